"""Rows of a network's table as entries of a file: each cell in its field, nothing left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from plnfolio.importing.article import words
from plnfolio.importing.nets.cells import Part, Write, in_a_line, items, parts_of, text
from plnfolio.importing.nets.grid import Grid
from plnfolio.importing.nets.heads import Head, bare
from plnfolio.importing.nets.judge import Columns, looks_like_time
from plnfolio.importing.nets.kinds import kind_of, kind_of_name
from plnfolio.importing.nets.naming import Named, named
from plnfolio.importing.nets.standing import is_only_status, status_of
from plnfolio.importing.nets.times import time_of
from plnfolio.model.days import NoDayError, read_moment
from plnfolio.model.network import Status
from plnfolio.model.webaddress import bare_site

_LISTS = ("activities", "give", "receive")
_TOTAL = re.compile(r"(?:grand )?(?:totals?|sum|summe|gesamt|insgesamt|suma|somme)(?: \w+){0,2}")
_ORDER = (
    "name short url logo kind group status purpose activities time cost give receive planned since"
    " until"
).split()


@dataclass(slots=True)
class Entry:
    """One network on its way into a file: its fields, and the ``logo`` that it shows."""

    fields: dict[str, Any] = field(default_factory=dict)
    logo: Element | None = None


@dataclass(slots=True)
class Entries:
    """The entries of a table; ``total`` says that its last row added the hours up.

    ``notes`` are sentences for the report with words that stand near, ``left`` the words that are
    in no entry.
    """

    entries: list[Entry] = field(default_factory=list)
    total: bool = False
    notes: list[tuple[str, str, str]] = field(default_factory=list)

    def note(self, message: str, near: str = "", left: str = "") -> None:
        """Something that an author has to know."""
        self.notes.append((message, near, left))


def entries_of(grid: Grid, columns: Columns, status: Status | None, write: Write) -> Entries:
    """The rows of a network's table; ``status`` is what stands over all of it."""
    made = Entries()
    reader = _Reader(columns, write, made)
    rows = list(_groups(grid, columns.at("name")))
    lone = dict(grid.lone)
    over, group = status, ""
    for at, row in rows:
        if at in lone:
            said = words(lone[at])
            over = status_of(said) or status
            group = "" if status_of(said) else said
            if not group:
                made.note("a row over others says how you stand with them", said, said)
        if _is_total(row[0], columns):
            made.total = True
            made.note("the sum of the hours is worked out anew", "", " ".join(map(words, row[0])))
            continue
        reader.entry(row, over, group)
    _told_apart(made)
    return made


def _groups(grid: Grid, name: int) -> Iterator[tuple[int, list[Sequence[Element]]]]:
    """Rows that share one cell for their name are of one network."""
    rows: list[Sequence[Element]] = []
    begin = 0
    for i, row in enumerate(grid.rows):
        if rows and row[name] is rows[-1][name]:
            rows.append(row)
            continue
        if rows:
            yield begin, rows
        rows, begin = [row], i
    yield begin, rows


def _is_total(row: Sequence[Element], columns: Columns) -> bool:
    return _TOTAL.fullmatch(bare(words(row[columns.at("name")]))) is not None


def _told_apart(made: Entries) -> None:
    """No two entries of a file have one name."""
    seen: dict[str, int] = {}
    for entry in made.entries:
        name = str(entry.fields["name"])
        times = seen[name.casefold()] = seen.get(name.casefold(), 0) + 1
        if times > 1:
            entry.fields["name"] = f"{name} ({times})"
            made.note(f"“{name}” stands in this table {times} times: merge the rows", name)


class _Reader:
    """Makes entries of rows."""

    def __init__(self, columns: Columns, write: Write, made: Entries) -> None:
        self.columns, self.write, self.made = columns, write, made
        self.name = columns.at("name")

    def entry(self, rows: Sequence[Sequence[Element]], status: Status | None, group: str) -> None:
        cell = rows[0][self.name]
        others = [c for i, c in enumerate(rows[0]) if i != self.name and c is not cell]
        name = named(cell, others)
        if not name.name:
            said = " ".join(words(one) for one in rows[0])
            name = Named(f"Network {len(self.made.entries) + 1}", guess="words")
            if not said and rows[0][self.name].find(".//img") is None:
                return
        entry = Entry({"name": name.name}, name.logo)
        self._about(entry, name, group, status)
        if name.guess:
            self._guessed(name)
        self.made.entries.append(entry)
        for i, head in enumerate(self.columns.heads):
            cells = list(dict.fromkeys(row[i] for row in rows))
            if i != self.name:
                self._column(entry, head, [c for c in cells if c is not cell])
        entry.fields = {key: entry.fields[key] for key in _ORDER if entry.fields.get(key)}

    def _about(self, entry: Entry, name: Named, group: str, status: Status | None) -> None:
        kind = kind_of_name(name.name)
        entry.fields |= {"short": name.short, "url": name.url, "kind": kind, "group": group}
        entry.fields["status"] = "" if status == "current" else status
        self._purpose(entry, text(name.rest, self.write))
        if name.dropped:
            self.made.note("the rows have no numbers", name.name, name.dropped)

    def _guessed(self, name: Named) -> None:
        where = {"logo": "the logo’s description", "link": "a link"}.get(
            name.guess, "its first words"
        )
        self.made.note(f"“{name.name}” is a name guessed from {where}", name.name)

    def _column(self, entry: Entry, head: Head, cells: Sequence[Element]) -> None:
        parts = [part for cell in cells for part in parts_of(cell)]
        if head.field == "logo" or (not parts and entry.logo is None):
            for cell in cells:
                picture = cell.find(".//img")
                entry.logo = entry.logo if picture is None else picture
            parts = [part for part in parts if part.words]
        if not parts:
            return
        take = _TAKERS.get(head.field)
        if take is None or not take(self, entry, head, parts):
            self._remark(entry, head, parts)

    def _remark(self, entry: Entry, head: Head, parts: Sequence[Part]) -> None:
        """What has no field of its own, with the head that stood over it."""
        said = text(parts, self.write)
        if head.words:
            block = parts[0].item or parts[0].body.tag == "div"
            said = f"**{head.words.rstrip(':')}:**" + ("\n\n" if block else " ") + said
        self._purpose(entry, said)

    def _purpose(self, entry: Entry, said: str) -> None:
        before = entry.fields.get("purpose", "")
        entry.fields["purpose"] = "\n\n".join(filter(None, (before, said)))

    def take_text(self, entry: Entry, head: Head, parts: Sequence[Part]) -> bool:
        if self.columns.heads.index(head) != self.columns.at("purpose"):
            return False
        said = text(parts, self.write)
        entry.fields["purpose"] = "\n\n".join(filter(None, (said, entry.fields["purpose"])))
        return True

    def take_list(self, entry: Entry, head: Head, parts: Sequence[Part]) -> bool:
        said = items(parts, self.write)
        if self.columns.heads.index(head) != self.columns.at(head.field):
            said = [f"**{head.words.rstrip(':')}:** {said[0]}", *said[1:]]
        entry.fields[head.field] = [*entry.fields.get(head.field, ()), *said]
        return True

    def take_time(self, entry: Entry, head: Head, parts: Sequence[Part]) -> bool:
        said = in_a_line(parts, self.write)
        if entry.fields.get("time"):
            return False
        plain = " ".join(part.words for part in parts)
        if len(plain) > 120 and not looks_like_time(plain):
            return False
        entry.fields["time"] = time_of(said, head)
        return True

    def take_cost(self, entry: Entry, head: Head, parts: Sequence[Part]) -> bool:
        if entry.fields.get("cost"):
            return False
        entry.fields["cost"] = in_a_line(parts, self.write)
        return True

    def take_url(self, entry: Entry, head: Head, parts: Sequence[Part]) -> bool:
        """An address alone; a link with words of its own is worth keeping as it is."""
        links = [link for part in parts for link in part.body.iter("a")]
        said = " ".join(part.words for part in parts)
        address = links[0].get("href", "") if len(links) == 1 else bare_site(said) or said
        if not address.startswith(("http://", "https://")) or " " in address:
            return False
        if entry.fields.get("url") not in ("", None, address):
            return False
        entry.fields["url"] = address
        name = str(entry.fields["name"])
        if links and not _is_its_address(said, address) and said.casefold() != name.casefold():
            self.made.note("a link is the address of the entry", name, said)
        return True

    def take_kind(self, entry: Entry, head: Head, parts: Sequence[Part]) -> bool:
        said = " ".join(part.words for part in parts)
        kind = kind_of(said)
        if kind is not None:
            entry.fields["kind"] = kind
            if bare(said) != kind:
                self.made.note(f"“{said}” is the kind “{kind}”", entry.fields["name"], said)
            return True
        return self.take_group(entry, head, parts)

    def take_group(self, entry: Entry, head: Head, parts: Sequence[Part]) -> bool:
        said = " ".join(part.words for part in parts)
        if entry.fields.get("group") or len(said) > 60:
            return False
        entry.fields["group"] = said
        return True

    def take_status(self, entry: Entry, head: Head, parts: Sequence[Part]) -> bool:
        said = " ".join(part.words for part in parts)
        status = status_of(said)
        if status is None:
            return False
        entry.fields["status"] = "" if status == "current" else status
        if not is_only_status(said):
            return False
        if bare(said) != status:
            self.made.note(f"“{said}” is the status “{status}”", entry.fields["name"], said)
        return True

    def take_moment(self, entry: Entry, head: Head, parts: Sequence[Part]) -> bool:
        said = " ".join(part.words for part in parts)
        try:
            entry.fields[head.field] = read_moment(said)
        except NoDayError:
            return False
        return True


def _is_its_address(said: str, address: str) -> bool:
    return said.rstrip("/").casefold() in address.casefold()


_TAKERS: Mapping[str, Any] = {
    **dict.fromkeys(_LISTS, _Reader.take_list),
    **dict.fromkeys(("since", "until", "planned"), _Reader.take_moment),
    "purpose": _Reader.take_text,
    "time": _Reader.take_time,
    "cost": _Reader.take_cost,
    "url": _Reader.take_url,
    "kind": _Reader.take_kind,
    "group": _Reader.take_group,
    "status": _Reader.take_status,
}
