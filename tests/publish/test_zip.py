"""A zip file of the site: the same bytes for the same site, and nobody else’s file is lost."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from publish.publishing import SITE, edit
from sites.building import Workshop, call, contents

pytestmark = pytest.mark.usefixtures("without_search", "quick_painter")


@pytest.fixture
def site(workshop: Workshop) -> Path:
    return workshop.folder(SITE.replace("publish: netlify\n", ""))


def unpacked(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as found:
        assert found.testzip() is None
        return {name: found.read(name) for name in found.namelist()}


def test_it_holds_the_site_and_says_where_to_drop_it(site: Path) -> None:
    ran = call("publish", "zip", cwd=site)
    assert ran.code == 0
    assert "Your site is in public.zip. Drop it on https://app.netlify.com/drop\n" in ran.out
    assert unpacked(site / "public.zip") == contents(site / "public")


def test_the_same_site_is_the_same_file(site: Path) -> None:
    call("publish", "zip", cwd=site)
    first = (site / "public.zip").read_bytes()
    assert "Nothing has changed" in call("publish", "zip", cwd=site).out
    for file in (site / "public").rglob("*"):
        os.utime(file, (1, 1))
    (site / "public.zip").unlink()
    call("publish", "zip", cwd=site)
    assert (site / "public.zip").read_bytes() == first


def test_a_changed_site_is_packed_anew(site: Path) -> None:
    call("publish", "zip", cwd=site)
    edit(site, "content/posts/one.md", "The first.", "The very first.")
    assert call("publish", "zip", cwd=site).code == 0
    assert unpacked(site / "public.zip") == contents(site / "public")


@pytest.mark.parametrize("kind", ["zip", "text", "folder"])
def test_what_somebody_else_put_there_is_left_alone(kind: str, site: Path) -> None:
    file = site / "public.zip"
    if kind == "zip":
        with zipfile.ZipFile(file, "w") as theirs:
            theirs.writestr("letter.txt", "Dear Ada")
    elif kind == "text":
        file.write_bytes(b"not even a zip")
    else:
        file.mkdir()
    before = file.read_bytes() if file.is_file() else b""
    ran = call("publish", "zip", cwd=site)
    assert ran.code == 1
    assert "public.zip already, which plnfolio has not made" in ran.err
    assert (file.read_bytes() if file.is_file() else b"") == before


def test_there_is_no_preview_in_a_file(site: Path) -> None:
    ran = call("publish", "zip", "--draft", cwd=site)
    assert (ran.code, "a zip file is no preview" in ran.err) == (2, True)


def test_without_a_site_there_is_nothing_to_publish(tmp_path: Path) -> None:
    ran = call("publish", "zip", cwd=tmp_path)
    assert (ran.code, "content/site.yaml is missing" in ran.err) == (2, True)


def test_only_pages_of_texts_are_handed_in(site: Path) -> None:
    edit(site, "content/site.yaml", "title:", "base_url: https://ada.example.org\ntitle:")
    assert call("build", cwd=site).code == 0
    (site / "content/posts/one.md").unlink()
    (site / "content/posts/two.md").rename(site / "content/posts/moved.md")
    edit(site, "content/site.yaml", "title:", "gone: /posts/one/\ntitle:")
    ran = call("publish", "zip", cwd=site)
    assert ran.out.endswith("To hand in:\n  /posts/moved/  new\n"), ran
