"""The page's map of the network, and the same as a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape

from plnfolio.diagnostics import did_you_mean, listed
from plnfolio.draw.spec import MapSpec, Seat, Size
from plnfolio.model.network import Missing
from plnfolio.pln.bridges import bridges, missing_in
from plnfolio.pln.entries import Entry, as_of, distinct
from plnfolio.render.asking import AUTHOR, NETWORKS, TODAY
from plnfolio.render.fill.choosing import chosen
from plnfolio.render.fill.grouping import Grouping, grouping
from plnfolio.render.fill.picturing import (
    address,
    drawn,
    moment_of,
    option,
    rows_of,
    tables_of,
)
from plnfolio.render.layout import Filling, Located
from plnfolio.render.pictures import Sights, map_spec, newest

_SIZES: dict[str, tuple[Size, ...]] = {"wide": ("wide",), "narrow": ("narrow",)}
_BOTH: tuple[Size, ...] = ("wide", "narrow")
_SEATS: dict[str, Seat] = {"middle": "middle", "aside": "aside"}


def fill_network_map(filling: Filling) -> Iterable[Located]:
    """A drawing with a caption, then its nodes as a nested list.

    Options: ``tables``, ``status``, ``group`` and ``kind`` (which networks), ``group-by``,
    ``as-of`` (a moment; today without it), ``highlight`` (names), ``me`` (where the author is),
    ``caption`` and ``size``.
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
        yield filling.html(drawn(replace(spec, size=size), filling, "map", alone=len(sizes) == 1))
    yield filling.html(f"<figcaption>{caption}</figcaption>\n</figure>\n")
    summary = escape(filling.site.t("map_as_list"))
    yield filling.html(f'<details class="map-list">\n<summary>{summary}</summary>\n')
    yield filling.html("".join(outline(spec)))
    yield filling.html("</details>\n")


def _spec(rows: Sequence[Entry], moment: str, filling: Filling) -> MapSpec:
    site = filling.site
    author = site.ask(AUTHOR).name
    every = site.ask(NETWORKS).entries
    spec = map_spec(
        rows,
        author=author,
        t=site.t,
        address=lambda slug: address(filling, slug),
        sights=Sights(
            pairs=bridges(every),
            missing=() if moment else _missing(filling),
            group_by=_sectors(filling),
            highlight=_highlighted(rows, filling),
        ),
    )
    spec = replace(spec, seat=_seat(filling))
    if moment:
        at = site.moment(moment)
        title = site.t("map_title_at", author=author, moment=at)
        return replace(spec, title=title, date=site.t("map_as_of", moment=at))
    last = newest(every, site.ask(TODAY).isoformat())
    return replace(spec, date=site.t("map_changed", moment=site.moment(last)) if last else "")


def _sectors(filling: Filling) -> Grouping | None:
    """What makes sectors where it is not the author's groups."""
    by = grouping(filling)
    return by if filling.slot.option("group-by").strip() not in ("", "group") else None


def _missing(filling: Filling) -> Sequence[Missing]:
    """What is missing, as far as the map is about it: not where it shows a choice of networks."""
    if filling.slot.option("status") or filling.slot.option("kind"):
        return ()
    wanted = {word.strip().casefold() for word in filling.slot.option("group").split(",")} - {""}
    found = missing_in(tables_of(filling))
    return [gap for gap in found if not wanted or gap.group.strip().casefold() in wanted]


def _seat(filling: Filling) -> Seat:
    """Problem: ``bad-value``."""
    written = option(filling, "me")
    if written is None:
        return "middle"
    if written.value not in _SEATS:
        remedy = did_you_mean(written.value, _SEATS) or "write middle or aside"
        filling.say("bad-value", f"“me” cannot be “{written.value}”", written.place, remedy)
    return _SEATS.get(written.value, "middle")


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
        if not near and filling.site.ask(NETWORKS).unread:
            continue  # it may stand where a table cannot be read
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


def outline(spec: MapSpec) -> Iterator[str]:
    """Groups and their networks as a list in a list, in the order of the drawing."""
    yield "<ul>\n"
    for group, nodes in spec.grouped():
        if group:
            yield f"<li>{escape(group)}\n<ul>\n"
        for node in nodes:
            name = escape(node.label)
            link = f'<a href="{escape(node.href)}">{name}</a>' if node.href else name
            words = [node.detail, node.joined, spec.words.highlight if node.highlight else ""]
            said = escape(" · ".join(filter(None, words)))
            yield f'<li>{link} <span class="detail">{said}</span></li>\n'
        if group:
            yield "</ul>\n</li>\n"
    yield "</ul>\n"
