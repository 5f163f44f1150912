"""The page of one network: what it is, what it takes, what is given and received."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from plnfolio.draw.sketch import emblem_svg, sketch_svg
from plnfolio.kinds.network import PATH
from plnfolio.model.address import rooted
from plnfolio.pln.entries import Entry
from plnfolio.render.asking import AUTHOR, NETWORKS, OVERVIEW
from plnfolio.render.columns import COLUMNS, Cell, logo
from plnfolio.render.layout import Filling, Located
from plnfolio.render.overview import node_of

_FACTS = ("kind", "status", "since", "until", "time", "cost")
_WORDS: Mapping[str, str] = {"time": "fact_time"}
"""Words that differ from those above a table's column."""


def fill_network_entry(filling: Filling) -> Iterable[Located]:
    """All that the tables say of the network whose slug is the argument.

    What stands in several tables is told once, by the first that says it. A person is an h-card
    (microformats.org), with the relationship in XFN's words.
    """
    cells = _cells(filling)
    card = " h-card" if cells[0].network.kind == "person" else ""
    yield filling.html(f'<div class="network-entry{card}">\n')
    yield filling.html(_group(cells[0].entry, filling))
    yield from logo(next((cell for cell in cells if cell.network.logo), cells[0]))
    where = _where(cells[0].entry, filling)
    yield filling.html(f'<div class="standing">\n{where}' if where else "")
    yield from _facts(cells, filling)
    yield filling.html("</div>\n" if where else "")
    purpose = _first(cells, "purpose")
    if purpose:
        yield filling.html('<div class="purpose">')
        yield from COLUMNS["purpose"].cell(purpose)
        yield filling.html("</div>\n")
    yield from _list("activities", cells, filling)
    exchanged = [name for name in ("give", "receive") if _first(cells, name)]
    if exchanged:
        yield filling.html('<div class="exchange">\n')
        for name in exchanged:
            yield filling.html("<div>\n")
            yield from _list(name, cells, filling)
            yield filling.html("</div>\n")
        yield filling.html("</div>\n")
    yield filling.html("</div>\n")


def _group(entry: Entry, filling: Filling) -> str:
    """The group, with the colour that it has on the map, and the mark that this network has."""
    layout, node = filling.site.ask(OVERVIEW).layout, node_of(entry.slug)
    group = next((one.group for one in layout.nodes if one.id == node), entry.group)
    said = filling.site.t("column_group")
    emblem = emblem_svg(layout, group, entry.network.kind, said)
    return f'<p class="group">{emblem} {escape(group)}</p>\n'


def _where(entry: Entry, filling: Filling) -> str:
    """The map with this network lit, small; it leads to the whole one."""
    who = filling.site.t("map_title", author=filling.site.ask(AUTHOR).name)
    overview = filling.site.ask(OVERVIEW)
    drawing = sketch_svg(overview.layout, node_of(entry.slug), f"{who}: {entry.name}")
    return f'<a class="whereabouts" href="{rooted(PATH)}">{drawing}</a>\n' if drawing else ""


def _list(name: str, cells: list[Cell], filling: Filling) -> Iterator[Located]:
    """A column of a table under a heading of its own."""
    if cell := _first(cells, name):
        heading = escape(filling.site.t(COLUMNS[name].heading))
        yield filling.html(f'<h2 id="{filling.free_id(name)}">{heading}</h2>\n')
        yield from COLUMNS[name].cell(cell)


def _cells(filling: Filling) -> list[Cell]:
    networks = filling.site.ask(NETWORKS)
    tables = {table.id: table for table in networks.tables}
    own = networks.by_slug[filling.slot.argument]
    return [Cell(entry, tables[entry.table], filling) for entry in own]


def _first(cells: Iterable[Cell], name: str) -> Cell | None:
    return next((cell for cell in cells if COLUMNS[name].filled(cell.network)), None)


def _facts(cells: list[Cell], filling: Filling) -> Iterator[Located]:
    yield filling.html('<dl class="facts">\n')
    for name in _FACTS:
        cell = _first(cells, name)
        if cell:
            label = escape(filling.site.t(_WORDS.get(name, COLUMNS[name].heading)))
            yield filling.html(f"<div><dt>{label}</dt><dd>")
            yield from COLUMNS[name].cell(cell)
            yield filling.html("</dd></div>\n")
    yield from _addresses(cells, filling)
    yield filling.html("</dl>\n")


def _addresses(cells: list[Cell], filling: Filling) -> Iterator[Located]:
    t = filling.site.t
    entry: Entry = cells[0].entry
    url = next((cell.network.url for cell in cells if cell.network.url), "")
    feed = next((cell.network.feed for cell in cells if cell.network.feed), "")
    words = next((c.network.relationship for c in cells if c.network.relationship), ())
    rel = f' rel="{escape(" ".join(words))}"' if words else ""
    name = ' class="p-name u-url"' if entry.network.kind == "person" else ""
    for key, address, extra in (("column_url", url, name + rel), ("column_feed", feed, "")):
        if address:
            link = f'<a href="{escape(address)}"{extra}>{escape(_short(address, entry, key))}</a>'
            yield filling.html(f"<div><dt>{escape(t(key))}</dt><dd>{link}</dd></div>\n")


def _short(address: str, entry: Entry, key: str) -> str:
    """A person's link says the name, as an h-card wants it; others show where they lead."""
    if key == "column_url" and entry.network.kind == "person":
        return entry.name
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
