"""Time and prices in Spanish, German and French, put into the English words that are read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from plnfolio.pln.languages import LANGUAGES, Language

_LONGEST = 300
_ENGLISH = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?|daily|weekly|monthly|yearly|every|free|each|about)\b(?!-)",
    re.IGNORECASE,
)
# “1.500”, and “1 500” before a currency
_THOUSANDS = re.compile(
    r"(?<![\d.,])(\d{1,3})(?:\.|[ \u00a0\u202f](?=\d{3}\s*[€$£A-Z]))(\d{3})(?![\d.]|,\d{3})"
)
# “de 1 a 2 horas”, “de 1 à 2 heures”
_FROM_TO = re.compile(r"\b(?:de |desde )?(\d[\d.,]*|an?|un[ea]?)\s+a\s+(?=\d|un)", re.IGNORECASE)


def in_english(words: str) -> str:
    """The phrase in English words if it is in a language that is known, else as it is."""
    if len(words) > _LONGEST:
        return words
    plain = _plain(words)
    if _ENGLISH.search(plain):
        return words
    bare = " ".join(plain.casefold().split()).strip(" .*_")
    for language in LANGUAGES:
        if re.fullmatch(language.none, bare):
            return "none"
        if re.match(rf"(?:{language.vague})(?!\w)", bare) and not _has_number(language, bare):
            return "varies"
    hits = [len(_marks(language).findall(plain)) for language in LANGUAGES]
    return _translated(LANGUAGES[hits.index(max(hits))], plain) if any(hits) else words


def _has_number(language: Language, text: str) -> bool:
    return any(map(str.isdigit, text)) or bool(_table(language, "numbers")[0].search(text))


def _plain(words: str) -> str:
    """Without accents, which some leave out, and with one kind of apostrophe."""
    apart = unicodedata.normalize("NFD", words.replace("’", "'").replace("ß", "ss"))
    return re.sub(r"[\u0300-\u036f]", "", apart)


@cache
def _marks(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{language.marks})(?!\w)", re.IGNORECASE)


@cache
def _table(language: Language, which: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """All words in one pattern, the longest first, and what the group of each means."""
    rows: Mapping[str, str] = getattr(language, which)
    each = [(one, meant) for listed, meant in rows.items() for one in _alternatives(listed)]
    each.sort(key=lambda row: -len(row[0]))
    pattern = "|".join(f"({one})" for one, _ in each)
    whole = re.compile(rf"(?<![^\W\d_])(?:{pattern})(?![^\W_])", re.IGNORECASE)
    return whole, tuple(meant for _, meant in each)


def _alternatives(listed: str) -> list[str]:
    """The alternatives of a pattern, and no bar within brackets; no group counts."""
    parts, depth = [""], 0
    for sign in listed:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _translated(language: Language, plain: str) -> str:
    text = _put(language, "numbers", _THOUSANDS.sub(r"\1\2", plain))
    text = _put(language, "words", _FROM_TO.sub(r"\1 to ", text))
    return " ".join(text.split())


def _put(language: Language, which: str, text: str) -> str:
    pattern, meant = _table(language, which)
    return pattern.sub(lambda match: meant[(match.lastindex or 1) - 1], text)
