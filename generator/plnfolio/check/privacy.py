"""What should stay private of people: how to write to them, call them, and look them up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import Pattern

from plnfolio.check.asking import Asked
from plnfolio.check.columns import below
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.signs import Signs
from plnfolio.check.text import Block, Text
from plnfolio.diagnostics import Span
from plnfolio.patterns import regex

_MAIL = regex(
    r"(?i)(?<![\w@/.+-])(?:mailto:)?(?P<box>[a-z0-9][\w.+-]*@(?P<host>[a-z0-9][\w-]*(?:\.[\w-]+)*"
    r"\.(?P<top>[a-z]{2,})))(?![\w@]|:[\w/])"
)
_AT = Signs(
    " dot ", "(dot)", "[dot]", "(at)", "(at]", "[at)", "[at]", "(ät)", "(ät]", "[ät)", "[ät]"
)
_HIDDEN = regex(
    r"(?i)(?<![\w@/.+-])(?P<name>[a-z0-9](?>[\w.+-]*))"
    r"(?: ?[(\[](?:at|ät)[)\]] ?(?P<host>[a-z0-9][\w-]*(?:\.[\w-]+)*\.[a-z]{2,})(?![\w@])"
    r"|(?-i: AT )(?P<dotted>[a-z0-9][\w-]*(?:\.[\w-]+)*\.[a-z]{2,})(?![\w@])"
    r"|(?-i: AT )(?P<spelt>[a-z0-9][\w-]*(?:(?-i: DOT )[\w-]+){0,2}"
    r"(?-i: DOT )(?:com|org|net|edu|gov|info|[a-z]{2}))(?!\w)"
    r"| ?[(\[](?:at|ät)[)\]] ?(?P<said>[a-z0-9][\w-]*(?: ?[(\[]dot[)\]] ?[a-z0-9][\w-]*){1,3})"
    r"(?!\w))"
)
_DOT = regex(r"(?i) ?[(\[]dot[)\]] ?| DOT ")
"""An address whose “@” is spelt out, which readers understand and some robots do, too."""
_NOBODY = regex(
    r"(?i)(?:.*\.)?(?:test|invalid|localhost)\Z|.*\bnoreply\."
    r"|group\.calendar\.google\.com\Z"
)
_EXAMPLE = regex(r"(?i)(?:(?P<house>[\w.-]+)\.)?example(?:\.\w+)?\Z")
"""Domains that are nobody's (RFC 2606), and stand in for those of somebody at times."""
_NO_PERSON = regex(
    r"(?i)(?:.*[._-])?(?:you|your|name|first|last|given|family|user|some|any|no|mail|e-?mail"
    r"|list|address|account|test|foo|bar|john|jane|doe|root|admin|postmaster|subscriber)"
)
_NO_HOUSE = regex(
    r"(?i)(?:.*[.-])?(?:your?|my|other|some|any|real|local|machine|domain|dom|host|server|smtp|imap"
    r"|git|www|mail|lists?|sub|test|foo|corp|company|site|blog)"
)
_PERSON = regex(r"[^\W\d_]+[._][^\W\d_]+\d*")
_NO_BOX = regex(r"(?i).*(?:xxx|nospam)")
_IN_NEED = regex(
    r"(?i)\b(?:accessibility|accommodations|crisis (?:hotline|line)|disabilit(?:y|ies) (?:office|"
    r"resources?|services?|support)|counsell?ing (?:cent(?:er|re)|services?)|emergency services|"
    r"help ?line|hotline|lifeline|ombuds\w*|title ix)\b"
)
"""Says of a number or an address that it is one for everybody, as syllabi have them."""
_FILES = frozenset("css html js json jpeg jpg mjs png py svg ts tsx txt webp xml yaml yml".split())


def _mail(text: Text, asked: Asked) -> Iterable[Found]:
    """An address for mail that is not the author's own, as text, in a link or a table."""
    spelt = _AT.stand_in(text.small) or " AT " in text.prose
    if "@" not in text.raw and not spelt:
        return
    own = asked.config.author.email.casefold()
    for block in text.paragraphs if spelt else ():
        for hidden in _HIDDEN.finditer(block.prose):
            host = hidden["host"] or _DOT.sub(".", _spelt(hidden))
            box = f"{hidden['name']}@{host}".casefold()
            if box != own and not _is_nobody(hidden["name"], host):
                yield _box(block, hidden.start(), hidden[0], own)
    said: set[tuple[int, str]] = set()
    for block, part in text.leading:
        if part.kind == "picture" or "@" not in part.target:
            continue
        found = _MAIL.fullmatch(part.target.partition("?")[0])
        if found is None:
            continue
        box = found["box"].casefold()
        name = box.partition("@")[0]
        is_nobody = _is_nobody(name, found["host"]) or _NO_BOX.match(box) is not None
        is_nobody = is_nobody or found["top"].lower() in _FILES
        once = id(block), box  # in each block
        is_nobody = is_nobody or _IN_NEED.search(block.prose) is not None
        if box == own or is_nobody or box.startswith("git@") or once in said:
            continue
        said.add(once)
        yield _box(block, part.start, found["box"], own)


def _is_nobody(name: str, host: str) -> bool:
    """Whether nobody has an address; one that is an example may be that of a person, or of a
    place, all the same: who writes it so means somebody.
    """
    example = _EXAMPLE.match(host)
    if example is None:
        return _NOBODY.match(host) is not None
    if _NO_PERSON.match(name) is not None:
        return True
    house = example["house"]
    in_a_house = house is not None and _NO_HOUSE.match(house) is None
    return not in_a_house and _PERSON.fullmatch(name) is None


def _spelt(hidden: re.Match[str]) -> str:
    return hidden["dotted"] or hidden["spelt"] or hidden["said"]


def _box(block: Block, start: int, box: str, own: str) -> Found:
    message = f"the address “{box}” is there for everybody to read, robots too"
    remedy = "leave it out, or link to a page where the person gives it"
    if own:
        remedy += "; your own is that in content/site.yaml"
    return Found(block.place(start), message, remedy)


_TRUNK = (
    r"\(0[1-9]\d{0,4}\)[ \u00a0]?\d{2,4}(?:[ \u00a0-]?\d{2,4}){1,3}"
    r"|0[1-9]\d{1,4} ?/ ?\d{2,8}(?:[ -]\d{1,4}){0,3}"
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
    r"|handy|telefon(?:e|isch)?|teléfono|móvil|téléphone|portable)\b[^\w\n]{0,3}(?:(?:number|no"
    r"|nummer"
    r"|número|numéro|is|at|on|es|ist|est)\b[^\w\n]{0,3}){0,3}"
    r"|(?-i:(?:^|\n)[ *_\x01|]*[TMPF][ .:]{1,2})"
    r"|[\u260e\u260f\u2706\U0001f4de\U0001f4f1\U0001f4f2]\W{0,3}"
    r"|\b(?:call|phone|reach|ring|text|whatsapp)(?: (?!for\b|of\b|in\b)[^\W\d_]+){1,3}"
    r" ?(?:\(|\b(?:at|on) (?:\(|the number )?)"
    r"|\bnumber(?: (?!of\b)[^\W\d_]+){0,5}(?:, | ?\()(?:it (?:is|was) )?)\Z"
)
_DAY = regex(r"(?:19|20)\d\d\W\d\d\W\d\d|\d\d?\W\d\d\W(?:19|20)\d\d|(?:(?:19|20)\d\d\W{0,3}){2,}")
"""A day, or several years, between figures that may be a number otherwise."""
_NO_PHONE = regex(
    r"(?i)\b(?:ISBN|ISSN|DOI|ORCID|PMID|PMCID|version|v|pp?|pages?|seiten?|S|no|nr|vol|room|ID"
    r"|grant"
    r"|figure|table)[\s.:#-]*\Z"
)


_PHONE_HEAD = regex(
    r"(?i)\W*(?:(?:phone|telephone|mobile|cell(?:phone)?|contact)(?: (?:phone|number|no))?|tel"
    r"|handy|telefon(?:nummer)?|whatsapp|teléfono|móvil|téléphone|portable)\W*"
)
_PHONE_CELL = regex(r"[\s*_]*(?P<number>\+?\(?\d[\d ()./\u00a0-]{5,20}\d)[\s*_]*")


def _phone(text: Text, asked: Asked) -> Iterable[Found]:
    """A number that somebody can be called at."""
    said: set[Span] = set()
    for block in text.holding(_DIGITS) if text.has_figures(7) else ():
        numbers = () if _IN_NEED.search(block.prose) else _PHONE.finditer(block.prose)
        for found in numbers:
            before = block.prose[max(0, found.start() - _NEAR) : found.start()]
            digits = sum(sign.isdigit() for sign in found[0])
            if found["us"] and (_CLAUSE.match(found[0]) or _FICTION.search(found[0])):
                continue
            says = _SAYS_PHONE.search(before) is not None
            if (not says and _NO_PHONE.search(before)) or digits < 7 or digits > 15:
                continue
            least = 12 if found["world"] and found[0][0] == "0" else 8
            long = digits > (9 if found["trunk"] and found[0][0] != "(" else least)
            sure = found["us"] or ((found["world"] or found["trunk"]) and long)
            if not sure and (not says or _DAY.fullmatch(found[0])):
                continue
            yield _number(block, found.start(), found[0])
            said.add(block.place(found.start()))
    for block, cell in _cells(text, _PHONE_HEAD, _PHONE_CELL) if text.has_figures(7) else ():
        digits = sum(sign.isdigit() for sign in cell[0])
        if 7 <= digits <= 15 and block.place(cell.start("number")) not in said:
            yield _number(block, cell.start("number"), cell["number"])
    for block in text.paragraphs if "tel:" in text.small else ():
        for part in block.parts:
            if part.kind == "link" and part.target.lower().startswith("tel:"):
                yield _number(block, part.start, part.target[4:])


def _cells(
    text: Text, head: Pattern[str], cell: Pattern[str]
) -> Iterator[tuple[Block, re.Match[str]]]:
    """Cells below a head that are all of a pattern."""
    for block in below(text, head):
        if (found := cell.fullmatch(block.prose)) is not None:
            yield block, found


def _number(block: Block, start: int, number: str) -> Found:
    message = f"“{number.strip()}” is somebody’s telephone number"
    return Found(block.place(start), message, "leave it out; a page on the web stays for years")


TEXT_RULES: tuple[TextRule, ...] = (
    TextRule("email-address", "warning", _mail),
    TextRule("phone-number", "warning", _phone),
)
SITE_RULES: tuple[SiteRule, ...] = ()
