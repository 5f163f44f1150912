"""A Document becomes a Body: its slots are filled from the Site, and what cannot be is said.

First everything is laid out flat, so that the citations of a page (those in the cells of its
tables too) stand in reading order and are formatted together; then the slots are filled in turn.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from html import escape
from types import MappingProxyType
from urllib.parse import unquote

from plnfolio.cache.digest import digest, fingerprint
from plnfolio.diagnostics import Problem, Span
from plnfolio.images.picture import Picture
from plnfolio.kinds.lead_picture import large_pictures, lead_picture
from plnfolio.model.document import (
    Body,
    CitationSlot,
    Claim,
    Document,
    Facts,
    FrameSlot,
    Gist,
    ImageSlot,
    KeySlot,
    LinkSlot,
    Piece,
    Place,
    TextSlot,
)
from plnfolio.model.language import foreign
from plnfolio.model.marks import ROOT, everywhere
from plnfolio.render.addresses import escaped, foreign_picture
from plnfolio.render.asking import LANGUAGE, PICTURE, REFERENCE, STATIC, SiteReader
from plnfolio.render.citing import Citing
from plnfolio.render.fill import FILLERS
from plnfolio.render.framed import kept_apart
from plnfolio.render.ids import Ids
from plnfolio.render.img import dark_source, element
from plnfolio.render.layout import (
    InlineTables,
    Located,
    Origin,
    ReferenceList,
    Sheet,
    lay,
    report,
)
from plnfolio.render.plain import excerpt, words
from plnfolio.render.resolve import Resolved
from plnfolio.render.works import Works

_NEAR = 2500
"""Characters of HTML, some 200 words: what stands further down is not seen without scrolling."""


_ARTIFACT = re.compile(rf"({ROOT}/artifacts/[^/?#]+/)(?:[?#]|\Z)")
"""The address of an artifact’s own page, as links have it."""


def compose(
    document: Document,
    origin: Origin,
    site: SiteReader,
    problems: list[Problem],
    *,
    inline: InlineTables = MappingProxyType({}),
    nocite: Mapping[str, Span] = MappingProxyType({}),
    first: bool = True,
) -> tuple[Body, Facts]:
    """Fill a Document's slots with what the site answers.

    ``inline`` are the tables that it holds itself, ``nocite`` names works to list without a
    citation, and where; ``*`` among them stands for the whole library, as in Pandoc. ``first`` says
    that the text is what a reader sees first, so that its pictures are fetched early.

    Problems: ``unknown-reference``, those of links (see ``resolve``) and of directives.
    """
    report(document, origin, problems)
    sheet = Sheet(Ids(document.anchors), {}, problems, inline)
    laid = list(lay(document.pieces, origin, site, sheet, FILLERS))
    page = _Page(site, sheet, origin.path)
    page.near = first
    slots = [(part, where) for part, where in laid if isinstance(part, CitationSlot)]
    citations = [page.works.cited(slot, where) for slot, where in slots]
    listed = page.works.listed(nocite)
    citing = Citing(citations, site.cite(citations, listed), site.t, partial(_language, site))
    page.in_text = citing.in_text([slot.linked for slot, _ in slots])
    text, placed = page.filled(laid, citing)
    references = "" if placed else citing.references(text, sheet.ids)
    body = Body(text, references, document.headings)
    shown = everywhere(text)
    said = digest(words(shown + everywhere(references)))
    pictures = tuple(large_pictures(text))
    cover, lead = next(iter(pictures), None), lead_picture(pictures)
    gist = Gist(excerpt(shown), _minutes(document.plain), lead, said, cover)
    facts = Facts(
        digest=fingerprint((body, gist)),
        gist=gist,
        cited=tuple(entry.id for entry in citing.cited.entries),
        mentions=tuple(sheet.mentions),
        media=tuple(dict.fromkeys(page.media)),
        anchors=document.anchors,
        claims=tuple(page.claims),
        pictures=tuple(page.pictures),
        sketch=document.sketch,
        artifacts=tuple(page.artifacts),
    )
    return body, facts


def _minutes(plain: str) -> int:
    """Reading time in whole minutes, at least one, at 230 words a minute.

    The rate is that of silent reading of prose in English (Brysbaert, 2019: 238).
    """
    return max(1, round(len(plain.split()) / 230))


def _path(target: str) -> str:
    """A site path without its query and anchor, as files are called."""
    return unicodedata.normalize("NFC", unquote(re.split("[?#]", target)[0]))


def _language(site: SiteReader, key: str) -> str:
    """The language of a work, where it is not that of the site."""
    work = site.ask(REFERENCE, key).reference
    written = work["language"] if work else ""
    return foreign(written, site.ask(LANGUAGE)) if written else ""


class _Page:
    """One page being filled: which citation comes next, and what was met on the way."""

    def __init__(self, site: SiteReader, sheet: Sheet, path: str) -> None:
        self.path = path
        self.site = site
        self.works = Works(site, sheet)
        self.problems = sheet.problems
        self.mentions = sheet.mentions
        self.ids = sheet.ids
        self.claims: list[Claim] = []
        self.media: list[str] = []
        self.artifacts: dict[str, None] = {}
        self.in_text: Iterator[str] = iter(())
        self.pictures: list[tuple[str, Span]] = []
        self.near = self.first = True

    def filled(self, laid: Iterable[Located], citing: Citing) -> tuple[str, bool]:
        """The HTML of all that is laid out, and whether the reference list has a place in it."""
        html: list[str] = []
        placed = False
        above = 0
        for part, where in laid:
            if isinstance(part, str):
                shown = part
            elif not isinstance(part, ReferenceList):
                self.near = self.near and above < _NEAR
                shown = self._fill(part, where)
            elif placed:
                continue
            else:
                shown = citing.references(html[-1] if html else "", self.ids)
                placed = True
            html.append(shown)
            above += len(shown)
        return "".join(html), placed

    def _fill(self, slot: Piece, origin: Origin) -> str:
        match slot:
            case CitationSlot():
                text = next(self.in_text)
                return escape(slot.written) if self.works.is_handle(slot) else text
            case KeySlot():
                self.works.misplaced(slot, origin)
                return ""
            case LinkSlot():
                return escaped(self._resolve(slot, origin))
            case FrameSlot():
                return self._framed(slot, origin)
            case ImageSlot():
                return self._image(slot, origin)
            case TextSlot():
                return escape(self.site.t(slot.key, **dict(slot.values)))
        raise AssertionError(slot)

    def _resolve(self, slot: LinkSlot, origin: Origin) -> str:
        found = self._find(slot.target, slot.place, origin)
        if found and found.media:
            self.media.append(found.media)
        leads_out = slot.written and not (found and found.url.startswith(ROOT))
        return slot.written if leads_out else found.url if found else ""

    def _framed(self, slot: FrameSlot, origin: Origin) -> str:
        span = origin.span(slot.place)
        found = self.site.link(slot.target, origin.path, span)
        media = found.media if isinstance(found, Resolved) else ""
        attribute, problem = kept_apart(slot, media, span)
        self.problems += filter(None, (problem,))
        return attribute

    def _find(self, target: str, place: Place, origin: Origin) -> Resolved | None:
        if target.startswith("#") and origin.path != self.path:
            # The cell of a table means the table's page, on whatever page it is shown.
            target = posixpath.basename(origin.path) + target
        found = self.site.link(target, origin.path, origin.span(place))
        if isinstance(found, Resolved):
            if found.claim:
                self.claims.append(found.claim)
            if found.network:
                self.mentions[found.network] = None
            if artifact := _ARTIFACT.match(found.url):
                self.artifacts[artifact[1]] = None
            return found
        self.problems.append(found)
        return None

    def _image(self, slot: ImageSlot, origin: Origin) -> str:
        found = self._find(slot.target, slot.place, origin)
        if slot.written and not (found and found.url.startswith(ROOT)):
            return foreign_picture(slot)
        source = found and (found.media or self.site.ask(STATIC, _path(slot.target)))
        picture = self.site.ask(PICTURE, source) if source else None
        if source:
            self.pictures.append((source, origin.span(slot.place)))
        dark = self._dark(source, slot, origin) if source and picture else None
        first, self.first = self.first, False
        early = first and self.near
        return element(slot, found.url if found else "", picture, early=early, dark=dark)

    def _dark(self, source: str, slot: ImageSlot, origin: Origin) -> Picture | None:
        """The picture beside it that is for dark pages, if there is one."""
        beside = dark_source(source)
        found = self.site.ask(PICTURE, beside)
        if found:
            self.pictures.append((beside, origin.span(slot.place)))
        return found
