"""The sets of standards that a site names: those that come along, files, lists in site.yaml."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from unicodedata import normalize

from plnfolio.diagnostics import Problem, Span, did_you_mean, listed
from plnfolio.frozen import dataclass
from plnfolio.model.config import SiteConfig
from plnfolio.model.site import Loc, Places
from plnfolio.model.source import CONTENT, Source
from plnfolio.model.standard import Standard, StandardRow, StandardSet, standard_key
from plnfolio.model.standardsfile import StandardsFile
from plnfolio.read.reading import YAML
from plnfolio.read.recall import Recall
from plnfolio.written.repair import repaired
from plnfolio.written.validate import validate
from plnfolio.written.yaml import load, moved

_FOLDER = Path(__file__).with_name("sets")
_LISTED = ("standards",)


@dataclass(frozen=True, slots=True)
class Standards:
    """The sets in the order in which they are named, and the files that they come from.

    ``unread`` says that not all of them can be read.
    """

    sets: tuple[StandardSet, ...] = ()
    files: frozenset[str] = frozenset()
    unread: bool = False


def read_standards(
    config: SiteConfig,
    places: Places,
    paths: Collection[str],
    recall: Recall,
    problems: list[Problem],
) -> Standards:
    """All standards that ``site.yaml`` names; ``paths`` are those of all the author’s files.

    Problems: ``bad-value``, ``missing-file``, ``duplicate-standard``, and those of reading a file.
    """
    sets: dict[str, StandardSet] = {}
    files: list[str] = []
    start = len(problems)
    for index, named in enumerate(config.standards):
        loc: Loc = ("standards", index)
        if isinstance(named, Standard):
            rows = tuple(_rows((named,), places, ("standards",), index))
            own = sets.get("")
            sets[""] = replace(own, rows=own.rows + rows) if own else StandardSet("", "", "", rows)
            continue
        span = places[loc]
        is_file = named.lower().endswith(YAML)
        name = _file(named, span, paths, problems) if is_file else _known(named, span, problems)
        if name and name in sets:
            message, remedy = f"the set “{named}” is named twice", "keep one of the two"
            problems.append(Problem("duplicate-standard", message, span, remedy))
        elif name:
            files += [name] if is_file else []
            found = recall(name, _read_file, problems) if is_file else _came_along(name, span)
            sets |= {name: found} if found else {}
    unread = len(problems) > start
    problems += _twice(sets.values())
    return Standards(tuple(sets.values()), frozenset(files), unread)


@cache
def names() -> tuple[str, ...]:
    """The names of the sets that come along."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def _known(named: str, span: Span, problems: list[Problem]) -> str:
    """The name of a set that comes along, however it is typed; empty if there is none."""
    wanted = standard_key(named)
    for name in names():
        if standard_key(name) == wanted:
            return name
    begins = [name for name in names() if wanted and name.startswith(wanted.split("-")[0])]
    remedy = f"did you mean “{begins[0]}”?" if begins else did_you_mean(named, names())
    choices = f"write {listed(names(), 'or')}, or the name of a file of your own: standards.yaml"
    message = f"no set of standards is called “{named}”"
    problems.append(Problem("bad-value", message, span, remedy or choices))
    return ""


@cache
def _content(name: str) -> StandardsFile:
    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    data = load(name, text, [])
    return StandardsFile.model_validate(data.value if data else None)


def _came_along(name: str, span: Span) -> StandardSet:
    """A set of our own; whoever named it is to blame for what is wrong with its ids."""
    found, places = _content(name), Places({(): span})
    rows = tuple(_rows(found.standards, places, ()))
    return StandardSet(found.title, found.version, found.url, rows, language="en")


def _rows(
    standards: Iterable[Standard], places: Places, loc: Loc, start: int = 0, depth: int = 0
) -> Iterator[StandardRow]:
    """Standards in reading order; the first is the one numbered ``start`` at a place."""
    for number, one in enumerate(standards, start):
        here = (*loc, number)
        key, span = standard_key(one.id), places[(*here, "id")]
        yield StandardRow(key, one.id, one.title, one.description, depth, span)
        yield from _rows(one.parts, places, (*here, "parts"), depth=depth + 1)


def _read_file(source: Source, problems: list[Problem]) -> StandardSet | None:
    data = load(source.path, source.text, problems)
    if data is None:
        return None
    if isinstance(data.value, list):
        data = moved(data, {"standards": data.value}, _LISTED)
    found = validate(StandardsFile, data, problems) or repaired(StandardsFile, data.value)
    if found is None:
        return None
    rows = tuple(_rows(found.standards, data.places, _LISTED))
    if not found.standards and "standards" in found.model_fields_set:
        remedy = "begin each on a line of its own: “- {id: LX-1, title: Designs for people}”"
        span = data.places[_LISTED]
        problems.append(Problem("missing-field", "no standard stands here", span, remedy))
    return StandardSet(found.title, found.version, found.url, rows)


def _file(named: str, span: Span, paths: Collection[str], problems: list[Problem]) -> str:
    """The path of a file that lies beside ``site.yaml``, or below that; empty if there is none."""
    wanted = normalize("NFC", posixpath.normpath(f"{CONTENT}/{named}".replace("\\", "/")))
    for path in paths:
        if normalize("NFC", path) == wanted:
            return path
    beside = [path.removeprefix(f"{CONTENT}/") for path in paths if path.lower().endswith(YAML)]
    remedy = did_you_mean(named, beside) or "put the file beside site.yaml, and write its name"
    problems.append(Problem("missing-file", f"there is no file “{named}”", span, remedy))
    return ""


def _twice(sets: Iterable[StandardSet]) -> Iterator[Problem]:
    """A Problem for each id that is there before. Problem: ``duplicate-standard``."""
    first: dict[str, StandardRow] = {}
    said: set[Span] = set()
    for row in (row for one in sets for row in one.rows):
        known = first.setdefault(row.key, row)
        if known is row or row.span in said:
            continue
        said.add(row.span)
        where = f"line {known.span.line}"
        if known.span.path != row.span.path:
            where = f"line {known.span.line} of {known.span.path}"
        message = f"the standard “{row.id}” is here twice"
        remedy = f"keep one of them, or give one another id; the first is on {where}"
        yield Problem("duplicate-standard", message, row.span, remedy)
