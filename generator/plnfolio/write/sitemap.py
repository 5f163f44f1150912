"""``sitemap.xml`` (sitemaps.org 0.9) and ``robots.txt`` (RFC 9309), which names it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from plnfolio.write.output import Made


def sitemap(base_url: str, pages: Iterable[tuple[str, datetime.date | None]]) -> Made:
    """Pages that may be found by searching: their site paths, and the days of the last change."""
    urls = "".join(_url(base_url, path, updated) for path, updated in pages)
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    )
    return Made("sitemap.xml", text.encode())


def _url(base_url: str, path: str, updated: datetime.date | None) -> str:
    day = f"<lastmod>{updated.isoformat()}</lastmod>" if updated else ""
    return f"<url><loc>{escape(base_url + quote(path))}</loc>{day}</url>\n"


def robots(base_url: str) -> Made:
    """Everybody may read everything."""
    where = f"\nSitemap: {base_url}/sitemap.xml\n" if base_url else ""
    return Made("robots.txt", f"User-agent: *\nAllow: /\n{where}".encode())
