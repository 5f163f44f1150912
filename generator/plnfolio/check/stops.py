"""Full stops that stand before the citation of their sentence (APA 8.11)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plnfolio.check.asking import Asked
from plnfolio.check.inline import CITED, NOTE
from plnfolio.check.known import meant
from plnfolio.check.named import has_capitals
from plnfolio.check.rule import Found
from plnfolio.check.sentences import is_abbreviation
from plnfolio.check.text import Block, Text
from plnfolio.check.typed import Typed, typed_in
from plnfolio.diagnostics import Fix
from plnfolio.patterns import regex

_BEFORE = regex(
    r"(?P<word>[^\s.…!?])(?P<quoted>[\"”“’'»*_)\x01]*)\."
    r"(?:[ \u00a0\u202f]»)?[\"”“’'»*_)\x01\x06]*\s*[*_\x01\x06\s]*$"
)
_BEHIND = regex(r"[\s\x06*_\x01]*(?P<next>[.\"“„«(\[]|\w)?")
_PAGE = regex(r"\((?:pp?|paras?|pgs?|pages?|paragraph)\b\.? ?[\dxvi][^()]{0,20}\)", re.IGNORECASE)
_RUN_IN = regex(
    r"^[\s*_\x01]*(?:(?:fig(?:ure)?|table|note|notes|source|sources|step|part)\b.{0,12}|\w+|"
    r"(?:\*\*|__)[^*_]+[*_]*)$",
    re.IGNORECASE,
)
_INVERTED = regex(r"[^\W\d_a-z][\w’'-]+, [^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z]\w*)*$")
_SENTENCE = regex(r"\s\w+\s\w+\s\w+[^\]]*\.\]\Z")
"""A remark of several words with a stop of its own: “[@adams2019 says the same of rest.]”."""
_UNDATED = regex(r"\bn\. ?d\.\Z")
_ENTRY_ENDS = regex(
    r"\s\d{1,4}\s?(?:\([^()\n]{1,20}(?:\([^()\n]{1,10}\))?\),\s(?:pp?\.\s?)?\d+"
    r"(?:\s?(?:-{1,3}|–)\s?\d+)?|,\s(?:pp?\.\s?)?\d+\s?(?:-{1,3}|–)\s?\d+)[*_\x01]*\Z"
)
"""The volume and the pages with which a whole entry of a list ends: “9(4), 303–327”."""
_ENTRY = 60
"""So many signs before a stop they begin at the most."""
_FAR = 1000
"""So many signs before a stop a label begins at the most."""
_LINE = regex(r"(?<![\w,])\n")
"""The end of a line that was not broken within a sentence."""
_SEE = regex(r"[(\[](?:See|Cf|Compare|For|Also|As|Adapted|Quoted|Note|In|This|The)\b")


def stops_before(text: Text, asked: Asked) -> Iterable[Found]:
    """A stop, and behind it the citation that belongs before it."""
    for block in text.citing:
        if "." not in block.prose or block.kind in ("heading", "term"):
            continue
        if not block.inside("quotation", "quote"):
            yield from _in_block(block, asked)


def _in_block(block: Block, asked: Asked) -> Iterator[Found]:
    prose = block.prose
    for start, end in _citations(block, asked):
        found = _BEFORE.search(prose, max(0, start - 12), start)
        if found is None:
            continue
        stop = found.start() + len(found["word"] + found["quoted"])
        if is_abbreviation(prose, stop) or _is_label(prose[:stop]) or not _is_last(prose, end):
            continue
        if block.raw.startswith("[-@", start) and _INVERTED.search(prose, 0, stop):
            continue  # an entry of a list that was typed: “Adams, Ruth. [-@adams2019].”
        if _ENTRY_ENDS.search(prose, max(0, stop - _ENTRY), stop):
            continue
        own = prose[start:end].rstrip(")] ")
        if _SEE.match(block.raw, start) or (own.endswith(".") and not _UNDATED.search(own)):
            continue
        typed = block.raw[start:end]
        if _SENTENCE.search(typed) or block.raw.startswith(".]", stop):
            continue
        typed = typed if len(typed) < 60 else f"{typed[:58]}…"
        message = f"the full stop stands before {typed}, which belongs to its sentence"
        fix = _moved(block, stop, start, end)
        yield Found(block.place(stop), message, "put the stop behind the citation", fix)


def _moved(block: Block, stop: int, start: int, end: int) -> Fix:
    """The stop behind the citation, where none is yet; a note's mark stays behind the stop."""
    between, behind = block.raw[stop + 1 : start], block.prose[end : end + 1]
    if block.raw[start] not in "([" or NOTE in block.prose[stop:start]:
        return ()
    if behind not in ("", " ", "\n", "."):
        return ()
    changes = [(stop, stop + 1, "")]
    if not between[-1:].isspace():
        changes.append((start, start, " "))
    if behind != ".":
        changes.append((end, end, "."))
    return block.fix(*changes)


def _citations(block: Block, asked: Asked) -> Iterator[tuple[int, int]]:
    """Citations in brackets, from where to where; a key in running text at the end of all."""
    prose = block.prose
    rounds = []
    for part in block.parts:
        if part.citation is None:
            continue
        start, end = part.start, part.end
        if prose[start - 1 : start] == "(" and prose[end : end + 1] == ")":
            if asked.work(part.citation.items[0].id):
                yield start - 1, end + 1
        elif block.raw[start] == "[":
            yield start, end
        elif not prose[end:].strip(" .\n") and asked.work(part.citation.items[0].id):
            rounds.append((start, end))
    yield from rounds
    for one in typed_in(prose):
        if not one.narrative and (one.weight > 1 or (one.weight and _is_known(one, asked))):
            yield one.start, one.end
    if "(" in prose and (CITED in prose or any(sign in prose for sign in '"”»')):
        for found in _PAGE.finditer(prose):
            yield found.span()


def _is_known(one: Typed, asked: Asked) -> bool:
    """Whether the library has what is typed."""
    return any(meant(work, asked) for work in one.works)


def _is_label(before: str) -> bool:
    """Whether what the stop ends is no sentence: “Figure 1.”, “Note.”, bold words, a title."""
    before = before[-_FAR:]
    begin = max(before.rfind(sign) for sign in (". ", "? ", "! ", ".” ", '." '))
    begin = max([begin, *(found.start() for found in _LINE.finditer(before))])
    said = before[begin + 1 :].strip()
    return _RUN_IN.match(said) is not None or (len(said.split()) > 2 and has_capitals(said))


def _is_last(prose: str, end: int) -> bool:
    """Whether the sentence is over behind the citation, which so does not open the next."""
    found = _BEHIND.match(prose, end)
    if found is None:
        return True
    sign = found["next"]
    if sign is None:
        return found.end() == len(prose)
    if sign == ".":
        return True
    return found.end() - 1 > end and (sign in '"“„«' or sign.isupper() or sign.isdigit())
