"""Pictures made from titles, for pages that have none of their own where they are shared."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.cache.deferred import Constant, Given, given, later
from plnfolio.cache.digest import fingerprint
from plnfolio.diagnostics import Problem, SiteError, Span
from plnfolio.model.view import CardView, SiteView
from plnfolio.theme.faces import Faces
from plnfolio.theme.templates import Templates
from plnfolio.write.base import Finished, Plan, PlannedFile, Reserved, planned
from plnfolio.write.card import SITE_CARD, WIDTH, Card, own_card
from plnfolio.write.painting import has_png, png

TEMPLATE = "card.svg"

_RLE, _PDF = "\u202b", "\u202c"
_MARGIN = 90
_MIDDLE = 280
_SIZES = ((92, 2), (76, 3), (60, 4))
"""Sizes in pixels and how many lines of each there is room for; the first that fits is taken."""


def reserved(plan: Plan) -> Iterable[Reserved]:
    """One for the site, and one for every page that has no picture of its own."""
    if plan.base_url and has_png():
        # Two pages at one address are said as such.
        paths = (own_card(address.path) for address in plan.addresses)
        for path in dict.fromkeys((SITE_CARD, *paths)):
            yield Reserved(path[1:], sure=False)


def files(finished: Finished) -> Iterable[PlannedFile]:
    """Those that pages have."""
    cards = {card.path: card for card in finished.cards.values()}
    if not cards:
        return
    templates, site = finished.templates, given(finished.site)
    drawing = Given(fingerprint(templates.dependencies(TEMPLATE)), Constant(templates))
    for path, card in cards.items():
        faces = finished.faces
        yield planned(path, later(_paint, card=card, site=site, templates=drawing, faces=faces))


def _paint(card: Card, site: SiteView, templates: Templates, faces: Faces) -> bytes:
    """A card as PNG; SiteError (``template-error``) for a template that gives no drawing."""
    svg = templates.render(TEMPLATE, card_view(card.title, site), site)
    return _painted(svg, faces)


def card_view(title: str, site: SiteView) -> CardView:
    """A title in lines as large as there is room for; what is too long ends in an ellipsis."""
    from plnfolio.draw.measure import is_rtl, wrap  # noqa: PLC0415 - only where cards are made

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


def _painted(svg: str, faces: Faces) -> bytes:
    try:
        return png(svg, faces)
    except ValueError as error:
        message = "this does not make an SVG that can be painted"
        remedy = "compare it with the card.svg of the theme; it must be well-formed XML"
        span = Span(f"overrides/templates/{TEMPLATE}")
        raise SiteError([Problem("template-error", message, span, remedy)]) from error
