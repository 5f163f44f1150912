"""Typed years that are not those of the works they stand with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from plnfolio.check.asking import Asked, folded
from plnfolio.check.dated import YEAR_THERE, dated_in, dated_sentences
from plnfolio.check.inline import CITED
from plnfolio.check.known import by_people, is_of, people_of, years_of
from plnfolio.check.people import label_of
from plnfolio.check.rule import Found
from plnfolio.check.sentences import sentences
from plnfolio.check.text import Block, Text
from plnfolio.check.typed import Typed, Work, typed_in
from plnfolio.cite.typed import YEAR
from plnfolio.model.reference import Reference
from plnfolio.patterns import regex

_DIGITS = regex(r"\d{4}")
_WORK = (
    r"(?:book|article|study|paper|essay|report|chapter|monograph|dissertation|thesis|textbook"
    r"|novel|"
    r"talk|lecture|post|video|piece|text|work|handbook|guide|edition|reprint|printing|publication|"
    r"memoir|survey|review|keynote|webinar|podcast|classic|bestseller|manual|manifesto|treatise"
    r"|volume|column|film)"
)
_OWNER = (
    r"(?P<owner>[^\W\d_][\w’'-]*?)(?:['’]s|(?<=s)['’]|[ \n]and[ \n](?:colleagues|others)['’]s?)"
)
_DATED = regex(
    rf"(?:{_OWNER}(?:[ \n](?:famous|classic|influential|seminal|first|original))?"
    rf"|(?P<lead>[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)|(?P<key>{CITED}))[ \n]"
    rf"(?P<year>{YEAR})[ \n](?!field[ \n])(?:[\w-]+[ \n])?{_WORK}\b"
)
_THING = regex(
    rf"{_OWNER}[ \n](?P<year>{YEAR})[ \n]"
    rf"(?:(?:[a-z][\w-]*[ \n]){{1,2}}|[*_][^*_\n]{{4,80}}[*_][ \n]){CITED}"
)
"""“Adams's 2009 measure [@adams2019]”, with the key right behind it."""
_NAME = r"[^\W\d_a-z][\w’'-]*"
_OTHERS = r"(?:[ \n](?:and|&)[ \n][^\W\d_][\w’'-]*|[ \n]et[ \n]al\.?)?"
_OF_YEAR = regex(
    rf"{_OWNER}[ \n]{_WORK}[ \n](?:(?:of|from)[ \n](?P<year>{YEAR})\b|\((?P<round>{YEAR})\))|"
    rf"\b(?P<writer>{_NAME}){_OTHERS}[ \n](?:wrote|published)[ \n]in[ \n]"
    rf"(?:the[ \n]year[ \n])?(?P<wrote>{YEAR})\b|"
    rf"\b[Ii]n[ \n](?P<when>{YEAR}),?[ \n](?P<who>{_NAME}){_OTHERS}[ \n](?:wrote|published)\b"
)
_EDITION = regex(r"edition|reprint|printing")
_PUBLISHED = regex(
    rf"(?P<before>{CITED},?[ \n](?:was |is )?)?(?P<first>\b(?:first|originally)[ \n])?\b"
    rf"(?:[Pp]ublished|appeared|came out|[Ww]ritten|printed)[ \n]in[ \n](?P<year>{YEAR})\b"
)
_TITLE = r"(?:[*_“\"]{1,2}[^*_”\"\n]{2,80}[*_”\"]{1,2},?)?"
_NEAR = regex(rf",?[ \n]?{_TITLE}[ \n]?[,(]?[ \n]?{CITED}")


_BY = regex(rf"[ \n]by[ \n](?P<owner>{_NAME}){_OTHERS}(?:[ \n]and[ \n]colleagues)?[ \n]{CITED}")
"""Behind “the 2011 review”: whose it is, and the key."""
_NEW = regex(
    r"\b(?:second|third|fourth|fifth|sixth|revised|latest|newest)[ \n]edition[ \n]"
    rf"\((?P<year>{YEAR})\)"
)
_ABOUT = regex(rf"(?<!survey)(?<!study)[ \n](?:of|on)[ \n](?:[\w-]+[ \n]){{1,3}}{CITED}")
"""Behind “their 2011 review”, up to the key; a survey may be older than what tells of it."""
_SINCE = regex(
    r"\b(?:[Bb]ook|[Aa]rticle|[Pp]aper|[Ee]ssay|[Rr]eport|[Cc]hapter|[Tt]hesis|[Hh]andbook"
    r"|[Gg]uide)[ \n]"
    rf"{_TITLE}[ \n]?(?:from|of)[ \n](?P<year>{YEAR})[ \n]{CITED}"
)
"""“The report *Rooms* from 2022 [@reed2024]”."""
_TITLED = regex(rf"[*_][^*_\n]{{4,80}}[*_],?[ \n]\((?P<year>{YEAR})\)[ \n]{CITED}")
"""“*Rooms* (2022) [@reed2024]”."""
_OWNERS = frozenset(("His", "Her", "Its", "Their", "his", "her", "its", "their"))
_SLIP = 2
"""So many years are a slip and no other work, where the library has one of that name."""
_SURE = 2
"""The weight of what is typed that is a citation for sure."""


def years_that_differ(text: Text, asked: Asked) -> Iterable[Found]:
    """``Name (2004)``, ``Name's 1989 book [@name1998]``, ``the 2012 edition of … [@…]``."""
    blocks = text.body if text.has_figures(4) else ()
    lacking = any(_is_lacking(block, asked) for block in blocks)
    for block in blocks:
        told = set()
        for found in _of_block(block, asked, lacking=lacking):
            if found.span not in told:
                told.add(found.span)
                yield found
    if blocks:
        yield from _of_rows(text, asked)


def _of_rows(text: Text, asked: Asked) -> Iterator[Found]:
    """A year that is all of a cell, in a row that has the authors or the title of one work."""
    rows: dict[int, list[Block]] = {}
    for block in text.body if "|" in text.source else ():
        if block.kind == "cell":
            rows.setdefault(block.typed.first, []).append(block)
    for cells in rows.values():
        years = [cell for cell in cells if _YEAR_ALONE.fullmatch(cell.prose)]
        if len(years) != 1:
            continue
        named = [work for cell in cells for work in _works_named(cell.prose, asked)]
        works = list({work.id: work for work in named}.values())
        if len(works) == 1 and not is_of(works[0], years[0].prose.strip(" *_()")):
            at = _DIGITS.search(years[0].prose)
            yield _said(years[0].prose.strip(" *_()"), works, years[0], at.start() if at else 0)


_YEAR_ALONE = regex(rf"[ *_(]*{YEAR}[ *_)]*")


def _works_named(said: str, asked: Asked) -> Iterable[Reference]:
    """The works whose authors, or whose title, are all of a cell."""
    bare = said.strip(' *_“”".')
    label = label_of(bare)
    return (*by_people(label, asked), *asked.works_titled(folded(bare)))


def _of_block(block: Block, asked: Asked, *, lacking: bool) -> Iterator[Found]:
    for one in typed_in(block.prose):
        for work in one.works if one.weight or _is_cited(one, block, asked) else ():
            beside = CITED in block.prose[one.end : one.end + 2]
            alone = len(one.works) == 1 and (beside or not lacking)
            if beside and one.narrative and not by_people(work.label, asked):
                yield from _of_first(one, work, block, asked)
            yield from _of_name(work, block, asked, alone=alone)
    if YEAR_THERE.search(block.prose):
        if CITED in block.prose:
            yield from _of_key(block, asked)
        yield from _of_sentence(block, asked, lacking=lacking)


def _of_sentence(block: Block, asked: Asked, *, lacking: bool) -> Iterator[Found]:
    keys = [
        (part.start, work)
        for part in block.parts
        if part.citation
        for item in part.citation.items
        if (work := asked.work(item.id)) is not None
    ]
    for one in dated_in(block.prose, keys, asked):
        if any(is_of(work, one.year) for work in one.works):
            continue
        several = len({frozenset(years_of(work)) for work in one.works}) > 1
        single = len(one.works) == 1 and not (lacking or one.told)
        most = 0 if several else 1 if lacking else _SLIP
        if (
            (one.sure and not several)
            or single
            or any(_is_near(work, one.year, most) for work in one.works)
        ):
            yield _said(one.year, one.works, block, one.at)
    for found in _NUMBERED.finditer(block.prose):
        cited = _cited_in_sentence(found, block, keys)
        number = _ORDINALS.get(found["number"].casefold(), found["number"][:1])
        if len(cited) == 1 and cited[0]["edition"] == number:
            yield from _differs(cited, found["year"], block, found.start("year"))


_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1
    )
}
_NUMBERED = regex(
    rf"\b(?P<number>{'|'.join(_ORDINALS)}|\d(?=st|nd|rd|th))(?:st|nd|rd|th)?[ \n]ed(?:ition|\.),?"
    rf"[ \n][(\[]?(?:of |from )?(?P<year>{YEAR})(?!\w)",
    re.IGNORECASE,
)
"""“The eighth edition, 2018”."""


def _cited_in_sentence(
    found: re.Match[str], block: Block, keys: Iterable[tuple[int, Reference]]
) -> list[Reference]:
    for begin, end in sentences(block.prose):
        if begin <= found.start() < end:
            return list({work.id: work for at, work in keys if begin <= at < end}.values())
    return []


def _is_cited(one: Typed, block: Block, asked: Asked) -> bool:
    """Whether a sentence that may name somebody cites a work of theirs by its key, too."""
    if CITED not in block.prose or not one.narrative:
        return False
    spans = sentences(block.prose)
    begin, end = next((span for span in spans if span[0] <= one.start < span[1]), (0, 0))
    works = {work.id for label in one.works for work in by_people(label.label, asked)}
    return not works.isdisjoint(work.id for work in _cited(block, begin, end, asked))


def _is_lacking(block: Block, asked: Asked) -> bool:
    """Whether a block cites a work by hand that is of people of whom the library has nothing."""
    works = (work for one in typed_in(block.prose) if one.weight >= _SURE for work in one.works)
    return any(work.label.names and not by_people(work.label, asked) for work in works)


def _of_first(one: Typed, work: Work, block: Block, asked: Asked) -> Iterator[Found]:
    """A year behind the first of those who made the work whose key stands right behind it."""
    years = _DIGITS.findall(work.date)
    works = [
        cited
        for cited in _cited(block, one.end, one.end + 2, asked)
        if work.label.names and _is_by(work.label.names[0], cited)
    ]
    if years and not work.label.others:
        yield from _differs(works, years[0], block, work.at)


def _of_name(work: Work, block: Block, asked: Asked, *, alone: bool) -> Iterator[Found]:
    """A year behind a name of which the library has works, and none of that year. Where it has
    more than one, or the name is not ``alone`` (it stands in a row of others, or the text cites
    what the library lacks), a year that is far from all is that of another work.
    """
    years = _DIGITS.findall(work.date)
    if not years or "/" in work.date:
        return
    works = by_people(work.label, asked)
    if not works or any(is_of(one, work.date) for one in works):
        return
    single = len(works) == 1
    several = len({frozenset(years_of(one)) for one in works}) > 1
    most = 0 if several else _SLIP if single else 1
    if (single and alone) or any(_is_near(one, years[0], most) for one in works):
        yield _said(years[0], works, block, work.at)


def _is_near(reference: Reference, year: str, most: int = _SLIP) -> bool:
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


def _of_key(block: Block, asked: Asked) -> Iterator[Found]:
    """A year in a sentence that cites the work by its key."""
    prose = block.prose
    for one in _TITLED.finditer(prose):
        cited = _cited(block, one.start(), one.end(), asked)
        yield from _differs(cited, one["year"], block, one.start("year"))
    for begin, end in dated_sentences(prose):
        found = list(_DATED.finditer(prose, begin, end))
        dated = {one.start("year") for one in found}
        things = [
            one for one in _THING.finditer(prose, begin, end) if one.start("year") not in dated
        ]
        owned = list(_OF_YEAR.finditer(prose, begin, end))
        published = list(_PUBLISHED.finditer(prose, begin, end))
        since = _SINCE.search(prose, begin, end) if CITED in prose[begin:end] else None
        new = _NEW.search(prose, begin, end)
        if not (found or things or owned or published or new) and since is None:
            continue
        cited = _cited(block, begin, end, asked)
        if since is not None and len(cited) == 1:
            yield from _differs(cited, since["year"], block, since.start("year"))
        for one in found:
            works = [
                work
                for work in cited
                if (one["owner"] and _is_by(one["owner"], work))
                or (one["key"] and len(cited) == 1)
                or (one["lead"] and len(cited) == 1 and _is_its(one[0], prose, one.end(), end))
                or (
                    one["lead"]
                    and (by := _BY.match(prose, one.end()))
                    and _is_by(by["owner"], work)
                )
                or (
                    one["lead"] in _OWNERS
                    and len(cited) == 1
                    and (
                        _is_near(work, one["year"])
                        or _ABOUT.match(prose, one.end())
                        or _is_last_named(work, prose[begin : one.start()])
                    )
                )
            ]
            yield from _differs(works, one["year"], block, one.start("year"))
        if new is not None and len(cited) == 1:
            yield from _differs(cited, new["year"], block, new.start("year"))
        for one in things:
            works = [work for work in cited if _is_by(one["owner"], work)]
            yield from _differs(works, one["year"], block, one.start("year"))
        for one in owned:
            name = one["owner"] or one["writer"] or one["who"]
            group = next(key for key in ("year", "round", "wrote", "when") if one[key])
            works = [work for work in cited if _is_by(name, work)]
            yield from _differs(works, one[group], block, one.start(group))
        for one in published:
            first = min((year for work in cited for year in years_of(work)), default="")
            if one["first"] and one["year"] < first:
                continue  # the library has a later edition
            if len(cited) == 1 and (one["before"] or _NEAR.match(prose, one.end())):
                yield from _differs(cited, one["year"], block, one.start("year"))


def _cited(block: Block, begin: int, end: int, asked: Asked) -> list[Reference]:
    """The works of a sentence, each once."""
    keys = dict.fromkeys(
        item.id
        for part in block.parts
        if part.citation and begin <= part.start < end
        for item in part.citation.items
    )
    return [work for key in keys if (work := asked.work(key)) is not None]


def _differs(works: Sequence[Reference], year: str, block: Block, at: int) -> Iterator[Found]:
    if works and not any(is_of(work, year) for work in works):
        yield _said(year, works, block, at)


def _is_by(owner: str, work: Reference) -> bool:
    return any(folded(owner) in (folded(name.family), folded(name.literal), folded(name.short))
               for name in people_of(work))  # fmt: skip


def _is_its(said: str, prose: str, end: int, last: int) -> bool:
    """Whether a year without a name is that of the one work that is cited."""
    if _NEAR.match(prose, end) is not None:
        return True
    between = prose[end:last].partition(CITED)[0]
    return _EDITION.search(said) is not None and ";" not in between


_CAPITALS = regex(r"[^\W\d_a-z][\w-]+")


def _is_last_named(work: Reference, before: str) -> bool:
    """Whether nobody else is named between a writer and “in his 1991 book”."""
    names = _CAPITALS.findall(before)
    return bool(names) and before.endswith(" in ") and _is_by(names[-1], work)


def _said(year: str, works: Iterable[Reference], block: Block, at: int) -> Found:
    work = next(iter(works))
    own = " or ".join(sorted(years_of(work))) or "no date"
    message = f"“{year}” is not the year of @{work.id}, which has {own} in your library"
    remedy = f"cite it by its key, and the year is right; or mend {work.id} in your library"
    return Found(block.place(at), message, remedy)
