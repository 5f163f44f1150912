"""Read Pandoc's citation syntax: text between brackets, or after an at sign, becomes a Citation.

What Pandoc would print as it stands, but people write all the same, is read as it is meant: works
without a semicolon between them, a page behind one, a page or a whole citation in round brackets.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from plnfolio.cite.keys import Key, before_emphasis_ends, key_at, keys_in
from plnfolio.cite.locator import split_suffix, whole
from plnfolio.cite.signals import CITED_IN, SECONDARY, SIGNAL
from plnfolio.model.citation import Citation, CiteItem
from plnfolio.patterns import regex

_POSSESSIVE = regex(r"['’]s(?!\w)")
# What may be read with a key begins so; behind most keys the sentence goes on.
_BEHIND = regex(r"['’]s|[ \t]*+(?:\n[ \t]*+)?[\[(]|,?[ \t\u00a0]+p")
_AHEAD = r"[ \t]*+(?:\n[ \t]*+)?"
_BRACKET_AHEAD = regex(rf"{_AHEAD}\[(?!\^)")
_SQUARE = regex(r"[\[\]]")
_ROUND_AHEAD = regex(rf"{_AHEAD}\((?P<inner>[^()\[\]]{{1,200}})\)")
_PAGE_AFTER = regex(
    r",?[ \t\u00a0]+((?:pp?|paras?)\.?[ \u00a0]?\d+(?:[ \u00a0]?[-–]{1,2}[ \u00a0]?\d+)?)(?!\w)"
)
# What may part two works instead of a semicolon.
_MERE = regex(r"[\s,&+/]*(?:\band\b[\s,]*)?")
_ENTITY = regex(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_MARKS = regex(r"\*+|_+")
_BEFORE_EMPHASIS = ("", *"([;,-—\"'“‘")
_LONGEST_BRACKET = 2000
# What most brackets hold.
_USUAL = regex(r"@([^\W_]+)(?:, pp?\. (\d+(?:[-–]\d+)?))?")


@functools.lru_cache(maxsize=1024)
def parse_bracketed(inner: str) -> Citation | None:
    """The citation that stands between square brackets, or None when no key is in there.

    ``inner`` is the text without its brackets. A part without a key of its own belongs to the
    work before it (``@a, p. 3; emphasis added``). A key in brackets of its own is not for these.
    """
    if (usual := _USUAL.fullmatch(inner)) is not None:
        page = usual[2]
        return Citation((CiteItem(usual[1], page, "page") if page else CiteItem(usual[1]),))
    text = _cleaned(inner).strip()
    if text.startswith(("(", "[")) and text.endswith((")", "]")) and _wraps(text):
        text = text[1:-1]
    keys = list(keys_in(text))
    if not keys or text.count("[", 0, keys[0].start) > text.count("]", 0, keys[0].start):
        return None
    items = _works(text, keys)
    return Citation(tuple(items), "suppress-author" if keys[0].hidden else "parenthetical")


def parse_round(inner: str) -> Citation | None:
    """The citation that stands between round brackets, None where they hold anything else."""
    found = parse_bracketed(inner)
    if found is None or not all(_is_bare(item) for item in found.items):
        return None
    return found


def match_narrative(text: str, pos: int) -> tuple[Citation, int] | None:
    """The citation in running text that starts at ``pos``, and where it ends.

    ``text[pos]`` is the at sign, or the hyphen of ``-@key``. None within a word, so that mail
    addresses stay text. A bracket behind the key is read with it (``@k [p. 22]``,
    ``@k [; @b]``, ``@k [author]``) unless it begins a link or a footnote; so is a page in round
    brackets, or behind a comma.
    """
    key = key_at(text, pos)
    if key is None:
        return None
    key = before_emphasis_ends(key, text)
    end = key.end
    if _BEHIND.match(text, end) is None:
        return _narrative(key.id, key.hidden), end
    owner = None if key.hidden else _POSSESSIVE.match(text, end)
    if owner is not None:
        end = owner.end()
    inner = ""
    if (found := _bracket_behind(text, end)) is not None:
        if found[0].strip():
            inner, end = found
    elif (page := page_behind(text, end) or page_after(text, end)) is not None:
        inner, end = page
    return _narrative(key.id, key.hidden, inner, possessive=owner is not None), end


@functools.lru_cache(maxsize=1024)
def _narrative(key: str, hidden: bool, inner: str = "", *, possessive: bool = False) -> Citation:
    """The citation of a key in running text, with what stands in the bracket behind it."""
    if inner.strip() == "author" and not hidden:
        return Citation((CiteItem(key),), "author-only", possessive)
    items = _behind_key(Key(key, hidden, 0, 0), inner) if inner else [CiteItem(key)]
    return Citation(tuple(items), "suppress-author" if hidden else "narrative", possessive)


def page_behind(text: str, pos: int) -> tuple[str, int] | None:
    """What stands in round brackets at ``pos`` if it belongs to the work before, and their end.

    A page (``(p. 22)``), or further works: ``(see also @b)``, ``(as cited in @b, p. 3)``.
    """
    ahead = _ROUND_AHEAD.match(text, pos)
    if ahead is None:
        return None
    inner = ahead["inner"]
    if whole(_cleaned(inner)) is None and ("@" not in inner or parse_round(inner) is None):
        return None
    return inner, ahead.end()


def page_after(text: str, pos: int) -> tuple[str, int] | None:
    """A page that stands in the sentence behind a citation, and its end: ``@a, p. 3``.

    Nobody writes “p.” there but for the work's own (APA 8.13); a chapter may begin a clause.
    """
    ahead = _PAGE_AFTER.match(text, pos)
    return (ahead[1], ahead.end()) if ahead is not None else None


def with_page(citation: Citation, page: str) -> Citation:
    """The same, with a page behind its last work that has none."""
    last = citation.items[-1]
    found = whole(_cleaned(page))
    if found is None or last.locator or last.suffix:
        return citation
    last = replace(last, label=found.label, locator=found.locator)
    return replace(citation, items=(*citation.items[:-1], last))


def _wraps(text: str) -> bool:
    """Whether a pair of brackets holds the whole text and no others: “[@a]”, “(@a)”."""
    return not any(sign in text[1:-1] for sign in "()[]")


def _is_bare(item: CiteItem) -> bool:
    """Whether nothing is said of a work but where in it, and how it is meant."""
    signal = SIGNAL.fullmatch(item.prefix) or SECONDARY.fullmatch(item.prefix)
    return not item.suffix and (not item.prefix or signal is not None)


def _cleaned(text: str) -> str:
    """The text without entities, hard spaces, and emphasis around keys."""
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    text = text.replace("\\ ", "\u00a0")
    return _without_emphasis(text) if "*" in text or "_" in text else text


def _without_emphasis(text: str) -> str:
    """The text without marks of emphasis around a key; a name in a list is not set italic."""
    opening: re.Match[str] | None = None
    drop: list[tuple[int, int]] = []
    for mark in _MARKS.finditer(text):
        before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
        if before == "\\":
            continue
        closes = before.strip() and before != "@" and not after.isalnum()
        if opening is not None and closes and mark[0] == opening[0]:
            if "@" in text[opening.end() : mark.start()]:
                drop += [opening.span(), mark.span()]
            opening = None
        elif after.strip() and before.strip() in _BEFORE_EMPHASIS:
            opening = mark
    for start, end in reversed(drop):
        text = text[:start] + text[end:]
    return text


def _works(text: str, keys: Sequence[Key]) -> list[CiteItem]:
    """The works of a bracket with what is said of each."""
    prefix = text[: keys[0].start].strip()
    items: list[CiteItem] = []
    first = CiteItem(keys[0].id, prefix=prefix)
    if prefix and (page := whole(prefix)) is not None:
        first = CiteItem(keys[0].id, page.locator, page.label)
    for key, after in zip(keys, [*keys[1:], None], strict=True):
        item = items.pop() if items else first
        rest = text[key.end : after.start if after else len(text)]
        items += _up_to(item, rest, after)
    return items


def _up_to(item: CiteItem, rest: str, after: Key | None) -> list[CiteItem]:
    """A work with what follows its key, and the work behind it with what stands before that."""
    parts = _parted(rest)
    if after is None:
        return [_with(item, parts)]
    if len(parts) > 1:
        *own, prefix = parts
        words = prefix.strip()
        runs_on = CITED_IN.fullmatch(words) is not None
        return [_with(item, own), CiteItem(after.id, "", "", words, "", after.hidden, runs_on)]
    found = split_suffix(rest)
    item = _located(item, found.label, found.locator, item.suffix, guessed=found.guessed)
    words = found.rest.strip(" ,\n\t\u00a0")
    if _MERE.fullmatch(words):
        return [item, CiteItem(after.id, hidden=after.hidden)]
    runs_on = SIGNAL.fullmatch(words) is None
    return [item, CiteItem(after.id, "", "", words, "", after.hidden, runs_on)]


def _with(item: CiteItem, parts: Sequence[str]) -> CiteItem:
    """A work with its locator and what else is said of it, in parts that semicolons divide."""
    label, locator, suffix, guessed = split_suffix(parts[0])
    if not locator and item.locator:
        label, locator = item.label, item.locator
    for part in parts[1:]:
        page = whole(part)
        if page is not None and not suffix and (not locator or page.label == label):
            label = page.label
            locator = f"{locator}, {page.locator}" if locator else page.locator
        elif part.strip():
            suffix = f"{suffix}; {part.strip()}"
    return _located(item, label, locator, suffix, guessed=guessed)


def _located(item: CiteItem, label: str, locator: str, suffix: str, *, guessed: bool) -> CiteItem:
    """A work with other words behind its key; ``replace`` would take four times as long."""
    return CiteItem(
        item.id, locator, label, item.prefix, suffix, item.hidden, item.runs_on, guessed
    )


def _parted(text: str) -> list[str]:
    """The parts between semicolons outside braces."""
    if "{" not in text:
        return text.split(";")
    parts, depth, begin = [], 0, 0
    for i, char in enumerate(text):
        if char == "{":
            depth += 1
        elif char == "}":
            depth = max(0, depth - 1)
        elif char == ";" and not depth:
            parts.append(text[begin:i])
            begin = i + 1
    return [*parts, text[begin:]]


def _bracket_behind(text: str, pos: int) -> tuple[str, int] | None:
    """What stands in the bracket that follows, and where the bracket ends."""
    opening = _BRACKET_AHEAD.match(text, pos)
    if opening is None:
        return None
    end = _closings(text).get(opening.end() - 1)
    if end is None or end >= opening.end() + _LONGEST_BRACKET:
        return None
    # Behind a link's text stands where it leads.
    return None if text[end + 1 : end + 2] in ("(", "[") else (text[opening.end() : end], end + 1)


@functools.lru_cache(maxsize=2)
def _closings(text: str) -> Mapping[int, int]:
    """Where each square bracket of a text closes that does; every citation of it asks."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _SQUARE.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            found[opened.pop()] = match.start()
    return found


def _behind_key(first: Key, inner: str) -> list[CiteItem]:
    """The works of ``@first [inner]``."""
    text = _cleaned(inner)
    return _works(text, [first, *keys_in(text)])
