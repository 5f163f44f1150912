"""What rules may ask of the site while they read one text, noted with what the answer was.

A text is read again when it has changed, or when the answer to one of its questions has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Protocol

from plnfolio.cache.digest import fingerprint
from plnfolio.model.config import SiteConfig
from plnfolio.model.reference import Name, Reference
from plnfolio.model.site import Site
from plnfolio.spelling import without_accents


class Library:
    """The works of a site, found by their keys and by the people who made them."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[str, str] = {}

    @property
    def config(self) -> SiteConfig:
        """``site.yaml``."""
        return self._site.config

    def work(self, key: str) -> Reference | None:
        """A work by its key."""
        return self._site.references.get(key)

    def works_of(self, name: str) -> tuple[Reference, ...]:
        """The works whose first author has this family name, or is this group, in the order of
        the library; case does not count.
        """
        return tuple(self._first_authors.get(folded(name), ()))

    @cached_property
    def _first_authors(self) -> Mapping[str, list[Reference]]:
        found: dict[str, list[Reference]] = defaultdict(list)
        for reference in self._site.references.values():
            for name in dict.fromkeys(_names_of(first_author(reference))):
                found[name].append(reference)
        return found

    def works_titled(self, title: str) -> tuple[Reference, ...]:
        """The works that have this title, or this one before their colon; case does not count."""
        return tuple(self._titles.get(title, ()))

    @cached_property
    def _titles(self) -> Mapping[str, list[Reference]]:
        found: dict[str, list[Reference]] = defaultdict(list)
        for reference in self._site.references.values():
            whole = folded(reference["title"])
            for title in dict.fromkeys((whole, whole.partition(":")[0])):
                if " " in title:
                    found[title].append(reference)
        return found

    def digest_of(self, question: str) -> str:
        """A digest of what the answer to a question is now."""
        if question not in self._known:
            self._known[question] = fingerprint(self._answer(*question.split(" ", 1)))
        return self._known[question]

    def _answer(self, kind: str, what: str) -> object:
        if kind == "config":
            return self.config.author, self.config.style
        if kind == "works_of":
            return _told(self.works_of(what))
        if kind == "works_titled":
            return _told(self.works_titled(what))
        return _told(filter(None, [self.work(what)]))


def _told(works: Iterable[Reference]) -> tuple[tuple[str, str], ...]:
    return tuple((work.id, work.digest) for work in works)


class Asked(Protocol):
    """What a rule may ask; all answers are noted."""

    @property
    def config(self) -> SiteConfig:
        """``site.yaml``: who the author is."""

    def work(self, key: str, /) -> Reference | None:
        """A work by its key."""

    def works_of(self, name: str, /) -> tuple[Reference, ...]:
        """The works whose first author has this family name, or is this group."""

    def works_titled(self, title: str, /) -> tuple[Reference, ...]:
        """The works that have this title, in small letters."""


class Asking:
    """Answers for one text, with the ``inputs`` that its record has."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.inputs: dict[str, str] = {}

    @property
    def config(self) -> SiteConfig:
        """See ``Asked``."""
        self._note("config ")
        return self._library.config

    def work(self, key: str) -> Reference | None:
        """See ``Asked``."""
        self._note(f"work {key}")
        return self._library.work(key)

    def works_of(self, name: str) -> tuple[Reference, ...]:
        """See ``Asked``."""
        self._note(f"works_of {folded(name)}")
        return self._library.works_of(name)

    def works_titled(self, title: str) -> tuple[Reference, ...]:
        """See ``Asked``."""
        self._note(f"works_titled {title}")
        return self._library.works_titled(title)

    def _note(self, question: str) -> None:
        if question not in self.inputs:
            self.inputs[question] = self._library.digest_of(question)


_YES, _NO = "yes", "no"
_NAME, _WORD = "name ", "word "


class Known(Protocol):
    """What is known while a library is read."""

    def is_name(self, word: str, /) -> bool:
        """Whether a word is a name, to go by the author’s own sentences and other titles."""

    def is_word(self, word: str, /) -> bool:
        """Whether other titles have a word in small letters."""


class Knowing:
    """Answers for one library, with the ``inputs`` that its record has."""

    def __init__(self, names: frozenset[str], words: frozenset[str]) -> None:
        self._names = names
        self._words = words
        self.inputs: dict[str, str] = {}

    def is_name(self, word: str) -> bool:
        """See ``Known``."""
        return self._is(f"{_NAME}{word}")

    def is_word(self, word: str) -> bool:
        """See ``Known``."""
        return self._is(f"{_WORD}{word}")

    def _is(self, question: str) -> bool:
        self.inputs[question] = self.digest_of(question)
        return self.inputs[question] == _YES

    def anew(self) -> Knowing:
        """The same for another library."""
        return Knowing(self._names, self._words)

    def digest_of(self, question: str) -> str:
        """What the answer to a question is now."""
        kind, _, word = question.partition(" ")
        known = self._names if f"{kind} " == _NAME else self._words
        return _YES if word in known else _NO


def first_author(reference: Reference) -> Name | None:
    """Whoever a work is cited by, if anybody made it."""
    for role in ("author", "editor", "translator", "director", "host", "composer"):
        if names := reference.names.get(role):
            return names[0]
    return next((names[0] for names in reference.names.values() if names), None)


def _names_of(name: Name | None) -> Iterable[str]:
    if name is None:
        return
    particle = name.non_dropping_particle or name.dropping_particle
    for said in (name.family, f"{particle} {name.family}", name.literal, name.short):
        if said.strip():
            yield folded(said)
            yield without_accents(folded(said))


def folded(name: str) -> str:
    """A name as it is looked for."""
    return " ".join(name.replace("’", "'").casefold().split())
