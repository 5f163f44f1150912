"""Files that are named as systems name a copy, beside the file that they are a copy of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from unicodedata import normalize

from plnfolio.diagnostics import Problem, Span
from plnfolio.images.picture import ENDINGS
from plnfolio.model.source import CONTENT
from plnfolio.patterns import regex
from plnfolio.read.reading import MARKDOWN, YAML

_WORD = r"(?:copy|kopie|copie|copia|cópia|kopia|kopi)"
# Windows and browsers, Windows in words, macOS, Linux, Dropbox and its like; and what people type
# who have heard that a name on the web has no spaces.
_COPY = regex(
    r"(?P<of>.+?)(?:[ _-]?\(\d{1,3}\)"
    rf"|(?: [-–—] |[ _.-]){_WORD}(?:[ _-]?(?:\d{{1,3}}|\(\d{{1,3}}\)))?"
    rf"| \((?:another |\d+(?:st|nd|rd|th) )?{_WORD}(?: \d{{1,3}})?\)"
    r"| \([^()]*(?:conflicted copy|case conflict|Konflikt|conflit|conflicto)[^()]*\)"
    r"|\.sync-conflict-[\w-]+"
    # OneDrive puts the name of the computer there.
    r"|-(?:DESKTOP|LAPTOP)-[A-Z0-9]{4,8}|-(?:[\w’']+-)?(?:MacBook(?:-\w+)?|iMac|PC))"
    rf"|{_WORD}(?: ?\(\d{{1,3}}\))?[ _-](?:of|von|de|di|af|av)[ _-](?P<whose>.+)",
    re.IGNORECASE,
)
_SIGNS = frozenset(" ()-_.")
_WORDED = regex(rf"(?<![^\W_]){_WORD}(?![^\W_])", re.IGNORECASE)
_LIBRARIES = (".json", ".bib", ".ris", ".nbib", ".enw")
_PICTURES = tuple(ENDINGS)
_PAPERS = (".pdf", ".docx", ".pptx", ".xlsx", ".odt", ".odp", ".ods")


def copies(paths: Sequence[str]) -> Iterator[Problem]:
    """A warning for each file that is named as systems name a copy of another.

    Only where that other lies beside it. Files in ``static/``, and what lies deeper in an artifact,
    is not looked at; of pictures, two with a number are two. Problem: ``copied-file``.
    """
    folded = {_plain(path): path for path in paths}
    for path in paths:
        if not _SIGNS.isdisjoint(path[len(CONTENT) + 1 : path.rfind(".")]) and _counts(path):
            original = _original(PurePosixPath(path), folded)
            if original and original != path:
                yield Problem("copied-file", _said(path, original), Span(path), _REMEDY, "warning")


_REMEDY = "keep one of the two; if both are meant, give this one a name of its own"


def without(problems: Iterable[Problem], copied: Iterable[Problem]) -> Iterator[Problem]:
    """Problems, but for those that nothing reads a file of which it is said that it is a copy."""
    told = {one.span.path for one in copied}
    return (one for one in problems if one.code != "stray-file" or one.span.path not in told)


def _counts(path: str) -> bool:
    """Whether a file may be a text, a table, a library, or one that goes with an artifact."""
    name, folder = path.lower(), path.split("/")[1]
    if folder == "static":
        return False
    if name.endswith(_PICTURES):
        return path.count("/") <= 3 and _WORDED.search(PurePosixPath(path).stem) is not None
    if folder == "artifacts":
        return name.endswith((*MARKDOWN, *_PAPERS)) and path.count("/") <= 3
    return name.endswith((*MARKDOWN, *YAML, *_LIBRARIES))


def _said(path: str, original: str) -> str:
    if path.lower().endswith(MARKDOWN) or path.startswith(f"{CONTENT}/networks/"):
        return f"this is published as well as {original}, of which it seems to be a copy"
    return f"this seems to be a copy of {original}, which lies beside it"


def _original(name: PurePosixPath, found: Mapping[str, str]) -> str:
    """The file that a copy was made of; a whole folder may be one, with its text."""
    for part in (name, *name.parents):
        if len(part.parts) < (2 if part == name else 3):
            return ""
        match = _COPY.fullmatch(normalize("NFC", part.stem if part == name else part.name))
        if match is None:
            continue
        stem = (match["of"] or match["whose"]).strip()
        of = part.with_name(stem + part.suffix) if part == name else part.with_name(stem)
        original = found.get(_plain(str(of if part == name else of / name.relative_to(part))))
        if original:
            return original
    return ""


def _plain(path: str) -> str:
    """A path as it is looked for: capitals and the sign between two words make no difference."""
    return normalize("NFC", path).casefold().replace(" ", "-").replace("_", "-")
