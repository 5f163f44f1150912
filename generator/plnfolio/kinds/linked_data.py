"""What machines read of a page: JSON-LD in the words of schema.org.

What other elements of the page say already, such as its description, is not repeated. Addresses of
the site are in it only where there is a base URL.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from plnfolio.kinds.base import base_url
from plnfolio.model.matter import DatedMatter
from plnfolio.model.reference import Reference
from plnfolio.model.site import Artifact, Post, Site

Thing = dict[str, object]

# The tags that fields of a Reference may hold; every other “<” in them is text.
_TAGS = re.compile(r"</?(?:i|sup|sub|span)\b[^>]*>")


def posting(site: Site, post: Post, *, url: str, cited: Iterable[str]) -> str:
    """A post as a BlogPosting. ``cited`` are the keys of its reference list."""
    return _script(
        {
            "@type": "BlogPosting",
            "url": url,
            "headline": post.matter.title,
            **_made(site, post.matter, cited),
            "author": _person(site),
            "isPartOf": _whole(site, "Blog"),
        }
    )


def artifact(site: Site, artifact: Artifact, *, url: str, cited: Iterable[str]) -> str:
    """An artifact as a LearningResource. ``cited`` are the keys of its reference list."""
    matter = artifact.matter
    authors: list[object] = [{"@type": "Person", "name": name} for name in matter.authors]
    return _script(
        {
            "@type": "LearningResource",
            "url": url,
            "name": matter.title,
            **_made(site, matter, cited),
            "author": authors or _person(site),
            "isPartOf": _whole(site, "WebSite"),
        }
    )


def home(site: Site) -> str:
    """The first page: the site, and whose it is."""
    author = site.config.author
    own = {
        **_person(site),
        "@id": _address(site, "/#author"),
        "email": author.email,
        "description": author.bio,
    }
    return _script(
        {
            "@graph": [
                {
                    **_whole(site, "WebSite"),
                    "description": site.config.description,
                    "inLanguage": site.config.language,
                    "license": _licence(site),
                    "author": {"@id": own["@id"]} if own["@id"] else _person(site),
                },
                {"@type": "ProfilePage", "url": _address(site, "/"), "mainEntity": own},
            ]
        }
    )


def _made(site: Site, matter: DatedMatter, cited: Iterable[str]) -> Thing:
    """What is said alike of everything that has a day."""
    works = (site.references[key] for key in cited if key in site.references)
    return {
        "datePublished": matter.date.isoformat(),
        "dateModified": matter.updated and matter.updated.isoformat(),
        "inLanguage": site.config.language,
        "keywords": list(matter.tags),
        "license": _licence(site),
        "citation": [work for work in map(_work, works) if work],
    }


def _person(site: Site) -> Thing:
    author = site.config.author
    return {
        "@type": "Person",
        "name": author.name,
        "url": author.url or _address(site, "/"),
    }


def _whole(site: Site, type_: str) -> Thing:
    return {
        "@type": type_,
        "name": site.config.title,
        "url": _address(site, "/"),
    }


def _licence(site: Site) -> object:
    licence = site.config.licence
    if licence is None or licence.url:
        return licence and licence.url
    return {"@type": "CreativeWork", "name": licence.name}


def _work(reference: Reference) -> Thing | None:
    """A work that is cited; its DOI is what tells it from all others. None without a title."""
    title = _TAGS.sub("", reference["title"])
    doi = reference["DOI"]
    where = {"sameAs": f"https://doi.org/{doi}"} if doi else {"url": reference["URL"]}
    return {"@type": "CreativeWork", "name": title, **where} if title else None


def _address(site: Site, path: str) -> str:
    return base_url(site) and base_url(site) + path


def _script(thing: Thing) -> str:
    """JSON for a ``<script>``: no “<” in it, so that no text can close the element."""
    whole = {"@context": "https://schema.org", **thing}
    text = json.dumps(_filled(whole), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _filled(value: object) -> object:
    """The same without what is empty."""
    if isinstance(value, Mapping):
        return {name: _filled(part) for name, part in value.items() if part}
    if isinstance(value, list):
        return [_filled(part) for part in value]
    return value
