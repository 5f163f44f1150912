"""``sitemap.xml`` (sitemaps.org 0.9) and ``robots.txt`` (RFC 9309), which names it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote
from xml.sax.saxutils import escape

from plnfolio.kinds.base import WebPage
from plnfolio.write.output import Made


def sitemap(base_url: str, pages: Iterable[WebPage]) -> Made:
    """All pages that may be found by searching, with the day of their last change."""
    urls = "".join(_url(base_url, page) for page in pages if page.listed)
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    )
    return Made("sitemap.xml", text.encode())


def _url(base_url: str, page: WebPage) -> str:
    day = f"<lastmod>{page.updated.isoformat()}</lastmod>" if page.updated else ""
    return f"<url><loc>{escape(base_url + quote(page.path))}</loc>{day}</url>\n"


def robots(base_url: str) -> Made:
    """Everybody may read everything."""
    where = f"\nSitemap: {base_url}/sitemap.xml\n" if base_url else ""
    return Made("robots.txt", f"User-agent: *\nAllow: /\n{where}".encode())
