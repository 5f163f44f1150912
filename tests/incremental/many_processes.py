"""A program of its own: a site edited at random, built by two processes, held against clean builds.

``many_processes.py START STEPS SEED``: how processes start, how many edits there are, which ones.
"""

from __future__ import annotations

import multiprocessing
import random
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "generator")]


def main(start: str, steps: int, seed: int) -> None:
    from incremental.walking import EDITS, walk  # noqa: PLC0415 - below the path that leads to it

    multiprocessing.set_start_method(start)
    chance = random.Random(seed)
    names = sorted(EDITS)
    walk([[(chance.choice(names), chance.randrange(1000))] for _ in range(steps)], processes=2)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
