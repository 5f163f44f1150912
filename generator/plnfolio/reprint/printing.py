"""A reading printed by the house’s own engine, and whether that is what was pasted.

What is no difference: quotation marks, dashes and spaces; “doi:”; a place before a publisher and
“Retrieved from”, which APA 6 had; stops of initials and between brackets; “and” among names; the
letter behind a year.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from plnfolio.cite.rich import Rich
from plnfolio.diagnostics import Problem, Span
from plnfolio.model.reference import Reference
from plnfolio.patterns import regex
from plnfolio.read.references.csl import from_csl

_ID = "work"
_SIGNS = str.maketrans(
    dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’`´ʼ", "'") | dict.fromkeys("–—‑‐−―", "-")
)
_VISIT = r"[(\[]?(?:Retrieved|Accessed|Retreived|Viewed|Last accessed)\b"
_VISITED = (
    rf"{_VISIT}[^()\[\]]{{0,40}}?(?:from|at)?:?[)\]]?\s*(?=https?://|doi|www\.|<|\()"
    r"|(?:Also )?Available(?: online)?(?: at| from)?:? *(?=https?://|doi|www\.|<)"
    rf"|[.,;]?\s*{_VISIT}(?: on)?:? [^()\[\]]{{3,28}}\d{{4}}[)\]]?\.?\s*$"
)
_SAME: tuple[tuple[re.Pattern[str], str], ...] = (
    (regex(_VISITED, re.IGNORECASE), ""),
    (
        regex(r"(?:doi:?\s*)?(?:https?://)?(?:dx\.|www\.)?doi\.org/|\bdoi:\s*", re.IGNORECASE),
        "doi:",
    ),
    (regex(r"\s(?=10\.\d{4,9}/\S+$)"), " doi:"),
    (regex(r"(?<=\))[.,](?=\s|$)|\.(?= ?[(\[])|[.,]+$"), ""),
    (regex(r"(?<=\d{4})[a-z](?=[),])|(?<=n\.d\.)-[a-z]|(?<=in press)-[a-z]"), ""),
    (regex(r",?\s+(?:and|&)\s+"), "&"),
    (regex(r"(?<=\b[^\W\d_])\."), ""),
    (regex(r"\.\s?\.\s?\.(?:\s?\.)?|…"), "…"),
    (regex(r"-{2,3}"), "-"),
    (regex(r"[<>]|\s+"), ""),
)


# What students write instead, and what APA has: it is the same, and is said.
_ISSUE = r"[,.;:]? ?\(?(?:no|nr|iss(?:ue)?|number)\b\.? ?([\w/-]+)\)?"
_HABITS: tuple[tuple[re.Pattern[str], str], ...] = (
    (regex(rf"[,.;]? \(?vol(?:ume|\.)? ?(\d+)\)?{_ISSUE}", re.IGNORECASE), r", \1(\2)"),
    (regex(r"[,.;]? vol(?:ume|\.)? ?(\d+)(?=[,.;:(])", re.IGNORECASE), r", \1"),
    (regex(r"(?<=, )(\d+), (?:no|nr|issue|iss)\.? ?(\d+)", re.IGNORECASE), r"\1(\2)"),
    (regex(r"(?<=, )(\d+)[:.](\d+)(?=[,:] ?(?:pp?\.? ?)?\d)"), r"\1(\2)"),
    (regex(r"(?<=, )(\d+(?: ?\([^()]*\))?) ?: ?(?=\d)"), r"\1, "),
    (regex(r"(?<=[^\W\d_]) (?=\d+ ?\(\d+(?:-\d+)?\), )"), ", "),
    (regex(r"(?<=[\d)], )pp?[. ] ?(?=\d)|(?<=[a-z], )pp?[. ] ?(?=\d+-\d+\.?(?: |$))"), ""),
    (regex(r"(\d) +\((?=[\d-]+\))"), r"\1("),
    (regex(r"\b(\d+(?:st|nd|rd|th)) (?:edition|edn|Ed)\b\.?"), r"\1 ed."),
    (regex(r"\b(pp?|eds?|vols?|trans)\b\.?", re.IGNORECASE), r"\1"),
    (regex(r"(?<=[.?!]) In: "), " In "),
    (regex(r",? (?:Ltd|Inc|LLC|GmbH|Limited)\b\.?(?=[.;,\s]|$)"), ""),
    (regex(r"(?<=[)\]])[.,]?(?= )|[.,](?= [(\[])|[.,;](?= (?:[A-Z\"]|<?https?:|doi))"), ""),
)
_BRACKETS = str.maketrans("[]", "()")


def forgiven(text: str) -> str:
    """As ``same``, with habits of students taken for what they stand for."""
    text = unicodedata.normalize("NFC", text).translate(_SIGNS).strip()
    for pattern, instead in _HABITS:
        text = pattern.sub(instead, text)
    return same(text).translate(_BRACKETS).casefold()


def same(text: str) -> str:
    """What of an entry is compared: all but what is no difference."""
    text = unicodedata.normalize("NFC", text).translate(_SIGNS).strip()
    for pattern, instead in _SAME:
        text = pattern.sub(instead, text)
    return text.rstrip(".,/")


def made(item: dict[str, Any], problems: list[Problem]) -> Reference | None:
    """An item as the house reads any library."""
    return from_csl({"id": _ID, **item}, Span(""), problems)


def italic_letters(rich: Rich) -> str:
    """The italic letters and figures alone."""
    return "".join("".join(filter(str.isalnum, run.text)) for run in rich if "i" in run.marks)


def starred(rich: Rich) -> str:
    """An entry as Markdown has it, on one line."""
    return "".join(f"*{run.text}*" if "i" in run.marks else run.text for run in rich)
