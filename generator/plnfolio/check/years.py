"""Typed years that are not those of the works they stand with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from plnfolio.check.asking import Asked, folded
from plnfolio.check.columns import below
from plnfolio.check.dated import Dated, dated_in, is_near
from plnfolio.check.inline import CITED
from plnfolio.check.known import by_people, is_of, people_of, years_of
from plnfolio.check.people import label_of
from plnfolio.check.relations import SHORT_YEARS, YEAR_THERE
from plnfolio.check.rule import Found
from plnfolio.check.sentences import sentences
from plnfolio.check.text import Block, Text
from plnfolio.check.typed import Typed, Work, typed_in
from plnfolio.cite.typed import YEAR
from plnfolio.model.reference import Reference
from plnfolio.patterns import regex

_DIGITS = regex(r"\d{4}")
_SLIP = 2
"""So many years are a slip and no other work, where the library has one of that name."""
_READ_LATER = 10
"""So many years behind a work it may have been read, or taught."""
_SURE = 2
"""The weight of what is typed that is a citation for sure."""


def years_that_differ(text: Text, asked: Asked) -> Iterable[Found]:
    """``Name (2004)``, ``Name's 1989 book [@name1998]``, ``the 2012 edition of … [@…]``."""
    is_dated = text.has_figures(4) or any(one.search(text.prose) for one in SHORT_YEARS)
    blocks = text.paragraphs if is_dated else ()
    lacking = any(_is_lacking(block, asked) for block in blocks)
    for block in blocks:
        told = set()
        for found in _of_block(block, asked, lacking=lacking):
            if found.span not in told:
                told.add(found.span)
                yield found
    if blocks:
        yield from _of_rows(text, asked)
    yield from _of_citations(text, asked)


def _of_rows(text: Text, asked: Asked) -> Iterator[Found]:
    """A year that is all of a cell, in a row that has the authors or the title of one work."""
    rows: dict[int, list[Block]] = {}
    for block in text.body if "|" in text.source else ():
        if block.kind == "cell":
            rows.setdefault(block.typed.first, []).append(block)
    others = {id(cell) for cell in below(text, _OTHER_YEARS)} if rows else ()
    for cells in rows.values():
        years = [
            cell for cell in cells if _YEAR_ALONE.fullmatch(cell.prose) and id(cell) not in others
        ]
        if len(years) != 1:
            continue
        named = [work for cell in cells for work in _works_named(cell.prose, asked)]
        works = list({work.id: work for work in named}.values())
        year = years[0].prose.strip(" *_()")
        if len(works) == 1 and not is_of(works[0], year) and not _is_long_after(works[0], year):
            at = _DIGITS.search(years[0].prose)
            yield _said(year, works, years[0], at.start() if at else 0)


def _is_long_after(work: Reference, year: str) -> bool:
    """Whether a row may say when a work was read."""
    return int(year[:4]) > max(map(int, years_of(work)), default=9999) + _READ_LATER


_OTHER_YEARS = regex(r"(?i)\W*(?:birth|born|death|died|lived|met|(?:first )?read|taught)\b.{0,20}")
"""Heads a column of years that are of no work."""
_YEAR_ALONE = regex(rf"[ *_(]*{YEAR}[ *_)]*")


def _works_named(said: str, asked: Asked) -> Iterable[Reference]:
    """The works whose authors, or whose title, are all of a cell."""
    bare = said.replace(CITED, "").strip(' *_“”".()[]')
    label = label_of(bare)
    return (*by_people(label, asked), *asked.works_titled(folded(bare)))


_KEY_BEHIND = regex(r"@(?:(?<=\d; @)|(?<=\d;@))")
_AHEAD = regex(rf"[^\d;]{{0,40}}\b(?P<year>{YEAR});")


def _of_citations(text: Text, asked: Asked) -> Iterator[Found]:
    """A year that was typed before the key within its brackets, as in “[2009; @adams]”."""
    led = ";" in text.raw and _KEY_BEHIND.search(text.raw)
    for block, part in text.parts_of("citation") if led else ():
        item = part.citation.items[0] if part.citation else None
        found = _AHEAD.fullmatch(item.prefix) if item else None
        work = asked.work(item.id) if item and found else None
        if found is not None and work is not None and not is_of(work, found["year"]):
            yield _said(found["year"], [work], block, block.raw.find(found["year"], part.start))


def _of_block(block: Block, asked: Asked, *, lacking: bool) -> Iterator[Found]:
    for one in typed_in(block.prose):
        for work in one.works if one.weight or _is_cited(one, block, asked) else ():
            beside = CITED in block.prose[one.end : one.end + 2]
            alone = len(one.works) == 1 and (beside or not lacking)
            if beside and one.narrative and not by_people(work.label, asked):
                yield from _of_first(one, work, block, asked)
            yield from _of_name(work, block, asked, alone=alone)
    if YEAR_THERE.search(block.prose):
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
        if any(is_of(work, _whole(one.year, work)) for work in one.works):
            continue
        several = len({frozenset(years_of(work)) for work in one.works}) > 1
        single = len(one.works) == 1 and not (lacking or one.told)
        most = 0 if several else 1 if lacking else _SLIP
        if (one.sure and not several) or single or _is_slip(one, block, most):
            yield _said(one.year, one.works, block, one.at)
    for found in _NUMBERED.finditer(block.prose):
        works = _cited_in_sentence(found, block, keys)
        number = _ORDINALS.get(found["number"].casefold(), found["number"][:1])
        if len(works) == 1 and number not in _OLD and works[0]["edition"] in ("", number):
            yield from _differs(works, found["year"], block, found.start("year"))


_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1
    )
}
_NUMBERED = regex(
    rf"\b(?P<number>{'|'.join(_ORDINALS)}|revised|latest|newest|\d(?=st|nd|rd|th))"
    rf"(?:st|nd|rd|th)?[ \n]ed(?:ition|\.),?[ \n][(\[]?(?:of |from )?(?P<year>{YEAR})(?!\w)",
    re.IGNORECASE,
)
"""“The eighth edition, 2018”."""
_OLD = ("1",)


def _whole(year: str, work: Reference) -> str:
    """A year of two figures as that of the century in which it is nearest to the work’s."""
    if year.isdigit():
        return year
    own = max(years_of(work), default="2000")
    return min((f"{age}{year[1:]}" for age in (19, 20)), key=lambda one: abs(int(one) - int(own)))


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
    if (single and (alone or _is_of_decade(years[0], works))) or any(
        is_near(one, years[0], most) for one in works
    ):
        yield _said(years[0], works, block, work.at)


def _is_slip(one: Dated, block: Block, most: int) -> bool:
    """Whether the year that a sentence gives to a work may be a slip for its own."""
    if any(is_near(work, _whole(one.year, work), most) for work in one.works):
        return True
    named = _NAME_BEFORE.search(block.prose, max(0, one.at - _NEAR), one.at)
    return named is not None and _is_of_decade(one.year, one.works)


_NEAR = 40
_NAME_BEFORE = regex(r"[^\W\d_a-z][\w-]*[^\W_](?:['’]s?)? \Z")


def _is_of_decade(year: str, works: Sequence[Reference]) -> bool:
    """Whether nothing but the decade differs from that of the one work: “1993” for 1983."""
    own = years_of(works[0]) if len(works) == 1 else ()
    return any(one[:2] == year[:2] and one[3:] == year[3:] for one in own)


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


def _said(year: str, works: Iterable[Reference], block: Block, at: int) -> Found:
    work = next(iter(works))
    own = " or ".join(sorted(years_of(work))) or "no date"
    message = f"“{year}” is not the year of @{work.id}, which has {own} in your library"
    remedy = f"cite it by its key, and the year is right; or mend {work.id} in your library"
    return Found(block.place(at), message, remedy)
