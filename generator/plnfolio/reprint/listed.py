"""Which lines are works: numbers and bullets taken off, wrapped lines joined, the rest named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from plnfolio.frozen import dataclass
from plnfolio.patterns import regex
from plnfolio.reprint.days import DATE
from plnfolio.reprint.forms import Line
from plnfolio.reprint.legal import is_legal
from plnfolio.reprint.other_styles import turned
from plnfolio.reprint.peel import ADDRESS, bare_date
from plnfolio.reprint.people import is_persons
from plnfolio.reprint.slanted import Slanted, joined, upright

Kind = Literal["work", "heading", "annotation", "style"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of lines: a work, a heading, or what is neither."""

    kind: Kind
    words: Slanted
    line: int
    style: str = ""
    """The other style that an entry is in which cannot be read."""


_BULLET = regex(r"^(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)](?= )|[-*•·–—‣◦▪●○■□❖➢►→]|o(?= [A-Z]))\s+")
_HEADING = regex(
    r"^(?:\W*)(?:\d+\.?\s*)?(?:(?:annotated |selected |full |my )?(?:references?(?: list)?"
    r"|bibliography|works cited|literature(?: cited)?|sources|further reading|citations|resources)"
    r"|referencias(?: bibliográficas)?|bibliografía|literatur(?:verzeichnis)?|quellen|bibliographie"
    r"|références|referências|bibliografia)(?:\W*)$",
    re.IGNORECASE,
)
# What a work has for a date; a text without any is none, and need not be looked at.
_MAY_LOOK = regex(r"\d|n\. ?d\b|in press|forthcoming|undated|no date", re.IGNORECASE)
_LONGEST_BYLINE = 620
_WIDEST = 132
"""Columns of a text that a program wrapped."""
_LONGEST = 3000
"""Letters of an entry; what is longer is none."""


def pieces(lines: list[Line]) -> list[Piece]:
    """All of the lines in order, in pieces."""
    width = _width(lines)
    found: list[Piece] = []
    held: list[Line] = []
    for line in lines:
        if held and _begins(held, line, width):
            found.append(_piece(held))
            held = []
        held.append(line)
    if held:
        found.append(_piece(held))
    return found


def _width(lines: list[Line]) -> int:
    """How long lines are where a program wrapped them; 0 where they are not."""
    said = [line for line in lines if not (line.whole or "://" in line.words.text)]
    lengths = sorted(len(line.words) + line.indent for line in said)
    if not lengths or lengths[len(lengths) * 19 // 20] > _WIDEST:
        return 0
    return max(length for length in lengths if length <= _WIDEST)


def _bare(line: Line) -> Slanted:
    found = _BULLET.match(line.words.text)
    return line.words[found.end() :] if found else line.words


def _begins(held: list[Line], line: Line, width: int) -> bool:
    """Whether a line begins something new, seen after the lines that are held."""
    if line.heading or held[0].heading or _HEADING.match(line.words.text) or _is_heading(held):
        return True
    if sum(len(one.words) for one in held) > _LONGEST:
        return True
    bare = _bare(line).text
    numbered = len(bare) < len(line.words)
    so_far = _joined(held).text
    if line.apart:
        return line.whole or not _goes_on(so_far, bare, numbered)
    if numbered and (_looks(bare) or _is_started(bare)):
        return True
    hanging = line.indent > held[0].indent + 1 and width > 0 and not numbered
    of_names = not (line.whole or DATE.search(so_far) or _looks(so_far)) and _is_names(so_far)
    if hanging or of_names:
        return False
    return _looks(bare) or _breaks(held, line, so_far, width)


def _breaks(held: list[Line], line: Line, so_far: str, width: int) -> bool:
    """Whether a line that shows no work itself begins something new all the same."""
    if not _looks(so_far):
        return not width
    bare = _bare(line).text
    fits = width > 0 and _room(held[-1], bare) <= width
    if _is_started(bare):
        begins = fits or not width or line.indent < held[-1].indent
    else:
        begins = not width or (fits and line.indent <= held[0].indent)
    return begins and _is_ended(so_far)


def _room(last: Line, bare: str) -> int:
    """How long a line would be with the first word of the next."""
    return len(last.words) + last.indent + 1 + len(bare.split(" ", 1)[0])


def _goes_on(so_far: str, bare: str, numbered: bool) -> bool:
    """Whether a paragraph goes on behind an empty line: its author or its address stands there."""
    if numbered or _looks(bare):
        return False
    return (
        _looks(so_far)
        and bool(re.fullmatch(r"(?:https?://|doi:)\S+", bare))
        and "://" not in so_far
    )


def _is_heading(held: list[Line]) -> bool:
    return len(held) == 1 and bool(_HEADING.match(held[0].words.text))


def _is_names(text: str) -> bool:
    """Whether a text is the beginning of a list of names that goes on."""
    return is_persons(text) or text.rstrip().endswith((",", "&", " and"))


def _is_started(text: str) -> bool:
    """Whether a line could be the first of a work whose date stands on the next."""
    return is_persons(text) and not DATE.search(text)


def _is_ended(text: str) -> bool:
    return bool(re.search(r"(?:[.?!)\]…”\"*]|https?://\S+|doi\S+|\d)$", text.strip()))


@lru_cache(maxsize=64)
def _looks(text: str) -> bool:
    """Whether a text has what a reference has: a byline or a title, a date, and what follows."""
    if not _MAY_LOOK.search(text):
        return False
    for found in DATE.finditer(text[:_LONGEST_BYLINE]):
        before, after = text[: found.start()].rstrip(), text[found.end() :]
        if not before or before.count("(") > before.count(")"):
            continue
        if _is_byline(before) and re.match(r"\s*[.,:]?\s*(?:\S|$)", after):
            return _is_said(before, after)
        break
    if bare_date(text) is not None:
        return True
    return turned(upright(text)) is not None or _is_law(text)


def _is_law(text: str) -> bool:
    """Whether a text is a law or a case, whose address does not count."""
    if len(text) > _LONGEST // 2:
        return False
    return is_legal(ADDRESS.sub("", text).strip() if "/" in text else text)


def _is_byline(before: str) -> bool:
    return (
        is_persons(before)
        or before[-1:] in ".)]?!…"
        or not re.search(r"(?<!U\.[SK])[.?!] ", before)
    )


def _is_said(before: str, after: str) -> bool:
    """A reference, and no sentence that names one: “Kennedy (2018) argues that …”."""
    if is_persons(before):
        return True
    if re.match(r"\s*[.,:]\s", after) or before[-1:] in ".)]?!…":
        return not re.match(r"\s*[a-z]", after)
    following = after.strip()
    return bool(following[:1].isupper() or following[:1] in '"“[') and len(before.split()) < 14


def _joined(held: list[Line]) -> Slanted:
    words = [_bare(held[0]), *(line.words for line in held[1:])]
    made = words[0]
    for part in words[1:]:
        torn = re.search(r"https?://\S*[/_=&?-]$", made.text) and re.match(
            r"[\w%?=&#./-]+$|[\w%?=&#/-]*[/.]\S", part.text
        )
        made = joined((made, part), "" if torn else " ")
    return made


def _piece(held: list[Line]) -> Piece:
    words = _joined(held)
    if held[0].heading or _is_heading(held):
        return Piece("heading", held[0].words, held[0].number)
    if len(words) < _LONGEST and (_looks(words.text) or _is_lone_work(words.text)):
        return Piece("work", words, held[0].number)
    short = len(words.text.split()) < 9 and words.text[-1:] not in ".?!"
    return Piece("heading" if short else "annotation", words, held[0].number)


def _is_lone_work(text: str) -> bool:
    """A work whose date cannot be read: names, and an address or a journal’s numbers."""
    if not is_persons(text):
        return False
    return bool(
        re.search(r"https?://|\bdoi\b|\d+\(\d+\)|\(\d{4}|\bn\. ?d\b|\b(?:19|20)\d\d\b", text)
    )


def works(found: list[Piece]) -> Iterator[Piece]:
    """The works alone."""
    return (piece for piece in found if piece.kind == "work")
