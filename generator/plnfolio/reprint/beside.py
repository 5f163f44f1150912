"""What stands in parentheses behind a title: “(K. Mazur, Narr.; 2nd ed., pp. 3–9)” (APA 9.19)."""

from __future__ import annotations

import re
from typing import Any

from plnfolio.patterns import regex
from plnfolio.reprint.cuts import Beside
from plnfolio.reprint.people import natural, role_of

Fields = dict[str, Any]

_ROLE_AT_END = regex(
    r"^(?P<people>.+?),\s*(?P<role>(?:Eds?|Trans|Narrs?|Illus|Comps?|Curators?|Interviewers?)\.?"
    r"(?:\s*(?:&|and)\s*Trans\.?)?|Translators?|Editors?|Narrators?)$"
)
_EDITION = regex(
    r"^(?P<n>\d{1,3}(?:st|nd|rd|th)?|[A-Z][\w ]*?|Rev\.(?: (?:and|&) [\w ]+)?|\d\w+ [\w ]+?)"
    r"\s*ed(?:ition|n)?\.?$",
    re.IGNORECASE,
)
_WORDS = {
    word: str(n)
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1
    )
}
_PAGES = regex(r"^pp?\.?\s*(?P<pages>(?:[A-Za-z]?\d|[ivxlc]+\b).*)$")
_VOLUME = regex(r"^(?:Vol(?:ume|s)?\.?|Vols\.)\s*(?P<v>[\w.]+(?:\s*[–—-]+\s*\w+)?)$", re.IGNORECASE)
_VERSION = regex(r"^(?:Version|Ver\.|V\.)\s*(?P<v>\S.*)$", re.IGNORECASE)
_NUMBER = regex(r"^(?P<kind>[A-Z].*?)\s+(?:No|Nr|Number)\.?\s*(?P<n>\S+)$")
_SERIES = regex(r"^(?P<title>[A-Z].*?) (?P<n>Series \d+.*|Vol\. \d+.*)$")
_BARE_NUMBER = regex(r"^(?:No|Nr|Episode|Number|#)\.?\s*(?P<n>[\d.,:/–-]+)$", re.IGNORECASE)
_SEASON = regex(r"^Season \d+,? (?:Episode|Ep\.?) \d+(?:[–-]\d+)?$", re.IGNORECASE)
_ARCHIVED = regex(r"^E[DJ]\d{6,7}$")


def read_parenthesis(inner: str, fields: Fields) -> bool:
    """Add what a pair of parentheses says to the fields; whether all of it is known for sure."""
    sure = True
    if _SEASON.match(inner):
        fields["number"] = inner
        return True
    for said in re.split(r";\s*", inner.strip()):
        if not _one(said.strip(), fields):
            sure = False
    return sure


def kept_back(apart: Beside) -> float:
    """How unlikely it is that a title keeps a bracket at its end that could stand behind it."""
    text = apart.title.text
    if text.endswith("]"):
        return 4.0
    found = re.search(r"\(([^()]*)\)$", text)
    return 3.0 if found and read_parenthesis(found[1], {}) else 0.0


_FOREIGN = frozenset(
    "le la les un une des du el los las una der die das ein eine und il e y et de del no".split()
)
_ENGLISH = regex(
    r"\b(?:the|of|and|in|for|to|with|on|how|what|why|is|are|from|by|an|at)\b"
    r"|\w(?:ing|ness|ship|ies|ials?|ity|ical|ings)\b",
    re.IGNORECASE,
)


def is_translation(title: str, said: str) -> bool:
    """Whether unknown words in brackets are the translation of a title in another language."""
    words = re.findall(r"[^\W\d_]+", title.lower())
    if not title.isascii() and re.search(r"[^\W\d_a-zA-Z]", title):
        return True
    if _FOREIGN.intersection(words):
        return True
    return not _ENGLISH.search(title) and (len(said.split()) > 2 or len(words) < 3)


def _one(said: str, fields: Fields) -> bool:
    """One kind of thing: people, a number, or edition, volume and pages with commas between."""
    if _people(said, fields):
        return True
    parts = re.split(r",\s+(?=(?:pp?\.|Vols?\.|Volume|Version|Chapter|\d+\w\w ed|Rev\. ed))", said)
    known = [_place(part.strip(), fields) for part in parts]
    if all(known):
        return True
    rest = ", ".join(part for part, found in zip(parts, known, strict=True) if not found)
    return _numbered(rest, fields)


def _people(said: str, fields: Fields) -> bool:
    found = _ROLE_AT_END.match(said)
    people = natural(found["people"]) if found else []
    if not found or not people:
        return False
    names = [one.name for one in people]
    for role in role_of(found["role"]) or ("editor",):
        fields[role] = names
    return True


def _place(said: str, fields: Fields) -> bool:
    """An edition, a volume, pages, a chapter or a version."""
    if pages := _PAGES.match(said):
        fields["page"] = pages["pages"].strip()
    elif chapter := re.match(r"^Chap(?:ter|\.)\s*(\w+)$", said, re.IGNORECASE):
        fields["chapter-number"] = chapter[1]
    elif volume := _VOLUME.match(said):
        several = re.match(r"^1\s*[–—-]+\s*(\d+)$", volume["v"])
        if several:
            fields["number-of-volumes"] = several[1]
        else:
            fields["volume"] = re.sub(r"\s*[–—-]+\s*", "–", volume["v"])
    elif version := _VERSION.match(said):
        fields["version"] = version["v"].strip()
    elif re.search(r"\bversion\b", said, re.IGNORECASE) and len(said) < 40:
        fields["version"] = said
    elif edition := _EDITION.match(said):
        fields["edition"] = _edition(edition["n"], said)
    else:
        return False
    return True


def _edition(number: str, said: str) -> str:
    """“2” for “2nd ed.”; an edition that has a name keeps it."""
    if plain := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)?", number, re.IGNORECASE):
        return plain[1]
    if number.lower() in _WORDS:
        return _WORDS[number.lower()]
    if number.lower() in ("rev.", "rev", "revised"):
        return "Rev. ed."
    return re.sub(r"\s*ed(?:ition|n)?\.?$", " ed.", said, flags=re.IGNORECASE)


def _numbered(said: str, fields: Fields) -> bool:
    """A number, with what it counts or alone; free words stand for an edition."""
    if bare := _BARE_NUMBER.match(said):
        fields["number"] = bare["n"]
        return True
    if number := _NUMBER.match(said):
        if number["kind"].lower() == "publication" and number["n"].isalnum():
            fields["number"] = number["n"]
            fields["~publication"] = True
        else:
            fields |= {"genre": number["kind"], "number": number["n"]}
        return True
    if series := _SERIES.match(said):
        fields |= {"collection-title": series["title"], "collection-number": series["n"]}
        return True
    if _ARCHIVED.match(said):
        fields["archive_location"] = said
        return True
    if re.search(r"\d", said) and len(said.split()) < 6 and not re.search(r"\b(?:in|and)\b", said):
        fields["number"] = said
        return bool(re.fullmatch(r"[A-Z]{2,}[ -]?\w*\d[\w-]*", said))
    fields["edition"] = said
    return False
