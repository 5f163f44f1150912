"""What machines read of a page: JSON-LD in the words of schema.org.

What other elements of the page say already, such as its description, is not repeated. Addresses of
the site are in it only where there is a base URL.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from plnfolio.kinds.base import canonical
from plnfolio.model.config import SiteConfig
from plnfolio.model.matter import ArtifactMatter, DatedMatter
from plnfolio.model.reference import Reference

Thing = dict[str, object]

# The tags that fields of a Reference may hold; every other “<” in them is text.
_TAGS = re.compile(r"</?(?:i|sup|sub|span)\b[^>]*>")


def posting(
    config: SiteConfig, matter: DatedMatter, *, url: str, cited: Iterable[Reference]
) -> str:
    """A post as a BlogPosting. ``cited`` are the works of its reference list."""
    return _script(
        {
            "@type": "BlogPosting",
            "url": url,
            "headline": matter.title,
            **_made(config, matter, cited),
            "author": _person(config),
            "isPartOf": _whole(config, "Blog"),
        }
    )


def artifact(
    config: SiteConfig, matter: ArtifactMatter, *, url: str, cited: Iterable[Reference]
) -> str:
    """An artifact as a LearningResource. ``cited`` are the works of its reference list."""
    authors: list[object] = [{"@type": "Person", "name": name} for name in matter.authors]
    return _script(
        {
            "@type": "LearningResource",
            "url": url,
            "name": matter.title,
            **_made(config, matter, cited),
            "author": authors or _person(config),
            "isPartOf": _whole(config, "WebSite"),
        }
    )


def home(config: SiteConfig) -> str:
    """The first page: the site, and whose it is."""
    author = config.author
    own = {
        **_person(config),
        "@id": canonical(config, "/#author"),
        "email": author.email,
        "description": author.bio,
    }
    return _script(
        {
            "@graph": [
                {
                    **_whole(config, "WebSite"),
                    "description": config.description,
                    "inLanguage": config.language,
                    "license": _licence(config),
                    "author": {"@id": own["@id"]} if own["@id"] else _person(config),
                },
                {"@type": "ProfilePage", "url": canonical(config, "/"), "mainEntity": own},
            ]
        }
    )


def _made(config: SiteConfig, matter: DatedMatter, cited: Iterable[Reference]) -> Thing:
    """What is said alike of everything that has a day."""
    return {
        "datePublished": matter.date.isoformat(),
        "dateModified": matter.updated and matter.updated.isoformat(),
        "inLanguage": config.language,
        "keywords": list(matter.tags),
        "license": _licence(config),
        "citation": [work for work in map(_work, cited) if work],
    }


def _person(config: SiteConfig) -> Thing:
    author = config.author
    return {
        "@type": "Person",
        "name": author.name,
        "url": author.url or canonical(config, "/"),
    }


def _whole(config: SiteConfig, type_: str) -> Thing:
    return {
        "@type": type_,
        "name": config.title,
        "url": canonical(config, "/"),
    }


def _licence(config: SiteConfig) -> object:
    licence = config.licence
    if licence is None or licence.url:
        return licence and licence.url
    return {"@type": "CreativeWork", "name": licence.name}


def _work(reference: Reference) -> Thing | None:
    """A work that is cited; its DOI is what tells it from all others. None without a title."""
    title = _TAGS.sub("", reference["title"])
    doi = reference["DOI"]
    where = {"sameAs": f"https://doi.org/{doi}"} if doi else {"url": reference["URL"]}
    return {"@type": "CreativeWork", "name": title, **where} if title else None


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
