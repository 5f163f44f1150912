"""Lines that are works of a reference list, as APA, Harvard, Chicago, MLA, IEEE, Vancouver and ABNT
have them.
"""

from __future__ import annotations

from collections.abc import Sequence

from plnfolio.patterns import regex

_DAY = (
    r"(?:ca?\. ?)?(?:(?:19|20)\d\d[a-z]?(?:[,/–-][^()\n]{1,30})?"
    r"|n\. ?d\.|in press|forthcoming)"
)
_YEAR = r"(?:19|20)\d\d[a-z]?"
_HIGH = r"[^\W\d_a-zà-ÿ]"
PERSON = (
    rf"(?:[a-z]{{1,4}} ){{0,2}}{_HIGH}[\w’'.-]*(?: [\w’'-]+){{0,2}}, "
    rf"(?:{_HIGH}\.?[ -]?){{1,4}}(?!\w)"
)
"""“Adams, R. T.”, as a pattern."""
_FAMILY = rf"{_HIGH}[\w’'-]+ [A-Z]{{1,3}}"
_OTHERS = rf"(?:,? (?:&|and) (?:{_HIGH}[\w’'.-]* ?){{1,4}}| et al\.?)"
_TITLE = r"(?:[^\Wa-zà-ÿ]|[*_“\"‘'\[\x01-\x06])"
_MARKED = r"[*_“\"‘]"
_BULLET = (
    r"[\s*_>•–\x01-]*(?:\[[\w +]{1,20}\]|\(?(?:\d{1,3}|[a-z])\x01?[.)]"
    rf"|\d{{1,2}}(?= {_HIGH}[\w’'-]+ [A-Z]{{1,3}}[.,]))?[\s*_]*"
)
# “Adams, R. (2019). Learning …”, “World Health Organization. (2014). Hands …”, “Adams R (2019)
# *Learning …*”
_APA = regex(
    rf"{_BULLET}(?:(?:{PERSON}[^\n()]{{0,240}}|{_HIGH}[^\n().]{{2,90}}\. ?)"
    rf"|{PERSON}[^\n()]{{0,160}}\(\w+\.\)[., ]*"
    rf"|{_HIGH}[\w’'-]+, {_HIGH}(?:[^\W\d_]|[’'. -]){{1,40}} )"
    rf"\({_DAY}\)[.,:]?[*_]* +{_TITLE}"
    rf"|{_BULLET}{_FAMILY}(?: \({_DAY}\)\.? {_MARKED}"
    rf"|(?:(?:,| &| and) {_FAMILY})+ \({_DAY}\)\.? {_TITLE})"
)
# “Adams, R. 2019. Learning …”, “Adams, Ruth. ‘Learning …’ Harbour Press, 2019.”, “Adams, Ruth, and
# Tom Brook. 2019. *Learning …*”
_OTHER = regex(
    rf"{_BULLET}(?:{PERSON}[^\n()]{{0,160}}?,? {_DAY}[.,:] +(?:{_HIGH}|[“\"‘*])"
    rf"|{_HIGH}[\w’'-]+, {_HIGH}[\w’'. -]{{2,60}}\. ?[“\"‘*_][^\n]{{8,300}}\b(?:19|20)\d\d\b"
    rf"|{_HIGH}[\w’'-]+, {_HIGH}[^\n()“\"‘*]{{2,160}}?\. {_YEAR}\. +{_MARKED})"
)
# “[1] R. Adams, “Learning …,” Rooms, vol. 4, 2019.”, as engineers have it.
_INITIALS = rf"{_BULLET}(?:{_HIGH}\.[ -]?){{1,3}}(?:[a-z]{{1,4}} ){{0,2}}{_HIGH}[\w’'-]+"
_NUMBERED = regex(
    rf"{_INITIALS}[^\n\"“*_]{{0,160}}, [\"“*_][^\n]{{8,300}}[ ,(](?:19|20)\d\d\)?\.?\s*$"
)
# “Haug M, Ito K. Slow rooms. J Rooms. 2011;3(2):4-9.”, “Haug M. Rooms. Fjord; 2011.”, as medicine
# has it.
_MEDICAL = regex(
    rf"{_BULLET}{_HIGH}[\w’'-]+ [A-Z]{{1,3}}(?:, [^.\n]{{2,160}})?\. {_HIGH}[^\n]{{8,300}}?"
    r"(?:[. ](?:19|20)\d\d(?: \w{3}(?: \d\d?)?)?; ?\d+(?:\(\w+\))?: ?\w?\d|; ?(?:19|20)\d\d\.)"
)
_STYLES = (_APA, _OTHER, _NUMBERED, _MEDICAL)
# “*Slow rooms*, Maja Haug, Fjord 2011”, “Maja Haug, *Slow rooms*, Fjord, 2011”
_BY_TITLE = regex(
    rf"{_BULLET}\x01?(?:(?<=[*_]){_HIGH}|{_MARKED})[^\n]{{2,200}}[*_”\"’][*_]?,? \(?(?:by )?"
    rf"{_HIGH}[^\n]{{4,200}}\b(?:19|20)\d\d\)?[.\s\x01]*$"
    rf"|{_BULLET}(?:{_HIGH}[\w’'.-]* ){{1,3}}{_HIGH}[^\n*_“\"‘.]{{1,100}}[,.] "
    rf"{_MARKED}[^\n]{{4,200}}\b(?:19|20)\d\d\)?[.\s\x01]*$"
)
# A year in brackets, an address behind a title, a name and a year before a title.
_WEAK = regex(
    rf"{_BULLET}{_HIGH}[^\n()]{{3,240}}\({_DAY}\)(?:[.:] +\S|(?:,| [–—-])? +{_TITLE})"
    rf"|(?:{_INITIALS},|{PERSON}[.,]?|{_BULLET}{_FAMILY}\.) [^\n]{{8,300}}, (?:19|20)\d\d\.?\s*$"
    rf"|{_BULLET}{_HIGH}[\w’'-]+{_OTHERS}?,? "
    rf"(?:{_YEAR}|\({_YEAR}\))(?:[,.:] +{_TITLE}| +{_MARKED})"
)
# “**Adams et al. (2019), of rooms.** They say …”: what somebody says of a work.
_SAID = regex(
    rf"[\s>•–\x01-]*(?:\d{{1,3}}[.)])?\s*\*\*[^*\n()]{{2,90}}\({_DAY}\)(?:[.:]?|,[^*\n]{{0,90}})\*\*"
    rf"(?! +{_MARKED})"
)
_DATED = regex(r"(?:19|20)\d\d[^\d\s]|n\. ?d\.|press\)|forthcoming\)")
_BEHIND = regex(
    rf"[.;:][*_)”\"]{{0,2}} (?={_HIGH}[\w’'.-]*(?: [\w’'-]+){{0,2}}"
    rf"(?:, {_HIGH}(?:\.|[\w’'. -]{{2,60}}\. ?{_MARKED})| [A-Z]{{1,3}}[.,])"
    rf"|{_HIGH}[^\n().]{{2,90}}\. ?\({_DAY}\))"
)
"""Stands before another work on a line."""


def is_work(line: str) -> bool:
    """Whether a line is surely a work of a list."""
    return _begins_work(line, 0) and _SAID.match(line) is None


def is_by_title(line: str) -> bool:
    """Whether a line has a title between marks, who made it, and the year at its end."""
    return line.rstrip(" .)\x01")[-2:].isdigit() and _BY_TITLE.match(line) is not None


def may_be_work(line: str) -> bool:
    """Whether a line is a work where its heading says that what follows are works."""
    return (_WEAK.match(line) is not None or is_by_title(line)) and _SAID.match(line) is None


def works_in(line: str) -> Sequence[int]:
    """Where works begin on a line: at its beginning, or, if there are several, anywhere."""
    first = [0] if is_work(line) else []
    if len(_DATED.findall(line)) < 2:
        return first
    behind = [found.end() for found in _BEHIND.finditer(line)]
    works = [*first, *(at for at in behind if _begins_work(line, at))]
    return works if len(works) > 1 else first


def _begins_work(line: str, at: int) -> bool:
    for pattern in _STYLES:  # noqa: SIM110 - asked of each line
        if pattern.match(line, at):
            return True
    return False
