"""What a page shows of other places: a video is one of ours, and all else is a link to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs
from xml.etree.ElementTree import Element

from plnfolio.importing.article import FROM, Article, fill

_YOUTUBE = re.compile(
    r"(?:youtube(?:-nocookie)?\.com/(?:embed/|v/|shorts/|live/)|youtu\.be/)([\w-]{6,20})"
)
_VIMEO = re.compile(r"player\.vimeo\.com/video/(\d+)")
_VIDEO = re.compile(
    r"(?i)youtube|youtu\.be|vimeo|dailymotion|loom\.com|wistia|ted\.com/talks|kaltura|panopto"
    r"|\.(?:mp4|webm|mov|m4v|ogv)(?:\?|\Z)"
)


def embed(
    article: Article, element: Element, inside: Callable[[Element], list[Element]]
) -> list[Element]:
    """An embedded thing as a video, or as a paragraph with a link to it."""
    src = _address(element)
    if not src or src.startswith(("about:", "javascript:", "data:")):
        return inside(_bare(element)) if element.tag not in ("iframe", "embed") else []
    address = watched(src)
    title = " ".join((element.get("title") or element.get("aria-label") or "").split())
    if article.pictures(src) is None and _VIDEO.search(address):
        made = Element("video", {"src": address, FROM: src})
        made.text = title
        return [made]
    if "://" not in address and not address.startswith("//") and article.pictures(src) is None:
        article.note("left out: something embedded that the page keeps to itself", left=src)
        return []
    made, link = Element("p"), Element("a", {"href": address, FROM: src})
    link.text = title or re.sub(r"^(?:https?:)?//", "", address)
    fill(made, [link])
    return [made]


def watched(address: str) -> str:
    """The page on which a video is watched, for the address of its player."""
    if address.startswith("//"):
        address = f"https:{address}"
    if found := _YOUTUBE.search(address):
        start = parse_qs(address.partition("?")[2].partition("#")[0]).get("start", [""])[0]
        return (
            f"https://www.youtube.com/watch?v={found[1]}{f'&t={start}s' if start.isdigit() else ''}"
        )
    if found := _VIMEO.search(address):
        return f"https://vimeo.com/{found[1]}"
    return address


def _address(element: Element) -> str:
    names = ("src", "data-src", "data-lazy-src", "data")
    for one in (element, *element.iter("source")):
        for name in names:
            if value := one.get(name, "").strip():
                return value
    return ""


def _bare(element: Element) -> Element:
    made = Element("div")
    fill(made, [element.text] if element.text else [])
    made.extend(element)
    return made
