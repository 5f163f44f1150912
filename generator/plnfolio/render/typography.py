"""Quotation marks by language, dashes and ellipses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

# Double and single marks as the Unicode CLDR lists them for a language (its “delimiters”); the
# narrow no-break spaces of French are what its typographers set.
_QUOTES: dict[str, Sequence[str]] = {
    "en": "“”‘’",
    "ar": "«»‹›",
    "bg": "„“‚‘",
    "ca": "«»“”",
    "cs": "„“‚‘",
    "da": "“”‘’",
    "de": "„“‚‘",
    "de-ch": "«»‹›",
    "el": "«»“”",
    "es": "«»“”",
    "et": "„“«»",
    "fa": "«»‹›",
    "fi": "””’’",
    "fr": ("«\u202f", "\u202f»", "“", "”"),
    "fr-ch": ("«\u202f", "\u202f»", "‹\u202f", "\u202f›"),
    "he": "””’’",
    "hr": "„“‚‘",
    "hu": "„”»«",
    "is": "„“‚‘",
    "it": "«»“”",
    "ja": "「」『』",
    "lt": "„“‚‘",
    "lv": "«»„“",
    "nb": "«»‘’",
    "nn": "«»‘’",
    "no": "«»‘’",
    "pl": "„”«»",
    "pt": "“”‘’",
    "pt-pt": "«»“”",
    "ro": "„”«»",
    "ru": "«»„“",
    "sk": "„“‚‘",
    "sl": "„“‚‘",
    "sr": "„“‚‘",
    "sv": "””’’",
    "tr": "“”‘’",
    "uk": "«»„“",
}
_DASHES = re.compile(
    r"(?<!-)(?P<em>---)(?!-)"
    r"|(?<!\S)(?P<spaced>--)(?!\S)"
    r"|(?<=[^\s-])(?P<close>--)(?=[^\s-])"
    r"|(?<!\.)\.\.\.(?!\.)"
)
_SIGNS = {"em": "—", "spaced": "–", "close": "–", "dots": "…"}


def quotes_for(language: str) -> tuple[str, str, str, str]:
    """Opening and closing double marks, then single ones, for a BCP 47 tag; English by default."""
    tag = language.lower().replace("_", "-")
    marks = _QUOTES.get(tag) or _QUOTES.get(tag.split("-")[0]) or _QUOTES["en"]
    double_open, double_close, single_open, single_close = marks
    return double_open, double_close, single_open, single_close


# What English leaves letters out of at the beginning of a word, and years without their century.
_CUT = re.compile(
    r"(?<![\w'’])'(?=(?:tis|twas|twere|twill|tisn|twasn|til|\d\ds)(?![^\W_])(?!'(?!\w)))",
    re.IGNORECASE,
)
# “rock 'n' roll”, but not the letter 'n'.
_AND = re.compile(r"(?P<before>[A-Za-z]+) '(?P<n>[nN])' (?=(?P<after>[A-Za-z]+))")
_ABOUT_A_LETTER = frozenset(
    "letter letters variable size symbol sign value the an a is of by where with called to in for"
    " or and are was means stands".split()
)
# Feet and inches, and the measures of a page.
_FEET = re.compile(r"(?<![\w.])(\d{1,2})' ?(\d{1,2}(?:[½¼¾]|\.\d+)?)(?:\"|'')(?!\w)")
_INCHES = re.compile(r"(?<!\w)(\d+(?:\.\d+)?)\"( ?[x×] ?)(\d+(?:\.\d+)?)\"(?!\w)")


def apostrophes(state: StateCore) -> None:
    """Set the signs that are no quotation marks, before those are paired: ’90s, ’tis, 5′10″."""
    for token in state.tokens:
        if token.type == "inline" and ("'" in token.content or '"' in token.content):
            set_apostrophes(token.children or ())


def set_apostrophes(tokens: Sequence[Token]) -> None:
    """The same for the tokens of one line."""
    for token in tokens:
        if token.type == "text" and ("'" in token.content or '"' in token.content):
            text = _INCHES.sub("\\1″\\2\\3″", _FEET.sub("\\1′\\2″", token.content))
            token.content = _AND.sub(_and, _CUT.sub("’", text))


def _and(match: re.Match[str]) -> str:
    if _ABOUT_A_LETTER & {match["before"].lower(), match["after"].lower()}:
        return match[0]
    return f"{match['before']} ’{match['n']}’ "


def dashes(state: StateCore) -> None:
    """Set ``--`` as an en dash, ``---`` as an em dash and ``...`` as an ellipsis.

    markdown-it's own rule also turns “(c)” into a copyright sign, which spoils the lists inside
    sentences that APA asks for (APA 6.50: “(a) …, (b) …, and (c) …”).
    """
    for token in state.tokens:
        if token.type == "inline" and ("--" in token.content or "..." in token.content):
            set_dashes(token.children or ())


def set_dashes(tokens: Sequence[Token]) -> None:
    """The same for the tokens of one line."""
    written = False
    for token in tokens:
        if token.info == "auto":
            written = token.type == "link_open"
        elif token.type == "text" and not written:
            token.content = _DASHES.sub(_dash, token.content)


def _dash(match: re.Match[str]) -> str:
    return _SIGNS[match.lastgroup or "dots"]
