"""What no face has the letters of is not painted, and the author hears of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plnfolio.diagnostics import Problem, Span
from plnfolio.kinds.base import Address, WebPage
from plnfolio.model.site import Site
from plnfolio.model.view import SiteView
from plnfolio.pln.bridges import missing_in
from plnfolio.pln.entries import Entry
from plnfolio.theme.active import ActiveTheme
from plnfolio.theme.faces import Faces
from plnfolio.write.card import has_own_title, on_every_card, wants_card
from plnfolio.write.painting import has_png

_MOST = 12
"""Letters that a message shows."""


def paints_map(
    rows: Sequence[Entry], site: Site, active: ActiveTheme, problems: list[Problem]
) -> bool:
    """Whether the map of all networks becomes a PNG. Problem: the warning ``not-painted``."""
    if not rows or not has_png():
        return False
    from plnfolio.render.pictures import map_words  # noqa: PLC0415 - only where there is a network

    asked = missing_in(site.tables)
    words = map_words(rows, author=site.config.author.name, t=active.strings.t, missing=asked)
    missing = active.faces.lacking(words)
    if missing:
        named = (row for row in rows if active.faces.lacking(f"{row.label} {row.group}"))
        span = _place(next(named, None), site)
        what = f"the map is not there as PNG: “{_some(missing)}” cannot be painted"
        problems.append(_unpainted(what, span))
    return not missing


def _place(row: Entry | None, site: Site) -> Span:
    for table in site.tables:
        if row and table.id == row.table:
            return table.places["networks", row.index, "name"]
    return site.config_places["author",]


def without_card(
    pages: Sequence[WebPage],
    addresses: Iterable[Address],
    view: SiteView,
    site: Site,
    faces: Faces,
) -> Iterator[Problem]:
    """The pages whose letters keep them from a card of their own: one warning ``not-painted``."""
    wanted = [page for page in pages if wants_card(page, view)]
    if not wanted:
        return
    lacking = faces.lacking
    if missing := lacking(on_every_card(view)):
        name = "title" if lacking(view.title) else "author"
        what = f"no page has a card to be shared with: “{_some(missing)}” cannot be painted"
        yield _unpainted(what, site.config_places[name,])
        return
    found = [page for page in wanted if has_own_title(page) and lacking(page.title)]
    if not found:
        return
    first = next(address for address in addresses if address.path == found[0].path)
    what = f"“{_some(lacking(found[0].title))}” cannot be painted: no card shows this title"
    if len(found) > 1:
        what += f", nor {len(found) - 1} other{'s' if len(found) > 2 else ''}"
    yield _unpainted(what, first.places["title",] if first.source else first.span)


def _unpainted(what: str, span: Span) -> Problem:
    remedy = "put a font that has these letters, a .ttf or .otf file, into overrides/faces/"
    return Problem("not-painted", what, span, remedy, "warning")


def _some(signs: str) -> str:
    return signs if len(signs) <= _MOST else f"{signs[:_MOST]}…"
