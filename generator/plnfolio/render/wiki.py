"""Obsidian's links: ``[[post]]``, ``[[post#heading|words]]`` and ``![[picture.png]]``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from plnfolio.render.parsing import Parsing

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

# A key in such brackets is a citation, an address another program's link, and a number no name.
_LINK = re.compile(
    r"!?\[\[(?![ \t]*(?:@|-@|\d+\]|https?:|-\w|_?toc_?\]))"
    r"(?P<name>[^\[\]|\n\"<>*$=]*[^\W_][^\[\]|\n\"<>*$=]*(?:#\w+=[^\[\]|\n]*)?)"
    r"(?P<words>(?:\\?\|[^\[\]|\n]*)*)\]\](?!\()",
    re.IGNORECASE,
)
_SIZE = re.compile(r"(?P<width>\d+)(?:x(?P<height>\d+))?")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".heic", ".bmp", ".tif")


def wiki(state: StateInline, silent: bool) -> bool:
    """The inline rule. Where it leads is found out when the whole site is known."""
    if silent or state.linkLevel:
        return False
    start = state.pos
    if start and state.src[start - 1].isalnum():
        return False
    found = _LINK.match(state.src, start, state.posMax)
    if found is None:
        return False
    name = " ".join(found["name"].split())
    if normalizeReference(name) in state.env.get("references", {}):
        return False
    words = [part.strip() for part in found["words"].replace("\\|", "|").split("|")[1:]]
    embedded = found[0][0] == "!"
    if embedded and name.lower().endswith(PICTURES):
        _push_picture(state, name, words)
    else:
        _push_link(state, name, words[0] if words else "")
        if embedded:
            Parsing.of(state.env).warn(
                "foreign-markup",
                f"“{found[0]}” is shown as a link: a text cannot stand in another one",
                Parsing.of(state.env).locator.place(start),
                f"write {found[0][1:]} for a link, or copy here what it holds",
            )
    state.pos = found.end()
    return True


def _push_link(state: StateInline, name: str, words: str) -> None:
    start = state.pos
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": f"[[{name}]]"}
    opening.meta["at"] = (Parsing.of(state.env).locator, start)
    shown = name.removeprefix("#").removesuffix(".md").replace("#", " > ")
    state.push("text", "", 0).content = words or shown
    state.push("link_close", "a", -1)


def _push_picture(state: StateInline, name: str, words: list[str]) -> None:
    start = state.pos
    picture = state.push("image", "img", 0)
    picture.attrs = {"src": f"[[{name}]]"}
    picture.children = []
    picture.content = ""
    for part in words:
        size = _SIZE.fullmatch(part)
        if size is None and part:
            picture.children = [Token("text", "", 0, content=part)]
        elif size is not None:
            picture.attrs |= {key: value for key, value in size.groupdict().items() if value}
    picture.meta["at"] = (Parsing.of(state.env).locator, start)
