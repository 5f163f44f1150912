"""The library of a site that a new work goes into, and that library with the work in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from plnfolio.diagnostics import RefusedError, why_not
from plnfolio.lookup.bibtex import as_bibtex
from plnfolio.lookup.entry import as_csl
from plnfolio.model.reference import Reference
from plnfolio.model.source import CONTENT
from plnfolio.read.libraries import is_library
from plnfolio.read.listing import list_content
from plnfolio.read.references.library import read_library
from plnfolio.written.appended import to_end, to_yaml
from plnfolio.written.appended_json import to_json
from plnfolio.written.references import json_text, yaml_lines

USUAL = f"{CONTENT}/references.yaml"
"""Where works go that have no library yet."""

_WRITTEN = (".yaml", ".yml", ".json", ".bib")

Same = Callable[[Reference, Reference], bool]
"""Whether two references are printed alike."""


class Library:
    """The libraries of a site, by the one that new works go into: ``path``, within the site."""

    def __init__(self, site: Path) -> None:
        self._site = site
        there = [path for path in list_content(site).files if is_library(path)]
        self.path = min(filter(_is_written, there), key=_rank, default=USUAL)
        self._there = frozenset(there)

    def entry(self, work: Reference, same: Same) -> tuple[str, str]:
        """The file that a work goes into, and the lines that are written there."""
        if _suffix(self.path) == ".bib":
            text = as_bibtex(work)
            read = read_library("it.bib", text, []) if text else ()
            if len(read) == 1 and read[0].id == work.id and same(read[0], work):
                return self.path, text.rstrip("\n")
            return USUAL, "\n".join(yaml_lines(as_csl(work)))
        if _suffix(self.path) == ".json":
            return self.path, json_text(as_csl(work), 2)
        return self.path, "\n".join(yaml_lines(as_csl(work)))

    def with_works(self, path: str, works: Sequence[Reference]) -> bytes:
        """The bytes of a library with more works in it; RefusedError where that cannot be."""
        try:
            data = (self._site / path).read_bytes() if path in self._there else b""
            text = data.decode()
        except OSError as error:
            raise RefusedError(f"{path} cannot be read: {why_not(error)}") from error
        except UnicodeDecodeError as error:
            raise RefusedError(
                f"{path} is not saved as UTF-8, so nothing can be added to it",
                "save it in UTF-8 in your editor, or put in what is shown above yourself",
            ) from error
        changed = _added(path, text, works)
        if changed is None:
            raise RefusedError(
                f"nothing can be added to {path} without changing what is there: "
                "it has a mistake, or is no list of works",
                "plnfolio build names mistakes in it; or put in what is shown above yourself",
            )
        return changed.encode()


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def _is_written(path: str) -> bool:
    return _suffix(path) in _WRITTEN


def _rank(path: str) -> tuple[int, bool, str]:
    """Which of several libraries comes first: those that people write by hand; at the top."""
    return max(1, _WRITTEN.index(_suffix(path))), path.count("/") > 1, path


def _added(path: str, text: str, works: Sequence[Reference]) -> str | None:
    items = [as_csl(work) for work in works]
    match _suffix(path):
        case ".bib":
            changed = to_end(text, [as_bibtex(work) for work in works])
            new = [work.id for work in works]
            return changed if _ids(path, changed) == _ids(path, text) + new else None
        case ".json":
            return to_json(text, items)
        case _:
            return to_yaml(text, items)


def _ids(path: str, text: str) -> list[str]:
    """The keys in a library, which a text that is open at its end would swallow."""
    return [work.id for work in read_library(path, text.removeprefix("\ufeff"), [])]
