"""What the proof-reader says, as a page of the server's own: it is read again at each save."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from plnfolio.diagnostics import Problem, listed
from plnfolio.serve.board import Shown
from plnfolio.serve.dress import plain_page
from plnfolio.serve.notes import item, notes

ADDRESS = "/_check/"
FILE = "_check/index.html"
"""The page’s name among the files of the site, none of which begins with an underscore."""

TITLE = "What the proof-reader says"
_Files = Sequence[tuple[str, Sequence[Problem]]]
_LEVELS = ("error", "warning", "hint")


def review_page(problems: Sequence[Problem], root: Path, shown: Shown, base: str = "") -> bytes:
    """All findings by file, with the lines around them; ``root`` is the site’s folder.

    What it lists does not lie over it besides, as it does over the pages of the site.
    """
    files = [
        (path, [*found]) for path, found in groupby(problems, lambda problem: problem.span.path)
    ]
    parts = "".join(_sections(files, root))
    if len(files) > 1:
        parts = f'<nav aria-label="Files">\n<ul>\n{"".join(_lines(files))}</ul>\n</nav>\n{parts}'
    there = {(one.code, one.span) for one in problems}
    others = tuple(one for one in shown.outcome.problems if (one.code, one.span) not in there)
    shown = replace(shown, notes=notes(replace(shown.outcome, problems=others), root))
    body = f'<div id="plnfolio-review">\n<p>{escape(_sum(problems))}</p>\n{parts}</div>\n'
    return plain_page(TITLE, body, shown, base, file=FILE)


def _lines(files: _Files) -> Iterator[str]:
    """Each file with how much is found in it, and a link to that."""
    for path, found in files:
        yield f'<li><a href="#{quote(path)}">{escape(path)}</a> {len(found):,}</li>\n'


def _sections(files: _Files, root: Path) -> Iterator[str]:
    for path, found in files:
        items = "".join(item(one, root, "h3", one.severity) for one in found)
        heading = f'<h2 id="{quote(path)}">{escape(path)}</h2>'
        yield f"<section>\n{heading}\n<ol>\n{items}</ol>\n</section>\n"


def _sum(problems: Sequence[Problem]) -> str:
    counted = Counter[str](problem.severity for problem in problems)
    said = [
        f"{counted[level]:,} {level}{'' if counted[level] == 1 else 's'}"
        for level in _LEVELS
        if counted[level]
    ]
    found = f"{listed(said)}." if said else "Nothing to mend."
    return f"{found} Your texts are read again each time that you save; this page follows."
