"""Entries of MLA, Chicago and Harvard lists, turned into entries as APA has them.

The plain ones of books, parts of books, articles and pages are; of any other the style is named.
What is turned is weighed like any entry, and says that it was turned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plnfolio.frozen import dataclass
from plnfolio.model.months import MONTHS
from plnfolio.patterns import regex
from plnfolio.read.references import newspapers
from plnfolio.read.references.groups import is_group
from plnfolio.reprint import kinds
from plnfolio.reprint.slanted import ITALIC, UPRIGHT, Slanted

MLA, CHICAGO, HARVARD = "MLA", "Chicago", "Harvard"


@dataclass(frozen=True, slots=True)
class Turned:
    """An entry as APA has it, and the style that it was in."""

    words: Slanted
    style: str
    spelt: Mapping[str, str]
    """Given names by “Family, I. I.”, where the entry spells them."""


class _People(NamedTuple):
    """Who stands before the title, as APA has names, and their given names."""

    text: str
    spelt: Mapping[str, str]


_WORD = r"[^\W\d_][\w’'-]*"
_GIVEN = r"[A-ZÀ-Þ][\w’'-]*\.?(?: [A-ZÀ-Þ][\w’'-]*\.?){0,4}"
_FAMILY = rf"(?:(?:de|del|der|van|von|la|le|da|di) )*{_WORD}(?: {_WORD})?"
_FIRST = regex(rf"(?P<family>{_FAMILY}), (?P<given>{_GIVEN}?)(?=\.?$|,|\.? and | &)")
_NEXT = regex(
    rf"(?:,? (?:and|&) |, )(?P<given>{_GIVEN})"
    rf" (?P<family>(?:(?:de|del|der|van|von|la|da) )*{_WORD})"
    r"(?=$|,|\.? and | &)"
)
_TURNED = regex(
    rf"(?:,? (?:and|&) |, |; )(?P<family>{_FAMILY}), (?P<given>{_GIVEN}?)(?=$|,|;| and | &)"
)
_GROUP = regex(r"[A-Z][\w’&.-]*(?: (?:[A-Z][\w’&.-]*|of|the|for|and|in|on)){0,9}")
_ETAL = regex(r",? et al\.?$")
_ROLE = regex(r",? \(?(?:editors?|eds?\.?)\)?$", re.IGNORECASE)

_URL = r"(?:https?://\S+|(?:doi:\s*)?10\.\d{4,9}/\S+|doi:\s*\S+|www\.\S+|[\w.-]+\.[a-z]{2,4}/\S*)"
_ADDRESS = regex(rf"(?:^|[ :])(?P<url>{_URL})")
_VISITED = regex(r"\(?Accessed:? (?P<day>[^()]{6,24}?)\)?\.?$")
_DAY = r"(?:\d{1,2} )?(?:[A-Z][a-z]{2,8}\.?) (?:\d{1,2}, )?\d{4}|\d{4}"
_QUOTED = regex(r"^[“\"‘'](?P<title>.+?)(?P<stop>[.,?!]?)[”\"’'](?P<after>[.,]?) (?P<source>\S.*)$")
_PAGES = r"[A-Za-z]?\d[\w–-]*(?:\+|, \d+)?"
_EDITORS = r"[Ee]dited by (?P<editors>.+?)"
_ED = r"(?P<edition>[\w.]+(?: \w+)? (?:ed|edn|edition))\.?"
_PLACE = r"[A-Z][\w.’ -]{1,40}(?:, [A-Z][\w.]{1,20})?"
_SOURCES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "part",
        MLA,
        regex(
            rf"^(?P<in>[^“”]+?), {_EDITORS}, (?:{_ED}, )?(?P<house>[^,]+), (?P<day>\d{{4}}),"
            rf" pp?\. (?P<pages>{_PAGES})(?P<tail>.*)$"
        ),
    ),
    (
        "part",
        CHICAGO,
        regex(
            rf"^In (?P<in>[^“”]+?), {_EDITORS}, (?P<pages>{_PAGES})\. (?:{_PLACE}: )?"
            r"(?P<house>[^,.]+)(?:, (?P<day>\d{4}))?(?P<tail>|\..*)$"
        ),
    ),
    (
        "article",
        MLA,
        regex(
            rf"^(?P<in>[^“”]+?)(?:, vol\. (?P<volume>\w+))?(?:, no\. (?P<issue>[\w/–-]+))?,"
            r" (?P<day>(?:(?:\d{1,2} )?[A-Z][a-z]+\.? |[A-Z][a-z]+\.?[/–-][A-Z][a-z]+\.? )?\d{4}),"
            rf" pp?\. (?P<pages>{_PAGES})(?P<tail>.*)$"
        ),
    ),
    (
        "article",
        MLA,
        regex(
            r"^(?P<in>[^“”]+?), vol\. (?P<volume>\w+)(?:, no\. (?P<issue>[\w/–-]+))?,"
            r" (?P<day>(?:(?:\d{1,2} )?[A-Z][a-z]+\.? )?\d{4})(?P<pages>)(?P<tail>[,.].*)$"
        ),
    ),
    (
        "article",
        CHICAGO,
        regex(
            r"^(?P<in>[^“”]+?),? (?P<volume>\d+)(?:, no\. (?P<issue>[\w/–-]+))?"
            r" \((?P<day>[^()]*\d{4})\)"
            rf"(?:: (?P<pages>{_PAGES}))?(?P<tail>.*)$"
        ),
    ),
    (
        "article",
        CHICAGO,
        regex(
            r"^(?P<in>[^“”]+?),? (?P<volume>\d+)"
            r"(?: ?\((?P<issue>[^()]+)\)|, no\. (?P<no>[\w/–-]+))?"
            rf" ?(?P<day>): ?(?P<pages>{_PAGES})(?P<tail>.*)$"
        ),
    ),
    (
        "page",
        MLA,
        regex(rf"^(?P<in>[^“”]+?),(?: (?P<house>[^,\d]+),)? (?P<day>{_DAY}), (?P<tail>{_URL}.*)$"),
    ),
    ("page", MLA, regex(rf"^(?P<in>[^“”,]+),(?P<day>) (?P<tail>{_URL}.*Accessed.*)$")),
    (
        "page",
        CHICAGO,
        regex(
            rf"^(?P<in>[^“”.]+)\.(?: (?:Accessed|Last modified) [^.]+\.)? ?(?P<day>{_DAY})?\.?"
            rf" (?P<tail>{_URL}.*)$"
        ),
    ),
)
_HARVARD: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "article",
        HARVARD,
        regex(
            r"^(?P<in>[^“”‘]+?),? (?:[Vv]ol\. ?)?(?P<volume>\d+)"
            r" ?(?:\((?P<issue>[^()]+)\)|,? no\. ?(?P<no>\w+))?"
            rf",? (?P<day>)(?:pp?\. ?)?(?P<pages>{_PAGES})(?P<tail>|[.,].*)$"
        ),
    ),
    (
        "part",
        HARVARD,
        regex(
            r"^[Ii]n:? (?P<editors>.+?),? \([Ee]ds?\.?\),? (?P<in>[^“”]+?)"
            r"(?:, (?P<edition>\w+ edn)\.?)?[.,]"
            rf" (?:{_PLACE}: ?)?(?P<day>)(?P<house>[^,.]+), pp?\. ?(?P<pages>{_PAGES})(?P<tail>.*)$"
        ),
    ),
    (
        "page",
        HARVARD,
        regex(
            r"^(?P<in>[^“”.,]+)[.,](?P<day>)"
            r" (?P<tail>(?:\[[Oo]nline\] )?Available (?:at|from):? .*)$"
        ),
    ),
)
_BOOKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        CHICAGO,
        regex(
            rf"^(?P<title>[^“”]+?)[.,] (?:{_ED}[.,]? )?(?P<place>{_PLACE}): ?(?P<house>[^:/]+?),"
            r" (?P<day>\d{4})(?P<tail>|[.,].*)$"
        ),
    ),
    (
        MLA,
        regex(
            rf"^(?P<title>[^“”]+?)\. (?:Translated by (?P<translators>.+?), |{_EDITORS}, )?"
            rf"(?:{_ED}, )?(?P<house>[A-Z][^,.:]{{1,80}}(?:, [A-Z][^,.:\d]{{1,60}})?),"
            r" (?P<day>\d{4})(?P<tail>|[.,].*)$"
        ),
    ),
)
_HOUSED = regex(
    rf"^(?P<title>[^“”‘]+?)[.,] (?:{_ED}[.,]? )?(?P<place>{_PLACE}): ?(?P<house>[^:/]+?)"
    r"(?P<day>)(?P<tail>|\. .*)$"
)
_YEAR = regex(r"^(?P<day>(?:19|20)\d\d[a-z]?|n\.d)\.? (?=\S)")
_DATED = regex(
    r"^(?P<names>[^“”\"‘]{3,300}?),? \((?P<day>(?:19|20)\d\d[a-z]?|n\.d\.?|no date)\)[.,:]?"
    r" (?P<rest>\S.*)$"
)
_NAMELESS = regex(r"^[“\"](?=[^”\"]+[.?!][”\"] )")

_DIRECTED = regex(r"^[A-Z][^.]{2,80}\. (?:Directed|Performance|Created) by [^.]{3,80}, \d{4}\.?$")
# What only another style has, where an entry cannot be turned.
_SIGNS = (
    (
        MLA,
        regex(r"\bvol\. \w+, no\. \w+, .*\d{4}, pp?\. |[”\"] .*, \d{4}, .*|Accessed \d{1,2} [A-Z]"),
    ),
    (CHICAGO, regex(r" \d+, no\. \d+ \([^()]*\d{4}\)|[a-z]: [A-Z][\w &]+, \d{4}\.?$")),
)


def turned(entry: Slanted) -> Turned | None:
    """An entry of another style as APA has it; None for what is none, or cannot be read."""
    text = " ".join(entry.text.split())
    if not _may_be(text):
        return None
    if (found := _DATED.match(text)) is not None:
        return _harvard(found)
    for people, rest in _bylines(text):
        made = _undated(people, rest)
        if made is not None:
            return made
    return None


def style_of(text: str) -> str:
    """The style that an entry seems to be in, which is not APA; empty where nothing tells."""
    if _DIRECTED.search(text):
        return MLA
    if not _may_be(text) or not any(True for _ in _bylines(text)):
        return ""
    return next((style for style, signs in _SIGNS if signs.search(text)), "")


def _may_be(text: str) -> bool:
    """A cheap look: something that other styles have, and APA has not."""
    return (
        len(text) < 1000
        and bool(re.search(r"\d{4}|Accessed|n\.d", text))
        and (text[:1] in '“"' or text[:1].isalpha())
    )


def _bylines(text: str) -> Iterator[tuple[_People, str]]:
    """Who may stand before the first stops, as APA has names, and what stands behind."""
    if _NAMELESS.match(text):
        yield _People("", {}), text
        return
    for stop in list(re.finditer(r"[.,] (?=[\d“\"‘A-ZÀ-Þn])", text[:400]))[:9]:
        before, rest = text[: stop.start()], text[stop.end() :]
        people = _people(before if text[stop.start()] == "," else f"{before}.")
        if not people.text and rest[:1] in '“"‘' and _GROUP.fullmatch(before):
            people = _People(before, {})
        if people.text and (text[stop.start()] == "." or rest[:1] in '“"‘'):
            yield people, rest


def _people(text: str) -> _People:
    """“Kruger, Justin, and David Dunning” as “Kruger, J., & Dunning, D.”."""
    text = text.strip(" .") if not re.search(r"\b[A-Z]\.$", text) else text
    editors = _ROLE.search(text)
    text = text[: editors.start()] if editors else text
    others = _ETAL.search(text)
    text = text[: others.start()] if others else text
    found = _FIRST.match(text)
    if not found:
        group = _GROUP.fullmatch(text) and is_group(text)
        return _People(text if group else "", {})
    names = [(found["family"], found["given"])]
    at = found.end()
    while at < len(text.rstrip(".")):
        found = _TURNED.match(text, at) or _NEXT.match(text, at)
        if not found:
            return _People("", {})
        names.append((found["family"], found["given"]))
        at = found.end()
    spelt = {_initials(*name): name[1] for name in names}
    listed = ", & ".join(filter(None, (", ".join([*spelt][:-1]), [*spelt][-1])))
    if others:
        listed = f"{', '.join(spelt)}, et al."
    if editors:
        listed = f"{listed} (Ed{'s' * (len(names) > 1)}.)"
    return _People(listed, spelt)


def _initials(family: str, given: str) -> str:
    return f"{family}, {' '.join(f'{word[0]}.' for word in given.split())}"


def _undated(people: _People, rest: str) -> Turned | None:
    """What stands behind the names where the year is the first of it, or later on."""
    year = _YEAR.match(rest)
    day = year["day"] if year else ""
    rest = rest[year.end() :] if year else rest
    quoted = _QUOTED.match(rest)
    if quoted:
        return _sourced(people, day, quoted, (*_SOURCES, *(_HARVARD if day else ())))
    if not people.text:
        return None
    for style, book in ((CHICAGO, _HOUSED),) if day else _BOOKS:
        if found := book.match(rest):
            words = _book(people.text, day or found["day"], found)
            return Turned(words, style, people.spelt)
    return None


def _harvard(found: re.Match[str]) -> Turned | None:
    """“Kruger, J. (1999) ‘Title’, *Journal*, 77(6), pp. 1–2.”"""
    people, day, rest = _People(found["names"], {}), found["day"], found["rest"]
    quoted = _QUOTED.match(rest)
    if quoted and quoted["stop"] != "." and (quoted["after"] == "," or rest[0] in "‘'"):
        return _sourced(people, day, quoted, _HARVARD)
    book = _HOUSED.match(rest)
    if book and book["edition"] and "edn" in rest:
        return Turned(_book(people.text, day, book), HARVARD, {})
    return None


def _sourced(
    people: _People,
    day: str,
    quoted: re.Match[str],
    shapes: tuple[tuple[str, str, re.Pattern[str]], ...],
) -> Turned | None:
    title = quoted["title"] + (quoted["stop"] if quoted["stop"] in ("?", "!") else "")
    for kind, style, shape in shapes:
        found = shape.match(quoted["source"])
        if found and (day or found["day"] or kind == "page"):
            make = {"article": _article, "part": _part, "page": _page}[kind]
            words = make(people.text, day or found["day"] or "n.d.", title, found)
            return Turned(words, style, people.spelt)
    return None


def _article(people: str, day: str, title: str, found: re.Match[str]) -> Slanted:
    groups = found.groupdict()
    issue = groups.get("issue") or groups.get("no")
    numbers = [f"*{groups['volume']}*"] if groups.get("volume") else []
    if issue:
        numbers = [f"{''.join(numbers)}({issue})"]
    where = ", ".join(
        [f"*{found['in']}*", *numbers, *([_full(found["pages"])] if found["pages"] else [])]
    )
    day = day if not groups.get("volume") else (re.search(r"\d{4}", day) or [day])[0]
    return _entry(people, day, f"{_stopped(title)} {where}.", found["tail"])


def _part(people: str, day: str, title: str, found: re.Match[str]) -> Slanted:
    editors = _listed(found["editors"])
    several = " & " in editors or "," in re.sub(r"(?<=\w), [A-Z]\.", "", editors)
    beside = f"{_edition(found)}pp. {_full(found['pages'])}"
    whole = f"In {editors} (Ed{'s' * several}.), *{found['in']}* ({beside}). {_house(found)}."
    return _entry(people, day, f"{_stopped(title)} {whole}", found["tail"])


def _page(people: str, day: str, title: str, found: re.Match[str]) -> Slanted:
    site = found["in"]
    periodical = newspapers.kind(site, numbered=False)
    if kinds.entry_kind(site):
        both = f"{_stopped(title)} In *{site}*."
    elif periodical:
        both = f"{_stopped(title)} *{site}*."
    else:
        both = f"*{_stopped(title)}*" + (f" {site}." if site != people else "")
    return _entry(people, day, both, found["tail"])


def _book(people: str, day: str, found: re.Match[str]) -> Slanted:
    groups = found.groupdict()
    beside = []
    if groups.get("translators"):
        beside.append(f"{_listed(groups['translators'])}, Trans.")
    elif groups.get("editors"):
        beside.append(f"{_listed(groups['editors'])}, Ed.")
    beside += [edition.rstrip(", ")] if (edition := _edition(found)) else []
    shown = f" ({'; '.join(beside)})" if beside else ""
    place = f"{groups['place']}: " if groups.get("place") else ""
    house = "" if _house(found) == people else f" {place}{_house(found)}."
    return _entry(people, day, f"*{found['title']}*{shown}.{house}", found["tail"])


def _edition(found: re.Match[str]) -> str:
    said = found.groupdict().get("edition") or ""
    return re.sub(r"(?:edn|edition|ed)$", "ed., ", said) if said else ""


def _listed(names: str) -> str:
    """Names in their order, with an ampersand before the last."""
    listed = re.sub(r",? and ", " & ", re.sub(r",? et al\.?$", "", names))
    return re.sub(rf"\b([A-ZÀ-Þ])[\w’'-]+(?= (?:[A-ZÀ-Þ]\. ?)*{_WORD}(?:$|,| &))", r"\1.", listed)


def _house(found: re.Match[str]) -> str:
    return re.sub(r"\bUP\b", "University Press", found["house"].strip(" ."))


def _full(pages: str) -> str:
    """“1121–34” as “1121–1134”."""
    found = re.fullmatch(r"(\d+)[–-](\d+)", pages)
    if not found or len(found[2]) >= len(found[1]):
        return pages
    return f"{found[1]}–{found[1][: len(found[1]) - len(found[2])]}{found[2]}"


def _stopped(title: str) -> str:
    return title if title[-1:] in "?!" else f"{title}."


def _entry(people: str, day: str, middle: str, tail: str) -> Slanted:
    """All of an entry, with its italics; the address at its end."""
    tail = re.sub(r"\[[Oo]nline\] ?|Available (?:at|from):? ?", "", tail)
    visited = _VISITED.search(tail)
    found = _ADDRESS.search(tail[: visited.start()] if visited else tail)
    url = found["url"].rstrip(".,;") if found else ""
    if url and not re.match(r"https?://|doi|10\.", url):
        url = f"https://{url}"
    if url and visited:
        year, _, day_ = _day(visited["day"]).partition(", ")
        url = f"Retrieved {day_}, {year}, from {url}" if day_ else url
    when = re.sub(r"^(?:n\.d|no date)\.?$", "n.d.", day)
    when = _day(when)
    head = f"{people} ({when}). " if people else ""
    whole = (
        f"{head}{middle}"
        if people
        else re.sub(r"(?<=[.?!])(\*?) ", rf"\1 ({when}). ", middle, count=1)
    )
    return _slanted(f"{whole} {url}".strip())


def _day(said: str) -> str:
    return re.sub(r"^((?:\d{1,2} )?[A-Z][a-z]+\.?)(?: (\d{1,2}),)? (\d{4})$", _turned_day, said)


def _turned_day(found: re.Match[str]) -> str:
    """“3 May 2021” and “May 3, 2021” as “2021, May 3”."""
    day, _, short = found[1].rpartition(" ")
    month = next((name for name in MONTHS if name.startswith(short[:3])), short)
    return f"{found[3]}, {month} {found[2] or day}".rstrip()


def _slanted(text: str) -> Slanted:
    """Words between asterisks as italics."""
    runs = text.split("*")
    slant = "".join((ITALIC if at % 2 else UPRIGHT) * len(run) for at, run in enumerate(runs))
    return Slanted("".join(runs), slant)
