"""All texts of a site as a folder of Markdown: a file for each, its pictures, one library."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote
from xml.etree.ElementTree import Element, tostring

from plnfolio.epub.ids import Ids
from plnfolio.epub.links import address_of_site, foreign
from plnfolio.epub.media import Item, Media, Read
from plnfolio.epub.tidy import Tidy
from plnfolio.frozen import dataclass
from plnfolio.html_tree import html_tree
from plnfolio.kinds.case import facts, story
from plnfolio.model.citation import Citation
from plnfolio.model.manuscript import Manuscript
from plnfolio.model.reference import Reference
from plnfolio.pandoc.blocks import Blocks
from plnfolio.pandoc.citing import in_pandoc
from plnfolio.pandoc.csl import csl_json
from plnfolio.pandoc.inlines import Inlines, address
from plnfolio.pandoc.syntax import escaped, indented, scalar
from plnfolio.theme.strings import Strings

LIBRARY = "references.json"


@dataclass(frozen=True, slots=True)
class Leaving:
    """A text with its citations as they were written, in the order in which its page has them.

    ``listed`` are the keys of all works in its reference list.
    """

    text: Manuscript
    citations: Sequence[Citation] = ()
    listed: Sequence[str] = ()

    @property
    def path(self) -> str:
        """Its file: ``posts/one.md``."""
        return f"{self.text.address.strip('/') or 'index'}.md"


def folder(
    leaving: Sequence[Leaving],
    library: Mapping[str, Reference],
    read: Read,
    strings: Strings,
) -> dict[str, bytes]:
    """The files by their paths; ``read`` gives those of the site."""
    paths = {one.text.address: one.path for one in leaving}
    found: dict[str, bytes] = {}
    for one in leaving:
        page = _Page(one, paths, read, strings)
        found[one.path] = page.written().encode()
        for item in page.beside():
            found[item.href] = item.data
    cited = {key for one in leaving for key in one.listed if key in library}
    found[LIBRARY] = csl_json(library[key] for key in cited)
    return dict(sorted(found.items()))


class _Beside(Media):
    """Pictures under the paths that they have on the site."""

    def _name(self, path: str, ending: str) -> str:
        return f"{posixpath.splitext(path)[0]}{ending}"


class _Page:
    """One file on its way."""

    def __init__(
        self, leaving: Leaving, paths: Mapping[str, str], read: Read, strings: Strings
    ) -> None:
        self._one = leaving
        self._paths = paths
        self._strings = strings
        self._media = _Beside(read)
        self._drawings: list[Item] = []
        self._live: set[str] = set()
        self._notes: dict[str, str] = {}
        self._folder = posixpath.dirname(leaving.path)

    def beside(self) -> Iterator[Item]:
        """Its pictures."""
        yield from self._media.items()
        yield from self._drawings

    def written(self) -> str:
        """The text with its front matter."""
        body = self._body()
        self._notes = _notes(body)
        inlines = Inlines(self._cited, self._notes, self._drawn)
        blocks = Blocks(inlines)
        parts = [*self._files(), *blocks.inside(body), *self._footnotes(body, blocks)]
        matter = "\n".join(["---", *self._matter(body), "---"])
        return "\n\n".join([matter, *parts]) + "\n"

    def _body(self) -> Element:
        text = self._one.text
        case = facts(text.case, self._strings.t) + story(text.case, self._strings.t)
        source = html_tree(case + text.html + text.references)
        ids = Ids(source)
        tidy = Tidy(ids, self._media, self._strings)
        body = Element("div")
        tidy.inside(source, body)
        for element, href in tidy.links:
            if found := self._led(href, ids):
                element.set("href", found)
        for element in body.iter("img"):
            element.set("src", self._from_here(quote(element.get("src", ""))))
        return body

    def _led(self, href: str, ids: Ids) -> str:
        """Where a link leads: in the text, to another file, or to its address on the web."""
        if href.startswith("#"):
            return f"#{ids.of(href[1:])}" if ids.of(href[1:]) else ""
        path, mark, anchor = href.partition("#")
        if path in self._paths:
            return self._from_here(quote(self._paths[path])) + mark + anchor
        if href.startswith("/") and not href.startswith("//"):
            site = address_of_site(self._one.text)
            return foreign(site + href) if site else ""
        return foreign(f"https:{href}" if href.startswith("//") else href)

    def _from_here(self, path: str) -> str:
        return posixpath.relpath(path, quote(self._folder) or ".")

    def _matter(self, body: Element) -> Iterator[str]:
        text = self._one.text
        yield f"title: {scalar(text.title)}"
        yield "author:"
        yield from (f"  - {scalar(name)}" for name in text.authors)
        if text.date:
            yield f"date: {scalar(text.date.isoformat())}"
        if text.updated:
            yield f"date-modified: {scalar(text.updated.isoformat())}"
        yield f"lang: {scalar(text.language)}"
        if text.direction == "rtl":
            yield "dir: rtl"
        work = text.assignment
        for name, value in (
            ("description", "" if _begins(body, text.summary) else text.summary),
            ("course", " ".join(filter(None, (work.code, work.course)))),
            ("module", work.module),
        ):
            if value:
                yield f"{name}: {scalar(value)}"
        if self._one.listed:
            yield f"bibliography: {scalar(posixpath.relpath(LIBRARY, self._folder or '.'))}"
            yield "link-citations: true"
        if left := [key for key in self._one.listed if key not in self._live]:
            yield f"nocite: {scalar(', '.join(f'@{{{key}}}' for key in left))}"

    def _cited(self, name: str) -> str:
        """A citation by the id that it has on the page."""
        number = name.removeprefix("cite-")
        if not number.isdigit() or not 0 < int(number) <= len(self._one.citations):
            return ""
        citation = self._one.citations[int(number) - 1]
        keys = {item.id for item in citation.items}
        if not keys <= set(self._one.listed):
            return ""  # a letter or a talk that nobody can look up is not listed (APA 7 §8.9)
        if written := in_pandoc(citation):
            self._live |= keys
        return written

    def _drawn(self, drawing: Element) -> tuple[str, str]:
        """A drawing as a file beside the text, and what it shows in words."""
        stem = posixpath.splitext(self._one.path)[0]
        path = f"{stem}/drawing-{len(self._drawings) + 1}.svg"
        for element in drawing.iter("a"):
            element.attrib.pop("href", None)
        tail, drawing.tail = drawing.tail, None
        self._drawings.append(Item(path, "image/svg+xml", tostring(drawing)))
        drawing.tail = tail
        told = [one for one in drawing if one.tag in ("title", "desc")]
        words = " ".join(" ".join("".join(one.itertext()).split()) for one in told)
        return self._from_here(quote(path)), words or drawing.get("aria-label", "")

    def _files(self) -> Iterator[str]:
        """The files of an artifact, as links to where they are."""
        text, t = self._one.text, self._strings.t
        for file in text.files:
            name = text.title if len(text.files) == 1 else file.name
            words = escaped(t("open_file", name=name))
            href = self._led(file.url, Ids(Element("div")))
            told = escaped(f"{file.type} · {self._strings.size(file.size)}")
            yield f"[{words}]({address(href)}) ({told})" if href else f"{words} ({told})"

    def _footnotes(self, body: Element, blocks: Blocks) -> Iterator[str]:
        for item in _note_items(body):
            text = "\n\n".join(blocks.inside(item))
            yield f"[^{self._notes[item.get('id', '')]}]: {indented(text, 4)}"


def _begins(body: Element, summary: str) -> bool:
    """Whether a summary is nothing but how the text begins."""
    said = ("".join(filter(str.isalpha, words)) for words in ("".join(body.itertext()), summary))
    return next(said).startswith(next(said))


def _note_items(body: Element) -> Iterator[Element]:
    for section in body.iter("section"):
        if section.get("role") == "doc-endnotes":
            yield from (item for item in section.iter("li") if item.get("id"))


def _notes(body: Element) -> dict[str, str]:
    """Footnotes by their ids, numbered."""
    return {item.get("id", ""): str(n) for n, item in enumerate(_note_items(body), 1)}
