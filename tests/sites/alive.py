"""What runs in a published file: every call of ``hit(number)`` that a browser would make.

A file of a kind that is not known here is looked at as plain text, in which no payload may stand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree as ET

from sites.dom import parse

Alive = Iterator[tuple[str, int]]
"""Where a payload runs, and its number."""

_HIT = re.compile(r"hit\((\d+)\)")
_RUNS = re.compile(r"(?:javascript|vbscript|data:text/|data:image/svg|data:application/)", re.I)
_ADDRESSES = frozenset(
    "href src action formaction data poster srcset ping cite background manifest xmlurl htmlurl"
    " url uri icon home_page_url feed_url sameas external_url image".split()
)
_ROBOTS = re.compile(r"(?:(?:User-agent|Allow|Disallow|Sitemap): \S+)?")


def alive(path: str, data: bytes) -> Alive:
    """All that runs in a file of the output."""
    look = _LOOKS.get(PurePosixPath(path).suffix)
    if look is not None:
        yield from look(data.decode())


def in_html(html: str) -> Alive:
    """What runs in a page, or in a part of one."""
    for node in parse(html).walk():
        inside = "".join(child for child in node.children if isinstance(child, str))
        if node.tag == "script" and node.attributes.get("type") == "application/ld+json":
            yield from _numbers("a script of data that is no data", _markup(inside))
            yield from in_json(inside)
        elif node.tag in ("script", "style"):
            yield from _numbers(f"<{node.tag}>", inside)
        for name, value in node.attributes.items():
            yield from _numbers("the name of an attribute", name)
            yield from _in_attribute(name, value)


def _markup(text: str) -> str:
    """A text that could end the script it stands in, or hide its end; else nothing."""
    return text if re.search(r"<(?:/script|!--|script)", text, re.I) else ""


def _in_attribute(name: str, value: str) -> Alive:
    name = name.rpartition("}")[2].rpartition(":")[2].lower()
    leads = name in _ADDRESSES and _RUNS.match(re.sub(r"[\x00-\x20]", "", value))
    if leads or name.startswith("on") or name in ("style", "srcdoc"):
        yield from _numbers(f"{name}=", value)


def in_xml(xml: str) -> Alive:
    """What runs in a drawing, a feed or a list; one that is not well formed raises."""
    for node in ET.fromstring(xml).iter():
        name = node.tag.rpartition("}")[2].lower()
        text = node.text or ""
        if name in ("script", "style", "foreignobject", "handler"):
            yield from _numbers(f"<{name}>", "".join(node.itertext()))
        elif node.get("type") == "html":
            yield from in_html(text)
        else:
            yield from _in_attribute(name, text)
        for key, value in node.items():
            yield from _in_attribute(key, value)


def in_json(text: str) -> Alive:
    """What runs in data: addresses, and what says of itself that it is HTML."""
    yield from _in_value("", json.loads(text))


def _in_value(key: str, value: Any) -> Alive:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _in_value(name, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _in_value(key, inner)
    elif isinstance(value, str):
        yield from in_html(value) if key.endswith("html") else _in_attribute(key, value)


def in_text(text: str) -> Alive:
    """What stands in a file of directions for robots, beyond directions."""
    for line in text.split("\n"):
        if not _ROBOTS.fullmatch(line):
            yield from _numbers("a line", line)


def _numbers(where: str, text: str) -> Alive:
    for found in _HIT.findall(text):
        yield where, int(found)


_LOOKS: Mapping[str, Callable[[str], Alive]] = {
    ".html": in_html,
    ".xml": in_xml,
    ".svg": in_xml,
    ".opml": in_xml,
    ".json": in_json,
    ".txt": in_text,
    ".css": lambda text: _numbers("a style sheet", text),
    ".js": lambda text: _numbers("a script", text),
}
