"""A portfolio as rubrics see it: what is published, and what was found in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from plnfolio.check.rules import LEVELS
from plnfolio.check.silence import WORD, Silence, silences
from plnfolio.diagnostics import Problem
from plnfolio.model.document import Facts
from plnfolio.model.site import Site
from plnfolio.model.source import Source


class Portfolio:
    """``facts`` and ``words`` are those of texts, by path; ``problems`` what the build and the
    proof-reader have to say; ``silenced`` the comments that keep them from saying more.
    """

    def __init__(
        self,
        site: Site,
        facts: Mapping[str, Facts],
        words: Mapping[str, int],
        problems: Sequence[Problem],
        source: Callable[[str], Source],
    ) -> None:
        self.site = site
        self.facts = facts
        self.words = words
        self.problems = tuple(problems)
        self.silenced = tuple(_silenced(_paths(site), source, problems))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps the site from being built."""
        wrong = (one for one in self.problems if one.severity == "error")
        return tuple(one for one in wrong if one.code not in LEVELS)

    def works(self, path: str) -> frozenset[str]:
        """The keys of the works that a text cites."""
        return frozenset(self.facts[path].cited) if path in self.facts else frozenset()

    @cached_property
    def cited(self) -> frozenset[str]:
        """The keys of all works that are cited."""
        return frozenset(key for one in self.facts.values() for key in one.cited)

    @cached_property
    def linking(self) -> Mapping[str, Sequence[str]]:
        """The paths of the posts that link to the page of an artifact, by its address."""
        found: dict[str, list[str]] = {}
        for post in self.site.posts:
            for address in self.facts[post.path].artifacts if post.path in self.facts else ():
                found.setdefault(address, []).append(post.path)
        return found


def _paths(site: Site) -> Iterator[str]:
    """Every file of the author’s in which a comment can silence something."""
    yield from (one.path for one in (*site.texts, *site.tables))
    yield from {one.span.path for one in site.references.values() if one.span}
    yield site.config_places[()].path


def _silenced(
    paths: Iterable[str], source: Callable[[str], Source], problems: Sequence[Problem]
) -> Iterator[Silence]:
    """The comments that silence something."""
    idle = [(one.span, one.message) for one in problems if one.code == "unused-ignore"]
    for path in dict.fromkeys(paths):
        text = source(path).text
        for one in silences(path, text.split("\n")) if WORD in text else ():
            said = " ".join(message for span, message in idle if span == one.span)
            codes = tuple(code for code in one.codes if f"“{code}”" not in said)
            if one.reason and codes:
                yield replace(one, codes=codes)
