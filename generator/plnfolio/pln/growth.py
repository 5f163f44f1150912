"""The network at two dates, and what became of it between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plnfolio.frozen import dataclass
from plnfolio.model.network import Status as StatusName
from plnfolio.pln.balance import balance
from plnfolio.pln.entries import Entry, as_of, distinct
from plnfolio.pln.sentences import Sentence, Status, sentence
from plnfolio.pln.time import Time


@dataclass(frozen=True, slots=True)
class Move:
    """An entry (as it is at the end) whose status was another one at the start."""

    entry: Entry
    before: StatusName
    after: StatusName


@dataclass(frozen=True, slots=True)
class Growth:
    """``before`` and ``after`` hold each network once, with its status at the end of that moment.

    ``added`` and ``moved`` are of ``after``, ``dropped`` is of ``before``. Hours count current and
    growing networks; ``unknown_…`` says of how many of them the time is not known.
    """

    start: str
    end: str
    before: tuple[Entry, ...]
    after: tuple[Entry, ...]
    added: tuple[Entry, ...]
    dropped: tuple[Entry, ...]
    moved: tuple[Move, ...]
    kept: tuple[Entry, ...]
    hours_before: Time
    hours_after: Time
    unknown_before: int
    unknown_after: int


def growth(some: Iterable[Entry], start: str, end: str) -> Growth:
    """Compare the network at two moments: years, months or days. ValueError if they are none."""
    rows = tuple(some)
    before, after = distinct(as_of(rows, start)), distinct(as_of(rows, end))
    first = {entry.slug: entry for entry in before}
    last = {entry.slug for entry in after}
    common = [(first[entry.slug], entry) for entry in after if entry.slug in first]
    then, now = balance(before), balance(after)
    return Growth(
        start=start,
        end=end,
        before=before,
        after=after,
        added=tuple(entry for entry in after if entry.slug not in first),
        dropped=tuple(entry for entry in before if entry.slug not in last),
        moved=tuple(Move(b, a.status, b.status) for a, b in common if a.status != b.status),
        kept=tuple(b for a, b in common if a.status == b.status),
        hours_before=then.time,
        hours_after=now.time,
        unknown_before=then.unknown,
        unknown_after=now.unknown,
    )


def sentences(change: Growth) -> tuple[Sentence, ...]:
    """What happened, in words: added, planned, dropped, moved, kept, and the hours."""
    return (*_happened(change), *_hours(change))


def _happened(change: Growth) -> Iterator[Sentence]:
    if not (change.added or change.dropped or change.moved):
        yield sentence("growth_nothing")
        return
    if begun := _names(entry for entry in change.added if entry.status != "planned"):
        yield sentence("growth_added", names=begun)
    if plans := _names(entry for entry in change.added if entry.status == "planned"):
        yield sentence("growth_planned", names=plans)
    if dropped := _names(change.dropped):
        yield sentence("growth_dropped", names=dropped)
    moves: dict[tuple[StatusName, StatusName], list[Entry]] = {}
    for move in change.moved:
        moves.setdefault((move.before, move.after), []).append(move.entry)
    for (before, after), moved in moves.items():
        yield sentence(
            "growth_moved", before=Status(before), after=Status(after), names=_names(moved)
        )
    if change.kept:
        yield sentence("growth_kept", count=len(change.kept))


def _hours(change: Growth) -> Iterator[Sentence]:
    before, after = change.hours_before, change.hours_after
    if before == after:
        yield sentence("growth_hours_same", after=after)
    else:
        yield sentence("growth_hours", before=before, after=after)
    if change.unknown_before or change.unknown_after:
        yield sentence(
            "growth_hours_unknown", before=change.unknown_before, after=change.unknown_after
        )


def _names(some: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(entry.label for entry in some)
