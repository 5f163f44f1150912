"""A feed, RSS or Atom, with the whole texts in it; the export of Blogger is one too."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from plnfolio.diagnostics import RefusedError
from plnfolio.html_tree import html_tree
from plnfolio.importing.article import Article, words
from plnfolio.importing.sources.seen import seen
from plnfolio.importing.sources.xml import bounded, local, not_too_many, root_of, starts_with, texts
from plnfolio.model.days import NoDayError, read_day

ROOTS = ("rss", "feed", "RDF")

_LAST_LINE = re.compile(
    r"^(?:The post .+ (?:first appeared|appeared first) on .+"
    r"|.+ was originally published in .+ on Medium, where .+)$",
    re.DOTALL,
)
"""What WordPress and Medium put below every text of a feed."""


class Feed:
    """One file of XML."""

    def recognises(self, path: Path) -> bool:
        """By its first element, for it may be called anything."""
        return path.is_file() and starts_with(path, ROOTS)

    def articles(self, path: Path, origin: str) -> Iterator[Article]:
        """The texts of it, the newest first, as feeds have them."""
        yield from entries(root_of(path, origin), origin)


def entries(root: Element, origin: str) -> Iterator[Article]:
    """The texts of a feed."""
    made: dict[str, Article] = {}
    left = []
    found = (one for one in root.iter() if local(one) in ("item", "entry"))
    for number, entry in enumerate(found, 1):
        kind = _kind(entry)
        if kind in ("post", "page"):
            article = _article(entry, f"{origin}#{number}")
            article.kind = "page" if kind == "page" else "post"
            made[next(iter(texts(entry, "id")), str(number))] = article
            not_too_many(made, origin)
        else:
            left.append((kind, entry))
    if not made:
        raise RefusedError(
            f"there are no texts in {origin}",
            "a feed that has only first lines has no more; save the pages themselves",
        )
    for kind, entry in left:
        _leave(made, kind, entry)
    yield from made.values()


def _kind(entry: Element) -> str:
    """What Blogger says an entry is; everybody else’s are posts."""
    for one in entry:
        term = one.get("term", "")
        if local(one) == "category" and one.get("scheme", "").endswith("/g/2005#kind"):
            return term.rpartition("#")[2].lower()
        if local(one) == "type" and "blogger" in one.tag:
            return (one.text or "post").strip().lower()
    return "post"


def _leave(made: dict[str, Article], kind: str, entry: Element) -> None:
    """Name what is no text of the author’s: comments at their text, settings at the first."""
    ref = next((one.get("ref", "") for one in entry if local(one) == "in-reply-to"), "")
    article = made.get(ref) or next(iter(made.values()))
    content = html_tree(next(iter(texts(entry, "content", "summary")), ""))
    title = next(iter(texts(entry, "title")), "")
    who = " ".join(words(one) for one in entry if local(one) == "author")
    body = words(content)
    head = "" if body.startswith(title.rstrip(".… ")) else title
    message = "a comment was not brought" if kind == "comment" else f"not brought: {kind}"
    article.note(message, left=" ".join(filter(None, (who, head, body))))


def _article(entry: Element, origin: str) -> Article:
    title = words(html_tree(next(iter(texts(entry, "title")), "")))
    html, whole = _content(entry)
    html = bounded(html, origin)
    article = Article(origin, html_tree(html), title, page=True)
    article.said, article.shown = seen(article.body)
    article.said = f"{title} {article.said}"
    if not whole:
        article.note("the feed has the beginning of this text only; save its page for all of it")
    article.date = _day(entry, "published", "pubDate", "date", "issued")
    article.updated = _day(entry, "updated", "modified")
    if article.date is None:
        article.date, article.updated = article.updated, None
    if article.date and article.updated and article.updated <= article.date:
        article.updated = None
    article.author = next(iter(texts(entry, "creator", "author")), "").strip()
    article.author = _name(entry) or article.author
    article.tags = tuple(dict.fromkeys(_tags(entry)))
    article.address = _address(entry)
    article.draft = any(
        (one.text or "").strip() == "yes" for one in entry.iter() if local(one) == "draft"
    )
    _without_last_line(article)
    return article


def _content(entry: Element) -> tuple[str, bool]:
    """The HTML of a text, and whether it is all of it."""
    for one in entry:
        if local(one) == "content" and one.get("type") == "xhtml":
            return "".join(tostring(child, "unicode", "html") for child in _plain(one)), True
    for name in ("encoded", "content"):
        if found := next(iter(texts(entry, name)), ""):
            return found, True
    found = next(iter(texts(entry, "description", "summary")), "")
    return found, len(found) > 1500 and "[…]" not in found


def _plain(element: Element) -> list[Element]:
    for one in element.iter():
        one.tag = local(one)
    return list(element)


def _name(entry: Element) -> str:
    for one in entry:
        if local(one) == "author":
            return next((words(part) for part in one if local(part) == "name"), "")
    return ""


def _day(entry: Element, *names: str) -> datetime.date | None:
    for text in texts(entry, *names):
        try:
            return read_day(text.strip()).day
        except NoDayError:
            try:
                return parsedate_to_datetime(text.strip()).date()
            except ValueError:
                continue
    return None


def _tags(entry: Element) -> Iterator[str]:
    for one in entry:
        if local(one) == "category" and not one.get("scheme", "").endswith("#kind"):
            tag = " ".join((one.get("term") or one.text or "").split())
            if tag and tag.lower() != "uncategorized":
                yield tag


def _address(entry: Element) -> str:
    for one in entry:
        if local(one) == "link" and one.get("rel", "alternate") == "alternate":
            return (one.get("href") or one.text or "").strip()
    return ""


def _without_last_line(article: Article) -> None:
    """Leave out what a platform puts below every text, and the line above it."""
    rest = [one for one in article.body if words(one) or one.tag in ("hr", "img")]
    while rest and rest[-1].tag in ("img", "hr"):
        rest.pop()
    if rest and _LAST_LINE.match(words(rest[-1])):
        article.note("left out: a line of the feed", left=_shown(rest[-1]))
        article.body.remove(rest[-1])


def _shown(element: Element) -> str:
    links = [one.get("href", "") for one in element.iter("a")]
    return " ".join([words(element), *dict.fromkeys(links)])
