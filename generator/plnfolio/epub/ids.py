"""The ids of a chapter: what each is called in the book, as names of XML are."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_OTHER = re.compile(r"[^\w.-]+")


class Ids:
    """Names that elements of a chapter have; ``there`` are those that were given out."""

    def __init__(self, source: Element) -> None:
        self.there: set[str] = set()
        self._wanted: dict[str, str] = {}
        self._taken: set[str] = set()
        for element in source.iter():
            for old in (element.get("id", ""), element.get("name", "")):
                if old and old not in self._wanted:
                    self._wanted[old] = self._unique(old)

    def _unique(self, old: str) -> str:
        name = old if _NAME.fullmatch(old) else f"x-{_OTHER.sub('-', old).strip('-')}"
        number, found = 2, name
        while found.casefold() in self._taken:
            found, number = f"{name}-{number}", number + 1
        self._taken.add(found.casefold())
        return found

    def take(self, old: str) -> str:
        """The name of the one element that has it; empty for every other."""
        name = self._wanted.get(old, "")
        if name in self.there:
            return ""
        if name:
            self.there.add(name)
        return name

    def of(self, old: str) -> str:
        """The name of an element that is there; empty where none is."""
        name = self._wanted.get(old, "")
        return name if name in self.there else ""

    def fresh(self, base: str) -> str:
        """A name that no other element has."""
        name = self._unique(base)
        self.there.add(name)
        return name
