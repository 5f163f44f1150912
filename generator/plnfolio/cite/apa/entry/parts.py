"""What entries of every family are made of: parentheses, brackets, containers, sources, links."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plnfolio.cite import join
from plnfolio.cite.apa import dates, names, titles
from plnfolio.cite.rich import EMPTY, Rich, concat, italic, link, plain
from plnfolio.model.reference import Name, Reference


@dataclass(frozen=True, slots=True)
class Parts:
    """A work's title element, its bracketed description, and its source (APA 9.4).

    ``title`` holds the title with what follows it in parentheses. Each text in ``source`` is one
    sentence, without its full stop. ``linked`` is false where the source holds the link itself.
    """

    title: Rich
    description: Rich = EMPTY
    source: tuple[Rich, ...] = ()


NUMBERED = re.compile(r"^[\d.,:/–-]+$")
ORDINAL = re.compile(r"^(\d+)\s*(?:st|nd|rd|th)?\.?\s*(?:ed(?:ition|\.)?)?\.?$", re.IGNORECASE)
EDITION_WORD = re.compile(r"\bed(?:ition|n)?\b\.?$", re.IGNORECASE)
ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
SHORT_EDITIONS = {
    "revised": "Rev.",
    "rev": "Rev.",
    "rev.": "Rev.",
}
# What an exporter says of a copy's carrier is no description in APA 7 (9.21, 10.2 example 22).
CARRIERS = re.compile(
    r"^(?:e-?books?|electronic|online|print|pdf|epub|kindle(?: edition| book)?|hardcover|paperback"
    r"|web|www|internet|text)$",
    re.IGNORECASE,
)
PAGES = re.compile(r"(?<=[\w.])\s*(?:-{1,3}|‐|‑|–|—)\s*(?=\w)")
SITES_THAT_CHANGE = frozenset({"uptodate", "oer commons"})
DOI_START = re.compile(r"^(?:https?://)?(?:dx\.|www\.)?(?:doi\.org/)?(?:doi:\s*)?", re.IGNORECASE)


def title_rich(reference: Reference) -> Rich:
    """The title with its part and volume titles and its translation, upright (APA 9.18, 9.38)."""
    title = titles.parse(reference["title"])
    if not title:
        return EMPTY
    part = join.words(
        (
            f"Part {reference['part-number']}" if reference["part-number"] else "",
            reference["part-title"],
        ),
        ". ",
    )
    return join.joined((titles.open_end(title), titles.parse(part)), ": ")


def translation(reference: Reference) -> Rich:
    """“[Lexical characteristics of Japanese language]”, upright (APA 9.38)."""
    return join.wrapped("[", titles.parse(reference["translated-title"]), "]")


def upright_title(reference: Reference) -> Rich:
    """The title of a part of a greater whole (APA 9.18)."""
    return join.spaced((title_rich(reference), translation(reference)))


def italic_title(reference: Reference) -> Rich:
    """The title of a work that stands alone, with its volume's title (APA 9.18, 10.2 ex. 30)."""
    whole = join.joined((title_rich(reference), volume_title(reference)), ": ")
    return join.spaced((italic(whole), translation(reference)))


def whole_or_part(reference: Reference) -> Rich:
    """Italic alone, upright in a container (APA 9.18)."""
    if reference["container-title"].strip():
        return upright_title(reference)
    return italic_title(reference)


def volume_title(reference: Reference) -> Rich:
    """“Vol. 2. Cognitive processes” (APA 10.2 example 30, 10.3 example 45)."""
    title = titles.parse(reference["volume-title"])
    volume = reference["volume"].strip()
    if title:
        label = plain(f"Vol. {volume}") if volume else EMPTY
        return join.joined((label, title), ". ")
    if _names_volume(volume):
        return titles.parse(volume if volume.lower().startswith("vol") else f"Vol. {volume}")
    return EMPTY


def _names_volume(volume: str) -> bool:
    return any(len(word) > 3 and word.isalpha() for word in volume.split())


def contributors(reference: Reference, roles: tuple[str, ...]) -> str:
    """People named after the title: “J. Strachey, Ed. & Trans.”, “K. Mazur, Narr.” (APA 9.19)."""
    leading = {name for name, _ in names.credits(reference)}
    out: list[str] = []
    shown: dict[str, tuple[Name, ...]] = {}
    leads = {role for _, combined in names.credits(reference) for role in combined.split("+")}
    for role in roles:
        people = tuple(name for name in reference.names.get(role, ()) if names.shown(name))
        # Those who hold the author's place in this very role are not named again.
        if people and role not in leads and not (role == "translator" and leads & BOTH):
            shown[role] = people
    del leading
    editors, translators = shown.get("editor"), shown.get("translator")
    if editors and editors == translators:
        del shown["translator"]
        shown["editor-translator"] = shown.pop("editor")
        roles = ("editor-translator", *roles)
    for role in roles:
        if role in shown:
            out.append(names.with_role(shown.pop(role), role))
    return "; ".join(out)


BOTH = {"editor-translator"}


def number(reference: Reference) -> str:
    """“NIH Publication No. 18-2424”, “Season 6, Episode 25”, “ICPSR 37080” (APA 9.19)."""
    value = reference["number"].strip()
    if not value:
        return ""
    genre = plain_field(reference, "genre")
    medium = plain_field(reference, "medium")
    if genre and not medium and genre.lower() in ALWAYS_BRACKETED:
        genre = ""
    if genre and genre.lower() == medium.lower():
        genre = ""
    if not genre:
        return f"No. {value}" if NUMBERED.match(value) else value
    if genre.endswith("No.") or value.lower().startswith(("no.", genre.lower())):
        return value if value.lower().startswith(genre.lower()) else f"{genre} {value}"
    return f"{genre} No. {value}"


# Descriptions that no number belongs to, so that they stay in the bracket.
ALWAYS_BRACKETED = frozenset(
    {
        "audio podcast episode",
        "computer software",
        "data set",
        "database record",
        "dataset",
        "editorial",
        "film",
        "monograph",
        "mobile app",
        "song",
        "tv series episode",
        "video",
        "video podcast episode",
        "working paper [pdf]",
    }
)


def brackets(reference: Reference, default: str = "") -> Rich:
    """The description: ``medium`` if a number takes the genre, else ``genre`` (APA 9.21).

    Both stand as “[Film; educational DVD]” where there is no number (APA 10.12 example 84).
    """
    genre = titles.parse(reference["genre"])
    medium = titles.parse(reference["medium"])
    if reference["number"].strip() and medium:
        genre = EMPTY
    elif reference["number"].strip() and plain_field(reference, "genre").lower() not in (
        ALWAYS_BRACKETED
    ):
        genre = EMPTY
    if medium and CARRIERS.match(reference["medium"].strip()):
        medium = EMPTY
    if genre and CARRIERS.match(reference["genre"].strip()):
        genre = EMPTY
    if medium == genre:
        medium = EMPTY
    said = join.joined((genre, medium), "; ") or titles.parse(default)
    return bracketed(said)


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
        if reference["volume-title"].strip() or _names_volume(volume):
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
    """Hyphens between numbers become en dashes (APA 6.6)."""
    return PAGES.sub("–", pages.strip().strip(",;: "))


def pages(reference: Reference) -> str:
    """“pp. 287–314”, “p. 7”; else “Chapter 3” (APA 9.28)."""
    said = page_range(plain_field(reference, "page"))
    if said:
        if said.lower().startswith(("p.", "pp.")):
            return said
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
    if reference["archive_collection"] or reference["archive-place"]:
        return ""
    return plain_field(reference, "archive_location")


# -- sources ---------------------------------------------------------------------------------


def container(reference: Reference, about: Rich = EMPTY, lead: str = "In") -> Rich:
    """“In E. Editor (Ed.), *Title: Vol. 2. Name* (2nd ed., pp. 1–2)” (APA 9.28)."""
    title = titles.parse(reference["container-title"])
    if not title:
        return EMPTY
    whole = italic(join.joined((titles.open_end(title), volume_title(reference)), ": "))
    named = join.commas((plain(container_people(reference)), whole))
    return join.spaced((plain(lead), named, about))


CONTAINER_ROLES = (
    "executive-producer",
    "series-creator",
    "editor-translator",
    "editor",
    "editorial-director",
    "compiler",
    "chair",
    "organizer",
    "curator",
    "collection-editor",
    "container-author",
)


def container_people(reference: Reference) -> str:
    """“G. Y. Iwamasa & P. A. Hays (Eds.)”; a container's author has no label (APA 9.28)."""
    for role in CONTAINER_ROLES:
        people = tuple(name for name in reference.names.get(role, ()) if names.shown(name))
        if not people:
            continue
        if role == "container-author":
            return names.listed(people)
        if role == "editor" and people == reference.names.get("translator"):
            role = "editor-translator"
        return f"{names.listed(people)} ({names.role_label(role, len(people))})"
    return ""


def container_about(reference: Reference) -> Rich:
    """“(2nd ed., Vol. 1, pp. 10–29)” after a container's title (APA 9.28)."""
    return parenthesis(
        join.words(
            (version(reference), edition(reference), volumes(reference), pages(reference)), ", "
        )
    )


def publisher(reference: Reference) -> Rich:
    """The publisher, unless it is the author (APA 9.29); never its place."""
    name = titles.parse(reference["publisher"])
    return EMPTY if _is_author(reference, name) else name


def site(reference: Reference) -> Rich:
    """The website's name, unless it is the author or the publisher (APA 9.32, 10.16)."""
    name = titles.parse(reference["container-title"])
    if _is_author(reference, name) or _same(name, titles.parse(reference["publisher"])):
        return EMPTY
    return name


def _is_author(reference: Reference, name: Rich) -> bool:
    if not name:
        return False
    said = _key("".join([run.text for run in name]))
    groups = [
        names.split_screen_name(person.literal)[0]
        for person, _ in names.credits(reference)
        if person.literal
    ]
    shorts = [person.short for person, _ in names.credits(reference) if person.short]
    known = {_key(group) for group in (*groups, *shorts)}
    if len(groups) > 1:
        known.add(_key(" & ".join(groups)))
        known.add(_key(" and ".join(groups)))
        known.add(_key("; ".join(groups)))
    return said in known


def _same(one: Rich, other: Rich) -> bool:
    return _key("".join([run.text for run in one])) == _key("".join([run.text for run in other]))


def _key(name: str) -> str:
    bare = re.sub(r"\s*\([^()]*\)$", "", name.strip().casefold())
    return re.sub(r"[\W_]+", " ", bare.removeprefix("the ")).strip()


def archive(reference: Reference) -> Rich:
    """A museum, archive or database: “The Louvre, Paris, France” (APA 9.30, 9.31).

    A collection stands first with its box in parentheses, then archive and place.
    """
    name = titles.parse(reference["archive"])
    place = titles.parse(reference["archive-place"])
    collection = titles.parse(reference["archive_collection"])
    box = EMPTY
    if collection or place:
        box = join.wrapped("(", titles.parse(reference["archive_location"]), ")")
    if collection:
        return join.commas((join.spaced((collection, box)), name, place))
    return join.commas((join.spaced((name, box)), place))


def event(reference: Reference) -> Rich:
    """“Western Psychological Association 99th Annual Convention, Pasadena, CA” (APA 10.5)."""
    title = titles.parse(reference["event-title"] or reference["event"])
    return join.commas((title, titles.parse(reference["event-place"]))) if title else EMPTY


def places(reference: Reference) -> tuple[Rich, ...]:
    """Publisher, then archive: the end of most sources (APA 9.29-9.31)."""
    return (publisher(reference), archive(reference))


def address(reference: Reference) -> Rich:
    """The DOI, else the URL, with a retrieval date if the work has no date (APA 9.16, 9.34)."""
    doi = DOI_START.sub("", reference["DOI"].strip())
    if doi:
        return link(f"https://doi.org/{doi}")
    url = reference["URL"].strip()
    if not url:
        return EMPTY
    visited = reference.dates.get("accessed")
    if visited is None or not dates.has_date(visited) or not _may_change(reference):
        return link(url)
    return concat((plain(f"Retrieved {dates.spoken(visited)}, from "), link(url)))


def _may_change(reference: Reference) -> bool:
    if not dates.is_dated(reference):
        return True
    # Dated works of sites that overwrite what they held need the day as well (10.1 example 14).
    names_of_site = {reference["container-title"].casefold(), reference["publisher"].casefold()}
    return bool(names_of_site & SITES_THAT_CHANGE)


NOTES = re.compile(
    r"^\(?(?:Reprinted|Retraction|Retracted|Original work|Expression of concern|Corrected)\b"
)


def history(reference: Reference) -> Rich:
    """“(Original work published 1900)”, “(Reprinted from …)” (APA 9.39-9.41)."""
    told = titles.parse(reference["references"].strip().strip("()"))
    if not told and NOTES.match(reference["note"]):
        told = titles.parse(reference["note"].strip("()"))
    status = EMPTY
    if reference["status"].strip().lower().startswith(("retracted", "withdrawn")):
        status = titles.capitalized(titles.parse(reference["status"]))
    year = dates.original_label(reference)
    if not told and year:
        told = plain(f"Original work published {year}")
        original = titles.parse(reference["original-title"])
        if original:
            upright = concat((original,))
            shown = italic(upright) if titles.stands_alone(reference) else upright
            told = concat((plain("Original work published as "), shown, plain(f", {year}")))
    return join.wrapped("(", join.joined((status, told), "; "), ")")
