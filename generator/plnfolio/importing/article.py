"""One text on its way in: what a source gives, what passes change, and what is written of it.

**The way** (`way.py`): a *source* reads a path and yields Articles, with the whole page as it found
it in ``body``. All of them are *tidied* (they are looked at together, since what repeats is
furniture). Then *passes* change each in turn, in the order that `way.py` has: tables become
networks, the typed list becomes references, typed citations become keys. The *writer* makes
Markdown of it, and `plan.py` names the files.

**A tidy body** is a ``div`` of these, and of nothing else. Passes may count on it:

- blocks: ``p``, ``h2`` to ``h6``, ``ul``/``ol`` of ``li`` (an ``li`` holds words, or ``p`` and
  lists), ``blockquote``, ``pre`` with a ``code`` that may have the class ``language-…``, ``hr``,
  ``dl`` of ``dt``/``dd``, ``table``, ``figure``, ``aside``, ``video``, ``section``;
- ``table``: an optional ``caption``, then ``thead`` and ``tbody`` of ``tr`` of ``th``/``td``; a
  cell holds words (lines are parted by ``br``) or blocks; cells that spanned keep ``colspan`` and
  ``rowspan``;
- ``figure``: an ``img`` (or a ``table``, or several ``img``), and perhaps a ``figcaption``;
- ``aside``: a box, with its kind as class (``note tip warning activity quote``) and its title, or
  who speaks, as ``title``;
- ``video``: ``src`` is its address, its words are its title;
- ``section`` with the class ``footnotes``: last of all, an ``ol`` whose ``li`` have ids;
- in a line: ``strong em code a img br sup sub del mark u``. A call of a footnote is
  ``<a class="footnote" href="#id-of-its-li">``, without ``sup`` around it.

White space is one space, never at the beginning or end of a block, and emphasis hugs its words.

**What a pass has already written**: any element with ``data-markdown`` is written as this says,
literally (in a line, or as a block where it is a block: a ``div``). Its own words stay in it: they
are what it stands for, and whoever counts whether all has been kept finds them. `written` makes
one. So a citation becomes ``written("span", "[@adams2019, p. 4]", "(Adams, 2019, p. 4)")`` and a
network table ``written("div", ":::{network-table} current\n:::", …)``.

**Never silent**: whatever a pass takes out of the body without putting it into ``files``, ``works``
or a written element, it names in a note. `conserved.py` counts afterwards, and says what was
missed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol
from xml.etree.ElementTree import Element

from plnfolio import frozen
from plnfolio.cite import STYLES
from plnfolio.cite.style import Cited
from plnfolio.lookup.library import Library
from plnfolio.model.citation import STYLE
from plnfolio.model.reference import Reference

Kind = Literal["post", "page", "artifact"]

MARKDOWN = "data-markdown"
"""The attribute of an element that is written as it says."""

FROM = "data-from"
"""The attribute of a link or a picture that has the address as the source had it."""


@frozen.dataclass(frozen=True, slots=True)
class Note:
    """A line of the report: something that an author has to know, or that was left out.

    ``path`` is what it is about: a file of the source, as the author would name it, or one that is
    written. Empty means the file that is written of the article. ``near`` are words that stand
    there: where there is no ``line``, it is the line of these in what is written.

    ``left`` are words, addresses of links and of pictures that are in the source and are not
    brought. The report has them in full for programs, and in short for people.
    """

    message: str
    path: str = ""
    line: int = 0
    near: str = ""
    left: str = ""


@frozen.dataclass(frozen=True, slots=True)
class Picture:
    """A picture (or another file) that a text shows: its bytes, and the name that it had."""

    data: bytes
    name: str


Pictures = Callable[[str], Picture | None]
"""What lies at an address in a text, as the source has it; None where the source has it not."""


@frozen.dataclass(frozen=True, slots=True)
class Beside:
    """A file that comes with an article: ``networks/current.yaml``, seen from ``content/``.

    If there is such a file with the same bytes, it is left as it is; with others, the new one gets
    another name, and what says ``path`` in the text, in quotes or not, follows.
    """

    path: str
    data: bytes


def no_pictures(_address: str) -> Picture | None:
    """What a source without pictures answers."""
    return None


@dataclass(slots=True)
class Article:
    """One text on its way in. It is changed by one pass after the other, in place.

    ``origin`` is where it came from, as the author named it, with ``#`` before a part of a file
    (``notes.zip#posts/one.html``, ``export.xml#123``). ``page`` is true until it has been tidied:
    then its furniture is gone. ``said`` are all visible words of the source, ``shown`` all its
    addresses of links and pictures, from before anything was done; a source that is no page gives
    them too.

    ``markdown`` is the text itself where it is Markdown already: then ``body`` is empty, and passes
    over strings are what changes it. ``name`` is a slug that the source suggests; ``matter`` are
    further fields, as the front matter of ours names them (``{"summary": "…"}``).

    ``address`` is where it could be read before; ``base``, if it is not that, is what relative
    addresses in it are seen from.

    ``files`` are put beside it into ``content/``, ``works`` (CSL-JSON items) into the library.
    ``keyed`` counts citations that became keys, and ``left`` those that stayed as they were typed.
    ``networks`` names what `--json` lists: the paths in ``files`` that are networks. ``anchors``
    are the ids that headings of the source had, with what they become.
    """

    origin: str
    body: Element = field(default_factory=lambda: Element("div"))
    title: str = ""
    date: datetime.date | None = None
    updated: datetime.date | None = None
    tags: tuple[str, ...] = ()
    author: str = ""
    language: str = ""
    address: str = ""
    base: str = ""
    draft: bool = False
    kind: Kind = "post"
    name: str = ""
    matter: dict[str, Any] = field(default_factory=dict)
    markdown: str | None = None
    pictures: Pictures = no_pictures
    page: bool = False
    said: str = ""
    shown: tuple[str, ...] = ()
    notes: list[Note] = field(default_factory=list)
    files: list[Beside] = field(default_factory=list)
    works: list[Mapping[str, Any]] = field(default_factory=list)
    networks: list[str] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)
    keyed: int = 0
    left: int = 0

    def note(self, message: str, *, near: str = "", left: str = "") -> None:
        """Say something about what is written of it."""
        self.notes.append(Note(message, near=near, left=left))


@dataclass(slots=True)
class There:
    """What the site has already, and what the articles before this one have brought to it.

    ``site`` is its folder. ``works`` are the CSL-JSON items of its library, and of what came so
    far, by key: `works.py` adds to it; ``library`` are the same as the house reads them.
    ``paths`` are the files in ``content/`` that are there or will be, as
    ``networks/current.yaml``. ``shelf`` is the library file that new works go into.
    """

    site: Path
    works: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    library: dict[str, Reference] = field(default_factory=dict)
    paths: dict[str, bytes] = field(default_factory=dict)
    shelf: Library = field(init=False)

    def __post_init__(self) -> None:
        self.shelf = Library(self.site)

    def file_of(self, work: Reference) -> str:
        """The library file that a new work goes into: that of the site, if it can hold the work."""
        return self.shelf.entry(work, _alike)[0]


def _alike(one: Reference, other: Reference) -> bool:
    """Whether two works are listed alike."""
    return _listed(one) == _listed(other)


def _listed(work: Reference) -> Cited:
    return STYLES[STYLE]({work.id: work}).cite((), [work.id])


Pass = Callable[[Article, There], None]
"""Changes an article in place, by what there is."""


class Source(Protocol):
    """A form in which texts leave where they were; `sources/table.py` has all of them."""

    def recognises(self, path: Path) -> bool:
        """Whether a file or a folder is of this form, from as few bytes as can be."""
        ...

    def articles(self, path: Path, origin: str) -> Iterator[Article]:
        """The texts in it; RefusedError where it cannot be read, or is a trap."""
        ...


def written(tag: str, markdown: str, *inside: str | Element) -> Element:
    """An element that is written as ``markdown``, with what it stands for in it."""
    made = Element(tag, {MARKDOWN: markdown})
    fill(made, inside)
    return made


def fill(element: Element, inside: Iterable[str | Element]) -> None:
    """Put words and elements into an element, behind what it holds.

    What stood behind an element where it was does not come with it.
    """
    for one in inside:
        if not isinstance(one, str):
            one.tail = None
            element.append(one)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + one
        else:
            element.text = (element.text or "") + one


def put_for(parent: Element, old: Sequence[Element], new: Element) -> None:
    """Put an element in the place of the first of some that a parent holds, and for all of them.

    Words between them stay.
    """
    inside: list[str | Element] = []
    for one in pieces(parent):
        if isinstance(one, str) or one not in old:
            inside.append(one)
        elif one is old[0]:
            inside.append(new)
    parent.text = None
    parent[:] = []
    fill(parent, inside)


def pieces(element: Element) -> list[str | Element]:
    """What an element holds, in order: words, and elements; `fill` puts them elsewhere."""
    found: list[str | Element] = [element.text] if element.text else []
    for child in element:
        found.append(child)
        if child.tail:
            found.append(child.tail)
    return found


def words(element: Element) -> str:
    """The words of an element in one line; a break is a space."""
    if not len(element):
        return " ".join(element.text.split()) if element.text else ""
    return " ".join(verbatim(element, apart=True).split())


def verbatim(element: Element, *, apart: bool = False) -> str:
    """All that stands in an element, as it stands; a break is a new line.

    ``apart``: so is where an element begins or ends that does not stand in a line.
    """
    parts: list[str] = []
    waiting: list[str | Element] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            parts.append(one)
        elif one.tag == "br":
            parts.append("\n")
        else:
            if apart and one.tag not in IN_A_LINE:
                parts.append("\n")
                waiting.append("\n")
            waiting += reversed(pieces(one))
    return "".join(parts)


def letters(text: str) -> str:
    """A text by its letters and figures alone, to be compared with others."""
    return re.sub(r"\W+", " ", text).strip().casefold()


IN_A_LINE = frozenset(
    "a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd label mark picture q rp"
    " rt ruby s samp small span strike strong sub sup svg time tt u var wbr".split()
)
"""Elements that stand in a line; all others begin a new one."""
