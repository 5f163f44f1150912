"""One Markdown text parsed: finished HTML with open slots for what the rest of the site decides.

A Document depends on its text alone. Places in it count from the text's own first line; whoever
knows the file adds where the text begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plnfolio.diagnostics import Problem
from plnfolio.model.citation import Citation


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Line and column in a Document's own text, from 1; column 0 means the whole line."""

    line: int = 1
    column: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake seen while parsing, before the file's name is known: a Problem without its path."""

    code: str
    message: str
    place: Place
    help: str = ""


@dataclass(frozen=True, slots=True)
class CitationSlot:
    """Where the in-text form of a citation goes; ``written`` is what the author typed."""

    place: Place
    citation: Citation
    written: str


@dataclass(frozen=True, slots=True)
class LinkSlot:
    """Where the address of a link goes: the inside of an ``href`` or ``src``, escaped.

    ``target`` is what the author wrote: a path to a source file with or without an anchor, a site
    path beginning with ``/``, or an anchor of the same page. Foreign addresses are no slots.
    """

    place: Place
    target: str


@dataclass(frozen=True, slots=True)
class ImageSlot:
    """Where a picture goes, as a whole element. ``alt`` is None where the author gave none."""

    place: Place
    target: str
    alt: str | None
    title: str = ""
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TextSlot:
    """Where a string of the interface goes, in the site's language: ``t(key, **values)``."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One ``:name: value`` line of a directive."""

    name: str
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class DirectiveSlot:
    """A directive whose HTML needs the rest of the site; ``body`` is its text, unparsed."""

    place: Place
    name: str
    argument: str
    options: tuple[Option, ...]
    body: str
    body_line: int

    def option(self, name: str, default: str = "") -> str:
        """The value of an option, or the default where it is not given."""
        return next((o.value for o in self.options if o.name == name), default)


Slot = CitationSlot | LinkSlot | ImageSlot | TextSlot | DirectiveSlot
Piece = str | Slot


@dataclass(frozen=True, slots=True)
class Heading:
    """``text`` is plain; ``level`` is 1 to 6; ``id`` is unique in its Document."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """HTML pieces with slots between them, and what can be said of the text without its site.

    ``plain`` is the text without markup, blocks parted by empty lines, for summaries, search and
    counting words. ``anchors`` holds every id that a link may lead to.
    """

    pieces: tuple[Piece, ...]
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    plain: str = ""
    findings: tuple[Finding, ...] = ()


PAGE_ONLY = ("\x0e", "\x0f")
"""Around HTML that belongs on the page and nowhere else, such as a preview shown on hover.

Control characters, which no text of the author's holds; whoever writes a page takes them out,
and whoever writes a feed takes out what stands between them.
"""

_ON_PAGES = re.compile(f"{PAGE_ONLY[0]}[^{PAGE_ONLY[1]}]*{PAGE_ONLY[1]}")


def everywhere(html: str) -> str:
    """HTML without what belongs on the page alone."""
    return _ON_PAGES.sub("", html)


@dataclass(frozen=True, slots=True)
class Claim:
    """A link to an id that its target's text does not have, but a list or a table in it may.

    ``source`` is the target's path; ``problem`` is what is wrong if the id is nowhere on its page.
    """

    source: str
    anchor: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Body:
    """A Document whose slots are filled: HTML with ROOT in its addresses.

    ``references`` is the list as HTML where the author did not place it, else empty. ``cited``
    names the works in the list, ``mentions`` the networks (by slug) that are linked to or shown in
    a table, ``media`` the files the text links to (paths of sources). ``excerpt`` is the beginning
    of the first paragraph, as text. ``claims`` are for whoever has all bodies.
    """

    html: str
    references: str = ""
    headings: tuple[Heading, ...] = ()
    plain: str = ""
    excerpt: str = ""
    cited: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def minutes(self) -> int:
        """Reading time in whole minutes, at least one, at 230 words a minute.

        The rate is that of silent reading of prose in English (Brysbaert, 2019: 238).
        """
        return max(1, round(len(self.plain.split()) / 230))
