"""The title of a page, and what its site is called: often both stand in one line."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from plnfolio.lookup.told import Told, kinds, said

_JOINT = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|»]\s*")


def site_name(told: Told) -> str:
    """What a site calls itself; else what stands behind the title; else its host."""
    named = told.first("og:site_name", "application-name", "apple-mobile-web-app-title")
    for node in told.nodes:
        named = named or said(node, "name" if "WebSite" in kinds(node) else "publisher")
    return named or _behind(told) or _host(told)


def title_of(told: Told, node: dict[str, object], site: str) -> str:
    """The title of the work itself, without the name of the site that stands beside it."""
    title = (
        told.first("citation_title", "eprints.title")
        or said(node, "headline")
        or said(node, "name")
        or told.first("dc.title", "dcterms.title", "og:title", "twitter:title")
        or told.title
        or told.heading
    )
    return _without(title, site)


def _without(title: str, site: str) -> str:
    pieces = _JOINT.split(title)
    joints = list(_JOINT.finditer(title))
    if len(pieces) > 1 and _same(pieces[-1], site):
        return title[: joints[-1].start()]
    if len(pieces) > 1 and _same(pieces[0], site):
        return title[joints[0].end() :]
    return title


def _same(one: str, other: str) -> bool:
    return _bare(one) == _bare(other) != ""


def _bare(text: str) -> str:
    return re.sub(r"\W|^the\s", "", text.casefold())


def _behind(told: Told) -> str:
    """“Circles of practice | Twin Ports Library”: what the heading does not have."""
    title, heading = told.title, told.heading or told.first("og:title")
    if not heading or not title.casefold().startswith(heading.casefold()):
        return ""
    joint = _JOINT.match(title[len(heading) :])
    return title[len(heading) + joint.end() :].strip() if joint else ""


def _host(told: Told) -> str:
    return (urlsplit(told.address).hostname or told.address).removeprefix("www.")
