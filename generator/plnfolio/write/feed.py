"""``feed.xml``: the posts as an Atom feed (RFC 4287) with full texts and absolute addresses."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree as ET

from plnfolio.cache.deferred import later
from plnfolio.model.dated import PostView
from plnfolio.model.view import SiteView
from plnfolio.write.base import Finished, Plan, PlannedFile, Reserved, planned
from plnfolio.write.output import absolute

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
PATH = "feed.xml"


def reserved(plan: Plan) -> Iterable[Reserved]:
    """The one, where the site's address is known."""
    if plan.base_url:
        yield Reserved(PATH)


def files(finished: Finished) -> Iterable[PlannedFile]:
    """The one."""
    if finished.site.base_url:
        names = first(finished)
        yield planned(PATH, later(_feed, site=finished.site, posts=finished.latest, first=names))


def first(finished: Finished) -> dict[str, str]:
    """The first addresses of those latest posts that have moved, by those of now, both absolute.

    They are what readers of feeds know a post by (RFC 4287, 4.2.6).
    """
    base = finished.site.base_url
    return {f"{base}{now}": f"{base}{then}" for now, then in finished.plan.moves.first.items()}


def _feed(site: SiteView, posts: Sequence[PostView], first: Mapping[str, str]) -> bytes:
    """The latest posts, at most twenty; ``site`` must have a base URL (RFC 4287, 4.2.6)."""
    root = ET.Element("feed", {"xmlns": _ATOM, f"{{{_XML}}}lang": site.language})
    base = site.base_url
    _add(root, "title", site.title)
    if site.description:
        _add(root, "subtitle", site.description)
    _add(root, "id", f"{base}/")
    _add(root, "link", href=f"{base}/")
    _add(root, "link", rel="self", href=f"{base}/{PATH}", type="application/atom+xml")
    newest = max((post.updated or post.date for post in posts), default=datetime.date(1970, 1, 1))
    _add(root, "updated", moment(newest))
    author = _add(root, "author")
    _add(author, "name", site.author.name)
    if site.author.url:
        _add(author, "uri", site.author.url)
    for post in posts:
        _entry(root, post, base, first.get(post.canonical, post.canonical))
    ET.indent(root, space="")
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _entry(root: ET.Element, post: PostView, base: str, name: str) -> None:
    entry = _add(root, "entry")
    _add(entry, "title", post.title)
    _add(entry, "id", name)
    _add(entry, "link", href=post.canonical)
    _add(entry, "published", moment(post.date))
    _add(entry, "updated", moment(post.updated or post.date))
    for tag in post.tags:
        _add(entry, "category", term=tag.title)
    if post.description:
        _add(entry, "summary", post.description)
    html = absolute(post.html + post.references, base)
    content = _add(entry, "content", html, type="html")
    content.set(f"{{{_XML}}}base", post.canonical)


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    element.text = text or None
    return element


def moment(day: datetime.date) -> str:
    """A calendar day as the moment that feeds want: noon, the same day almost anywhere."""
    return f"{day.isoformat()}T12:00:00Z"
