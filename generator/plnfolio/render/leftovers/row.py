"""What a row of the tables says: which signs to look for, and what to tell about a find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import Any

from plnfolio.frozen import dataclass

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Match:
    """Something that a row's pattern has found in a text, of which code and escapes were taken out.

    ``env`` knows the notes and the references of the whole text.
    """

    match: re.Match[str]
    content: str
    env: Mapping[str, Any]

    @property
    def written(self) -> str:
        """All of it, as it is written."""
        return self.content[self.match.start() : self.match.end()]

    def part(self, name: str) -> str:
        """A group of the pattern as it is written, empty where it has no part in it."""
        start, end = self.match.span(name)
        return self.content[start:end] if start >= 0 else ""


Said = tuple[str, str]
"""A sentence, and what to do."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One kind of leftover.

    ``signs``, of one or two characters, are cheap to look for: a text without any of them has no
    such leftover. Where they are common, ``probe`` looks whether the whole text may have one.
    ``escaped`` says that the pattern is about signs behind a backslash, ``code`` that it is about
    code, ``html`` that it is looked for in the author's own HTML too, and ``opens`` that the end of
    a directive may belong to it.

    ``ends`` says for each beginning how that ends, where only that ends it: of those that never end
    there may be many, and each would be followed to the end of the text.

    ``ours`` is what stands in its place where a text is brought from another program; without it,
    or where it gives None, that is for its author to say.
    """

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    say: Callable[[Match], Said | None]
    probe: re.Pattern[str] | None = None
    escaped: bool = False
    code: bool = False
    html: bool = False
    opens: bool = False
    ends: Mapping[str, str] = field(default_factory=dict)
    ours: Callable[[Match], str | None] | None = None

    def is_in(self, text: str) -> bool:
        """Whether the pattern finds anything in a text."""
        return any(self.finds(text)) if self.ends else self.pattern.search(text) is not None

    def finds(self, text: str) -> Iterator[re.Match[str]]:
        """All that the pattern finds in a text."""
        if not self.ends:
            yield from self.pattern.finditer(text)
            return
        last = {begin: text.rfind(end) for begin, end in self.ends.items()}
        begins = re.compile("|".join(map(re.escape, self.ends)))
        pos = 0
        while (begin := begins.search(text, pos)) is not None:
            pos = begin.end()
            found = self.pattern.match(text, begin.start()) if pos < last[begin[0]] else None
            if found is not None:
                yield found
                pos = found.end()


def of(owner: str, remedy: str | Callable[[Match], str]) -> Callable[[Match], Said]:
    """Says whose markup something is, and how it is written here."""

    def say(found: Match) -> Said:
        written = short(found.written)
        advice = remedy if isinstance(remedy, str) else remedy(found)
        return f"“{written}” is {owner} and shown here as it is", advice

    return say


def nothing(_found: Match) -> str:
    """What stands in the place of what has no use."""
    return ""


def short(text: str, longest: int = _LONGEST) -> str:
    """A text for a message: on one line, and not too long."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
