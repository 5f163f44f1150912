"""HTML as a tree of elements, for what is made of a text outside the site, or comes from there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
"""Names that XML allows too (of ASCII alone, as all are that mean something in HTML)."""

_PREFIXED = re.compile(r"([A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*", re.ASCII)
"""Attributes may have a prefix, as ``xlink:href`` has; elements that have one mean nothing."""

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may hold (XML 1.0 §2.2)."""


def html_tree(html: str) -> Element:
    """A fragment as browsers understand it (HTML §13.2), under a ``div`` of our own.

    Names are without a namespace, those of HTML in small letters; comments are left out. Whatever
    an author wrote, the tree can be written as XML: an element whose name could not is a ``span``,
    and an attribute whose name could not is left out.
    """
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only where a tree is wanted

    root = Element("div")
    _grow(root, LexborHTMLParser(f"<!DOCTYPE html><body>{html}").body)
    return root


def page_tree(html: str) -> Element:
    """A whole page in the same way: ``html``, with its ``head`` and its ``body``."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only where a tree is wanted

    root = Element("html")
    _grow(root, LexborHTMLParser(html).root)
    return root


def _grow(root: Element, body: LexborNode | None) -> None:
    """Copy what stands in ``body``; a loop, since authors nest deeper than Python may call."""
    waiting = [(root, body)]
    while waiting:
        element, node = waiting.pop()
        last: Element | None = None
        for child in node.iter(include_text=True) if node is not None else ():
            if child.is_text_node:
                words = _NO_XML.sub("", child.text_content or "")
                if last is None:
                    element.text = (element.text or "") + words
                else:
                    last.tail = (last.tail or "") + words
            elif child.is_element_node:
                tag = child.tag or ""
                last = Element(tag if _NAME.fullmatch(tag) else "span", _attributes(child))
                element.append(last)
                waiting.append((last, child))


def _attributes(node: LexborNode) -> dict[str, str]:
    return {
        name: _NO_XML.sub("", value or "")
        for name, value in node.attributes.items()
        if _PREFIXED.fullmatch(name) and not name.startswith("xmlns")
    }
