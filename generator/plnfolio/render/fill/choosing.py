"""Which networks a directive is about: ``current, expanding`` and its ``:status:`` and the like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from plnfolio.diagnostics import did_you_mean, listed
from plnfolio.model.network import Kind, Status
from plnfolio.model.site import Table
from plnfolio.model.slug import slugify
from plnfolio.model.source import CONTENT
from plnfolio.pln.entries import Entry
from plnfolio.render.asking import NETWORKS, Networks
from plnfolio.render.layout import Filling

_ENDINGS = (".yaml", ".yml")
_CHOOSE = ("status", "kind", "group")


def named_tables(filling: Filling, names: str | None = None) -> Sequence[Table]:
    """The tables that the argument (or ``names``) lists, separated by commas.

    Problems: ``unknown-table``. None for a table whose own file has mistakes.
    """
    networks = filling.site.ask(NETWORKS)
    tables = {table.id: table for table in networks.tables}
    found = []
    for name in (filling.slot.argument if names is None else names).split(","):
        key = name.strip()
        if key in tables:
            found.append(tables[key])
        elif key and not any(f"{CONTENT}/networks/{key}{e}" in networks.unread for e in _ENDINGS):
            _unknown(key, tables, filling)
    return found


def _unknown(key: str, tables: Iterable[str], filling: Filling) -> None:
    remedy = did_you_mean(key, tables)
    if not remedy and tables:
        remedy = f"your tables are {listed(f'“{name}”' for name in tables)}"
    remedy = remedy or f"make the file content/networks/{slugify(key) or 'current'}.yaml"
    message = f"there is no network table called “{key}”"
    table = f"{CONTENT}/networks/{key}{_ENDINGS[0]}"
    filling.say("unknown-table", message, filling.slot.place, remedy, leads_to=table)


def chosen(entries: Iterable[Entry], filling: Filling) -> Sequence[Entry]:
    """Those whose status, group or kind an option names; several are separated by commas.

    Problems: ``bad-value``.
    """
    rows = list(entries)
    options = [option for option in filling.slot.options if option.name in _CHOOSE]
    if not options:
        return rows
    networks = filling.site.ask(NETWORKS)
    groups = {entry.group for entry in networks.entries} | {row.group for row in rows}
    known = {"status": get_args(Status), "kind": get_args(Kind), "group": sorted(groups)}
    for option in options:
        wanted = {word.strip().casefold() for word in option.value.split(",")} - {""}
        words = {word.casefold(): word for word in known[option.name]}
        sure = option.name != "group" or not _may_be_more(networks)
        for word in sorted(wanted - words.keys()) if sure else ():
            several = "write one of" if len(words) > 1 else "there is only"
            remedy = did_you_mean(word, words.values()) or f"{several} {listed(words.values())}"
            message = f"“{option.name}” cannot be “{word}”"
            filling.say("bad-value", message, option.place, remedy)
        rows = [row for row in rows if _value(row, option.name).casefold() in wanted]
    return rows


def _may_be_more(networks: Networks) -> bool:
    """Whether there may be networks that are not known: a table cannot be read whole."""
    return bool(networks.unread - {table.path for table in networks.tables})


def _value(entry: Entry, name: str) -> str:
    values = {"status": entry.status, "kind": entry.network.kind, "group": entry.group}
    return values[name]
