"""The title element: title, parentheses and bracketed description (APA 9.18-9.22)."""

from __future__ import annotations

import re

from plnfolio.cite.common import join, titles
from plnfolio.cite.rich import EMPTY, Rich, italic, plain
from plnfolio.frozen import dataclass
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


# What people write behind a title in its field, though it is no part of it.
ADDED = re.compile(
    r"^(.*\S)\s+(\[[^\[\]]+\]|\((?:\d+(?:st|nd|rd|th) ed\.|Rev\. ed\.|Vols?\. \d[^()]*)\))$"
)
# What an exporter says of a copy's carrier is no description in APA 7 (9.21, 10.2 example 22).
CARRIERS = re.compile(
    r"^(?:e-?books?|electronic(?: resource)?|online(?: resource)?|print|pdf|epub|html|text"
    r"|kindle(?: edition| book)?|hardcover|paperback|web|www|internet|web ?(?:page|site|log)"
    r"|(?:audio )?cds?|lp|vinyl|mp[34]|dvd|blu-?ray|vhs|streaming"
    r"|blog(?: post)?|(?:(?:journal|magazine|newspaper|news) )?articles?|books?|reports?)$",
    re.IGNORECASE,
)


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
    if names_volume(volume):
        return titles.parse(volume if volume.lower().startswith("vol") else f"Vol. {volume}")
    return EMPTY


def names_volume(volume: str) -> bool:
    """Whether a volume has a name in place of a number (“2. Cognitive processes”)."""
    return any(len(word) > 3 and word.isalpha() for word in volume.split())


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
