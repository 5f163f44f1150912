"""By what a map or a balance is grouped: ``:group-by:`` and the fields that it may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from plnfolio.diagnostics import did_you_mean, listed
from plnfolio.pln.entries import Entry
from plnfolio.render.laying import Composer, Filling

Grouping = Callable[[Entry], str]
"""The name of an entry's group, empty for none."""


def _kind(entry: Entry, composer: Composer) -> str:
    return composer.t(f"kind_{entry.network.kind}")


def _status(entry: Entry, composer: Composer) -> str:
    return composer.t(f"status_{entry.status}")


def _cost(entry: Entry, composer: Composer) -> str:
    """Free, paid, or not said; what varies may cost something."""
    price = entry.price
    if price is None:
        return composer.t("group_unsaid")
    return composer.t("cost_free" if price.free else "group_paid")


def _since(entry: Entry, composer: Composer) -> str:
    return entry.network.since[:4]


def _table(entry: Entry, composer: Composer) -> str:
    titles = {table.id: table.content.title for table in composer.site.tables}
    return titles[entry.table]


def _url(entry: Entry, composer: Composer) -> str:
    try:
        host = urlsplit(entry.network.url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


GROUPINGS: Mapping[str, Callable[[Entry, Composer], str]] = {
    "group": lambda entry, composer: entry.group,
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
    composer = filling.composer
    wanted = filling.slot.option("group-by").strip() or "group"
    if wanted not in GROUPINGS:
        option = next(one for one in filling.slot.options if one.name == "group-by")
        remedy = did_you_mean(wanted, GROUPINGS) or f"there are {listed(GROUPINGS)}"
        filling.say("bad-value", f"“group-by” cannot be “{wanted}”", option.place, remedy)
        wanted = "group"
    by = GROUPINGS[wanted]
    return lambda entry: by(entry, composer)
