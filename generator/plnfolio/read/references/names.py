"""Names: one `Name` for one author, wherever an exporter left particle, suffix and capitals.

A particle that belongs to the surname (“de Vries”) stands in ``family``, because APA sorts and
prints it there (8.20, 9.44); one that follows the given name (“Beethoven, Ludwig van”) is
``dropping_particle``. Suffixes have their own slot (9.8). Whoever has one name only is ``literal``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from plnfolio.model.reference import OTHERS, PARTICLES, Name
from plnfolio.read.references.capitals import given_name, initials_apart, is_shouted, proper
from plnfolio.read.references.degrees import is_degree, is_sure_degree, undecorated
from plnfolio.read.references.groups import is_group, is_torn_group
from plnfolio.read.references.markup import bare, rich
from plnfolio.read.references.values import unquoted

_KEYS = {
    "family": "family",
    "given": "given",
    "dropping-particle": "dropping_particle",
    "non-dropping-particle": "non_dropping_particle",
    "suffix": "suffix",
    "literal": "literal",
    "short": "short",
}
KNOWN_KEYS = frozenset(_KEYS)
# Switches for citeproc-js and book-keeping of Crossref and ORCID.
_IGNORED_KEYS_WORDS = """
    comma-suffix static-ordering parse-names is-institution isinstitution sequence affiliation
    orcid authenticated-orcid id role suffix-comma multi name creatortype fieldmode
"""
IGNORED_KEYS = frozenset(_IGNORED_KEYS_WORDS.split())

_SUFFIXES = {
    "jr": "Jr.", "jnr": "Jr.", "junior": "Jr.", "sr": "Sr.", "snr": "Sr.", "ii": "II", "iii": "III",
    "iv": "IV", "2nd": "II", "3rd": "III", "4th": "IV", "esq": "Esq.",
}  # fmt: skip
_COMPANY = re.compile(r"^(?:inc|ltd|llc|llp|plc|gmbh|co|corp|s\.?a|pty)\.?(?:\s|$)", re.IGNORECASE)
_ROLE = re.compile(
    r"\s*\((?:eds?|editors?|trans|translators?|comp|dir|director|producer)s?\.?\)$", re.I
)
_WORD = r"[A-ZÀ-Þ][a-zß-ÿ'’-]+"
# “Smith JA”, as medical databases write names, and “Smith J. A.”.
_VANCOUVER = re.compile(
    rf"^((?:(?:van|von|de|der|den) )*{_WORD}(?:[ -]{_WORD})?)"
    r" ([A-Z]{1,2}|[A-Z]\.(?:[ -]?[A-Z]\.){0,3})$"
)
_INITIALS_FIRST = re.compile(
    rf"^((?:[A-Z]\.[ -]?)+) ?((?:(?:van|von|de|der|den|la|da|di) )*{_WORD}(?:[ -]{_WORD})?)$"
)
_STATES = frozenset(("AI", "EU", "IT", "TV", "UK", "UN", "US", "X"))  # and Malcolm X
# “d' Almeida”, “al- Hakim”: exporters set the particle apart.
_JOINED = re.compile(r"\b((?:[dl]|dell|dall|all|sull|al|el)['’-])\s+(?=\w)", re.IGNORECASE)
_OTHERS = frozenset(("others", "et al", "et al.", "and others", "…", "..."))


def read_name(value: object, *, shouted: bool = False) -> Name | None:
    """A CSL name object, or a name as text with its comma; None for what is no name.

    ``shouted``: all names around it are in capitals, so that “LEE” is “Lee”.
    """
    if isinstance(value, str):
        return inverted(value, shouted=shouted) if value.strip() else None
    if not isinstance(value, Mapping):
        return None
    parts: dict[str, str] = {}
    for key, part in value.items():
        slot = _KEYS.get(str(key).lower())
        if slot and part not in (None, "", [], {}):
            if isinstance(part, bool) or not isinstance(part, (str, int)):
                return None
            parts[slot] = bare(rich(str(part)))
    if not parts.get("literal") and isinstance(value.get("name"), str):
        parts["literal"] = bare(rich(value["name"]))  # Crossref's word for a group
    if str(value.get("isInstitution", value.get("is-institution", ""))).lower() in (
        "1",
        "true",
    ) and not parts.get("literal"):
        parts = {"literal": parts.get("family", ""), "short": parts.get("short", "")}
    return regular(Name(**parts), shouted=shouted)


def uninverted(text: str) -> str:
    """“Smith JA”, “Smith J. A.” and “J. A. Smith” with a comma; other text as it is."""
    head, comma, last = text.rpartition(",")
    if comma and "," not in head and " " in head.strip() and _suffix(last):
        given, family = natural(head)  # “Martin Luther King, Jr.”
        return f"{family}, {given}, {last.strip()}"
    if is_group(text):
        return text
    if (match := _VANCOUVER.match(text)) and match[2] not in _STATES:
        return f"{match[1]}, {match[2]}"
    match = _INITIALS_FIRST.match(text)
    return f"{match[2]}, {match[1].strip()}" if match else text


def is_in_capitals(value: object) -> bool:
    """Whether a name's surname is in capitals throughout, and no group's abbreviation."""
    family = value.get("family") if isinstance(value, Mapping) else str(value).partition(",")[0]
    has_given = "," in value if isinstance(value, str) else isinstance(value, Mapping)
    return isinstance(family, str) and has_given and len(family) > 1 and family.isupper()


def inverted(text: str, *, shouted: bool = False) -> Name | None:
    """“Family, Given, Suffix” as RIS and library databases write it; no comma is a group."""
    text = bare(rich(text))
    text = undecorated(_ROLE.sub("", text).rstrip(",; "))
    if text.lower() in _OTHERS:
        return OTHERS
    family, *rest = [part.strip() for part in text.split(",") if part.strip()] or [""]
    if not rest or _COMPANY.match(rest[0]) or is_group(family):
        return regular(Name(literal=text)) if text else None
    if not _suffix(rest[0]):
        rest = [rest[0], *(part for part in rest[1:] if not is_degree(part))]
    suffix = next((part for part in rest if _suffix(part)), "")
    given = " ".join(part for part in rest if part != suffix)
    if len(rest) > 2:  # two people, or a group with commas in its name
        return None
    return regular(Name(family=family, given=given, suffix=suffix), shouted=shouted)


def regular(name: Name, *, shouted: bool = False) -> Name | None:
    """The same name with every part in its slot; None if nothing is in it."""
    name = _suffixes(_turned(_spaced(name)))
    if name.literal:
        if name.literal.lower() in _OTHERS:
            return OTHERS
        return Name(literal=name.literal.rstrip(", "), short=name.short)
    if name.given and is_torn_group(name.family, name.given):
        return Name(literal=f"{name.given} {name.family}", short=name.short)
    name = _particles(_capitals(name, shouted=shouted))
    if not name.family:
        return Name(literal=name.given, short=name.short) if name.given else None
    if not name.given and not name.dropping_particle:
        if (turned := uninverted(name.family)) != name.family:
            family, given = turned.split(", ", 1)
            return replace(name, family=family, given=initials_apart(given))
        literal = f"{name.family} {name.suffix}".strip()
        return Name(literal=literal, short=name.short)
    return name


def _spaced(name: Name) -> Name:
    return replace(
        name,
        family=undecorated(unquoted(name.family)),
        given=initials_apart(undecorated(unquoted(name.given))),
        suffix=_suffix(name.suffix) or ("" if is_degree(name.suffix) else name.suffix.strip(", ")),
        literal=unquoted(name.literal),
        dropping_particle=name.dropping_particle.strip(),
        non_dropping_particle=name.non_dropping_particle.strip(),
    )


def _turned(name: Name) -> Name:
    """“Torrey Trust PhD” and “Martin Luther King Jr.” whose last word was taken for the surname."""
    suffix = _suffix(name.family)
    if not (suffix or is_sure_degree(name.family)) or " " not in name.given.strip():
        return name
    given, family = natural(name.given.rstrip(", "))
    return replace(name, family=family, given=given, suffix=name.suffix or suffix)


def natural(text: str) -> tuple[str, str]:
    """“Ludwig van Beethoven” as given name and surname with its particle."""
    words = text.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES and words[at - 1].islower():
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def is_company(text: str) -> bool:
    """Whether what stands behind a comma is “Inc.” and the like, or a suffix or a degree."""
    text = text.strip()
    return bool(_COMPANY.match(text) or _suffix(text) or is_degree(text))


def is_suffix(text: str) -> bool:
    """Whether a word is “Jr.”, “III” and the like."""
    return bool(_suffix(text))


def _suffix(text: str) -> str:
    """A suffix as APA prints it, empty if the text is none."""
    return _SUFFIXES.get(text.strip(" .,").lower(), "")


def _suffixes(name: Name) -> Name:
    """Move a suffix that was left at the end of the family or given name."""
    for slot, text in (("family", name.family), ("given", name.given)):
        before, _, last = text.rpartition(" ")
        found = _suffix(last)
        if (
            found
            and before.strip(", ")
            and not (slot == "given" and last.isupper() and "." in last)
        ):
            name = replace(name, suffix=name.suffix or found, **{slot: before.strip(", ")})
        elif "," in text and is_degree(text.rpartition(",")[2]):
            name = replace(name, **{slot: text.rpartition(",")[0].strip()})
    return name


def _capitals(name: Name, *, shouted: bool) -> Name:
    """“KENNEDY, MARIA J” as “Kennedy, Maria J.”; screen names and short names stay."""
    shouted = shouted or is_shouted(name.family, name.given)
    return replace(
        name,
        family=proper(name.family, PARTICLES) if shouted else name.family,
        given=given_name(name.given, shouted),
        non_dropping_particle=name.non_dropping_particle.lower()
        if shouted
        else name.non_dropping_particle,
    )


def _particles(name: Name) -> Name:
    """Surname particles into ``family``, those after the given name into their own slot."""
    before = name.non_dropping_particle
    if before:
        joint = "" if before[-1] in "-'’" else " "
        name = replace(name, family=f"{before}{joint}{name.family}", non_dropping_particle="")
    name = replace(name, family=_JOINED.sub(r"\1", name.family))
    words = name.given.split()
    kept = len(words)
    while kept > 1 and words[kept - 1] in PARTICLES:
        kept -= 1
    if kept < len(words) and not name.dropping_particle:
        name = replace(name, given=" ".join(words[:kept]), dropping_particle=" ".join(words[kept:]))
    return name
