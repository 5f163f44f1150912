"""Addresses that were ever public: whose they were, and where they lead now."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field

from plnfolio.frozen import dataclass
from plnfolio.model.source import CONTENT

PATH = f"{CONTENT}/permalinks.yaml"
"""Where a site remembers them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that was public, and what is remembered of whose it was.

    A text or a table has a ``file``, a ``title``, a ``date`` if it is of a day, and the sketch of
    its ``words``; ``first`` is the address that it had first, if that was another. One that has
    moved leads ``to`` another address. What has neither was made of what others say: a tag, a list.
    ``line`` is where it stands.
    """

    address: str
    file: str = ""
    title: str = ""
    date: datetime.date | None = None
    words: str = ""
    first: str = ""
    to: str = ""
    line: int = field(default=0, compare=False)

    def __hash__(self) -> int:
        """All but a few have an address of their own, and there may be ten thousand."""
        return hash(self.address)

    @property
    def is_missed(self) -> bool:
        """Whether somebody wrote what was there, so that nothing else can stand for it."""
        return bool(self.file) and not self.file.startswith(f"{CONTENT}/networks/")


@dataclass(frozen=True, slots=True)
class Ledger:
    """All of them as they were read. ``text`` is the file, empty if there is none.

    Where two versions of the file met, an address may stand there twice. ``is_ours`` says that it
    is written as we would write it.
    """

    entries: tuple[Entry, ...] = ()
    text: str = ""
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class Moves:
    """What is done about addresses that no page of the site has.

    ``redirects`` lead from each to another site path, or to an address elsewhere where a line of
    the author’s for the host says so; of those that ``told`` names, the host is told by that line.
    At an address that is ``gone`` a page says so. ``first`` are the first addresses of posts that
    have moved, by those of now.
    """

    redirects: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    told: frozenset[str] = frozenset()
    first: Mapping[str, str] = field(default_factory=dict)
