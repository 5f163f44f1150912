"""Titles that stand in the author's place: short, in title case, italic or quoted (APA 8.14)."""

from __future__ import annotations

from plnfolio.cite.apa.entry import FAMILIES, untitled
from plnfolio.cite.apa.text.legal import is_legal, legal_name, short_name, spoken_name
from plnfolio.cite.common.title_case import cased
from plnfolio.cite.common.titles import parse, requoted
from plnfolio.cite.common.works import Headline
from plnfolio.cite.rich import Rich, italic, text_of
from plnfolio.model.reference import Reference

# Words of three letters or fewer that stay small inside a title (APA 6.17).
_ARTICLES = {"a", "an", "the"}
_CONJUNCTIONS = {"and", "as", "but", "for", "if", "nor", "or", "so", "yet"}
_PREPOSITIONS = {"at", "by", "in", "of", "off", "on", "per", "to", "up", "v", "via", "vs"}
_SMALL_WORDS = frozenset(_ARTICLES | _CONJUNCTIONS | _PREPOSITIONS)


def headline(reference: Reference) -> Headline:
    """The title of a work in the author's place, as italic as its entry has it (APA 8.14)."""
    if is_legal(reference):
        return _legal(reference)
    parts = FAMILIES.get(reference.type, FAMILIES["webpage"])(reference)
    whole = cased(reference["title"], reference["language"], _SMALL_WORDS)
    if not whole:
        # A description in square brackets stands for a title that is not there (APA 9.22).
        described = parts.description or untitled(reference)
        return Headline(described, described)
    short = cased(reference["title-short"], reference["language"], _SMALL_WORDS) or whole
    if _is_italic(parts.title, len(text_of(whole))):
        return Headline(italic(short), italic(whole))
    return Headline(requoted(short), requoted(whole), quoted=True)


def _is_italic(element: Rich, letters: int) -> bool:
    """Whether most of a title, which fills the first ``letters`` of its element, is in italics.

    Not all of it, for inside italics a name of a work stands upright (APA 6.23).
    """
    slanted = seen = 0
    for run in element:
        counted = min(len(run.text), letters - seen)
        slanted += counted if "i" in run.marks else 0
        seen += counted
    return 2 * slanted > seen


def _legal(reference: Reference) -> Headline:
    """Cases and hearings are italic in the text, laws upright (APA 11.4–11.6)."""
    short = short_name(reference)
    whole = parse(legal_name(reference))
    if reference.type == "legal_case":
        return Headline(italic(parse(short)), italic(whole))
    if reference.type == "hearing":
        return Headline(italic(cased(short, "", _SMALL_WORDS)), italic(whole))
    return Headline(parse(short), whole, spoken=spoken_name(short))
