"""What Pandoc itself makes of an export: no warning, no word missing. In the longer run alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from plnfolio.html_tree import html_tree
from plnfolio.pipeline.build import build
from plnfolio.pipeline.exporting import export
from plnfolio.pipeline.manuscripts import manuscripts
from plnfolio.pipeline.prepare import Prepared
from plnfolio.pipeline.request import BuildRequest, Result
from plnfolio.read.reading import Reading
from sites.building import CHECKOUT, NOW
from sites.trying import TORTURE

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(not TORTURE, reason="Pandoc takes a second for each text; make torture"),
]

SITES = {"example": CHECKOUT, "starter": CHECKOUT / "generator/plnfolio/starter"}
_ROLES = ("doc-bibliography", "doc-backlink", "doc-noteref")


def pandoc() -> str:
    if found := os.environ.get("PANDOC") or shutil.which("pandoc"):
        return found
    return str(pytest.importorskip("pypandoc").get_pandoc_path())


def letters(element: Element) -> Counter[str]:
    """The letters of all words but those that a style makes: citations and their list."""
    said: Counter[str] = Counter()

    def walk(one: Element) -> None:
        classes = one.get("class", "").split()
        made = one.get("role") in _ROLES or one.get("id") == "refs" or "citation" in classes
        if one.tag == "svg" or made or {"footnote-ref", "footnote-back"} & {*classes}:
            return
        said.update(re.findall(r"\w", one.text or ""))
        for child in one:
            walk(child)
            said.update(re.findall(r"\w", child.tail or ""))

    walk(element)
    return said


@pytest.mark.parametrize("site", SITES)
def test_no_word_is_missing(site: str, tmp_path: Path) -> None:
    shutil.copytree(SITES[site] / "content", tmp_path / "content")
    request = BuildRequest(Reading(tmp_path, NOW), tmp_path / "public")
    pages: dict[str, str] = {}

    def use(prepared: Prepared, result: Result) -> None:
        export(prepared, request, ["markdown"], tmp_path / "export")
        for one in manuscripts(prepared):
            pages[f"{one.address.strip('/') or 'index'}.md"] = one.html

    build(request, use=use)
    for name, html in pages.items():
        file = tmp_path / "export/markdown" / name
        done = subprocess.run(
            [pandoc(), "--citeproc", "--to=html", file.name],
            cwd=file.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, ""), name
        assert not letters(html_tree(html)) - letters(html_tree(done.stdout)), name
