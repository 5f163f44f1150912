"""Pictures made from titles, for pages that have none of their own where they are shared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from plnfolio.diagnostics import Problem, SiteError, Span
from plnfolio.draw.measure import is_rtl, wrap
from plnfolio.kinds.base import WebPage
from plnfolio.model.address import rooted
from plnfolio.model.view import CardView, PictureView, SiteView
from plnfolio.theme.templates import Templates
from plnfolio.write.output import Copied
from plnfolio.write.painting import has_png, painter, png

TEMPLATE = "card.svg"
WIDTH, HEIGHT = 1200, 630
"""Pixels: what Open Graph asks for, and what most networks show uncut."""

_FOLDER = "/cards/"
_OWN = frozenset({"post", "page", "artifact", "network", "entry", "series"})
"""The kinds of pages whose titles say what is on them; all others have the site’s card."""

_RLE, _PDF = "\u202b", "\u202c"
_MARGIN = 90
_MIDDLE = 280
_SIZES = ((92, 2), (76, 3), (60, 4))
"""Sizes in pixels and how many lines of each there is room for; the first that fits is taken."""


@dataclass(frozen=True, slots=True)
class Cards:
    """``pages`` with their pictures, and by site path what is on each card that they need."""

    pages: tuple[WebPage, ...]
    cards: Mapping[str, CardView]


def with_cards(pages: Iterable[WebPage], site: SiteView) -> Cards:
    """Give a card to each page without a picture; to none if nobody can paint or reach it."""
    pages = tuple(pages)
    if not site.base_url or not has_png():
        return Cards(pages, {})
    cards: dict[str, CardView] = {}
    return Cards(tuple(_with_card(page, site, cards) for page in pages), cards)


def _with_card(page: WebPage, site: SiteView, cards: dict[str, CardView]) -> WebPage:
    view = page.view
    if view.picture or not view.canonical:
        return page
    own = view.kind in _OWN
    path = f"{_FOLDER}{page.path.strip('/') if own else 'site'}.png"
    title = view.title if own else site.title
    cards[path] = card_view(title, site)
    alt = f"{title} – {site.title}" if own else title
    url = site.base_url + rooted(path)[1:]
    picture = PictureView(url, alt, WIDTH, HEIGHT, made=True)
    return replace(page, view=replace(view, picture=picture))


def card_view(title: str, site: SiteView) -> CardView:
    """A title in lines as large as there is room for; what is too long ends in an ellipsis."""
    for size, most in _SIZES:
        lines = wrap(title, (WIDTH - 2 * _MARGIN) / size)
        if len(lines) <= most:
            break
    else:
        lines = (*lines[: most - 1], f"{lines[most - 1].rstrip(' .,;:!?–—-')}…")
    rtl = is_rtl(title)
    (below,) = wrap(site.title, (WIDTH - 2 * _MARGIN) / 30 / 2)[:1]
    return CardView(
        kind="card",
        title=title,
        url="",
        # resvg takes every line for one from left to right unless the line itself says otherwise.
        lines=tuple(f"{_RLE}{line}{_PDF}" for line in lines) if rtl else lines,
        size=size,
        top=round(_MIDDLE - size * 1.2 * len(lines) / 2),
        rtl=rtl,
        below=below if below == site.title else f"{below}…",
    )


def painted(
    cards: Mapping[str, CardView], site: SiteView, templates: Templates, kept: Path
) -> Iterator[Copied]:
    """The cards as PNG; SiteError (``template-error``) for a template that gives no drawing.

    ``kept`` is a folder of ours with those that were painted before.
    """
    used = set()
    for path, view in cards.items():
        svg = templates.render(TEMPLATE, view, site)
        name = f"{sha256(f'{painter()} {svg}'.encode()).hexdigest()[:20]}.png"
        file = kept / name
        if not file.is_file():
            kept.mkdir(parents=True, exist_ok=True)
            new = file.with_suffix(".new")
            new.write_bytes(_painted(svg))
            new.replace(file)
        used.add(name)
        yield Copied(path[1:], file)
    for file in kept.iterdir() if kept.is_dir() else ():
        if file.name not in used:
            file.unlink(missing_ok=True)


def _painted(svg: str) -> bytes:
    try:
        return png(svg)
    except ValueError as error:
        message = f"this does not make an SVG that can be painted: {error}"
        span = Span(f"overrides/templates/{TEMPLATE}")
        raise SiteError([Problem("template-error", message, span)]) from error
