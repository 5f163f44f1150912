"""A Document becomes a Body: its slots are filled from the Site, and what cannot be is said.

First everything is laid out flat, so that the citations of a page (those in the cells of its
tables too) stand in reading order and are formatted together; then the slots are filled in turn.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from urllib.parse import unquote

from plnfolio.cache.digest import fingerprint
from plnfolio.diagnostics import Problem, Span, did_you_mean
from plnfolio.kinds.lead_picture import lead_picture
from plnfolio.model.address import ROOT
from plnfolio.model.document import (
    Asked,
    Body,
    CitationSlot,
    Claim,
    DirectiveSlot,
    Document,
    Facts,
    ImageSlot,
    KeySlot,
    LinkSlot,
    Piece,
    Place,
    TextSlot,
    everywhere,
)
from plnfolio.render import rawhtml
from plnfolio.render.addresses import escaped, foreign_picture
from plnfolio.render.atlas import Atlas, Found, resolve
from plnfolio.render.citing import Citing
from plnfolio.render.ids import Ids
from plnfolio.render.img import element
from plnfolio.render.laying import Composer, Origin, ReferenceList, Sheet, lay, report
from plnfolio.render.plain import excerpt
from plnfolio.render.works import Works

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
) -> tuple[Body, Facts]:
    """Fill a Document's slots; ``nocite`` names works to list without a citation, and where.

    ``*`` among them stands for the whole library, as in Pandoc. ``first`` says that the text is
    what a reader sees first, so that its pictures are fetched early.

    Problems: ``unknown-reference``, those of links (see ``atlas.resolve``) and of directives.
    """
    report(document, origin, problems)
    sheet = Sheet(Ids(document.anchors), {}, problems)
    laid = list(lay(document.pieces, origin, composer, sheet))
    page = _Page(composer, sheet, origin.path)
    page.near = first
    slots = [(part, where) for part, where in laid if isinstance(part, CitationSlot)]
    citations = [page.works.cited(slot, where) for slot, where in slots]
    listed = page.works.listed(nocite or {})
    citing = Citing(citations, composer.style.cite(citations, listed), composer.t)
    page.in_text = citing.in_text([slot.linked for slot, _ in slots])
    html: list[str] = []
    placed = False
    above = 0
    for part, where in laid:
        if isinstance(part, str):
            html.append(part)
        elif isinstance(part, ReferenceList) and placed:
            continue
        elif isinstance(part, ReferenceList):
            html.append(citing.references(html[-1] if html else "", sheet.ids))
            placed = True
        else:
            page.near = page.near and above < _NEAR
            html.append(page.fill(part, where))
        above += len(html[-1])
    text = "".join(html)
    body = Body(
        html=text,
        references="" if placed else citing.references(text, sheet.ids),
        headings=document.headings,
    )
    beginning, minutes = excerpt(everywhere(text)), _minutes(document.plain)
    facts = Facts(
        digest=fingerprint(body),
        told=fingerprint((beginning, minutes)),
        excerpt=beginning,
        minutes=minutes,
        cited=tuple(entry.id for entry in citing.cited.entries),
        mentions=tuple(sheet.mentions),
        media=tuple(dict.fromkeys(page.media)),
        lead=lead_picture(text),
        anchors=document.anchors,
        claims=tuple(page.claims),
        asked=page.asked(fills=any(_fills(piece, composer) for piece in document.pieces)),
    )
    return body, facts


def unproven(
    claims: Iterable[Claim],
    anchors: Callable[[str], frozenset[str]],
    body: Callable[[str], Body],
) -> Iterator[Problem]:
    """``broken-anchor`` for each link to an id that its target's finished page does not have.

    ``anchors`` gives the ids that a text has by itself, ``body`` the text as it is shown: it is
    asked for only where the text alone does not have the id, but a table or list in it may.
    """
    ids: dict[str, frozenset[str]] = {}
    for claim in claims:
        if claim.anchor in anchors(claim.source):
            continue
        if claim.source not in ids:
            shown = body(claim.source)
            found = rawhtml.ids(shown.html + shown.references)
            ids[claim.source] = frozenset(name for name, _ in found)
        if claim.anchor not in ids[claim.source]:
            known = (f"#{anchor}" for anchor in anchors(claim.source))
            remedy = did_you_mean(f"#{claim.anchor}", known) or (
                "an anchor is the heading in small letters with hyphens: #existing-network"
                if ids[claim.source]
                else "that text has no headings: link to it without an anchor"
            )
            message = f"{claim.source} has no heading “#{claim.anchor}”"
            yield Problem("broken-anchor", message, claim.span, remedy)


def found_digest(links: Iterable[tuple[str, str]], atlas: Atlas) -> str:
    """A digest of where targets lead, each as written in a source: the same while it is."""
    nowhere = Span("")
    return fingerprint([_led(resolve(target, path, atlas, nowhere)) for target, path in links])


def _led(found: Found | Problem) -> tuple[str, str, str]:
    return (found.url, found.media, found.network) if isinstance(found, Found) else ("", "", "")


def _minutes(plain: str) -> int:
    """Reading time in whole minutes, at least one, at 230 words a minute.

    The rate is that of silent reading of prose in English (Brysbaert, 2019: 238).
    """
    return max(1, round(len(plain.split()) / 230))


def _fills(piece: Piece, composer: Composer) -> bool:
    """Whether a piece looks at more of the site than its own page."""
    return (
        isinstance(piece, DirectiveSlot)
        and piece.name in composer.fillers
        and piece.name != "references"
    )


def _path(target: str) -> str:
    """A site path without its query and anchor, as files are called."""
    return unicodedata.normalize("NFC", unquote(re.split("[?#]", target)[0]))


class _Page:
    """One page being filled: which citation comes next, and what was met on the way."""

    def __init__(self, composer: Composer, sheet: Sheet, path: str) -> None:
        self.path = path
        self.composer = composer
        self.works = Works(composer.site, sheet)
        self.problems = sheet.problems
        self.mentions = sheet.mentions
        self.claims: list[Claim] = []
        self.media: list[str] = []
        self.in_text: Iterator[str] = iter(())
        self.pictures: list[tuple[str, Span, str]] = []
        self.links: dict[tuple[str, str], tuple[str, str, str]] = {}
        self.near = self.first = True

    def asked(self, *, fills: bool) -> Asked:
        """What was asked of the site until now."""
        return Asked(
            references=frozenset(self.works.asked),
            links=tuple(self.links),
            found=fingerprint(list(self.links.values())),
            pictures=tuple(self.pictures),
            fills=fills,
        )

    def fill(self, slot: Piece, origin: Origin) -> str:
        """The HTML of a slot."""
        match slot:
            case CitationSlot():
                text = next(self.in_text)
                return escape(slot.written) if self.works.is_handle(slot) else text
            case KeySlot():
                self.works.misplaced(slot, origin)
                return ""
            case LinkSlot():
                return escaped(self._resolve(slot, origin))
            case ImageSlot():
                return self._image(slot, origin)
            case TextSlot():
                return escape(self.composer.t(slot.key, **dict(slot.values)))
        raise AssertionError(slot)

    def _resolve(self, slot: LinkSlot, origin: Origin) -> str:
        found = self._find(slot.target, slot.place, origin)
        if found and found.media:
            self.media.append(found.media)
        leads_out = slot.written and not (found and found.url.startswith(ROOT))
        return slot.written if leads_out else found.url if found else ""

    def _find(self, target: str, place: Place, origin: Origin) -> Found | None:
        if target.startswith("#") and origin.path != self.path:
            # The cell of a table means the table's page, on whatever page it is shown.
            target = posixpath.basename(origin.path) + target
        found = resolve(target, origin.path, self.composer.atlas, origin.span(place))
        if not target.startswith("data:"):
            self.links[target, origin.path] = _led(found)
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
        if slot.written and not (found and found.url.startswith(ROOT)):
            return foreign_picture(slot)
        source = found and (found.media or self.composer.site.static.get(_path(slot.target)))
        picture = self.composer.picture(source) if source else None
        if source:
            self.pictures.append((source, origin.span(slot.place), fingerprint(picture)))
        first, self.first = self.first, False
        return element(slot, found.url if found else "", picture, early=first and self.near)
