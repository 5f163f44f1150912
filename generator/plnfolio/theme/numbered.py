"""Tables and figures of a text under numbers, in the order of APA 7 (§7.8–7.14, §7.22–7.28).

A number in bold, a title in italics on a line of its own, what is shown, and under it as a note
what the author’s caption says beyond its first sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import count

from plnfolio.frozen import dataclass
from plnfolio.model.caption import FULL_STOP, TITLE_END
from plnfolio.theme.strings import Strings

_TAGS = re.compile(
    r"<!--.*?-->|<(svg|pre|script|style)\b.*?</\1>"
    r"|<(?P<kind>figure|table)\b(?P<said>[^>]*)>|</(?P<end>figure|table)>"
    r"|(?P<opened><(?P<name>figcaption|caption)\b[^>]*>)(?P<words>.*?)</(?P=name)>",
    re.DOTALL | re.IGNORECASE,
)
_PIECES = re.compile(r"<(/?)([a-z0-9]+)[^>]*?(/?)>|[^<]+|<", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\s*<p>(.*?)</p>", re.DOTALL)
_BLOCK = re.compile(r"<(?:p|ul|ol|dl|div|blockquote|table|pre|h[1-6])\b")
_VOID = frozenset(("br", "img", "wbr", "hr", "input", "source"))
_SHOWN = re.compile(r"<(?:img|svg|picture|video|audio|iframe|object|canvas|table|pre)\b")


@dataclass(frozen=True, slots=True)
class _Captioned:
    """A table or a figure: where its tag of beginning ends, where its last one is, its caption."""

    begin: int
    last: re.Match[str]
    caption: re.Match[str]


def numbered(html: str, strings: Strings) -> str:
    """HTML with its tables and figures numbered, each kind for itself.

    One without a caption has no number, and neither has a quotation or what only links to a film.
    """
    if "caption" not in html:
        return html
    edits: list[tuple[int, int, str]] = []
    numbers = {"table": count(1), "figure": count(1)}
    for one in sorted(_captioned(html), key=lambda one: one.begin):
        kind, (begin, end) = one.last["end"].lower(), one.caption.span()
        title, note = _parted(one.caption["words"])
        number = escape(f"{strings.t(kind)} {next(numbers[kind])}")
        head = (
            f'{one.caption["opened"]}<b class="caption-number">{number}</b> '
            f'<i class="caption-title">{title}</i></{one.caption["name"]}>'
        )
        word = f'<i class="caption-number">{escape(strings.t("note"))}.</i>'
        below = f'<div class="caption-note">{word} {note}</div>' if note else ""
        if kind == "table":
            edits += [(begin, end, head), (one.last.end(), one.last.end(), below)]
        else:
            above = (one.begin, one.begin, f"\n{head}")
            edits += [above, (begin, end, ""), (one.last.start(), one.last.start(), below)]
    return _edited(html, edits)


def _edited(html: str, edits: list[tuple[int, int, str]]) -> str:
    """Where two meet, what stands inside the other was found last and comes first."""
    made, at = [], 0
    edits.reverse()
    for begin, end, text in sorted(edits, key=lambda edit: edit[:2]):
        made += [html[at:begin], text]
        at = end
    return "".join((*made, html[at:]))


def _captioned(html: str) -> Iterator[_Captioned]:
    around: list[tuple[re.Match[str], list[re.Match[str]]]] = []
    for found in _TAGS.finditer(html):
        if found["kind"]:
            around.append((found, []))
        elif found["opened"] and around:
            around[-1][1].append(found)
        elif found["end"] and around and around[-1][0]["kind"] == found["end"]:
            opening, captions = around.pop()
            if captions and _has_number(html, opening, captions[0], found):
                yield _Captioned(opening.end(), found, captions[0])


def _has_number(
    html: str, opening: re.Match[str], caption: re.Match[str], end: re.Match[str]
) -> bool:
    if "visually-hidden" in caption["opened"] or not caption["words"].strip():
        return False
    if end["end"] == "table":
        return True
    shown = _SHOWN.search(html, opening.end(), end.start())
    return "testimony" not in opening["said"] and shown is not None


def _parted(words: str) -> tuple[str, str]:
    """The title of a caption, without a full stop, and what follows its sentence."""
    paragraph = _PARAGRAPH.match(words)
    block = _BLOCK.search(words)
    if paragraph:
        line, rest = paragraph[1], words[paragraph.end() :]
    elif block:
        line, rest = words[: block.start()], words[block.start() :]
    else:
        line, rest = words, ""
    title, note = _sentence(line.strip())
    return title, f"{note} {rest.strip()}".strip()


def _sentence(line: str) -> tuple[str, str]:
    depth = 0
    for piece in _PIECES.finditer(line):
        if piece[2]:
            if piece[2] not in _VOID and not piece[3]:
                depth += -1 if piece[1] else 1
        elif depth == 0 and (found := TITLE_END.search(piece[0])):
            at = piece.start() + found.end()
            if line[at:].strip():
                return _unstopped(line[:at].rstrip()), line[at:].strip()
    return _unstopped(line), ""


def _unstopped(title: str) -> str:
    """The stop stays for whoever compares the words of a page, and nobody sees it."""
    return FULL_STOP.sub(lambda stop: f"<span hidden>{stop[0]}</span>", title)
