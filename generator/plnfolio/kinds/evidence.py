"""Standards and what texts are evidence for them: which are met, by what, and which are gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from itertools import pairwise

from plnfolio.diagnostics import Problem, did_you_mean, listed
from plnfolio.frozen import dataclass
from plnfolio.model.address import rooted
from plnfolio.model.dated import CompetencyView
from plnfolio.model.site import Filed, Page, Site
from plnfolio.model.standard import StandardRow, standard_key

PATH = "/standards/"

_PREFIXES = {"aect": "aect-2012", "iste": "iste-educators", "atd": "atd-capability"}
"""With what the ids begin that come along, and in which set."""

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Tried:
    """A standard with its evidence: ``texts`` name it, the latest first; ``parts`` are its own.

    It is ``met`` by a text that names it, or by a part of it that is met.
    """

    row: StandardRow
    texts: tuple[Filed, ...]
    parts: tuple[Tried, ...]

    @property
    def met(self) -> bool:
        """Whether there is any evidence for it."""
        return bool(self.texts) or any(part.met for part in self.parts)

    def whole(self) -> Iterator[Tried]:
        """It and all of its parts, in reading order."""
        yield self
        for part in self.parts:
            yield from part.whole()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The standards of each set that are no parts of others, and all standards by their keys."""

    sets: tuple[tuple[Tried, ...], ...] = ()
    by_key: Mapping[str, Tried] = field(default_factory=dict)

    def views(self) -> dict[str, CompetencyView]:
        """Every standard as the pages of texts show it, by its key, in the order of the sets."""
        rows = ((key, tried.row) for key, tried in self.by_key.items())
        return {key: CompetencyView(row.id, row.title, rooted(path(row))) for key, row in rows}


def path(row: StandardRow) -> str:
    """Where a standard answers."""
    return f"{PATH}{row.key}/"


def evidence(site: Site, filed: Iterable[Filed]) -> Evidence:
    """The standards with the texts that name them; ``filed`` are all of these, latest first."""
    if not site.standards:
        return Evidence()
    naming: dict[str, dict[str, Filed]] = {}
    for text in filed:
        for name in text.matter.competencies:
            naming.setdefault(standard_key(name), {})[text.path] = text
    sets = tuple(tuple(_nested(one.rows, 0, naming)) for one in site.standards)
    every = (tried for one in sets for top in one for tried in top.whole())
    return Evidence(sets, {tried.row.key: tried for tried in every})


def _nested(
    rows: tuple[StandardRow, ...], depth: int, naming: Mapping[str, Mapping[str, Filed]]
) -> Iterator[Tried]:
    """Rows of one depth, each with those below it as its parts."""
    starts = [index for index, row in enumerate(rows) if row.depth == depth]
    for start, end in pairwise([*starts, len(rows)]):
        row = rows[start]
        texts = tuple(naming.get(row.key, {}).values())
        yield Tried(row, texts, tuple(_nested(rows[start + 1 : end], depth + 1, naming)))


def unknown(site: Site) -> Iterator[Problem]:
    """A Problem at each place that names a standard which is not there. ``unknown-standard``."""
    if site.unread_standards or site.may_have("standards"):
        return
    rows = {row.key: row for one in site.standards for row in one.rows}
    for text in (*site.posts, *site.artifacts, *site.unread_texts):
        if isinstance(text, Page) or not text.matter.competencies:
            continue
        if not rows:
            yield _without_set(text)
            continue
        for index, name in enumerate(text.matter.competencies):
            if standard_key(name) not in rows:
                message = f"there is no standard “{name}”"
                span = text.places["competencies", index]
                yield Problem("unknown-standard", message, span, _meant(name, rows))


def _without_set(text: Filed) -> Problem:
    """What is said where a text names standards, and the site none."""
    begins = (standard_key(name).partition("-")[0] for name in text.matter.competencies)
    set_ = next((_PREFIXES[first] for first in begins if first in _PREFIXES), "aect-2012")
    message = "this names standards, and site.yaml does not say which there are"
    remedy = f"add a line to site.yaml: “standards: {set_}”, or the name of a file of your own"
    return Problem("unknown-standard", message, text.places["competencies",], remedy)


def _meant(name: str, rows: Mapping[str, StandardRow]) -> str:
    """A question for the standard that is probably meant, or where all of them are to be seen."""
    key = standard_key(name)
    if found := [row.id for row in _named_otherwise(name, key, rows)]:
        return f"did you mean {listed((f'“{one}”' for one in found[:_SHOWN]), 'or')}?"
    if beside := [row.id for known, row in rows.items() if _above(known) == _above(key)]:
        return f"did you mean one of “{beside[0]}” to “{beside[-1]}”?"
    # A number is not mistyped for its neighbour; a word is.
    ids = [row.id for known, row in rows.items() if _numbers(known) == _numbers(key)]
    return did_you_mean(name, ids) or f"the page {PATH} shows all that there are"


def _named_otherwise(name: str, key: str, rows: Mapping[str, StandardRow]) -> Iterable[StandardRow]:
    """Standards by their number alone, by their title, or with more behind their id."""
    if ends := [row for known, row in rows.items() if known.endswith(f"-{key}")]:
        return ends
    if titled := [row for row in rows.values() if row.title.casefold() == name.casefold()]:
        return titled
    if _above(key) in {_above(known) for known in rows}:
        return ()
    begun = [row for known, row in rows.items() if key.startswith(f"{known}-")]
    return begun[-1:]


def _above(key: str) -> str:
    return key.rpartition("-")[0]


def _numbers(key: str) -> list[str]:
    return [piece for piece in key.split("-") if piece.isdecimal()]
