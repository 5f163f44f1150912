"""Files that go away, or become folders, while a build is at work: said or passed over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from plnfolio.commands import build as command
from plnfolio.pipeline import build, prepare
from sites.building import Workshop, call
from sites.text import files_of

pytestmark = pytest.mark.usefixtures("without_search")

SITE = """
=== content/posts/one.md
---
title: One
date: 2023-04-11
---
See ![a square](square.png), [the notes](notes.pdf), [the card](../artifacts/card/index.md) and
@hooks1994.

=== content/posts/square.png [png]

=== content/posts/notes.pdf
Notes.

=== content/pages/about.md
---
title: About
---
Text.

=== content/artifacts/card/index.md
---
title: A card
date: 2023-04-11
file: [module, unit.zip]
---
Text.

=== content/artifacts/card/module/index.html
<p>A course.

=== content/artifacts/card/unit.zip [zip]
story.html = <p>Another.

=== content/static/robots.txt
User-agent: *

=== content/networks/mine.yaml
title: Mine
networks:
  - name: The book club

=== content/references.yaml
- id: hooks1994
  type: book
  title: Teaching to transgress
  author: [{family: hooks, given: b.}]
  issued: 1994

=== content/site.yaml
title: T
author: A
theme: harbour

=== themes/harbour/theme.yaml
extends: folio

=== overrides/assets/custom.css
p { color: red }

=== overrides/strings/en.yaml
skip: Skip

=== overrides/templates/post.html
{% extends "!parent/post.html" %}
"""

PATHS = [path for path in files_of(SITE) if "/" in path]
Hand = Callable[[Path], None]


def taken_away(path: Path) -> None:
    path.unlink()


def made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def whole_folder(path: Path) -> None:
    rmtree(path.parent)


HANDS: tuple[Hand, ...] = (taken_away, made_a_folder, whole_folder)
MOMENTS = {
    "seen": (command, "list_inputs"),
    "read": (prepare, "_texts"),
    "composed": (build, "writing"),
}


def test_the_site_builds_where_nothing_happens(workshop: Workshop) -> None:
    assert call("build", cwd=workshop.folder(SITE)).code == 0


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("path", PATHS)
def test_a_file_that_goes_away_meanwhile_is_no_traceback(
    path: str, moment: str, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Each way with each file and at each moment would be as much again, twice.
    hand = HANDS[(PATHS.index(path) + list(MOMENTS).index(moment)) % len(HANDS)]
    folder = workshop.folder(SITE)
    owner, name = MOMENTS[moment]
    usual = getattr(owner, name)

    def meddled(*given: object, **named: object) -> object:
        result = usual(*given, **named) if moment == "seen" else None
        if (folder / path).exists():
            hand(folder / path)
        return result or usual(*given, **named)

    monkeypatch.setattr(owner, name, meddled)
    ran = call("build", cwd=folder)
    assert ran.code in (0, 1)
    assert (ran.code == 1) == ("error[" in ran.err)
    assert (folder / "public/index.html").is_file() == (ran.code == 0)
