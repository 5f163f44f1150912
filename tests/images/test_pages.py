"""What a site with pictures looks like from outside: its pages, its files, what is kept of it."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from images.painting import (
    ORIENTATION,
    SECRET,
    corners,
    exif,
    gif,
    in_srgb,
    jpeg,
    opened,
    png,
    profile,
    quarters,
    saved,
    webp,
)
from sites.building import Built, Workshop, build_in, contents, run
from sites.dom import Node

pytestmark = pytest.mark.usefixtures("without_search")

HEAD = "---\ntitle: Pictures\ndate: 2023-04-11\n---\n"
PHOTO = jpeg(quarters(1200, 900), 6)
STRIP = jpeg(quarters(40, 500), 6)
"""A photo that is wide enough to have a width, and soon made."""
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><script/></svg>'
CONFIG = "title: Site\nauthor: Ada\nbase_url: https://ada.example\n"
POST = "content/posts/one/index.md"

Files = dict[str, str | bytes]


def site(text: str, **pictures: bytes) -> Files:
    """A post with pictures beside it; ``photo__jpg`` is ``photo.jpg``."""
    named = {f"content/posts/one/{k.replace('__', '.')}": v for k, v in pictures.items()}
    return {POST: HEAD + text, "content/site.yaml": CONFIG, **named}


def images(built: Built, address: str = "/posts/one/") -> list[Node]:
    assert built.result, built.shown
    return built.page(address).one("article").all("img")


def kept(folder: Path) -> set[str]:
    return {path.name for path in (folder / ".plnfolio/images").iterdir() if path.is_dir()}


def test_a_photo_is_shown_in_widths_with_its_size(workshop: Workshop) -> None:
    built = workshop.build(site("![A map](photo.jpg)", photo__jpg=PHOTO))
    picture = built.page("/posts/one/").one("picture")
    source, image = picture.one("source").attributes, picture.one("img").attributes
    assert source["type"] == "image/webp"
    assert re.findall(r"([^/ ]+ \d+w)", source["srcset"]) == [
        "photo-480.webp 480w",
        "photo-900.webp 900w",
    ]
    assert source["sizes"].endswith("100vw")
    assert image["src"].endswith("/photo.jpg")
    assert (image["alt"], image["width"], image["height"]) == ("A map", "900", "1200")
    assert image["decoding"] == "async"
    for width in (480, 900):
        assert opened(built.files()[f"posts/one/photo-{width}.webp"]).width == width


def test_no_byte_of_the_site_tells_where_a_photo_was_taken(workshop: Workshop) -> None:
    built = workshop.build(
        site(
            "![A](a.jpg) ![B](b.png) ![C](c.gif)\n\n:::{figure} a.jpg\n:alt: D\n:::\n",
            a__jpg=PHOTO, b__png=png(quarters(900, 500)), c__gif=gif(quarters(30, 20)),
        )
    )  # fmt: skip
    assert len(images(built)) == 4
    assert [name for name, data in built.files().items() if SECRET.encode() in data] == []


def test_the_first_picture_comes_early_and_those_below_wait(workshop: Workshop) -> None:
    files = site("![A](a.jpg)\n\n![B](a.jpg)\n", a__jpg=STRIP)
    files["content/posts/two.md"] = HEAD + "Long. " * 700 + "\n\n![A](one/a.jpg)\n"
    built = workshop.build(files)
    first, second = (image.attributes for image in images(built))
    assert (first["fetchpriority"], first.get("loading")) == ("high", None)
    assert (second.get("fetchpriority"), second["loading"]) == (None, "lazy")
    (deep,) = images(built, "/posts/two/")
    assert deep.attributes["loading"] == "lazy"


SIZES = {
    "{width=300}": ("300", "400"),
    '{height="300px"}': ("225", "300"),
    "{width=50%}": ("360", "480"),
    "{width=2in}": ("192", "256"),
    "{width=90 height=90}": ("90", "90"),
    "{width=wide}": ("900", "1200"),
}


@pytest.fixture(scope="module")
def sized(workshop: Workshop) -> dict[str, Node]:
    """One picture in all sizes, each in a line of its own."""
    text = "\n\n".join(f"![A](a.jpg){wanted}" for wanted in SIZES)
    return dict(zip(SIZES, images(workshop.build(site(text, a__jpg=PHOTO))), strict=True))


@pytest.mark.parametrize("wanted", SIZES)
def test_a_size_of_the_authors_keeps_the_proportions(wanted: str, sized: dict[str, Node]) -> None:
    image = sized[wanted].attributes
    assert (image["width"], image["height"]) == SIZES[wanted]


def test_pictures_of_one_name_do_not_get_in_each_others_way(workshop: Workshop) -> None:
    built = workshop.build(
        site(
            "![A](a.jpg) ![B](a.png) ![C](b.tif) ![D](b-480.webp)",
            a__jpg=PHOTO, a__png=png(quarters(900, 500)), b__tif=saved(quarters(600, 40), "TIFF"),
            **{"b-480__webp": saved(quarters(30, 20), "WEBP")},
        )
    )  # fmt: skip
    shown = [image.attributes["src"].rpartition("/")[2] for image in images(built)]
    assert shown == ["a.jpg", "a.png", "b-tif.jpg", "b-480.webp"]
    folder = {path.name for path in (built.output / "posts/one").iterdir()}
    assert {"a-jpg-480.webp", "a-png-480.webp", "b-tif-480.webp"} <= folder
    assert opened(built.files()["posts/one/b-480.webp"]).size == (30, 20)


def test_a_photo_of_an_iphone_is_shown_as_jpeg_and_can_be_linked_to(workshop: Workshop) -> None:
    photo = saved(quarters(40, 30), "HEIF")
    built = workshop.build(site("![A](a.heic) [all of it](a.heic)", a__heic=photo))
    (image,) = images(built)
    assert image.attributes["src"].endswith("/a.jpg")
    assert corners(opened(built.files()["posts/one/a.jpg"])) == "RGBW"
    assert built.files()["posts/one/a.heic"] == photo


def test_a_webp_is_itself_the_widest_of_its_files(workshop: Workshop) -> None:
    built = workshop.build(site("![A](a.webp)", a__webp=webp(quarters(900, 600))))
    source = built.page("/posts/one/").one("source").attributes["srcset"]
    assert re.findall(r"([^/ ]+ \d+w)", source) == ["a-480.webp 480w", "a.webp 900w"]
    pictures = {name for name in built.files() if name.endswith(".webp")}
    assert pictures == {"posts/one/a-480.webp", "posts/one/a.webp"}


def test_a_drawing_gets_a_size_and_loses_its_script(workshop: Workshop) -> None:
    built = workshop.build(site("![A](a.svg) ![B](a.svg#part)", a__svg=DRAWING))
    first, second = (image.attributes for image in images(built))
    assert (first["width"], first["height"]) == ("40", "30")
    assert second["src"].endswith("/a.svg#part")
    assert b"script" not in built.files()["posts/one/a.svg"]


def test_static_files_and_what_is_only_linked_to_stay_as_they_are(workshop: Workshop) -> None:
    files = site('[large](a.jpg) <img src="b.jpg" alt="">', a__jpg=STRIP, b__jpg=STRIP)
    files["content/static/c.jpg"] = STRIP
    built = workshop.build(files)
    for path in ("posts/one/a.jpg", "posts/one/b.jpg", "c.jpg"):
        assert built.files()[path] == STRIP


@pytest.mark.parametrize("target", ["/pics/a.jpg", "../../static/pics/a.jpg#x"])
def test_a_static_picture_is_shown_as_it_is_in_its_size(target: str, workshop: Workshop) -> None:
    files = site(f"![A]({target})")
    files["content/static/pics/a.jpg"] = PHOTO
    built = workshop.build(files)
    for _ in range(2):
        (image,) = images(built)
        assert "/pics/a.jpg" in image.attributes["src"]
        assert (image.attributes["width"], image.attributes["height"]) == ("900", "1200")
        assert built.files()["pics/a.jpg"] == PHOTO
        assert not built.page("/posts/one/").all("picture")
        built = build_in(built.folder)


def test_a_static_picture_that_browsers_do_not_show_is_said(workshop: Workshop) -> None:
    files = site("![A](/a.heic)")
    files["content/static/a.heic"] = saved(quarters(40, 30), "HEIF")
    assert "put it beside the text" in workshop.build(files).shown


def test_addresses_in_the_feed_are_absolute(workshop: Workshop) -> None:
    built = workshop.build(site("![A](a.jpg)", a__jpg=PHOTO))
    feed = built.text("feed.xml")
    for name in ("a.jpg", "a-480.webp 480w", "a-900.webp 900w"):
        assert f"https://ada.example/posts/one/{name}" in feed
    assert "../a" not in feed


def test_a_second_build_opens_no_picture(workshop: Workshop) -> None:
    folder = workshop.folder(site("![A](a.jpg)", a__jpg=STRIP))
    trace = {"PYTHONPROFILEIMPORTTIME": "1"}
    assert re.search(r"\bPIL\.Image$", run("build", cwd=folder, env=trace).err, re.MULTILINE)
    first = contents(folder / "public")
    (folder / "content/static").mkdir()
    (folder / "content/static/one.txt").touch()
    again = run("build", cwd=folder, env=trace)
    assert "plnfolio.images.gallery" in again.err
    assert not re.search(r"\bPIL\b|ElementTree\.XMLParser|concurrent", again.err)
    added = {"one.txt", ".plnfolio", "build.json"}
    assert {
        path: data for path, data in contents(folder / "public").items() if path not in added
    } == {path: data for path, data in first.items() if path not in added}


def test_a_site_without_pictures_does_not_load_pillow(workshop: Workshop) -> None:
    built = run("build", cwd=workshop.folder(site("")), env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert built.code == 0
    assert not re.search(r"\bPIL\b", built.err)


def test_touching_a_picture_or_building_elsewhere_makes_the_same_files(workshop: Workshop) -> None:
    files = site("![A](a.jpg) ![B](b.svg)", a__jpg=STRIP, b__svg=DRAWING)
    first, second = workshop.build(files), workshop.build(files)
    assert first.files() == second.files()
    os.utime(first.folder / "content/posts/one/a.jpg", (1, 1))
    assert build_in(first.folder).files() == second.files()
    assert kept(first.folder) == kept(second.folder)


@pytest.mark.parametrize(
    "harm", ["cut off", "a byte", "missing", "no facts", "a digit", "no list", "a torn list"]
)
def test_what_is_kept_is_made_again_when_it_is_harmed(harm: str, workshop: Workshop) -> None:
    built = workshop.build(site("![A](a.jpg)", a__jpg=STRIP))
    before = built.files()
    store = built.folder / ".plnfolio/images"
    (key,) = kept(built.folder)
    match harm:
        case "cut off":
            file = store / key / "480.webp"
            file.write_bytes(file.read_bytes()[:-10])
        case "a byte":
            for file in (store / key).glob("*.webp"):
                file.write_bytes(file.read_bytes()[:-1] + b"x")
        case "missing":
            (store / key / "original").unlink()
        case "no facts":
            (store / key / "facts.json").write_text("{}")
        case "a digit":
            facts = (store / key / "facts.json").read_text()
            (store / key / "facts.json").write_text(facts.replace('"width": 5', '"width": 4'))
        case "no list":
            (store / "seen.json").unlink()
        case "a torn list":
            (store / "seen.json").write_text('{"a": [')
    shutil.rmtree(built.output)
    assert build_in(built.folder).files() == before


def test_a_picture_that_is_gone_is_said_where_it_was_shown_and_nowhere_else(
    workshop: Workshop,
) -> None:
    folder = workshop.folder(site("![A](a.jpg)", a__jpg=STRIP))
    assert build_in(folder).result
    (folder / "content/posts/one/a.jpg").unlink()
    assert [one.code for one in build_in(folder).problems] == ["missing-image"]


def test_a_picture_that_changes_is_made_anew_and_the_old_one_forgotten(workshop: Workshop) -> None:
    built = workshop.build(site("![A](a.jpg)", a__jpg=STRIP))
    before = kept(built.folder)
    (built.folder / "content/posts/one/a.jpg").write_bytes(jpeg(quarters(500, 40), 3))
    again = build_in(built.folder)
    assert corners(opened(again.files()["posts/one/a.jpg"])) == "WBGR"
    assert len(kept(built.folder)) == 1
    assert not kept(built.folder) & before
    (built.folder / POST).write_text(HEAD, encoding="utf-8")
    assert build_in(built.folder).files().keys() & {"posts/one/a.jpg"} == set()
    assert kept(built.folder) == set()


def test_the_pictures_of_drafts_are_kept_between_looking_and_building(workshop: Workshop) -> None:
    files = site("![A](a.svg)", a__svg=DRAWING)
    files["content/posts/two/index.md"] = HEAD.replace("date", "draft: true\ndate") + "![B](b.jpg)"
    files["content/posts/two/b.jpg"] = STRIP
    folder = workshop.folder(files)
    build_in(folder, drafts=True)
    seen = kept(folder)
    assert len(seen) == 2
    built = build_in(folder)
    assert kept(folder) == seen
    assert not any("b.jpg" in name or "b-480" in name for name in built.files())


def test_a_damaged_photo_is_said_wherever_it_is_shown(workshop: Workshop) -> None:
    files = site("![A](a.jpg)\n\n![B](a.jpg)", a__jpg=STRIP[: len(STRIP) // 2])
    files["content/posts/one/b.jpg"] = STRIP
    built = workshop.build(files)
    assert [(p.code, p.span.line) for p in built.problems] == [
        ("broken-image", 5),
        ("broken-image", 7),
    ]
    assert "“a.jpg” is damaged" in built.shown


def test_a_folder_that_cannot_be_written_is_said(workshop: Workshop) -> None:
    files = site("![A](a.svg)", a__svg=DRAWING)
    files[".plnfolio/images"] = "a file where the folder should be"
    built = workshop.build(files)
    assert [(p.code, p.span.path) for p in built.problems] == [
        ("unwritable-folder", ".plnfolio/images")
    ]


def test_one_picture_in_two_files_is_made_once(workshop: Workshop) -> None:
    built = workshop.build(site("![A](a.jpg) ![B](b.jpg)", a__jpg=STRIP, b__jpg=STRIP))
    assert len(kept(built.folder)) == 1
    assert built.files()["posts/one/a-480.webp"] == built.files()["posts/one/b-480.webp"]


EXPORT = "content/artifacts/module"
COURSE = "---\ntitle: Module\ndate: 2023-04-11\nfile: course\n---\nMade.\n"


def course(**beside: bytes) -> Files:
    """An artifact that is an exported course; ``a__jpg`` is ``a.jpg`` in it."""
    pictures = {f"{EXPORT}/course/pics/{k.replace('__', '.')}": v for k, v in beside.items()}
    page = "<img src=pics/a.jpg><script>run()</script>"
    return {
        f"{EXPORT}/index.md": COURSE,
        f"{EXPORT}/course/index.html": page,
        f"{EXPORT}/course/data.bin": b"GIF89a but no picture",
        **pictures,
    }


def test_photos_in_an_exported_course_tell_no_place_and_look_the_same(workshop: Workshop) -> None:
    beside = {
        "a__jpg": jpeg(quarters(1200, 900), 6, icc_profile=profile()),
        "b__PNG": png(quarters(900, 500)),
        "c__gif": gif(quarters(30, 20), quarters(30, 20).rotate(90)),
        "d__webp": webp(quarters(700, 500)),
        "e__png": jpeg(quarters(50, 40)),
        "f__jpg": saved(quarters(50, 40), "JPEG"),
        "g__svg": DRAWING,
        "h__png": b"",
        "i__avif": saved(quarters(50, 40), "AVIF", exif=exif()),
    }
    built = workshop.build(course(**beside))
    assert "h.png" not in built.shown
    folder = "artifacts/module/course/"
    there = {
        name.removeprefix(folder): data
        for name, data in built.files().items()
        if name.startswith(folder)
    }
    for name, data in beside.items():
        shown = there[f"pics/{name.replace('__', '.')}"]
        assert SECRET.encode() not in shown
        if name[0] in "gh":
            assert shown == data
            continue
        before, after = opened(data), opened(shown)
        assert (after.format, after.size) == (before.format, before.size)
        assert after.tobytes() == before.tobytes()
        assert after.getexif().get(ORIENTATION, 1) == before.getexif().get(ORIENTATION, 1)
    assert in_srgb(opened(there["pics/a.jpg"])).tobytes() == (
        in_srgb(opened(beside["a__jpg"])).tobytes()
    )
    assert there["index.html"] == course()[f"{EXPORT}/course/index.html"].encode()
    assert there["data.bin"] == b"GIF89a but no picture"


def test_a_photo_that_breaks_off_in_a_course_is_published_and_said(workshop: Workshop) -> None:
    broken = PHOTO[: len(PHOTO) // 2]
    built = workshop.build(course(a__jpg=broken))
    assert [(p.code, p.severity, p.span.path) for p in built.problems] == [
        ("broken-image", "warning", f"{EXPORT}/course/data.bin"),
        ("broken-image", "warning", f"{EXPORT}/course/pics/a.jpg"),
    ]
    assert built.files()["artifacts/module/course/pics/a.jpg"] == broken
    assert build_in(built.folder).shown == built.shown


def test_the_original_of_a_course_is_not_touched_and_is_made_once(workshop: Workshop) -> None:
    built = workshop.build(course(a__jpg=STRIP))
    assert (built.folder / EXPORT / "course/pics/a.jpg").read_bytes() == STRIP
    first = built.files()
    assert len(kept(built.folder)) == 1
    assert build_in(built.folder).files() == first
    shutil.rmtree(built.output)
    assert build_in(built.folder).files() == first


def test_a_photo_of_a_course_may_be_shown_on_a_page_and_again_not(workshop: Workshop) -> None:
    built = workshop.build(course(a__jpg=STRIP))
    alongside = built.files()
    index = built.folder / EXPORT / "index.md"
    index.write_text(f"{COURSE}![A](course/pics/a.jpg)\n", encoding="utf-8")
    shown = build_in(built.folder)
    assert "artifacts/module/course/pics/a-480.webp" in shown.files()
    index.write_text(COURSE, encoding="utf-8")
    assert build_in(built.folder).files() == alongside


def test_a_drawing_has_a_companion_for_dark_pages(workshop: Workshop) -> None:
    files = site("![A map](map.svg)", map__svg=DRAWING, map__dark__svg=DRAWING)
    built = workshop.build(files)
    picture = built.page("/posts/one/").one("picture")
    assert [(one.tag, one.attributes.get("srcset")) for one in picture.all("source")] == [
        ("source", "../../posts/one/map.dark.svg")
    ]
    assert picture.one("source").attributes["media"].endswith("(prefers-color-scheme: dark)")
    assert picture.one("img").attributes["src"] == "../../posts/one/map.svg"
    made = built.text("posts/one/map.dark.svg")
    assert "<script" not in made
    feed = built.text("feed.xml")
    assert "one/map.svg" in feed
    assert "map.dark.svg" not in feed


def test_a_photo_for_dark_pages_comes_in_widths_too(workshop: Workshop) -> None:
    files = site("![A map](photo.jpg)", photo__jpg=PHOTO, photo__dark__jpg=PHOTO)
    sources = workshop.build(files).page("/posts/one/").one("picture").all("source")
    told = [(one.attributes.get("class"), one.attributes.get("type")) for one in sources]
    assert told == [("on-dark", "image/webp"), ("on-dark", None), (None, "image/webp")]


def test_a_companion_shown_by_itself_is_a_picture_as_others(workshop: Workshop) -> None:
    built = workshop.build(site("![A map](map.dark.svg)", map__dark__svg=DRAWING))
    assert built.page("/posts/one/").all("picture") == []
    assert images(built)[0].attributes["src"] == "../../posts/one/map.dark.svg"


def test_a_companion_comes_and_goes(workshop: Workshop) -> None:
    built = workshop.build(site("![A map](map.svg)", map__svg=DRAWING))
    beside = built.folder / "content/posts/one/map.dark.svg"
    for there in (True, False):
        if there:
            beside.write_bytes(DRAWING)
        else:
            beside.unlink()
        again = build_in(built.folder)
        assert bool(again.page("/posts/one/").all("picture")) == there
        assert ("posts/one/map.dark.svg" in again.files()) == there
