"""Citations that are typed by hand, or not quite as APA 7 has them (chapter 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from plnfolio.check.asking import Asked
from plnfolio.check.brackets import in_message, misbracketed
from plnfolio.check.headed import is_aside, is_further_reading
from plnfolio.check.inline import CITED, NOTE, Part
from plnfolio.check.known import by_people, keys_of, meant, people_of, to_type
from plnfolio.check.lists import Pasted
from plnfolio.check.locators import misformed
from plnfolio.check.loose import in_cells, loose_in
from plnfolio.check.personal import personal_in_library, personal_in_text
from plnfolio.check.quoted import is_in_marks, is_quoted
from plnfolio.check.retyped import retyped, same
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.signs import Signs
from plnfolio.check.slips import Slip, slips_in
from plnfolio.check.stops import stops_before
from plnfolio.check.text import Block, Text
from plnfolio.check.typed import Typed, typed_in
from plnfolio.check.years import years_that_differ
from plnfolio.patterns import regex

_SIGNS = Signs("&", " et", "\u00a0et", ")", "]")
"""Without these, and without a year, nothing is typed in prose but among keys."""
_BESIDE = regex(rf"[ \n]?{CITED}")
_NOTED = regex(rf"[.,]?[\"”»’][.,]?{NOTE}")
"""The end of a quotation whose source is in a note."""
_WORD = regex(r"\w")
_KEY_SHOWN = regex(r"`[^`\n]*@\w[^`\n]*`")
"""A key as code: what is typed behind it shows how it is printed."""


def _typed(text: Text, asked: Asked) -> Iterable[Found]:
    """Names and a year typed by hand, and names that are not joined as APA has them."""
    dated = text.has_figures(4)
    if not dated and not _SIGNS.stand_in(text.prose):
        for block in text.citing if ";" in text.raw else ():
            yield from _within_keyed(block, asked)
        return
    yield from _in_fields(text)
    yield from (_by_hand(one, block, asked) for block, one in in_cells(text))
    blocks = [block for block in text.body if block.prose]
    citing = any(
        any(part.citation for part in block.parts)
        or any(one.weight > 2 for one in typed_in(block.prose))
        for block in blocks
    )
    german = text.language.startswith("de")
    others, pasted = _words_of_others(blocks), Pasted(text)
    aside = False
    for number, block in enumerate(blocks):
        if block.kind == "heading":
            aside = is_aside(block.prose) or is_further_reading(block.prose)
        said = bytearray(len(block.prose))
        sure = (
            one
            for one in typed_in(block.prose)
            if _is_sure(one, asked, citing=citing, least=3 if german and one.narrative else 2)
            and not (aside and not meant(one.works[0], asked))
        )
        loose = loose_in(block.prose) if dated else ()
        known = (one for one in loose if one.weight or meant(one.works[0], asked))
        shown = _KEY_SHOWN.search(block.raw) if "@" in block.raw else None
        for one in chain(sure, known):
            quoted = number in others and _goes_on(one, block, last=others[number] == number)
            quoted = quoted or pasted.holds(block, one.start)
            if quoted or (shown is not None and shown.end() <= one.start):
                said[one.start : one.end] = b"\1" * (one.end - one.start)
            elif not any(said[one.start : one.end]) and not _is_another_s(one, block):
                said[one.start : one.end] = b"\1" * (one.end - one.start)
                yield _by_hand(one, block, asked)
        yield from _within_keyed(block, asked)
        for slip in slips_in(block.prose) if number not in others else ():
            quoted = slip.kind == "&" and is_in_marks(block.prose, slip.start, slip.end)
            if not (said[slip.start] or quoted):
                yield from _slipped(slip, block, asked)


_CASE = ("problem", "process", "result")
"""Fields of an artifact that hold sentences, and no Markdown."""


def _in_fields(text: Text) -> Iterator[Found]:
    """Citations in brackets where no key can stand."""
    if text.matter is None:
        return
    for block in text.paragraphs:
        for one in typed_in(block.prose) if block.field in _CASE else ():
            if one.weight > 1 and not one.narrative:
                typed = in_message(block.raw[one.start : one.end])
                message = f"“{typed}” is typed by hand, and no list names it: a field takes no key"
                remedy = "say it in the text below, where a key can cite the work"
                yield Found(block.place(one.start), message, remedy)


def _is_sure(one: Typed, asked: Asked, *, citing: bool, least: int) -> bool:
    """Whether it is a citation; ``least`` is more where every noun has a capital."""
    if one.weight >= least or (
        one.weight == 1 and not one.narrative and (citing or _is_single(one))
    ):
        return True
    if one.weight and any(by_people(work.label, asked) for work in one.works):
        return True
    return any(meant(work, asked) for work in one.works)


def _is_single(one: Typed) -> bool:
    """Whether it is a surname without its comma: “(Adams 2019)”."""
    names = one.works[0].label.names
    return len(one.works) == 1 and names[0].isalpha() and not names[0].isupper()


def _is_another_s(one: Typed, block: Block) -> bool:
    """Whether a key stands right behind it, or what it was cited in has one, or it was quoted
    with what it stands in (APA 8.32).
    """
    beside = _BESIDE.match(block.prose, one.end) or _NOTED.match(block.prose, one.end)
    if beside or is_quoted(block.prose, one.start, one.end):
        return True
    return CITED in block.prose[one.start : one.end] and "cited in" in block.prose[one.start :]


def _words_of_others(blocks: Sequence[Block]) -> dict[int, int]:
    """Which blocks are quotations that a colon before them, or a key at their end, gives to
    somebody, each with the last of its quotation, or none where the page is given before it:
    what is cited there is theirs (APA 8.32).
    """
    found: dict[int, int] = {}
    for _, numbers in groupby(range(len(blocks)), lambda number: id(blocks[number].quotation)):
        own = list(numbers)
        if blocks[own[0]].quotation is None:
            continue
        lead = blocks[own[0] - 1] if own[0] else None
        led = lead is not None and lead.prose.rstrip(" *_\n").endswith(":")
        if led or any(part.citation for part in blocks[own[-1]].parts):
            found.update(dict.fromkeys(own, own[-1]))
        if led and lead is not None and any(map(_is_located, lead.parts[-1:])):
            found.update(dict.fromkeys(own, -1))
    return found


def _is_located(part: Part) -> bool:
    return part.citation is not None and any(item.locator for item in part.citation.items)


def _goes_on(one: Typed, block: Block, *, last: bool) -> bool:
    """Whether a quotation that is a block goes on behind what is cited in it."""
    behind = block.prose[one.end :].lstrip(" *_")
    return not behind.startswith((":", "—", "–")) and (not last or _WORD.search(behind) is not None)


def _by_hand(one: Typed, block: Block, asked: Asked) -> Found:
    typed = in_message(block.raw[one.start : one.end])
    keys = tuple(keys_of(one, asked))
    if instead := to_type(one, asked):
        message = f"“{typed}” is typed by hand, and your library has that work"
        remedy = f"write {instead}, and the year and the list come by themselves"
        fix = retyped(one, block, asked) if one.weight else ()
        return Found(block.place(one.start), message, remedy, fix, keys)
    if keys:
        message = f"“{typed}” is typed by hand, and your library has {_listed(keys)}"
        remedy = f"write {_listed(keys)} there; add the rest with plnfolio cite add"
        return Found(block.place(one.start), message, remedy, meant=keys)
    if others := [work.id for made in one.works for work in by_people(made.label, asked)][:2]:
        message = f"“{typed}” is typed by hand; of that name your library has {_listed(others)}"
        remedy = "cite that one by its key, or add the other with plnfolio cite add"
        return Found(block.place(one.start), message, remedy)
    message = f"“{typed}” is typed by hand, and your library has no such work"
    remedy = f"add it with plnfolio cite add, and then type its key: {_proposed(one)}"
    return Found(block.place(one.start), message, remedy)


def _listed(keys: Iterable[str]) -> str:
    return " and ".join(f"@{key}" for key in keys)


def _proposed(one: Typed) -> str:
    """What a citation of it may look like, when it is in the library."""
    work = one.works[0]
    name = "".join(char for char in work.label.names[0].split()[-1].lower() if char.isalnum())
    year = "".join(char for char in work.date if char.isdigit())[:4] or "nd"
    return f"@{name}{year}" if one.narrative else f"[@{name}{year}]"


def _within_keyed(block: Block, asked: Asked) -> Iterator[Found]:
    """A typed work among keys: ``[@adams2019; Berg, 2020]``."""
    if not block.parts or ";" not in block.raw:
        return
    for part in block.parts:
        raw = block.raw[part.start : part.end]
        if part.citation is None or ";" not in raw or not raw.startswith("["):
            continue
        at = part.start + 1
        for piece in raw[1:-1].split(";"):
            bare = piece.strip()
            if bare and "@" not in bare:
                for one in typed_in(f"({bare})"):
                    if one.weight:
                        begin = at + len(piece) - len(piece.lstrip())
                        yield _among_keys(one, bare, block, begin, asked)
            at += len(piece) + 1


def _among_keys(one: Typed, typed: str, block: Block, begin: int, asked: Asked) -> Found:
    message = f"“{in_message(typed)}” is typed by hand among keys"
    instead = to_type(one, asked)[1:-1]
    remedy = f"write {instead}" if instead else "add it with plnfolio cite add, and type its key"
    sure = same(one, f"({typed})", asked)[1:-1]
    fix = block.fix((begin, begin + len(typed), sure)) if sure else ()
    return Found(block.place(begin), message, remedy, fix, tuple(keys_of(one, asked)))


def _slipped(slip: Slip, block: Block, asked: Asked) -> Iterator[Found]:
    """Names alone: “et al” without its stop, or “&” where the text runs on (APA 8.17)."""
    typed = in_message(block.raw[slip.start : slip.end])
    if slip.kind == "et al":
        message = f"“{slip.first} {typed}” lacks its one stop, which stands behind “al”"
        remedy = "write et al., or cite the work by its key"
        fix = block.fix((slip.start, slip.end, "et al."))
        yield Found(block.place(slip.start), message, remedy, fix)
        return
    for work in asked.works_of(slip.first):
        people = people_of(work)
        if len(people) > 1 and slip.second.removesuffix("'s") == people[1].family:
            message = f"“{typed}” has the “&” that stands only in brackets"
            remedy = f"write @{work.id}, or “and” between the names"
            yield Found(block.place(slip.start), message, remedy, meant=(work.id,))
            return


TEXT_RULES: tuple[TextRule, ...] = (
    TextRule("typed-citation", "warning", _typed),
    TextRule("citation-brackets", "warning", misbracketed),
    TextRule("locator-form", "warning", misformed),
    TextRule("stop-before-citation", "warning", stops_before),
    TextRule("year-mismatch", "warning", years_that_differ),
    TextRule("personal-communication", "warning", personal_in_text),
)
SITE_RULES: tuple[SiteRule, ...] = (
    SiteRule("personal-communication", "warning", personal_in_library),
)
