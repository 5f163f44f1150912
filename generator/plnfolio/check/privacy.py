"""What should stay private of people: how to write to them, call them, and look them up."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plnfolio.check.asking import Asked
from plnfolio.check.phones import IN_NEED, numbers_of
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.signs import Signs
from plnfolio.check.text import Block, Text
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
        is_nobody = is_nobody or IN_NEED.search(block.prose) is not None
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


TEXT_RULES: tuple[TextRule, ...] = (
    TextRule("email-address", "warning", _mail),
    TextRule("phone-number", "warning", numbers_of),
)
SITE_RULES: tuple[SiteRule, ...] = ()
