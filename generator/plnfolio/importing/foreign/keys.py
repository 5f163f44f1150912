"""Keys of works in a text that comes along: those that no library has would stop the next build."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterator

from plnfolio.diagnostics import Problem
from plnfolio.importing.article import Article
from plnfolio.importing.foreign.ground import Ground
from plnfolio.model.document import CitationSlot, Document
from plnfolio.model.reference import Reference
from plnfolio.read.references.library import read_library
from plnfolio.render.markdown import parse
from plnfolio.written.text import decoded

FOLDER = "references/"


def brought_works(article: Article) -> Iterator[Reference]:
    """The works of libraries that come with a text; the first build says what is odd there."""
    for one in article.files:
        if not one.path.startswith(FOLDER):
            continue
        problems: list[Problem] = []
        text = decoded(one.data, one.path, problems)
        if text is not None:
            yield from read_library(posixpath.join("content", one.path), text, problems)


def unknown_keys(article: Article, known: Container[str]) -> None:
    """Take the meaning from keys of works that there are not; the words stay as they are typed."""
    text = article.markdown or ""
    if "@" not in text:
        return
    ground = Ground(text)
    for slot in _citations(parse(text)):
        missing = [item.id for item in slot.citation.items if item.id not in known]
        if not missing or slot.place.line > len(ground.lines):
            continue
        line = ground.lines[slot.place.line - 1]
        at = line.start + max(0, slot.place.column - 1)
        written = re.compile(re.escape(slot.written)).search(ground.text, at)
        end = written.end() if written else line.end
        for sign in re.finditer(r"(?<![\\\w])@(?=[\w{])", ground.text[at:end]):
            ground.put(at + sign.start(), at + sign.start(), "\\")
        article.left += 1
        keys = " and ".join(f"“{key}”" for key in missing)
        article.note(f"no work of the library has the key {keys}", near=slot.written)
    article.markdown = ground.settled().text


def _citations(document: Document) -> list[CitationSlot]:
    return [one for one in document.pieces if isinstance(one, CitationSlot)]
