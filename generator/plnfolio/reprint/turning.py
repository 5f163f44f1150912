"""What was read of an entry of another style, put together as APA has it."""

from __future__ import annotations

import re

from plnfolio.model.months import MONTHS
from plnfolio.patterns import regex
from plnfolio.read.references import newspapers
from plnfolio.reprint import kinds
from plnfolio.reprint.other_shapes import URL
from plnfolio.reprint.slanted import ITALIC, UPRIGHT, Slanted

_ADDRESS = regex(rf"(?:^|[ :])(?P<url>{URL})")
_VISITED = regex(r"\(?Accessed:? (?P<day>[^()]{6,24}?)\)?\.?$")
_SPELT = regex(r"\b([A-ZÀ-Þ])[\w’'-]+(?= (?:[A-ZÀ-Þ]\. ?)*[^\W\d_][\w’'-]*(?:$|,| &))")


def article(people: str, day: str, title: str, found: re.Match[str]) -> Slanted:
    """An article; ``found`` is of a shape of its source, as are those below."""
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


def part(people: str, day: str, title: str, found: re.Match[str]) -> Slanted:
    """A part of a book."""
    editors = _listed(found["editors"])
    several = " & " in editors or "," in re.sub(r"(?<=\w), [A-Z]\.", "", editors)
    beside = f"{_edition(found)}pp. {_full(found['pages'])}"
    whole = f"In {editors} (Ed{'s' * several}.), *{found['in']}* ({beside}). {_house(found)}."
    return _entry(people, day, f"{_stopped(title)} {whole}", found["tail"])


def page(people: str, day: str, title: str, found: re.Match[str]) -> Slanted:
    """A page of a site, of a newspaper or of an encyclopedia."""
    site = found["in"]
    periodical = newspapers.kind(site, numbered=False)
    if kinds.entry_kind(site):
        both = f"{_stopped(title)} In *{site}*."
    elif periodical:
        both = f"{_stopped(title)} *{site}*."
    else:
        both = f"*{_stopped(title)}*" + (f" {site}." if site != people else "")
    return _entry(people, day, both, found["tail"])


def book(people: str, day: str, found: re.Match[str]) -> Slanted:
    """A whole book."""
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
    return _SPELT.sub(r"\1.", listed)


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
