"""What rules of the proof-reader cost for texts that say the same over and over, at two sizes.

The cases are those of the tests, ``tests/render/slow.yaml`` and ``tests/check/test_growth.py``. A
rule is shown if the longer text takes more than its share: as many times as it is longer is 1.0.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "check")]

from test_growth import AGAIN, ENDLESS, POST, SITE  # noqa: E402

from plnfolio.check.asking import Asking, Library  # noqa: E402
from plnfolio.check.rule import TextRule  # noqa: E402
from plnfolio.check.rules import TEXT_RULES  # noqa: E402
from plnfolio.check.text import Text, text_of  # noqa: E402
from render.repeated import Repeated, repeated  # noqa: E402 - modules of the tests

SHORT, TIMES = 4 * 1024, 8
SHARE, SECONDS = 1.5, 0.01
"""From which share of its length on, and from how many seconds, a rule is shown."""


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--all", action="store_true", help="show every case and rule")
    every = words.parse_args().all
    print("| said over and over | rule | 4 KB | 32 KB | share |")
    print("| --- | --- | ---: | ---: | ---: |")
    for case in [*repeated(), *map(Repeated, AGAIN + ENDLESS)]:
        texts = [_Looked(case.text(size)) for size in (SHORT, SHORT * TIMES)]
        for name in texts[0].costs:
            short, long = (one.costs[name] for one in texts)
            share = long / TIMES / max(short, 1e-4)
            if every or (share >= SHARE and long >= SECONDS):
                cells = f"{short * 1e3:.1f} ms | {long * 1e3:.1f} ms | {share:.1f}"
                print(f"| `{str(case)[:50]}` | {name} | {cells} |", flush=True)


class _Looked:
    """A text with what each rule costs: seconds of CPU, the least of three."""

    def __init__(self, source: str) -> None:
        self.costs = {"(as a text)": min(_cost(lambda: _text(source)) for _ in range(3))}
        for rule in TEXT_RULES:
            self.costs[rule.code] = min(_looking(rule, source) for _ in range(3))


def _looking(rule: TextRule, source: str) -> float:
    text, asking = _text(source), Asking(Library(SITE))
    return _cost(lambda: list(rule.see(text, asking)))


def _text(source: str) -> Text:
    return text_of(POST, source, "en")


def _cost(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
