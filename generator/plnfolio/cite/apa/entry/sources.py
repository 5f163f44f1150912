"""The source element: containers, publishers, archives, events, links, history (APA 9.23-9.41)."""

from __future__ import annotations

import re
from dataclasses import replace

from plnfolio.cite.apa import bylines, dates
from plnfolio.cite.apa.entry import identifiers, parts
from plnfolio.cite.apa.entry.business import without_structure
from plnfolio.cite.common import join, names, titles
from plnfolio.cite.common.dates import has_date, spoken
from plnfolio.cite.rich import EMPTY, Rich, concat, italic, link, plain, text_of
from plnfolio.model.reference import Reference

SITES_THAT_CHANGE = frozenset({"uptodate", "oer commons"})
DOI_START = re.compile(r"^(?:https?://)?(?:dx\.|www\.)?(?:doi\.org/)?(?:doi:\s*)?", re.IGNORECASE)
DOI_ADDRESS = re.compile(r"^https?://(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)


def container(reference: Reference, about: Rich = EMPTY, lead: str = "In") -> Rich:
    """“In E. Editor (Ed.), *Title: Vol. 2. Name* (2nd ed., pp. 1–2)” (APA 9.28)."""
    title = titles.parse(reference["container-title"])
    if not title:
        return EMPTY
    whole = italic(join.subtitled(titles.open_end(title), parts.volume_title(reference)))
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
        people = names.people(reference, role)
        if not people:
            continue
        if role == "container-author":
            return bylines.listed(people)
        both = role == "editor" and people == names.people(reference, "translator")
        label = bylines.role_label("editor-translator" if both else role, len(people))
        return f"{bylines.listed(people)} ({label})"
    return ""


def container_about(reference: Reference) -> Rich:
    """“(2nd ed., Vol. 1, pp. 10–29)” after a container's title (APA 9.28)."""
    return identifiers.parenthesis(
        join.words(
            (
                identifiers.version(reference),
                identifiers.edition(reference),
                identifiers.volumes(reference),
                identifiers.pages(reference),
            ),
            ", ",
        )
    )


def publisher(reference: Reference) -> Rich:
    """The publisher, unless it is the author (APA 9.29); never its place or its “Inc.”."""
    name = titles.parse(without_structure(reference["publisher"]))
    return EMPTY if _is_author(reference, name) else name


# Places that show or keep whole works; what is on them is no part of them (APA 10.9-10.14).
PLATFORMS = frozenset(
    {
        "app store",
        "apple podcasts",
        "brightspace",
        "canvas",
        "dailymotion",
        "dataverse",
        "deviantart",
        "dryad",
        "facebook",
        "figshare",
        "flickr",
        "github",
        "gitlab",
        "google play",
        "google play store",
        "google podcasts",
        "harvard dataverse",
        "icpsr",
        "instagram",
        "kaggle",
        "mendeley data",
        "moodle",
        "openclipart",
        "osf",
        "pexels",
        "pixabay",
        "prezi",
        "slideshare",
        "soundcloud",
        "spotify",
        "ted",
        "tiktok",
        "twitch",
        "unsplash",
        "vimeo",
        "wikimedia commons",
        "youtube",
        "zenodo",
        "zoom",
    }
)


def housed(reference: Reference) -> Reference:
    """A work whose container is a platform, with the platform as its publisher (APA 9.29)."""
    where = reference["container-title"].strip()
    if where.lower() not in PLATFORMS:
        return reference
    fields = {key: value for key, value in reference.fields.items() if key != "container-title"}
    return replace(reference, fields={**fields, "publisher": where})


def site(reference: Reference) -> Rich:
    """The website's name, unless it is the author or the publisher (APA 9.32, 10.16)."""
    name = titles.parse(reference["container-title"])
    if _is_author(reference, name) or _same(name, titles.parse(reference["publisher"])):
        return EMPTY
    return name


def _is_author(reference: Reference, name: Rich) -> bool:
    if not name:
        return False
    said = _key(text_of(name))
    people = [person for person, _ in bylines.credited(reference)]
    groups = [names.natural(person) for person in people if not person.given]
    shorts = [person.short for person in people if person.short]
    known = {_key(group) for group in (*groups, *shorts)}
    if len(groups) > 1:
        known.add(_key(" & ".join(groups)))
        known.add(_key(" and ".join(groups)))
        known.add(_key("; ".join(groups)))
    return said in known


def _same(one: Rich, other: Rich) -> bool:
    return _key(text_of(one)) == _key(text_of(other))


def _key(name: str) -> str:
    bare = re.sub(r"\s*\([^()]*\)$", "", without_structure(name.strip()).casefold())
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
    house, where = publisher(reference), archive(reference)
    return (house,) if _same(house, where) else (house, where)


def address(reference: Reference) -> Rich:
    """The DOI, else the URL, with a retrieval date if the work has no date (APA 9.16, 9.34)."""
    doi = DOI_START.sub("", reference["DOI"].strip())
    if doi:
        return link(f"https://doi.org/{doi}")
    url = reference["URL"].strip()
    if not url:
        return EMPTY
    url = DOI_ADDRESS.sub("https://doi.org/", url)
    visited = reference.dates.get("accessed")
    if visited is None or not has_date(visited) or not _may_change(reference):
        return link(url)
    return concat((plain(f"Retrieved {spoken(visited)}, from "), link(url)))


def _may_change(reference: Reference) -> bool:
    if not dates.is_dated(reference):
        return True
    # Dated works of sites that overwrite what they held need the day as well (10.1 example 14).
    names_of_site = {reference["container-title"].casefold(), reference["publisher"].casefold()}
    return bool(names_of_site & SITES_THAT_CHANGE)


NOTES = re.compile(
    r"^\(?(?:Reprinted|Retraction|Retracted|Original work|Expression of concern|Corrected)\b"
)


# What befell an article after it was out stands at the end of its entry (APA 9.41, 10.1).
LATER = re.compile(r"^\s*(?:retract|withdrawn|correct|expression of concern)", re.IGNORECASE)


def history(reference: Reference) -> Rich:
    """“(Original work published 1900)”, “(Reprinted from …)” (APA 9.39-9.41)."""
    told = titles.parse(_unwrapped(reference["references"]))
    if not told and NOTES.match(reference["note"]):
        told = titles.parse(_unwrapped(reference["note"]))
    status = EMPTY
    if LATER.match(reference["status"]):
        status = titles.capitalized(titles.parse(reference["status"]))
    year = dates.original_label(reference)
    if not told and year:
        told = plain(f"Original work published {year}")
        original = titles.parse(reference["original-title"])
        if original:
            upright = concat((original,))
            shown = italic(upright) if _stands_alone(reference) else upright
            told = concat((plain("Original work published as "), shown, plain(f", {year}")))
    return join.wrapped("(", join.joined((status, told), "; "), ")")


def _unwrapped(text: str) -> str:
    """Without a pair of parentheses around it, which the entry will add."""
    text = text.strip()
    return text[1:-1] if text.startswith("(") and text.endswith(")") else text


def _stands_alone(reference: Reference) -> bool:
    """Whether the work is whole in itself, so that its title is italic (APA 9.19, 6.22)."""
    return reference.type in _STANDING or not titles.says(reference, "container-title")


# Pages and posts name their site as the container, yet stand alone (APA 10.15, 10.16).
_STANDING = frozenset({"webpage", "post", "thesis", "hearing"})
