"""Laws, cases and other legal works in the text: their name and a year (APA 11.4–11.10)."""

from __future__ import annotations

import re

from plnfolio.cite.apa.bylines import LEGAL
from plnfolio.cite.apa.dates import NO_DATE, published_label
from plnfolio.cite.apa.entry.legal import is_numbered_report
from plnfolio.cite.common.dates import issued
from plnfolio.cite.common.join import words
from plnfolio.cite.common.titles import parse
from plnfolio.cite.rich import Rich, plain, text_of
from plnfolio.model.reference import Reference

# “Civil Rights Act of 1964” gives its year behind the comma, so its name can do without (11.5).
_YEAR_IN_NAME = re.compile(r"\s+of\s+(\d{4})$")
_SECTION = re.compile(r"^(?:§|art\b|amend\b|para\b|ch\b|cl\b|pt\b|r\.|title\b)", re.IGNORECASE)
_YEARLESS = re.compile(r"^(?P<body>.*?\b(?:Const\.|Constitution|Charter)),?(?:\s+(?P<part>.+))?$")
_FULL_WORDS = (
    (re.compile(r"^arts?\.? "), "Article "),
    (re.compile(r"^amends?\.? "), "Amendment "),
    (re.compile(r"^§+ ?"), "Section "),
    (re.compile(r"^cls?\.? "), "Clause "),
    (re.compile(r"^paras?\.? "), "paragraph "),
)
_BODIES = {"U.N. Charter": "United Nations Charter"}
# How running text says what parentheses abbreviate (11.6, 11.7).
_SPOKEN = (
    (re.compile(r"^Exec(?:\.|utive) Order"), "Executive Order"),
    (re.compile(r"^S\. Res(?:olution|\.)"), "Senate Resolution"),
    (re.compile(r"^(?:H\.R\.|H\.) Res(?:olution|\.)"), "House Resolution"),
    (re.compile(r"^S\. Rep\."), "Senate Report"),
    (re.compile(r"^(?:H\.R\.|H\.) Rep\."), "House of Representatives Report"),
)


def is_legal(reference: Reference) -> bool:
    """Whether the work follows chapter 11: it is cited by its name, whoever wrote it."""
    return reference.type in LEGAL or is_numbered_report(reference)


def legal_name(reference: Reference) -> str:
    """What its entry begins with: a title, an order's number, or a place in a code."""
    genre = reference["genre"].strip()
    number = reference["number"].strip()
    if genre and number and (_is_order(reference) or not reference["title"].strip()):
        numbered = _is_order(reference) or is_numbered_report(reference) or genre.endswith("Rep.")
        return f"{genre} {'No. ' if numbered and not number.startswith('No') else ''}{number}"
    return text_of(parse(reference["title"])) or _code(reference) or number or "Untitled"


def short_name(reference: Reference) -> str:
    """The name as parentheses have it: shortened, without the year of the act (11.4–11.6)."""
    if reference["title-short"].strip() and not _is_order(reference):
        return text_of(parse(reference["title-short"]))
    name = legal_name(reference)
    if reference.type == "hearing":
        return name.split(":", 1)[0]
    if not reference["title"].strip():
        name = name.replace(" Res. ", " Resolution ")
    named = _YEAR_IN_NAME.search(name)
    if named is not None and named[1] in legal_date(reference, published_label(reference)):
        return name[: named.start()]
    return name


def spoken_name(name: str) -> Rich:
    """The name in a sentence, where it differs from that in parentheses; else nothing."""
    if (place := _YEARLESS.match(name)) is not None and place["part"]:
        return plain(_spoken_place(place["body"], place["part"]))
    for pattern, spoken in _SPOKEN:
        if pattern.match(name):
            return plain(pattern.sub(spoken, name))
    return ()


def legal_date(reference: Reference, date: str) -> str:
    """The year; that of a proposal for a rule to come (11.7), none for a constitution (11.9)."""
    if _YEARLESS.match(legal_name(reference)):
        return ""
    proposed = reference.dates.get("submitted")
    if issued(reference) is None and proposed is not None and proposed.parts and proposed.parts[0]:
        return str(proposed.parts[0][0])
    return "" if date == NO_DATE else date


def _is_order(reference: Reference) -> bool:
    return reference["genre"].strip().casefold().startswith("exec") and bool(reference["number"])


def _code(reference: Reference) -> str:
    """“Fla. Stat. § 394”, “U.S. Const. art. I, § 3” of a work that has no other name (11.5)."""
    section = reference["section"].strip()
    where = f"§ {section}" if section and not _SECTION.match(section) else section
    return words((reference["volume"], reference["container-title"], where), " ").strip()


def _spoken_place(body: str, part: str) -> str:
    """“Article I, Section 3, of the U.S. Constitution”, “Amendment XIX to the …” (11.9)."""
    pieces = re.split(r",\s*", part)
    for pattern, full in _FULL_WORDS:
        pieces = [pattern.sub(full, piece) for piece in pieces]
    whole = _BODIES.get(body, re.sub(r"Const\.$", "Constitution", body))
    to = "to" if pieces[0].startswith("Amendment") else "of"
    comma = "," if len(pieces) > 1 else ""
    return f"{', '.join(pieces)}{comma} {to} the {whole}"
