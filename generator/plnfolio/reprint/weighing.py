"""The readings of an entry weighed: which prints what was pasted, and what of it is in doubt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from typing import Any

from rapidfuzz import fuzz

from plnfolio.cite import printed
from plnfolio.cite.rich import Rich, text_of
from plnfolio.diagnostics import Problem
from plnfolio.frozen import dataclass
from plnfolio.model.reference import Reference
from plnfolio.patterns import regex
from plnfolio.reprint.candidate import Candidate, Fields
from plnfolio.reprint.mending import mended
from plnfolio.reprint.other_styles import Turned
from plnfolio.reprint.peel import Peeled, behind_byline, peel
from plnfolio.reprint.people import OTHERS
from plnfolio.reprint.printing import forgiven, italic_letters, made, same, starred
from plnfolio.reprint.readings import readings
from plnfolio.reprint.slanted import Slanted, upright

MOST = 14
"""Readings that are printed, the likeliest of all."""

NEAR = 2.2
"""How near another reading has to be for both to be named."""

NO_ITALICS = "pasted without italics, which tell a whole work from a part: look at title and source"
"""Said of every entry that came without any; callers may say it once."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The reading that was kept, with its entry and its doubts."""

    item: dict[str, Any]
    doubts: tuple[str, ...]
    reference: Reference | None = None
    printed: Rich | None = None
    same: bool = False
    """Whether what is printed is what was pasted, habits aside."""


@dataclass(frozen=True, slots=True)
class _Tried:
    candidate: Candidate
    reference: Reference
    entry: Rich
    same: bool
    alike: bool
    """Whether what stands before the date is the same, too."""
    slanted: bool
    likely: float
    problems: list[Problem] = field(default_factory=list)


def weigh(entry: Slanted) -> Weighed | None:
    """The best reading of an entry; None where it has none at all."""
    peeled = peel(entry)
    found = sorted(readings(peeled), key=lambda one: -one.likely)[:MOST]
    before, behind = behind_byline(entry.text)
    wanted = forgiven(before), forgiven(mended(upright(behind)).text)
    tried = _tried(found, entry, wanted)
    if not tried:
        return None
    tried.sort(key=lambda one: -one.likely)
    best = tried[0]
    doubts = _doubts(best, tried[1:], peeled, entry)
    item = {**best.candidate.fields, "type": best.reference.type}
    return Weighed(item, doubts, best.reference, best.entry, best.same and best.alike)


def weigh_turned(entry: Slanted, other: Turned) -> Weighed | None:
    """An entry of another style, by what it is in APA’s; that it was turned is a doubt."""
    made = weigh(other.words)
    if made is None or not made.same or made.printed is None:
        return None
    for name in (*made.item.get("author", ()), *made.item.get("editor", ())):
        if given := other.spelt.get(f"{name.get('family')}, {name.get('given')}"):
            name["given"] = given
    said = (
        f"this seems to be {other.style} style, and was turned into APA: look at each part",
        f"pasted:  {entry.text}\nprinted: {text_of(made.printed)}",
        *(doubt for doubt in made.doubts if not doubt.startswith(("pasted:", "italics differ"))),
    )
    return replace(made, doubts=said)


def _tried(found: list[Candidate], entry: Slanted, wanted: tuple[str, str]) -> list[_Tried]:
    """The readings with their entries, until one is right and no other comes near it."""
    tried: list[_Tried] = []
    right = 0.0
    for one in found:
        if right and one.likely < right - NEAR:
            break
        made_ = _try(one, entry, wanted)
        if made_ is not None:
            tried.append(made_)
            if made_.same and made_.slanted:
                right = max(right, one.likely)
    return tried


def _try(candidate: Candidate, entry: Slanted, wanted: tuple[str, str]) -> _Tried | None:
    problems: list[Problem] = []
    reference = made(candidate.fields, problems)
    text = printed(reference) if reference else None
    if reference is None or text is None:
        return None
    head, got = _compared(text_of(text))
    place = str(candidate.fields.get("publisher-place", ""))
    matched = got == wanted[1] or got in _unplaced(wanted[1], forgiven, place)
    alike = head == wanted[0]
    slanted = "i" not in entry.slant or _slants(candidate.fields, italic_letters(text), entry)
    likely = candidate.likely - _odd(candidate, entry) + (3 if alike else 0)
    if matched:
        likely += 100 + (25 if slanted else -_apart(italic_letters(text), entry.letters))
    else:
        likely += fuzz.ratio(got, wanted[1]) / 2 - (
            0 if slanted else _apart(italic_letters(text), entry.letters) / 2
        )
    return _Tried(candidate, reference, text, matched, alike, slanted, likely, problems)


def _slants(fields: Fields, letters: str, entry: Slanted) -> bool:
    """Whether italics are those of the entry; many leave the volume upright."""
    volume = "".join(filter(str.isalnum, str(fields.get("volume", ""))))
    name = letters.removesuffix(volume) if "container-title" in fields else letters
    return entry.letters in (letters, name)


def _compared(text: str) -> tuple[str, str]:
    """What is compared of an entry: before its date, and from it on, which has to be the same."""
    before, behind = behind_byline(text)
    return forgiven(before), forgiven(behind)


_ODD = regex(
    r"<i>[\s.,]*[(\[.]|<i>[^<]*[.?!] [^<]*</i>|</i>[^<]*[.?!] [A-Z][^<]*$"
    r"|[.?!] <i>[^<]*</i>$|^<i>[^<]*[.?!…][”\"’')\]]*</i> [A-Z]"
)


def _odd(candidate: Candidate, entry: Slanted) -> float:
    """How odd a title is that is italic in part, if whole sentences and brackets stand out."""
    if "i" not in entry.slant:
        return 0.0
    said = (str(candidate.fields.get(name, "")) for name in ("title", "container-title"))
    return 10.0 * any(_ODD.search(text) for text in said if "<i>" in text)


def _apart(one: str, other: str) -> float:
    """How far two texts of italic letters are from each other, up to 12."""
    return 12 * (1 - fuzz.ratio(one, other) / 100)


def _doubts(best: _Tried, others: list[_Tried], peeled: Peeled, entry: Slanted) -> tuple[str, ...]:
    said: list[str] = []
    habits = best.same and not _strictly(best, entry)
    if not best.same or habits:
        said.append(f"pasted:  {entry.text}\nprinted: {text_of(best.entry)}")
    elif "i" in entry.slant and italic_letters(best.entry) != entry.letters:
        said.append(f"italics differ\npasted:  {_starred(entry)}\nprinted: {starred(best.entry)}")
    if not peeled.slanted:
        said.append(NO_ITALICS)
    said += _guesses(best)
    said += _pages(best, peeled)
    said += _rivals(best, others)
    if any(name.get("literal") == OTHERS for name in best.candidate.fields.get("author", ())):
        said.append("the list leaves out some of the authors: add them from the work itself")
    said += _capitals(best)
    return tuple(dict.fromkeys(said))


def _capitals(best: _Tried) -> list[str]:
    """A title that was all in capitals; those of a headline are looked for with the whole list."""
    return [
        f"{one.message.partition(', ')[2]}: {one.help}"
        for one in best.problems
        if "all in capitals" in one.message
    ]


def _strictly(best: _Tried, entry: Slanted) -> bool:
    """Whether what is printed is what was pasted, habits aside."""
    got, wanted = same(text_of(best.entry)), same(entry.text)
    place = str(best.candidate.fields.get("publisher-place", ""))
    return got == wanted or got in _unplaced(wanted, same, place)


def _unplaced(wanted: str, form: Callable[[str], str], place: str) -> tuple[str, ...]:
    """What was pasted without the place before or behind a publisher; nothing without a place."""
    if not place:
        return ()
    before, behind = form(f"{place}: x")[:-1], form(f"x, {place}")[1:]
    return (wanted.replace(before, "", 1), wanted.replace(behind, "", 1))


_OF_THE_WEB = ("webpage", "post-weblog", "article-magazine")


def _guesses(best: _Tried) -> list[str]:
    """What only hints tell: the type, where several print the same."""
    out = []
    for guess in best.candidate.guessed:
        what, _, kinds = guess.partition(": ")
        if what == "type":
            held = f" (it may be {kinds})" if kinds else ""
            out.append(f"the type “{best.reference.type}” is guessed from hints{held}")
        else:
            out.append(f"no {what} was found")
    return out


def _pages(best: _Tried, peeled: Peeled) -> list[str]:
    """Without italics a page of the web, a post of a blog and a magazine’s article look alike."""
    kind = best.reference.type
    alike = kind in _OF_THE_WEB and bool(_said(best, "container-title")) and "URL" in peeled.fields
    if peeled.slanted or not alike or best.candidate.guessed or best.reference["volume"]:
        return []
    return [f"the type “{kind}” is guessed from hints (it may be {' or '.join(_OF_THE_WEB)})"]


def _rivals(best: _Tried, others: list[_Tried]) -> list[str]:
    """Another reading that prints the same, and differs in more than the type."""
    for other in others:
        if not other.same or other.slanted != best.slanted or best.likely - other.likely > NEAR:
            continue
        names = [
            name
            for name in ("title", "container-title", "publisher", "author", "event-title")
            if _said(best, name) != _said(other, name)
        ]
        told = bool(best.candidate.guessed) and _places(best) == _places(other)
        if best.same and names and not (told and set(names) <= {"container-title", "publisher"}):
            shown = "; ".join(
                f"{name} “{_said(best, name)}” or “{_said(other, name)}”" for name in names
            )
            return [f"it can be read in two ways: {shown}"]
    return []


def _said(one: _Tried, name: str) -> str:
    value = one.candidate.fields.get(name, "")
    if isinstance(value, list):
        return "; ".join(" ".join(each.values()) for each in value)
    return str(value)


def _places(one: _Tried) -> set[str]:
    return {_said(one, "container-title"), _said(one, "publisher")}


def _starred(entry: Slanted) -> str:
    out, last = [], "-"
    for sign, slant in zip(entry.text, entry.slant, strict=True):
        out.append("*" * (slant != last) + sign)
        last = slant
    return "".join(out) + "*" * (last == "i")
