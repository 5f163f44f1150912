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
from plnfolio.check.sentences import sentences
from plnfolio.check.words import PARTICLES
from plnfolio.cite.typed import YEAR
from plnfolio.frozen import dataclass
from plnfolio.model.reference import Reference
from plnfolio.patterns import regex

WORK = (
    r"(?:book|article|study|paper|essay|report|chapter|monograph|dissertation|thesis|textbook"
    r"|novel|talk|lecture|post|video|piece|text|work|handbook|guide|edition|reprint|printing|ed\."
    r"|publication|memoir|survey|review|keynote|webinar|podcast|classic|bestseller|manual|manifesto"
    r"|treatise|volume|column|film|collection|anthology|essays|masterpiece|landmark|bible|writings"
    r"|translation|version|booklet|e-book|ebook|pamphlet|original|release|articles|papers|account"
    r"|assumptions|concept|definition|framework|model|notion|principles|taxonomy|theory|typology"
    r"|formulation|statement|argument|critique|analysis|quotation|quote|phrase|idea)"
)
"""What somebody wrote, or thought of."""
_SAID = (
    r"(?:(?:argu|ask|brought out|call|claim|coin|collect|compar|defin|describ|develop|distinguish"
    r"|explain|foreshadow|formulat|gather|hint|insist|introduc|issu|laid out|mean|meant|nam|observ"
    r"|offer|outlin|pos|present|propos|put|publish|releas|remind|say|said|set out|show|sketch|stat"
    r"|suggest|tell|told|warn|writ|wrote)(?:e[ds]?|ing|s|en|ten|)|gave|looked at|noted|noting"
    r"|sp[eo]ke|put forward|summ(?:ed|ing) up)"
)
"""What an author does in a work."""
_OUT = (
    r"(?:came out|come out|comes from|appeared|published|was written|written|was released|landed"
    r"|turned up|saw the light|hit the shelves|dates? (?:from|back to)|goes back to|dating from"
    r"|(?:is|was) from|was printed|was issued|from|dated|dated to)"
)
"""What a work does in its year."""
_NAME, _TITLE, _OTHER = "\ue000", "\ue001", "\ue002"
_N, _T, _K = f"{_NAME}+(?:['’]s?)?", f"{_TITLE}+", f"{CITED}+"
_M = f"(?P<m>{_N}|{_T}|{_K}(?:['’]s)?)"
_FOUR = rf"(?<![\w/–-]){YEAR}(?![\w/–-]|,\d| (?:[–-]|to ) ?\d)"
_Y = rf"(?P<y>{_FOUR}|(?<!\w)['’]\d\d(?!\w|['’]))"
YEAR_THERE = regex(rf"(?<![\w/–-]){YEAR}(?![\w/–-])|(?<!\w)['’]\d\d(?!\w|['’])")
SHORT_YEARS = (regex(r"'\d\d(?!\w|')"), regex(r"’\d\d(?!\w|’)"))
"""A year, and those of two figures, as ’98, that have none of four with them."""
_ED = (
    r"(?:(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth) ed(?:\.|ition)?,? )"
)
_IN_BRACKETS = (
    r"(?:year |published (?:in )?|from |dated |(?:back )?in |around |c\. "
    r"|first published (?:in )?)?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.? )?"
)
_BY = r"(?:[A-Z][\w\x20.&]{1,38}(?:Press|Books|Publish\w+|Wiley|Sage)[,:] )"
_END = r"(?=[)\],.;:]| (?:is|has|says|calls|describes)\b| [–—-] | \||\x01|\s*\Z)"
_DET = r"(?:[Tt]h(?:e|is|at)|[Hh]er|[Hh]is|[Tt]heir|[Ii]ts|[Aa]n?)"
_BACK = r"(?:(?:as early as|already in|way back in|back in|in)(?: the year)?)"
_FRONT = (
    r"(?:(?<![a-z] )|(?<=that )|(?<=and )|(?<=but )|(?<=when )|(?<=how ))"
    r"(?:[Aa]s early as|[Aa]lready in|[Bb]ack in|[Ii]n|[Ss]ince)(?: the year)?"
)
_SMALL = r"(?:(?!field\b|I\b|my\b|our\b)[\w’'-]+ )"


def _relation(pattern: str) -> re.Pattern[str]:
    """A pattern in which a space may be the end of a line."""
    return regex(pattern.replace(" ", r"[ \n]"))


_PLACE = r"(?:[A-Z][\w\x20.&]{1,38}[,:] )"
_OWN = r"(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)"
_WORK = rf"{_SMALL}{{0,2}}?{WORK}"
_DATED = rf"{_DET} (?:\w+ )?{_Y} {_WORK}"
_BESIDE = (
    _relation(rf"(?P<m>{_N})(?:[,.]? [(\[]|, ?|: | [–—|-] ){_ED}?{_BY}?{_IN_BRACKETS}{_Y}{_END}"),
    _relation(rf"\b[Tt]h(?:e|is) {_WORK} by (?P<m>{_N}),? (?:of|from|dated) {_Y}"),
    _relation(rf"(?P<m>{_N}), \(?{_ED}\)?,? ?\(?{_Y}{_END}"),
    _relation(rf"(?P<m>{_NAME}+) {_Y}(?=[:);]|\.?\s*\Z)"),
    _relation(rf"(?P<m>{_T})[,.:]? ?[,(\[]? ?(?:of |dated )?{_PLACE}?{_IN_BRACKETS}(?<! in ){_Y}"),
    _relation(rf"(?P<m>{_K}),? [(\[]{_IN_BRACKETS}{_Y}[)\]]"),
    _relation(rf"[(\[]{_Y}[;,:] ?(?P<m>{_K})[)\]]"),
    _relation(rf"(?:'s|’s|\b(?:[Hh]is|[Hh]er|[Tt]heir)) {_Y} (?:[\w-]+ )?(?P<m>{_T})"),
    _relation(rf"{_Y}['’]s (?:[\w-]+ )?(?P<m>{_T})"),
    _relation(rf"(?:\A|\n)\W*{_Y}\W{{1,6}}(?:{_N}[^.\n]{{0,30}}?)?(?P<m>{_T})"),
    _relation(rf"(?P<m>{_T})[^.;\d{_OTHER}]{{0,20}}\b{_OUT}(?: \w+)? (?:in )?{_Y}"),
)
"""What relates a year to the mention “m” that it stands beside."""
_TOLD = (
    # Adams’s short book of 2009; Adams, in her book from 2009
    _relation(rf"{_M},? (?:(?!an?\b){_SMALL}){{0,3}}?{WORK} (?:{_SMALL})?"
          rf"(?:(?:of|from|dated) |\(){_Y}"),
    _relation(rf"(?P<m>{_N})[^.;()\d{_NAME}{_OTHER}]{{0,60}}\b{_OWN} (?:\w+ )?"
          rf"{WORK} (?:of|from|dated|in) {_Y}"),
    # Adams’s 2009 book, the 2009 Adams book, @adams’s 2009 book, whose 2009 book
    _relation(rf"{_M},? (?:(?:in )?{_DET} )?(?:\w+ )?{_Y} {_WORK}\b"),
    _relation(rf"{_M},? {_SMALL}{{0,4}}?whose (?:\w+ )?{_Y} [\w-]"),
    _relation(rf"\b(?:[Hh]is|[Hh]er|[Tt]heir) {_Y} {_WORK}, (?P<m>{_N})"),
    _relation(rf"\b{_DET} {_Y} (?P<m>{_N}) {_WORK}\b"),
    _relation(rf"(?P<m>{_N}) {_Y} (?:{_SMALL}{{1,2}}|{_OTHER}+ )(?={_K})"),
    _relation(rf"(?P<m>{_N}|{_K})[^.;()\dA-Z{_NAME}{_OTHER}]{{0,60}}\b{_OWN} "
          rf"(?:\w+ )?{_Y} {_WORK}\b"),
    # the 2009 book by Adams, the 2009 edition of “Walks”, their 2009 review of rooms [@adams]
    _relation(rf"\b{_DATED}(?<!survey)(?: \w+)? (?:by|from) {_M}"),
    _relation(rf"\b{_DATED},? "
          rf"(?:(?<!survey )(?<!study )(?:of|on|by|about|in) {_SMALL}{{0,3}}?)?"
          rf"(?:{_OTHER}+,? )?(?P<m>{_T}|{_K})"),
    _relation(rf"\b{_DET} {_Y} (?:[\w-]+ )?(?P<m>{_T})(?=,? ?{_K})"),
    _relation(rf"\b{WORK} (?:of|from) {_Y} (?:is|was) (?P<m>{_N}|{_T})"),
    _relation(rf"\b{WORK} (?:[{_TITLE}{_OTHER}]+ )?(?:of|from) {_Y} (?P<m>{_K})"),
    _relation(rf"{_OTHER}+,? \({_Y}\) (?P<m>{_K})"),
    _relation(rf"(?P<slip>)\b{_OWN} (?:\w+ )?{_Y} {_WORK}\b"
          rf"[^.;{_NAME}{_OTHER}]{{0,120}}?(?P<m>{_K})"),
    _relation(rf"(?P<slip>)(?P<m>{_N}|{_T})"
          rf"(?:(?!\bthat\b|\b(?:article|paper|stud|book)\w*s\b)[^.;{_OTHER}]){{0,90}}?"
          rf"\b(?:published|printed|came out|appeared)(?: in [A-Z]\w+)?(?: in)? {_Y}"),
    # Adams 2009, Adams of 2009
    _relation(rf"(?P<m>{_NAME}+) (?:(?:from|of|circa|back in|as) )?{_Y}\b"),
    # Adams wrote of feet in 2009, Adams, writing in 2009, as Adams called it (2009)
    _relation(rf"{_M},? (?:[a-z]+ ){{0,2}}?{_SAID}\b"
          rf"(?: (?!that\b|I\b|my\b|we\b)(?:[a-z’'-]+|{_T},?|{_K},?)){{0,8}}? {_BACK} {_Y}"),
    _relation(rf"(?P<m>{_N})[^.;()\d{_NAME}{_OTHER}]{{1,50}}\({_IN_BRACKETS}{_Y}\)"),
    # In 2009 Adams wrote, as early as 2009 for Adams to write, 2009 was the year when Adams wrote
    _relation(rf"\b{_FRONT} {_Y},? (?P<m>{_N}|{_K}) (?:\w+ )?{_SAID}\b"),
    _relation(rf"\b(?:[Uu]ntil|[Ss]ince|[Ii]n|[Bb]y|[Ff]rom|[Ii]t was) {_Y},? (?:for|that|when) "
          rf"(?P<m>{_N}|{_T})(?= to {_SAID}|[^.;]*\b(?:{_OUT}|{_SAID})\b)"),
    _relation(rf"\b{_Y} (?:was|is) (?:the year )?"
        rf"(?:when|in which|that) (?P<m>{_N}|{_T})"),
    # it came out in 2009 [@adams], proposed by Adams in 2009, published in 2009 by Adams
    _relation(rf"{_M}(?: {_WORK})?,?"
          rf"(?: (?:which|that|was|is|has|had|been|first|only|finally|originally|itself))*"
          rf" {_OUT}(?: \w+)? (?:in (?:[A-Z]\w+ in )?)?{_Y}"),
    _relation(rf"\b(?:{_SAID}|{_OUT}) by (?P<m>{_N}),? {_BACK} {_Y}"),
    _relation(rf"\b(?:[Pp]rinted|[Ww]ritten|[Pp]ublished|came out|appeared|turned up)"
          rf"(?: by [A-Z][\w\x20]{{2,30}})? {_BACK} {_Y},? "
          rf"(?:(?:thanks to|by|from) )?{_M}"),
    _relation(rf"\bFrom {_Y} (?:comes|came|dates|stems) [^.;{_NAME}{CITED}]{{3,90}}?(?P<m>{_K})"),
    _relation(rf"\b(?:born|began|started|launched) {_BACK} {_Y},? (?:with|by|through|in) "
          rf"{_SMALL}{{0,3}}{WORK} (?:by|of) {_M}"),
)  # fmt: skip
"""What a sentence says of a mention and a year, which may be that of another work."""
_FIRST = regex(r"\b(?:first|originally)\b")
_EDITION_OF = regex(
    r"(?:first|original|earl(?:y|ier)|old|older|previous|new|newer|later|second|third)[ \n]"
    r"edition(?:[ \n]of)?[ \n]*\Z"
)
_EDITION = regex(r"edition|reprint|printing")
_LONG_AGO = 30
"""So many years before the one in the library it may be what was printed first."""
_CAPITAL = regex(r"[^\W\d_a-z][\w-]*[^\W_]")
_NAME_WORD = r"(?:[A-Z]\.[ -]?)*[^\W\d_a-z][\w’'-]*[^\W_]"
_REST = regex(
    r"(?P<initials>,?(?: ?[A-Z]\.)+|,? [A-Z]{1,2}(?= \())?"
    rf"(?P<others>(?:, {_NAME_WORD})*,?(?: (?:and|&|y|et|en)[ \n]|[ \n](?:and|&) )"
    rf"{_NAME_WORD}(?:,(?: ?[A-Z]\.)+)?|/{_NAME_WORD})?"
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
        start = len(masked[:begin].rstrip(_TITLE))  # a title’s mark may end the one before
        there = [sign for sign in _MENTIONS if masked.find(sign, start, end) >= 0]
        for told, pattern, mentions in _RELATIONS if there else ():
            if mentions.isdisjoint(there):
                continue
            for found in pattern.finditer(masked, start, end):
                works = named.get(found.start("m"), ())
                own = tuple(work for work in works if work.id in cited) or works
                named_only = masked[found.start("m")] == _NAME
                sure = not named_only or (told and any(one.id in cited for one in works))
                weak = "slip" in pattern.groupindex or (
                    found.start("m") in loose
                    and not found["m"].endswith("s")
                    and CITED not in masked[found.end() : found.end() + _RIGHT_BEHIND]
                )
                if own and not _is_of_another(found, own, masked, told=told):
                    yield Dated(own, found["y"], found.start("y"), sure and not weak, told or weak)


_RIGHT_BEHIND = 3
_MENTIONS = (_NAME, _TITLE, CITED)
_RELATIONS = [
    (told, one, frozenset(_MENTIONS).intersection(one.pattern.partition("(?P<m>")[2]))
    for told, every in ((False, _BESIDE), (True, _TOLD))
    for one in every
]


def _is_of_another(
    found: re.Match[str], works: Iterable[Reference], masked: str, *, told: bool
) -> bool:
    """Whether the year is that of an edition before the one in the library."""
    if _EDITION.search(found[0]) and ";" in masked[found.end("m") :].partition(CITED)[0]:
        return True
    if _EDITION_OF.search(masked, max(0, found.start("m") - 30), found.start("m")):
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
            blanks.append((start, done, _NAME))
    known = list({work.id: work for own in named.values() for work in own}.values())
    for found in _SLANTED.finditer(prose):
        start, end = found.span()
        own = _titled(found[0], known, asked) if _is_near_one(start, years) else ()
        if own:
            named[start] = own
        if own or not YEAR_THERE.search(found[0]):
            blanks.append((start, end, _TITLE if own else _OTHER))
    masked = blanked(prose, blanks)
    small = masked.casefold()
    for work in known if len(small) == len(masked) else ():
        short = _SUBTITLE.split(work["title"])[0].casefold().strip()
        at = small.find(short) if " " in short else -1
        if at < 0 and " " in (short := short.partition(" and ")[0]):
            at = small.find(f"{short} (")
        if at >= 0:
            masked = f"{masked[:at]}{_TITLE * len(short)}{masked[at + len(short) :]}"
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
