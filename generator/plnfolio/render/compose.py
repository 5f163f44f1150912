"""A Document becomes a Body: its slots are filled from the Site, and what cannot be is said.

First everything is laid out flat, so that the citations of a page (those in the cells of its
tables too) stand in reading order and are formatted together; then the slots are filled in turn.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from html import escape
from urllib.parse import unquote

from plnfolio.diagnostics import Problem, Span, did_you_mean
from plnfolio.model.citation import Citation
from plnfolio.model.document import (
    Body,
    CitationSlot,
    Claim,
    Document,
    ImageSlot,
    LinkSlot,
    Piece,
    Place,
    TextSlot,
    everywhere,
)
from plnfolio.render import rawhtml
from plnfolio.render.atlas import Found, resolve
from plnfolio.render.citing import Citing
from plnfolio.render.img import element
from plnfolio.render.laying import Composer, Origin, ReferenceList, Sheet, lay, report
from plnfolio.render.plain import excerpt

_NEAR = 2500
"""Characters of HTML, some 200 words: what stands further down is not seen without scrolling."""


def compose(
    document: Document,
    origin: Origin,
    composer: Composer,
    problems: list[Problem],
    *,
    nocite: Mapping[str, Span] | None = None,
    first: bool = True,
) -> Body:
    """Fill a Document's slots; ``nocite`` names works to list without a citation, and where.

    ``*`` among them stands for the whole library, as in Pandoc. ``first`` says that the text is
    what a reader sees first, so that its pictures are fetched early.

    Problems: ``unknown-reference``, ``broken-link``, ``broken-anchor``, ``missing-image`` and
    those of the directives.
    """
    report(document, origin, problems)
    sheet = Sheet(set(document.anchors), {}, problems)
    laid = list(lay(document.pieces, origin, composer, sheet))
    page = _Page(composer, sheet, origin.path)
    page.near = first
    citations = [page.known(part, where) for part, where in laid if isinstance(part, CitationSlot)]
    listed = [key for key, span in (nocite or {}).items() if key != "*" and page.has(key, span)]
    if nocite and "*" in nocite:
        listed += composer.site.references
    citing = Citing(citations, composer.style.cite(citations, listed), composer.t)
    page.in_text = citing.in_text()
    html: list[str] = []
    placed = False
    for part, where in laid:
        if isinstance(part, str):
            html.append(part)
        elif isinstance(part, ReferenceList) and placed:
            continue
        elif isinstance(part, ReferenceList):
            html.append(citing.references(html[-1] if html else "", sheet.ids))
            placed = True
        else:
            page.near = page.near and sum(map(len, html)) < _NEAR
            html.append(page.fill(part, where))
    text = "".join(html)
    return Body(
        html=text,
        references="" if placed else citing.references(text, sheet.ids),
        headings=document.headings,
        plain=document.plain,
        excerpt=excerpt(everywhere(text)),
        cited=tuple(entry.id for entry in citing.cited.entries),
        mentions=tuple(sheet.mentions),
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


def _place(slot: CitationSlot, key: str, origin: Origin) -> Span:
    """Where a key stands; in a citation of several works each has a column of its own."""
    before = slot.written.find(f"@{key}")
    if before < 1 or "\n" in slot.written or not slot.place.column:
        return origin.span(slot.place)
    return origin.span(Place(slot.place.line, slot.place.column + before))


def _path(target: str) -> str:
    """A site path without its query and anchor, as files are called."""
    return unicodedata.normalize("NFC", unquote(re.split("[?#]", target)[0]))


class _Page:
    """One page being filled: which citation comes next, and what was met on the way."""

    def __init__(self, composer: Composer, sheet: Sheet, path: str) -> None:
        self.path = path
        self.composer = composer
        self.problems = sheet.problems
        self.mentions = sheet.mentions
        self.claims: list[Claim] = []
        self.media: list[str] = []
        self.in_text: Iterator[str] = iter(())
        self.pictures = False
        self.near = True

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
                return next(self.in_text)
            case LinkSlot():
                return escape(self._resolve(slot.target, slot.place, origin))
            case ImageSlot():
                return self._image(slot, origin)
            case TextSlot():
                return escape(self.composer.t(slot.key, **dict(slot.values)))
        raise AssertionError(slot)

    def _resolve(self, target: str, place: Place, origin: Origin) -> str:
        found = self._find(target, place, origin)
        if found and found.media:
            self.media.append(found.media)
        return found.url if found else ""

    def _find(self, target: str, place: Place, origin: Origin) -> Found | None:
        if target.startswith("#") and origin.path != self.path:
            # The cell of a table means the table's page, on whatever page it is shown.
            target = posixpath.basename(origin.path) + target
        found = resolve(target, origin.path, self.composer.atlas, origin.span(place))
        if isinstance(found, Found):
            if found.claim:
                self.claims.append(found.claim)
            if found.network:
                self.mentions[found.network] = None
            return found
        self.problems.append(found)
        return None

    def _image(self, slot: ImageSlot, origin: Origin) -> str:
        found = self._find(slot.target, slot.place, origin)
        source = found and (found.media or self.composer.site.static.get(_path(slot.target)))
        picture = self.composer.picture(source, origin.span(slot.place)) if source else None
        first, self.pictures = not self.pictures, True
        return element(slot, found.url if found else "", picture, early=first and self.near)
