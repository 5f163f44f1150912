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
