"""A Document becomes a Body: its slots are filled from the Site, and what cannot be is said.

First everything is laid out flat, so that the citations of a page (those in the cells of its
tables too) stand in reading order and are formatted together; then the slots are filled in turn.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Protocol

from plnfolio.cite.output.html import to_html
from plnfolio.cite.rich import Rich, unlinked
from plnfolio.cite.style import Entry, Style
from plnfolio.diagnostics import Problem, Span, did_you_mean
from plnfolio.model.citation import Citation
from plnfolio.model.document import (
    PAGE_ONLY,
    Body,
    CitationSlot,
    Claim,
    DirectiveSlot,
    Document,
    ImageSlot,
    LinkSlot,
    Piece,
    Place,
    TextSlot,
    everywhere,
)
from plnfolio.model.site import Site
from plnfolio.render import rawhtml
from plnfolio.render.anchors import free_id
from plnfolio.render.atlas import Atlas, Found, resolve
from plnfolio.render.plain import excerpt


class Translate(Protocol):
    """A word of the interface in the site's language."""

    def __call__(self, key: str, /, **values: object) -> str:
        """The text for a key, with values put in."""
        ...


@dataclass(frozen=True, slots=True)
class Origin:
    """Where pieces come from: a file, and the line and column that their text begins at.

    ``column`` is 0 where the text's own columns say nothing about the file's (it is indented).
    """

    path: str
    line: int = 1
    column: int = 1

    def span(self, place: Place) -> Span:
        """A place in the text as a place in the file."""
        column = place.column
        if not self.column:
            column = 0
        elif column and place.line == 1:
            column += self.column - 1
        return Span(self.path, self.line + place.line - 1, column)


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """Where the author wants the list; filled when all citations are known."""

    place: Place


Part = Piece | ReferenceList
Laid = tuple[Part, Origin]


@dataclass(frozen=True, slots=True)
class Composer:
    """All that filling needs of a build; made once.

    ``cell`` parses the Markdown of a YAML value, ``date`` writes a day in the site's language.
    """

    site: Site
    atlas: Atlas
    style: Style
    t: Translate
    date: Callable[..., str]
    cell: Callable[[str], Document]
    fillers: Mapping[str, Filler] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filling:
    """A directive that wants to be filled: the slot, where it stands, and the whole build.

    ``ids`` are those that the page has already.
    """

    slot: DirectiveSlot
    origin: Origin
    composer: Composer
    problems: list[Problem]
    ids: set[str]

    def say(self, code: str, message: str, place: Place, remedy: str) -> None:
        """Report a mistake in the directive."""
        self.problems.append(Problem(code, message, self.origin.span(place), remedy))

    def free_id(self, wanted: str) -> str:
        """An id that nothing on the page has yet."""
        return free_id(wanted, self.ids)

    def html(self, html: str) -> Laid:
        """Finished HTML as a part of the page."""
        return html, self.origin


Filler = Callable[[Filling], Iterable[Laid]]
"""What a directive that needs the site puts in its place: pieces and where they come from."""


def compose(
    document: Document,
    origin: Origin,
    composer: Composer,
    problems: list[Problem],
    *,
    nocite: Mapping[str, Span] | None = None,
) -> Body:
    """Fill a Document's slots; ``nocite`` names works to list without a citation, and where.

    Problems: ``unknown-reference``, ``broken-link``, ``broken-anchor``, ``missing-image`` and
    those of the directives.
    """
    report(document, origin, problems)
    ids = set(document.anchors)
    laid = list(_lay(document.pieces, origin, composer, problems, ids))
    page = _Page(composer, problems, ids, origin.path)
    citations = [page.known(part, where) for part, where in laid if isinstance(part, CitationSlot)]
    listed = [key for key, span in (nocite or {}).items() if page.has(key, span)]
    cited = composer.style.cite(citations, listed)
    page.in_text = iter(zip(citations, (to_html(text) for text in cited.in_text), strict=True))
    page.entries = {entry.id: entry.text for entry in cited.entries}
    html: list[str] = []
    placed = False
    for part, where in laid:
        if isinstance(part, str):
            html.append(part)
        elif isinstance(part, ReferenceList) and placed:
            continue
        elif isinstance(part, ReferenceList):
            html.append(page.references(cited.entries, citations, after=html[-1] if html else ""))
            placed = True
        else:
            html.append(page.fill(part, where))
    text = "".join(html)
    return Body(
        html=text,
        references="" if placed else page.references(cited.entries, citations, after=text),
        headings=document.headings,
        plain=document.plain,
        excerpt=excerpt(everywhere(text)),
        cited=tuple(entry.id for entry in cited.entries),
        media=tuple(dict.fromkeys(page.media)),
        claims=tuple(page.claims),
    )


def unproven(bodies: Mapping[str, Body]) -> Iterator[Problem]:
    """``broken-anchor`` for each link to an id that its target's finished page does not have."""
    ids: dict[str, frozenset[str]] = {}
    for body in bodies.values():
        for claim in body.claims:
            target = bodies[claim.source]
            if claim.source not in ids:
                html = target.html + target.references
                ids[claim.source] = frozenset(name for name, _ in rawhtml.ids(html))
            if claim.anchor not in ids[claim.source]:
                yield claim.problem


def report(document: Document, origin: Origin, problems: list[Problem]) -> None:
    """What was seen while parsing, now that the file is known."""
    problems += (
        Problem(f.code, f.message, origin.span(f.place), f.help) for f in document.findings
    )


def _place(slot: CitationSlot, key: str, origin: Origin) -> Span:
    """Where a key stands; in a citation of several works each has a column of its own."""
    before = slot.written.find(f"@{key}")
    if before < 1 or "\n" in slot.written or not slot.place.column:
        return origin.span(slot.place)
    return origin.span(Place(slot.place.line, slot.place.column + before))


def _lay(
    pieces: Iterable[Piece],
    origin: Origin,
    composer: Composer,
    problems: list[Problem],
    ids: set[str],
) -> Iterator[Laid]:
    for piece in pieces:
        if not isinstance(piece, DirectiveSlot):
            yield piece, origin
        elif filler := composer.fillers.get(piece.name):
            yield from filler(Filling(piece, origin, composer, problems, ids))


class _Page:
    """One page being filled: which citation comes next, and what was met on the way."""

    def __init__(
        self, composer: Composer, problems: list[Problem], ids: set[str], path: str
    ) -> None:
        self.path = path
        self.composer = composer
        self.problems = problems
        self.ids = ids
        self.claims: list[Claim] = []
        self.media: list[str] = []
        self.in_text: Iterator[tuple[Citation, str]] = iter(())
        self.entries: Mapping[str, Rich] = {}
        self.count = 0

    def has(self, key: str, span: Span) -> bool:
        """Whether a key of ``nocite`` names a work."""
        if key in self.composer.site.references or self._library_unread():
            return True
        self.problems.append(self._unknown(key, span))
        return False

    def known(self, slot: CitationSlot, origin: Origin) -> Citation:
        """The citation of a slot, with a Problem for each work that the library lacks."""
        for item in slot.citation.items:
            if item.id not in self.composer.site.references and not self._library_unread():
                self.problems.append(
                    self._unknown(item.id, _place(slot, item.id, origin), slot.written)
                )
        return slot.citation

    def _library_unread(self) -> bool:
        """Whether a file of references has mistakes, so that what it holds is not known."""
        site = self.composer.site
        return any(path.startswith(f"{site.content}/references") for path in site.unread)

    def _unknown(self, key: str, span: Span, written: str = "") -> Problem:
        remedy = did_you_mean(key, self.composer.site.references)
        if not remedy and written == f"@{key}":
            remedy = f"add it to your references, or write \\@{key} if it is a name and no citation"
        remedy = remedy or "add it to your references, or check the key"
        return Problem("unknown-reference", f"no reference called “{key}”", span, remedy)

    def fill(self, slot: Piece, origin: Origin) -> str:
        """The HTML of a slot."""
        match slot:
            case CitationSlot():
                return self._citation()
            case LinkSlot():
                return escape(self._resolve(slot.target, slot.place, origin))
            case ImageSlot():
                return self._image(slot, origin)
            case TextSlot():
                return escape(self.composer.t(slot.key, **dict(slot.values)))
        raise AssertionError(slot)

    def _citation(self) -> str:
        citation, html = next(self.in_text)
        self.count += 1
        keys = escape(" ".join(item.id for item in citation.items))
        cited = f'<span class="citation" data-cites="{keys}" id="cite-{self.count}">{html}</span>'
        preview = "".join(self._preview(item.id) for item in citation.items)
        if not preview:
            return cited
        opening, closing = PAGE_ONLY
        preview = (
            f'{opening}<span class="preview" aria-hidden="true" hidden>{preview}</span>{closing}'
        )
        return f'<span class="cited">{cited}{preview}</span>'

    def _preview(self, key: str) -> str:
        """A work's entry to be shown beside its citation; without links, since it is no target."""
        text = self.entries.get(key)
        return f'<span class="csl-entry">{to_html(unlinked(text))}</span>' if text else ""

    def _resolve(self, target: str, place: Place, origin: Origin) -> str:
        if target.startswith("#") and origin.path != self.path:
            # The cell of a table means the table's page, on whatever page it is shown.
            target = posixpath.basename(origin.path) + target
        found = resolve(target, origin.path, self.composer.atlas, origin.span(place))
        if isinstance(found, Found):
            if found.claim:
                self.claims.append(found.claim)
            if found.media:
                self.media.append(found.media)
            return found.url
        self.problems.append(found)
        return ""

    def _image(self, slot: ImageSlot, origin: Origin) -> str:
        src = self._resolve(slot.target, slot.place, origin)
        attributes = {
            **dict(slot.attributes),
            "src": src,
            "alt": slot.alt or "",
            **({"title": slot.title} if slot.title else {}),
            "loading": "lazy",
            "decoding": "async",
        }
        written = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
        return f"<img {written}>"

    def references(
        self, entries: Iterable[Entry], citations: Iterable[Citation], *, after: str
    ) -> str:
        """The list as HTML; without a heading of its own where the author wrote one."""
        back: dict[str, list[int]] = {}
        for number, citation in enumerate(citations, 1):
            for key in dict.fromkeys(item.id for item in citation.items):
                back.setdefault(key, []).append(number)
        items = "".join(self._entry(entry, back.get(entry.id, ())) for entry in entries)
        if not items:
            return ""
        title = escape(self.composer.t("references"))
        headed = after.rstrip().endswith(tuple(f"{title}</h{level}>" for level in range(1, 7)))
        own_id = free_id("references", self.ids)
        heading = "" if headed else f'<h2 id="{own_id}">{title}</h2>\n'
        return (
            f'<section class="references" role="doc-bibliography" aria-label="{title}">\n{heading}'
            '<div id="refs" class="csl-bib-body hanging-indent" role="list">\n'
            f"{items}</div>\n</section>\n"
        )

    def _entry(self, entry: Entry, numbers: Iterable[int]) -> str:
        links = " ".join(
            f'<a href="#cite-{number}" role="doc-backlink" aria-label='
            f'"{escape(self.composer.t("back_to_citation", number=str(number)))}">↑{number}</a>'
            for number in numbers
        )
        back = f' <span class="backlinks">{links}</span>' if links else ""
        return (
            f'<div class="csl-item" role="listitem"><div class="csl-entry" id="ref-'
            f'{escape(entry.id)}">{to_html(entry.text)}</div>{back}</div>\n'
        )
