"""Citation keys in a text: where one begins and ends, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Pandoc's rule for a key: letters, digits and underscores, with single marks between them; two
# slashes are let through so that an address can be a key. Braces allow any other key. What a
# host’s name follows is somebody’s handle: ``@ada@mastodon.example``.
_KEY = re.compile(
    r"(?P<hide>-?)@(?:\{(?P<braced>[^{}\n]+)\}"
    r"|(?P<plain>(?>\w(?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*)(?!@[\w-]+\.\w)))"
)
_BRACES = re.compile(r"\{[^{}]*\}")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)", re.DOTALL)
# Before the at sign of a key that underscores set italic.
_UNDERSCORED = re.compile(r"(?<![\w\\@])_+(?=[^\s_])|_\Z")
_ADDRESS = frozenset("/@.=&+")


class Key(NamedTuple):
    """A citation key found in some text, from its sign at ``start`` to ``end``."""

    id: str
    hidden: bool
    start: int
    end: int


def key_at(text: str, pos: int) -> Key | None:
    """The key whose at sign, or the hyphen before that, stands at ``pos``; none within a word."""
    match = _KEY.match(text, pos)
    if match is None or _within_word(text, match.start()):
        return None
    key = match["braced"].strip() if match["braced"] is not None else match["plain"]
    return Key(key, bool(match["hide"]), match.start(), match.end()) if key else None


def before_emphasis_ends(key: Key, text: str) -> Key:
    """The key without underscores that belong to emphasis around it or its sentence."""
    if not key.id.endswith("_") or text[key.end - 1] != "_":
        return key
    if not _UNDERSCORED.search(text, max(0, key.start - 300), key.start):
        return key
    bare = key.id.rstrip("_")
    return key._replace(id=bare, end=key.end - len(key.id) + len(bare)) if bare else key


def _within_word(text: str, pos: int) -> bool:
    while pos and text[pos - 1] == "_":
        pos -= 1
    before = text[pos - 1 : pos] if pos else ""
    return before.isalnum() or before == "\\"


def keys_in(text: str) -> Iterator[Key]:
    """All keys of a bracket but those within a word, in braces, or in code."""
    hidden = [match.span() for match in _CODE.finditer(text)] if "`" in text else []
    if "{" in text:
        hidden += [m.span() for m in _BRACES.finditer(text) if text[m.start() - 1] != "@"]
    hidden.sort(reverse=True)
    pos = reach = 0
    while (sign := text.find("@", pos)) >= 0:
        pos = sign + 1
        while hidden and hidden[-1][0] <= sign:
            reach = max(reach, hidden.pop()[1])
        if sign < reach:
            continue
        hyphen = text[sign - 1 : sign] == "-" and not _within_word(text, sign - 1)
        if (key := key_at(text, sign - 1 if hyphen else sign)) is not None:
            pos = key.end
            yield key


def in_address(text: str, pos: int) -> bool:
    """Whether what stands at ``pos`` belongs to an address: “medium.com/@name”, “a.@b”."""
    return text[pos - 1 : pos] in _ADDRESS


class Loose(NamedTuple):
    """A key in a text that is no Markdown: as it is written, and whether in brackets."""

    key: str
    written: str
    start: int
    bracketed: bool


def loose_keys(text: str) -> Iterator[Loose]:
    """The keys in a text that is no Markdown, but for those in addresses.

    One that sticks to a word may be a part of a mail address, and so is none of a citation.
    """
    pos = 0
    while (sign := text.find("@", pos)) >= 0:
        pos = sign + 1
        if in_address(text, sign) or text[sign - 1 : sign] == "\\":
            continue
        if (found := loose_key(text, sign)) is not None:
            pos = max(pos, sign + len(found.key))
            if _within_word(text, sign):
                found = Loose(found.key, f"@{found.key}", sign, bracketed=False)
            yield found


def loose_key(text: str, sign: int) -> Loose | None:
    """The key behind an at sign, whatever stands before that."""
    match = _KEY.match(text, sign)
    if match is None:
        return None
    # No key that anybody writes ends so, but emphasis does.
    key = (match["braced"] or match["plain"].rstrip("_") or match["plain"]).strip()
    opening = text.rfind("[", max(0, sign - 300), sign)
    closing = text.find("]", match.end(), match.end() + 300)
    bracketed = closing >= 0 and opening > text.rfind("]", max(0, sign - 300), sign)
    written = text[opening : closing + 1] if bracketed else match[0]
    return Loose(key, written, opening if bracketed else sign, bracketed)
