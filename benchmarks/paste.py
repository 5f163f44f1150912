"""Pasted reference lists: how many entries come back, and how many of their fields, way by way.

    python benchmarks/paste.py FOLDER [--way NAME] [--show]

FOLDER has ``references.json``, CSL-JSON items, and perhaps ``expected.json`` with their entries in
Markdown (``references``: an id and ``reference_md``); entries that are not there are printed by the
engine. ``works.yaml`` in its place will do too.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz

ALIKE = 75
"""How like an entry has to be what was read of it, in percent."""
TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS))

from plnfolio.cite.rich import text_of  # noqa: E402
from plnfolio.model.reference import Reference  # noqa: E402
from plnfolio.read.references.csl import from_csl  # noqa: E402
from plnfolio.reprint import NO_ITALICS, Pasted, read_pasted  # noqa: E402
from plnfolio.reprint.printing import printed, same, starred  # noqa: E402
from reprint.agreement import compared, shown  # noqa: E402
from reprint.spoiling import WAYS, bare  # noqa: E402


def works(folder: Path) -> list[tuple[Reference, str]]:
    """The works that have an entry, each with its entry in Markdown."""
    if (folder / "references.json").is_file():
        items: list[dict[str, Any]] = json.loads((folder / "references.json").read_text("utf-8"))
    else:
        items = yaml.safe_load((folder / "works.yaml").read_text("utf-8"))
    said: dict[str, Any] = {}
    if (folder / "expected.json").is_file():
        said = json.loads((folder / "expected.json").read_text("utf-8"))["references"]
    found = []
    for item in items:
        if said and not said.get(item["id"], {}).get("reference_md"):
            continue
        reference = from_csl(item, None, [])
        assert reference is not None
        entry = said[item["id"]]["reference_md"] if said else starred(printed(reference) or ())
        found.append((reference, entry))
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--way", action="append")
    parser.add_argument("--show", action="store_true", help="what is wrong, field by field")
    options = parser.parse_args()
    known = works(options.folder)
    random.Random(7).shuffle(known)
    for way in options.way or WAYS:
        measure(way, known, show=options.show)


def measure(way: str, known: list[tuple[Reference, str]], *, show: bool) -> None:
    text, form = WAYS[way]([entry for _, entry in known])
    started = time.process_time()
    got = read_pasted(text, form)
    spent = (time.process_time() - started) * 1000 / len(known)
    back = fields = wrong = unmarked = marked = 0
    for (reference, entry), work in zip(known, _aligned(known, got), strict=True):
        read = work.reference if work else None
        agree, differ = compared(shown(reference), read, case=way != "headline")
        fields += agree
        wrong += len(differ)
        back += bool(work and work.printed and same(text_of(work.printed)) == same(bare(entry)))
        doubts = [one for one in work.doubts if one != NO_ITALICS] if work else ["nothing"]
        marked += bool(doubts)
        silent = bool(differ) and not doubts
        unmarked += silent
        if show and differ:
            print(f"  {'SILENT ' if silent else ''}{reference.id}: {'; '.join(differ)}")
    count = len(known)
    print(
        f"{way:28} {len(got):4}/{count} works, {100 * back / count:5.1f} % the same,"
        f" {100 * fields / (fields + wrong):5.1f} % of fields,"
        f" {100 * unmarked / count:4.1f} % wrong and unmarked,"
        f" {100 * marked / count:4.0f} % with doubts, {spent:5.1f} ms each"
    )


def _aligned(known: list[tuple[Reference, str]], got: tuple[Pasted, ...]) -> list[Pasted | None]:
    """The works that were read beside those that were pasted: those most like them."""
    if len(got) == len(known):
        return list(got)
    found: list[Pasted | None] = []
    rest = list(got)
    for _, entry in known:
        near = max(rest, key=lambda one: fuzz.ratio(one.source, bare(entry)), default=None)
        if near and fuzz.ratio(near.source, bare(entry)) > ALIKE:
            rest.remove(near)
            found.append(near)
        else:
            found.append(None)
    return found


if __name__ == "__main__":
    main()
