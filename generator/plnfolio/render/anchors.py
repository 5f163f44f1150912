"""Headings and the ids that links lead to."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError, parse

from plnfolio.model.document import Heading, Place
from plnfolio.render import rawhtml
from plnfolio.render.parsing import Parsing
from plnfolio.render.places import Locator
from plnfolio.render.plain import inline_text

_ATTRIBUTES = re.compile(r"(?:^|\s+)(\{[^{}]*\})$")
_ID = re.compile(r"""<[^<>]*?\s(?:id|name)=(?:"([^"]*)"|'([^']*)')""")
_KEPT = frozenset({"L", "M", "N"})


def slug(text: str) -> str:
    """A heading's id as GitHub makes it: letters of all scripts, lower case, hyphens for spaces."""
    kept = [
        char
        for char in unicodedata.normalize("NFC", text).lower()
        if char in "-_ " or unicodedata.category(char)[0] in _KEPT
    ]
    return "".join(kept).strip().replace(" ", "-")


def heading_attributes(state: StateCore) -> None:
    """Take ``{#id .class}`` off the end of a heading, before its text is parsed."""
    for opening, inline in pairwise(state.tokens):
        if opening.type != "heading_open":
            continue
        match = _ATTRIBUTES.search(inline.content)
        if match is None:
            continue
        try:
            attributes = parse(match[1])[1]
        except ParseError:
            continue
        if attributes or match[1] == "{}":
            inline.content = inline.content[: match.start()]
            for name, value in attributes.items():
                if not name.lower().startswith("on"):
                    opening.attrs[name] = value


def identify(state: StateCore) -> None:
    """Report ids given twice, and give every heading without an id one that is still free."""
    parsing = Parsing.of(state.env)
    taken: set[str] = set()
    for name, place in _given(state.tokens, parsing.lines):
        if name in taken:
            remedy = "choose another one, so that a link knows where to lead"
            parsing.find("duplicate-anchor", f"the id “{name}” is given twice", place, remedy)
        taken.add(name)
    for opening, inline in pairwise(state.tokens):
        if opening.type == "heading_open" and not opening.attrs.get("id"):
            opening.attrs["id"] = _free(slug(inline_text(inline.children or ())), taken)


def headings(tokens: Sequence[Token]) -> tuple[Heading, ...]:
    """All headings in order of reading."""
    return tuple(
        Heading(int(opening.tag[1]), str(opening.attrs["id"]), inline_text(inline.children or ()))
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open"
    )


def anchors(parts: Iterable[str]) -> frozenset[str]:
    """Every id in finished HTML; text cannot look like one, since its quotes are escaped."""
    found = (match[1] or match[2] for part in parts for match in _ID.finditer(part))
    return frozenset(html.unescape(name) for name in found if name)


def _free(wanted: str, taken: set[str]) -> str:
    name = wanted = wanted or "section"
    number = 0
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name


def _given(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[tuple[str, Place]]:
    """Every id that the author gave, or a directive made, with its place."""
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        if token.attrs.get("id"):
            yield str(token.attrs["id"]), Place(line + 1)
        if token.type == "html_block":
            locator = Locator(lines, line, token.content)
            for name, offset in rawhtml.ids(token.content):
                yield name, locator.place(offset)
        for part in token.meta.get("parts", ()):
            if isinstance(part, str):
                for name, _ in rawhtml.ids(part):
                    yield name, Place(line + 1)
        for child in token.children or ():
            if child.attrs.get("id"):
                yield str(child.attrs["id"]), Place(line + 1)
            if child.type == "html_inline":
                for name, _ in rawhtml.ids(child.content):
                    yield name, Place(line + 1)
