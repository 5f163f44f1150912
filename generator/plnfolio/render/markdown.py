"""Markdown becomes a Document: CommonMark and what authors of portfolios need beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plnfolio.model.document import Document
from plnfolio.render.parsing import Parsing
from plnfolio.render.plain import plain
from plnfolio.render.quick.signs import SIGNS
from plnfolio.render.spaces import plain_spaces
from plnfolio.render.typography import quotes_for

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_CONTROLS = [chr(code) for code in (*range(9), *range(0x0B, 0x20))]
_CONTROL = re.compile(f"[{''.join(_CONTROLS)}]")
# Marks that mean nothing by themselves, whatever stands beside them.
_MARKS = "".join(sorted(set(",;/)€£’‘“”–—…") - SIGNS))
# A line of words that no rule of Markdown, of typography or of what is said of leftovers looks at:
# no number that might begin a list, nothing between dollars, nothing doubled, no word in brackets
# with a digit, which may be a key.
_WORDS = re.compile(
    rf"(?!\d+[.)])(?![^$]*+\$[^$]*+\$)[^\W_](?:[^\W_]|[{re.escape(_MARKS)}]"
    r"|\.(?!\.\.)|:(?= |\Z)|[-!?%+$](?![-!?%+=])|\((?=[^()\d]*\))"
    r"|(?<=[^\W\d_])'(?=[^\W\d_])| (?! |\Z))*"
)


def parse(text: str, *, language: str = "en", tight: bool = False, tags: bool = True) -> Document:
    """Parse Markdown without front matter.

    Never raises; what the author got wrong is among the findings. ``language`` is a BCP 47 tag and
    chooses the quotation marks. ``tight`` leaves the paragraph marks off a text of a single
    paragraph; without ``tags``, HTML in it is text. Control characters other than line
    ends and tabs are taken out, and odd spaces count as spaces.
    """
    if known := _words(text, tight=tight):
        return known
    from plnfolio.render.parser import quick  # noqa: PLC0415 - all texts may be known already

    return document(cleaned(text), quick(quotes_for(language), tags=tags), tight=tight)


def document(text: str, parser: MarkdownIt, *, tight: bool = False) -> Document:
    """What a parser makes of a text that holds no control characters but tabs and line feeds."""
    env = Parsing.begin(text)
    tokens = parser.parse(text, env)
    if tight and len(tokens) == 3 and tokens[0].type == "paragraph_open":
        tokens[0].hidden = tokens[-1].hidden = True
    parsing = Parsing.of(env)
    html = parser.renderer.render(tokens, parser.options, env)
    return Document(
        pieces=(*parsing.pieces(html), *parsing.keys),
        headings=tuple(parsing.headings),
        anchors=frozenset(parsing.anchors),
        plain=plain(tokens),
        findings=tuple(parsing.said()),
    )


def parse_cell(text: str, *, language: str = "en", tags: bool = True) -> Document:
    """Parse the Markdown of a table's cell: a single paragraph comes without paragraph marks.

    Without ``tags``, HTML in it is text.
    """
    return parse(text, language=language, tight=True, tags=tags)


def parse_lines(text: str, *, language: str = "en") -> Document:
    """Parse lines that stand by themselves, as a postal address does: paragraphs and no blocks.

    A line stays a line. Nothing in them is a citation or a footnote.
    """
    if known := _words(text):
        return known
    from plnfolio.render.parser import lines  # noqa: PLC0415

    return document(cleaned(text), lines(quotes_for(language)))


def _words(text: str, *, tight: bool = False) -> Document | None:
    """The Document of a line of plain words, which is its own HTML, or of nothing at all."""
    if not text:
        return Document(())
    if _WORDS.fullmatch(text) is None or "ww." in text:
        return None
    said = text.replace("'", "’")
    return Document((said if tight else f"<p>{said}</p>\n",), plain=said)


def cleaned(text: str) -> str:
    """A text with plain line ends and spaces, and without control characters, which say nothing."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # To look for each of them is ten times faster than to look for any.
    if any(sign in text for sign in _CONTROLS):
        text = _CONTROL.sub("", text)
    return plain_spaces(text)
