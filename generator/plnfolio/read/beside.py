"""What lies beside ``content/`` and was meant to be in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from plnfolio.diagnostics import ANY_WORK, Problem, Span
from plnfolio.model.source import CONTENT
from plnfolio.read.reading import LIBRARIES, MARKDOWN, YAML
from plnfolio.read.strays import PLAIN, as_tables

_TEXTS = ("posts", "pages", "artifacts", "post", "blog", "articles", "reflections")
"""Folders of texts, where they hold some."""

_TABLES, _WORKS = "networks", "references"
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n[ \t]*\w+[ \t]*:")


def beside(root: Path) -> tuple[str, ...]:
    """Texts with front matter, tables and libraries beside ``content/``, by their paths."""
    found: list[str] = []
    for name in ("", *_TEXTS, _TABLES, _WORKS):
        folder = root / name
        try:
            names = sorted(entry.name for entry in folder.iterdir() if entry.is_file())
        except OSError:
            continue
        found += [
            path
            for path in (f"{name}/{one}".removeprefix("/") for one in names)
            if _is_table(path)
            or _is_library(path)
            or (path.lower().endswith((*MARKDOWN, *PLAIN)) and _begins_as_text(root / path))
        ]
    return tuple(found)


def said_beside(paths: Sequence[str], *, has_library: bool) -> Iterator[Problem]:
    """A warning for each of them; for a library where there is none in its place.

    Problem: ``stray-file``.
    """
    for path in paths:
        hides: tuple[str, ...] = ()
        belongs: tuple[str, ...] = ()
        what, remedy = "text is not published", f"move it to {CONTENT}/posts/ or {CONTENT}/pages/"
        if _is_library(path):
            if has_library:
                continue
            what, remedy, hides = "library is not read", f"move it to {CONTENT}/", (ANY_WORK,)
        elif _is_table(path):
            what, remedy = "table is not read", f"move it to {CONTENT}/{_TABLES}/"
            belongs = as_tables(Path(path).stem)
        elif path.startswith("artifacts/"):
            remedy = f"move it to {CONTENT}/artifacts/"
        message = f"this {what}: it lies beside the folder “content”"
        yield Problem(
            "stray-file", message, Span(path), remedy, "warning", hides=hides, belongs=belongs
        )


def _is_table(path: str) -> bool:
    return path.startswith(f"{_TABLES}/") and path.lower().endswith(YAML)


def _is_library(path: str) -> bool:
    return path.startswith((f"{_WORKS}/", f"{_WORKS}.")) and path.lower().endswith(LIBRARIES)


def _begins_as_text(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _FRONT_MATTER.match(file.read(200)) is not None
    except OSError:
        return False
