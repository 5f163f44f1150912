"""By what a map or a balance is grouped: ``:group-by:`` and the fields that it may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from plnfolio.diagnostics import did_you_mean, listed
from plnfolio.pln.entries import Entry
from plnfolio.render.asking import NETWORKS, SiteReader
from plnfolio.render.layout import Filling

Grouping = Callable[[Entry], str]
"""The name of an entry's group, empty for none."""


def _kind(entry: Entry, site: SiteReader) -> str:
    return site.t(f"kind_{entry.network.kind}")


def _status(entry: Entry, site: SiteReader) -> str:
    return site.t(f"status_{entry.status}")


def _cost(entry: Entry, site: SiteReader) -> str:
    """Free, paid, or not said; what varies may cost something."""
    price = entry.price
    if price is None:
        return site.t("group_unsaid")
    return site.t("cost_free" if price.free else "group_paid")


def _since(entry: Entry, site: SiteReader) -> str:
    return entry.network.since[:4]


def _table(entry: Entry, site: SiteReader) -> str:
    titles = {table.id: table.content.title for table in site.ask(NETWORKS).tables}
    return titles[entry.table]


def _url(entry: Entry, site: SiteReader) -> str:
    try:
        host = urlsplit(entry.network.url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


GROUPINGS: Mapping[str, Callable[[Entry, SiteReader], str]] = {
    "group": lambda entry, site: entry.group,
    "kind": _kind,
    "status": _status,
    "cost": _cost,
    "since": _since,
    "table": _table,
    "url": _url,
}
"""What networks can be grouped by; ``since`` is by the year and ``url`` by the site it leads to."""


def grouping(filling: Filling) -> Grouping:
    """What ``:group-by:`` asks for; the author's groups without it. Problem: ``bad-value``."""
    wanted = filling.slot.option("group-by").strip() or "group"
    if wanted not in GROUPINGS:
        option = next(one for one in filling.slot.options if one.name == "group-by")
        remedy = did_you_mean(wanted, GROUPINGS) or f"there are {listed(GROUPINGS)}"
        filling.say("bad-value", f"“group-by” cannot be “{wanted}”", option.place, remedy)
        wanted = "group"
    by = GROUPINGS[wanted]
    return lambda entry: by(entry, filling.site)
