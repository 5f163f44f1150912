"""``sitemap.xml`` (sitemaps.org 0.9) and ``robots.txt`` (RFC 9309), which names it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from plnfolio.cache.deferred import later
from plnfolio.write.base import Finished, Plan, PlannedFile, Reserved, planned

PATH, ROBOTS = "sitemap.xml", "robots.txt"


def reserved(plan: Plan) -> Iterable[Reserved]:
    """Both, where the site's address is known."""
    yield Reserved(ROBOTS)
    if plan.base_url:
        yield Reserved(PATH)


def files(finished: Finished) -> Iterable[PlannedFile]:
    """Both, where the site's address is known."""
    base = finished.site.base_url
    yield planned(ROBOTS, later(_robots, base_url="" if finished.plan.preview else base))
    if base:
        pages = tuple((one.path, one.updated) for one in finished.pages if one.listed)
        yield planned(PATH, later(_sitemap, base_url=base, pages=pages))


def _sitemap(base_url: str, pages: Iterable[tuple[str, datetime.date | None]]) -> bytes:
    """Pages that may be found by searching: their site paths, and the days of the last change."""
    urls = "".join(_url(base_url, path, updated) for path, updated in pages)
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    )
    return text.encode()


def _url(base_url: str, path: str, updated: datetime.date | None) -> str:
    day = f"<lastmod>{updated.isoformat()}</lastmod>" if updated else ""
    return f"<url><loc>{escape(base_url + quote(path))}</loc>{day}</url>\n"


def _robots(base_url: str) -> bytes:
    """Everybody may read everything."""
    where = f"\nSitemap: {base_url}/sitemap.xml\n" if base_url else ""
    return f"User-agent: *\nAllow: /\n{where}".encode()
