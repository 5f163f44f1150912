"""A text as it is compared: accents, kinds of spaces, quotation marks and dashes do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from plnfolio import frozen
from plnfolio.spelling import without_accents

HIDDEN = "\x00"
"""Stands for what is no text: code, a picture, an address."""

_SIGNS = {
    **dict.fromkeys("’‘‛ʼ`´ʹ′", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
    "ß": "ss",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "æ": "ae",
    "Æ": "AE",
    "đ": "d",
    "ð": "d",
    "ı": "i",
}
_SAME = re.compile(r"[!-_a-~]+(?: [!-_a-~]+)*")
_SAME_IN_MARKDOWN = re.compile(r"[!-)+-\[\]^a-~]+(?: [!-)+-\[\]^a-~]+)*")
"""Signs that are compared as they are, with single spaces between them."""

_NO_TEXT = re.compile(
    r"(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"  # code
    r"|(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"  # where a link leads
    r"|<[A-Za-z/!][^<>]*>"
    r"|https?://[^\s<>\"]+|www\.[^\s<>\"]+"
    r"|\[[^\[\]@]*@[^\[\]]*\]"  # what is keyed already
    r"|\]\[[^\[\]]*\]|\[\^[^\[\]]*\]"
    r"|\{[^{}\n]*\}|\$[^$\n]+\$",
    re.DOTALL,
)


@frozen.dataclass(frozen=True, slots=True)
class Folded:
    """``text`` as it is compared; each sign came from ``begins`` to ``ends`` of ``source``."""

    source: str
    text: str
    begins: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of it stands in the source; marks of emphasis that it halves come along."""
        begin, stop = self.begins[start], self.ends[end - 1]
        if self.source.count("*", begin, stop) % 2 or self._underscores(begin, stop) % 2:
            while begin and self.source[begin - 1] in "*_":
                begin -= 1
            if self.source.count("*", begin, stop) % 2 or self._underscores(begin, stop) % 2:
                while stop < len(self.source) and self.source[stop] in "*_":
                    stop += 1
        return begin, stop

    def said(self, start: int, end: int) -> str:
        """A part of it as the author wrote it, in one line."""
        if start >= end:
            return ""
        words = self.source[self.begins[start] : self.ends[end - 1]]
        return " ".join(words.replace("\u00ad", "").split())

    def _underscores(self, begin: int, stop: int) -> int:
        return len(re.findall(r"(?<!\w)_|_(?!\w)", self.source[begin:stop]))


def folded(source: str, *, markdown: bool = False) -> Folded:
    """A text to be compared; of ``markdown``, what is no text of it is hidden."""
    hidden = [match.span() for match in _NO_TEXT.finditer(source)] if _may_hide(source) else []
    hidden.append((len(source), 0))
    same = _SAME_IN_MARKDOWN if markdown else _SAME
    made = _Signs()
    at = number = 0
    while at < len(source):
        if hidden[number][0] <= at:
            stop = max(hidden[number][1], at + 1)
            number += 1
            made.put(HIDDEN, at, stop)
            at = stop
        elif run := same.match(source, at, hidden[number][0]):
            made.keep(run)
            at = run.end()
        else:
            made.put(_sign(source, at, markdown), at, at + 1)
            at += 1
    return Folded(source, "".join(made.signs), made.begins, made.ends)


def _may_hide(source: str) -> bool:
    return any(sign in source for sign in "`<[]{$@") or "://" in source or "www." in source


class _Signs:
    """Signs with the places that they came from."""

    def __init__(self) -> None:
        self.signs: list[str] = []
        self.begins: list[int] = []
        self.ends: list[int] = []

    def keep(self, run: re.Match[str]) -> None:
        """Signs that stay as they are."""
        self.signs += run[0]
        self.begins += range(run.start(), run.end())
        self.ends += range(run.start() + 1, run.end() + 1)

    def put(self, new: str, begin: int, end: int) -> None:
        if new == " " and self.signs and self.signs[-1] == " ":
            return
        for sign in new:
            self.signs.append(sign)
            self.begins.append(begin)
            self.ends.append(end)


def _sign(source: str, at: int, markdown: bool) -> str:
    sign = source[at]
    if sign.isspace():
        return " "
    if sign.isascii():
        if markdown and (sign == "*" or (sign == "_" and _is_mark(source, at))):
            return ""
        if markdown and sign == "\\" and source[at + 1 : at + 2] in set("&.()[]*_'\"-@"):
            return ""
        return "'" if sign == "`" else sign
    if sign in _SIGNS:
        return _SIGNS[sign]
    if unicodedata.combining(sign):
        return ""
    return without_accents(sign) or sign


def _is_mark(source: str, at: int) -> bool:
    """Whether an underscore is a mark of emphasis and no part of a word."""
    before, after = source[at - 1 : at] if at else "", source[at + 1 : at + 2]
    return not (before.isalnum() and after.isalnum())


def fold(words: str) -> str:
    """Some words as they are compared."""
    return folded(words).text
