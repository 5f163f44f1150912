"""The columns that a network table can have: what each shows of an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape

from plnfolio.frozen import dataclass
from plnfolio.model.address import rooted
from plnfolio.model.document import ImageSlot, Place
from plnfolio.model.marks import on_page
from plnfolio.model.network import Cost, Hours, Network
from plnfolio.model.site import Loc, Table
from plnfolio.pln.entries import Entry
from plnfolio.pln.time import Time, print_hours
from plnfolio.render.asking import NETWORKS, Translate
from plnfolio.render.layout import Filling, Located, Origin, report


@dataclass(frozen=True, slots=True)
class Cell:
    """One entry of a table as a column sees it: the entry and where it stands and is shown.

    ``most`` are the most minutes that any row of a table takes, if they are to be compared.
    """

    entry: Entry
    table: Table
    filling: Filling
    most: int = 0

    @property
    def network(self) -> Network:
        """The entry as it was written."""
        return self.entry.network

    @property
    def t(self) -> Translate:
        """The words of the interface."""
        return self.filling.site.t

    def markdown(self, text: str, *loc: str | int, tags: bool = True) -> Iterator[Located]:
        """A value's Markdown as pieces, and where in the YAML file they come from.

        Without ``tags``, HTML in it is text.
        """
        origin = self.origin(loc)
        document = self.filling.site.cell(text, tags=tags)
        report(document, origin, self.filling.sheet.problems)
        yield from ((piece, origin) for piece in document.pieces)

    def origin(self, loc: Loc) -> Origin:
        """Where a value of this entry stands."""
        span = self.table.places["networks", self.entry.index, *loc]
        return Origin(span.path, span.line, span.column)

    def text(self, html: str) -> Iterator[Located]:
        """Finished HTML."""
        yield html, self.origin(())


@dataclass(frozen=True, slots=True)
class Column:
    """``heading`` is a key of the interface's words; ``filled`` says whether an entry has it."""

    heading: str
    filled: Callable[[Network], bool]
    cell: Callable[[Cell], Iterator[Located]]


def _name(cell: Cell) -> Iterator[Located]:
    """The name, leading to the network's own page; that of an inline table leads to the web."""
    network = cell.network
    if network.logo:
        yield from logo(cell)
    name = escape(network.name)
    url = network.url
    if not cell.table.inline:
        url = rooted(cell.filling.site.ask(NETWORKS).pages[cell.entry.slug])
    if url:
        name = f'<a href="{escape(url)}">{name}</a>'
    short = f' <span class="short">({escape(network.short)})</span>' if network.short else ""
    yield from cell.text(name + short)


def logo(cell: Cell) -> Iterator[Located]:
    """The picture beside the name."""
    picture = cell.network.logo
    if picture:
        origin = cell.origin(("logo", "src"))
        slot = ImageSlot(Place(), picture.src, picture.alt, attributes=(("class", "logo"),))
        yield slot, origin


def _purpose(cell: Cell) -> Iterator[Located]:
    return cell.markdown(cell.network.purpose, "purpose")


def _texts(field: str) -> Callable[[Cell], Iterator[Located]]:
    """A column of a field that holds several texts: bullets, or just the text if it is one."""

    def column(cell: Cell) -> Iterator[Located]:
        values: tuple[str, ...] = getattr(cell.network, field)
        if len(values) == 1:
            yield from cell.markdown(values[0], field, 0)
            return
        yield from cell.text("<ul>")
        for index, value in enumerate(values):
            yield from cell.text("<li>")
            yield from cell.markdown(value, field, index)
            yield from cell.text("</li>")
        yield from cell.text("</ul>")

    return column


def _time(cell: Cell) -> Iterator[Located]:
    """The author's words; above them, where rows are compared, figures of one unit and a bar."""
    time, understood = cell.network.time, cell.entry.time
    if isinstance(time, Hours):
        words = cell.text(escape(hours(time, cell.t)))
    else:
        words = cell.markdown(time, "time", tags=False)
    if not cell.most or not understood or not understood.known:
        yield from words
        return
    figures = escape(cell.t("hours_short", hours=print_hours(understood)))
    yield from cell.text(
        f'<div class="hours">{figures}{_bar(understood, cell.most)}</div><div class="detail">'
    )
    yield from words
    yield from cell.text("</div>")


def _bar(time: Time, most: int) -> str:
    """Hours of hundred that the longest row takes: what is sure, and what may come on top."""
    sure, may = (round(minutes * 100 / most) for minutes in (time.least, time.most))
    lines = f'<path d="M0 1h{sure}"/>' if sure else ""
    if may > sure:
        lines += f'<path class="may" d="M{sure} 1h{may - sure}"/>'
    return on_page(
        f'<svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">{lines}</svg>'
    )


def _cost(cell: Cell) -> Iterator[Located]:
    cost = cell.network.cost
    if isinstance(cost, Cost):
        return cell.text(escape(price(cost, cell.t)))
    return cell.markdown(cost, "cost", tags=False)


def _word(field: str, prefix: str) -> Callable[[Cell], Iterator[Located]]:
    """A column of a field whose few values are words of the interface."""

    def column(cell: Cell) -> Iterator[Located]:
        return cell.text(escape(cell.t(f"{prefix}_{getattr(cell.network, field)}")))

    return column


def _plain(field: str) -> Callable[[Cell], Iterator[Located]]:
    def column(cell: Cell) -> Iterator[Located]:
        return cell.text(escape(str(getattr(cell.network, field))))

    return column


def _moment(field: str) -> Callable[[Cell], Iterator[Located]]:
    def column(cell: Cell) -> Iterator[Located]:
        moment: str = getattr(cell.network, field)
        return cell.text(escape(cell.filling.site.moment(moment)) if moment else "")

    return column


def _url(cell: Cell) -> Iterator[Located]:
    url = escape(cell.network.url)
    return cell.text(f'<a href="{url}">{url}</a>' if url else "")


def _filled(field: str) -> Callable[[Network], bool]:
    return lambda network: bool(getattr(network, field))


COLUMNS: Mapping[str, Column] = {
    "name": Column("column_name", _filled("name"), _name),
    "purpose": Column("column_purpose", _filled("purpose"), _purpose),
    "activities": Column("column_activities", _filled("activities"), _texts("activities")),
    "time": Column("column_time", _filled("time"), _time),
    "cost": Column("column_cost", _filled("cost"), _cost),
    "kind": Column("column_kind", _filled("kind"), _word("kind", "kind")),
    "group": Column("column_group", _filled("group"), _plain("group")),
    "status": Column("column_status", _filled("status"), _word("status", "status")),
    "give": Column("column_give", _filled("give"), _texts("give")),
    "receive": Column("column_receive", _filled("receive"), _texts("receive")),
    "since": Column("column_since", _filled("since"), _moment("since")),
    "until": Column("column_until", _filled("until"), _moment("until")),
    "url": Column("column_url", _filled("url"), _url),
}

DEFAULT = ("name", "purpose", "activities", "time")
"""Shown without asking, in this order, as far as any entry fills them."""


SHOWN = (*DEFAULT, "cost")
"""Shown on the page of a table itself, likewise."""


def filled(networks: Iterable[Network], names: Iterable[str] = SHOWN) -> list[str]:
    """Those columns that any of the networks fills; the name's at the least."""
    entries = list(networks)
    return [name for name in names if any(map(COLUMNS[name].filled, entries))] or ["name"]


def hours(time: Hours, t: Translate) -> str:
    """Time given as numbers, in words: “1–8 hours a month”."""
    low = f"{time.min:g}"
    amount = low if time.max is None or time.max == time.min else f"{low}–{time.max:g}"
    unit = time.unit.removesuffix("s") if amount == "1" else time.unit
    return t(f"time_{time.per}", time=f"{amount} {t(f'unit_{unit}')}")


def hours_a_month(time: Time, t: Translate) -> str:
    """A sum of times in words: “19–27 hours a month”, with “or more” where it is open."""
    low, high = (f"{hours:.1f}".removesuffix(".0") for hours in (time.low, time.high))
    amount = low if low == high else f"{low}–{high}"
    words = t("time_month", time=f"{amount} {t('unit_hour' if amount == '1' else 'unit_hours')}")
    return t("or_more", time=words) if time.open else words


def price(cost: Cost, t: Translate) -> str:
    """A cost given as numbers, in words: “USD 249 a year (student rate)”."""
    if not cost.amount:
        phrase = t("cost_free")
    else:
        digits = f"{cost.amount:,.2f}".removesuffix(".00")
        phrase = t(
            f"cost_{cost.per}", amount=f"{_SIGNS.get(cost.currency, cost.currency + ' ')}{digits}"
        )
    return f"{phrase} ({cost.note})" if cost.note else phrase


_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
