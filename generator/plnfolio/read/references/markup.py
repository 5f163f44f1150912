"""Text of a title or note: only CSL's rich-text tags survive, all else in it is plain text.

The tags are those of CSL 1.0.2 ("Rich text formatting within fields"): ``<i>``, ``<sup>``,
``<sub>``, small capitals and ``nocase``.
"""

from __future__ import annotations

import html
import re
import unicodedata

from plnfolio.patterns import regex

SMALL_CAPS = '<span style="font-variant:small-caps">'
NOCASE = '<span class="nocase">'

# A tag of some vocabulary: HTML's, JATS's (Crossref) or MathML's (publishers), not “<5%” or “<x>”.
_TAG = regex(
    r"</?(?P<name>(?:jats:|mml:)?(?:a|abbr|alternatives|article-title|b|bdi|big|blockquote|bold|br"
    r"|center|cite|code|dd|del|dfn|div|dl|dt|em|font|h[1-6]|hr|i|iframe|img|inf|inline-formula|ins"
    r"|italic|kbd|li|math|mi|mn|mo|monospace|mrow|msub|msubsup|msup|mtext|mtd|mtr|nobr|object|ol"
    r"|overline|p|pre|q|roman|s|samp|sans-serif|scp?|script|sec|section|small|span|strike|strong"
    r"|style|sub|sup|svg|table|tbody|td|tex-math|th|title|tr|tt|u|ul|underline|var|wbr|xref))"
    r"(?=[\s/>])(?P<attributes>[^<>]*)>",
    re.IGNORECASE,
)
_COMMENT = regex(r"<!--.*?-->|<!\[CDATA\[|\]\]>", re.DOTALL)
_MEANING = {
    "i": "i", "em": "i", "italic": "i", "cite": "i", "var": "i", "dfn": "i",
    "sup": "sup", "sub": "sub", "inf": "sub",
    "sc": "sc",
}  # fmt: skip
_OPEN = {"i": "<i>", "sup": "<sup>", "sub": "<sub>", "sc": SMALL_CAPS, "nocase": NOCASE}
_CLOSE = {"i": "</i>", "sup": "</sup>", "sub": "</sub>", "sc": "</span>", "nocase": "</span>"}
_BREAK = frozenset(("br", "p", "div", "li", "tr", "td", "hr", "title", "sec", "section"))
_SPACE = regex(r"\s+")
# Controls, zero-width marks and byte-order marks that copying from PDFs and web pages brings.
_UNSEEN = regex("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f"
                     "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
                     "\ue000-\uf8ff\ud800-\udfff]")  # fmt: skip


def plain(text: str) -> str:
    """Text for a field without markup: one line, no controls, entities read once.

    No-break spaces become spaces: where lines break is for the one who prints them to say.
    """
    return plain_spaces(_entities(text))


def rich(text: str) -> str:
    """Text for a field with markup: known tags balanced, mapped to CSL's, or taken out."""
    text = _entities(_COMMENT.sub("", text))
    if "<" not in text:
        return plain_spaces(text)
    pieces: list[str] = []
    # Each open tag: what it means ("" if nothing), its HTML name, where it stands in pieces.
    stack: list[tuple[str, str, int]] = []
    at = 0
    for match in _TAG.finditer(text):
        pieces.append(text[at : match.start()])
        at = match.end()
        name = match["name"].lower().rpartition(":")[2]
        if name in _BREAK:
            pieces.append(" ")
        elif match[0].startswith("</"):
            _end(name, stack, pieces)
        elif not match["attributes"].rstrip().endswith("/"):
            meaning = _meaning(name, match["attributes"].lower())
            stack.append((meaning, name, len(pieces)))
            pieces.append(_OPEN.get(meaning, ""))
    pieces.append(text[at:])
    for _, _, place in stack:  # never closed: the tag goes, its text stays
        pieces[place] = ""
    return _without_empty(plain_spaces("".join(pieces)))


def plain_spaces(text: str) -> str:
    """The text composed (NFC), without unseen characters and with single spaces."""
    return _SPACE.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text))).strip()


def bare(text: str) -> str:
    """Rich text with its tags taken out."""
    for tag in (*_OPEN.values(), *_CLOSE.values()):
        text = text.replace(tag, "")
    return text


def _entities(text: str) -> str:
    return html.unescape(text) if "&" in text else text


def _meaning(name: str, attributes: str) -> str:
    if name == "span":
        if "small-caps" in attributes:
            return "sc"
        if "nocase" in attributes:
            return "nocase"
        if "italic" in attributes:
            return "i"
    return _MEANING.get(name, "")


def _end(name: str, stack: list[tuple[str, str, int]], pieces: list[str]) -> None:
    """Close the nearest open tag of that name, and drop those left open within it."""
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth][1] == name:
            for _, _, place in stack[depth + 1 :]:
                pieces[place] = ""
            meaning = stack[depth][0]
            del stack[depth:]
            pieces.append(_CLOSE.get(meaning, ""))
            return


_EMPTY = regex(
    r"<(i|sup|sub)></\1>|<span (?:style=\"font-variant:small-caps\"|class=\"nocase\")></span>"
)


def _without_empty(text: str) -> str:
    return _EMPTY.sub("", text)
