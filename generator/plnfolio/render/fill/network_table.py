"""``network-table``: the author's networks as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import get_args

from plnfolio.diagnostics import did_you_mean, listed
from plnfolio.model.document import Option
from plnfolio.model.network import Status
from plnfolio.model.site import Table
from plnfolio.pln.entries import Entry, entries
from plnfolio.pln.time import total
from plnfolio.render.asking import NETWORKS
from plnfolio.render.columns import COLUMNS, DEFAULT, Cell, filled, hours_a_month
from plnfolio.render.fill.choosing import chosen, named_tables
from plnfolio.render.layout import Filling, Located

Row = tuple[Table, Entry]


def fill_network_table(filling: Filling) -> Iterable[Located]:
    """The tables that the argument names, or the one that the body holds, as one table.

    Options: ``columns`` (fields with headings of one's own), ``status``, ``group``, ``kind``
    (which entries), ``sort`` (by a field, ``-`` before it for the other way round), ``caption``
    and ``total`` (the hours, summed up).

    Problems: ``unknown-table``, ``unknown-column``, ``bad-value``.
    """
    tables = _tables(filling)
    if not tables:
        return
    rows = _sorted([row for table in tables for row in _rows(table, filling)], filling)
    titles = " · ".join(t.content.title for t in tables if t.content.title)
    caption = filling.slot.option("caption") or titles or filling.site.t("networks")
    yield from _table(rows, _columns(rows, filling), caption, tables[0], filling)


def _tables(filling: Filling) -> Sequence[Table]:
    place = filling.origin.span(filling.slot.place)
    if (place.path, place.line) in filling.sheet.inline:
        inline = filling.sheet.inline[place.path, place.line]
        return [inline] if inline else []
    return named_tables(filling)


def _rows(table: Table, filling: Filling) -> Iterator[Row]:
    """The rows of a table that are chosen and may be published."""
    if table.inline:
        own = [entry for entry in entries([table]) if not entry.network.private]
    else:
        own = [entry for entry in filling.site.ask(NETWORKS).entries if entry.table == table.id]
    for entry in chosen(own, filling):
        filling.mention(entry.slug)
        yield table, entry


SORTS: Mapping[str, Callable[[Entry], tuple[bool, object]]] = {
    "name": lambda entry: (False, entry.name.casefold()),
    "kind": lambda entry: (False, entry.network.kind),
    "group": lambda entry: (not entry.network.group, entry.group.casefold()),
    "status": lambda entry: (
        False,
        get_args(Status).index(entry.status),
    ),
    "time": lambda entry: (entry.time is None, entry.time.middle if entry.time else 0),
    "since": lambda entry: (not entry.network.since, entry.network.since),
}
"""Keys to sort by; what says nothing comes last."""


def _sorted(rows: list[Row], filling: Filling) -> list[Row]:
    option = _option(filling, "sort")
    if option is None:
        return rows
    name = option.value.removeprefix("-").strip()
    key = SORTS.get(name)
    if key is None:
        remedy = did_you_mean(name, SORTS) or f"sort by {listed(SORTS)}, or -{next(iter(SORTS))} …"
        filling.say("bad-value", f"“sort” cannot be “{option.value}”", option.place, remedy)
        return rows
    said = [row for row in rows if not key(row[1])[0]]
    unsaid = [row for row in rows if key(row[1])[0]]
    said.sort(key=lambda row: key(row[1]), reverse=option.value.startswith("-"))
    return said + unsaid


def _columns(rows: Sequence[Row], filling: Filling) -> Mapping[str, str]:
    """Fields to headings, in the order shown."""
    t = filling.site.t
    option = _option(filling, "columns")
    if option is None:
        networks = [entry.network for _, entry in rows]
        return {name: t(COLUMNS[name].heading) for name in filled(networks, DEFAULT)}
    columns: dict[str, str] = {}
    for part in option.value.split(","):
        name, _, heading = (text.strip() for text in part.partition(":"))
        if name in COLUMNS:
            columns[name] = heading or t(COLUMNS[name].heading)
        elif name:
            several = [word for word in name.lower().split() if word in COLUMNS]
            remedy = did_you_mean(name, COLUMNS) or f"the columns are {listed(COLUMNS)}"
            if len(several) > 1:
                remedy = f"put commas between columns: {', '.join(several)}"
            message = f"a network table has no column “{name}”"
            filling.say("unknown-column", message, option.place, remedy)
    return columns or {"name": t(COLUMNS["name"].heading)}


def _option(filling: Filling, name: str) -> Option | None:
    return next((option for option in filling.slot.options if option.name == name), None)


def _table(
    rows: Sequence[Row], columns: Mapping[str, str], caption: str, first: Table, filling: Filling
) -> Iterator[Located]:
    label = escape(caption)
    # A title that the heading says already is read out with the table, and not shown twice.
    again = ' class="said-above"' if _letters(label) == _letters(filling.heading) else ""
    heads = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in columns.values())
    yield filling.html(
        f'<div class="table-scroll" role="region" tabindex="0" aria-label="{label}">\n'
        f'<table class="network-table">\n<caption{again}>{label}</caption>\n'
        f"<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n"
    )
    most = _most(rows)
    for table, entry in rows:
        anchor = filling.free_id(f"{table.slug}-{entry.slug}")
        yield filling.html(f'<tr id="{anchor}">\n')
        yield from _cells(Cell(entry, table, filling, most), columns)
        yield filling.html("</tr>\n")
    yield filling.html("</tbody>\n")
    if _option(filling, "total") and rows:
        yield filling.html(_total([entry for _, entry in rows], columns, filling))
    yield filling.html("</table>\n</div>\n")
    if not rows:
        empty = "no_networks" if not first.content.networks else "no_chosen_networks"
        yield filling.html(f'<p class="empty">{escape(filling.site.t(empty))}</p>\n')


def _letters(html: str) -> str:
    """What two titles have in common that differ in their quotation marks and capitals alone."""
    return "".join(filter(str.isalnum, html)).casefold()


def _most(rows: Sequence[Row]) -> int:
    """The most minutes a month of any row, if there are two to be compared."""
    times = [entry.time.most for _, entry in rows if entry.time and entry.time.known]
    return max(times) if len(times) > 1 else 0


def _cells(cell: Cell, columns: Mapping[str, str]) -> Iterator[Located]:
    for name, heading in columns.items():
        tag, scope = ("th", ' scope="row"') if name == "name" else ("td", "")
        yield cell.filling.html(f'<{tag}{scope} data-label="{escape(heading)}">')
        if COLUMNS[name].filled(cell.network):
            yield from COLUMNS[name].cell(cell)
        yield cell.filling.html(f"</{tag}>\n")


def _total(rows: Iterable[Entry], columns: Mapping[str, str], filling: Filling) -> str:
    """The hours of a month under their column, or beside the word where there is no such column."""
    t = filling.site.t
    hours = escape(hours_a_month(total(entry.time for entry in rows), t))
    word = escape(t("total"))
    names = list(columns)
    at = names.index("time") if "time" in columns else -1
    if at < 1:
        head = f'<th scope="row" colspan="{len(names)}">{word}: {hours}</th>'
        return f"<tfoot>\n<tr>{head}</tr>\n</tfoot>\n"
    head = f'<th scope="row" colspan="{at}">{word}</th>'
    rest = "<td></td>" * (len(names) - at - 1)
    label = escape(columns["time"])
    cell = f'<td data-label="{label}">{hours}</td>'
    return f"<tfoot>\n<tr>{head}{cell}{rest}</tr>\n</tfoot>\n"
