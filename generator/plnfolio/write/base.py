"""What an output is, a file or files of the site, and what all outputs are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from plnfolio.cache.deferred import Deferred, Given
from plnfolio.cache.digest import fingerprint
from plnfolio.frozen import dataclass
from plnfolio.kinds.base import Address, WebPage
from plnfolio.model.config import SiteConfig
from plnfolio.model.dated import PostView
from plnfolio.model.network import Missing
from plnfolio.model.permalinks import Moves
from plnfolio.model.view import PageView, SiteView
from plnfolio.pln.entries import Entry
from plnfolio.theme.faces import Faces
from plnfolio.theme.strings import Strings
from plnfolio.theme.templates import Templates
from plnfolio.write.card import Card, card_of
from plnfolio.write.output import Made

if TYPE_CHECKING:
    from plnfolio.draw.spec import MapSpec


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of a site before its texts are composed.

    ``addresses`` are all pages that there will be, ``rows`` are those of all network tables that
    may be published, ``painted`` says whether their map becomes a PNG too. ``moves`` is what is
    done about addresses that were pages once. ``packages`` are the addresses of exported courses, a
    folder’s with a slash at its end. ``own_headers`` are the author's own rules for their host, as
    written. ``downloads`` are the paths of texts as files. A ``preview`` is to be found by nobody,
    and what is ``local`` comes to no host.
    """

    addresses: Sequence[Address]
    base_url: str
    rows: tuple[Entry, ...]
    painted: bool
    moves: Moves = field(default_factory=Moves)
    packages: tuple[str, ...] = ()
    own_headers: str = ""
    preview: bool = False
    local: bool = False
    downloads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reserved:
    """A place that an output takes in the site; it is ``sure`` if there will be a file.

    ``ours`` says what it is, to whoever puts a file of their own there.
    """

    path: str
    sure: bool = True
    ours: str = "a file of its own"


LATEST = 20
"""Posts that feeds have at most."""


@dataclass(frozen=True)
class Finished:
    """All that outputs are made from.

    ``drawing`` is the map of all networks, ``missing`` what is missing from them, ``rules`` are the
    author's lines for the host.
    """

    plan: Plan
    pages: Sequence[WebPage]
    site: SiteView
    config: Given[SiteConfig]
    templates: Templates
    strings: Strings
    faces: Faces
    rows: Given[Sequence[Entry]]
    drawing: Given[MapSpec]
    missing: tuple[Missing, ...] = ()
    rules: str = ""
    downloads: Sequence[PlannedFile] = ()

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """The cards that stand for pages where they are shared, by the paths of the pages."""
        found = ((page.path, card_of(page, self.site, self.faces)) for page in self.pages)
        return {path: card for path, card in found if card}

    @property
    def latest(self) -> Given[tuple[PostView, ...]]:
        """The posts that feeds have, latest first, as their pages show them."""
        views = [page.view for page in self.pages if page.template == "post.html"][:LATEST]
        return Given(fingerprint([view.inputs() for view in views]), partial(_posts, views))


def _posts(views: Iterable[Deferred[PageView]]) -> tuple[PostView, ...]:
    made = (view() for view in views)
    return tuple(view for view in made if isinstance(view, PostView))


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that ``make`` would make; it has the same bytes for as long as its inputs are equal.

    ``inputs`` are digests of what it is made from, by name. ``source`` is the key of the text that
    it shows, ``template`` the name of its template, for whoever asks why it is made, ``words`` a
    digest of what it says.
    """

    path: str
    inputs: Mapping[str, str]
    make: Callable[[], bytes]
    source: str = ""
    template: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class PlannedFolder:
    """Files that ``make`` would make together, and nobody else any in their folder.

    ``path`` ends in ``/``, and is where they all are.
    """

    path: str
    inputs: Mapping[str, str]
    make: Callable[[], Iterable[Made]]


class Seen(Protocol):
    """What is known of a file that was made or copied: the digest of its bytes, and its needs."""

    @property
    def data(self) -> str:
        """The digest."""
        ...

    @property
    def needs(self) -> tuple[str, ...]:
        """See ``write.needs``."""
        ...


@dataclass(frozen=True, slots=True)
class PlannedLast:
    """A file that says something of all others: ``planned`` plans it when these are there."""

    path: str
    planned: Callable[[Mapping[str, Seen]], PlannedFile]


Planned = PlannedFile | PlannedFolder | PlannedLast


class Output(Protocol):
    """A kind of output, as a module."""

    def reserved(self, plan: Plan) -> Iterable[Reserved]:
        """Every place that it takes."""
        ...

    def files(self, finished: Finished) -> Iterable[Planned]:
        """The files, each at a place that was reserved."""
        ...


def planned(path: str, call: Deferred[bytes]) -> PlannedFile:
    """A file that a deferred call makes."""
    return PlannedFile(path.lstrip("/"), call.inputs(), call)
