"""Texts that can be downloaded: offered with kind and size, and made anew only when they change."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from plnfolio.pdf import available
from sites.building import Workshop, call
from sites.extras import extras

pytestmark = pytest.mark.usefixtures("without_search")

SITE = """
=== content/site.yaml
title: Notes
author: Ada Berg
downloads: EPUB

=== content/posts/one.md
---
title: One
date: 2023-04-11
---
First. ![A square](square.png)

=== content/posts/square.png [png]

=== content/posts/two.md
---
title: Two
date: 2023-04-12
downloads: [pdf, epub]
---
Second.

=== content/posts/three.md
---
title: Three
date: 2023-04-13
downloads: []
---
Third.
"""
OFFER = re.compile(r'<p class="take-away">.*?</p>', re.DOTALL)


@pytest.fixture
def site(workshop: Workshop) -> Path:
    return workshop.folder(SITE)


def offers(site: Path, slug: str) -> list[str]:
    """What a page offers, in words."""
    html = (site / f"public/posts/{slug}/index.html").read_text("utf-8")
    return [" ".join(re.sub("<[^>]+>", "", one).split()) for one in OFFER.findall(html)]


def test_a_page_offers_what_its_author_says(site: Path) -> None:
    with extras({"typst": None}):
        done = call("build", cwd=site)
    assert done.code == 0
    made = site / "public/posts/one/one.epub"
    size = f"{round(made.stat().st_size / 1000)} KB"
    assert offers(site, "one") == [f"Download: EPUB · {size}"]
    assert offers(site, "three") == []
    with zipfile.ZipFile(io.BytesIO(made.read_bytes())) as book:
        assert "EPUB/media/posts-square.png" in book.namelist()
    assert not (site / "public/posts/three/three.epub").exists()


def test_without_typst_it_is_said_where_a_pdf_is_asked_for(site: Path) -> None:
    with extras({"typst": None}):
        done = call("build", cwd=site)
    assert "warning[no-download]: no PDF is offered, as that takes the extra “pdf”" in done.err
    assert "--> content/posts/two.md:4:1" in done.err
    assert 'help: pip install "plnfolio[pdf]"' in done.err
    assert offers(site, "two")[0].startswith("Download: EPUB")


def test_only_what_has_changed_is_made_anew(site: Path) -> None:
    with extras({"typst": None}):
        call("build", cwd=site)
        one = (site / "public/posts/one/one.epub").read_bytes()
        two = site / "content/posts/two.md"
        two.write_text(two.read_text("utf-8").replace("Second", "Another"), "utf-8")
        done = call("build", "--why", cwd=site)
    assert "posts/two/two.epub: its text changed" in done.out
    assert "posts/one/one.epub" not in done.out
    assert (site / "public/posts/one/one.epub").read_bytes() == one
    kept = {path.suffix for path in (site / ".plnfolio/downloads").iterdir()}
    assert kept == {".epub"}
    assert len(list((site / ".plnfolio/downloads").iterdir())) == 2


def test_what_is_offered_no_more_is_gone(site: Path) -> None:
    with extras({"typst": None}):
        call("build", cwd=site)
        config = site / "content/site.yaml"
        config.write_text(config.read_text("utf-8").replace("downloads: EPUB\n", ""), "utf-8")
        call("build", cwd=site)
    assert offers(site, "one") == []
    assert not (site / "public/posts/one/one.epub").exists()
    assert (site / "public/posts/two/two.epub").exists()


def test_what_plnfolio_cannot_make_is_said(site: Path) -> None:
    config = site / "content/site.yaml"
    config.write_text(config.read_text("utf-8").replace("EPUB", "docx"), "utf-8")
    done = call("build", cwd=site)
    assert done.code == 1
    assert "content/site.yaml:3:12" in done.err
    assert "write one of pdf and epub" in done.err


@pytest.mark.skipif(not available(), reason="the extra pdf is not installed")
def test_a_pdf_is_offered_where_it_can_be_made(site: Path) -> None:
    assert call("build", cwd=site).code == 0
    assert (site / "public/posts/two/two.pdf").read_bytes().startswith(b"%PDF-")
    assert re.match(r"Download: PDF · \d+ KB EPUB · \d+ KB", offers(site, "two")[0])
