"""Legal references, which follow the Bluebook and not chapter 10 (APA 11.1-11.10)."""

from __future__ import annotations

import re

from plnfolio.cite.apa import dates
from plnfolio.cite.apa.entry import identifiers, parts, sources
from plnfolio.cite.common import join, names, titles
from plnfolio.cite.common.dates import has_date, issued, spoken
from plnfolio.cite.rich import EMPTY, Rich, concat, italic, plain, text_of
from plnfolio.model.reference import Reference
from plnfolio.patterns import regex

# Words of procedure that stand in italics (APA 11.4 example 5, 11.5 examples 8 and 12).
PROCEDURE = regex(r"\bet seq\.|\b(?:aff|rev)[’']d\b|\bcert\. (?:denied|granted)")
SESSION = regex(r"^\d+(?:st|nd|rd|th)$")
CHAMBER = regex(r"\b(?:House|Senate|Congress)\b")
CUT_SHORT = regex(r"\b(?:App|Cir|Cong|Const|Ct|Rec|Reg|Rep|Rptr|Stat|Supp)$")
PUBLIC_LAW = regex(r"^\d+\s*[-–]\s*\d+$")
# These name a place in a constitution or charter by themselves, without “§” (APA 11.9).
NAMED_SECTION = regex(r"^(?:§|art\b|arts\b|amend|para|ch\.|title|sched|pt\.|r\.)", re.I)
# Their decisions are all of one court, so that the reporter tells it (APA 11.4).
SUPREME = frozenset({"U.S.", "S. Ct.", "L. Ed.", "L. Ed. 2d"})
REPORTERS = {
    "us": "U.S.",
    "united states reports": "U.S.",
    "us reports": "U.S.",
    "sct": "S. Ct.",
    "supreme court reporter": "S. Ct.",
    "led": "L. Ed.",
    "led2d": "L. Ed. 2d",
}
REPORT = regex(r"\bRep\.$")


def case(reference: Reference) -> Rich:
    """“Brown v. Board of Education, 347 U.S. 483 (1954).” (APA 11.4)."""
    volume = parts.plain_field(reference, "volume")
    reporter = _abbreviated(parts.plain_field(reference, "container-title"))
    page = parts.plain_field(reference, "page")
    if reporter:
        first = page if "," in page else re.split(r"\s*[-–—]", page, maxsplit=1)[0]
        place = join.words((volume, reporter, _section(reference), first), " ")
        if not page and not titles.says(reference, "section"):
            place += " ___"  # not yet printed in its reporter (APA 11.4 example 2)
        year = dates.published_label(reference)
    else:
        value = parts.plain_field(reference, "number")
        place = f"No. {value}" if value and value[0].isdigit() else value
        date = issued(reference)
        year = spoken(date) if date is not None else ""
    court = "" if reporter in SUPREME else parts.plain_field(reference, "authority")
    decided = join.wrapped("(", plain(join.words((court, _dated(year)), " ")), ")")
    first_part = join.commas((titles.parse(reference["title"]), _with_italics(place)))
    later = _with_italics(parts.plain_field(reference, "references"))
    cited = join.spaced((first_part, decided))
    return _with_link(reference, join.commas((cited, later)))


def statute(reference: Reference) -> Rich:
    """“Every Student Succeeds Act, 20 U.S.C. § 6301 (2015).”, constitutions (APA 11.5, 11.9)."""
    value = parts.plain_field(reference, "number")
    if value and PUBLIC_LAW.match(value):
        value = f"Pub. L. No. {value.replace('–', '-')}"
    code = join.commas((plain(value), _code(reference)))
    named = join.commas((titles.parse(reference["title"]), code))
    return _with_link(reference, join.spaced((named, _enacted(reference), _status(reference))))


def bill(reference: Reference) -> Rich:
    """“S. Res. 438, 114th Cong., 162 Cong. Rec. 2394 (2016) (enacted).” (APA 11.6)."""
    genre = parts.plain_field(reference, "genre")
    value = parts.plain_field(reference, "number")
    if genre and (REPORT.search(genre) or is_numbered_report(reference)):
        value = f"No. {value}"  # a report of a committee has a number (APA 11.6 example 18)
    numbered = plain(join.words((genre, value), " "))
    named = join.commas(
        (titles.parse(reference["title"]), numbered, plain(_congress(reference)), _code(reference))
    )
    return _with_link(reference, join.spaced((named, _enacted(reference), _status(reference))))


def hearing(reference: Reference) -> Rich:
    """“*Title: Hearing before the Committee*, 113th Cong. (2014).” (APA 11.6 examples 14, 15)."""
    title = titles.open_end(titles.parse(reference["title"]))
    committee = parts.plain_field(reference, "section")
    witnesses = [names.full(name) for name in names.people(reference, "author")]
    testimony = ""
    if witnesses:
        testimony = f"testimony of {join.series(witnesses, '&', always_comma=False)}"
        named = join.commas((italic(title), plain(committee)))
    else:
        named_so = "hearing before" in text_of(title).lower()
        before = "" if named_so else "Hearing before the "
        whole = plain(f"{before}{committee}") if committee else EMPTY
        named = italic(join.subtitled(title, whole))
    number = plain(parts.plain_field(reference, "number"))
    named = join.commas((named, number, plain(_congress(reference))))
    said = join.wrapped("(", plain(testimony), ")") or _status(reference)
    return _with_link(reference, join.spaced((named, _enacted(reference), said)))


def regulation(reference: Reference) -> Rich:
    """“Protection of Human Subjects, 45 C.F.R. § 46 (2009).”, executive orders (APA 11.7)."""
    genre = parts.plain_field(reference, "genre")
    value = parts.plain_field(reference, "number")
    ordered = genre.lower().startswith("exec")
    if genre and value:
        value = f"No. {value}"
    title = EMPTY if ordered and value else titles.parse(reference["title"])
    numbered = plain(join.words((genre if value else "", value), " "))
    named = join.commas((title, numbered, _code(reference)))
    return _with_link(reference, join.spaced((named, _enacted(reference), _status(reference))))


def treaty(reference: Reference) -> Rich:
    """“Name of Convention, November 20, 1989, link”, with no full stop after it (APA 11.10)."""
    date = issued(reference)
    day = plain(spoken(date)) if date is not None else EMPTY
    value = "" if titles.says(reference, "page") else parts.plain_field(reference, "number")
    named = join.commas((titles.parse(reference["title"]), day, _code(reference), plain(value)))
    if not named:
        named = plain("[Untitled treaty]")
    where = sources.address(reference)
    return join.commas((named, where)) if where else join.stop(named)


def is_numbered_report(reference: Reference) -> bool:
    """A report of Congress that has a number in place of a title (APA 11.6 example 18)."""
    return (
        reference.type == "report"
        and not titles.says(reference, "title")
        and titles.says(reference, "number")
        and bool(REPORT.search(reference["genre"].strip()))
    )


def _code(reference: Reference) -> Rich:
    """“20 U.S.C. § 6301”, “123 Stat. 5”, “U.S. Const. art. I, § 3” (APA 11.5)."""
    volume = parts.plain_field(reference, "volume")
    source = _abbreviated(parts.plain_field(reference, "container-title"))
    where = _section(reference)
    if not where:
        where = re.split(r"\s*[-–—]", parts.plain_field(reference, "page"), maxsplit=1)[0]
    if not source and volume:
        volume = f"Vol. {volume}" if volume.isdigit() else volume
    return _with_italics(join.words((volume, source, where), " "))


def _abbreviated(source: str) -> str:
    """Reporters and codes with the full stops that tidy exporters take away (“Fla. Stat.”)."""
    bare = source.replace(".", "").casefold()
    known = REPORTERS.get(bare) or REPORTERS.get(bare.replace(" ", ""))
    if known:
        return known
    return f"{source}." if CUT_SHORT.search(source) else source


def _section(reference: Reference) -> str:
    said = parts.plain_field(reference, "section")
    if not said or NAMED_SECTION.match(said):
        return said
    several = "–" in said or "," in said or " and " in said
    return f"{'§§' if several else '§'} {said}"


def _with_italics(text: str) -> Rich:
    out: list[Rich] = []
    at = 0
    for found in PROCEDURE.finditer(text):
        out += [plain(text[at : found.start()]), italic(plain(found[0]))]
        at = found.end()
    return concat((*out, plain(text[at:])))


def _congress(reference: Reference) -> str:
    """“114th Cong.”: the body and its number, in whichever field they stand (APA 11.6)."""
    body = parts.plain_field(reference, "authority")
    session = parts.plain_field(reference, "chapter-number")
    if session.isdecimal() and len(session) < 5:
        session = identifiers.ordinal(int(session))
    if SESSION.match(session) and CHAMBER.search(body):
        # Of which chamber a bill is, its number says already.
        return f"{session} Cong."
    if body[:1].isdigit() or (session and not session[0].isdigit()):
        return join.words((body, session), ", ")
    return join.words((session, body), " ")


def _enacted(reference: Reference) -> Rich:
    """“(2015)”, “(1971 & rev. 2009)”, “(proposed May 23, 2016)”; constitutions have none."""
    proposed = reference.dates.get("submitted")
    date = issued(reference)
    if date is None:
        if proposed is not None and has_date(proposed):
            said = spoken(proposed)
            return plain(f"({said if 'propos' in said else f'proposed {said}'})")
        return EMPTY
    if reference["status"].lower().startswith("to be codified") and not date.literal:
        return plain(f"(proposed {spoken(date)})")
    year = dates.published_label(reference)
    original = dates.original_label(reference)
    return plain(f"({original} & rev. {year})" if original and original != year else f"({year})")


def _status(reference: Reference) -> Rich:
    said = reference["status"].strip(" ()")
    return EMPTY if said.lower() == "in press" else join.wrapped("(", titles.parse(said), ")")


def _dated(label: str) -> str:
    return "" if label == dates.NO_DATE else label


def _with_link(reference: Reference, named: Rich) -> Rich:
    if not named:
        named = plain("[Untitled]")
    return join.spaced((join.stop(named), sources.address(reference)))
