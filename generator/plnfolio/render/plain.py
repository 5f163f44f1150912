"""The text without its markup: for summaries, for search and for counting words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from plnfolio.render import rawhtml

if TYPE_CHECKING:
    from markdown_it.token import Token

_SPACES = re.compile(r"\s+")
_SAYING = frozenset({"address", "text", "text_special", "code_inline"})
_SENTENCE_END = re.compile(r"""[.!?…]['"”’»)\]]*(?=\s)|[。！？]""")


def inline_text(tokens: Sequence[Token]) -> str:
    """What a line of text says: code in a line is read, pictures and citations are not."""
    out: list[str] = []
    for token in tokens:
        kind = token.type
        if kind in _SAYING:
            out.append(token.content)
        elif kind in ("softbreak", "hardbreak"):
            out.append(" ")
        elif kind == "citation" and token.meta["parenthetical"]:
            out = ["".join(out).rstrip()]
        elif kind == "citation" and token.meta["slot"].may_be_handle and _is_handle(token):
            out.append(token.meta["slot"].written)
    text = "".join(out)
    if "\n" in text:
        text = text.replace("\n", " ")
    # Of all white space only the plain space can be printed.
    return (text if text.isprintable() and "  " not in text else _SPACES.sub(" ", text)).strip()


def _is_handle(token: Token) -> bool:
    """Whether the text of a link is read as a name; keys have a year."""
    return not any(char.isdigit() for char in token.meta["slot"].written)


def alternative(tokens: Iterable[Token]) -> str:
    """What the brackets of a picture say (CommonMark 6.4): the plain text of its description."""
    out: list[str] = []
    for token in tokens:
        if token.type == "image":
            out.append(alternative(token.children or ()))
        elif token.type == "citation":
            out.append(token.meta["slot"].written)
        elif token.type in ("softbreak", "hardbreak"):
            out.append("\n")
        elif token.type in _SAYING:
            out.append(token.content)
    return "".join(out)


def plain(tokens: Iterable[Token]) -> str:
    """All prose of a text, a blank line between blocks; code blocks are no prose."""
    blocks = []
    for token in tokens:
        if token.type == "inline":
            blocks.append(inline_text(token.children or ()))
        elif token.type == "html_block":
            blocks.append(" ".join(rawhtml.text_of(token.content).split()))
    return "\n\n".join([block for block in blocks if block])


def words(html: str) -> str:
    """What some HTML says, with one space wherever there is any."""
    return " ".join(rawhtml.text_of(html).split())


def excerpt(html: str, limit: int = 200) -> str:
    """The beginning of the first paragraph of some HTML, at most ``limit`` characters and “…”.

    Cut after a sentence where one ends in the second half, else between two words.
    """
    start = html.find("<p>") + 3
    end = html.find("</p>", start) if start > 2 else -1
    paragraph = html[start:end] if end >= 0 else ""
    first = " ".join(rawhtml.text_of(paragraph, 8 * limit).split())
    if len(first) <= 2 * limit:
        first = " ".join(rawhtml.text_of(paragraph).split())
    if len(first) <= limit:
        return first
    ends = [m.end() for m in _SENTENCE_END.finditer(first, 0, limit + 1) if m.end() <= limit]
    if ends and ends[-1] >= limit // 2:
        return first[: ends[-1]]
    words = first[: limit + 1].rpartition(" ")[0] or first[:limit]
    return words.rstrip(" ,;:–—-") + "…"
