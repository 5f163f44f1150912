"""A text without its code, addresses and tags, in which nothing of them is looked for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from plnfolio.patterns import regex

_TICKS = regex("`+")
# What stands behind a host, in an address, and inside of tags is no markup.
_ADDRESS = r"(?<=://)[^\s()<>\[\]{}]+"
_WRITTEN = rf"{_ADDRESS}|(?<![{{\w])</?[A-Za-z][^<>]*>"
_RUN = r"(?P<run>(?<!`)`+)"
_NO_MARKUP = regex(rf"\\[!-/:-@\[-`{{-~]|{_RUN}|{_WRITTEN}")
_NO_CODE = regex(rf"\\`|{_RUN}|{_WRITTEN}")
_CODE = regex(_RUN)
_BEHIND_HOST = regex(_ADDRESS)
_HTML_CODE = regex(r"<(script|style|pre|code|textarea)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.I)
_CODE_SIGN, _OTHER_SIGN = "\x1b", "\x1a"


def without_code(text: str, *, escaped: bool = False) -> str:
    """The text with signs in place of what is no markup, so that offsets stay.

    ``escaped`` leaves what stands behind a backslash.
    """
    spans = _spans(text, _NO_CODE if escaped else _NO_MARKUP)
    return _replaced(text, spans)


def without_long_code(text: str) -> str:
    """The text without code between more than one backtick, which is for code with some in it."""
    return _replaced(text, _spans(text, _CODE, shortest=2))


def without_spans(text: str) -> str:
    """The text without code between backticks, and with all else."""
    return _replaced(text, _spans(text, _CODE))


def without_html_code(text: str) -> str:
    """The author's own HTML without what a browser shows as code, or not at all."""
    return _replaced(text, (match.span() for match in _HTML_CODE.finditer(text)))


def _spans(text: str, pattern: re.Pattern[str], shortest: int = 1) -> Iterator[tuple[int, int]]:
    """What is no markup: from where to where."""
    # Code ends with as many backticks as it begins with; where those stand is found out once.
    runs: dict[int, list[int]] = {}
    for run in _TICKS.finditer(text):
        runs.setdefault(run.end() - run.start(), []).append(run.start())
    pos = 0
    while (match := pattern.search(text, pos)) is not None:
        pos = match.end()
        if match["run"]:
            length = len(match["run"])
            same = runs.get(length, ()) if length >= shortest else ()
            index = bisect_right(same, match.start())
            if index < len(same):
                pos = same[index] + length
            elif pattern is _CODE or not (address := _BEHIND_HOST.match(text, match.start())):
                continue
            else:
                pos = address.end()
        yield match.start(), pos


def _replaced(text: str, spans: Iterator[tuple[int, int]]) -> str:
    parts: list[str] = []
    done = 0
    for start, end in spans:
        sign = _CODE_SIGN if text[start] == "`" else _OTHER_SIGN
        parts += (text[done:start], sign * (end - start))
        done = end
    return "".join([*parts, text[done:]])
