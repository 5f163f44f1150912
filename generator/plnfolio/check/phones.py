"""Telephone numbers of people, who are to stay private."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plnfolio.check.asking import Asked
from plnfolio.check.columns import below, beside
from plnfolio.check.rule import Found
from plnfolio.check.text import Block, Text
from plnfolio.diagnostics import Span
from plnfolio.patterns import regex

IN_NEED = regex(
    r"(?i)\b(?:accessibility|accommodations|disabilit(?:y|ies) (?:office|resources?|services?"
    r"|support)|counsell?ing (?:cent(?:er|re)|services?)|emergency services|lifeline|ombuds\w*"
    r"|title ix|(?:abuse|assault|crisis|distress|health|poison|prevention|suicide|support|violence)"
    r" (?:help ?|hot)?line)\b"
)
"""Says of a number or an address that it is one for everybody, as syllabi have them."""
_TRUNK = (
    r"\(0[1-9]\d{0,4}\)[ \u00a0]?\d{2,4}(?:[ \u00a0-]?\d{2,4}){1,3}"
    r"|0[1-9]\d{1,4} ?/ ?\d{2,8}(?:[ -]\d{1,4}){0,3}"
    r"|0[1-9]\d? \d{2,3}(?: \d\d){2}"
    r"|0[1-9]\d{1,3}[ -]\d{3,4}[ -]\d{3,4}|07\d{3} ?\d{6}|1[38]00 \d{3} \d{3}"
    r"|(?!01[ .]02)0[1-9](?P<pair>[ .\u00a0])\d\d(?:(?P=pair)\d\d){3}(?![ .]\d)"
)
"""Begins with the zero that is dialled within a country (ITU-T E.123), or as a number of a service
in Australia."""
_PHONE = regex(
    r"(?<![\w/.#=+-])(?:"
    r"(?P<world>(?:\(\+\d{1,3}\)|\+\d{1,3}|(?<!\d )00[1-9]\d{0,2}(?=[ .\u00a0(-]))"
    r"[ .\u00a0\u2010\u2011-]?(?:\(0?\d{1,4}\)[ .\u00a0\u2010\u2011-]?)?"
    r"\d(?:[ .\u00a0/\u2010\u2011-]?\d){6,12})"
    r"|(?P<us>(?:1[-. \u2010\u2011])?(?:\([2-9]\d{2}\)[ \u00a0]?|[2-9]\d{2}[-. \u2010\u2011])"
    r"[2-9]\d{2}(?:(?<!\.\d{3})[- \u2010\u2011]|\.)\d{4})"
    rf"|(?P<trunk>(?<!\d )(?:{_TRUNK})(?! \d))"
    r"|(?P<said>(?:\(0?\d{2,5}\)|\(0(?: \d{1,3}){1,3}\)|0?\d{2,5})"
    r"(?:(?:[ .-]| ?/ ?| [–-] )?\d{2,5}){1,5})"
    r")(?![\w/]|[-.]\d| ?%)"
)
_CLAUSE = regex(r"\d{3}\.\d{3}-\d{4}\Z")
"""Part of a regulation."""
_FICTION = regex(r"555\W{1,2}555\W5555\Z")
"""A number of nobody’s."""
_NEAR = 60
"""Signs before a number in which something says what it is."""
_DIGITS = regex(r"\d[\d .()/\u00a0\u2010\u2011–-]{5,}\d")
_SAYS_PHONE = regex(
    r"(?i)(?:\b(?:phone|telephone|tel|mobile|mob|ph|cell(?:phone)?|fax|help ?desk|landline"
    r"|(?:(?<!the )(?:call(?! number)|text)|ring|dial|whatsapp|message)(?: (?:me|us|her|him|them))?"
    r"|handy|telefon(?:e|isch)?|teléfono|móvil|téléphone|portable|(?-i:Signal|SMS|Telegram|Viber)"
    r"|help ?line|hotline|switchboard|desk(?= ?[(:])|bleep|pager"
    r"|(?:contact|contacto|contato|kontakt)(?= ?(?:[(:,–-]|no\b|number))"
    r"|ll[aá]m[ae]\w*|chiam\w+|ligue|appelez)\b[^\w\n]{0,3}"
    r"(?:(?:only|number|no|nummer|número|numéro|is|at|on|es|ist|est|al|au|il|para|unter)\b"
    r"[^\w\n]{0,3}){0,3}"
    r"|(?-i:(?:^|\n)[ *_\x01|]*[TMPF][ .:]{1,2})"
    r"|[\u260e\u260f\u2706\U0001f4de\U0001f4f1\U0001f4f2]\W{0,3}"
    r"|\b(?:call|phone|reach|ring|text|whatsapp)(?: (?!for\b|of\b|in\b)[^\W\d_]+\.?){1,3}"
    r"(?: ?\(| ?[–—-] ?| (?:at|on) (?:\(|the number )?)"
    r"|\b(?:answers?|picks? up|reached|reachable)(?: the \w+)? (?:at|on) "
    r"|\b(?:departmental|desk|direct|home|office|school|work) line(?: is|,|:)? "
    r"|\bwhatsapp(?:[ ,]+[a-z]+){1,3}[,:]? "
    r"|\b(?:sms|text)\b[^.!?\n]{1,40} to "
    r"|\bnumber(?: (?!of (?!(?:her|his|its|my|our) ))[^\W\d_]+){0,5}(?:, | ?\()(?:it (?:is|was) )?"
    r"|\b(?:(?:her|his|my|our|their) number|number of (?:her|his|my|our)\b[^.!?:\n]{2,30})[?:] )\Z"
)
_SOMEBODY = regex(
    r"[,;:]?[ \n](?:then |or |and )?[^\W\d_a-z][^\W\d_]+ (?:at|on) \Z"
    r"|\b(?:Dr|Frau|Herr|M|Mme|Mrs?|Ms|Sra?)\.? [A-ZÀ-Þ][\w'’-]+, \Z"
)
_ENDED = regex(r"[,.;)]|\Z")
"""Around a long number in a row of people: “, then Agnes on …,”."""
_DAY = regex(
    r"(?:19|20)\d\d\W\d\d\W\d{2,4}|\d\d?\W\d\d\W(?:19|20)\d\d|(?:(?:19|20)\d\d\W{0,3}){2,}"
)
"""A day, or several years, between figures that may be a number otherwise."""
_OF_A_STUDENT = regex(
    r"(?i)\b(?:candidate|enrol?lment|learner|matric\w*|pupil|registration|roll|student)(?:['’]?s?)?"
    r" (?:id|no|number)\b[^.!?\n]{0,20}\Z"
)
"""Says that a number is one that a student is known by."""
_NO_PHONE = regex(
    r"(?i)\b(?:ISBN|ISSN|DOI|ORCID|PMID|PMCID|version|v|pp?|pages?|seiten?|S|no|nr|vol|room|ID"
    r"|grant"
    r"|figure|table)[\s.:#-]*\Z"
)
_HEAD = regex(
    r"(?i)\W*(?:(?:phone|telephone|mobile|cell(?:phone)?|contact)(?: (?:phone|number|no))?|tel"
    r"|handy|telefon(?:nummer)?|whatsapp|teléfono|móvil|téléphone|portable)\W*"
)
_CELL = regex(r"[\s*_]*(?P<number>\+?\(?\d[\d ()./\u00a0-]{5,20}\d)[\s*_]*")
_FEWEST, _LONG, _MOST = 7, 9, 15
"""Figures of a number: within a town, within a country, and with that of the country (E.164)."""
_NARROW = str.maketrans("０１２３４５６７８９－＋（）", "0123456789-+()")


def numbers_of(text: Text, asked: Asked) -> Iterator[Found]:
    """A number that somebody can be called at, in a sentence, a cell below “Phone” or a link."""
    del asked
    said: set[Span] = set()
    for block, start, number in _numbers(text):
        place = block.place(start)
        if place not in said:
            said.add(place)
            message = f"“{number.strip()}” is somebody’s telephone number"
            yield Found(place, message, "leave it out; a page on the web stays for years")


def _numbers(text: Text) -> Iterator[tuple[Block, int, str]]:
    if text.has_figures(7):
        for block in text.holding(_DIGITS):
            yield from _in_sentences(block)
        for block in (*below(text, _HEAD), *beside(text, _HEAD)):
            found = _CELL.fullmatch(block.prose)
            if found is not None and _FEWEST <= _count(found[0]) <= _MOST:
                yield block, found.start("number"), found["number"]
    for block, part in text.parts_of("link") if "tel:" in text.small else ():
        if part.target.lower().startswith("tel:"):
            yield block, part.start, part.target[4:]


def _in_sentences(block: Block) -> Iterator[tuple[Block, int, str]]:
    prose = block.prose if block.prose.isascii() else block.prose.translate(_NARROW)
    for found in () if IN_NEED.search(prose) else _PHONE.finditer(prose):
        if _FEWEST <= _count(found[0]) <= _MOST and _is_phone(found, prose):
            yield block, found.start(), found[0]


def _is_phone(found: re.Match[str], prose: str) -> bool:
    """Whether its form, or what stands before it, tells that it is one."""
    number, digits = found[0], _count(found[0])
    if found["us"] and (_CLAUSE.match(number) or _FICTION.search(number)):
        return False
    before = prose[max(0, found.start() - _NEAR) : found.start()]
    if not found["us"] and number[0] != "+" and _OF_A_STUDENT.search(before):
        return False
    says = _SAYS_PHONE.search(before) is not None
    if not says and _NO_PHONE.search(before):
        return False
    least = 12 if found["world"] and number[0] == "0" else 8
    long = digits > (9 if found["trunk"] and number[0] != "(" else least)
    if found["us"] or ((found["world"] or found["trunk"]) and long):
        return True
    listed = digits >= _LONG and _SOMEBODY.search(before) and _ENDED.match(prose, found.end())
    return bool(says or listed) and not _DAY.fullmatch(number)


def _count(number: str) -> int:
    return sum(sign.isdigit() for sign in number)
