"""Builds of one corpus by plnfolio, Hugo and Pelican, interleaved in one run, as ratios to Hugo.

Run ``python benchmarks/build.py --help``; README.md says what is measured and how.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus import Corpus
from generators import GENERATORS, HUGO, PLNFOLIO, Generator, Site
from measure import Cost, median, peak_memory, run
from report import Costs, comparison, facts, growth_table, start_table

SIZES = (100, 1_000, 10_000)
GROWTH = (100, 300, 1_000, 3_000, 10_000, 30_000)
CHECKOUT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Scenario:
    """What an author did since the last build."""

    label: str
    happens: Callable[[Site], object]
    cited_only: bool = False


SCENARIOS = (
    Scenario("cold: no output, no cache", Site.clear),
    Scenario("nothing changed", lambda site: None),
    Scenario("a word changed in one post", Site.edit),
    Scenario("a template of every page changed", Site.template),
    Scenario("one reference changed", Site.reference, cited_only=True),
    Scenario("one post added", Site.add),
)


def main() -> None:
    words = _words()
    folder = Path(tempfile.mkdtemp(prefix="benchmark-", dir=words.folder))
    generators = [GENERATORS[name] for name in words.generators]
    try:
        if words.start:
            print(facts([PLNFOLIO.label]), start_table(_start(folder, words.rounds)), sep="\n\n")
        elif words.growth:
            print(facts([each.label for each in generators]), end="\n\n")
            sizes = [size for size in GROWTH if size <= words.largest]
            _growth(folder, generators, sizes, words.rounds)
        else:
            print(facts([each.label for each in generators]), end="\n\n")
            for posts in words.posts:
                _compare(folder / str(posts), Corpus(posts), generators, words)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _compare(
    folder: Path, corpus: Corpus, generators: Iterable[Generator], words: argparse.Namespace
) -> None:
    sites = [Site(each, corpus, folder / each.name) for each in generators]
    if words.citations and PLNFOLIO in generators:
        sites.append(Site(PLNFOLIO, Corpus(corpus.posts, citations=True), folder / "cited"))
    for site in sites:
        site.write()
        # Once for nothing, so that nobody pays for files that the system has not read yet.
        _built(site)
    costs: Costs = defaultdict(list)
    for number in range(words.rounds):
        _round(sites, number, costs)
    peaks = {site.root.name: _peak(site) for site in sites}
    print(comparison(corpus.posts, [each.label for each in SCENARIOS], sites, costs, peaks))
    shutil.rmtree(folder)


def _round(sites: list[Site], number: int, costs: Costs) -> None:
    """Every scenario once, each for all the sites before the next; the first one goes last then."""
    turn = number % len(sites)
    added = []
    for scenario in SCENARIOS:
        for site in sites[turn:] + sites[:turn]:
            if scenario.cited_only and not site.corpus.citations:
                continue
            what = scenario.happens(site)
            costs[scenario.label, site.root.name].append(_built(site))
            if isinstance(what, Path):
                added.append(what)
            elif isinstance(what, str) and what not in site.page():
                sys.exit(f"{site.root.name}: the page does not show “{what}” ({scenario.label})")
            _say(
                f"round {number + 1}: {site.corpus.posts} posts, {scenario.label}, {site.root.name}"
            )
    for path in added:
        path.unlink()
    for site in sites:
        # What was public in a race need not be there for ever.
        (site.root / "content/permalinks.yaml").unlink(missing_ok=True)


def _built(site: Site) -> Cost:
    # What was written before is on the disk by then, so nobody waits for the files of another.
    os.sync()
    return run(site.generator.build, site.root, site.generator.environment)


def _peak(site: Site) -> int:
    site.clear()
    return peak_memory(site.generator.build, site.root, site.generator.environment)


def _growth(folder: Path, generators: list[Generator], sizes: list[int], rounds: int) -> None:
    """Small sites several times, as they differ most; from 3,000 posts on, once."""
    rows = []
    for size in sizes:
        for generator in generators:
            site = Site(generator, Corpus(size), folder / generator.name)
            site.write()
            colds, agains = [], []
            for _ in range(max(1, min(rounds, 3_000 // size))):
                site.clear()
                colds.append(_built(site))
                agains.append(_built(site))
            cold = median(colds)
            rows.append((generator.label, size, cold, median(agains), _peak(site)))
            shutil.rmtree(site.root)
            # Whoever ends the run early keeps what was measured.
            _say(f"{size} posts, {generator.name}: {cold.wall:.1f} s, CPU {cold.cpu:.1f} s")
    print(growth_table(rows))


def _start(folder: Path, rounds: int) -> dict[str, list[Cost]]:
    """The commands that a person waits for with an empty head; ``build`` on the example site."""
    site = folder / "example"
    site.mkdir()
    shutil.copytree(CHECKOUT / "content", site / "content")
    program = PLNFOLIO.build[:-1]
    run(PLNFOLIO.build, site, PLNFOLIO.environment)
    costs: dict[str, list[Cost]] = defaultdict(list)
    for _ in range(max(rounds, 10)):
        for words in (["--version"], ["--help"], ["build"]):
            cost = run([*program, *words], site, PLNFOLIO.environment)
            costs[f"plnfolio {words[0]}"].append(cost)
    return costs


def _say(sentence: str) -> None:
    """What is going on, for the person at the terminal and not for the table."""
    print(sentence, file=sys.stderr, flush=True)


def _words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, nargs="+", default=[*SIZES], metavar="N")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--generators", nargs="+", choices=GENERATORS, default=[*GENERATORS])
    parser.add_argument("--citations", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--growth", action="store_true", help="time and memory by number of posts")
    parser.add_argument("--largest", type=int, default=GROWTH[-1], metavar="N")
    parser.add_argument("--start", action="store_true", help="commands on a small site")
    parser.add_argument(
        "--folder", type=Path, help="where to write; a temporary folder if not said"
    )
    words = parser.parse_args()
    if HUGO.name not in words.generators and not (words.growth or words.start):
        parser.error("without Hugo there is nothing to compare with")
    return words


if __name__ == "__main__":
    main()
