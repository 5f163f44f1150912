"""What follows from another mistake, which takes it along when it is mended, and is not said."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from plnfolio.diagnostics import ANY_WORK, Problem
from plnfolio.model.site import Site
from plnfolio.model.source import CONTENT
from plnfolio.patterns import regex
from plnfolio.read.reading import YAML
from plnfolio.read.strays import SHEETS

Pairs = Iterator[tuple[Problem, Problem]]
"""What follows from something, and that."""

_LIES = regex(r"(?:move|rename) (?P<path>\S+) to \S+(?:, in small letters)?\Z")
_FOLDER = "nothing in this folder is read"
_OPENS = regex(r"“::\{")
_NETWORKS = f"{CONTENT}/networks"
_QUOTED = regex(r"“([^”]+)”")


def first_hand(problems: Sequence[Problem], site: Site) -> list[Problem]:
    """Problems without those that follow from another one of the same site.

    What keeps a site from being written does so still: its cause is an error, then.
    """
    codes = {one.code for one in problems}
    pairs = [pair for needed, rule in _RULES if needed <= codes for pair in rule(problems, site)]
    followed = {one for one, _ in pairs}
    grave = {cause for one, cause in pairs if one.severity == "error"}
    return [
        replace(one, severity="error") if one in grave else one
        for one in problems
        if one not in followed
    ]


def _of_libraries(problems: Sequence[Problem], _: Site) -> Pairs:
    """Works that are unknown, and seem to be no slip, where a library is lost whole."""
    causes = [one for one in problems if ANY_WORK in one.hides]
    for one in _coded(problems, "unknown-reference"):
        if not _QUOTED.search(one.help):
            yield from ((one, cause) for cause in causes)


def _coded(problems: Iterable[Problem], *codes: str) -> Iterator[Problem]:
    return (one for one in problems if one.code in codes)


def _of_tables(problems: Sequence[Problem], site: Site) -> Pairs:
    """What leads to a table that lies where none is read, or is none yet."""
    lost = {
        PurePosixPath(one.span.path).stem.casefold(): one.span.path
        for one in site.strays
        if one.span.path.lower().endswith((*YAML, *SHEETS))
    }
    said = {one.span.path: one for one in _coded(problems, "stray-file")}
    for one in _coded(problems, "unknown-table", "broken-link"):
        name = PurePosixPath(_led_to(one))
        in_place = one.code == "unknown-table" or name.parent == PurePosixPath(_NETWORKS)
        path = lost.get(name.stem.casefold(), "") if in_place else ""
        if cause := said.get(path) or said.get(posixpath.dirname(path)):
            yield one, cause


def _of_texts(problems: Sequence[Problem], _: Site) -> Pairs:
    """Links that are right as soon as a text lies in its place, or has its date."""
    said = {one.span.path: one for one in _coded(problems, "stray-file")}
    folders = {path: one for path, one in said.items() if one.message.startswith(_FOLDER)}
    dated = {one.span.path: one for one in _coded(problems, "bad-date") if one.severity == "error"}
    for one in _coded(problems, "link-to-unpublished", "broken-link"):
        lies = _LIES.match(one.help)
        near = _QUOTED.search(one.help)
        path = lies["path"] if lies else ""
        there = PurePosixPath(path or (_path(one, near[1]) if near else ""))
        causes = [dated.get(_led_to(one)), said.get(path)]
        if path or there.parts[2:] == PurePosixPath(_led_to(one)).parts[2:]:
            causes += (folders.get(str(folder)) for folder in there.parents)
        if cause := next(filter(None, causes), None):
            yield one, cause


def _of_kinds(problems: Sequence[Problem], _: Site) -> Pairs:
    """Links to a page, where it lies among the posts and lacks what these need."""
    wrong = {one.span.path: one for one in _coded(problems, "missing-field")}
    for one in _coded(problems, "broken-link"):
        near = _QUOTED.search(one.help)
        there = _path(one, near[1]) if near else ""
        same = PurePosixPath(there).name == PurePosixPath(_led_to(one)).name
        if same and (cause := wrong.get(there)):
            yield one, cause


def _of_colons(problems: Sequence[Problem], _: Site) -> Pairs:
    """The end of a directive that has too few colons where it begins."""
    begun = [one for one in _coded(problems, "almost-markup") if _OPENS.match(one.message)]
    ends = sorted(_coded(problems, "directive-unopened"), key=lambda one: one.span)
    for cause in sorted(begun, key=lambda one: one.span, reverse=True):
        below = [one for one in ends if one.span.path == cause.span.path and one.span > cause.span]
        for one in below[:1]:
            ends.remove(one)
            yield one, cause


def _led_to(one: Problem) -> str:
    """Where the link leads that a problem is about, as a path from the folder of the site."""
    target = _QUOTED.search(one.message)
    return _path(one, target[1]) if target else ""


def _path(one: Problem, target: str) -> str:
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(one.span.path), path))


_Rule = Callable[[Sequence[Problem], Site], Pairs]
_RULES: tuple[tuple[frozenset[str], _Rule], ...] = (
    (frozenset(("unknown-reference",)), _of_libraries),
    (frozenset(("stray-file",)), _of_tables),
    (frozenset(), _of_texts),
    (frozenset(("broken-link", "missing-field")), _of_kinds),
    (frozenset(("almost-markup", "directive-unopened")), _of_colons),
)
"""What draws what after it, and the codes without which it does not."""
