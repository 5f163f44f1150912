"""A course in a zip file is unpacked once, and what is published of it is always what is in it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from sites.building import Built, Workshop, build_in
from sites.text import zipped

pytestmark = pytest.mark.usefixtures("without_search")

HERE = "content/artifacts/unit"
TEXT = "---\ntitle: Unit\ndate: 2023-04-11\nsummary: A unit.\n---\n"
PAGE = "<h1>Begin</h1>"
NOTED = b"taken at the kitchen table"


def photo(*, placed: bool = False) -> bytes:
    """A photo that tells more than it shows."""
    data = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = NOTED.decode()
    if placed:
        exif.get_ifd(0x8825)[2] = (48.0, 8.0, 6.0)
    Image.new("RGB", (9, 9), "teal").save(data, "JPEG", exif=exif)
    return data.getvalue()


COURSE: Mapping[str, str | bytes] = {"index.html": PAGE, "a/photo.jpg": photo(), "film.mp4": "1"}


@pytest.fixture
def site(workshop: Workshop) -> Built:
    return workshop.build({f"{HERE}/index.md": TEXT, f"{HERE}/unit.zip": zipped(COURSE)})


def kept(site: Built) -> dict[Path, tuple[int, int]]:
    found = (site.folder / ".plnfolio/packages").glob("*/*")
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in found}


def test_what_has_not_changed_is_not_unpacked_again(site: Built) -> None:
    before = kept(site)
    (site.folder / HERE / "index.md").write_text(f"{TEXT}More.\n", encoding="utf-8")
    again = build_in(site.folder)
    assert again.result
    assert again.result.files.written == 2  # the page, and which build it is
    assert kept(site) == before
    assert len(before) == 4


def test_another_course_takes_the_place_of_the_first(site: Built, workshop: Workshop) -> None:
    other = {**COURSE, "index.html": "<h1>Begin anew</h1>"}
    del other["film.mp4"]
    (site.folder / HERE / "unit.zip").write_bytes(zipped(other))
    again = build_in(site.folder)
    fresh = workshop.build({f"{HERE}/index.md": TEXT, f"{HERE}/unit.zip": zipped(other)})
    assert again.files() == fresh.files()
    assert again.text("artifacts/unit/unit/index.html") == "<h1>Begin anew</h1>"
    assert len(kept(site)) == 3


def test_a_course_whose_text_is_gone_is_forgotten(site: Built) -> None:
    (site.folder / HERE / "unit.zip").unlink()
    assert "artifacts/unit/unit/index.html" not in build_in(site.folder).files()
    assert kept(site) == {}


@pytest.mark.parametrize(
    "how", ["all is deleted", "one is deleted", "one is another", "one is cut"]
)
def test_whatever_befalls_what_is_kept_the_course_is_whole(how: str, site: Built) -> None:
    before = site.files()
    for file in kept(site):
        if how == "all is deleted" or (how == "one is deleted" and file.name == "1"):
            file.unlink()
        elif file.name.isdecimal() and how == "one is another":
            file.write_bytes(b"?" * file.stat().st_size)
        elif file.name.isdecimal() and how == "one is cut":
            file.write_bytes(b"")
    for file in (site.output / "artifacts").rglob("*.html"):
        file.unlink()
    assert build_in(site.folder).files() == before


def test_a_photo_in_a_zip_file_loses_what_it_tells(site: Built) -> None:
    there = site.files()["artifacts/unit/unit/a/photo.jpg"]
    assert NOTED in photo()
    assert NOTED not in there
    assert Image.open(io.BytesIO(there)).size == (9, 9)


def test_a_damaged_photo_is_said_at_the_zip_file(workshop: Workshop) -> None:
    course = zipped({"index.html": PAGE, "photo.jpg": photo()[:40]})
    site = workshop.build({f"{HERE}/index.md": TEXT, f"{HERE}/unit.zip": course})
    (problem,) = site.problems
    assert (problem.code, problem.span.path) == ("broken-image", f"{HERE}/unit.zip")
    assert "photo.jpg" in problem.message


def test_a_course_that_begins_to_keep_something_is_no_longer_framed(workshop: Workshop) -> None:
    site = workshop.build({f"{HERE}/index.md": TEXT, f"{HERE}/unit/index.html": PAGE})
    assert site.page("/artifacts/unit/").all("iframe")
    page = site.folder / HERE / "unit/index.html"
    page.write_text(f"{PAGE}<script>localStorage.at = 1</script>", encoding="utf-8")
    assert not build_in(site.folder).page("/artifacts/unit/").all("iframe")


def test_a_course_of_a_draft_leaves_no_trace(workshop: Workshop) -> None:
    draft = TEXT.replace("date", "draft: true\ndate")
    site = workshop.build({f"{HERE}/index.md": draft, f"{HERE}/unit.zip": zipped(COURSE)})
    assert not [path for path in site.files() if "unit" in path]
    assert kept(site) == {}


HANDOUTS: Mapping[str, Mapping[str, str | bytes]] = {
    "tells": {"plan.docx": "1", "a/home.jpg": photo(placed=True), "b.JPG": photo(placed=True)},
    "tells nothing": {"plan.docx": "1", "a.jpg": photo(), "b.png": "no picture", "c.jpg": ""},
}


@pytest.mark.parametrize("case", HANDOUTS)
def test_a_place_in_a_zip_file_to_take_away_is_said(case: str, workshop: Workshop) -> None:
    data = zipped(HANDOUTS[case])
    site = workshop.build({f"{HERE}/index.md": TEXT, f"{HERE}/handouts.zip": data})
    said = [(one.code, one.message) for one in site.problems]
    expected = [
        (
            "told-place",
            "photos in “handouts.zip” tell readers where they were taken: a/home.jpg and 1 more",
        )
    ]
    assert said == (expected if case == "tells" else [])
    assert site.files()["artifacts/unit/handouts.zip"] == data
    assert build_in(site.folder).shown == site.shown
