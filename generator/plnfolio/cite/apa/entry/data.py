"""Data sets, software, apps, apparatus, patents (APA 10.9, 10.10, 11.8)."""

from __future__ import annotations

import re
from dataclasses import replace

from plnfolio.cite.apa.entry import identifiers, parts, sources
from plnfolio.cite.apa.entry.parts import Parts
from plnfolio.cite.common import join, titles
from plnfolio.cite.rich import EMPTY, Rich
from plnfolio.model.reference import Reference
from plnfolio.patterns import regex

AMERICAN = regex(r"^(?:United States|U\.S\.|US)\b")
MOBILE = regex(r"^(?:android|i(?:pad)?os)\b", re.IGNORECASE)
MACHINES = regex(
    r"^(?:android|i(?:pad)?os|linux|mac ?os|os x|unix|windows|cross-platform|all platforms"
    r"|c|c\+\+|c#|go|java|javascript|julia|matlab|php|python|r|ruby|rust|typescript)"
    r"(?:\s*[\d.]+|\s*[,;/&].*)?$",
    re.IGNORECASE,
)
COUNTRY = regex(r"^(?:[A-Z]\.?){2,4}$|^[A-Z][a-z]+$")


def dataset(reference: Reference) -> Parts:
    """“(ICPSR 37080; Version V1) [Data set]” (APA 10.9)."""
    return _work(sources.housed(reference), "Data set")


def software(reference: Reference) -> Parts:
    """“(Version 3.3.070) [Computer software]”; an entry in an app “In *App*” (APA 10.10)."""
    medium = reference["medium"].strip()
    default = "Mobile app" if MOBILE.match(medium) else "Computer software"
    # Exporters write the platform and the language where descriptions stand.
    spoken = [name for name in ("genre", "medium") if MACHINES.match(reference[name].strip())]
    if spoken:
        fields = {key: value for key, value in reference.fields.items() if key not in spoken}
        reference = replace(reference, fields=fields)
    return _work(sources.housed(reference), default)


def _work(reference: Reference, default: str) -> Parts:
    title = parts.whole_or_part(reference)
    about = identifiers.parenthesis(
        identifiers.contributors(reference, ("editor", "translator")),
        identifiers.database(reference),
        identifiers.number(reference),
        join.words((identifiers.version(reference), identifiers.edition(reference)), ", "),
    )
    described = parts.brackets(reference, default)
    whole = sources.container(reference, about)
    if whole and title:
        # Version and bracket belong to the whole app or data base (APA 10.10 example 80).
        return Parts(title, EMPTY, (join.spaced((whole, described)), *sources.places(reference)))
    return Parts(
        join.spaced((title, about)) if title else EMPTY,
        described,
        (whole, *sources.places(reference)),
    )


def patent(reference: Reference) -> Parts:
    """“(U.S. Patent No. 9,367,592). U.S. Patent and Trademark Office” (APA 11.8)."""
    title = parts.italic_title(reference)
    authority = parts.plain_field(reference, "authority")
    country = parts.plain_field(reference, "jurisdiction")
    if not country and COUNTRY.match(authority):
        country = authority
    value = parts.plain_field(reference, "number")
    if not country and (AMERICAN.match(authority) or value.startswith("US")):
        country = "U.S."
    genre = parts.plain_field(reference, "genre") or "Patent"
    if "patent" in genre.lower() and country and not genre.startswith(country):
        genre = f"{country} {genre[:1].upper()}{genre[1:]}"
    numbered = value if "patent" in value.lower() else join.words((genre, value), " No. ")
    office: Rich = sources.publisher(reference)
    if not office and not COUNTRY.match(authority):
        office = titles.parse(authority)
    about = identifiers.parenthesis(numbered if value else "")
    described = EMPTY if title else parts.bracketed(titles.parse(genre))
    return Parts(
        join.spaced((title, about)) if title else about,
        described,
        (office, sources.archive(reference)),
    )
