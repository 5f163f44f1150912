"""Keys in other brackets than they are cited in, or beside them, and keys without their sign."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from plnfolio.check.asking import Asked
from plnfolio.check.inline import CITED, Part
from plnfolio.check.retyped import fits
from plnfolio.check.rule import Found
from plnfolio.check.text import Block, Text
from plnfolio.cite.locator import whole
from plnfolio.cite.syntax import parse_round
from plnfolio.diagnostics import Fix
from plnfolio.model.citation import Citation
from plnfolio.patterns import regex
from plnfolio.render.leftovers.row import short

_ROUND = regex(rf"\((?=[^()]*{CITED})[^()\n]*(?:\n[^()\n]+)?\)")
_CURLY = regex(rf"\{{(?<![\]\w`)}}]\{{){CITED}+(?:,[^{{}}\n]{{1,30}})?\}}")
_PAGED = regex(r"\[(?P<cited>@[^\[\]]+)\],? (?P<page>[^\[\]]{2,30})")
"""“([@adams2019] pg. 5)”."""
_APART = regex(r"\[@[ \n]+(?P<key>\w[\w:.-]*\w)(?P<behind>[^\[\]\n]*)\]")
_PAGE_BEHIND = regex(r"[ \n]?(?:\((?P<round>[^()\n]{2,40})\)|\[(?P<square>[^\[\]\n]{2,40})\])")
_FOREIGN = regex(r", (?:S|pág)\.? (?=\d)")
"""A page in a German or a Spanish text."""
_DATE_FIRST = regex(r"\d{4}|n\. ?d")
"""Begins what stands behind a name: “Vygotsky (1978, as cited in @adams2019)”."""
_PAGE = regex(r" ?\d{1,3}(?: ?[-–] ?\d{1,4})? ?")
_ALONE = regex(r"\[@[\w-]+\]")
_OWN_PART = regex(r" ?(?:sec|fig|tab|eq|app)", re.IGNORECASE)
"""Behind a semicolon, or in brackets of its own, it may be one of the author's own text."""
_OWN_TABLE = regex(r"(?:app|eq|fig|tab)", re.IGNORECASE)
"""The same behind a key in a sentence, where a section is of the work."""
_UNSIGNED = regex(r"\s*(?P<key>\w[\w:.-]*\w)\s*(?:,[^;]*)?")
_BARE_KEY = regex(r"\((?<!\w\()(?P<key>[a-z][\w-]*\d{4}[a-z]?)(?:, ?(?P<page>[^()]{1,30}))?\)")


def in_message(typed: str) -> str:
    """A citation as a message shows it."""
    return short(typed, 90)


def misbracketed(text: Text, asked: Asked) -> Iterable[Found]:
    """Keys in round brackets, or with their page in other brackets than they are."""
    for block in text.body if "[@ " in text.prose else ():
        if "[@ " in block.prose:
            yield from _apart(block, asked)
    odd = {id(block): block for block, part in text.parts if part.citation and _is_odd(part, block)}
    for sign, shape in (("(", _ROUND), ("{", _CURLY)):
        if sign in text.prose:
            odd.update((id(block), block) for block in text.holding(shape))
    for block in odd.values():
        if not block.field or text.is_read(block):
            yield from _bracketed(block, asked)
    for block in text.holding(_BARE_KEY) if "(" in text.prose else ():
        if not block.field or text.is_read(block):
            yield from _without_sign(block, asked)


def _is_odd(part: Part, block: Block) -> bool:
    """Whether a citation may have more in its brackets than it should, or others beside them."""
    raw, start, end = block.raw, part.start, part.end
    if raw[start] != "[":
        return raw[end - 1] == ")"
    beside = raw[end : end + 2]
    return "(" in beside or "[" in beside or ";" in raw[start:end]


def _bracketed(block: Block, asked: Asked) -> Iterator[Found]:
    """What is odd about the brackets of the works that a block cites."""
    cited = [part for part in block.parts if part.citation and _is_known(part.citation, asked)]
    if not cited:
        return
    rounds = [found.span() for shape in (_ROUND, _CURLY) for found in shape.finditer(block.prose)]
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


def _is_known(citation: Citation, asked: Asked) -> bool:
    """Whether the library has what is cited; of other keys the build speaks, or they are names."""
    return any(asked.work(item.id) is not None for item in citation.items)


def _round(block: Block, start: int, end: int) -> Iterator[Found]:
    raw = block.raw[start:end]
    inner = raw[1:-1].strip()
    bare = inner[1:-1] if inner.startswith("[") and inner.endswith("]") else inner
    bare = _with_comma(bare) or bare
    if (paged := _PAGED.fullmatch(inner)) is not None and whole(paged["page"]) is not None:
        bare = f"{paged['cited']}, {paged['page']}"
    if parse_round(_FOREIGN.sub(", p. ", bare)) is None or _DATE_FIRST.match(bare) is not None:
        return
    kind = "curly" if raw.startswith("{") else "round"
    message = f"“{in_message(raw)}” has {kind} brackets around a key"
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
            message = f"“{in_message(raw)}” has a semicolon between a key and its page"
            fix = _put(block, part.start, part.end, should)
            yield Found(block.place(part.start), message, f"write {should}", fix)
            return
        behind = _PAGE_BEHIND.match(block.prose, part.end)
        said = (behind["round"] or behind["square"]) if behind else ""
        own = CITED in said or _OWN_PART.match(said) is not None
        if behind and said and not own and whole(said) is not None:
            typed = in_message(block.raw[part.start : behind.end()])
            message = f"“{typed}” has the page in brackets of its own"
            should = f"{raw[:-1]}, {said.strip()}]"
            alone = _ALONE.fullmatch(raw) is not None
            fix = _put(block, part.start, behind.end(), should) if alone else ()
            yield Found(block.place(part.start), message, f"write {should}", fix)
    elif raw.endswith(")"):
        key, _, inner = raw.partition("(")
        if _OWN_TABLE.match(inner) is not None:
            return
        message = f"“{in_message(raw)}” has round brackets behind a key"
        should = f"{key.rstrip()} [{inner[:-1]}]"
        fix = _put(block, part.start, part.end, should)
        yield Found(block.place(part.start), message, f"write {should}", fix)


def _with_comma(raw: str) -> str:
    """A citation with commas before its pages that have semicolons; empty if none has."""
    first, *others = raw.split(";")
    said = first
    for piece in others:
        page = "@" not in piece and not _OWN_PART.match(piece)
        page = page and _is_page(piece.removesuffix("]"))
        said += f",{piece}" if page else f";{piece}"
    return "" if said == raw else said


def _is_page(said: str) -> bool:
    """Whether it is a locator, or a number that is no year."""
    return whole(said) is not None or _PAGE.fullmatch(said) is not None


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
            yield Found(block.place(start), message, f"write {in_message(should)}", fix)
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
            message = f"“{in_message(block.raw[start:end])}” has a pair of brackets for each work"
            fix = _put(block, start, end, should)
            yield Found(block.place(start), message, f"write {in_message(should)}", fix)


def _is_plain(part: Part, block: Block) -> bool:
    """Whether it is a citation in square brackets that shows its names, and has all its signs."""
    raw = block.raw[part.start : part.end]
    return raw.startswith("[") and "-@" not in raw and all("@" in one for one in raw.split(";"))


def _apart(block: Block, asked: Asked) -> Iterator[Found]:
    """A key that a space parts from its sign: ``[@ adams2019]``."""
    for found in _APART.finditer(block.prose):
        if asked.work(found["key"]) is not None:
            message = f"“{in_message(found[0])}” has a space between @ and its key"
            should = f"[@{found['key']}{found['behind']}]"
            fix = _put(block, *found.span(), should)
            yield Found(block.place(found.start()), message, f"write {should}", fix)


def _without_sign(block: Block, asked: Asked) -> Iterator[Found]:
    """A key in round brackets that lacks its sign, too: ``(adams2019)``."""
    for found in _BARE_KEY.finditer(block.prose):
        if asked.work(found["key"]) is not None:
            typed = in_message(found[0])
            message = f"“{typed}” is a key in round brackets and without its @"
            should = f"[@{typed[1:-1]}]"
            fix = _put(block, *found.span(), should)
            yield Found(block.place(found.start()), message, f"write {should}", fix)
