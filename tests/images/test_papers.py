"""A PDF says how many pages it has, and its first one is the cover, the same on every machine."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter

from plnfolio.images.papers import BadPaperError, Papers
from sites.building import Built, Workshop, build_in
from sites.crawl import crawl
from sites.text import PNG

pytestmark = pytest.mark.usefixtures("without_search")

HERE = "content/artifacts/poster"
TEXT = "---\ntitle: The poster\ndate: 2023-04-11\nsummary: A poster.\n{}---\n"


def written(face: str = "Helvetica", words: str = "Wash your hands", pages: int = 1) -> bytes:
    """A PDF that asks for a face and does not hold it."""
    shown = f"BT /F1 40 Tf 20 60 Td ({words}) Tj ET".encode()
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]"
    page += b"/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % pages,
        b"<</Type/Font/Subtype/TrueType/BaseFont/" + face.encode() + b">>",
        b"<</Length %d>>stream\n" % len(shown) + shown + b"\nendstream",
        *[page] * pages,
    ]
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj" % number + one + b"endobj\n"
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n" % count + b"".join(places)
    return (
        data
        + table
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            count,
            len(data),
        )
    )


def locked() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def looked_at(folder: Path, data: bytes) -> tuple[int, Image.Image]:
    (folder / "a.pdf").write_bytes(data)
    paper = Papers(folder, folder / "kept").look("a.pdf")
    assert paper
    return paper.pages, Image.open(paper.picture)


@pytest.fixture
def site(workshop: Workshop) -> Built:
    files = {f"{HERE}/index.md": TEXT.format(""), f"{HERE}/poster.pdf": written(pages=2)}
    return workshop.build(files, base_url="https://example.org")


def test_a_paper_has_its_pages_its_size_and_its_first_page(site: Built) -> None:
    assert site.shown == ""
    page = site.page("/artifacts/poster/")
    assert " ".join(page.one("p.file").text.split()) == "Open the artifact PDF · 2 pages · 1 KB"
    cover = page.one("div.cover").one("img").attributes
    assert cover["src"] == "../../artifacts/poster/poster-page-1.png"
    assert (cover["alt"], cover["width"], cover["height"]) == ("The poster", "960", "480")
    assert cover["fetchpriority"] == "high"
    (source,) = page.one("div.cover").all("source")
    assert "poster-page-1-480.webp 480w" in source.attributes["srcset"]
    shared = [m.attributes.get("content", "") for m in page.all("meta")]
    assert "https://example.org/artifacts/poster/poster-page-1.png" in shared
    assert crawl(site.output).broken == []


def test_a_cover_of_the_author_goes_before(workshop: Workshop) -> None:
    files = {
        f"{HERE}/index.md": TEXT.format("cover: own.png\n"),
        f"{HERE}/own.png": PNG,
        f"{HERE}/poster.pdf": written(),
    }
    site = workshop.build(files)
    cover = site.page("/artifacts/poster/").one("div.cover").one("img")
    assert cover.attributes["src"].endswith("/own.png")
    assert not [path for path in site.files() if "page-1" in path]


def test_a_picture_of_that_name_is_another(workshop: Workshop) -> None:
    files = {
        f"{HERE}/index.md": TEXT.format("") + "![A square](Poster-page-1.png)",
        f"{HERE}/Poster-page-1.png": PNG,
        f"{HERE}/poster.pdf": written(),
    }
    site = workshop.build(files)
    assert site.shown == ""
    assert site.files()["artifacts/poster/Poster-page-1.png"] == PNG
    assert "artifacts/poster/poster-page-1-.png" in site.files()


def test_the_name_of_a_paper_may_have_any_sign(workshop: Workshop) -> None:
    files = {f"{HERE}/index.md": TEXT.format(""), f"{HERE}/My #1 100 %20? é.pdf": written()}
    site = workshop.build(files)
    assert site.shown == ""
    assert len(site.page("/artifacts/poster/").all("div.cover")) == 1
    assert crawl(site.output).broken == []


def test_only_the_first_of_several_files_is_the_cover(workshop: Workshop) -> None:
    files = {
        f"{HERE}/index.md": TEXT.format("file: [notes.txt, poster.pdf]\n"),
        f"{HERE}/notes.txt": "1",
        f"{HERE}/poster.pdf": written(pages=3),
    }
    page = workshop.build(files).page("/artifacts/poster/")
    assert page.all("div.cover") == []
    assert "3 pages" in page.all("p.file")[1].text


def test_what_has_not_changed_is_not_looked_at_again(site: Built) -> None:
    kept = sorted((site.folder / ".plnfolio/papers").glob("*/first.png"))
    before = kept[0].stat()
    index = site.folder / HERE / "index.md"
    index.write_text(TEXT.format("") + "More.", encoding="utf-8")
    again = build_in(site.folder, base_url="https://example.org")
    assert again.result
    assert again.result.files.written == 2
    assert kept[0].stat() == before


def test_another_paper_has_another_cover(site: Built, workshop: Workshop) -> None:
    other = written(words="And dry them")
    (site.folder / HERE / "poster.pdf").write_bytes(other)
    again = build_in(site.folder, base_url="https://example.org")
    files = {f"{HERE}/index.md": TEXT.format(""), f"{HERE}/poster.pdf": other}
    assert again.files() == workshop.build(files, base_url="https://example.org").files()
    assert len([*(site.folder / ".plnfolio/papers").glob("*/first.png")]) == 1


@pytest.mark.parametrize("face", ["NotoSansThai", "DejaVuSans", "LiberationSans"])
def test_no_font_of_the_machine_is_asked_for(face: str, tmp_path: Path) -> None:
    _, found = looked_at(tmp_path, written(face))
    _, nobodys = looked_at(tmp_path, written(f"Nobodys{face}"))
    assert found.tobytes() == nobodys.tobytes()
    assert found.getextrema()[0][0] < 99  # it has letters all the same


def test_a_locked_paper_is_said_and_has_no_cover(tmp_path: Path) -> None:
    with pytest.raises(BadPaperError, match="password"):
        looked_at(tmp_path, locked())


@pytest.mark.parametrize("data", [written()[:99], written().replace(b"Page", b"Leaf")])
def test_a_damaged_paper_is_said(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(BadPaperError, match="damaged"):
        looked_at(tmp_path, data)


def test_what_is_called_a_paper_and_is_none_is_a_file(tmp_path: Path) -> None:
    for data in (b"", b"1", b"%PDF", b"%PDF-1.7\nNotes."):
        (tmp_path / "a.pdf").write_bytes(data)
        assert Papers(tmp_path, tmp_path / "kept").look("a.pdf") is None
