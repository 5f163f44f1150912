"""``feed.json``: the posts as a JSON Feed (version 1.1), the same ones as in ``feed.xml``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from plnfolio.cache.deferred import later
from plnfolio.model.dated import PostView
from plnfolio.model.view import SiteView
from plnfolio.write.base import Finished, Plan, PlannedFile, Reserved, planned
from plnfolio.write.feed import first, moment
from plnfolio.write.output import absolute

PATH = "feed.json"

# There is no xml:base here: what leads to another place of the text must say where it is.
_TO_SAME_TEXT = re.compile(r'(<a\b[^>]*?\shref=")(?=#)')


def reserved(plan: Plan) -> Iterable[Reserved]:
    """The one, where the site's address is known."""
    if plan.base_url:
        yield Reserved(PATH)


def files(finished: Finished) -> Iterable[PlannedFile]:
    """The one."""
    if finished.site.base_url:
        names = first(finished)
        yield planned(PATH, later(_feed, site=finished.site, posts=finished.latest, first=names))


def _feed(site: SiteView, posts: Sequence[PostView], first: Mapping[str, str]) -> bytes:
    """The latest posts with full texts; ``site`` must have a base URL."""
    base = site.base_url
    whole: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.title,
        "home_page_url": f"{base}/",
        "feed_url": f"{base}/{PATH}",
        "description": site.description,
        "language": site.language,
        "authors": [_filled({"name": site.author.name, "url": site.author.url})],
    }
    items = [_item(post, base, first.get(post.canonical, post.canonical)) for post in posts]
    text = json.dumps({**_filled(whole), "items": items}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _item(post: PostView, base: str, name: str) -> dict[str, object]:
    own = absolute(post.url, base)
    html = absolute(post.html + post.references, base)
    item: dict[str, object] = {
        "id": name,
        "url": post.canonical,
        "title": post.title,
        "summary": post.description,
        "image": post.picture.url if post.picture and not post.picture.made else "",
        "date_published": moment(post.date),
        "date_modified": moment(post.updated) if post.updated else "",
        "tags": [tag.title for tag in post.tags],
    }
    # An item must have its text, even an empty one.
    return {**_filled(item), "content_html": _TO_SAME_TEXT.sub(lambda link: link[0] + own, html)}


def _filled(values: dict[str, object]) -> dict[str, object]:
    """The same without what is empty."""
    return {name: value for name, value in values.items() if value}
