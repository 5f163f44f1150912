"""The page's map of the network, and the same as a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape

from plnfolio.diagnostics import did_you_mean, listed
from plnfolio.draw.layout import layout
from plnfolio.draw.spec import MapSpec, Size
from plnfolio.draw.svg import map_svg
from plnfolio.pln.entries import Entry, as_of, distinct
from plnfolio.render.asking import AUTHOR, NETWORKS, TODAY
from plnfolio.render.fill.choosing import chosen
from plnfolio.render.fill.grouping import grouping
from plnfolio.render.fill.picturing import address, moment_of, on_page, option, prefix, rows_of
from plnfolio.render.layout import Filling, Located
from plnfolio.render.pictures import map_spec

_SIZES: dict[str, tuple[Size, ...]] = {"wide": ("wide",), "narrow": ("narrow",)}
_BOTH: tuple[Size, ...] = ("wide", "narrow")


def fill_network_map(filling: Filling) -> Iterable[Located]:
    """A drawing with a caption, then its nodes as a nested list.

    Options: ``tables``, ``status``, ``group`` and ``kind`` (which networks), ``group-by``,
    ``as-of`` (a moment; today without it), ``highlight`` (names), ``caption`` and ``size``.
    Without a size the page has a wide map and one for phones, and its style sheet shows the one
    that fits.

    Problems: ``unknown-table``, ``bad-value`` and ``bad-date``.
    """
    moment = moment_of(filling, "as-of")
    shown = moment or filling.site.ask(TODAY).isoformat()
    rows = chosen(distinct(as_of(rows_of(filling), shown)), filling)
    sizes = _sizes(filling)
    spec = _spec(rows, moment, filling)
    if not rows:
        yield filling.html(f'<p class="empty">{escape(filling.site.t(_empty(filling)))}</p>\n')
        return
    for entry in rows:
        filling.mention(entry.slug)
    caption = escape(filling.slot.option("caption") or spec.title)
    yield filling.html('<figure class="network-map">\n')
    for size in sizes:
        yield filling.html(_drawn(replace(spec, size=size), filling, alone=len(sizes) == 1))
    yield filling.html(f"<figcaption>{caption}</figcaption>\n</figure>\n")
    summary = escape(filling.site.t("map_as_list"))
    yield filling.html(f'<details class="map-list">\n<summary>{summary}</summary>\n')
    yield filling.html("".join(outline(spec)))
    yield filling.html("</details>\n")


def _spec(rows: Sequence[Entry], moment: str, filling: Filling) -> MapSpec:
    site = filling.site
    author = site.ask(AUTHOR).name
    spec = map_spec(
        rows,
        author=author,
        t=site.t,
        address=lambda slug: address(filling, slug),
        group_by=grouping(filling),
        highlight=_highlighted(rows, filling),
    )
    if moment:
        at = site.moment(moment)
        spec = replace(spec, title=site.t("map_title_at", author=author, moment=at))
    return spec


def _empty(filling: Filling) -> str:
    return "no_chosen_networks" if filling.site.ask(NETWORKS).entries else "map_empty"


def _highlighted(rows: Sequence[Entry], filling: Filling) -> set[str]:
    """The slugs of what ``:highlight:`` names, by name or short name. Problem: ``bad-value``."""
    written = option(filling, "highlight")
    if written is None:
        return set()
    slugs = {word.casefold(): row.slug for row in rows for word in (row.name, row.label)}
    found = set()
    for word in filter(None, map(str.strip, written.value.split(","))):
        if word.casefold() in slugs:
            found.add(slugs[word.casefold()])
            continue
        labels = [row.label for row in rows]
        near = did_you_mean(word, [*labels, *(row.name for row in rows)])
        remedy = near or (f"the map shows {listed(labels)}" if labels else "the map is empty")
        filling.say("bad-value", f"“highlight” cannot be “{word}”", written.place, remedy)
    return found


def _sizes(filling: Filling) -> tuple[Size, ...]:
    """Problem: ``bad-value``."""
    written = option(filling, "size")
    if written is None:
        return _BOTH
    if written.value not in _SIZES:
        remedy = did_you_mean(written.value, _SIZES) or "write wide or narrow"
        message = f"“size” cannot be “{written.value}”"
        filling.say("bad-value", message, written.place, f"{remedy}; without “size” there are both")
        return _BOTH
    return _SIZES[written.value]


def _drawn(spec: MapSpec, filling: Filling, *, alone: bool) -> str:
    """One of the two maps; a feed, which shows all it gets, has the wide one only."""
    svg = map_svg(layout(spec), spec, prefix=prefix(filling, "map"))
    if alone:
        return f'<div class="picture">{svg}</div>\n'
    html = f'<div class="picture {spec.size}-picture">{svg}</div>\n'
    return html if spec.size == "wide" else on_page(html)


def outline(spec: MapSpec) -> Iterator[str]:
    """Groups and their networks as a list in a list, in the order of the drawing."""
    yield "<ul>\n"
    for group, nodes in spec.grouped():
        if group:
            yield f"<li>{escape(group)}\n<ul>\n"
        for node in nodes:
            name = escape(node.label)
            link = f'<a href="{escape(node.href)}">{name}</a>' if node.href else name
            words = [node.detail, spec.words.highlight] if node.highlight else [node.detail]
            yield f'<li>{link} <span class="detail">{escape(" · ".join(words))}</span></li>\n'
        if group:
            yield "</ul>\n</li>\n"
    yield "</ul>\n"
