"""What parts of a text are about, to go by their headings."""

from __future__ import annotations

import re

from plnfolio.patterns import regex

_LONGEST = 4
"""Words of a heading that names a part of a report, and not what its text is about."""
_TOLD = regex(
    r"\b(?:codebook|demographics|instruments?|instrumentation|items|manipulation checks?|materials|"
    r"measure(?:ment|s)?|outcomes?|questionnaires?|scales?|stimul(?:i|us)|surveys?|"
    r"vignettes?)\b|\A\W*(?:\w+ (?:and|&) )?procedures?(?: (?:and|&) \w+)?\W*\Z",
    re.IGNORECASE,
)
"""Heads the part of a report that says what people were asked."""
OF_ITEMS = regex(
    r"\W*(?:(?:example|sample|survey|test) )?(?:cod(?:e|ing)s?|examples?|items?|labels?|prompts?|"
    r"questions?|responses?|statements?|themes?)(?: (?:text|wording))?\W*",
    re.IGNORECASE,
)
"""Heads a column of what people were asked, or of what they have answered."""
_READING = regex(
    r"\W*(?:\d+\.?\s*)?(?:additional|further|recommended|suggested) "
    r"(?:readings?|resources|sources)\W*",
    re.IGNORECASE,
)
_ASIDE = regex(
    r"\b(?:acknowledge?ments?|about (?:the|our) (?:authors?|contributors?)|authors?['’]? (?:note|"
    r"bio\w*|contributions?)|awards|biograph(?:y|ies)|conflicts? of interests?|"
    r"competing interests?|contributors|curriculum vitae|declarations?(?: of interests?)?|"
    r"disclosures?|financial support|funding|grants|honou?rs|sponsors?|statement of interests?)\b",
    re.IGNORECASE,
)
"""Heads the part that says for whom its authors have worked, and who has helped them."""


def is_further_reading(heading: str) -> bool:
    """Whether a heading is that of works which are named and cited for nothing."""
    return _READING.fullmatch(heading) is not None


def is_told(heading: str) -> bool:
    """Whether a heading is that of a part which says what people were asked, and how."""
    return len(heading.split()) <= _LONGEST and _TOLD.search(heading) is not None


def is_aside(heading: str) -> bool:
    """Whether a heading is that of a part about its authors, whose names and years cite nothing."""
    return _ASIDE.search(heading) is not None
