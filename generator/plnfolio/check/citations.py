"""Citations that are typed by hand, or not quite as APA 7 has them (chapter 8)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, groupby

from plnfolio.check.asking import Asked
from plnfolio.check.headed import is_aside, is_further_reading
from plnfolio.check.inline import CITED, NOTE, Part
from plnfolio.check.known import by_people, keys_of, meant, people_of, to_type
from plnfolio.check.lists import Pasted
from plnfolio.check.locators import misformed
from plnfolio.check.loose import in_cells, loose_in
from plnfolio.check.personal import personal_in_library, personal_in_text
from plnfolio.check.quoted import is_in_marks, is_quoted
from plnfolio.check.retyped import fits, retyped, same
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.signs import Signs
from plnfolio.check.slips import Slip, slips_in
from plnfolio.check.stops import stops_before
from plnfolio.check.text import Block, Text
from plnfolio.check.typed import Typed, typed_in
from plnfolio.check.years import years_that_differ
from plnfolio.cite.locator import whole
from plnfolio.cite.syntax import parse_round
from plnfolio.diagnostics import Fix
from plnfolio.model.citation import Citation
from plnfolio.patterns import regex

_SIGNS = Signs("&", " et", "\u00a0et", ")", "]")
"""Without these, and without a year, nothing is typed in prose but among keys."""
_LONGEST = 90
_BESIDE = regex(rf"[ \n]?{CITED}")
_NOTED = regex(rf"[.,]?[\"”»’][.,]?{NOTE}")
"""The end of a quotation whose source is in a note."""
_ROUND = regex(rf"\((?=[^()]*{CITED})[^()\n]*(?:\n[^()\n]+)?\)")
_CURLY = regex(rf"(?<![\]\w`)}}])\{{{CITED}+(?:,[^{{}}\n]{{1,30}})?\}}")
_PAGED = regex(r"\[(?P<cited>@[^\[\]]+)\],? (?P<page>[^\[\]]{2,30})")
"""“([@adams2019] pg. 5)”."""
_APART = regex(r"\[@[ \n]+(?P<key>\w[\w:.-]*\w)(?P<behind>[^\[\]\n]*)\]")
_PAGE_BEHIND = regex(r"[ \n]?(?:\((?P<round>[^()\n]{2,40})\)|\[(?P<square>[^\[\]\n]{2,40})\])")
_FOREIGN = regex(r", (?:S|pág)\.? (?=\d)")
"""A page in a German or a Spanish text."""
_DATE_FIRST = regex(r"\d{4}|n\. ?d")
"""Begins what stands behind a name: “Vygotsky (1978, as cited in @adams2019)”."""
_ALONE = regex(r"\[@[\w-]+\]")
_OWN_PART = regex(r" ?(?:sec|fig|tab|eq|app)", re.IGNORECASE)
"""Behind a semicolon, or in brackets of its own, it may be one of the author's own text."""
_OWN_TABLE = regex(r"(?:app|eq|fig|tab)", re.IGNORECASE)
"""The same behind a key in a sentence, where a section is of the work."""
_WORD = regex(r"\w")
_KEY_SHOWN = regex(r"`[^`\n]*@\w[^`\n]*`")
"""A key as code: what is typed behind it shows how it is printed."""
_UNSIGNED = regex(r"\s*(?P<key>\w[\w:.-]*\w)\s*(?:,[^;]*)?")
_BARE_KEY = regex(r"(?<!\w)\((?P<key>[a-z][\w-]*\d{4}[a-z]?)(?:, ?(?P<page>[^()]{1,30}))?\)")


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
                typed = _short(block.raw[one.start : one.end])
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
    typed = _short(block.raw[one.start : one.end])
    if instead := to_type(one, asked):
        message = f"“{typed}” is typed by hand, and your library has that work"
        remedy = f"write {instead}, and the year and the list come by themselves"
        fix = retyped(one, block, asked) if one.weight else ()
        return Found(block.place(one.start), message, remedy, fix)
    if keys := keys_of(one, asked):
        message = f"“{typed}” is typed by hand, and your library has {_listed(keys)}"
        remedy = f"write {_listed(keys)} there; add the rest with plnfolio cite add"
        return Found(block.place(one.start), message, remedy)
    others = [work.id for made in one.works for work in by_people(made.label, asked)]
    if others:
        message = f"“{typed}” is typed by hand; of that name your library has {_listed(others[:2])}"
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


def _short(typed: str) -> str:
    typed = " ".join(typed.split())
    return typed if len(typed) <= _LONGEST else f"{typed[: _LONGEST - 1].rstrip()}…"


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
    message = f"“{_short(typed)}” is typed by hand among keys"
    instead = to_type(one, asked)[1:-1]
    remedy = f"write {instead}" if instead else "add it with plnfolio cite add, and type its key"
    sure = same(one, f"({typed})", asked)[1:-1]
    fix = block.fix((begin, begin + len(typed), sure)) if sure else ()
    return Found(block.place(begin), message, remedy, fix)


def _slipped(slip: Slip, block: Block, asked: Asked) -> Iterator[Found]:
    """Names alone: “et al” without its stop, or “&” where the text runs on (APA 8.17)."""
    typed = _short(block.raw[slip.start : slip.end])
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
            yield Found(block.place(slip.start), message, remedy)
            return


def _brackets(text: Text, asked: Asked) -> Iterable[Found]:
    """Keys in round brackets, or with their page in other brackets than they are."""
    for block in text.body if "[@ " in text.prose else ():
        if "[@ " in block.prose:
            yield from _apart(block, asked)
    for block in text.citing:
        cited = [part for part in block.parts if part.citation and _is_known(part.citation, asked)]
        if not cited and "(" not in block.prose:
            continue
        rounds = []
        if cited and "(" in block.prose:
            rounds = [found.span() for found in _ROUND.finditer(block.prose)]
        if cited and "{" in block.prose:
            rounds += [found.span() for found in _CURLY.finditer(block.prose)]
        starts = [part.start for part in cited]
        for start, end in rounds:
            if bisect_right(starts, start) < bisect_left(starts, end):
                yield from _round(block, start, end)
        rounds.sort()
        yield from _side_by_side(cited, block)
        reach = list(accumulate((end for _, end in rounds), max))
        for part in cited:
            before = bisect_left(rounds, (part.start,))
            if not before or reach[before - 1] <= part.start:
                yield from _around(part, block)
            yield from _among(part, block, asked)
        if "(" in block.prose:
            yield from _without_sign(block, asked)


def _is_known(citation: Citation, asked: Asked) -> bool:
    """Whether the library has what is cited; of other keys the build speaks, or they are names."""
    return any(asked.work(item.id) is not None for item in citation.items)


def _round(block: Block, start: int, end: int) -> Iterator[Found]:
    raw = block.raw[start:end]
    inner = raw[1:-1].strip()
    bare = inner[1:-1] if inner.startswith("[") and inner.endswith("]") else inner
    if (paged := _PAGED.fullmatch(inner)) is not None and whole(paged["page"]) is not None:
        bare = f"{paged['cited']}, {paged['page']}"
    if parse_round(_FOREIGN.sub(", p. ", bare)) is None or _DATE_FIRST.match(bare) is not None:
        return
    kind = "curly" if raw.startswith("{") else "round"
    message = f"“{_short(raw)}” has {kind} brackets around a key"
    should = _with_comma(f"[{bare}]") or f"[{bare}]"
    fix = _put(block, start, end, should)
    yield Found(block.place(start), message, f"write {should}", fix)


def _put(block: Block, start: int, end: int, citation: str) -> Fix:
    """A citation in its right brackets, where it is read as one."""
    return block.fix((start, end, citation)) if fits(block, start, end, citation) else ()


def _around(part: Part, block: Block) -> Iterator[Found]:
    """A page that stands with a key in another way than ``[@key, p. 5]``."""
    raw = block.raw[part.start : part.end]
    if raw.startswith("["):
        if ";" in raw and (should := _with_comma(raw)):
            message = f"“{_short(raw)}” has a semicolon between a key and its page"
            fix = _put(block, part.start, part.end, should)
            yield Found(block.place(part.start), message, f"write {should}", fix)
            return
        behind = _PAGE_BEHIND.match(block.prose, part.end)
        said = (behind["round"] or behind["square"]) if behind else ""
        own = CITED in said or _OWN_PART.match(said) is not None
        if behind and said and not own and whole(said) is not None:
            typed = _short(block.raw[part.start : behind.end()])
            message = f"“{typed}” has the page in brackets of its own"
            should = f"{raw[:-1]}, {said.strip()}]"
            alone = _ALONE.fullmatch(raw) is not None
            fix = _put(block, part.start, behind.end(), should) if alone else ()
            yield Found(block.place(part.start), message, f"write {should}", fix)
    elif raw.endswith(")"):
        key, _, inner = raw.partition("(")
        if _OWN_TABLE.match(inner) is not None:
            return
        message = f"“{_short(raw)}” has round brackets behind a key"
        should = f"{key.rstrip()} [{inner[:-1]}]"
        fix = _put(block, part.start, part.end, should)
        yield Found(block.place(part.start), message, f"write {should}", fix)


def _with_comma(raw: str) -> str:
    """A citation with commas before its pages that have semicolons; empty if none has."""
    first, *others = raw.split(";")
    said = first
    for piece in others:
        page = "@" not in piece and not _OWN_PART.match(piece)
        page = page and whole(piece.removesuffix("]")) is not None
        said += f",{piece}" if page else f";{piece}"
    return "" if said == raw else said


def _among(part: Part, block: Block, asked: Asked) -> Iterator[Found]:
    """A key without its sign, among others: ``[@adams2019; brook2017]``."""
    raw = block.raw[part.start : part.end]
    if ";" not in raw or not raw.startswith("["):
        return
    at = part.start + 1
    for piece in raw[1:-1].split(";"):
        found = _UNSIGNED.fullmatch(piece)
        if found is not None and asked.work(found["key"]) is not None:
            start, end = at + found.start("key"), at + found.end("key")
            message = f"“{found['key']}” is no citation without its @"
            should = f"{raw[: start - part.start]}@{raw[start - part.start :]}"
            fix = block.fix((start, end, f"@{found['key']}"))
            yield Found(block.place(start), message, f"write {_short(should)}", fix)
        at += len(piece) + 1


def _side_by_side(cited: Sequence[Part], block: Block) -> Iterator[Found]:
    """Works in brackets of their own, with nothing between: ``[@adams2019][@brook2017]``."""
    runs: list[list[Part]] = []
    for part in cited:
        if not _is_plain(part, block):
            continue
        if runs and runs[-1][-1].end == part.start:
            runs[-1].append(part)
        else:
            runs.append([part])
    for run in runs:
        if len(run) > 1:
            start, end = run[0].start, run[-1].end
            inner = (block.raw[part.start + 1 : part.end - 1] for part in run)
            should = f"[{'; '.join(inner)}]"
            message = f"“{_short(block.raw[start:end])}” has a pair of brackets for each work"
            fix = _put(block, start, end, should)
            yield Found(block.place(start), message, f"write {_short(should)}", fix)


def _is_plain(part: Part, block: Block) -> bool:
    """Whether it is a citation in square brackets that shows its names, and has all its signs."""
    raw = block.raw[part.start : part.end]
    return raw.startswith("[") and "-@" not in raw and all("@" in one for one in raw.split(";"))


def _apart(block: Block, asked: Asked) -> Iterator[Found]:
    """A key that a space parts from its sign: ``[@ adams2019]``."""
    for found in _APART.finditer(block.prose):
        if asked.work(found["key"]) is not None:
            message = f"“{_short(found[0])}” has a space between @ and its key"
            should = f"[@{found['key']}{found['behind']}]"
            fix = _put(block, *found.span(), should)
            yield Found(block.place(found.start()), message, f"write {should}", fix)


def _without_sign(block: Block, asked: Asked) -> Iterator[Found]:
    """A key in round brackets that lacks its sign, too: ``(adams2019)``."""
    for found in _BARE_KEY.finditer(block.prose):
        if asked.work(found["key"]) is not None:
            typed = _short(found[0])
            message = f"“{typed}” is a key in round brackets and without its @"
            should = f"[@{typed[1:-1]}]"
            fix = _put(block, *found.span(), should)
            yield Found(block.place(found.start()), message, f"write {should}", fix)


TEXT_RULES: tuple[TextRule, ...] = (
    TextRule("typed-citation", "warning", _typed),
    TextRule("citation-brackets", "warning", _brackets),
    TextRule("locator-form", "warning", misformed),
    TextRule("stop-before-citation", "warning", stops_before),
    TextRule("year-mismatch", "warning", years_that_differ),
    TextRule("personal-communication", "warning", personal_in_text),
)
SITE_RULES: tuple[SiteRule, ...] = (
    SiteRule("personal-communication", "warning", personal_in_library),
)
