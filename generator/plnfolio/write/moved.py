"""Pages where others were once: each leads on to where that one is now, or says that it is gone.

They work on every host, since hosts do not agree on how to be told of such things.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from plnfolio.cache.deferred import later
from plnfolio.kinds.base import WebPage, canonical
from plnfolio.model.address import output_path, rooted
from plnfolio.model.config import SiteConfig
from plnfolio.model.view import PageView, SiteView
from plnfolio.theme.strings import Strings
from plnfolio.write.base import Finished, Plan, PlannedFile, Reserved, planned
from plnfolio.write.output import page
from plnfolio.write.pages import made


def reserved(plan: Plan) -> Iterable[Reserved]:
    """One for each address that leads on or is gone."""
    for address in plan.moves.redirects:
        yield Reserved(output_path(address), sure=False, ours="a page that leads on")
    for address in plan.moves.gone:
        yield Reserved(output_path(address), sure=False, ours="a page that says it is gone")


def files(finished: Finished) -> Iterable[PlannedFile]:
    """The same."""
    titles = {one.path: one.title for one in finished.pages}
    for address, target in finished.plan.moves.redirects.items():
        call = later(
            _leading,
            address=address,
            target=target,
            title=titles.get(target, target),
            site=finished.site,
            strings=finished.strings,
        )
        yield planned(output_path(address), call)
    for address in finished.plan.moves.gone:
        view = later(_gone, config=finished.config, address=address, strings=finished.strings)
        title = finished.strings.t("gone")
        yield made(finished, WebPage(address, "page.html", view, title, listed=False))


def _leading(*, address: str, target: str, title: str, site: SiteView, strings: Strings) -> bytes:
    """A page that leads on at once, and by a link where a browser does not want to be led.

    It has no style and no script, so that it is done before anything of it is seen.
    """
    inside = target.startswith("/")
    href = escape(rooted(target) if inside else target)
    whole = escape(site.base_url) + href.replace(rooted("/"), "/", 1) if inside else href
    known = f'<link rel="canonical" href="{whole}">\n' if site.base_url or not inside else ""
    said = escape(strings.t("moved", address=address))
    html = (
        f'<!doctype html>\n<html lang="{escape(site.language)}" dir="{site.direction}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)} – {escape(site.title)}</title>\n"
        '<meta name="robots" content="noindex">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'{known}<meta http-equiv="refresh" content="0; url={href}">\n'
        f'</head>\n<body>\n<main>\n<p>{said} <a href="{href}">{escape(title)}</a></p>\n</main>\n'
        "</body>\n</html>\n"
    )
    return page(address, html).data


def _gone(config: SiteConfig, address: str, strings: Strings) -> PageView:
    said, home = escape(strings.t("gone_text")), escape(strings.t("to_home"))
    return PageView(
        kind="page",
        title=strings.t("gone"),
        url=rooted(address),
        canonical=canonical(config, address),
        html=f'<p>{said}</p>\n<p><a href="{rooted("/")}">{home}</a></p>',
        listed=False,
    )
