"""Keys for works that have none: who and when, as “kennedy2018”, “nci2018b” and “ednd”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from plnfolio.model.slug import slugify

_ROLES = (
    "author", "composer", "director", "host", "script-writer", "executive-producer", "editor",
    "guest", "chair", "collection-editor", "compiler", "curator",
)  # fmt: skip
_SMALL = frozenset("a an and at by for from in of on the to with s de la el der die das".split())


def named(items: Sequence[dict[str, Any]]) -> list[str]:
    """A key for each item; those of one author and year have letters in their order."""
    bare = [_bare(item) for item in items]
    many = Counter(bare)
    seen: Counter[str] = Counter()
    keys = []
    for key in bare:
        seen[key] += 1
        keys.append(f"{key}{_letter(seen[key])}" if many[key] > 1 else key)
    return keys


def _bare(item: dict[str, Any]) -> str:
    return f"{_who(item) or 'work'}{_when(item)}"


def _letter(count: int) -> str:
    letters = ""
    while count > 0:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _who(item: dict[str, Any]) -> str:
    for role in _ROLES:
        for name in item.get(role, ())[:1]:
            if family := name.get("family"):
                return _word(family)
            return _group(name.get("literal", ""))
    return _group(
        re.sub(r"<[^<>]*>", "", str(item.get("title", item.get("genre", "")))), title=True
    )


def _group(name: str, *, title: bool = False) -> str:
    """A group by the first letters of its words, where it has three; a title by its first word."""
    name = re.sub(r"\s*\[[^\[\]]*\]$", "", name)
    words = [
        word
        for word in re.findall(r"[^\W_]+", name.replace("’", "").replace("'", ""))
        if word.lower() not in _SMALL
    ]
    capital = [word for word in words if word[0].isupper()]
    if not title and len(capital) > 2:
        return _word("".join(word[0] for word in capital))
    return _word(words[0]) if title and words else _word("".join(words))


def _word(text: str) -> str:
    return slugify(text).replace("-", "")[:24]


def _when(item: dict[str, Any]) -> str:
    date = item.get("issued", {})
    parts = date.get("date-parts") or [[]]
    if parts[0]:
        return str(abs(parts[0][0]))
    found = re.search(r"\d{4}", str(date.get("literal", "")))
    return found[0] if found else ("inpress" if item.get("status") == "in press" else "nd")
