"""What the map, the growth and the balance share: which networks, their ids, their links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plnfolio.draw.layout import layout
from plnfolio.draw.spec import MapSpec
from plnfolio.draw.svg import map_svg
from plnfolio.model.address import rooted
from plnfolio.model.document import Option
from plnfolio.model.marks import on_page
from plnfolio.model.site import Table
from plnfolio.pln.checks import check_moments
from plnfolio.pln.dates import regular
from plnfolio.pln.entries import Entry
from plnfolio.render.asking import NETWORKS
from plnfolio.render.fill.choosing import named_tables
from plnfolio.render.layout import Filling


def option(filling: Filling, name: str) -> Option | None:
    """An option as it was written, None where it was not."""
    return next((one for one in filling.slot.options if one.name == name), None)


def rows_of(filling: Filling) -> Sequence[Entry]:
    """The rows of the tables that ``:tables:`` or the argument names, else those of all tables.

    Problems: ``unknown-table``, ``directive-argument``.
    """
    tables, argument = filling.slot.option("tables"), filling.slot.argument
    names = tables or argument
    if tables and argument:
        message = f"“{filling.slot.name}” says twice of which tables it is"
        remedy = "keep what stands behind its name or what “:tables:” says"
        filling.say("directive-argument", message, filling.slot.place, remedy)
    rows: Iterable[Entry] = filling.site.ask(NETWORKS).entries
    if names.strip():
        wanted = {table.id for table in named_tables(filling, names)}
        rows = (entry for entry in rows if entry.table in wanted)
    return tuple(rows)


def tables_of(filling: Filling) -> Sequence[Table]:
    """The tables that ``rows_of`` takes its rows from."""
    names = filling.slot.option("tables") or filling.slot.argument
    every = filling.site.ask(NETWORKS).tables
    wanted = {name.strip() for name in names.split(",")} - {""}
    return [table for table in every if not wanted or table.id in wanted]


def moment_of(filling: Filling, name: str) -> str:
    """A year, month or day that an option says, empty without one. Problem: ``bad-date``."""
    written = option(filling, name)
    if written is None:
        return ""
    moment = regular(written.value)
    found = list(check_moments(moment, "", filling.origin.span(written.place)))
    filling.sheet.problems.extend(found)
    return "" if found else moment


def address(filling: Filling, slug: str) -> str:
    """The address of a network's own page, empty if it has none."""
    path = filling.site.ask(NETWORKS).pages.get(slug)
    return rooted(path) if path else ""


def prefix(filling: Filling, wanted: str) -> str:
    """What begins all ids of a picture, so that the page has none of them yet."""
    ids = filling.sheet.ids
    name, number = wanted, 1
    while name in ids or any(one.startswith(f"{name}-") for one in ids):
        number += 1
        name = f"{wanted}{number}"
    ids.add(f"{name}-title")
    return name


def drawn(spec: MapSpec, filling: Filling, name: str, *, alone: bool) -> str:
    """A map of one size; a feed, which shows all it gets, has the wide one of two only."""
    svg = map_svg(layout(spec), spec, prefix=prefix(filling, name))
    if alone:
        return f'<div class="picture">{svg}</div>\n'
    html = f'<div class="picture {spec.size}-picture">{svg}</div>\n'
    return html if spec.size == "wide" else on_page(html)
