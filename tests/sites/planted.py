"""Faults as text, and how they are planted in a site that has none: see tests/check/README.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

MARK = "‸"
_TOGETHER = 3
"""How many faults one file bears at a time."""

Place = tuple[str, int, int]
"""A file, a line and a column."""


@dataclass(frozen=True)
class Edit:
    """``words`` of the site, and what stands there instead; behind their block if ``behind``."""

    words: str
    typed: str
    behind: bool = False


@dataclass(frozen=True)
class Plant:
    """A fault: what is done to texts, and the files that come along."""

    code: str
    edits: tuple[Edit, ...] = ()
    files: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        typed = " / ".join([one.typed for one in self.edits] + [path for path, _ in self.files])
        return f"{self.code}: {typed}"


@dataclass(frozen=True)
class Spot:
    """What of a file an edit takes up: from ``start`` to ``end``; ``block`` is what is around."""

    path: str
    start: int
    end: int
    block: int


@dataclass
class Round:
    """Plants that do not come near each other."""

    plants: list[Plant] = field(default_factory=list)
    blocks: set[tuple[str, int]] = field(default_factory=set)
    seen: list[tuple[str, str]] = field(default_factory=list)

    def takes(self, plant: Plant, spots: Iterable[Spot]) -> bool:
        """Whether a plant was put in."""
        blocks = {(one.path, one.block) for one in spots}
        paths = {path for path, _ in blocks}
        own = [path for path, _ in self.seen]
        if (
            blocks & self.blocks
            or any((path, plant.code) in self.seen for path in paths)
            or any(own.count(path) >= _TOGETHER for path in paths)
        ):
            return False
        self.plants.append(plant)
        self.blocks |= blocks
        self.seen += [(path, plant.code) for path in paths]
        return True


def plants_of(file: Path) -> Iterator[Plant]:
    """The faults of one file of the table."""
    for one in re.split(r"\n{2,}", file.read_text(encoding="utf-8").strip("\n")):
        yield _plant(file.stem, one.split("\n"))


def mistakes_of(file: Path) -> Iterator[tuple[str, Plant]]:
    """The faults of one file that has them below “=== code: why”, each with its reason."""
    for part in re.split(r"^=== ", file.read_text(encoding="utf-8"), flags=re.M)[1:]:
        head, _, body = part.partition("\n")
        code, _, why = head.partition(": ")
        yield why, _plant(code, body.strip("\n").split("\n"))


def _plant(code: str, lines: list[str]) -> Plant:
    parts: list[tuple[str, list[str], list[str]]] = []
    for line in lines:
        sign, said = line[:1], line[2:]
        if line.startswith("+++ "):
            parts.append(("file", [line[4:]], []))
        elif sign == "@":
            parts.append(("behind", [said], []))
        elif sign == "-" and (not parts or parts[-1][0] != "instead" or parts[-1][2]):
            parts.append(("instead", [said], []))
        elif sign == "-":
            parts[-1][1].append(said)
        elif sign == "+":
            parts[-1][2].append(said)
        else:
            raise ValueError(f"{code}: “{line}” begins with none of - + @")
    edits = tuple(
        Edit("\n".join(words), "\n".join(typed), kind == "behind")
        for kind, words, typed in parts
        if kind != "file"
    )
    files = tuple((words[0], "\n".join(typed)) for kind, words, typed in parts if kind == "file")
    return Plant(code, edits, files)


def spot(edit: Edit, site: Mapping[str, str]) -> Spot:
    """Where the words of an edit stand; they stand once."""
    found = [path for path, text in site.items() for _ in range(text.count(edit.words))]
    if len(found) != 1:
        raise ValueError(f"stands {len(found)} times in the site: “{edit.words}”")
    text, (path,) = site[found[0]], found
    start = text.index(edit.words)
    block = text.rfind("\n\n", 0, start)
    end = start + len(edit.words)
    if edit.behind:
        after = text.find("\n\n", start)
        start = end = len(text.rstrip("\n")) if after < 0 else after
    return Spot(path, start, end, block)


def rounds_of(plants: Iterable[Plant], site: Mapping[str, str]) -> list[Round]:
    """All plants in as few sites as will do."""
    found: list[Round] = []
    plants = list(plants)
    # What is in two libraries is read from one of them alone.
    alone = [one for one in plants if any("references/" in path for path, _ in one.files)]
    for plant in (one for one in plants if one not in alone):
        spots = [spot(edit, site) for edit in plant.edits]
        spots += [Spot(path.split(" = ")[0].replace(MARK, ""), 0, 0, 0) for path, _ in plant.files]
        if not any(one.takes(plant, spots) for one in found):
            found.append(Round())
            assert found[-1].takes(plant, spots)
    return [*found, *(Round([one]) for one in alone)]


def planted(
    plants: Iterable[Plant], site: Mapping[str, str]
) -> tuple[dict[str, str], list[tuple[Plant, Place]]]:
    """A site with faults in it, and where each begins."""
    texts = dict(site)
    edits: list[tuple[Spot, str]] = []
    marks: dict[str, Plant] = {}
    places: list[tuple[Plant, Place]] = []
    for number, plant in enumerate(plants):
        mark = chr(0xE000 + number)
        marks[mark] = plant
        for edit in plant.edits:
            at, typed = spot(edit, site), edit.typed.replace(MARK, mark)
            edits.append((at, f"\n\n{typed}" if edit.behind else typed))
        for told, content in plant.files:
            path, _, source = told.replace(MARK, "").partition(" = ")
            texts[path] = site[source] if source else content.replace(MARK, mark)
            if MARK in told:
                places.append((plant, (path, 0, 0)))
    for at, typed in sorted(edits, key=lambda one: one[0].start, reverse=True):
        texts[at.path] = texts[at.path][: at.start] + typed + texts[at.path][at.end :]
    for path, text in texts.items():
        places += [(marks[mark], place) for mark, place in _marked(path, text)]
        texts[path] = re.sub("[\ue000-\uf8ff]", "", text)
    return texts, places


def _marked(path: str, text: str) -> Iterator[tuple[str, Place]]:
    for number, line in enumerate(text.split("\n"), start=1):
        for before, one in enumerate(re.finditer("[\ue000-\uf8ff]", line)):
            yield one[0], (path, number, one.start() - before + 1)
