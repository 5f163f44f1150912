"""The people of a reference: “Family, I. I., & Family, I. (Eds.)” and “I. I. Family (Ed.)” read."""

from __future__ import annotations

import re
from typing import NamedTuple

from plnfolio.model.reference import PARTICLES
from plnfolio.patterns import regex
from plnfolio.read.references.groups import is_group

Name = dict[str, str]
"""A name as CSL-JSON has it."""

ROLES = {
    "ed": ("editor",), "eds": ("editor",), "editor": ("editor",), "editors": ("editor",),
    "hrsg": ("editor",), "director": ("director",), "directors": ("director",),
    "dir": ("director",), "dirs": ("director",), "writer": ("script-writer",),
    "writers": ("script-writer",), "host": ("host",), "hosts": ("host",),
    "guest": ("guest",), "guests": ("guest",), "guest expert": ("guest",),
    "guest experts": ("guest",), "executive producer": ("executive-producer",),
    "executive producers": ("executive-producer",), "exec producer": ("executive-producer",),
    "exec producers": ("executive-producer",), "producer": ("producer",),
    "producers": ("producer",), "chair": ("chair",), "chairs": ("chair",),
    "organizer": ("organizer",), "organizers": ("organizer",), "curator": ("curator",),
    "curators": ("curator",), "comp": ("compiler",), "comps": ("compiler",),
    "creator": ("series-creator",), "creators": ("series-creator",),
    "interviewer": ("interviewer",), "interviewers": ("interviewer",),
    "principal investigator": ("author",), "principal investigators": ("author",),
    "series ed": ("collection-editor",), "series eds": ("collection-editor",),
    "trans": ("translator",), "translator": ("translator",), "translators": ("translator",),
    "narr": ("narrator",), "narrs": ("narrator",), "narrator": ("narrator",),
    "illus": ("illustrator",), "illustrator": ("illustrator",),
    "ed & trans": ("editor", "translator"), "eds & trans": ("editor", "translator"),
    "writer & director": ("script-writer", "director"),
    "writers & directors": ("script-writer", "director"),
}  # fmt: skip


class Credit(NamedTuple):
    """A name and its roles in CSL's words; no role for an author."""

    name: Name
    roles: tuple[str, ...] = ()


_PARTICLE = "|".join(sorted(map(re.escape, PARTICLES), key=len, reverse=True))
_WORD = r"[^\W\d_][\w’'ʻʼ‐.-]*"
_FAMILY = rf"(?:(?:{_PARTICLE}) )*{_WORD}(?: (?:(?:{_PARTICLE}|y) )*{_WORD}){{0,3}}"
_INITIAL = r"[^\W\d_a-zß-öø-ÿ]"
_STOP = r"(?:\.|(?![\w’'.]))"
_INITIALS = rf"{_INITIAL}{_STOP}(?:[ -]?{_INITIAL}[a-z]?{_STOP})*"
_BARE = rf"{_INITIAL}(?:[ -]?{_INITIAL}){{0,2}}(?![\w.’'])"
_SMALL = r"[a-z]\.(?: [a-z]\.)*"
_AFTER = rf"(?: (?:{_PARTICLE})(?![\w’'-]))*"
_SUFFIX = r"(?:,? (?P<suffix>Jr\.?|Sr\.?|I{2,3}|IV|V|2nd|3rd)(?![\w]))?"
_SCREEN = r"(?P<screen> \[[^\[\]]+\])?"
_INVERTED = regex(
    rf"(?P<family>{_FAMILY}),? (?P<given>(?:{_INITIALS}|{_BARE}|{_SMALL}))"
    rf"(?P<particle>{_AFTER}){_SUFFIX}{_SCREEN}(?=\s*(?:[,;&(…]|\.? *$|and\b|\. \.|\.\.))"
)
_GIVEN = r"[A-ZÀ-Þ][\w’'-]+"
_SPELT = regex(
    rf"(?P<family>{_FAMILY}), (?P<given>{_GIVEN}(?: (?:[A-ZÀ-Þ]\.?|{_GIVEN})){{0,2}})"
    rf"(?P<particle>){_SUFFIX}{_SCREEN}"
    rf"(?=\s*(?:;|&|\(|\.? *$|, (?:&|and )|, {_GIVEN}, [A-ZÀ-Þ]))"
)
_NATURAL = regex(
    rf"(?P<given>(?:{_INITIALS}|{_BARE}|{_SMALL})|[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ]\.)*)"
    rf"(?P<particle>) (?P<family>(?:(?:{_PARTICLE}) )*{_WORD}"
    rf"(?: (?!and\b|Jr|Sr|II)(?:(?:{_PARTICLE}|y) )*{_WORD}){{0,2}}){_SUFFIX}(?P<screen>)"
    r"(?=\s*(?:[,;&(…]|\.? *$|and\b|\. \.|\.\.))"
)
_ROLE = regex(r"\s*[(\[]\s*([A-Za-z][A-Za-z. &]*?)\s*[)\]]")
_WITH = regex(r"\s*\(with ([^()]+)\)")
_BETWEEN = regex(r"\s*(?:[,;]?\s*(?:&|and(?= )|y(?= )|et(?= ))\s*|[,;]\s*)")
_DOTS = regex(r"\s*,?\s*(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s*(?:&\s*)?")
_OTHERS = regex(r",?\s*(?:&\s*)?et\.? al\.?")
_GROUP_END = regex(r",? & |; | \((?=[A-Z][A-Za-z. &]+\))|\.?$")
OTHERS = "et al."
"""Stands for names that a list leaves out; CSL’s readers know it so."""


def role_of(said: str) -> tuple[str, ...]:
    """CSL's words for what stands behind a name, empty if it is no role."""
    bare = " ".join(said.replace(".", "").replace(" and ", " & ").lower().split())
    return ROLES.get(bare, ())


def byline(text: str) -> list[Credit]:
    """Those in the author's place, each with its roles; empty where it cannot be read."""
    text = text.strip(" ,;")
    for one in (_INVERTED, _SPELT):
        found = _people(text, one)
        if found:
            return found
    return _groups(text)


def is_persons(text: str) -> bool:
    """Whether a text is surely a list that begins with a person: “Family, I.”."""
    return bool(_INVERTED.match(text.strip(" ,;")))


def natural(text: str) -> list[Credit]:
    """Names in their natural order, or as students turn them; empty where they cannot be read."""
    text = text.strip(" ,;")
    for one in (_NATURAL, _INVERTED, _SPELT):
        found = _people(text, one)
        if found:
            return found
    return _groups(text) if is_group(text.replace(",", "")) else []


def _people(text: str, one: re.Pattern[str]) -> list[Credit]:
    found: list[Credit] = []
    at = 0
    while at < len(text):
        match = one.match(text, at)
        if match:
            found.append(Credit(_named(match)))
            at = match.end()
        elif found and (end := _rest_group(text, at)):
            found.append(Credit({"literal": text[at:end].strip()}))
            at = end
        else:
            return []
        at = _roles(text, at, found)
        if at < 0:
            return []
    return found


def _rest_group(text: str, at: int) -> int:
    """Where a group among people ends; only after an ampersand or a semicolon."""
    if not re.search(r"(?:&|;|\band)\s*$", text[:at]):
        return 0
    end = _GROUP_END.search(text, at)
    return end.start() if end else 0


def _roles(text: str, at: int, found: list[Credit]) -> int:
    """Past roles and what stands before the next name; -1 where something else stands there."""
    if (helped := _WITH.match(text, at)) is not None:
        found += [Credit(one.name, ("contributor",)) for one in byline(helped[1])]
        at = helped.end()
    role = _ROLE.match(text, at)
    if role:
        roles = role_of(role[1])
        if not roles:
            return -1
        several = role[1].rstrip(". ").lower().endswith("s") or len(found) > 1
        for index in range(len(found)):
            last = index == len(found) - 1
            if not found[index].roles and (several or last):
                found[index] = Credit(found[index].name, roles)
        at = role.end()
    if (others := _OTHERS.match(text, at)) is not None:
        found.append(Credit({"literal": OTHERS}))
        at = others.end()
    if not text[at:].strip(" .,"):
        return len(text)
    if (dots := _DOTS.match(text, at)) is not None:
        found.append(Credit({"literal": OTHERS}))
        return dots.end()
    between = _BETWEEN.match(text, at)
    return between.end() if between else -1


def _named(match: re.Match[str]) -> Name:
    given = initials(match["given"]) + (match["screen"] or "")
    family, suffix = match["family"], match["suffix"]
    behind = re.search(r" (Jr\.?|Sr\.?|I{2,3}|IV)$", family)
    if behind and not suffix:  # “Holton III, E. F.”
        family, suffix = family[: behind.start()], behind[1]
    name = {"family": family, "given": given}
    if particle := (match["particle"] or "").strip():
        name["dropping-particle"] = particle
    if suffix:
        name["suffix"] = suffix
    return name


def natural_form(name: Name) -> str:
    """“R. E. Mayer Jr.”."""
    parts = (name.get("given"), name.get("dropping-particle"), name["family"], name.get("suffix"))
    return " ".join(part for part in parts if part)


def initials(given: str) -> str:
    """“J.K.”, “JK” and “J K” as “J. K.”; names that are spelt out stay."""
    if re.fullmatch(_BARE, given):
        given = re.sub(r"(?<![-])\s*([^\W\d_])", r" \1.", given).strip().replace(" .", ".")
        return given.replace("-", "-").replace(". -", ".-") if "-" not in given else given
    return re.sub(r"\.(?=[^\W\d_])", ". ", given)


def _groups(text: str) -> list[Credit]:
    """One group, or several with an ampersand or semicolons between."""
    roles: tuple[str, ...] = ()
    role = re.search(r"\s*\(([A-Za-z][A-Za-z. &]*)\)$", text)
    if role and role_of(role[1]):
        roles, text = role_of(role[1]), text[: role.start()]
    text = text.strip(" ,;")
    # “U.S.” keeps its stop.
    if text.endswith(".") and not re.search(r"(?:\b\w|Inc|Ltd|Co|Corp|Jr|Sr)\.$", text):
        text = text[:-1]
    pieces = re.split(r"\s*;\s*(?:& )?|,? & ", text)
    apart = len(pieces) > 1 and all(len(piece.split()) > 1 for piece in pieces)
    found = pieces if apart else [text]
    return [Credit(_group(one.strip()), roles) for one in found if one.strip()]


def _group(text: str) -> Name:
    """A group; letters in brackets that its words begin with are its short name, not APA’s way."""
    found = re.fullmatch(r"(.+?) [(\[]([A-Z][A-Za-z&-]{1,9})[)\]]", text)
    if found:
        capitals = [word[0] for word in re.findall(r"[^\W_]+", found[1]) if word[0].isupper()]
        if [sign for sign in found[2] if sign.isupper()] == capitals:
            return {"literal": found[1], "short": found[2]}
    return {"literal": text}
