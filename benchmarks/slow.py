"""Texts that say the same over and over, from the text to the page, beside markdown-it-py.

The cases are those of the tests, ``tests/render/slow.yaml``. The peer is markdown-it-py as it
comes, for CommonMark, on the same text in the same run; it knows no citations, notes or addresses
and warns of nothing, so what is words to it and means something here has no ratio to speak of.
"""

from __future__ import annotations

import argparse
import datetime
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from markdown_it import MarkdownIt

from plnfolio.pipeline.answers import Answers, Reader
from plnfolio.pipeline.index import site_index
from plnfolio.read.reading import Reading
from plnfolio.read.site import read_site
from plnfolio.render.compose import compose
from plnfolio.render.layout import Origin
from plnfolio.render.markdown import parse

TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS))

from render.repeated import Repeated, repeated  # noqa: E402 - a module of the tests
from render.test_slow import LIBRARY  # noqa: E402

SIZES = (24, 48, 96, 200)
NOTABLE = 3.0
"""Times the peer's time from which a case is shown."""


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--all", action="store_true", help="show every case, not only slow ones")
    words.add_argument("--only", nargs="+", default=[], help="cases that say just this again")
    asked = words.parse_args()
    answers = _answers()
    plain = MarkdownIt("commonmark").render
    print("| said over and over | " + " | ".join(f"{size} KB" for size in SIZES) + " |")
    print("| --- |" + " ---: |" * len(SIZES))
    for case in repeated():
        if asked.only and repr(case.again)[1:-1] not in asked.only:
            continue
        cells, worst = [], 0.0
        for size in SIZES:
            text = case.text(size * 1024)
            ours, theirs = _cost(_whole(answers), text), _cost(plain, text)
            worst = max(worst, ours / max(theirs, 0.001))
            cells.append(f"{ours * 1e3:,.0f} ms ({ours / max(theirs, 0.001):.1f})")
        if asked.all or asked.only or worst >= NOTABLE:
            print(f"| {_shown(case)} | {' | '.join(cells)} |", flush=True)


def _shown(case: Repeated) -> str:
    return "`` {} ``".format(str(case).replace("|", "\\|"))


def _whole(answers: Answers) -> Callable[[str], object]:
    origin = Origin("content/posts/one.md")
    return lambda text: compose(parse(text), origin, Reader(answers), [])


def _cost(make: Callable[[str], object], text: str) -> float:
    """Seconds of CPU, the better of two."""
    rounds = []
    for _ in range(2):
        start = time.process_time()
        make(text)
        rounds.append(time.process_time() - start)
    return min(rounds)


def _answers() -> Answers:
    """What texts of a site with three references are composed with."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "content").mkdir()
        (root / "content/site.yaml").write_text("title: T\nauthor: A\n", "utf-8")
        (root / "content/references.bib").write_text(LIBRARY, "utf-8")
        now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
        return site_index(root, read_site(Reading(root, now), []), []).answers


if __name__ == "__main__":
    sys.exit(main())
