"""Keys that stand where nothing can be cited: in descriptions, titles, options and HTML.

Whether a word is a key is known when the library is at hand, so each leaves a slot of no width.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from plnfolio.cite.keys import Loose, loose_key, loose_keys
from plnfolio.model.document import KeySlot, Place
from plnfolio.render.parsing import Parsing
from plnfolio.render.places import Locator

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

# A word in brackets of its own, perhaps with a page: “[kennedy2018, p. 22]”, “(see kennedy2018)”.
# Right behind a letter or another bracket it is an index, or a function's: “P[kennedy2018]”.
_WORD = r"(?=[^\W\d]|\d+[^\W\d]|_)\w[\w:.#$%&+?<>~/-]*\w"
_WITHOUT_SIGN = re.compile(
    r"(?<![\w)\]])(?:"
    rf"\[(?:see |cf\. |e\.g\.,? )?(?P<square>{_WORD})(?:[,;:] ?[^\[\]\n@]{{0,60}})?\]"
    rf"|\((?:see |cf\. |e\.g\.,? )?(?P<round>(?=[^\s()]*\d){_WORD})(?:[,;:] ?[^()\n@]{{0,60}})?\))"
)
_SQUARE = re.compile(r"\[[^\[\]\n@]*\]")
_ROUND = re.compile(r"\([^()\n@]*\)")
_LEADS = re.compile(r"://|(?:^|[(\[<\"'])www\.|\w\.[a-z]{2,}/")


def look_for(parsing: Parsing, text: str, place: Place, where: str) -> None:
    """Note the keys in a text that is no Markdown."""
    if "@" in text:
        parsing.keys += (slot_of(found, place, where) for found in loose_keys(text))


def slot_of(found: Loose, place: Place, where: str) -> KeySlot:
    """The slot of a key that was found in a text."""
    return KeySlot(place, found.key, found.written, where, sure=found.bracketed)


def glued(parsing: Parsing, text: str, at: int) -> None:
    """Note a key that sticks to a word before it: “networks@kennedy2018”."""
    found = loose_key(text, at) if text[at] == "@" else None
    if found is not None and not _LEADS.search(_run_before(text, at)):
        place = parsing.locator.place(at)
        parsing.keys.append(KeySlot(place, found.key, f"@{found.key}", "word", sure=False))


def _run_before(text: str, at: int) -> str:
    """What stands before a place without a space between, as far as that matters."""
    before = text[max(0, at - 200) : at]
    return before.split()[-1] if before and not before[-1].isspace() else ""


def without_sign(state: StateCore) -> None:
    """The core rule: note words in brackets that may be keys without their at sign."""
    parsing = Parsing.of(state.env)
    for token in state.tokens:
        content = token.content
        if token.type == "inline" and ("[" in content or "(" in content):
            parsing.keys += _found(token, parsing.lines)


def _found(token: Token, lines: Sequence[str]) -> Iterator[KeySlot]:
    left: Counter[str] | None = None
    locator: Locator | None = None
    for match in _WITHOUT_SIGN.finditer(token.content):
        written = match[0]
        if left is None:
            # What stands in code, or in the text of a link, is no such word.
            texts = [child for child in token.children or () if child.type == "text"]
            said = "\n".join([child.content for child in texts])
            left = Counter([*_SQUARE.findall(said), *_ROUND.findall(said)])
        left[written] -= 1
        if left[written] >= 0:
            key = match[match.lastgroup or 0]
            first = token.map[0] if token.map else 0
            cell = token.meta.get("cell", -1)
            locator = locator or Locator(lines, first, token.content, cell)
            yield KeySlot(locator.place(match.start()), key, written, "bare", sure=False)
