"""Page ranges: en dashes, whole numbers on both sides (APA 9.25), no “pp.”."""

from __future__ import annotations

import re

_LABEL = re.compile(r"^(?:pp?|pgs?|pages?|S)\s*[.:]\s*|^(?:pp?|pgs?|pages?)\s+(?=\w)", re.I)
# A page: a number with letters before or after it (“S12”, “12a”), or a roman numeral.
_DASH = r"\s*(?:-{1,3}|[\u2010-\u2015\u2212])\s*"
_ARABIC, _ROMAN = r"[A-Za-z]{0,3}\d+[a-z]?", r"[ivxlcdm]+"
_RANGE = re.compile(
    rf"^(?:({_ARABIC}){_DASH}({_ARABIC})|({_ROMAN}){_DASH}({_ROMAN}))$", re.IGNORECASE
)
_NUMBER = re.compile(r"^([A-Za-z]*)(\d+)$")
_ELOCATOR = re.compile(r"^(?:art(?:icle|\.)?\s*(?:no\.?|number|id)?\s*:?\s+)?(e\d{3,})$", re.I)
_ARTICLE = re.compile(
    r"^art(?:icle|\.)?\s*(?:(?:no|id)\.?|number|#)?\s*:?\s*([A-Za-z]?\d[\w.-]*)$", re.I
)


def pages(text: str) -> str:
    """Pages as printed: “435–447”, “A1, A4”; what is no range stays as it is."""
    text = _LABEL.sub("", text.strip()).strip().rstrip(".,;+")
    if not text.strip("-–— "):
        return ""
    parts = re.split(r"\s*[,;&]\s*|\s+and\s+", text)
    return ", ".join(_range(part.strip()) for part in parts if part.strip("-–— "))


def article_number(text: str) -> str:
    """The article number that an exporter put where pages belong, else empty (APA 9.27)."""
    text = text.strip()
    match = _ELOCATOR.match(text) or _ARTICLE.match(text)
    return match[1] if match else ""


def _range(text: str) -> str:
    text = re.sub(r"\s*[-–—]+$", "", text)
    match = _RANGE.match(text)
    if not match:
        return text.replace("--", "–")
    start, end = match.group(1, 2) if match[1] else match.group(3, 4)
    end = _whole(start, end)
    return start if start == end else f"{start}–{end}"


def _whole(first: str, last: str) -> str:
    """A second page in full: 435, 47 → 447; S101, 10 → S110."""
    before, after = _NUMBER.match(first), _NUMBER.match(last)
    if not before or not after or after[1] not in ("", before[1]):
        return last
    digits = after[2]
    if len(digits) < len(before[2]):
        digits = before[2][: -len(digits)] + digits
        if int(digits) < int(before[2]):
            return last
    return before[1] + digits if after[1] or before[1] else digits
