"""What stands in parentheses after a title: people, numbers, editions, volumes (APA 9.19)."""

from __future__ import annotations

import re

from plnfolio.cite.apa import bylines
from plnfolio.cite.apa.entry.parts import names_volume, plain_field, takes_number
from plnfolio.cite.common import join, names, titles
from plnfolio.cite.rich import Rich, plain
from plnfolio.model.reference import Reference
from plnfolio.patterns import regex

NUMBERED = regex(r"^[\d.,:/–-]+$")
ORDINAL = regex(r"^(\d{1,4})\s*(?:st|nd|rd|th)?\.?\s*(?:ed(?:ition|\.)?)?\.?$", re.IGNORECASE)
EDITION_WORD = regex(r"\bed(?:ition|n)?\b\.?$", re.IGNORECASE)
ORDINAL_WORDS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
# “Spring 2019”, “Expanded”: names of editions that leave the word itself out.
EDITION_NAME = regex(
    r"^(?:(?:spring|summer|fall|autumn|winter) \d{4}|(?:19|20)\d\d|(?:re)?expanded|enlarged|updated"
    r"|international|global|student|teacher[’']?s?|instructor[’']?s?|annotated|abridged|unabridged"
    r"|illustrated|critical|anniversary|special|custom|\w+ anniversary)$",
    re.IGNORECASE,
)
SHORT_EDITIONS = {
    "revised": "Rev.",
    "rev": "Rev.",
    "rev.": "Rev.",
}
PAGE_LABEL = regex(r"^pp?\.?\s*(?=[\divxlcA-Z])")
PAGES = regex(r"(?<=[\w.])\s*(?:-{1,3}|‐|‑|–|—)\s*(?=\w)")


def contributors(reference: Reference, roles: tuple[str, ...]) -> str:
    """People named after the title: “J. Strachey, Ed. & Trans.”, “K. Mazur, Narr.” (APA 9.19).

    Roles that hold the author's place are not named again.
    """
    leads = {role for _, combined in bylines.credited(reference) for role in combined.split("+")}
    if "editor-translator" in leads:
        leads |= {"editor", "translator"}
    shown = {
        role: names.people(reference, role)
        for role in roles
        if role not in leads and names.people(reference, role)
    }
    if shown.get("editor") and shown.get("editor") == shown.get("translator"):
        # One person in both roles is named once (APA 10.2 example 29).
        del shown["translator"]
        shown = {
            "editor-translator" if role == "editor" else role: who for role, who in shown.items()
        }
    return "; ".join([bylines.with_role(who, role) for role, who in shown.items()])


def number(reference: Reference) -> str:
    """“NIH Publication No. 18-2424”, “Season 6, Episode 25”, “ICPSR 37080” (APA 9.19)."""
    value = plain_field(reference, "number")
    if not value:
        return ""
    if takes_number(reference):
        genre = plain_field(reference, "genre")
        if value.lower().startswith(genre.lower()):
            return value
        return f"{genre} {value}" if genre.endswith("No.") else f"{genre} No. {value}"
    return f"No. {value}" if NUMBERED.match(value) else value


def edition(reference: Reference) -> str:
    """“2nd ed.”, “50th anniversary ed.”; a first edition is not named (APA 9.19)."""
    said = plain_field(reference, "edition")
    if not said:
        return ""
    bare = EDITION_WORD.sub("", said).strip()
    if bare.lower() in ORDINAL_WORDS:
        bare = str(ORDINAL_WORDS.index(bare.lower()) + 1)
    found = ORDINAL.match(bare)
    if found:
        return "" if int(found[1]) == 1 else f"{ordinal(int(found[1]))} ed."
    if bare.lower() in SHORT_EDITIONS:
        return f"{SHORT_EDITIONS[bare.lower()]} ed."
    named = bare != said or EDITION_NAME.match(said)
    return f"{bare} ed." if named else said


def ordinal(count: int) -> str:
    """“1st”, “2nd”, “11th”."""
    last = count % 10 if count % 100 not in (11, 12, 13) else 0
    return f"{count}{('th', 'st', 'nd', 'rd')[last] if last < 4 else 'th'}"


def volumes(reference: Reference) -> str:
    """“Vol. 7”, “Vols. 1–3”; nothing if the volume's title says it (APA 9.19)."""
    volume = plain_field(reference, "volume")
    if volume:
        if titles.says(reference, "volume-title") or names_volume(volume):
            return ""
        if volume.lower().startswith("vol"):
            return volume
        several = bool(PAGES.search(volume)) or "," in volume
        return f"{'Vols.' if several else 'Vol.'} {page_range(volume)}"
    count = plain_field(reference, "number-of-volumes")
    if not count:
        return ""
    if count.isdecimal() and len(count) < 5:
        return f"Vols. 1–{count}" if int(count) > 1 else ""
    return count


def version(reference: Reference) -> str:
    """“Version 3.3.070”; a text that says “version” itself stays (APA 10.9, 10.10)."""
    said = plain_field(reference, "version")
    if not said or "version" in said.lower():
        return said
    return f"Version {said}"


def series(reference: Reference) -> str:
    """“Vital and Health Statistics Series 10, Issue 260” (APA 10.4 example 52)."""
    title = plain_field(reference, "collection-title")
    value = plain_field(reference, "collection-number")
    if not title or not value:
        return ""
    return f"{title} No. {value}" if NUMBERED.match(value) else f"{title} {value}"


def page_range(pages: str) -> str:
    """Hyphens between numbers become en dashes (APA 6.6); labels in the data are dropped."""
    return PAGES.sub("–", PAGE_LABEL.sub("", pages.strip(",;: ")))


def pages(reference: Reference) -> str:
    """“pp. 287–314”, “p. 7”; else “Chapter 3” (APA 9.28)."""
    said = page_range(plain_field(reference, "page"))
    if said:
        several = "–" in said or "," in said or "&" in said
        return f"{'pp.' if several else 'p.'} {said}"
    chapter = plain_field(reference, "chapter-number")
    if not chapter:
        return ""
    return chapter if chapter.lower().startswith("chap") else f"Chapter {chapter}"


def parenthesis(*said: str) -> Rich:
    """What follows a title in one pair of parentheses, kinds apart by semicolons (APA 9.19)."""
    return join.wrapped("(", plain(join.words(said, "; ")), ")")


TITLE_ROLES = (
    "editor",
    "translator",
    "illustrator",
    "narrator",
    "compiler",
    "curator",
)


def book_parenthesis(reference: Reference) -> Rich:
    """People, edition and volume after the title of a whole book (APA 9.19)."""
    about = join.words((version(reference), edition(reference), volumes(reference)), ", ")
    return parenthesis(contributors(reference, TITLE_ROLES), database(reference), about)


def database(reference: Reference) -> str:
    """A work's number in an online archive, as “ED545393” (APA 10.8 example 74)."""
    if titles.says(reference, "archive_collection", "archive-place"):
        return ""
    return plain_field(reference, "archive_location")
