"""Giving and receiving, and the hours of every group."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from plnfolio.frozen import dataclass
from plnfolio.pln.entries import Entry, distinct
from plnfolio.pln.time import Time, total


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing given or received: Markdown, and the entry it goes to or comes from."""

    text: str
    entry: Entry
    index: int
    """Which item of the entry's list it is, from 0."""


@dataclass(frozen=True, slots=True)
class Share:
    """One group: the sum of the times that are known, and how many entries say none."""

    group: str
    entries: tuple[Entry, ...]
    time: Time
    unknown: int
    give: tuple[Offer, ...]
    receive: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """All groups, in the order of their first entries, and their sums."""

    shares: tuple[Share, ...]
    time: Time
    unknown: int

    @property
    def give(self) -> tuple[Offer, ...]:
        """All that is given."""
        return tuple(offer for share in self.shares for offer in share.give)

    @property
    def receive(self) -> tuple[Offer, ...]:
        """All that is received."""
        return tuple(offer for share in self.shares for offer in share.receive)


def _group(entry: Entry) -> str:
    return entry.group


def balance(some: Iterable[Entry], by: Callable[[Entry], str] = _group) -> Balance:
    """What time goes where, over current and growing networks, each counted once.

    ``by`` says to which group an entry belongs.
    """
    groups: dict[str, list[Entry]] = {}
    for entry in distinct(some):
        if entry.active:
            groups.setdefault(by(entry), []).append(entry)
    shares = tuple(_share(group, tuple(members)) for group, members in groups.items())
    return Balance(shares, total(s.time for s in shares), sum(s.unknown for s in shares))


def _share(group: str, members: tuple[Entry, ...]) -> Share:
    return Share(
        group,
        members,
        total(entry.time for entry in members),
        sum(1 for entry in members if not has_time(entry)),
        tuple(Offer(text, e, i) for e in members for i, text in enumerate(e.give)),
        tuple(Offer(text, e, i) for e in members for i, text in enumerate(e.receive)),
    )


def has_time(entry: Entry) -> bool:
    """Whether it is known how much time an entry takes."""
    return entry.time is not None and entry.time.known
