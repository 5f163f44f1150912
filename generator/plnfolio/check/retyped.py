"""The key that prints what somebody typed: a typed citation that has one right answer, mended."""

from __future__ import annotations

from plnfolio.check.asking import Asked, folded
from plnfolio.check.inline import read_line
from plnfolio.check.known import meant, people_of, to_type
from plnfolio.check.text import Block
from plnfolio.check.typed import Typed, source_of
from plnfolio.cite import STYLES
from plnfolio.cite.rich import text_of
from plnfolio.cite.syntax import match_narrative, parse_bracketed
from plnfolio.diagnostics import Fix
from plnfolio.model.reference import Reference
from plnfolio.patterns import regex

_WORD = regex(r"\w+")
_MARKUP = regex(r"[*_`<>\\\[\]{}|\n]")
_UNSAID = frozenset(("and",))
"""What APA has otherwise in brackets than in the text (8.17)."""

_FAR = 150
"""So many signs to either side of a citation tell how it is read."""

_SAME = {
    **dict.fromkeys(("pp", "page", "pages", "pg", "pgs"), "p"),
    **dict.fromkeys(("paras", "paragraph", "paragraphs", "par", "pars"), "para"),
}
"""Ways to say where in a work, which a key brings into form (8.13)."""


def retyped(one: Typed, block: Block, asked: Asked) -> Fix:
    """A citation by key for a typed one, where the library has each of its works once and a
    reader reads the same; nothing otherwise.
    """
    typed = block.raw[one.start : one.end]
    if block.kind == "heading":
        return ()  # links may lead to its words
    if typed != block.prose[one.start : one.end] or _MARKUP.search(typed.strip("[]")):
        return ()
    instead = same(one, typed, asked)
    if not instead or not fits(block, one.start, one.end, instead):
        return ()
    return block.fix((one.start, one.end, instead))


def same(one: Typed, typed: str, asked: Asked) -> str:
    """What to type for a citation that has one right answer; empty where that is not sure."""
    works: dict[str, Reference] = {}
    said = _words(typed)
    for work in one.works:
        found = meant(work, asked)
        if len(found) != 1 or source_of(work) is not None:
            return ""
        works[found[0].id] = found[0]
        said = _shortened(said, work.label.names, found[0])
    instead = to_type(one, asked)
    printed = _words(_printed(instead, works, asked)) if instead else []
    if len(works) > 1:  # in brackets they stand in the order of the list (8.12)
        said, printed = sorted(said), sorted(printed)
    return instead if said == printed else ""


def fits(block: Block, start: int, end: int, instead: str) -> bool:
    """Whether a citation is read as such where it is put, and what is around it as before."""
    if block.raw[end : end + 1] in ("(", "[", ":", "{"):
        return False
    first, last = _near(block, start, end)
    typed = block.raw[first:last]
    start, end = start - first, end - first
    more = len(instead) - (end - start)
    _, before = read_line(typed)
    _, after = read_line(typed[:start] + instead + typed[end:])
    around = [part for part in after if not start <= part.start < end + more]
    own = [part for part in after if start <= part.start < end + more]
    before = tuple(part for part in before if not start <= part.start < end)
    return (
        len(own) == 1
        and own[0].citation is not None
        and (own[0].start, own[0].end) == (start, end + more)
        and [(part.kind, part.end - part.start) for part in around]
        == [(part.kind, part.end - part.start) for part in before]
    )


def _near(block: Block, start: int, end: int) -> tuple[int, int]:
    """From where to where a block is read again when a part of it changes: it begins and ends
    within nothing.
    """
    first, last = max(0, start - _FAR), min(len(block.raw), end + _FAR)
    for part in block.parts:
        if part.start < first < part.end:
            first = part.start
        if part.start < last < part.end:
            last = part.end
    return first, last


def _printed(instead: str, works: dict[str, Reference], asked: Asked) -> str:
    """What a reader reads for a citation by key."""
    if instead.startswith("["):
        citation = parse_bracketed(instead[1:-1])
    else:
        found = match_narrative(instead, 0)
        citation = found[0] if found is not None and found[1] == len(instead) else None
    make = STYLES.get(asked.config.style)
    if citation is None or make is None:
        return ""
    return text_of(make(works).cite([citation]).in_text[0])


def _words(text: str) -> list[str]:
    """Words and figures as they are compared."""
    found = (_SAME.get(word, word) for word in _WORD.findall(text.casefold()))
    return [word for word in found if word not in _UNSAID]


def _shortened(said: list[str], names: tuple[str, ...], work: Reference) -> list[str]:
    """Words with the first of three names or more and “et al.”, where all are typed (8.17)."""
    own = [folded(name.family) for name in people_of(work)]
    if len(names) < 3 or [folded(name) for name in names] != own:
        return said
    every = _words(" ".join(names))
    for at in range(len(said) - len(every) + 1):
        if said[at : at + len(every)] == every:
            return [*said[:at], *_words(names[0]), "et", "al", *said[at + len(every) :]]
    return said
