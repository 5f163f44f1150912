"""Tables of 100, 1,000 and 10,000 networks: plnfolio from entries to HTML, markdown-it beside it.

The peer renders the same cells from a Markdown table. Ours also links each name to its page, sums
the hours and gives every cell its label; in a build a cell is parsed once and shown often.
"""

from __future__ import annotations

import datetime
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from markdown_it import MarkdownIt

from plnfolio.model.document import Body, DirectiveSlot, Document, Option, Place
from plnfolio.pipeline.answers import Answers, Cells, Reader
from plnfolio.pipeline.index import site_index
from plnfolio.pln.entries import entries, public
from plnfolio.read.reading import Reading
from plnfolio.read.site import read_site
from plnfolio.render.compose import compose
from plnfolio.render.layout import Origin

ROUNDS = 5
SLOT = DirectiveSlot(Place(), "network-table", "big", (Option("total", "yes", Place()),), "", 0)
NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def main() -> None:
    for size in (100, 1000, 10000):
        answers = _answers(size)
        kept = Cells("en")
        _ours(answers, kept)
        cold, warm, theirs = [], [], []
        for _ in range(ROUNDS):
            cold.append(_ours(answers, Cells("en")))
            warm.append(_ours(answers, kept))
            theirs.append(_markdown(size))
        mine, again, other = map(statistics.median, (cold, warm, theirs))
        print(
            f"{size:6,} entries: plnfolio {mine * 1e3:7.1f} ms of CPU, {again * 1e3:7.1f} with its "
            f"cells parsed before; markdown-it {other * 1e3:7.1f}; ratios {mine / other:.2f} and "
            f"{again / other:.2f}"
        )


def _rows(size: int) -> list[tuple[str, str, str, str]]:
    return [
        (
            f"Network {n}",
            f"A *place* for peers, number {n}.",
            f"Reads **{n}** a week",
            f"{n % 9 + 1} hours",
        )
        for n in range(size)
    ]


def _answers(size: int) -> Answers:
    """What is known of a site with one table of that many networks."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "content/networks").mkdir(parents=True)
        (root / "content/site.yaml").write_text("title: T\nauthor: A\n", "utf-8")
        text = "title: Big\nnetworks:\n" + "".join(
            f"  - {{name: {a}, purpose: '{b}', activities: ['{c}', 'Talks'], time: {d}}}\n"
            for a, b, c, d in _rows(size)
        )
        (root / "content/networks/big.yaml").write_text(text, "utf-8")
        return site_index(root, read_site(Reading(root, NOW), []), []).answers


def _ours(answers: Answers, cells: Cells) -> float:
    """The table as a page has it, from the entries on; ``cells`` holds those that were parsed."""
    start = time.process_time()
    rows = public(entries(answers.site.tables))
    reader = Reader(replace(answers, rows=rows, cell=cells))
    body: Body = compose(Document((SLOT,)), Origin("content/posts/p.md"), reader, [])[0]
    assert body.html.count("<tr") == len(rows) + 2
    return time.process_time() - start


def _markdown(size: int) -> float:
    text = "| Network | Purpose | Engagement | Time |\n|--|--|--|--|\n" + "".join(
        f"| {a} | {b} | {c}; Talks | {d} |\n" for a, b, c, d in _rows(size)
    )
    md = MarkdownIt("commonmark").enable("table")
    start = time.process_time()
    assert md.render(text).count("<tr") == size + 1
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
