"""Personal communications, which are cited with the day on which they were (APA 8.9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plnfolio.check.asking import Asked, first_author
from plnfolio.check.plain import plain
from plnfolio.check.rule import Found
from plnfolio.check.text import Block, Text
from plnfolio.check.whole import Whole
from plnfolio.model.reference import Reference
from plnfolio.patterns import regex

_PERSONAL = (
    r"(?P<what>(?<!\w)(?:pers\. ?comm\.|(?:personal|private) (?:communications?|interview"
    r"|conversation|correspondence|e-?mail|message))|"
    r"comunicación personal|persönliche Mitteilung|persönliche Kommunikation|"
    r"communication personnelle)"
)
_SAID = regex(
    rf"(?P<open>[(\[])?(?P<before>(?:[^()\[\];]{{1,80}}, )?){_PERSONAL}"
    r"(?P<behind>(?:,? ?\((?P<round>[^()]*)\)|[,:]? [^()\[\];]*?(?=[()\[\];]|$)|(?=[)\]])))",
    re.IGNORECASE,
)
_SIGN = regex(r"p(?:ers(?:onal|\. ?comm|ön)|rivate|ersonnelle)")
_YEAR = r"(?:19|20)\d\d"
_YEARS = regex(_YEAR)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
_DAY = regex(
    rf"(?<!week )\b\d{{1,2}}(?:st|nd|rd|th)?\b(?!:|[/.]{_YEAR})[^;]*?{_YEAR}|{_YEAR}-\d\d-\d\d"
    rf"|{_YEAR}/\d{{1,2}}/\d{{1,2}}|"
    rf"{_YEAR},? [^\W\d_]{{3,}}\.? \d{{1,2}}(?:st|nd|rd|th)?\b"
)
_TIME = regex(
    r"^[,: ]*(?:(?:(?:Dr|Prof|Ms|Mrs|Mr)\.? )?(?:[^\W\d_][\w.'’-]* ){0,2}[^\W\d_][\w'’-]+, )?"
    rf"(?:some ?time )?(?:in |on |from |dated )?(?:{_YEAR}|n\. ?d|(?:early |late |mid-?)?"
    r"(?:spring|summer|fall|autumn|winter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
    r"|(?:last|this) \w+|week \d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{1,2}[./]\d{1,2}\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{_MONTH}|no date)",
    re.IGNORECASE,
)
_TOLD = regex(
    r" (?:with|from|by) (?:(?i:an?|her|his|my|one|our|the|their) |(?:[a-z]+ )?(?=[A-Z]))"
    rf"(?:[^.;]|(?<=\b[A-Z])\.){{2,60}}?{_YEAR}(?=[,.;]|$)| (?:dated|of) (?:[A-Z]\w+ )?{_YEAR}"
)
"""Behind a “communication”: whom or when it was, as in “with the porter, May 2021”, “of 2017”."""
_BEGINS = regex(r" ?,| (?:with|from|by) (?:[a-z]+ )?[A-Z]")
_TOPIC = regex(r"\b(?:called|titled|about|on) \Z")
_WITH = regex(
    r" (?:with|from|by) (?:(?:Dr|Prof|Ms|Mrs|Mr)\.? )?(?:[A-Z]\. ?){0,3}[A-Z][\w'-]+"
    r"(?: [A-Z][\w'-]+){0,2}"
)
"""All that stands behind one that names a person, and no day."""
_WAY = (
    r"(?:(?:private |personal )?(?:e-?mail|(?:(?:tele)?phone|video|Zoom|Teams|Skype) (?:call"
    r"|conversation|interview|meeting)|(?:chat|direct|text|voice|WhatsApp|Teams|Slack) message"
    r"|letter|interview|conversation))"
)
_BY_MAIL = regex(
    r"(?:\(|\A\W*)(?P<said>(?:[^\W\d_]\. ?){1,3}[^\W\d_][\w'-]+,"
    rf" {_WAY}(?: message)?(?: (?:by|to|with) (?:(?:the )?author|me|us))?,"
    rf" (?:[^()]{{0,30}}{_YEAR}|{_MONTH} ?\d{{0,2}}|\d{{1,2}} {_MONTH}|n\. ?d\.|no date"
    r"|last \w+))(?:\)|\.?\s*\Z)",
    re.IGNORECASE,
)
"""“(R. Adams, email, 2019)”."""
_MAILED = regex(rf",(?= {_WAY})")
_NAMED = regex(
    r"(?i)\W*(?:(?:personal|private) (?:communication|conversation|correspondence|e-?mail|interview"
    r"|message)\b|pers\. ?comm\.)[^;.]{0,30}"
)
_REMEDY = "write month, day and year: (R. Adams, personal communication, April 5, 2019)"


def personal_in_text(text: Text, asked: Asked) -> Iterable[Found]:
    """A personal communication that is cited in a text and lacks its day."""
    del asked
    for block in text.holding(_MAILED):
        if not block.field or text.is_read(block):
            yield from _by_mail(block)
    for block in text.body if _SIGN.search(text.small) else ():
        if _SIGN.search(block.prose.casefold()):
            yield from _in_block(block)


def _by_mail(block: Block) -> Iterator[Found]:
    for found in _BY_MAIL.finditer(block.prose):
        if _DAY.search(found["said"]) is None:
            message = f"“{found['said']}” does not say on which day that was"
            yield Found(block.place(found.start("said")), message, _REMEDY)


def _in_block(block: Block) -> Iterator[Found]:
    text = plain(block.prose)
    for found in _SAID.finditer(text.text):
        dated = found["round"] if found["round"] is not None else found["behind"]
        within = found["open"] is not None and _closes(text.text, found.end())
        if not (_is_cited(found, dated) if within else _is_told(found, dated, block)):
            continue
        if _DAY.search(dated) is not None or _DAY.search(found["before"]) is not None:
            continue
        start = found.start("before") if within else found.start("what")
        begin, end = text.span(start, found.end())
        typed = " ".join(block.raw[begin:end].split()).lstrip("([")
        message = f"“{typed}” does not say on which day that was"
        yield Found(block.place(begin), message, _REMEDY)


def _is_cited(found: re.Match[str], dated: str) -> bool:
    """Whether what stands between brackets is a citation, and not “(Personal Communication)”."""
    timed = _YEARS.search(dated) is not None or _TIME.match(dated) is not None
    if not found["before"] and found["what"][0].isupper():
        return timed
    with_whom = _WITH.fullmatch(dated) is not None
    return timed or with_whom or not found["behind"] or dated.strip(" ,:")[:1].isdigit()


def _is_told(found: re.Match[str], dated: str, block: Block) -> bool:
    """Whether a sentence says of one when it was, or a note is nothing else."""
    if block.kind == "heading" or found["what"].istitle():
        return False
    if "comm" in found["what"].casefold() and _TOLD.match(dated) is not None:
        return True
    if _TOPIC.search(found.string, 0, found.start("what")):
        return False
    begins = "(" in found["behind"] or _BEGINS.match(dated) is not None
    return begins and _TIME.match(dated) is not None


def _closes(text: str, end: int) -> bool:
    return text[end : end + 1] in (")", "]", ";", "") or text[end - 1 : end] == ")"


def personal_in_library(whole: Whole) -> Iterable[Found]:
    """A personal communication in the library that lacks its day, at the first line of it."""
    for reference in whole.site.references.values():
        personal = reference.type == "personal_communication" or any(
            _NAMED.fullmatch(reference[name]) for name in ("genre", "medium", "note", "publisher")
        )
        if personal and not _has_day(reference):
            span = reference.span
            if span is None:
                continue
            name = first_author(reference)
            who = name.family or name.literal if name is not None else reference.id
            message = f"the personal communication “{reference.id}” lacks month, day or year"
            remedy = f"say when {who} told you, in the form issued: 2019-04-05"
            yield Found(span, message, remedy)


def _has_day(reference: Reference) -> bool:
    date = reference.dates.get("issued")
    return date is not None and any(len(part) == 3 for part in date.parts)
