"""Quoted words that are of no work: speech, what a questionnaire asks, the author's own text."""

from __future__ import annotations

import re

from plnfolio.check.inline import CITED
from plnfolio.patterns import regex

_LEAD = 100
"""So many signs before a sentence or a block tell whose it is."""
_SAY = (
    r"(?:said|says|say|told|tells|asked|asks|replied|answered|whispered|shouted|laughed|joked|"
    r"repl(?:y|ies)|announced|explained to|thought|remember|typed|texted|emailed|posted|commented)"
)
_WHO = (
    r"(?:colleagues?|students?|teachers?|mentors?|instructors?|professor|boss|manager|supervisor|"
    r"friends?|wife|husband|partner|mother|father|mom|dad|sister|brother|son|daughter|kids?|child|"
    r"children|classmates?|peers?|learners?|participants?|interviewees?|nurses?|principal|client|"
    r"director|librarian|trainer|trainee|neighbou?r|coworkers?|co-workers?|member|stranger|woman|"
    r"man|girl|boy|somebody|someone|parent|coach|tutor|designer|team)"
)
_SPEECH = regex(
    rf"\b{_WHO}\b[^.;!?]{{0,30}}?\b{_SAY}\b|\b{_SAY}\b (?:(?!that\b)\w+ ){{0,2}}{_WHO}\b|"
    rf"\b(?:I|we|you) (?:\w+ )?{_SAY}\b|\b(?:told|asked) (?:me|us)\b|\bI (?:wrote|noted|heard)\b",
    re.IGNORECASE,
)
_SAYING = regex(
    rf"[,!?][”\"»] (?:[\w’'-]+ ){{0,4}}{_SAY}\b[^.;!?”\"»{CITED}]{{0,60}}\.\s*\Z", re.IGNORECASE
)
"""Ends a sentence of somebody's whose next may follow."""
_ITEM = regex(
    r"\bitems?\b|\bLikert\b|\b(?:\d+|\w+)-point scale\b|\bresponse (?:options?|scale|categor)|"
    r"\b(?:was|were) (?:assessed|measured|rated|scored) (?:by|on|using|with)\b|"
    r"\b(?:participants|respondents|teachers|students|subjects|we) (?:\w+ )?(?:were (?:asked|"
    r"informed|instructed|shown|told)|rated|indicated|responded|agreed|answered)\b|"
    r"\brang(?:ed|ing) from\b|\bsubscales?\b|\btranscripts?\b|"
    r"\bpercentage (?:of \w+ (?:\w+ )?)?(?:surveyed|that|who)\b|"
    r"\b\d+ ?(?:%|percent) (?:said|say|agreed?|of (?:those|respondents|participants|students|"
    r"teachers))\b",
    re.IGNORECASE,
)
"""Says that what is quoted is asked in a questionnaire."""
_REVISED = regex(
    r"\b(?:I|we) (?:\w+ ){0,2}(?:added|changed|modified|rephrased|revised|rewrote|updated)\b|"
    r"\bnow reads?\b|\bquot(?:ed|ing) (?:\w+ )?from (?:my|our)\b",
    re.IGNORECASE,
)
"""Says of a block behind it that it is of the author's own text."""


def is_spoken(around: str) -> bool:
    """Whether what stands around words says that somebody has spoken them."""
    return _SPEECH.search(around) is not None


def goes_on(prose: str, begin: int, start: int) -> bool:
    """Whether a sentence begins with words at ``start``, which somebody went on to say."""
    whole = not prose[begin:start].strip()
    return whole and _SAYING.search(prose, max(0, begin - _LEAD), begin) is not None


def is_asked(prose: str, begin: int, end: int) -> bool:
    """Whether a part of the prose says that a questionnaire asks what stands behind it."""
    return _ITEM.search(prose, begin, end) is not None


def is_own(lead: str) -> bool:
    """Whether a block says that the one behind it is of the author's own text."""
    return _REVISED.search(lead, len(lead) - _LEAD) is not None
