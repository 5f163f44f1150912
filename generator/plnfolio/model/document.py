"""One Markdown text parsed: finished HTML with open slots for what the rest of the site decides.

A Document depends on its text alone. Places in it count from the text's own first line; whoever
knows the file adds where the text begins.
"""

from __future__ import annotations

from typing import NamedTuple

from plnfolio.diagnostics import Severity, Span
from plnfolio.frozen import dataclass
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
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class CitationSlot:
    """Where the in-text form of a citation goes; ``written`` is what the author typed.

    One that is ``linked`` stands in the text of a link, and so leads nowhere.
    """

    place: Place
    citation: Citation
    written: str
    linked: bool = False

    @property
    def may_be_handle(self) -> bool:
        """Whether it may be somebody's name on a network, which a link leads to."""
        return self.linked and self.written == f"@{self.citation.items[0].id}"


@dataclass(frozen=True, slots=True)
class KeySlot:
    """A word that may be a key, where nothing can be cited; nothing is put in its place.

    ``where`` says what it stands in (see ``render/misplaced.py``). It is ``sure`` to be one if it
    stands in brackets behind its sign.
    """

    place: Place
    key: str
    written: str
    where: str
    sure: bool


@dataclass(frozen=True, slots=True)
class LinkSlot:
    """Where the address of a link goes: the inside of an ``href`` or ``src``, escaped.

    ``target`` is what the author wrote: a path to a source file with or without an anchor, a site
    path beginning with ``/``, an anchor of the same page, or an address that leads out of the site:
    ``written`` is such an address as HTML has it, not escaped.
    """

    place: Place
    target: str
    written: str = ""


@dataclass(frozen=True, slots=True)
class FrameSlot:
    """Where an element says what the page that it shows or opens may do with the page around it.

    ``element`` is its name in small letters; it has a LinkSlot with the same ``target``.
    """

    place: Place
    target: str
    element: str


@dataclass(frozen=True, slots=True)
class ImageSlot:
    """Where a picture goes, as a whole element. ``alt`` is None where the author gave none.

    ``written`` is as for links: there for a picture that is somewhere else on the web.
    """

    place: Place
    target: str
    alt: str | None
    title: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    written: str = ""


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


Slot = CitationSlot | LinkSlot | FrameSlot | ImageSlot | TextSlot | DirectiveSlot | KeySlot
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
    counting words. ``anchors`` holds every id that a link may lead to. ``sketch`` is that of a
    text which may be published (see ``model.likeness``).
    """

    pieces: tuple[Piece, ...]
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()
    plain: str = ""
    findings: tuple[Finding, ...] = ()
    sketch: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A link to an id: wrong if the finished page of ``source`` does not have it.

    ``source`` is the target's path, ``span`` where the link is written.
    """

    source: str
    anchor: str
    span: Span


@dataclass(frozen=True, slots=True)
class Lead:
    """A text's first large picture: its address with ROOT, and its size in pixels."""

    source: str
    alt: str
    width: int
    height: int


class Gist(NamedTuple):
    """What is shown of a text elsewhere: the beginning of its first paragraph, as text, the minutes
    that it takes to read, its picture for sharing, a digest of its words, and its first picture
    for a card, which may be a drawing.
    """

    excerpt: str = ""
    minutes: int = 1
    lead: Lead | None = None
    words: str = ""
    cover: Lead | None = None


class Facts(NamedTuple):
    """What the rest of the site may know of a Body, small enough to be kept for all of them.

    ``digest`` is that of the Body and of its ``gist``. ``cited`` names the works in its list,
    ``mentions`` the networks (by slug) that are linked to or shown in a table, ``media`` the files
    the text links to (paths of sources), ``pictures`` those that it shows, and where,
    ``artifacts`` the addresses of those whose pages it links to. ``anchors`` are the ids that the
    text itself has, ``claims`` are for whoever has the facts of all, ``sketch`` is for whoever has
    to know the text again.
    """

    digest: str = ""
    gist: Gist = Gist()
    cited: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    anchors: frozenset[str] = frozenset()
    claims: tuple[Claim, ...] = ()
    pictures: tuple[tuple[str, Span], ...] = ()
    sketch: str = ""
    artifacts: tuple[str, ...] = ()

    def told(self, *, summed_up: bool) -> Facts:
        """What the pages of other texts may know; of one that has a summary, not how it begins.

        How its words are summed up is for its own page alone.
        """
        gist = self.gist._replace(words="")
        gist = gist._replace(excerpt="") if summed_up else gist
        return Facts(
            gist=gist,
            cited=self.cited,
            mentions=self.mentions,
            media=self.media,
            pictures=tuple((source, Span("")) for source, _ in self.pictures),
            artifacts=self.artifacts,
        )


@dataclass(frozen=True, slots=True)
class Body:
    """A Document whose slots are filled: HTML with ROOT in its addresses.

    ``references`` is the list as HTML where the author did not place it, else empty.
    """

    html: str
    references: str = ""
    headings: tuple[Heading, ...] = ()
