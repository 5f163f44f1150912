"""What people write around an address: “[Online]. Available: …”, “Retrieved 2 May 2019, from …”.

APA prints the address alone (9.34), and the day only where a work has no date (9.16).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from plnfolio.read.references.dates import read_date

_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s{}<>\"“”]+|\bwww\.[^\s{}<>\"“”]+", re.IGNORECASE)
_VISIT = (
    r"(?:last |date |online )?(?:accessed|access date|retrieved|visited|viewed|consulted|checked"
    r"|downloaded)(?:\s+on)?"
)
_DAY = r"(?!from\b)(?:[^\W_][\w./,-]*\s*){1,4}?"
_ACCESSED = re.compile(
    rf"[\[(]?\s*\b{_VISIT}\s*:?\s*(?P<day>{_DAY})\s*(?:,?\s*\bfrom\b:?|[\])];?|[;.]?\s*$|[;.]\s+(?=[A-Z\[(]))",
    re.IGNORECASE,
)
_ON_DAY = re.compile(r"\bon (?P<day>[^\W_][\w./, -]*\d{4})\W*$")
_WORDS = re.compile(
    r"[\[(]?\b(?:(?:freely |also )?available(?: online)?(?: at| from| via| on)?"
    r"|(?:retrieved|downloaded) from|accessed (?:at|from|via)|(?:published online|online|found) at"
    r"|see(?: also)?|url|link|doi|web ?(?:page|site)?|internet|world wide web|on-?line"
    r"|(?:on|from|at)(?= *$))\b\s*[\])]?\s*[:;,.]?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(\s*[.,;:]*\s*\)|\[\s*[.,;:]*\s*\]|<\s*>")
_LOOSE = " ,.;:<>\"“”'"


class Around(NamedTuple):
    """An address, the day it was read, and what else was said; each may be empty."""

    address: str
    accessed: str
    rest: str


def unpacked(text: str) -> Around:
    """A text taken apart into an address, a day, and the words that are neither."""
    found = _ADDRESS.search(text)
    address = _trimmed(found[0]) if found else ""
    rest = f"{text[: found.start()]} {text[found.start() + len(address) :]}" if found else text
    accessed = ""
    for visit in (*_ACCESSED.finditer(rest), *_ON_DAY.finditer(rest)):
        day = _spoken(visit["day"])
        if re.search(r"\d", day) and (_is_day(day) or not address):
            accessed, rest = day, f"{rest[: visit.start()]} {rest[visit.end() :]}"
            break
    words = _BRACKETS.sub(" ", _WORDS.sub(" ", _ADDRESS.sub(" ", rest)))
    if not re.search(r"[^\W_]", words):
        words = ""
    elif not (address or accessed):
        words = rest
    return Around(address, accessed, " ".join(words.split()).strip(_LOOSE))


def _spoken(day: str) -> str:
    """“02-May-2019” with spaces; figures keep their dashes."""
    day = day.strip(" ,.;")
    return day.replace("-", " ") if re.search(r"[a-z]", day, re.IGNORECASE) else day


def _is_day(text: str) -> bool:
    date = read_date(text)
    return bool(date and date.parts) or bool(re.fullmatch(r"[\d/.-]{6,10}", text))


def _trimmed(address: str) -> str:
    """An address without the punctuation of the sentence that it stands in."""
    address = address.rstrip(".,;:'’")
    while address.endswith((")", "]")) and address.count("(") < address.count(")"):
        address = address[:-1].rstrip(".,;:")
    return address.rstrip("]") if "[" not in address else address
