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
    r"|novel|talk|lecture|post|video|piece|text|work|handbook|guide|edition|reprint|printing"
    r"|publication|memoir|survey|review|keynote|webinar|podcast|classic|bestseller|manual|manifesto"
    r"|treatise|volume|column|film|collection|anthology|essays|masterpiece|landmark|bible"
    r"|translation|version)"
)
_NAME, _TITLE, _OTHER = "\ue000", "\ue001", "\ue002"
_N, _T, _K = f"{_NAME}+(?:['’]s?)?", f"{_TITLE}+", f"{CITED}+"
_S = r"[ \n]"
_Y = rf"(?<![\w/–-])(?P<y>{YEAR})(?![\w/–-]|,\d|{_S}[–-]{_S}?\d)"
_SAID = (
    r"(?:argued|brought out|called|claimed|coined|defined?|described|explained|gave|introduced?"
    r"|issued|laid out|named|noted|observed|presented|proposed?|published?|put|released|said"
    r"|set out|showed|suggested|warned|wrote|write)"
)
_OUT = (
    r"(?:came out|appeared|was (?:first )?published|published|was written|written|was released"
    r"|landed|dates (?:from|back to)|(?:is|was) from|was printed|was issued)"
)
YEAR_THERE = regex(rf"(?<![\w/–-]){YEAR}(?![\w/–-])")
_ED = (
    r"(?:(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth) ed(?:\.|ition)?,? )"
)
_IN_BRACKETS = r"(?:year |published (?:in )?|from |dated |in |first published (?:in )?)?"
_END = r"(?=[)\],.;:]|[ \n][–—-][ \n]|\s*\Z)"
_DET = r"(?:[Tt]h(?:e|is|at)|[Hh]er|[Hh]is|[Tt]heir|[Ii]ts|[Aa]n?)"
_IN = r"(?:[Aa]s early as|[Aa]lready in|[Bb]ack in|[Ii]n|[Ss]ince)"
_BESIDE = (
    regex(
        rf"(?P<m>{_N})(?:[,.]?{_S}[(\[]|,{_S}?|:{_S}|{_S}[–—-]{_S}){_ED}?{_IN_BRACKETS}{_Y}{_END}"
    ),
    regex(rf"(?P<m>{_N}),{_S}\(?{_ED}\)?,?{_S}?\(?{_Y}{_END}"),
    regex(rf"(?P<m>{_T})[,.:]?{_S}?[,(\[]?{_S}?(?:of |dated )?{_IN_BRACKETS}(?<! in ){_Y}"),
    regex(rf"(?P<m>{_K}),?{_S}[(\[]{_IN_BRACKETS}{_Y}[)\]]"),
    regex(rf"[(\[]{_Y}[;,:] ?(?P<m>{_K})[)\]]"),
    regex(rf"(?:'s|’s|\b(?:[Hh]is|[Hh]er|[Tt]heir)){_S}{_Y}{_S}(?:[\w-]+{_S})?(?P<m>{_T})"),
    regex(rf"(?:\A|\n)\W*{_Y}\W{{1,6}}(?:{_N}[^.\n]{{0,30}}?)?(?P<m>{_T})"),
    regex(rf"(?P<m>{_T})[^.;\d{_OTHER}]{{0,20}}\b{_OUT}(?:{_S}\w+)?{_S}(?:in{_S})?{_Y}"),
)
"""What relates a year to the mention “m” that it stands beside."""
_WORK = rf"(?:(?!field\b)[\w-]+{_S}){{0,2}}?{WORK}\b"
_IDEA = (
    r"(?:account|assumptions|concept|definition|framework|model|notion|principles|taxonomy|theory"
    r"|typology)"
)
_TOLD = (
    regex(rf"(?P<m>{_NAME}+['’]s?){_S}{_Y}{_S}(?:[\w-]+{_S})?{_IDEA}\b"),
    regex(rf"(?P<m>{_NAME}+){_S}{_Y}\b"),
    regex(rf"(?P<m>{_NAME}+){_S}(?:from|of){_S}{_Y}\b"),
    regex(rf"\b(?:[Pp]rinted|[Pp]ublished|[Rr]eleased|[Ww]ritten){_S}in{_S}{_Y},{_S}"
    rf"(?P<m>{_N}|{_T})"),
    regex(rf"\b{WORK}{_S}(?:of|from){_S}{_Y}{_S}(?:is|was){_S}(?P<m>{_N}|{_T})"),
    regex(rf"\b{_DET}{_S}{_Y}{_S}(?P<m>{_N}){_S}{_WORK}"),
    regex(rf"\b{_DET}{_S}{_Y}{_S}(?:[\w-]+{_S})?(?P<m>{_T})(?=,?{_S}?{_K})"),
    regex(rf"(?P<m>{_NAME}+['’]s?|{_K}['’]s?){_S}(?:\w+{_S})?{_Y}{_S}{_WORK}"),
    regex(rf"(?P<m>{_N}|{_K}),?{_S}(?:in{_S})?{_DET}{_S}(?:\w+{_S})?{_Y}{_S}{_WORK}"),
    regex(rf"(?P<m>{_N}|{_K}),?{_S}(?:[\w’'-]+{_S}){{0,4}}?whose{_S}(?:\w+{_S})?{_Y}{_S}[\w-]"),
    regex(rf"(?P<m>{_N})[^.;()\d{_NAME}{_OTHER}]{{0,60}}\b(?:his|her|its|their){_S}(?:\w+{_S})?"
          rf"{WORK}{_S}(?:of|from|dated|in){_S}{_Y}"),
    regex(rf"(?P<m>{_N}|{_K}){_S}(?:\w+{_S}){{0,2}}?{_SAID}\b(?:{_S}(?!that\b)(?:[a-z]+|{_T})){{0,5}}?"
          rf"{_S}(?:in|as early as|back in){_S}{_Y}"),
    regex(rf"\b{_IN}{_S}(?:the{_S}year{_S})?{_Y},?{_S}(?P<m>{_N}|{_K}){_S}(?:\w+{_S})?{_SAID}\b"),
    regex(rf"\b(?:[Uu]ntil|[Ss]ince|[Ii]n|[Bb]y|[Ff]rom){_S}{_Y},?{_S}(?:for|that|when){_S}"
          rf"(?P<m>{_N}|{_T})(?={_S}to{_S}{_SAID}|[^.;]*\b(?:{_OUT}|{_SAID})\b)"),
    regex(rf"\b{_Y}{_S}(?:was|is){_S}(?:the{_S}year{_S})?"
        rf"(?:when|in{_S}which|that){_S}(?P<m>{_N}|{_T})"),
    regex(rf"\b[Tt]he{_S}{_Y}{_S}{_WORK}(?:{_S}\w+)?{_S}by{_S}(?P<m>{_N})"),
    regex(rf"(?P<m>{_N})[^.;()\d{_NAME}{_OTHER}]{{1,50}}\({_IN_BRACKETS}{_Y}\)"),
    regex(rf"(?P<m>{_N}(?:{_S}(?:\w+{_S})?{WORK})?|{_K}),?"
          rf"(?:{_S}(?:which|that|was|is|has|had|been|first|only|finally|originally|itself))*"
          rf"{_S}(?:{_OUT}|dated)(?:{_S}\w+)?{_S}(?:in{_S})?{_Y}"),
)  # fmt: skip
"""What a sentence says of a mention and a year, which may be that of another work."""
_FIRST = regex(r"\b(?:first|originally)\b")
_EDITION_OF = regex(r"edition(?:[ \n]of)?[ \n]*\Z")
_LONG_AGO = 30
"""So many years before the one in the library it may be what was printed first."""
_CAPITAL = regex(r"[^\W\d_a-z][\w-]*[^\W_]")
_NAME_WORD = r"(?:[A-Z]\.[ -]?)*[^\W\d_a-z][\w’'-]*[^\W_]"
_REST = regex(
    r"(?P<initials>,?(?: ?[A-Z]\.)+|,? [A-Z]{1,2}(?= \())?"
    rf"(?P<others>(?:, {_NAME_WORD})*,?(?: (?:and|&|y|et|en)[ \n]|[ \n](?:and|&) )"
    rf"{_NAME_WORD}(?:,(?: ?[A-Z]\.)+)?)?"
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
    r"\*{1,2}(?=[^\s*])(?=[^*\n]*[a-z])[^*\n]{3,120}(?<!\s)\*{1,2}"
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
    masked, named = _masked(prose, keys, asked)
    places = [at for at, _ in keys]
    for begin, end in dated_sentences(prose) if named else ():
        first, last = bisect_left(places, begin), bisect_left(places, end)
        cited = {work.id for _, work in keys[first:last]}
        for told, pattern in _RELATIONS:
            for found in pattern.finditer(masked, begin, end):
                works = named.get(found.start("m"), ())
                own = tuple(work for work in works if work.id in cited) or works
                named_only = masked[found.start("m")] == _NAME
                sure = not named_only or (told and any(one.id in cited for one in works))
                if own and not _is_of_another(found, own, masked, told=told):
                    yield Dated(own, found["y"], found.start("y"), sure, told)


_RELATIONS = [(told, one) for told, every in ((False, _BESIDE), (True, _TOLD)) for one in every]


def _is_of_another(
    found: re.Match[str], works: Iterable[Reference], masked: str, *, told: bool
) -> bool:
    """Whether the year is that of an edition before the one in the library."""
    if _EDITION_OF.search(masked, max(0, found.start("m") - 30), found.start("m")):
        return True
    own = min((int(year) for work in works for year in years_of(work)), default=0)
    year = int(found["y"])
    return year < own and (_FIRST.search(found[0]) is not None or (told and year < own - _LONG_AGO))


def _masked(
    prose: str, keys: Sequence[tuple[int, Reference]], asked: Asked
) -> tuple[str, dict[int, tuple[Reference, ...]]]:
    """The prose with a sign for each name and title, and the works that each is of."""
    named: dict[int, tuple[Reference, ...]] = {}
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
        if at >= 0:
            masked = f"{masked[:at]}{_TITLE * len(short)}{masked[at + len(short) :]}"
            named[at] = (work,)
    return masked, named


def _is_near_one(place: int, years: Sequence[int]) -> bool:
    at = bisect_left(years, place - _AROUND)
    return at < len(years) and years[at] < place + _AROUND


def _titled(typed: str, known: Iterable[Reference], asked: Asked) -> tuple[Reference, ...]:
    """The works whose title some words between marks are."""
    own = tuple([work for work in known if _is_title(typed, work)])
    return own or asked.works_titled(_plain(typed))


def _mention(
    prose: str, start: int, end: int, cited: Iterable[Reference], asked: Asked
) -> tuple[int, int, tuple[Reference, ...]] | None:
    """Whose name a word begins or ends, with those who wrote along, and their works."""
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
    if not works and not label.names[1:]:
        works = tuple(work for work in cited if _is_first_of(name, work))
    if not works:
        return None
    given = _GIVEN.search(prose, max(0, start - 40), start)
    return (given.start() if given else start), end, works


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
