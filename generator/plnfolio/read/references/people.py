"""Several people in one text, however they are set apart: “;”, “&”, “and”, or commas alone.

A comma stands between people and inside their names. It is taken as the one or the other where
that is certain; otherwise the text comes back whole, and who reads the name says so.
"""

from __future__ import annotations

import html
import re

from plnfolio.read.references.degrees import is_degree, is_sure_degree, undecorated
from plnfolio.read.references.given import is_given
from plnfolio.read.references.groups import is_group
from plnfolio.read.references.names import is_suffix, uninverted

_SEMICOLON = re.compile(r"\s*;\s*(?:(?:and|und|y|et|&|\\&)\s+)?")
_AND = re.compile(r",?\s+(?:and|&amp;|\\?&)\s+|\s*,\s*\\?&\s*")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.[\s-]?)+|(?:[A-ZÀ-Þ][\s-]){0,3}[A-ZÀ-Þ]|[A-Z]{1,3}")
_CAPITALS_FIRST = re.compile(r"(?:[A-Z]\.[\s-]?)+\s*[^\W\d_].*")
_SPELT = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{2,}")
_ET_AL = re.compile(r",?\s+et\s+al\b\.?$", re.IGNORECASE)


def apart(text: str, *, paired: bool = False) -> list[str]:
    """The people in a text, each as it was written; one text if it holds but one.

    ``paired``: around it, each person is written as “Family, Given”.
    """
    text = html.unescape(text).strip().strip(";").strip()
    others = _ET_AL.search(text)
    if others:
        return [*apart(text[: others.start()], paired=paired), "et al."]
    pieces = _outside_braces(_SEMICOLON, text)
    if len(pieces) > 1:
        return [one for piece in pieces for one in apart(piece, paired=paired)]
    parts = [part.strip(" ,") for part in _outside_braces(_AND, text)]
    if len(parts) > 1 and all(map(_is_people, parts)):
        paired = paired or any(_is_one(part) and "," in part for part in parts)
        return [one for part in parts for one in _listed(part, paired=paired)]
    return _listed(text, paired=paired)


def _listed(text: str, *, paired: bool = False) -> list[str]:
    """People with nothing but commas between them; ``paired``: each has one in the name too."""
    if text.startswith("{"):
        return [text]
    ended = text.endswith(",")  # “Jill Stone, Amy Jutta, and …”
    text = text.strip(", ")
    fields = _fields(text)
    if len(fields) < 2 or is_group(fields[0]):
        return [text]
    turned = [uninverted(field) for field in fields]
    if all(turn != field for turn, field in zip(turned, fields, strict=True)):
        return turned  # “Stone J, Jutta AB”
    if all(_CAPITALS_FIRST.fullmatch(field) for field in fields):
        return fields  # “J. Stone, A. B. Jutta”
    if all(map(_is_natural, fields)) and (
        len(fields) > 2 or ended or all(is_given(field.split()[0]) for field in fields)
    ):
        return fields  # “Jill Stone, Amy Jutta, Bo Leeds”
    pairs = list(zip(fields[::2], fields[1::2], strict=False))
    certain = paired or all(_INITIALS.fullmatch(_bare(given)) for _, given in pairs)
    if len(fields) % 2 == 0 and len(fields) > 2 and certain:
        return [f"{family}, {given}" for family, given in pairs]  # “Stone, J., Jutta, A.”
    return [text]


def _fields(text: str) -> list[str]:
    """What stands between commas; a suffix or a degree belongs to the name before it."""
    found: list[str] = []
    for field in (field.strip() for field in text.split(",")):
        if found and is_suffix(field):
            found[-1] = f"{found[-1]} {field}"
        elif (
            field
            and not (found and is_sure_degree(field))
            and not (len(found) % 2 == 0 and is_degree(field))
        ):
            found.append(field)
    return found


def holds_several(text: str) -> bool:
    """Whether commas stand where a name has none: “Stone, Jill, Jutta”."""
    fields = _fields(undecorated(text))
    return len(fields) > 3 or (len(fields) == 3 and bool(_SPELT.fullmatch(fields[1])))


def holds_two(family: str, given: str) -> bool:
    """Whether two people were taken for one: “Jean Lave, Etienne Wenger”.

    The family name begins with a given name, as none does, and neither ends with one.
    """
    theirs, others = family.split(), given.split()
    if not (_is_natural(family) and len(others) == 2 and all(map(_SPELT.fullmatch, others))):
        return False
    return is_given(theirs[0]) and not is_given(theirs[-1]) and not is_given(others[-1])


def _bare(given: str) -> str:
    """A given name without the suffix that was put back to it."""
    head, _, last = given.rpartition(" ")
    return head if head and is_suffix(last) else given


def _is_people(part: str) -> bool:
    if part.startswith("{"):
        return False
    return _is_one(part) or len(_listed(part)) > 1 or len(_fields(part)) in (4, 6, 8)


def _is_one(part: str) -> bool:
    """Whether a text is one person for sure: “Stone, J.”, “J. Stone”, “Stone JA”."""
    part = undecorated(part)
    fields = _fields(part)
    if len(fields) == 1:
        known = _is_natural(part) and is_given(part.split()[0])
        return known or bool(_CAPITALS_FIRST.fullmatch(part)) or uninverted(part) != part
    return len(fields) == 2 and not is_group(part) and len(fields[1].split()) < 4


def _is_natural(field: str) -> bool:
    """“Jill Stone”: two to four words with capitals, and no group."""
    words = field.split()
    return 1 < len(words) < 5 and not is_group(field) and all(word[0].isupper() for word in words)


def _outside_braces(pattern: re.Pattern[str], text: str) -> list[str]:
    """The text split where a pattern stands in no braces."""
    pieces: list[str] = []
    at = 0
    for match in pattern.finditer(text):
        before = text[: match.start()]
        if before.count("{") == before.count("}"):
            pieces.append(text[at : match.start()])
            at = match.end()
    return [piece for piece in (*pieces, text[at:]) if piece.strip()]
