"""Which networks a directive is about: ``current, expanding`` and its ``:status:`` and the like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from plnfolio.diagnostics import did_you_mean, listed
from plnfolio.model.network import Kind, Status
from plnfolio.model.site import Site, Table
from plnfolio.model.slug import slugify
from plnfolio.pln.entries import Entry
from plnfolio.render.laying import Filling

_ENDINGS = (".yaml", ".yml")


def named_tables(filling: Filling, names: str | None = None) -> Sequence[Table]:
    """The tables that the argument (or ``names``) lists, separated by commas.

    Problems: ``unknown-table``. None for a table whose own file has mistakes.
    """
    site = filling.composer.site
    tables = {table.id: table for table in site.tables}
    found = []
    for name in (filling.slot.argument if names is None else names).split(","):
        key = name.strip()
        if key in tables:
            found.append(tables[key])
        elif key and not any(f"{site.content}/networks/{key}{e}" in site.unread for e in _ENDINGS):
            _unknown(key, tables, filling)
    return found


def _unknown(key: str, tables: Iterable[str], filling: Filling) -> None:
    remedy = did_you_mean(key, tables)
    if not remedy and tables:
        remedy = f"your tables are {listed(f'“{name}”' for name in tables)}"
    remedy = remedy or f"make the file content/networks/{slugify(key) or 'current'}.yaml"
    message = f"there is no network table called “{key}”"
    filling.say("unknown-table", message, filling.slot.place, remedy)


def chosen(entries: Iterable[Entry], filling: Filling) -> Sequence[Entry]:
    """Those whose status, group or kind an option names; several are separated by commas.

    Problems: ``bad-value``.
    """
    rows = list(entries)
    groups = {entry.group for entry in filling.composer.entries} | {row.group for row in rows}
    known = {"status": get_args(Status), "kind": get_args(Kind), "group": sorted(groups)}
    for option in filling.slot.options:
        if option.name not in known:
            continue
        wanted = {word.strip().casefold() for word in option.value.split(",")} - {""}
        words = {word.casefold(): word for word in known[option.name]}
        sure = option.name != "group" or not _may_be_more(filling.composer.site)
        for word in sorted(wanted - words.keys()) if sure else ():
            several = "write one of" if len(words) > 1 else "there is only"
            remedy = did_you_mean(word, words.values()) or f"{several} {listed(words.values())}"
            message = f"“{option.name}” cannot be “{word}”"
            filling.say("bad-value", message, option.place, remedy)
        rows = [row for row in rows if _value(row, option.name).casefold() in wanted]
    return rows


def _may_be_more(site: Site) -> bool:
    """Whether there may be networks that are not known: a table cannot be read whole."""
    known = {table.path for table in site.tables}
    return any(p.startswith(f"{site.content}/networks/") for p in site.unread - known)


def _value(entry: Entry, name: str) -> str:
    values = {"status": entry.status, "kind": entry.network.kind, "group": entry.group}
    return values[name]
