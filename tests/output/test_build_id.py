"""``build.json`` says which build a site is: another one for other bytes, and for nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sites.building import Built, Workshop, build_in

pytestmark = pytest.mark.usefixtures("without_search", "quick_painter")

SITE = """
=== content/posts/one.md
---
title: One
date: 2023-04-11
---
The first.

=== content/static/a.txt
A file.
"""


def said(built: Built) -> str:
    """The id of a build; the file holds nothing else."""
    data = json.loads(built.text("build.json"))
    assert list(data) == ["build"]
    assert re.fullmatch("[0-9a-f]{24}", data["build"])
    return str(data["build"])


def test_the_same_site_is_the_same_build(workshop: Workshop) -> None:
    one, other = workshop.build(SITE), workshop.build(SITE)
    assert said(one) == said(other) == said(build_in(one.folder))


def edited(path: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / path).write_text(text, "utf-8")


@pytest.mark.parametrize(
    "change",
    [
        edited("content/posts/one.md", "---\ntitle: One\ndate: 2023-04-11\n---\nAnother.\n"),
        edited("content/static/a.txt", "Another file.\n"),
        edited("content/static/b.txt", "One more.\n"),
        lambda folder: (folder / "content/static/a.txt").unlink(),
        lambda folder: (folder / "content/static/a.txt").rename(folder / "content/static/c.txt"),
    ],
)
def test_another_site_is_another_build(
    change: Callable[[Path], object], workshop: Workshop
) -> None:
    built = workshop.build(SITE)
    before = said(built)
    change(built.folder)
    after = said(build_in(built.folder))
    assert after != before
    assert after == said(build_in(built.folder, built.folder / "elsewhere"))


def test_what_changes_no_byte_is_no_other_build(workshop: Workshop) -> None:
    built = workshop.build(SITE)
    before = said(built)
    edited("content/site.yaml", "title: Learning in public\nauthor: Ada Okafor\npublish: zip\n")(
        built.folder
    )
    assert said(build_in(built.folder)) == before


def test_no_other_file_holds_the_id(workshop: Workshop) -> None:
    built = workshop.build(SITE)
    files = built.files()
    holding = {path for path, data in files.items() if said(built).encode() in data}
    assert holding == {"build.json"}


def test_a_file_of_that_name_of_the_authors_has_its_place(workshop: Workshop) -> None:
    built = workshop.build(f"{SITE}\n=== content/static/build.json\n{{}}\n")
    assert built.text("build.json") == "{}\n"
