"""The hours of every group, what is given and received, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from plnfolio.draw.bars import bars_svg
from plnfolio.draw.spec import Size
from plnfolio.model.marks import on_page
from plnfolio.pln.balance import Balance, Offer, Share, balance
from plnfolio.pln.dates import last_day
from plnfolio.pln.entries import Entry, as_of, distinct
from plnfolio.pln.gaps import Gap, check_rules, gaps
from plnfolio.render.asking import LANGUAGE, NETWORKS, TODAY
from plnfolio.render.columns import Cell
from plnfolio.render.fill.choosing import chosen
from plnfolio.render.fill.grouping import grouping
from plnfolio.render.fill.picturing import address, moment_of, option, prefix, rows_of
from plnfolio.render.layout import Filling, Located
from plnfolio.render.pictures import bar_spec, hours
from plnfolio.render.saying import say
from plnfolio.theme.strings import direction


def fill_network_balance(filling: Filling) -> Iterable[Located]:
    """Bars with their table, two lists by group, and the gaps in sentences.

    Options: ``tables``, ``group`` and ``kind`` (which networks), ``group-by``, ``caption`` and
    ``off`` (rules about gaps that are not asked) and ``as-of`` (a moment instead of today).

    Problems: ``unknown-table``, ``bad-value``, ``bad-date`` and ``unknown-rule``.
    """
    site = filling.site
    by = grouping(filling)
    off = _off(filling)
    moment = moment_of(filling, "as-of") or site.ask(TODAY).isoformat()
    rows = chosen(distinct(as_of(rows_of(filling), moment)), filling)
    if not rows:
        yield filling.html(f'<p class="empty">{escape(site.t("map_empty"))}</p>\n')
        return
    for entry in rows:
        filling.mention(entry.slug)
    sums = balance(rows, by)
    yield filling.html('<div class="network-balance">\n')
    if sums.shares:
        yield filling.html(_figure(sums, filling))
        yield filling.html(_table(sums, filling))
        yield filling.html('<div class="balance-lists">\n')
        yield from _offers("give", sums.shares, filling)
        yield from _offers("receive", sums.shares, filling)
        yield filling.html("</div>\n")
    yield filling.html(_gaps(gaps(rows, last_day(moment), off), filling))
    yield filling.html("</div>\n")


def _off(filling: Filling) -> frozenset[str]:
    written = option(filling, "off")
    if written is None:
        return frozenset()
    words = frozenset(filter(None, map(str.strip, written.value.split(","))))
    place = filling.origin.span(written.place)
    filling.sheet.problems.extend(check_rules(sorted(words), place))
    return words


def _figure(sums: Balance, filling: Filling) -> str:
    t = filling.site.t
    caption = filling.slot.option("caption") or t("balance_title")
    charts = f"{_chart(sums, 'wide', filling)}{on_page(_chart(sums, 'narrow', filling))}"
    return (
        f'<figure class="balance-chart">\n{charts}'
        f"<figcaption>{escape(caption)}</figcaption>\n</figure>\n"
    )


def _chart(sums: Balance, size: Size, filling: Filling) -> str:
    site = filling.site
    rtl = direction(site.ask(LANGUAGE)) == "rtl"
    spec = bar_spec(sums, site.t, size=size, rtl=rtl)
    svg = bars_svg(spec, prefix=prefix(filling, "bars"))
    return f'<div class="picture {size}-picture">{svg}</div>\n'


def _table(sums: Balance, filling: Filling) -> str:
    """The numbers of the chart, their sum, and how many networks say nothing of their time."""
    t = filling.site.t
    label = escape(t("balance_title"))
    heads = "".join(
        f'<th scope="col">{escape(t(head))}</th>'
        for head in ("column_group", "balance_networks", "balance_hours")
    )
    rows = "".join(_row(share.group, share, filling) for share in sums.shares)
    entries = tuple(entry for share in sums.shares for entry in share.entries)
    whole = Share("", entries, sums.time, sums.unknown, sums.give, sums.receive)
    return (
        f'<div class="table-scroll" role="region" tabindex="0" aria-label="{label}">\n'
        '<table class="balance-table">\n'
        f'<caption class="visually-hidden">{label}</caption>\n'
        f"<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n"
        f"<tfoot>\n{_row(t('total'), whole, filling)}</tfoot>\n</table>\n</div>\n"
    )


def _row(head: str, share: Share, filling: Filling) -> str:
    t = filling.site.t
    figures = escape(hours(share, t))
    if 0 < share.unknown < len(share.entries):
        rest = escape(t("hours_unknown_count", count=share.unknown))
        figures += f' <span class="detail">({rest})</span>'
    count = len(share.entries)
    return f'<tr><th scope="row">{escape(head)}</th><td>{count}</td><td>{figures}</td></tr>\n'


def _offers(name: str, shares: Sequence[Share], filling: Filling) -> Iterator[Located]:
    """What is given, or received, by group; each with the network that it goes to or comes from."""
    t = filling.site.t
    anchor = filling.free_id(f"balance-{name}")
    yield filling.html(
        f'<div class="balance-{name}">\n'
        f'<p class="balance-title" id="{anchor}">{escape(t(f"column_{name}"))}</p>\n'
    )
    some = [(s.group, s.give if name == "give" else s.receive) for s in shares]
    some = [(group, offers) for group, offers in some if offers]
    if not some:
        yield filling.html(f'<p class="empty">{escape(t("balance_nothing"))}</p>\n</div>\n')
        return
    yield filling.html(f'<ul aria-labelledby="{anchor}">\n')
    for group, offers in some:
        yield filling.html(f'<li><span class="balance-group">{escape(group)}</span>\n<ul>\n')
        for offer in offers:
            yield filling.html("<li>")
            yield from _offer(name, offer, filling)
            yield filling.html("</li>\n")
        yield filling.html("</ul>\n</li>\n")
    yield filling.html("</ul>\n</div>\n")


def _offer(name: str, offer: Offer, filling: Filling) -> Iterator[Located]:
    row, index = _written(name, offer, filling)
    tables = {table.id: table for table in filling.site.ask(NETWORKS).tables}
    yield from Cell(row, tables[row.table], filling).markdown(offer.text, name, index)
    page, label = address(filling, row.slug), escape(offer.entry.label)
    link = f'<a href="{escape(page)}">{label}</a>' if page else label
    yield filling.html(f'&nbsp;<span class="detail">· {link}</span>')


def _written(name: str, offer: Offer, filling: Filling) -> tuple[Entry, int]:
    """The row and the place in its list where an offer stands; other rows may have joined it."""
    for row in filling.site.ask(NETWORKS).entries:
        texts = getattr(row.network, name)
        if row.slug == offer.entry.slug and offer.text in texts:
            return row, texts.index(offer.text)
    return offer.entry, offer.index


def _gaps(found: Sequence[Gap], filling: Filling) -> str:
    site = filling.site
    title = escape(site.t("balance_missing"))
    if not found:
        said = f'<p class="empty">{escape(site.t("balance_no_gaps"))}</p>\n'
    else:
        items = "".join(
            f'<li data-rule="{gap.rule}">{escape(say(gap.sentence, site.t, site.moment))}</li>\n'
            for gap in found
        )
        said = f'<ul class="gap-list">\n{items}</ul>\n'
    return f'<div class="gaps">\n<p class="balance-title">{title}</p>\n{said}</div>\n'
