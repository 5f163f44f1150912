"""What stands where words were to be put: “(Ref)”, “???”, “[insert a picture]”, “XX students”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from re import findall

from plnfolio.check.asking import Asked, Known
from plnfolio.check.entries import Entry
from plnfolio.check.inline import CODE
from plnfolio.check.prompts import FIRST, MARKS, QUOTING, asked_first, noted_last
from plnfolio.check.quoted import is_in_marks, is_quoted, quoted_in
from plnfolio.check.rule import Found
from plnfolio.check.slots import may_ask, slots_in
from plnfolio.check.standins import Rows, rows_of, standins_in
from plnfolio.check.targets import targets_in
from plnfolio.check.text import Block, Text
from plnfolio.check.whole import Whole
from plnfolio.check.wholes import BEGINNING, ENDING, SHORT, is_whole
from plnfolio.diagnostics import Span
from plnfolio.patterns import regex
from plnfolio.render.leftovers.row import short

# A heading over what is still to be done, and one that has no words yet.
_TASKS = regex(r"\s*(?:To[ -]?[Dd]os?|(?i:coming soon|under construction))\s*")
_UNNAMED = regex(r"(?i)\s*(?:(?:sub)?heading|(?:section|chapter|page|post) title)\s*")
# Before “???”, words with which no sentence ends.
_OPEN = regex(
    r"(?:^|[\s(])(?:in|of|by|from|at|the|a|an|to|with|is|are|was|were|about|on|for|and|or|than"
    r"|year|p\.|pp\.|see"
    r"|page|de|del|la|el|von|der|die|das)\s*$",
    re.IGNORECASE,
)
_STOPS = frozenset(".?!:;,…")
_FIRST = FIRST | BEGINNING
_BEGUN = frozenset(f"{word} "[:3] for word in _FIRST) | {word for word in _FIRST if len(word) < 3}
_WHOLE = frozenset(filter(is_whole, _FIRST))
_SAID = frozenset(f"{mark}{word[:2]}" for word in _FIRST for mark in QUOTING)
"""The first three signs of what may be to be replaced."""
_SIGNS = MARKS | QUOTING
_SITE = {"author": "Your Name", "description": "What I learn, from whom, and what I make of it."}


def in_text(text: Text, asked: Asked) -> Iterator[Found]:
    """What was to be replaced, in prose and in fields, in tags, addresses and keys."""
    if _is_empty(text):
        yield Found(_beginning(text), "this text has no words", _WRITE)
    whole = []
    for block in _conspicuous(text.paragraphs):
        prose = block.prose
        if is_whole(prose) or (block.kind == "heading" and _UNNAMED.fullmatch(prose)):
            if not (block.kind == "heading" and _TASKS.fullmatch(prose)):
                whole.append(block)
                start = len(prose) - len(prose.lstrip())
                yield _found(block.place(start), prose.strip(' *_"“”'))
        elif told := asked_first(block) or noted_last(prose):
            yield _found(block.place(told[0]), short(told[1]))
    slots, rows = may_ask(text.prose), rows_of(text.prose)
    for block in text.paragraphs if slots or rows else ():
        if block in whole:
            continue
        prose = block.prose
        form = block.inside("quotation", "quote") and len(prose) > SHORT
        spans = slots_in(prose, words=not form) if slots else ()
        for at, said in _within(prose, text.language, rows, spans):
            if not (form and _FORM.match(said)):
                yield _found(block.place(at), said)
    for block, start, said in targets_in(text, asked):
        yield _found(block.place(start), said)


_WRITE = "write them below the second line ---, or keep the text back with “draft: true”"


def _is_empty(text: Text) -> bool:
    """Whether nothing stands below the front matter of a post or a page.

    The home page has its lists, and an artifact its files.
    """
    if not text.path.startswith(("content/posts/", "content/pages/")):
        return False
    if text.matter is None or text.matter.draft or text.calls or text.definitions:
        return False
    return text.path != "content/pages/index.md" and all(block.field for block in text.blocks)


def _beginning(text: Text) -> Span:
    span = text.places["title",] if text.places else Span(text.path)
    return span if span.line else Span(text.path, 1)


def _conspicuous(blocks: Iterable[Block]) -> list[Block]:
    """Those that begin or end as what is to be replaced may."""
    return [
        block
        for block in blocks
        if (prose := block.prose)[-4:] in ENDING
        or ((sign := prose[:1]) in _SIGNS and (sign in MARKS or _is_short(prose)))
        or (prose[:3] in _BEGUN and _is_first(*prose.partition(" ")[::2]))
    ]


def _is_short(prose: str) -> bool:
    """Whether a few words between marks may be to be replaced."""
    return len(prose) < SHORT and prose[:3] in _SAID


def _is_first(word: str, others: str) -> bool:
    """Whether a word begins what is to be replaced; few are all of it, as “Source” in a cell."""
    return word in _FIRST and (others != "" or word in _WHOLE)


def _within(
    prose: str, language: str, rows: Rows, slots: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, str]]:
    """What stands in for words in a text, with its place; once where one is within another."""
    told = -1
    for start, end in sorted(chain(standins_in(prose, rows), slots), key=_wide):
        if end > told and _stands_in(prose, start, end, language):
            told = end
            yield start, prose[start:end].strip()


def _wide(span: tuple[int, int]) -> tuple[int, int]:
    return span[0], -span[1]


def _stands_in(prose: str, start: int, end: int, language: str) -> bool:
    """Whether nothing beside it tells that it is talked of, or is something else."""
    said = prose[start:end]
    if "???" in said and not _is_gap(prose, start, end, language):
        return False
    if _is_talk(prose, start, end):
        return False
    if said[:1] == "X" and prose[:start].rstrip()[-1:] == CODE:
        return False  # what stands behind a command
    if _is_of_sheet(prose, start, end):
        return False
    if said[:2] in ("TB", "N", "NN") and len(findall(rf"\b{said[:3]}\b", prose)) > 1:
        return False  # an abbreviation, or a number, that is explained there
    if said.lower().startswith("(ref") and _spells(prose, start):
        return False
    capitals = said[0] == "(" and said[1:-1].isupper()
    return not (capitals and _is_short_for(said[1:-1], prose, start))


def _is_gap(prose: str, start: int, end: int, language: str) -> bool:
    """Whether “???” stands for a word or a sentence, and is no cry at the end of a question."""
    if prose[start:end].strip("?"):
        return prose[start] not in _OPENING  # all that somebody says
    before, after = prose[:start], prose[end:].lstrip("*_ ")
    apart = before.rstrip()[-1:] in _STOPS
    ended = before[-1:] == " " and after[:1] in (".", ",", ";")
    if after[:1].islower() or apart or ended or not before.strip() or _OPEN.search(before):
        return language[:2] != "fr" or bool(_OPEN.search(before))
    return False


_OPENING = "“\"‘'«„`‹"


def _is_talk(prose: str, start: int, end: int) -> bool:
    """Whether a placeholder is named, between quotation marks or as what a sign says."""
    if _QUOTATION.match(prose, start):
        return False
    if _SAYS.search(prose, max(0, start - 12), start) is not None:
        return True
    return (
        prose[start - 1 : start] in _OPENING and start > 0 and prose[end : end + 1] in "”\"’'»“`›,."
    )


_QUOTATION = regex(
    r"(?i)\[(?:insert |add )?(?:an? |the |my )?(?:exact (?:quot|words)|quot|testimon|comment"
    r"|feedback)"
)
"""Stands between marks where somebody is to be quoted."""
_SAYS = regex(
    r"\b(?:(?<!’d )(?<!'d )(?<!would )says?|said|(?<!I )(?<![Ww]e )reads?|called|labell?ed|marked)"
    r"[ \n]\Z"
)
_SHEET = regex(r"\[\?|\[[a-z]+ ?/|\(\W{0,2}(?i:please |)(?i:circle|cross|delete|strike|tick)\b")
_GREETING = regex(r"\b(?:[Dd]ear|Hello|Hi) \Z")
_FORM = regex(
    r"\[(?:your|insert|company|school|organi[sz]ation|university|college|client|product|course"
    r"|instructor|project|screenshot|photo|picture|chart|graph|diagram|describe|explain|state"
    r"|specify|list)\b",
    re.IGNORECASE,
)
_LEAST = 5
"""Words of a form beside its blank."""


def _is_of_sheet(prose: str, start: int, end: int) -> bool:
    """Whether a blank is that of a sheet, a letter or a form that is told of."""
    said = prose[start:end]
    if (said[0] in "_." or _SHEET.match(said)) and is_quoted(prose, start, end):
        return True
    if _GREETING.search(prose, max(0, start - 9), start) and is_in_marks(prose, start, end):
        return True
    return _FORM.match(said) is not None and _is_shown(prose, start, end)


def _is_shown(prose: str, start: int, end: int) -> bool:
    """Whether a blank stands within a form that is quoted."""
    least = _LEAST + prose.count(" ", start, end) if prose[start + 1 : start + 2] in "iI" else 0
    return any(
        one.start < start and end < one.end and one.words > least for one in quoted_in(prose)
    )


def _is_short_for(letters: str, prose: str, start: int) -> bool:
    """Whether capitals are the first letters of the words before them: “Research Frame (RF)”."""
    words = [word for word in prose[max(0, start - 120) : start].split() if word[0].isupper()]
    return "".join(word[0] for word in words[-len(letters) :]) == letters


def _spells(prose: str, start: int) -> bool:
    """Whether “(ref)” only shortens the word before it, or is part of a name."""
    before = prose[max(0, start - 16) : start]
    last = before.rstrip().rpartition(" ")[2].lower()
    return last.startswith("ref") or before[-1:].isalnum()


def _found(span: Span, said: str) -> Found:
    return Found(
        span,
        f"“{said}” stands where something was to be put",
        "write what belongs there, or take it out before anybody reads it",
    )


_NO_WORDS = frozenset(("abstract", "annote", "keyword", "ab", "kw", "file", "doi", "url"))


_BRACES = str.maketrans("", "", "{}")
"""Keep the capitals of words in BibTeX."""


def in_entry(entry: Entry, known: Known) -> Iterator[Found]:
    """The same in a library."""
    del known
    for name, text, span in entry.typed:
        if name.lower() in _NO_WORDS:
            continue
        plain = text.translate(_BRACES) if span.path.endswith(".bib") else text
        slots = slots_in(plain, words=False)
        within = (said for _, said in _within(plain, "en", rows_of(plain), slots))
        if said := plain if is_whole(plain) else next(within, ""):
            yield _found(span, said)


def in_site(whole: Whole) -> Iterator[Found]:
    """What site.yaml began with."""
    config, places = whole.site.config, whole.site.config_places
    author = getattr(config.author, "name", "")
    for name, said in (("author", author), ("description", config.description)):
        if said == _SITE[name]:
            yield _found(places[name,], said)
