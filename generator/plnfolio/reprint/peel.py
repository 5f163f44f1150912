"""An entry taken apart from both ends: author and date, address and history."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Any

from plnfolio.frozen import dataclass
from plnfolio.patterns import regex
from plnfolio.read.references import identifiers
from plnfolio.reprint.days import DATE, as_csl, in_order, issued
from plnfolio.reprint.legal import is_legal
from plnfolio.reprint.mending import mended
from plnfolio.reprint.people import OTHERS, byline, is_persons
from plnfolio.reprint.slanted import Slanted, upright


@dataclass(frozen=True, slots=True)
class Peeled:
    """What stands before the date, between date and address, and the fields read so far."""

    before: Slanted
    body: Slanted
    fields: dict[str, Any] = field(default_factory=dict)
    date: str | None = None
    slanted: bool = False


_DOI = (
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:?\s*(?:https?://(?:dx\.)?doi\.org/)?)\s*"
    r"(?P<doi>10\.\d{4,9}(?:\.\d+)*/\S+)"
)
_URL = r"(?P<url>(?:https?|ftp)://\S+|www\.[\w-]+\.\S+)"
_DAY = r"[^\W_][\w./, -]{3,24}?"
_LEAD = (
    rf"(?:(?:[(\[]?(?:Retrieved|Accessed|Retreived|Viewed|Last accessed)(?: on)?:?"
    rf" *(?P<day>{_DAY})??[,.]?(?: *from:?| at:?)?[)\]]? +)"
    r"|(?:(?:Also )?Available(?: online)?(?: at| from)?:? +)|(?:(?:URL|Link|Website):? +))?"
)
ADDRESS = regex(rf"\s*{_LEAD}[<(\[]?(?:{_DOI}|{_URL})[>\]]?\s*$", re.IGNORECASE)
_BARE_DOI = regex(r"\s(?P<doi>10\.\d{4,9}(?:\.\d+)*/\S+)\s*$(?P<day>)?(?P<url>)?")
# Words and a day behind the address: “https://… (accessed 2 May 2019)”, “… Accessed May 2, 2019.”
_AFTER = regex(
    r"[\s.,;]*[(\[]?\s*(?:Retrieved|Accessed|Viewed)(?: on)?:? *"
    rf"(?P<day>{_DAY}\d{{4}})[)\]]?\.?\s*$",
    re.IGNORECASE,
)
_HISTORY = regex(
    r"\s*[(\[](?P<said>(?:Original(?:ly)? (?:work )?published|Reprinted from|Retraction|Retracted"
    r"|Corrected|Expression of concern|Original work)\b.*)[)\]]\.?\s*$"
)
_FIRST_OUT = regex(
    r"^Original(?:ly)?(?: work)? published(?: in)?(?: as (?P<title>.+?),)?"
    r" (?P<date>(?:ca\.? )?\d{1,4}(?:[^,;()]*)?)\.?$"
)
_BARE_DATE = regex(r"(?<=[.,)\]…] )(?P<date>(?:19|20)\d\d[a-z]?|n\.d\.)[.:,] (?=\S)")
_CAPITALS = regex(r"[A-Z][\w’&.-]*(?:,? (?:[A-Z][\w’&.-]*|of|the|for|and|in|on|&)){0,9}\.")
"""A group, as names without commas are."""
_LONGEST_NAMES = 620


def peel(entry: Slanted) -> Peeled:
    """The entry without what surely stands at its ends."""
    slanted = "i" in entry.slant
    fields: dict[str, Any] = {}
    rest = _without_history(entry.strip(), fields)
    rest = _without_address(rest, fields)
    if "references" not in fields and "original-date" not in fields:
        rest = _without_history(rest, fields)
    dated = _date(rest.text)
    if dated is None:
        return Peeled(upright(""), rest, fields, None, slanted)
    begins, inner, ends, said = dated
    fields |= said
    before = rest[:begins].strip()
    body = mended(rest[ends:].strip(" .,:"))
    return Peeled(before, body, fields, inner, slanted)


def behind_byline(text: str) -> tuple[str, str]:
    """An entry before its date and from it on; all of it is behind where it has no date."""
    dated = _date(text)
    if dated is None:
        return "", text
    begins, inner, ends, _ = dated
    return text[:begins], f"({in_order(inner)}) {text[ends:].lstrip(' .,:')}"


def _date(text: str) -> tuple[int, str, int, dict[str, Any]] | None:
    """Where the first date stands that an entry may have, its words, and its fields."""
    if not is_persons(text) and is_legal(text):
        return None
    for found in DATE.finditer(text):
        said = issued(found["date"])
        if said is None or not text[: found.start()].strip(" .,"):
            continue
        return found.start(), found["date"], found.end(), said
    if (bare := bare_date(text)) is not None:
        return bare.start("date"), bare["date"], bare.end("date"), issued(bare["date"]) or {}
    return None


def bare_date(text: str) -> re.Match[str] | None:
    """A year without parentheses behind names and nothing else: “Kahneman, D. 2011. Title”."""
    found = _BARE_DATE.search(text[:_LONGEST_NAMES])
    if not found:
        return None
    before = text[: found.start()].rstrip()
    people = byline(before) if is_persons(before) else []
    literal = [one.name["literal"] for one in people if "literal" in one.name]
    persons = bool(people) and set(literal) <= {OTHERS}
    return found if persons or _CAPITALS.fullmatch(before) else None


def _without_address(rest: Slanted, fields: dict[str, Any]) -> Slanted:
    if (visited := _AFTER.search(rest.text)) is not None and "://" in rest.text[: visited.start()]:
        day = as_csl(visited["day"].strip(" ,."))
        if day:
            fields["accessed"] = day
            rest = rest[: visited.start()]
    bare = rest.strip(" .") if rest.text.rstrip().endswith(".") else rest
    found = _address_at_end(bare.text)
    if found is None:
        return rest
    if found["day"] and (day := as_csl(found["day"].strip(" ,."))):
        fields["accessed"] = day
    address = (found["doi"] or found["url"]).rstrip(".,;")
    if address.endswith((")", ">", "]")) and address.count("(") < address.count(")"):
        address = address[:-1]
    rest = bare[: found.start()]
    if not found["doi"]:
        fields["URL"] = address if "://" in address else f"https://{address}"
        doi, short = identifiers.doi(address) if "doi.org/" in address else ("", "")
        if doi or short:
            fields["URL"] = short
            fields |= {"DOI": doi} if doi else {}
            fields = fields if short else _drop(fields, "URL")
        return _second_address(rest, fields)
    fields["DOI"] = identifiers.doi(address)[0] or address
    return _second_address(rest, fields)


def _drop(fields: dict[str, Any], name: str) -> dict[str, Any]:
    fields.pop(name, None)
    return fields


def _address_at_end(text: str) -> re.Match[str] | None:
    """The last address of a text that nothing follows."""
    tail = max(0, len(text) - 700)
    found = ADDRESS.search(text, tail)
    return found or _BARE_DOI.search(text, tail)


def _second_address(rest: Slanted, fields: dict[str, Any]) -> Slanted:
    """Some give the DOI and an address; the DOI is what is printed (APA 9.34)."""
    bare = rest.strip(" .")
    found = _address_at_end(bare.text)
    if found is None:
        return rest
    if found["doi"]:
        fields.setdefault("DOI", identifiers.doi(found["doi"])[0] or found["doi"])
    else:
        fields.setdefault("URL", found["url"].rstrip(".,;"))
    return bare[: found.start()]


def _without_history(rest: Slanted, fields: dict[str, Any]) -> Slanted:
    """“(Original work published 1900)”, “(Reprinted from …)” (APA 9.39 to 9.41)."""
    begins = max(
        (
            match.start()
            for match in re.finditer(r"\s*[(\[](?=Orig|Reprint|Retract|Correct|Express)", rest.text)
        ),
        default=-1,
    )
    found = _HISTORY.match(rest.text, begins) if begins > 0 else None
    if not found:
        return rest
    told = rest[found.start("said") : found.end("said")]
    first = _FIRST_OUT.match(told.text)
    if first:
        date = as_csl(first["date"].strip())
        if date:
            fields["original-date"] = date
            if first["title"]:
                fields["original-title"] = first["title"]
            return rest[: found.start()].strip()
    fields["references"] = told.tagged(italic=False)
    return rest[: found.start()].strip()
