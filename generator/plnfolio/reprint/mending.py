"""Habits of students put right before an entry is read, where that is sure whatever it is.

What is compared with the print is the entry as it was pasted: nothing is hidden by this.
"""

from __future__ import annotations

import re

from plnfolio.patterns import regex
from plnfolio.reprint import kinds
from plnfolio.reprint.beside import read_parenthesis
from plnfolio.reprint.people import byline, is_persons, natural_form
from plnfolio.reprint.slanted import Slanted

# A stop between a title and its brackets, where no abbreviation has one.
_STOP_BEFORE = regex(r"(?:(?<=[^\W\d_]{3})|(?<=[\d\]”\"’?!)]))\.(?= [(\[])")
_STOP_BEHIND = regex(r"(?<=\])(?= [A-Z“\"])")
_CLOSED = regex(r"\(([^()]*)\)(?= [A-Z])")
_IN = regex(r"(?<=[.?!”\"] )In: ")
_EDITORS = regex(r"\((?:ed|Ed|eds|EDS|ED|Editor|editor|Hrsg\.?|hrsg\.?)\)")
_EDITORS_STOPPED = regex(r"\((?:eds|EDS|Editors|editors)\.?\)|\(Eds\)")
_PAGES = regex(r"(?<=[(\s,])[Pp]([Pp]?)[. ] ?(?=\d)|(?<=[(\s,])pages? (?=\d)")
_QUOTED = regex(r"^[“\"](?P<title>[^“”\"]+?)(?P<stop>[.,]?)[”\"](?P<behind>[.,]?)(?= [A-Z(])")
_WORDED = regex(
    r"(?<=[(,;] )(?P<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|revised)"
    r" ed(?:itio)?n?\.?(?=[,;)])"
    r"|(?<=\()(?P<first>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|revised)"
    r" ed(?:itio)?n?\.?(?=[,;)])",
    re.IGNORECASE,
)
_ORDINALS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth revised".split(),
        "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th Rev.".split(),
        strict=True,
    )
)
_EDITION = regex(r"(?<=\d(?:st|nd|rd|th)) (?:edition|edn?\.?|Edition|Ed\.?)(?=[,;)])")
_TURNED = regex(
    r"(?P<lead>\bIn )(?P<people>[^()]{4,200}?)(?P<role>,? \((?:Eds?|eds?|Chairs?|Hrsg)\.?\))"
)
_THESIS = regex(r"\(([^()]*\b(?:dissertation|thesis)\b[^()]*)\)", re.IGNORECASE)


def mended(body: Slanted) -> Slanted:
    """What stands behind the date, with brackets and labels as APA has them."""
    body = body.sub(_IN, "In ").sub(_QUOTED, _unquoted).sub(_WORDED, _counted)
    body = body.sub(_TURNED, _natural)
    body = body.sub(_EDITORS_STOPPED, "(Eds.)").sub(_EDITORS, "(Ed.)")
    body = body.sub(_EDITION, " ed.")
    body = body.sub(_PAGES, lambda found: f"p{(found[1] or '').lower()}. ")
    body = body.sub(_THESIS, _in_brackets)
    body = body.sub(_STOP_BEFORE, "").sub(_STOP_BEHIND, ".")
    return body.sub(_CLOSED, _stopped)


def _unquoted(found: re.Match[str]) -> str:
    """“Title.” with the stop that ends it: other styles have titles in quotation marks."""
    stopped = found["title"][-1] in "?!"
    return found["title"] + ("" if stopped else ".")


def _counted(found: re.Match[str]) -> str:
    """“Second Edition” as “2nd ed.”."""
    return f"{_ORDINALS[(found['n'] or found['first']).lower()]} ed."


def _natural(found: re.Match[str]) -> str:
    """“In Mayer, R. E. (Ed.)” as “In R. E. Mayer (Ed.)”; names in their order stay."""
    people = byline(found["people"]) if is_persons(found["people"]) else []
    if not people or any("literal" in one.name for one in people):
        return found[0]
    names = [natural_form(one.name) for one in people]
    listed = f"{', '.join(names[:-1])}{',' * (len(names) > 2)} & {names[-1]}"
    return f"{found['lead']}{listed if len(names) > 1 else names[0]}{found['role']}"


def _in_brackets(found: re.Match[str]) -> str:
    """APA 6 had “(Doctoral dissertation)” where APA 7 has brackets."""
    known = kinds.of_bracket(found[1])[0] == "thesis" and len(found[1]) < 120
    return f"[{found[1]}]" if known else found[0]


def _stopped(found: re.Match[str]) -> str:
    """“(2nd ed.) Routledge” with the stop that ends a title."""
    return f"{found[0]}." if read_parenthesis(found[1], {}) else found[0]
