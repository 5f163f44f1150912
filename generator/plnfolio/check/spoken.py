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
    r"(?:colleagues?|respondents?|informants?|pupils?|patients?|users?|students?|teachers?|mentors?|instructors?|professor|boss|manager|supervisor|"
    r"friends?|wife|husband|partner|mother|father|mom|dad|sister|brother|son|daughter|kids?|child|"
    r"children|classmates?|peers?|learners?|participants?|interviewees?|nurses?|principal|client|"
    r"director|librarian|trainer|trainee|neighbou?r|coworkers?|co-workers?|member|stranger|woman|"
    r"man|girl|boy|somebody|someone|parent|coach|tutor|designer|team)"
)
_ASKED = r"(?:informant|interviewee|learner|participant|patient|pupil|respondent|student)"
_SPEECH = regex(
    rf"\b{_WHO}\b[^.;!?]{{0,30}}?\b{_SAY}\b|\b{_SAY}\b (?:(?!that\b)\w+ ){{0,2}}{_WHO}\b|"
    rf"\b{_ASKED}s? (?:\w+ ){{0,2}}(?:described|put it|responded|wrote)\b|"
    rf"\b(?:I|we|you) (?!are told\b)(?:\w+ )?{_SAY}\b|\b(?:told|asked) (?:me|us)\b|"
    rf"\bI (?:heard|noted|wonder|wrote)\b|\ba (?:second|third|fourth) {_SAY}\b",
    re.IGNORECASE,
)
_SAYING = regex(
    rf"[,!?][”\"»] (?:[\w’'-]+ ){{0,4}}{_SAY}\b[^.;!?”\"»{CITED}]{{0,60}}\.\s*\Z", re.IGNORECASE
)
"""Ends a sentence of somebody's whose next may follow."""
_ITEM = regex(
    r"\bitems?\b|\bLikert\b|\b(?:\d+|\w+)-point scale\b|\bresponse (?:options?|scale|categor)|"
    r"\b(?:was|were) (?:assessed|measured|rated|scored) (?:by|on|using|with)\b|"
    r"\b(?:participants|respondents|teachers|students|subjects|children|people|they) (?:\w+ )?"
    r"(?:were (?:asked|informed|instructed|shown|told)|rated|indicated|responded|agreed|answered|"
    r"endorsed|ticked|typed)\b|\b(?:participants|respondents|subjects) (?:heard|judged|read)\b|"
    r"\brang(?:ed|ing) from\b|\bsurveyed \w+|"
    r"\b(?:vignettes?|stimuli|instructions?) (?:was|were|read|said)[,:]? ?\Z|"
    r"\b(?:following|these|this) (?:instructions?|prompts?|scenarios?|vignettes?)\b|"
    r"\basked to rate\b|\breverse[- ](?:cod|scor)ed\b|\bsubscales?\b|\btranscripts?\b|"
    r"\bpercentage (?:of \w+ (?:\w+ )?)?(?:surveyed|that|who)\b|"
    r"\b\d+ ?(?:%|percent) (?:said|say|agreed?|of (?:those|respondents|participants|students|"
    r"teachers))\b",
    re.IGNORECASE,
)
"""Says that what is quoted is asked in a questionnaire."""
_ITEM_BEHIND = regex(
    r"\bLikert\b|\b(?:\d+|\w+)-point scale\b|\breverse[- ](?:cod|scor)ed\b|\bsubscales?\b|"
    r"\badapted from\b|\bCronbach|\b(?:was|were|are|is) (?:rated|(?:an? |sample |the )?items?)\b",
    re.IGNORECASE,
)
"""Says the same behind it."""
_INTERVIEWED = regex(
    r"[.,]?[ \n][(\[](?:[PSTRI] ?\d{1,3}\b|(?:[Ii]nterview(?:ee)?|[Pp]articipant|[Rr]espondent|"
    r"[Ss]tudent|[Tt]eacher|[Ff]ocus [Gg]roup|[Gg]roup|FG)s? ?(?:[A-Z]\b|\d)|(?:fe)?male\b)"
)
"""Says behind words who of many has spoken them, by a number or a letter."""
_DEFINED = regex(
    r"\b(?:according to|calls?|conclud|defin|describ|not(?:e|ed|es)\b|quot|said|says?\b|"
    r"state[sd]?\b|writ|wrote)",
    re.IGNORECASE,
)
"""Says even there that a work is quoted."""
_WRITES = regex(
    r"\b(?:according to|argues?|concludes?|notes|puts it|said|says|stated|states|writes?|wrote)\b",
    re.IGNORECASE,
)
"""Says of a block behind it that it is somebody's."""
_REVISED = regex(
    r"\b(?:I|we) (?:\w+ ){0,2}(?:added|changed|modified|rephrased|revised|rewrote|updated)\b|"
    r"\bnow reads?\b|\bquot(?:ed|ing) (?:\w+ )?from (?:my|our)\b|"
    r"\bcan be (?:expressed|formali[sz]ed|put|written) as\b|"
    r"\b(?:adapted|borrowed) from\b|\b(?:modelled|modeled) (?:on|after)\b|"
    r"\b(?:following|my|our|the|these|this) (?:\w+ )?(?:algorithm|consent form|equations?|formula|"
    r"hypothes[ie]s(?! test)|instructions?|items?|learning (?:goal|objective|outcome)s?|prompts?|"
    r"research questions?|scenarios?|template|vignettes?)\b",
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


def is_an_item(prose: str, own: tuple[int, int], start: int, end: int, *, told: bool) -> bool:
    """Whether words in a sentence are asked, or are said by somebody who took part; ``told`` is
    whether its part of the text says what is.
    """
    last = own[1]
    if prose[last : last + 1] == "(":  # behind a stop within the marks
        last = max(last, prose.find(")", last))
    if is_asked(prose, own[0], start) or _ITEM_BEHIND.search(prose, end, last) is not None:
        return True
    if _INTERVIEWED.match(prose, end) is not None:
        return True
    return told and _DEFINED.search(prose, own[0], own[1]) is None


def is_own(lead: str) -> bool:
    """Whether a block says that the one behind it is of the author's own text, or is no text."""
    said = _WRITES.search(lead, max(0, len(lead) - _LEAD))
    return said is None and _REVISED.search(lead, max(0, len(lead) - _LEAD)) is not None
