"""The network at two moments, drawn in one layout, and in words what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape

from plnfolio.draw.layout import Layout, layout
from plnfolio.draw.legend import LEGEND_GAP
from plnfolio.draw.spec import MapNode, MapSpec
from plnfolio.draw.svg import map_svg
from plnfolio.pln.checks import check_moments
from plnfolio.pln.dates import is_moment, regular
from plnfolio.pln.growth import Growth, growth, sentences
from plnfolio.render.asking import AUTHOR, TODAY
from plnfolio.render.fill.choosing import chosen
from plnfolio.render.fill.grouping import grouping
from plnfolio.render.fill.picturing import address, option, prefix, rows_of
from plnfolio.render.layout import Filling, Located
from plnfolio.render.pictures import map_spec
from plnfolio.render.saying import say


def fill_network_growth(filling: Filling) -> Iterable[Located]:
    """Two maps with every network in the same place on both, then the sentences.

    Options: ``from`` and ``to`` (moments; today without ``to``), ``tables``, ``group`` and
    ``kind`` (which networks), ``group-by`` and ``caption``.

    Problems: ``bad-date``, ``unknown-table`` and ``bad-value``.
    """
    site = filling.site
    moments = _moments(filling)
    rows = chosen(rows_of(filling), filling)
    by = grouping(filling)
    if moments is None:
        return
    change = growth(rows, *moments)
    if not (change.before or change.after):
        yield filling.html(f'<p class="empty">{escape(site.t("map_empty"))}</p>\n')
        return
    for entry in (*change.dropped, *change.after):
        filling.mention(entry.slug)
    maps = [
        map_spec(
            some,
            author=site.ask(AUTHOR).name,
            t=site.t,
            address=lambda slug: address(filling, slug),
            group_by=by,
            size="narrow",
        )
        for some in (change.before, change.after)
    ]
    yield from _figure(maps, change, filling)
    said = (say(sentence, site.t, site.moment) for sentence in sentences(change))
    items = "".join(f"<li>{escape(text)}</li>\n" for text in said)
    yield filling.html(f'<ul class="growth-list">\n{items}</ul>\n')


def _moments(filling: Filling) -> tuple[str, str] | None:
    """The two moments if they are two, the earlier one first."""
    first, last = option(filling, "from"), option(filling, "to")
    if first is None or not first.value:
        message = "“network-growth” does not say from when"
        remedy = "write “:from: 2023-01” and “:to: 2023-06”; without “to” it compares with today"
        filling.say("bad-date", message, filling.slot.place, remedy)
        return None
    start = regular(first.value)
    end = filling.site.ask(TODAY).isoformat()
    if last and last.value:
        end = regular(last.value)
    place = last.place if last and is_moment(start) else first.place
    found = list(check_moments(start, end, filling.origin.span(place)))
    filling.sheet.problems.extend(found)
    return None if found else (start, end)


def _figure(maps: Sequence[MapSpec], change: Growth, filling: Filling) -> Iterable[Located]:
    site = filling.site
    author = site.ask(AUTHOR).name
    places = layout(_union(maps), dates=_ghosts(maps))
    words = [site.moment(moment) for moment in (change.start, change.end)]
    caption = filling.slot.option("caption") or site.t(
        "growth_title", author=author, start=words[0], end=words[1]
    )
    yield filling.html('<figure class="network-growth">\n<div class="growth-pictures">\n')
    for spec, moment, drawn in zip(maps, words, (_bare(places), places), strict=True):
        title = site.t("map_title_at", author=author, moment=moment)
        svg = map_svg(drawn, replace(spec, title=title), prefix=prefix(filling, "growth"))
        yield filling.html(
            f'<div class="picture">\n<p class="growth-moment">{escape(moment)}</p>\n{svg}</div>\n'
        )
    yield filling.html(f"</div>\n<figcaption>{escape(caption)}</figcaption>\n</figure>\n")


def _bare(places: Layout) -> Layout:
    """The layout without its legend, which stands once, under the later map."""
    if not places.legend:
        return places
    top = min(item.box.y for item in places.legend) - LEGEND_GAP
    return replace(places, legend=(), frame=replace(places.frame, h=top - places.frame.y))


def _union(maps: Sequence[MapSpec]) -> MapSpec:
    """Every node of either map, as large as it ever is; the later one says what else it is."""
    before, after = maps
    nodes = {node.id: node for node in before.nodes}
    for node in after.nodes:
        nodes[node.id] = _both(nodes[node.id], node) if node.id in nodes else node
    return replace(after, nodes=tuple(nodes.values()))


def _both(before: MapNode, after: MapNode) -> MapNode:
    return replace(
        after,
        hours=max(before.hours, after.hours),
        gives=before.gives or after.gives,
        receives=before.receives or after.receives,
    )


def _ghosts(maps: Sequence[MapSpec]) -> bool:
    """Whether a node is missing from one of the maps."""
    before, after = ({node.id for node in spec.nodes} for spec in maps)
    return before != after
