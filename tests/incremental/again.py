"""A program of its own: builds a site again and again, and says what goes wrong.

``again.py FOLDER TIMES``
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "generator")]

from incremental.changing import Changing  # noqa: E402 - below the path that leads to it

if __name__ == "__main__":
    site = Changing(Path(sys.argv[1]))
    for _ in range(int(sys.argv[2])):
        outcome = site.build()
        if not outcome.done:
            sys.stderr.writelines(problem.split("\n")[0] + "\n" for problem in outcome.problems)
