"""Headings and the ids that links lead to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from plnfolio.model.document import Heading, Place
from plnfolio.render import rawhtml
from plnfolio.render.attributes import add, read_attributes
from plnfolio.render.highlight import read_info
from plnfolio.render.parsing import Parsing
from plnfolio.render.places import Locator
from plnfolio.render.plain import inline_text

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_ATTRIBUTES = re.compile(r"(?:^|\s+)(\{[^{}]*\})$")
_OURS = re.compile(r"refs|ref-.+|cite-\d+|page-.+")
# What an id of the author's, or of a directive, cannot do without.
_GIVING = ("{", "<", ":::")
_LEFT_OUT = re.compile("[^a-z0-9_ -]+")
_KEPT = frozenset({"L", "M", "N"})


def slug(text: str) -> str:
    """A heading's id as GitHub makes it: letters of all scripts, lower case, hyphens for spaces."""
    if text.isascii():
        return _LEFT_OUT.sub("", text.lower()).strip().replace(" ", "-")
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
        found = read_attributes(match[1]) if match is not None else None
        if match is not None and found:
            inline.content = inline.content[: match.start()]
            add(opening, found)


def identify(state: StateCore) -> None:
    """Gather the headings; report ids given twice, and give each heading without one a free id."""
    parsing = Parsing.of(state.env)
    taken = parsing.anchors
    given = _given(state.tokens, parsing.lines) if any(s in state.src for s in _GIVING) else ()
    for name, place in given:
        if name in taken:
            remedy = "choose another one, so that a link knows where to lead"
            parsing.find("duplicate-anchor", f"the id “{name}” is given twice", place, remedy)
        taken.add(name)
    for i, opening in enumerate(state.tokens):
        if opening.type == "heading_open":
            text = inline_text(state.tokens[i + 1].children or ())
            if not opening.attrs.get("id"):
                name = slug(text) or "section"
                # These are for the citations, the reference list and the theme.
                name = f"section-{name}" if _OURS.fullmatch(name) else name
                opening.attrs["id"] = taken.free(name)
            parsing.headings.append(Heading(int(opening.tag[1]), str(opening.attrs["id"]), text))


def _given(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[tuple[str, Place]]:
    """Every id that the author gave, or a directive made, with its place."""
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        own = token.attrs.get("id") or (token.type == "fence" and read_info(token.info).id)
        if own:
            yield str(own), Place(line + 1)
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
