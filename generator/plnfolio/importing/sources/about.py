"""What a page says of itself: title, day, author, tags, language, address."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from plnfolio.importing.article import Article, letters, pieces, words
from plnfolio.model.days import NoDayError, read_day

_ARTICLES = {"Article", "BlogPosting", "NewsArticle", "WebPage", "Report", "ScholarlyArticle"}
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "citation_publication_date",
    "dc.date",
    "dcterms.created",
    "date",
    "pubdate",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
_PARTING = re.compile(r"\s+[|–—·»«•-]\s+|\s*\|\s*")
_DAY_CLASS = re.compile(
    r"\b(?:entry-date|published|post-date|date-header|dt-published|posted-on|pubdate|timestamp)\b"
    r"|\bpost__?date|publish(?:ed)?-?date|time-ago",
    re.IGNORECASE,
)
_AUTHOR_CLASS = re.compile(
    r"\b(?:author|byline|post-author|entry-author|fn|p-author|user-name)\b", re.IGNORECASE
)
_TITLE_CLASS = re.compile(
    r"\b(?:entry|post|article|story|page|discussion|chapter)[-_]{0,2}title\b", re.IGNORECASE
)
_UNSEEN = re.compile(r"\b(?:screen-?reader-(?:text|only)|sr-only|visually-?hidden)\b")
_BY = re.compile(r"^\s*(?:written\s+|posted\s+)?by:?\s+", re.IGNORECASE)


def described(article: Article, html: Element) -> None:
    """Fill in what an article does not know yet, from what its page says in any of its ways."""
    said = _said(html)
    linked = _linked(html)
    article.title = article.title or _title(html, said, linked)
    article.date = article.date or _day(_first(linked, "datePublished", "dateCreated"))
    article.date = article.date or _day(*(said.get(name, "") for name in _PUBLISHED))
    article.date = article.date or _shown_day(article.body)
    article.updated = article.updated or _day(_first(linked, "dateModified"))
    article.updated = article.updated or _day(*(said.get(name, "") for name in _MODIFIED))
    if article.date and article.updated and article.updated <= article.date:
        article.updated = None
    article.author = article.author or _author(linked, said, article.body)
    article.tags = article.tags or _tags(html, linked)
    article.language = article.language or html.get("lang", "").strip()
    article.address = article.address or _address(html, said)


def _said(html: Element) -> dict[str, str]:
    """The fields that ``meta`` has, in small letters; the first of each counts."""
    found: dict[str, str] = {}
    for one in html.iter("meta"):
        name = one.get("property") or one.get("name") or one.get("itemprop") or ""
        if name and one.get("content"):
            found.setdefault(name.strip().lower(), " ".join(one.get("content", "").split()))
    return found


def _linked(html: Element) -> list[Mapping[str, Any]]:
    """The objects of JSON-LD that are about an article, those that are surer first."""
    found: list[Mapping[str, Any]] = []
    for one in html.iter("script"):
        if one.get("type", "").strip().lower() == "application/ld+json":
            text = (one.text or "").strip()
            if len(text) < 1_000_000:
                try:
                    found += _objects(json.loads(text))
                except (ValueError, RecursionError):
                    continue
    return sorted(found, key=lambda one: "WebPage" in _types(one))


def _objects(data: object) -> Iterator[Mapping[str, Any]]:
    for one in data if isinstance(data, list) else [data]:
        if isinstance(one, dict):
            if _types(one) & _ARTICLES:
                yield one
            graph = one.get("@graph")
            if isinstance(graph, list):
                yield from _objects(graph)


def _types(one: Mapping[str, Any]) -> set[str]:
    kind = one.get("@type")
    return {str(item) for item in (kind if isinstance(kind, list) else [kind])}


def _first(linked: list[Mapping[str, Any]], *names: str) -> str:
    for one in linked:
        for name in names:
            if isinstance(value := one.get(name), str) and value.strip():
                return " ".join(value.split())
    return ""


def _title(html: Element, said: Mapping[str, str], linked: list[Mapping[str, Any]]) -> str:
    """A heading that the page says elsewhere too is surest; then what it says; then its heading."""
    whole = next((words(one) for one in html.iter("title")), "")
    told = [said.get("og:title", ""), said.get("twitter:title", ""), _first(linked, "headline")]
    heads = _headings(html, "h1")
    own = _headings(html, "h1", within=True)
    lower = [head for tag in ("h2", "h3", "h4") for head in _headings(html, tag, within=True)[:1]]
    for head in [*_titles(html), *own, *(one for one in lower if " " in one), *heads]:
        known = head and whole and _unnumbered(head).lower() in whole.lower()
        if known or any(_same(head, one) for one in told):
            return _unnumbered(head)
    if len(own) == 1:
        return _unnumbered(own[0])
    site = said.get("og:site_name", "")
    for one in (*told, whole):
        if one:
            return _without_site(one, site, told_alone=one != whole)
    return heads[0] if heads else ""


def _headings(html: Element, tag: str, *, within: bool = False) -> list[str]:
    """What headings say, but those of a page’s frame; ``within``: in the text’s own part alone."""
    found: list[str] = []
    waiting: list[tuple[Element, bool]] = [(html, not within)]
    while waiting:
        one, inside = waiting.pop()
        is_part = one.tag in ("main", "article") or one.get("role") == "main"
        inside = inside or is_part
        if inside and one.tag == tag and (text := words(one)):
            found.append(text)
        elif is_part or not _is_frame(one):
            waiting += [(child, inside) for child in reversed(one)]
    return found


def _is_frame(element: Element) -> bool:
    role = element.get("role", "")
    if element.tag == "header" and element.find(".//main") is None:
        return (
            role == "banner"
            or "site" in f"{element.get('class', '')}{element.get('id', '')}".lower()
        )
    return element.tag in ("nav", "footer") or role in ("banner", "navigation", "contentinfo")


_CHAPTER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?:?\s+(?=\D)|\d{1,2}\.\s+(?=\D)")


def _unnumbered(title: str) -> str:
    """A title without the number that a book gives it: “3.2: Waiting”, “2. Waiting”."""
    return _CHAPTER.sub("", title, count=1) if _CHAPTER.match(title) else title


def _titles(html: Element) -> Iterator[str]:
    """Headings that a theme calls the title of a text, and not that of the site."""
    for one in html.iter():
        called = _TITLE_CLASS.search(one.get("class", "")) is not None
        called = called or one.get("itemprop", "") in ("headline", "name")
        if one.tag in ("h1", "h2", "h3") and called:
            yield " ".join("".join(_visible(one)).split())


def _visible(element: Element) -> Iterator[str]:
    """Its words, without those that only screen readers have, or only they have not."""
    waiting: list[str | Element] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif one.get("aria-hidden") != "true" and not _UNSEEN.search(one.get("class", "")):
            waiting += reversed(pieces(one))


def _same(one: str, other: str) -> bool:
    return bool(one) and letters(one) == letters(other)


def _without_site(title: str, site: str, *, told_alone: bool) -> str:
    """A title without the site's name at one of its ends."""
    parts = _PARTING.split(title)
    if len(parts) < 2:
        return title
    if site and _same(parts[-1], site):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»«•-")
    if site and _same(parts[0], site):
        return title[len(parts[0]) :].lstrip(" |–—·»«•-")
    if told_alone:
        return title
    return title[: title.rindex(parts[-1])].rstrip(" |–—·»«•-") or title


def _day(*written: str) -> datetime.date | None:
    for one in written:
        if one:
            try:
                return read_day(one.strip()).day
            except NoDayError:
                continue
    return None


def _shown_day(body: Element) -> datetime.date | None:
    """The day that a reader is shown: as ``time``, or in a line that a theme calls its date."""
    for one in body.iter():
        classes = f"{one.get('class', '')} {one.get('itemprop', '')}"
        if one.tag == "time" or _DAY_CLASS.search(classes):
            shown = re.sub(
                r"^(?:posted|published|updated)?\s*(?:on|:)?\s*", "", words(one), flags=re.I
            )
            if found := _day(one.get("datetime", ""), one.get("title", ""), shown):
                return found
    return None


def _author(linked: list[Mapping[str, Any]], said: Mapping[str, str], body: Element) -> str:
    for one in linked:
        author = one.get("author")
        first = author[0] if isinstance(author, list) and author else author
        name = first.get("name") if isinstance(first, dict) else first
        if isinstance(name, str) and name.strip():
            return " ".join(name.split())
    for key in ("author", "article:author", "citation_author", "dc.creator"):
        if (name := said.get(key, "")) and "://" not in name:
            return name
    for shown in body.iter():
        if shown.get("rel") == "author" or _AUTHOR_CLASS.search(shown.get("class", "")):
            name = _BY.sub("", words(shown))
            if 0 < len(name) < 60:
                return name
    return ""


def _tags(html: Element, linked: list[Mapping[str, Any]]) -> tuple[str, ...]:
    found = [
        one.get("content", "")
        for one in html.iter("meta")
        if one.get("property", "").lower() == "article:tag"
    ]
    for one in linked:
        keywords = one.get("keywords")
        listed = keywords.split(",") if isinstance(keywords, str) else keywords
        found += [word for word in listed if isinstance(word, str)] if listed else []
    if not found:
        found = [words(one) for one in html.iter("a") if {"tag"} & set(one.get("rel", "").split())]
    found = found or _led_to(html)
    kept = {" ".join(tag.split()).removeprefix("#"): None for tag in found}
    by_letters: dict[str, str] = {}
    for tag in kept:
        if tag and tag.lower() != "uncategorized":
            by_letters.setdefault(tag.casefold(), tag)
    return tuple(by_letters.values())


_TAG_PAGE = re.compile(r"/(?:tags?|search/label|labels?|keywords?)/[^/]", re.IGNORECASE)
_MOST_TAGS = 12


def _led_to(html: Element) -> list[str]:
    """What links of the text’s own part call the pages of tags that they lead to."""
    found = [
        said
        for part in html.iter("article")
        for one in part.iter("a")
        if _TAG_PAGE.search(one.get("href", "")) and 0 < len((said := words(one)).split()) <= 4
    ]
    return found if len(found) <= _MOST_TAGS else []


def _address(html: Element, said: Mapping[str, str]) -> str:
    for one in html.iter("link"):
        if "canonical" in one.get("rel", "").lower().split() and one.get("href"):
            return one.get("href", "").strip()
    return said.get("og:url", "")
