"""The network at two moments, drawn as one map, and in words what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from html import escape

from plnfolio.draw.spec import MapNode, MapSpec, Size
from plnfolio.pln.checks import check_moments
from plnfolio.pln.dates import is_moment, regular
from plnfolio.pln.growth import Growth, growth, sentences
from plnfolio.render.asking import AUTHOR, TODAY
from plnfolio.render.fill.choosing import chosen
from plnfolio.render.fill.grouping import Grouping, grouping
from plnfolio.render.fill.picturing import address, drawn, option, rows_of
from plnfolio.render.layout import Filling, Located
from plnfolio.render.pictures import NODE, Sights, map_spec
from plnfolio.render.saying import say

_SIZES: tuple[Size, ...] = ("wide", "narrow")


def fill_network_growth(filling: Filling) -> Iterable[Located]:
    """One map with all that was there at either moment, then the sentences.

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
    yield from _figure(_spec(change, by, filling), change, filling)
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


def _spec(change: Growth, by: Grouping, filling: Filling) -> MapSpec:
    """The later network and what is gone from it; each node says what became of it."""
    site = filling.site
    spec = map_spec(
        (*change.after, *change.dropped),
        author=site.ask(AUTHOR).name,
        t=site.t,
        address=lambda slug: address(filling, slug),
        sights=Sights(group_by=by),
    )
    happened = {NODE + entry.slug: ("new", site.t("map_new")) for entry in change.added}
    happened |= {NODE + entry.slug: ("gone", site.t("map_gone")) for entry in change.dropped}
    for move in change.moved:
        before, after = (site.t(f"status_{name}").lower() for name in (move.before, move.after))
        moved = site.t("map_moved", before=before, after=after)
        happened[NODE + move.entry.slug] = ("moved", moved)
    return replace(spec, nodes=tuple(_said(node, happened) for node in spec.nodes))


def _said(node: MapNode, happened: Mapping[str, tuple[str, str]]) -> MapNode:
    """A node with what became of it before its own words; who is gone has no others."""
    change, words = happened.get(node.id, ("", ""))
    own = node.note if change != "gone" else ""
    note = " · ".join(filter(None, (words, own)))
    detail = " · ".join(filter(None, (node.detail, words)))
    return replace(node, change=change, note=note, detail=detail)


def _figure(spec: MapSpec, change: Growth, filling: Filling) -> Iterable[Located]:
    site = filling.site
    start, end = (site.moment(moment) for moment in (change.start, change.end))
    title = site.t("growth_title", author=spec.author, start=start, end=end)
    spec = replace(spec, title=title, date=site.t("growth_dates", start=start, end=end))
    caption = filling.slot.option("caption") or title
    yield filling.html('<figure class="network-growth">\n')
    for size in _SIZES:
        yield filling.html(drawn(replace(spec, size=size), filling, "growth", alone=False))
    yield filling.html(f"<figcaption>{escape(caption)}</figcaption>\n</figure>\n")
