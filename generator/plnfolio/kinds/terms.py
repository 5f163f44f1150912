"""Words that texts are filed under, tags and courses: names to addresses and to their texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from unicodedata import normalize

from plnfolio.cache.deferred import Given, given
from plnfolio.diagnostics import Problem, Span
from plnfolio.frozen import dataclass
from plnfolio.kinds.evidence import Evidence, evidence
from plnfolio.model.address import rooted
from plnfolio.model.dated import CompetencyView
from plnfolio.model.site import Filed, Post, Site
from plnfolio.model.slug import LONGEST, cut, slugify
from plnfolio.model.standard import standard_key
from plnfolio.model.view import Link


@dataclass(frozen=True, slots=True)
class Term:
    """A tag, a course or a series: its name, where it answers, its texts (latest first).

    ``names`` are all that texts call it.
    """

    name: str
    path: str
    texts: tuple[Filed, ...]
    names: tuple[str, ...]

    @property
    def link(self) -> Link:
        """The term as lists show it."""
        return Link(self.name, rooted(self.path))


Terms = Mapping[str, Term]
"""Terms by site path, in the order of their names."""


def tag_path(name: str) -> str:
    """Where a tag answers; names that differ only in case or spaces share a page.

    Where others would share one (“résumé” and “resume”), ``clashes`` says so.
    """
    return f"/tags/{_slug(name)}/"


def course_path(name: str) -> str:
    """Where a course answers."""
    return f"/courses/{_slug(name)}/"


def series_path(name: str) -> str:
    """Where a series answers."""
    return f"/series/{_slug(name)}/"


@dataclass(frozen=True, slots=True)
class Filing:
    """What texts are filed under."""

    tags: Terms
    courses: Terms
    series: Terms
    standards: Evidence

    def every(self) -> Iterator[Term]:
        """All terms."""
        return chain(self.tags.values(), self.courses.values(), self.series.values())

    def tagged(self, tags: Iterable[str]) -> tuple[int, ...]:
        """How many texts have each of some tags, in the order of ``Names.tags``."""
        return tuple(len(self.tags[path].texts) for path in dict.fromkeys(map(tag_path, tags)))

    def names(self) -> Given[Names]:
        """What every term and every standard is called."""
        terms = {term.path: term.name for term in self.every()}
        return given(Names(terms, self.standards.views()))


@dataclass(frozen=True, slots=True)
class Names:
    """Every term's name by its path, every standard by its key: what texts are filed under.

    A text shows its links wherever it is listed, on the page of each of its tags too; they are made
    once, so that a text of many tags costs as many links and not their square.
    """

    by_path: Mapping[str, str]
    standards: Mapping[str, CompetencyView]
    _made: dict[tuple[str, ...], tuple[Link, ...]] = field(default_factory=dict, init=False)

    def tags(self, tags: tuple[str, ...]) -> tuple[Link, ...]:
        """A text's tags, each page once, under the name that the page has."""
        made = self._made.get(tags)
        if made is None:
            made = tuple(map(self._link, dict.fromkeys(map(tag_path, tags))))
            self._made[tags] = made
        return made

    def course(self, course: str) -> Link | None:
        """A text's course, if it has one."""
        return self._link(course_path(course)) if course else None

    def competencies(self, named: tuple[str, ...]) -> tuple[CompetencyView, ...]:
        """The standards that a text names, each once, in the order of their sets."""
        if not named:
            return ()
        keys = frozenset(map(standard_key, named))
        return tuple(one for key, one in self.standards.items() if key in keys)

    def _link(self, path: str) -> Link:
        return Link(self.by_path[path], rooted(path))


def filing(site: Site) -> Filing:
    """The tags, courses and standards of posts and artifacts, and the series of posts."""
    filed = latest_first((*site.posts, *site.artifacts))
    return Filing(
        tags=_terms(filed, tag_path, lambda text: text.matter.tags),
        courses=_terms(
            filed,
            course_path,
            lambda text: filter(None, (text.matter.course,)),
            {course_path(code): code for code in site.config.courses},
        ),
        series=_terms(site.posts, series_path, _series_of),
        standards=evidence(site, filed),
    )


def latest_first(texts: Iterable[Filed]) -> list[Filed]:
    """Texts of different kinds by their day."""
    return sorted(texts, key=lambda text: -text.matter.date.toordinal())


def clashes(filed: Filing) -> Iterator[Problem]:
    """A warning at each place of two names that are not the same and would share an address.

    Every text shows the name that the address has, which is not the one that its author wrote.
    Problem: ``alike-terms``.
    """
    alike = [term for term in filed.every() if len(set(map(_spelled, term.names))) > 1]
    texts = {text.path: text for term in alike for text in term.texts}
    named: dict[str, list[tuple[str, Span]]] = {term.path: [] for term in alike}
    for source in sorted(texts):
        for path, name, span in _named(texts[source]):
            if path in named:
                named[path].append((name, span))
    for path, found in named.items():
        yield from _told_apart(path, found)


def _told_apart(path: str, named: Sequence[tuple[str, Span]]) -> Iterator[Problem]:
    """What is said of the names of one address, each with its place."""
    known, place = named[0]
    for name, span in named[1:]:
        if _spelled(known) != _spelled(name):
            message = f"“{name}” has the same address as “{known}” in {place.path}: {path}"
            remedy = "write both alike, or tell them apart by a letter or a digit"
            yield Problem("alike-terms", message, span, remedy, "warning")
            message = f"“{known}” has the same address as “{name}” in {span.path}: {path}"
            yield Problem("alike-terms", message, place, remedy, "warning")


def _named(text: Filed) -> Iterator[tuple[str, str, Span]]:
    """The address, the name and the place of everything that a text is filed under."""
    matter, places = text.matter, text.places
    for index, tag in enumerate(matter.tags):
        yield tag_path(tag), tag, places["tags", index]
    if matter.course:
        yield course_path(matter.course), matter.course, places["course",]
    for series in _series_of(text):
        yield series_path(series), series, places["series",]


def _spelled(name: str) -> str:
    """A name as it may vary and be the same: case, spaces and hyphens, how accents are stored."""
    return " ".join(re.sub(r"[\s_-]+", " ", normalize("NFKC", name).casefold()).split())


_SIGNS = str.maketrans({"+": " plus ", "#": " sharp "})
_SIGNED = re.compile(r"(?<=\w)[+#]+")


@lru_cache(4096)
def _slug(name: str) -> str:
    """``C++`` and ``C#`` are no ``C``; signs alone become code points: ``#`` answers at ``23``."""
    spoken = _SIGNED.sub(lambda signs: signs[0].translate(_SIGNS), name)
    return slugify(spoken) or cut("-".join(f"{ord(char):x}" for char in name), LONGEST)


def _series_of(text: Filed) -> Iterable[str]:
    return (text.matter.series,) if isinstance(text, Post) and text.matter.series else ()


def _terms(
    texts: Iterable[Filed],
    path_of: Callable[[str], str],
    names: Callable[[Filed], Iterable[str]],
    settled: Mapping[str, str] = MappingProxyType({}),
) -> Terms:
    """A term is called what its earliest text calls it, so that a new one renames nothing.

    What ``site.yaml`` calls it by its path is ``settled``.
    """
    called: dict[str, list[str]] = {}
    filed: dict[str, dict[str, Filed]] = {}
    for text in texts:
        for name in names(text):
            path = path_of(name)
            called.setdefault(path, []).append(name)
            filed.setdefault(path, {})[text.path] = text
    terms = (
        Term(
            settled.get(path, given[-1]),
            path,
            tuple(filed[path].values()),
            tuple(dict.fromkeys(given)),
        )
        for path, given in called.items()
    )
    return {term.path: term for term in sorted(terms, key=lambda t: (t.name.casefold(), t.path))}
