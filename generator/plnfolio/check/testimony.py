"""Words of somebody under their name, and whether they agreed (APA 8.36)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plnfolio.check.asking import Asked, folded
from plnfolio.check.persons import (
    CALLED,
    KIN,
    SMALL,
    TITLES,
    behind_role,
    is_full,
    is_given,
    is_person,
)
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.text import Block, Text
from plnfolio.diagnostics import Span
from plnfolio.model.document import Option
from plnfolio.patterns import regex
from plnfolio.read.references.ordinary import is_ordinary
from plnfolio.render.directives.protocol import Call

_ROLE_FIRST = regex(
    r"(?:[Mm]y|[Oo]ur|[Aa]n?|[Tt]he) (?:(?!(?:of|at|from|in|for|the|with) )[a-zß-ÿ-]+ ){1,4}"
    r"(?P<name>[A-ZÀ-ÖØ-Þ][\w.’'-]*(?: [A-ZÀ-ÖØ-Þ][\w.’'-]*){1,3})\Z"
)
"""What somebody is, and behind it a given name and a family name."""
_CITED = regex(r"(?<![\w\\])@\w")
"""A key: whose words are cited need not agree."""
_LINK = regex(r"\[([^\[\]]*)\]\([^()\s]*\)")
_PARTED = regex(
    r"[,;|\u060c\u3001\uff08\uff0c\uff1a\uff1b\uff5c]| ?\(| [—–-] |: "
    r"| (?:from|at) (?=[^\W\d_a-zß-ÿ])"
)
"""What stands between a name and what somebody is."""
_JOINED = regex(r" (?:&|and|und|y|et) ")
_MARKS, _QUOTED = " *_—–―~-().\uff09\x01", regex('["“”„«»]')
_NAME = (
    rf"(?:(?i:{'|'.join(sorted(TITLES))})\.? )?[^\W\d_][\w’'-]*\.?"
    rf"(?: (?:(?:{'|'.join(sorted(SMALL))})\b|[^\W\d_a-zß-ÿ][\w’'-]*\.?)){{0,4}}"
)
_FROM = regex(
    r"(?:\A(?i:by|from)|\b(?i:represented by|in the person of|signed(?: by)?)"
    r"|\b(?i:card|comments?|e-?mail|evaluation|feedback|letter|message|notes?"
    r"|endorsement|post|recommendation|reference|reflection|review|said|sent|shared|testimonial"
    r"|words|written) (?:by|from|of)"
    rf"|\b(?i:told) (?:to [\w ]+ )?by)"
    rf" (?P<name>{_NAME})"
)
"""Says whose words these are."""
_SAY = (
    r"(?:says?|said|writes?|wrote|adds?|added|asks?|asked|recalls?|explains?"
    r"|tells? (?:me|us)|told (?:me|us))"
)
_CAPITAL = r"(?=[^\W\d_a-zß-ÿ])"
_NEAR = regex(
    rf"\b(?i:{'|'.join(KIN)}) (?:of|von|de) (?P<kin>{_NAME})"
    rf"|(?P<whose>{_NAME})[’']s? (?i:{'|'.join(KIN)})\b"
    rf"|\b(?i:{'|'.join(CALLED)}) (?P<called>{_NAME})"
    rf"|\A(?i:my|our) [a-zß-ÿ -]{{3,30}}[,:] (?P<mine>{_NAME})\Z"
    rf"|\b(?P<told>{_CAPITAL}{_NAME}) {_SAY}\b"
    r"|\A(?i:cheers|love|many thanks|regards|thanks|yours|(?:best|kind|warm) (?:regards|wishes))"
    rf"(?: \w+)?[,\s]+(?P<signed>{_NAME})(?: x+)?\Z"
)
"""Says of a word beside it that it is a name, though it be but one."""
_OWNED = regex(r"[’']s?\Z")
_DASHED = regex(
    r"(?m)(?:^|(?<=[.!?…”\"’»*_)。]) ?)[ *_\x01]*(?P<dash>[—–―~]{1,2}|-{1,3})[ *_\x01]*"
    r"(?P<who>\w[^\n—–]{1,80})$"
)
_BRACKETED = regex(r"[(\[](?P<who>[^()\[\]\n]{3,80})[)\]][ .*_\x01]*\Z")
_LAST_LINE = regex(r"(?:\A|\n)[ *_\x01]*(?P<who>\w[^\n.!?”\"]{2,60})[ *_\x01]*\Z")
_SPEAKS = regex(
    rf"\A[*_\x01]*(?P<who>{_NAME})(?: ?\([^()\n]{{2,40}}\))?(?:[*_\x01]*:(?!\w)| {_SAY}\b)"
    rf"|[”\"’»][,.]?[*_\x01]* (?:{_SAY} (?P<named>{_NAME})|(?P<naming>{_NAME}) {_SAY}\b)"
)
"""Says before or behind words who speaks them."""


def _testimony(text: Text, asked: Asked) -> Iterable[Found]:
    """Somebody's words under their name, without a word on their consent."""
    for call in text.calls:
        if call.name != "quote" or _agrees(call.option("consent")):
            continue
        if _CITED.search(call.argument):
            continue  # a work that is published
        if name := _first_name(call.argument, asked):
            yield _named(_argument(text, call), name)
        elif name := _name_in(call.argument, asked):
            yield _named(_argument(text, call, name), name)
        elif found := _below(text, call, asked):
            yield found


def _named(span: Span, name: str) -> Found:
    message = f"“{name}” is quoted by name, and nothing says that they agreed"
    remedy = "ask them, then add a line “:consent: yes” below; or give their role alone"
    return Found(span, message, remedy)


def _first_name(who: str, asked: Asked) -> str:
    """The name that some words begin with, which are nothing but who somebody is."""
    name = _PARTED.split(_plain(who), maxsplit=1)[0].strip(_MARKS)
    if (behind := _ROLE_FIRST.match(name)) is not None:
        name = behind["name"]
    return "" if not (is_person(name) or is_full(name)) or _is_author(name, asked) else name


def _plain(who: str) -> str:
    """Words without the addresses of links, and without what is set around a nickname."""
    return _QUOTED.sub("", _LINK.sub(r"\1", who))


def _name_in(who: str, asked: Asked) -> str:
    """The first full name in some words, which may be of a place, too, or the first that is said
    to be one; nothing where the author is named.
    """
    who = _plain(who)
    for part in _PARTED.split(who):
        said = [part, *(found["name"] for found in _FROM.finditer(part.strip()))]
        said += pair if len(pair := _JOINED.split(part)) > 1 else ()
        for one in said:
            name = _OWNED.sub("", " ".join(behind_role(one.strip(_MARKS).split())))
            if is_full(name) or (one in pair and len(pair) > 1 and is_given(name)):
                return "" if _is_author(name, asked) else name
    for found in _NEAR.finditer(who.strip(_MARKS)):
        name = found[found.lastgroup or 0]
        if is_given(name) and not _is_author(name, asked):
            return name
    return ""


def _below(text: Text, call: Call, asked: Asked) -> Found | None:
    """A name among the words that are quoted: behind a dash, in brackets, or as who speaks."""
    own = [block for block in text.body if _is_of(block, call)]
    for number, block in enumerate(own):
        for at, name in _signed(block.prose, asked, last=number + 1 == len(own), alone=not number):
            if not any(part.citation for part in block.parts):
                return _named(block.place(at), name)
    return None


def _is_of(block: Block, call: Call) -> bool:
    around = block.around("quote") if block.kind != "caption" else None
    return around is not None and around.call is not None and around.call.place == call.place


def _signed(prose: str, asked: Asked, *, last: bool, alone: bool) -> Iterator[tuple[int, str]]:
    """The names in some quoted prose of who says it, with the place of each."""
    for found in _DASHED.finditer(prose):
        who = found["who"].strip()
        loose = last and found["dash"] != "-" and not is_ordinary(who.casefold())
        if name := _name_in(who, asked) or (_first_name(who, asked) if loose else ""):
            yield _at(prose, name, found.start("who")), name
    ends = (_BRACKETED.search(prose), _LAST_LINE.search(prose, 1 if alone else 0)) if last else ()
    for end in ends:
        if end is not None and (name := _name_in(end["who"], asked)):
            yield _at(prose, name, end.start("who")), name
    for found in _SPEAKS.finditer(prose):
        group = next(name for name, said in found.groupdict().items() if said)
        if is_full(found[group]) and not _is_author(found[group], asked):
            yield found.start(group), found[group]


def _at(text: str, name: str, start: int) -> int:
    """Where a name stands, or the words that it was made of."""
    return max(start, text.find(name, start))


def _agrees(option: Option | None) -> bool:
    said = option.value.strip().casefold() if option else ""
    return said in ("yes", "true", "sí", "ja", "oui", "given", "written")


def _is_author(name: str, asked: Asked) -> bool:
    author = asked.config.author
    own = folded(author.name)
    return folded(name) in (own, own.split(" ")[0], folded(f"{author.given} {author.family}"))


def _argument(text: Text, call: Call, name: str = "") -> Span:
    span = text.span(call.place.line, call.place.column)
    line = text.lines[span.line - 1] if span.line <= len(text.lines) else ""
    at = line.find(call.argument)
    return Span(text.path, span.line, _at(line, name, at) + 1) if at >= 0 else span


TEXT_RULES: tuple[TextRule, ...] = (TextRule("named-testimony", "warning", _testimony),)
SITE_RULES: tuple[SiteRule, ...] = ()
