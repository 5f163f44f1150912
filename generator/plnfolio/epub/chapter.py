"""A text as a chapter of a book: title, author and day, the text, its references, where it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from xml.etree.ElementTree import Element

from plnfolio.epub.elements import HEADINGS
from plnfolio.epub.ids import Ids
from plnfolio.epub.media import Media
from plnfolio.epub.tidy import Tidy
from plnfolio.frozen import dataclass
from plnfolio.html_tree import html_tree
from plnfolio.kinds.case import facts, story
from plnfolio.model.dated import FileView
from plnfolio.model.manuscript import Manuscript
from plnfolio.theme.strings import Strings

_NOT_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading with what stands under it, as a list of contents has it."""

    title: str
    href: str
    under: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A text as a page of the book; its links are led on when all chapters are known.

    ``undescribed`` are pictures of which nothing is said in words.
    """

    text: Manuscript
    href: str
    body: Element
    ids: Ids
    links: list[tuple[Element, str]]
    headings: tuple[Entry, ...]
    pictures: int
    drawings: int
    formulas: int
    undescribed: int

    @property
    def properties(self) -> tuple[str, ...]:
        """What a reader has to be able to show (EPUB 3.3 §D.6)."""
        return (*(["mathml"] if self.formulas else []), *(["svg"] if self.drawings else []))


def chapters(texts: Iterable[Manuscript], media: Media, strings: Strings) -> Iterator[Chapter]:
    """The chapters, each under a name of its own."""
    taken: set[str] = set()
    for text in texts:
        stem = _NOT_NAME.sub("-", text.address.casefold()).strip("-") or "home"
        name, number = stem, 2
        while name in taken or name in _OURS:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name)
        yield _chapter(text, f"{name}.xhtml", media, strings)


_OURS = frozenset({"cover", "nav", "title"})


def _chapter(text: Manuscript, href: str, media: Media, strings: Strings) -> Chapter:
    source = html_tree(text.html + text.references)
    ids = Ids(source)
    body = Element("section", {"class": text.kind, "epub:type": "chapter", "role": "doc-chapter"})
    if text.language:
        body.attrib |= {"lang": text.language, "xml:lang": text.language, "dir": text.direction}
    tidy = Tidy(ids, media, strings)
    for piece in _opening(text, strings):
        tidy.inside(html_tree(piece), body)
    tidy.inside(source, body)
    for piece in _closing(text, strings):
        tidy.inside(html_tree(piece), body)
    return Chapter(
        text,
        href,
        body,
        ids,
        tidy.links,
        _contents(body, ids, href),
        tidy.pictures,
        tidy.drawings,
        tidy.formulas,
        tidy.undescribed,
    )


def _opening(text: Manuscript, strings: Strings) -> Iterator[str]:
    yield f"<h1>{escape(text.title)}</h1>"
    if text.lead:
        yield f'<p class="lead">{escape(text.lead)}</p>'
    told = [f'<span class="author">{escape(name)}</span>' for name in text.authors]
    if text.date:
        told.append(
            _day(text.date.isoformat(), strings.t("published", date=strings.long_date(text.date)))
        )
    if text.updated and text.updated != text.date:
        told.append(
            _day(
                text.updated.isoformat(), strings.t("updated", date=strings.long_date(text.updated))
            )
        )
    course = " ".join(filter(None, (text.assignment.code, text.assignment.course)))
    told += [escape(word) for word in (course, text.assignment.module) if word]
    if text.date:
        yield f'<p class="meta">{" · ".join(f"<bdi>{one}</bdi>" for one in told)}</p>'
    yield facts(text.case, strings.t)
    for file in text.files:
        yield _file(file, text, strings)
    yield story(text.case, strings.t)


def _day(day: str, words: str) -> str:
    return f'<time datetime="{day}">{escape(words)}</time>'


def _file(file: FileView, text: Manuscript, strings: Strings) -> str:
    """A file of an artifact, as a link to where it is."""
    name = text.title if len(text.files) == 1 else file.name
    what = strings.t(file.form) if file.form in ("audio", "video") else file.type
    what = strings.t("web_page") if file.form == "web" else what
    told = f"<bdi>{escape(what)}</bdi> · <bdi>{escape(strings.size(file.size))}</bdi>"
    link = f'<a href="{escape(file.url)}">{escape(strings.t("open_file", name=name))}</a>'
    return f'<p class="file">{link} <span class="detail">{told}</span></p>'


def _closing(text: Manuscript, strings: Strings) -> Iterator[str]:
    if text.url:
        link = f'<a href="{escape(text.url)}"><bdi dir="ltr">{escape(text.url)}</bdi></a>'
        yield f'<p class="permalink">{escape(strings.t("permalink"))} {link}</p>'


def _contents(body: Element, ids: Ids, href: str) -> tuple[Entry, ...]:
    """The headings under the title, each under the one that it is a part of."""
    found: list[tuple[int, str, str]] = []
    for element in body.iter():
        if element.tag not in HEADINGS or element.tag == "h1":
            continue
        words = " ".join("".join(element.itertext()).split())
        if words:
            if "id" not in element.attrib:
                element.set("id", ids.fresh("part"))
            found.append((int(element.tag[1]), words, f"{href}#{element.get('id')}"))
    return nested(found)


def nested(found: list[tuple[int, str, str]]) -> tuple[Entry, ...]:
    """Headings by level, title and address as a tree; a level that is left out counts for none."""
    entries: list[Entry] = []
    at = 0
    while at < len(found):
        level, title, href = found[at]
        end = at + 1
        while end < len(found) and found[end][0] > level:
            end += 1
        entries.append(Entry(title, href, nested(found[at + 1 : end])))
        at = end
    return tuple(entries)
