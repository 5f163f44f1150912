"""What proof-reading costs beside a build of the same site, in the same run, as ratios to it.

``python benchmarks/check.py [--posts 1000] [--rounds 3]``
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from corpus import Corpus
from generators import PLNFOLIO, Site
from measure import Cost, median, run

CHECK = (sys.executable, "-m", "plnfolio", "check")
COLD, FIRST, SAME, WORD = "cold build", "check, nothing read", "check, nothing changed", "a word"


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--posts", type=int, default=1_000)
    words.add_argument("--rounds", type=int, default=3)
    wanted = words.parse_args()
    costs: dict[str, list[Cost]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        site = Site(PLNFOLIO, Corpus(wanted.posts, citations=True), Path(folder) / "site")
        site.write()
        run(PLNFOLIO.build, site.root, PLNFOLIO.environment)
        for _ in range(wanted.rounds):
            site.clear()
            costs[COLD].append(run(PLNFOLIO.build, site.root, PLNFOLIO.environment))
            for label in (FIRST, SAME):
                costs[label].append(run(CHECK, site.root, PLNFOLIO.environment))
            site.edit()
            costs[WORD].append(run(CHECK, site.root, PLNFOLIO.environment))
    whole = median(costs[COLD]).cpu
    print(
        f"{wanted.posts} posts that cite, {wanted.rounds} rounds; CPU also as a share of the build"
    )
    for label, found in costs.items():
        cost = median(found)
        print(f"{label:<24} wall {cost.wall:6.2f}  CPU {cost.cpu:6.2f}  {cost.cpu / whole:5.2f}")


if __name__ == "__main__":
    main()
