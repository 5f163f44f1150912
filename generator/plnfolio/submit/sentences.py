"""Words into sentences, so that a changed one can be named; no word is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGNS = "[.!?…؟۔।።]"
_CLOSERS = r"[”’\"'»›)\]」』）】》]*+"
_END = re.compile(rf"[。！？｡]++{_CLOSERS} ?|(?<!{_SIGNS})(?P<sign>{_SIGNS}++){_CLOSERS} ")
"""Where a sentence may end: East Asian writing has no space there, all other does."""

_ABBREVIATIONS = frozenset(
    """
    al approx art bd bl bzw ca cap cf ch chap col coll comp cp dept diss dr ed eds eq etc ex fig
    figs fn fol gen gov hon hrsg inc jr lt ltd mme mlle mr mrs ms mt mx no nos nr op para paras pág
    págs pp prof pt rep rev sec sect sen sp sr sra sras srta st suppl tab trans ud uds univ usw ver
    viz vol vols vs
    """.split()
)
"""Words that have a full stop of their own, in small letters; so has a single one."""

_MAY_END = frozenset(("etc", "usw", "inc", "jr", "ltd"))
"""Those of them that a sentence ends with as often as not."""

_ORDINAL = frozenset(("cs", "da", "de", "et", "fi", "hr", "hu", "is", "nb", "nn", "no", "pl", "sk"))
"""Languages that write “the 3rd” as “3.” (CLDR, rules for numbers)."""

_OPENING = "“‘\"'«‹([¿¡„‚"
_LONGEST = 20
"""Letters of a word that may be an abbreviation, and more."""


def sentences(text: str, language: str = "") -> Iterator[str]:
    """The sentences of a text whose white space is single spaces, in order and without a loss."""
    start = 0
    for found in _END.finditer(text):
        if not found["sign"] or _ends(text, start, found, language):
            if part := text[start : found.end()].strip():
                yield part
            start = found.end()
    if part := text[start:].strip():
        yield part


def _ends(text: str, start: int, found: re.Match[str], language: str) -> bool:
    """Whether a sign with a space behind it ends the sentence that began at ``start``."""
    following = text[found.end() : found.end() + 3].lstrip(_OPENING)[:1]
    if following.islower():
        return False
    if found["sign"] != ".":
        return True
    before = text[max(start, found.start() - _LONGEST) : found.start()]
    word = re.split(r"[\s.]", before)[-1].lstrip(_OPENING)
    if len(word) == 1 and word.isalpha():
        return False
    if word.isdecimal() and len(word) <= 2 and language.partition("-")[0].lower() in _ORDINAL:
        return False
    small = word.casefold()
    return small not in _ABBREVIATIONS or small in _MAY_END
