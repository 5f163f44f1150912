"""Names of people and groups as pages, catalogues and authors write them, as CSL has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plnfolio.read.references.degrees import undecorated
from plnfolio.read.references.given import is_given
from plnfolio.read.references.groups import is_group
from plnfolio.read.references.names import inverted, natural, uninverted
from plnfolio.read.references.people import apart

Named = dict[str, str]

_BY = re.compile(r"^(?:(?:written |posted |edited )?by|por|von|par)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*,?\s+(?:and|&|y|und|et)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_SMALL = re.compile(r"(?:al|ap|bin|d[aeio]s?|de[lnr]|du|el|la|le|ten|ter|v[ao]n|y|zu[mr]?)")
# With these the name of those ends who write for somebody.
_NO_SURNAMES_WORDS = """
    admin blog blogs books channel contributor contributors desk editor editorial editors magazine
    media news online podcast press reporter show staff tech tv writer writers
"""
_NO_SURNAMES = frozenset(_NO_SURNAMES_WORDS.split())


def people(texts: Iterable[str], *, persons: bool = False, spoken: bool = False) -> list[Named]:
    """Each of the people in some texts.

    ``persons``: none of them is a group. ``spoken``: the given name stands first, so that commas
    are between people.
    """
    found: list[Named] = []
    for text in texts:
        for one in _apart(text, spoken=spoken):
            name = person(one, sure=persons)
            if name and name not in found:
                found.append(name)
    return found


def _apart(text: str, *, spoken: bool) -> Iterator[str]:
    text = _BY.sub("", " ".join(text.split())).strip(" ,;")
    if not text or re.match(r"https?://", text):
        return
    pieces = _AND.split(text)
    if spoken:
        pieces = [part for piece in pieces for part in re.split(r"\s*[,;]\s*", piece) if part]
    if len(pieces) > 1 and all(map(is_like_a_person, pieces)):
        yield from pieces
    else:
        yield from apart(text)


def person(text: str, *, sure: bool = False) -> Named | None:
    """A name as text: “Wenger, Etienne”, “Etienne Wenger”, or a group’s."""
    text = undecorated(" ".join(text.split())).strip(" ,;")
    if not text:
        return None
    text = uninverted(text)
    if "," in text:
        name = inverted(text)
        if name is None or name.literal:
            return {"literal": text}
        parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
        return {key: part for key, part in parts.items() if part}
    if not (sure or is_like_a_person(text)):
        return {"literal": text}
    given, family = natural(text)
    return {"family": family, "given": given} if given else {"literal": text}


def is_like_a_person(text: str) -> bool:
    """Whether words are in all likelihood somebody’s given and family name, in this order."""
    words = text.split()
    if not 1 < len(words) < 6 or is_group(text) or not all(map(_WORD.fullmatch, words)):
        return False
    if words[-1].lower() in _NO_SURNAMES or not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    inner = all(word[0].isupper() or _SMALL.fullmatch(word.lower()) for word in words[1:-1])
    return inner and (sum(word[0].isupper() for word in words) < 4 or is_known(text))


def is_known(text: str) -> bool:
    """Whether a name begins with a given name that many have, or has an initial."""
    words = text.split()
    return is_given(words[0]) or any(re.fullmatch(r"[^\W\d_]\.", word) for word in words)
