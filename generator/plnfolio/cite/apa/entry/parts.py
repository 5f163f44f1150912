"""The title element: title, parentheses and bracketed description (APA 9.18-9.22)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plnfolio.cite import join
from plnfolio.cite.apa import names, titles
from plnfolio.cite.rich import EMPTY, Rich, italic, plain
from plnfolio.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Parts:
    """A work's title element, its bracketed description, and its source (APA 9.4).

    ``title`` holds the title with what follows it in parentheses. Each text in ``source`` is one
    sentence, without its full stop.
    """

    title: Rich
    description: Rich = EMPTY
    source: tuple[Rich, ...] = ()


NUMBERED = re.compile(r"^[\d.,:/–-]+$")
ORDINAL = re.compile(r"^(\d+)\s*(?:st|nd|rd|th)?\.?\s*(?:ed(?:ition|\.)?)?\.?$", re.IGNORECASE)
EDITION_WORD = re.compile(r"\bed(?:ition|n)?\b\.?$", re.IGNORECASE)
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
SHORT_EDITIONS = {
    "revised": "Rev.",
    "rev": "Rev.",
    "rev.": "Rev.",
}
# What an exporter says of a copy's carrier is no description in APA 7 (9.21, 10.2 example 22).
ADDED = re.compile(
    r"^(.*\S)\s+(\[[^\[\]]+\]|\((?:\d+(?:st|nd|rd|th) ed\.|Rev\. ed\.|Vols?\. \d[^()]*)\))$"
)
CARRIERS = re.compile(
    r"^(?:e-?books?|electronic(?: resource)?|online(?: resource)?|print|pdf|epub|html|text"
    r"|kindle(?: edition| book)?|hardcover|paperback|web|www|internet|web ?(?:page|site|log)"
    r"|(?:audio )?cds?|lp|vinyl|mp[34]|dvd|blu-?ray|vhs|streaming"
    r"|blog(?: post)?|(?:(?:journal|magazine|newspaper|news) )?articles?|books?|reports?)$",
    re.IGNORECASE,
)
PAGE_LABEL = re.compile(r"^pp?\.?\s*(?=[\divxlcA-Z])")
PAGES = re.compile(r"(?<=[\w.])\s*(?:-{1,3}|‐|‑|–|—)\s*(?=\w)")


def title_rich(reference: Reference) -> Rich:
    """The title with its part and volume titles and its translation, upright (APA 9.18, 9.38)."""
    title = titles.parse(reference["title"])
    if not title:
        return EMPTY
    part = plain_field(reference, "part-number")
    label = plain(f"Part {part}" if part else "")
    named = join.lead_in(label, titles.parse(reference["part-title"]))
    return join.subtitled(titles.open_end(title), named)


def translation(reference: Reference) -> Rich:
    """“[Lexical characteristics of Japanese language]”, upright (APA 9.38)."""
    return join.wrapped("[", titles.parse(reference["translated-title"]), "]")


def upright_title(reference: Reference) -> Rich:
    """The title of a part of a greater whole (APA 9.18)."""
    return join.spaced((title_rich(reference), translation(reference)))


def italic_title(reference: Reference) -> Rich:
    """The title of a work that stands alone, with its volume's title (APA 9.18, 10.2 ex. 30)."""
    title, added = _apart(title_rich(reference))
    whole = join.subtitled(title, volume_title(reference))
    return join.spaced((italic(whole), added, translation(reference)))


def _apart(title: Rich) -> tuple[Rich, Rich]:
    """A title and what was written behind it in brackets, which is not italic (APA 9.19, 9.38)."""
    found = ADDED.match(title[0].text) if len(title) == 1 else None
    return (plain(found[1]), plain(found[2])) if found else (title, EMPTY)


def whole_or_part(reference: Reference) -> Rich:
    """Italic alone, upright in a container (APA 9.18)."""
    if titles.says(reference, "container-title"):
        return upright_title(reference)
    return italic_title(reference)


def volume_title(reference: Reference) -> Rich:
    """“Vol. 2. Cognitive processes” (APA 10.2 example 30, 10.3 example 45)."""
    title = titles.parse(reference["volume-title"])
    volume = plain_field(reference, "volume")
    if title:
        label = plain(f"Vol. {volume}") if volume else EMPTY
        return join.lead_in(label, title)
    if _names_volume(volume):
        return titles.parse(volume if volume.lower().startswith("vol") else f"Vol. {volume}")
    return EMPTY


def _names_volume(volume: str) -> bool:
    return any(len(word) > 3 and word.isalpha() for word in volume.split())


def contributors(reference: Reference, roles: tuple[str, ...]) -> str:
    """People named after the title: “J. Strachey, Ed. & Trans.”, “K. Mazur, Narr.” (APA 9.19).

    Roles that hold the author's place are not named again.
    """
    leads = {role for _, combined in names.credited(reference) for role in combined.split("+")}
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
    return "; ".join([names.with_role(who, role) for role, who in shown.items()])


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


def takes_number(reference: Reference) -> bool:
    """Whether ``genre`` says what ``number`` counts (“Issue Brief No. 1”), not what the work is."""
    genre = plain_field(reference, "genre").lower()
    value = plain_field(reference, "number").lower()
    if not genre or not value or value.startswith("no. ") or " no. " in value:
        return False
    return genre != plain_field(reference, "medium").lower() and genre not in ALWAYS_BRACKETED


# Descriptions that count nothing, so that they stay in the bracket beside a number.
ALWAYS_BRACKETED = frozenset(
    {
        "album",
        "audio podcast",
        "audio podcast episode",
        "clip art",
        "code book",
        "computer software",
        "data set",
        "database record",
        "dataset",
        "editorial",
        "film",
        "grant",
        "mobile app",
        "monograph",
        "photograph",
        "press release",
        "radio series episode",
        "song",
        "tv series",
        "tv series episode",
        "video",
        "video podcast episode",
        "webinar",
    }
)


def brackets(reference: Reference, default: str = "") -> Rich:
    """The description: ``medium`` if the number takes the genre, else ``genre`` (APA 9.21).

    Both stand as “[Film; educational DVD]” where the genre is free (APA 10.12 example 84).
    """
    genre = EMPTY if takes_number(reference) else description(reference, "genre")
    medium = description(reference, "medium")
    if medium == genre:
        medium = EMPTY
    return bracketed(join.joined((genre, medium), "; ") or titles.parse(default))


def description(reference: Reference, variable: str) -> Rich:
    """``genre`` or ``medium``, unless it only says what carries the text (APA 10.2 ex. 22)."""
    said = reference[variable].strip()
    return EMPTY if CARRIERS.match(said) else titles.parse(said)


def bracketed(said: Rich) -> Rich:
    """A description in square brackets, begun with a capital (APA 9.21)."""
    return join.wrapped("[", titles.capitalized(said), "]")


def plain_field(reference: Reference, variable: str) -> str:
    """A field as text without tags, quotes curly."""
    return "".join([run.text for run in titles.parse(reference[variable])])


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
    return f"{bare} ed." if bare != said else said


def ordinal(count: int) -> str:
    """“1st”, “2nd”, “11th”."""
    last = count % 10 if count % 100 not in (11, 12, 13) else 0
    return f"{count}{('th', 'st', 'nd', 'rd')[last] if last < 4 else 'th'}"


def volumes(reference: Reference) -> str:
    """“Vol. 7”, “Vols. 1–3”; nothing if the volume's title says it (APA 9.19)."""
    volume = plain_field(reference, "volume")
    if volume:
        if titles.says(reference, "volume-title") or _names_volume(volume):
            return ""
        if volume.lower().startswith("vol"):
            return volume
        several = bool(PAGES.search(volume)) or "," in volume
        return f"{'Vols.' if several else 'Vol.'} {page_range(volume)}"
    count = plain_field(reference, "number-of-volumes")
    if not count:
        return ""
    if count.isdigit():
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
