"""How much two texts have in common, told from a few letters of each, so that one is known again.

A sketch holds the smallest hashes of the pairs of words in a text (Broder 1997, “bottom-k”): of two
sketches, as many are the same as of the texts themselves.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode, b64encode
from functools import lru_cache
from heapq import nsmallest
from itertools import pairwise
from zlib import crc32

MOST = 24
"""Hashes in a sketch, of two bytes each."""

ENOUGH = 8
"""Hashes that say something: below it, a text has so few words that others may have the same."""

ALIKE = 0.4
"""What has so much in common under one title is the same text, changed: a fifth of its words."""

SURE = 0.6
"""With so much in common it needs no title. Short texts that answer the same questions, under the
same headings, have up to a half."""

NEAR = 0.15
"""What has so much in common may be the same text, so that it is worth asking."""

STILL = 0.8
"""With so much in common, a sketch may stand for the text as it was and as it is."""

_WORD = re.compile(r"\w+")


def sketch(text: str) -> str:
    """The sketch of a text, in letters; a text of one word has one, an empty text has none."""
    words = _WORD.findall(text.casefold())
    pairs = set(pairwise(words)) or {(word, "") for word in words}
    hashes = {crc32(f"{one} {other}".encode("utf-8", "replace")) & 0xFFFF for one, other in pairs}
    found = nsmallest(MOST, hashes)
    return b64encode(b"".join(number.to_bytes(2) for number in found)).decode()


def likeness(one: str, other: str) -> float:
    """What part two texts have in common, from 0 to 1, by their sketches."""
    mine, theirs = _hashes(one), _hashes(other)
    if mine == theirs:
        return 1.0
    if mine.isdisjoint(theirs):
        return 0.0
    among = nsmallest(MOST, mine | theirs)
    return len(mine.intersection(theirs, among)) / len(among)


def says_enough(one: str) -> bool:
    """Whether a sketch is of so many words that no other text has them by chance."""
    return len(_hashes(one)) >= ENOUGH


@lru_cache(4096)
def _hashes(letters: str) -> frozenset[int]:
    try:
        data = b64decode(letters, validate=True)
    except (binascii.Error, ValueError):
        return frozenset()
    return frozenset(int.from_bytes(data[at : at + 2]) for at in range(0, len(data) & ~1, 2))
