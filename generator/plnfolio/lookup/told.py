"""What a web page tells machines of itself: meta tags, JSON-LD, its title, its times."""

from __future__ import annotations

import codecs
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from urllib.parse import urljoin, urlsplit

from plnfolio.frozen import dataclass
from plnfolio.publish.web import LOCAL

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_SCRIPTS = 40
"""Blocks of JSON-LD that are looked at; few pages have more than five."""

Node = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Told:
    """A page by what it tells; ``tags`` are by name in small letters, each with all its values.

    ``nodes`` are the things that its JSON-LD describes, outer ones first. ``address`` is the one
    that it calls its own.
    """

    address: str
    title: str = ""
    heading: str = ""
    language: str = ""
    time: str = ""
    channel: str = ""
    tags: Mapping[str, Sequence[str]] = field(default_factory=dict)
    nodes: Sequence[Node] = ()

    def first(self, *names: str) -> str:
        """The first value that one of some tags has."""
        return next((self.tags[name][0] for name in names if name in self.tags), "")

    def every(self, *names: str) -> list[str]:
        """All values of the first of some tags that is there."""
        return list(next((self.tags[name] for name in names if name in self.tags), ()))


def read_page(body: bytes, content_type: str, address: str) -> Told:
    """What the bytes of a page tell."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only where a page was fetched

    page = LexborHTMLParser(shallow(decoded(body, content_type)))

    def text(selector: str, attribute: str = "") -> str:
        node = page.css_first(selector)
        if node is None:
            return ""
        return _line((node.attributes.get(attribute) or "") if attribute else node.text())

    tags: dict[str, list[str]] = {}
    for node in page.css("meta[content]"):
        held = node.attributes
        value = _line(held.get("content") or "")
        for name in (held.get("name"), held.get("property"), held.get("itemprop")):
            if name and value:
                key = name.strip().lower().removeprefix("bepress_")
                tags.setdefault(key, []).append(value)
    scripts = page.css('script[type="application/ld+json"]')[:_SCRIPTS]
    own = text('link[rel="canonical"]', "href") or tags.get("og:url", [""])[0]
    return Told(
        _own(address, own),
        text("head > title") or text("title"),
        text("h1"),
        text("html", "lang"),
        text('time[itemprop="datePublished"]', "datetime")
        or text("time[pubdate]", "datetime")
        or text("article time[datetime], header time[datetime]", "datetime"),
        text('[itemprop="author"] link[itemprop="name"]', "content"),
        tags,
        _joined([node for script in scripts for node in _nodes(script.text())]),
    )


def decoded(body: bytes, content_type: str) -> str:
    """The text of a page (WHATWG Encoding: mark, then header, then what the page says itself)."""
    if body.startswith(codecs.BOM_UTF8):
        return body.decode("utf-8-sig", "replace")
    header = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    said = _CHARSET.search(body[:4096])
    names = [header[1] if header else "", said[1].decode("ascii") if said else "", "utf-8"]
    for name in names:
        try:
            known = codecs.lookup(name).name if name else ""
            # Browsers take ISO 8859-1 for what Windows writes.
            known = "cp1252" if known in ("iso8859-1", "ascii") else known
            if known:
                return body.decode(known)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return body.decode("cp1252", "replace")


_TAGS = re.compile(
    r"<(?:(?P<end>/)|(?!meta|link|br|img|input|hr|source|wbr|area|base|col|embed)(?=[a-z]))", re.I
)
_DEEP = 500
"""Elements in one another; no page that people read has so many, and parsers choke on far more."""

_NEEDLESS = re.compile(r"</?(?!(?:html|head|title|meta|link|script|h1)\b)[a-z][^<>]*>", re.I)


def shallow(text: str) -> str:
    """A page that is deeper than any, without elements that tell nothing."""
    depth = 0
    for tag in _TAGS.finditer(text):
        depth = max(0, depth - 1) if tag["end"] else depth + 1
        if depth > _DEEP:
            return _NEEDLESS.sub("", text)
    return text


def _line(text: str) -> str:
    return " ".join(text.split())


def _own(address: str, said: str) -> str:
    """The address that a page has by its own word, if that is of the same site."""
    try:
        whole = urljoin(address, said) if said else address
        own, asked = urlsplit(whole), urlsplit(address)
    except ValueError:
        return _plain(address)
    hosts = [(parts.hostname or "").removeprefix("www.") for parts in (own, asked)]
    # On this computer it is a preview of what will be elsewhere.
    same = hosts[0] == hosts[1] or hosts[1] in LOCAL
    # Some name their first page on all others.
    lost = own.path in ("", "/") and not own.query and asked.path not in ("", "/")
    return _plain(whole if same and own.scheme in ("http", "https") and not lost else address)


def _plain(address: str) -> str:
    """An address without its place in the page, and without what tells who came from where."""
    address = address.partition("#")[0]
    path, mark, query = address.partition("?")
    tracking = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|si)=", re.IGNORECASE)
    kept = [part for part in query.split("&") if part and not tracking.match(part)]
    return f"{path}{mark if kept else ''}{'&'.join(kept)}"


def _nodes(text: str) -> Iterator[Node]:
    """All things that a block of JSON-LD describes at its top, or in a graph."""
    text = re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$", "", text)
    try:
        waiting: list[object] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting[:0] = one
        elif isinstance(one, dict):
            if "@type" in one:
                yield one
            waiting += [one[key] for key in ("@graph", "mainEntity") if key in one]


def _joined(nodes: list[Node]) -> tuple[Node, ...]:
    """The same with what they only name by its id, as WordPress writes its graphs."""
    known = {str(node["@id"]): node for node in nodes if "@id" in node}

    def whole(value: object) -> object:
        if isinstance(value, list):
            return [whole(one) for one in value]
        if isinstance(value, dict) and "@id" in value:
            return {**known.get(str(value["@id"]), {}), **value}
        return value

    return tuple({key: whole(value) for key, value in node.items()} for node in nodes)


def kinds(node: Node) -> list[str]:
    """The types of a thing, without where they are defined."""
    said = node.get("@type")
    words = said if isinstance(said, list) else [said]
    return [re.split(r"[/:#]", word)[-1] for word in words if isinstance(word, str)]


def said(node: Node, name: str) -> str:
    """What a thing has in a field, as one line; the name of what is a thing itself."""
    value = node.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@value")
    return _line(html.unescape(str(value))) if isinstance(value, (str, int, float)) else ""
