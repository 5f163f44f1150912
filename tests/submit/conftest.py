"""A site with a text of every sort that is handed in, built once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from plnfolio.kinds.search import PROGRAMS
from sites.building import Ran, Workshop, call
from sites.extras import extras
from sites.stand_ins import resvg_py

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><title>{0}</title></svg>'
POST = """---
title: Wards at night
date: 2023-04-11
updated: 2023-04-15
course: DL5763
module: Module 3
---
The first sentence stays. The nurse said nothing.

![A sketch](sketch.svg)

More [at home](../../pages/about.md), in [the sheet](../../static/sheet.txt)
and in [the list](../../static/list.html#top), [below](#below).

## Below

<div style="background: url(sketch.svg)"><img src="https://far.example/far.png" alt="Far"></div>

<iframe src="https://videos.example/1" title="A film"></iframe>
"""
FILES = {
    "content/site.yaml": (
        "title: Notes\nauthor: Ada Berg\nbase_url: https://ada.example\n"
        "courses:\n  DL5763: {title: Learning Together, institution: Example College, "
        "instructor: Mei Tan, term: Spring 2023}\n"
    ),
    "content/pages/about.md": "---\ntitle: About\n---\nMe.\n",
    "content/posts/wards/index.md": POST,
    "content/posts/wards/sketch.svg": SVG.format("A sketch"),
    "content/posts/second.md": (
        "---\ntitle: Second\ndate: 2023-05-01\ncourse: DL5763\nmodule: Module 10\n---\nWords.\n"
    ),
    "content/posts/sealed.md": "---\ntitle: Sealed\ndate: 2023-05-02\ndraft: true\n---\nNo.\n",
    "content/posts/later.md": "---\ntitle: Later\ndate: 2031-05-02\n---\nNot yet.\n",
    "content/artifacts/module/index.md": (
        "---\ntitle: A module\ndate: 2023-06-01\nfile: course\n---\nI made this.\n"
    ),
    "content/artifacts/module/course/index.html": (
        "<!doctype html><title>Course</title><link rel=stylesheet href=css/look.css>"
        '<p id=ran>Begin</p><script src="run.js"></script><a href="../../../posts/wards/">Back</a>'
    ),
    "content/artifacts/module/course/run.js": "ran.textContent = 'It runs';\n",
    "content/artifacts/module/course/css/look.css": "p { background: url(../dot.svg) }\n",
    "content/artifacts/module/course/dot.svg": SVG.format("A dot"),
    "content/static/sheet.txt": "A sheet.\n",
    "content/static/list.html": (
        '<!doctype html><html lang=en><title>A list</title><p id="top">x</p>'
        '<img src="dots/two.svg" alt="Two"><a href="sheet.txt">Sheet</a> <a href="posts/">All</a>'
    ),
    "content/static/dots/two.svg": SVG.format("Two dots"),
}


@dataclass(frozen=True)
class Hand:
    """A site, and what was handed in of it."""

    folder: Path

    def submit(self, *words: str) -> Ran:
        return call("submit", *words, cwd=self.folder)

    def verify(self, *words: str) -> Ran:
        return call("verify", *words, cwd=self.folder)

    def made(self, *words: str) -> dict[str, Any]:
        ran = self.submit(*words, "--json")
        assert ran.code == 0, ran.err
        found: dict[str, Any] = json.loads(ran.out)
        return found


@pytest.fixture(scope="module")
def quick() -> Iterator[None]:
    """Nothing is painted or searched, and there is no Typst: the PDF has tests of its own."""
    with ExitStack() as stack:
        stack.enter_context(extras({"resvg_py": resvg_py, "typst": None}))
        stack.enter_context(extras(dict.fromkeys(PROGRAMS)))
        yield


@pytest.fixture(scope="module")
def hand(quick: None, workshop: Workshop) -> Hand:
    found = Hand(workshop.folder(FILES))
    for slug in ("wards", "module"):
        assert found.submit(slug).code == 0
    return found
