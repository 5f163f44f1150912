"""Parts of a work, as an author names them: ranges get their dash, several are told from one."""

from __future__ import annotations

import re

from plnfolio.cite.common.titles import curl

_SEVERAL = re.compile(r"[–,;&]|\band\b")
# 3, S12, e3, 1:30:40, 1.3.36, 12a; roman numerals count in locators, not in an author's words.
_DIGITS = r"(?:[a-z]{0,2}\d(?:[\d:.]*\d)?[a-z]?)"
_NUMBER = rf"(?:{_DIGITS}|[ivxlcdm]+)"
_DASH = r"\s*(?:-{1,3}|–|—)\s*"
_RANGE = re.compile(rf"(?<![\w-])({_NUMBER}){_DASH}(?={_NUMBER}(?![\w-]))", re.IGNORECASE)
_RANGE_OF_DIGITS = re.compile(rf"(?<![\w-])({_DIGITS}){_DASH}(?={_DIGITS}(?![\w-]))", re.I)


def tidied(locator: str) -> str:
    """A locator with an en dash in its ranges and curly quotation marks."""
    return curl(_RANGE.sub(r"\1–", " ".join(locator.split())))


def is_several(locator: str) -> bool:
    """Whether it names more than one page, or whatever it counts."""
    return _SEVERAL.search(locator) is not None


def dashed(text: str) -> str:
    """An author's own words with an en dash in ranges of numbers."""
    return _RANGE_OF_DIGITS.sub(r"\1–", text)
