"""``network-table``: the author's networks as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from plnfolio.diagnostics import did_you_mean, listed
from plnfolio.model.site import Table
from plnfolio.model.slug import slugify
from plnfolio.render.columns import COLUMNS, DEFAULT, Cell
from plnfolio.render.laying import Filling, Laid

_ENDINGS = (".yaml", ".yml")


def fill_network_table(filling: Filling) -> Iterable[Laid]:
    """The table that the argument names; ``:columns:`` and ``:caption:`` change how it looks.

    Problems: ``unknown-table``, ``unknown-column``.
    """
    slot = filling.slot
    site = filling.composer.site
    tables = {table.id: table for table in site.tables}
    table = tables.get(slot.argument)
    if table:
        caption = slot.option("caption", table.content.title)
        return _table(table, _columns(table, filling), caption, filling)
    if any(f"{site.content}/networks/{slot.argument}{end}" in site.unread for end in _ENDINGS):
        return ()
    remedy = did_you_mean(slot.argument, tables)
    if not remedy and tables:
        remedy = f"your tables are {listed(f'“{name}”' for name in tables)}"
    remedy = remedy or f"make the file content/networks/{slugify(slot.argument) or 'current'}.yaml"
    message = f"there is no network table called “{slot.argument}”"
    filling.say("unknown-table", message, slot.place, remedy)
    return ()


def _columns(table: Table, filling: Filling) -> Mapping[str, str]:
    """Fields to headings, in the order shown."""
    t = filling.composer.t
    option = next((o for o in filling.slot.options if o.name == "columns"), None)
    if option is None:
        networks = table.content.networks
        filled = [name for name in DEFAULT if any(map(COLUMNS[name].filled, networks))]
        return {name: t(COLUMNS[name].heading) for name in filled or DEFAULT[:1]}
    columns: dict[str, str] = {}
    for part in option.value.split(","):
        name, _, heading = (text.strip() for text in part.partition(":"))
        if name in COLUMNS:
            columns[name] = heading or t(COLUMNS[name].heading)
        elif name:
            remedy = did_you_mean(name, COLUMNS) or f"the columns are {listed(COLUMNS)}"
            message = f"a network table has no column “{name}”"
            filling.say("unknown-column", message, option.place, remedy)
    return columns or {"name": t(COLUMNS["name"].heading)}


def _table(
    table: Table, columns: Mapping[str, str], caption: str, filling: Filling
) -> Iterator[Laid]:
    label = escape(caption)
    heads = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in columns.values())
    yield filling.html(
        f'<div class="table-scroll" role="region" tabindex="0" aria-label="{label}">\n'
        f'<table class="network-table">\n<caption>{label}</caption>\n'
        f"<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n"
    )
    for index, network in enumerate(table.content.networks):
        cell = Cell(network, index, table, filling)
        name = slugify(network.short or network.name)
        anchor = filling.free_id(f"{table.slug}-{name}") if name else ""
        yield filling.html(f'<tr id="{anchor}">\n' if anchor else "<tr>\n")
        for name, heading in columns.items():
            tag, scope = ("th", ' scope="row"') if name == "name" else ("td", "")
            yield filling.html(f'<{tag}{scope} data-label="{escape(heading)}">')
            if COLUMNS[name].filled(network):
                yield from COLUMNS[name].cell(cell)
            yield filling.html(f"</{tag}>\n")
        yield filling.html("</tr>\n")
    yield filling.html("</tbody>\n</table>\n</div>\n")
    if not table.content.networks:
        empty = escape(filling.composer.t("no_networks"))
        yield filling.html(f'<p class="empty">{empty}</p>\n')
