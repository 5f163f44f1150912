"""Ids for works of a format that has none: family name, year, and a letter where they meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from plnfolio.model.reference import Reference
from plnfolio.read.references.twins import UNPRINTED
from plnfolio.spelling import letters_of

_LEFT_OUT_WORDS = """
    a an the of on in for and to from with how what why is are
"""
# “http://zotero.org/users/…/items/ABCD2345”, “1234567/ABCD2345”.
_ADDRESS = re.compile(r"^(?:https?://|\d+/[A-Z0-9]{8}$)")
_LEFT_OUT = frozenset(_LEFT_OUT_WORDS.split())
_UNTOLD = UNPRINTED | {"accessed", "id"}
# Letters that no decomposition turns into ASCII.
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "đ": "d",
     "ð": "d", "þ": "th", "ı": "i"}
)  # fmt: skip


class Keys:
    """Makes each id once; the second of two alike gets a “b”, as its year would in a list.

    The same work again has the id that it had.
    """

    def __init__(self) -> None:
        self._made: dict[str, list[Mapping[str, object]]] = {}

    def key(self, item: Mapping[str, object], given: str) -> str:
        """The record's own id if it can be cited (letters, figures, ``_-:.``), else a new one."""
        if re.fullmatch(r"[^\W\d_][\w:.-]*\w", given):
            return given
        stem = made(item)
        shown = {key: value for key, value in item.items() if key not in _UNTOLD}
        others = self._made.setdefault(stem, [])
        if shown not in others:
            others.append(shown)
        count = others.index(shown) + 1
        return stem if count == 1 else f"{stem}{letters(count)}"

    def instead_of_address(self, item: dict[str, object]) -> dict[str, object]:
        """A CSL-JSON item of Zotero's, whose id is an address, with an id that can be cited."""
        address = item.get("id")
        if not isinstance(address, str) or not _ADDRESS.match(address):
            return item
        note = re.search(r"^citation key:\s*(\S+)\s*$", str(item.get("note", "")), re.I | re.M)
        pinned = item.get("citation-key") or item.get("citekey") or (note[1] if note else "")
        return {**item, "id": self.key(item, str(pinned))}


def likely_key(family: str, year: int) -> str:
    """What a text would cite a work by: its first name and its year; empty without either."""
    return f"{letters_of(family)}{year}" if family and year else ""


def likely_keys(work: Reference) -> tuple[str, ...]:
    """All that a text may cite a work by, the likeliest first: by a name, two, or a short one."""
    names = work.names.get("author") or work.names.get("editor") or ()
    years = [part[0] for date in work.dates.values() for part in date.parts if part]
    if not names or not years:
        return ()
    family, *others = (letters_of(name.family or name.literal) for name in names)
    both = (f"{family}{other}" for other in others[:1])
    stems = filter(None, (family, *both, letters_of(names[0].short)))
    return tuple(f"{stem}{years[0]}" for stem in stems)


def by_likely_key(works: Iterable[Reference]) -> dict[str, str]:
    """The keys of works that have another one than is likely, by that; none that two would have."""
    found: dict[str, list[str]] = {}
    for work in works:
        for likely in likely_keys(work):
            found.setdefault(likely, []).append(work.id)
    return {
        likely: keys[0]
        for likely, keys in found.items()
        if len(keys) == 1 and letters_of(keys[0]) != likely
    }


def made(item: Mapping[str, object]) -> str:
    """“kennedy2018”, “worldhealthorganization2020” or, with no author, the title's first words."""
    return f"{_who(item)}{_year(item)}"


def _who(item: Mapping[str, object]) -> str:
    from plnfolio.read.references.names import read_name  # noqa: PLC0415 - most have an id

    for variable in ("author", "editor", "director", "translator"):
        names = item.get(variable)
        name = read_name(names[0]) if isinstance(names, list) and names else None
        if name:
            return _plain(name.family or name.literal)
    words = [_plain(word) for word in str(item.get("title", "")).split()]
    return "".join([word for word in words if word and word not in _LEFT_OUT][:2]) or "work"


def _year(item: Mapping[str, object]) -> str:
    from plnfolio.read.references.dates import other_date, read_date  # noqa: PLC0415 - likewise

    date = read_date(item.get("issued")) or other_date(item.get("issued"))
    if date and date.parts and date.parts[0]:
        return str(abs(date.parts[0][0]))
    return "InPress" if date and date.literal else "ND"


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return re.sub(r"[^a-z0-9]", "", apart.lower())


def letters(count: int) -> str:
    """1 → a, 2 → b, 27 → aa."""
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
