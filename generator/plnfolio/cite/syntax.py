"""Read Pandoc's citation syntax: text between brackets, or after an at sign, becomes a Citation."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plnfolio.cite.locator import split_suffix
from plnfolio.model.citation import Citation, CiteItem, Mode

# Pandoc's rule for a key: letters, digits and underscores, with single marks between them; two
# slashes are let through so that an address can be a key. Braces allow any other key.
_KEY = re.compile(
    r"(?P<hide>-?)@(?:\{(?P<braced>[^{}\n]+)\}"
    r"|(?P<plain>\w(?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*))"
)
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_BRACKET_AHEAD = re.compile(r"[ \t]*\n?[ \t]*\[(?!\^)")
# Works that an author parted by a comma or “and” instead of a semicolon.
_ONLY_BETWEEN = re.compile(r"\s*(?:,|&|and|,\s*and|,\s*&)\s*")


@dataclass(frozen=True, slots=True)
class _Key:
    """A citation key found in some text, from its sign at ``start`` to ``end``."""

    id: str
    hidden: bool
    start: int
    end: int


def parse_bracketed(inner: str) -> Citation | None:
    """The citation that stands between square brackets, or None when no key is in there.

    ``inner`` is the text without its brackets. A part without a key of its own belongs to the
    work before it (``@a, p. 3; emphasis added``).
    """
    items, hidden = _items(inner)
    if not items:
        return None
    return Citation(tuple(items), "suppress-author" if hidden else "parenthetical")


def match_narrative(text: str, pos: int) -> tuple[Citation, int] | None:
    """The citation in running text that starts at ``pos``, and where it ends.

    ``text[pos]`` is the at sign, or the hyphen of ``-@key``. None within a word, so that mail
    addresses stay text. A bracket behind the key is read with it (``@k [p. 22]``,
    ``@k [; @b]``, ``@k [author]``) unless it begins a link or a footnote.
    """
    key = _key_at(text, pos)
    if key is None:
        return None
    end = key.end
    mode: Mode = "suppress-author" if key.hidden else "narrative"
    owner = _POSSESSIVE.match(text, end)
    if owner is not None and not key.hidden:
        end = owner.end()
    first = CiteItem(key.id)
    items: list[CiteItem] = [first]
    if (found := _bracket_behind(text, end)) is not None:
        inner, after = found
        if inner.strip() == "author" and not key.hidden:
            mode, end = "author-only", after
        elif (read := _behind_key(first, inner)) is not None:
            items, end = read, after
    possessive = owner is not None and not key.hidden
    return Citation(tuple(items), mode, possessive), end


def _key_at(text: str, pos: int) -> _Key | None:
    match = _KEY.match(text, pos)
    if match is None or _within_word(text, match.start()):
        return None
    key = match["braced"].strip() if match["braced"] is not None else match["plain"]
    return _Key(key, bool(match["hide"]), match.start(), match.end()) if key else None


def _within_word(text: str, pos: int) -> bool:
    before = text[pos - 1 : pos]
    return before.isalnum() or before in ("_", "\\") if before else False


def _next_key(text: str, pos: int) -> _Key | None:
    """The first key at or after ``pos``; an at sign inside a word is passed over."""
    while (sign := text.find("@", pos)) >= 0:
        hyphen = sign > pos and text[sign - 1] == "-" and not _within_word(text, sign - 1)
        if (key := _key_at(text, sign - 1 if hyphen else sign)) is not None:
            return key
        pos = sign + 1
    return None


def _items(text: str) -> tuple[list[CiteItem], bool]:
    """All works of a bracket, and whether the first one's author is hidden."""
    items: list[CiteItem] = []
    hidden = False
    pos = 0
    while pos < len(text):
        key = _next_key(text, pos)
        if key is None:
            break
        stop = _end_of_work(text, key.end)
        if not items:
            hidden = key.hidden
        items.append(_item(text[pos : key.start], key.id, text[key.end : stop]))
        pos = stop + 1 if text[stop : stop + 1] == ";" else _after_separator(text, stop)
    if items and text[pos:].strip():
        tail = f"{items[-1].suffix}; {text[pos:].strip()}"
        items[-1] = replace(items[-1], suffix=tail)
    return items, hidden


def _item(prefix: str, key: str, rest: str) -> CiteItem:
    label, locator, suffix = split_suffix(rest)
    return CiteItem(key, locator, label, prefix.strip(), suffix)


def _after_separator(text: str, pos: int) -> int:
    match = _ONLY_BETWEEN.match(text, pos)
    return match.end() if match is not None else pos


def _end_of_work(text: str, pos: int) -> int:
    """Where the part of one work ends: at a semicolon outside braces, or before another key.

    ``@a, @b`` and ``@a and @b`` are read as two works; a key amid other words stays where it is.
    """
    depth = 0
    for i in range(pos, len(text)):
        char = text[i]
        if char == "{":
            depth += 1
        elif char == "}":
            depth = max(0, depth - 1)
        elif depth == 0 and (char == ";" or _separates(text, pos, i)):
            return i
    return len(text)


def _separates(text: str, start: int, pos: int) -> bool:
    """Whether nothing but a comma or “and” stands between ``pos`` and the next key."""
    if text[pos] not in ", &" or (pos > start and text[pos - 1] in ", &"):
        return False
    match = _ONLY_BETWEEN.match(text, pos)
    return match is not None and _key_at(text, match.end()) is not None


def _bracket_behind(text: str, pos: int) -> tuple[str, int] | None:
    """What stands in the bracket that follows, and where the bracket ends."""
    opening = _BRACKET_AHEAD.match(text, pos)
    if opening is None:
        return None
    depth = 1
    for i in range(opening.end(), len(text)):
        if text[i] == "\\":
            continue
        if text[i] == "[":
            depth += 1
        elif text[i] == "]":
            depth -= 1
        if depth == 0:
            return None if text[i + 1 : i + 2] in ("(", "[") else (text[opening.end() : i], i + 1)
    return None


def _behind_key(first: CiteItem, inner: str) -> list[CiteItem] | None:
    """The works of ``@first [inner]``; None when the bracket holds nothing to read."""
    if not inner.strip():
        return None
    stop = _end_of_work(inner, 0)
    key = _next_key(inner, 0)
    if key is not None and key.start < stop:
        return [first, *_items(inner)[0]]
    label, locator, suffix = split_suffix(inner[:stop])
    items = [replace(first, label=label, locator=locator, suffix=suffix)]
    others, rest = _items(inner[stop + 1 :])[0], inner[stop + 1 :].strip()
    if not others and rest:
        items[0] = replace(items[0], suffix=f"{suffix}; {rest}")
    return items + others
