"""Keys of works in a text that comes along: those that no library has would stop the next build."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from plnfolio.diagnostics import Problem
from plnfolio.importing.article import Article, Beside
from plnfolio.importing.foreign.ground import Ground
from plnfolio.model.document import CitationSlot, Document
from plnfolio.model.reference import Reference
from plnfolio.read.references.library import read_library
from plnfolio.read.references.twins import united
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


def other_keys(articles: Sequence[Article], library: Mapping[str, Reference]) -> None:
    """Give works another key whose key another work has in the library that is there already."""
    taken = set(library)
    for article in articles:
        changed: dict[str, str] = {}
        for work in list(brought_works(article)):
            known = library.get(work.id)
            if known is None or _is_one(known, work):
                continue
            changed[work.id] = next(
                key
                for sign in "bcdefghij"
                if (key := f"{work.id}{sign}") not in taken
                or (key in library and _is_one(library[key], replace(work, id=key)))
            )
            taken.add(changed[work.id])
        for old, new in changed.items():
            article.note(f"“{old}” is another work of your library, so this one is “{new}”")
            _rekey(articles, article, old, new)


def _is_one(known: Reference, work: Reference) -> bool:
    return known == work or united(known, work) is not None


def _rekey(articles: Sequence[Article], article: Article, old: str, new: str) -> None:
    record = re.compile(
        rf"(?m)(^\s*@\w+\s*[{{(]\s*|\bid\"?:\s*[\"']?){re.escape(old)}(?=[\s,\"']|$)"
    )
    article.files[:] = [
        Beside(one.path, record.sub(rf"\g<1>{new}", one.data.decode(errors="replace")).encode())
        if one.path.startswith(FOLDER)
        else one
        for one in article.files
    ]
    cited = re.compile(rf"(?<![\w\\])@{re.escape(old)}(?![\w])")
    for one in articles:
        if one.markdown is not None:
            one.markdown = cited.sub(f"@{new}", one.markdown)
        if old in one.matter.get("nocite", ()):
            one.matter["nocite"] = [new if key == old else key for key in one.matter["nocite"]]
