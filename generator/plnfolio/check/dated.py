"""Years that a sentence gives to a work: beside whom it names, beside a title, or beside a key.

In a copy of the prose each name of an author of the library, with those who wrote along, is one
sign, and so is each title: what relates a year to one of them is then a short pattern.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from plnfolio.check.asking import Asked, folded
from plnfolio.check.blanks import Blank, blanked
from plnfolio.check.inline import CITED
from plnfolio.check.known import by_people, people_of, years_of
from plnfolio.check.people import Label
from plnfolio.check.relations import MENTIONS, NAME, OTHER, RELATIONS, TITLE, YEAR_THERE
from plnfolio.check.sentences import sentences
from plnfolio.check.words import PARTICLES
from plnfolio.frozen import dataclass
from plnfolio.model.reference import Reference
from plnfolio.patterns import regex

_FIRST = regex(r"\b(?:first|originally)\b")
_EDITION_OF = regex(
    r"(?:first|original|earl(?:y|ier)|old|older|previous|new|newer|later|second|third)[ \n]"
    r"edition(?:[ \n]of)?[ \n]*\Z"
)
_EDITION = regex(r"edition|reprint|printing")
_IN = regex(r"\bin (?:the year )?\d{4}")
_READ = regex(
    r"\b(?:I|[Ww]e) (?:[a-z]+ )?(?:bought|discovered|found|heard|met|read|reread|saw|taught|used)"
    r"[ \n](?:about |of )?\Z"
)
"""“I read Adams, in 2009”."""
_LONG_AGO = 30
"""So many years before the one in the library it may be what was printed first."""
_CAPITAL = regex(r"[^\W\d_a-z][\w-]*[^\W_]")
_NAME_WORD = r"(?:[A-Z]\.[ -]?)*[^\W\d_a-z][\w’'-]*[^\W_]"
_REST = regex(
    r"(?P<initials>,?(?: ?[A-Z]\.)+|,? [A-Z]{1,2}(?= \())?"
    rf"(?P<others>(?:, {_NAME_WORD}(?:,(?: ?[A-Z]\.)+)?)*,?"
    rf"(?: (?:and|&|y|et|en)[ \n]|[ \n](?:and|&) ){_NAME_WORD}(?:,(?: ?[A-Z]\.)+)?|/{_NAME_WORD})?"
    r"(?P<al>,? et\.? al\b\.?|,? (?:and|&) (?:(?:his|her|their) )?(?:[a-z]+ )?"
    r"(?:colleagues|others|team|co-?authors))?"
)
_SECOND = regex(rf"(?:{_NAME_WORD}|[A-Z]\.),? (?:and|&|y|et|und)[ \n](?:[A-Z]\.[ -]?)*\Z")
_LISTED = regex(r"[A-Z]\., \Z")
_GIVEN = regex(
    r"(?:(?!(?:After|Although|And|As|At|Because|Before|Both|But|By|For|From|If|In|Like|On|Per|See"
    r"|Since|That|The|To|When|Where|While|With)\b)"
    r"(?:[A-Z]\.[ -]?|[^\W\d_a-z][\w’-]*[a-z][ \n]))+\Z"
)
_TIMES = frozenset("January March April May June July August Summer Autumn Spring Winter".split())
_SLANTED = regex(
    r"\*{1,2}(?=[^\s*\d])(?=[^*\n]*[a-z])[^*\n]{3,120}(?<!\s)\*{1,2}"
    r"|(?<!\w)_[^_\n]{3,120}_(?!\w)|[“\"][^“”\"\n]{3,120}[”\"]"
)
_SUBTITLE = regex(r"[:?.!–—]")
_AROUND = 120


@dataclass(frozen=True, slots=True)
class Dated:
    """A year that a sentence gives to ``works``; ``sure`` is whether it can be that of no other:
    it stands beside their title or key, or the sentence cites them. It is ``told`` where it does
    not stand beside a name, and so may be the year of something else that they did.
    """

    works: tuple[Reference, ...]
    year: str
    at: int
    sure: bool
    told: bool


def dated_sentences(prose: str) -> list[tuple[int, int]]:
    """The sentences of a block that have a year, from where to where."""
    return [span for span in sentences(prose) if YEAR_THERE.search(prose, *span)]


def dated_in(prose: str, keys: Sequence[tuple[int, Reference]], asked: Asked) -> Iterator[Dated]:
    """The years of a block that has the ``keys`` of works at some places."""
    masked, named, loose = _masked(prose, keys, asked)
    places = [at for at, _ in keys]
    for begin, end in dated_sentences(prose) if named else ():
        first, last = bisect_left(places, begin), bisect_left(places, end)
        cited = {work.id for _, work in keys[first:last]}
        start = len(masked[:begin].rstrip(TITLE))  # a title’s mark may end the one before
        there = [sign for sign in MENTIONS if masked.find(sign, start, end) >= 0]
        for told, pattern, mentions in RELATIONS if there else ():
            if mentions.isdisjoint(there):
                continue
            for found in pattern.finditer(masked, start, end):
                works = named.get(found.start("m"), ())
                own = tuple(work for work in works if work.id in cited) or works
                named_only = masked[found.start("m")] == NAME
                sure = not named_only or (told and any(one.id in cited for one in works))
                weak = "slip" in pattern.groupindex or (
                    found.start("m") in loose
                    and not found["m"].endswith("s")
                    and CITED not in masked[found.end() : found.end() + _RIGHT_BEHIND]
                )
                if own and not _is_of_another(found, own, masked, told=told):
                    yield Dated(own, found["y"], found.start("y"), sure and not weak, told or weak)


_RIGHT_BEHIND = 3


def _is_of_another(
    found: re.Match[str], works: Iterable[Reference], masked: str, *, told: bool
) -> bool:
    """Whether the year is that of an edition before the one in the library, or of reading it."""
    if _EDITION.search(found[0]) and ";" in masked[found.end("m") :].partition(CITED)[0]:
        return True
    before = max(0, found.start("m") - 30)
    if _EDITION_OF.search(masked, before, found.start("m")):
        return True
    if _IN.search(found[0]) and _READ.search(masked, before, found.start("m")):
        return True
    own = min((int(year) for work in works for year in years_of(work)), default=0)
    if not found["y"].isdigit():
        return False
    year = int(found["y"])
    slip = any(is_near(work, found["y"]) for work in works)
    return (
        year < own
        and not slip
        and (_FIRST.search(found[0]) is not None or (told and year < own - _LONG_AGO))
    )


def is_near(reference: Reference, year: str, most: int = 0) -> bool:
    """Whether a year may be a slip for that of a work: by its distance, or two figures that have
    changed places.
    """
    return any(
        abs(int(own) - int(year)) <= most or own in (_turned(year, 1), _turned(year, 2))
        for own in years_of(reference)
    )


def _turned(year: str, at: int) -> str:
    """A year with one of its figures behind the next."""
    return f"{year[:at]}{year[at + 1 : at + 2]}{year[at : at + 1]}{year[at + 2 :]}"


def _masked(
    prose: str, keys: Sequence[tuple[int, Reference]], asked: Asked
) -> tuple[str, dict[int, tuple[Reference, ...]], frozenset[int]]:
    """The prose with a sign for each name and title, the works that each is of, and which are
    of the first of several only.
    """
    named: dict[int, tuple[Reference, ...]] = {}
    loose: set[int] = set()
    for at, work in keys:
        named[at] = (*named.get(at, ()), work)
    works = list({work.id: work for _, work in keys}.values())
    years = [found.start() for found in YEAR_THERE.finditer(prose)]
    blanks: list[Blank] = []
    done = 0
    for found in _CAPITAL.finditer(prose):
        start = found.start()
        if start < done or found[0] in _TIMES or not _is_near_one(start, years):
            continue
        if (name := _mention(prose, start, found.end(), works, asked)) is not None:
            start, done, named[start] = name[0], name[1], name[2]
            if name[3]:
                loose.add(start)
            blanks.append((start, done, NAME))
    known = list({work.id: work for own in named.values() for work in own}.values())
    for found in _SLANTED.finditer(prose):
        start, end = found.span()
        own = _titled(found[0], known, asked) if _is_near_one(start, years) else ()
        if own:
            named[start] = own
        if own or not YEAR_THERE.search(found[0]):
            blanks.append((start, end, TITLE if own else OTHER))
    masked = blanked(prose, blanks)
    small = masked.casefold()
    for work in known if len(small) == len(masked) else ():
        short = _SUBTITLE.split(work["title"])[0].casefold().strip()
        at = small.find(short) if " " in short else -1
        if at < 0 and " " in (short := short.partition(" and ")[0]):
            at = small.find(f"{short} (")
        if at >= 0:
            masked = f"{masked[:at]}{TITLE * len(short)}{masked[at + len(short) :]}"
            named[at] = (work,)
    return masked, named, frozenset(loose)


def _is_near_one(place: int, years: Sequence[int]) -> bool:
    at = bisect_left(years, place - _AROUND)
    return at < len(years) and years[at] < place + _AROUND


def _titled(typed: str, known: Iterable[Reference], asked: Asked) -> tuple[Reference, ...]:
    """The works whose title some words between marks are."""
    own = tuple([work for work in known if _is_title(typed, work)])
    return own or asked.works_titled(_plain(typed))


def _mention(
    prose: str, start: int, end: int, cited: Iterable[Reference], asked: Asked
) -> tuple[int, int, tuple[Reference, ...], bool] | None:
    """Whose name a word begins or ends, with those who wrote along, their works, and whether it
    is only the first of those who made them.
    """
    name = prose[start:end].removesuffix("'s").removesuffix("’s")
    if name.isupper() and len(name) < _LONGEST_ACRONYM:
        return None
    end = start + len(name)
    before = prose[max(0, start - 40) : start]
    if _SECOND.search(before) or _LISTED.search(before):
        return None
    particle = before.rstrip().rpartition(" ")[2]
    if particle.casefold() in PARTICLES and asked.works_of(f"{particle} {name}"):
        start = prose.rindex(particle, max(0, start - 40), start)
        name = f"{particle} {name}"
    found = _REST.match(prose, end)
    label = Label((name,))
    if found is not None:
        others = _CAPITAL.findall(found["others"] or "")
        label, end = Label((name, *others), bool(found["al"])), found.end()
    works = by_people(label, asked)
    loose = not works and not label.names[1:]
    if loose:
        works = tuple(work for work in cited if _is_first_of(name, work))
    if not works:
        return None
    given = _GIVEN.search(prose, max(0, start - 40), start)
    loose = loose and all(len(people_of(work)) > 1 for work in works)
    return (given.start() if given else start), end, works, loose


def _is_first_of(name: str, work: Reference) -> bool:
    """Whether it is the first author's name, or nearly so."""
    people = people_of(work)
    own = folded(people[0].family or people[0].literal) if people else ""
    said = folded(name)
    if not own or said[0] != own[0]:
        return False
    return said == own or SequenceMatcher(None, said, own).ratio() > _NEARLY


_NEARLY = 0.86
_LONGEST_ACRONYM = 7


def _is_title(typed: str, work: Reference) -> bool:
    """Whether words between marks are a work's title, or what stands before its colon."""
    said, own = _plain(typed), _plain(work["title"])
    short = _plain(_SUBTITLE.split(work["title"])[0])
    return said in (own, short) or (len(said) > 12 and own.startswith(said))


def _plain(title: str) -> str:
    return " ".join(title.casefold().replace("’", "'").strip(' *_“”".,:;?!').split())
