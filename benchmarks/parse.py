"""Posts of 900 words, from Markdown to a Document: plnfolio and markdown-it-py in the same run.

The first peer is our parser out of markdown-it's own parts, without the fast steps; the second is
markdown-it-py as it comes, with tables, which knows no citations, footnotes or quotation marks.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from markdown_it import MarkdownIt
from prose import post

from plnfolio.render.markdown import document, parse
from plnfolio.render.parser import standard
from plnfolio.render.typography import quotes_for

POSTS = 60
ROUNDS = 9


def main() -> None:
    for name, keys in (("plain", ()), ("with ten citations", [f"work{n}" for n in range(300)])):
        texts = [post(number, keys).body for number in range(POSTS)]
        ways = {
            "plnfolio": parse,
            "its own rules on markdown-it-py": _unhurried,
            "markdown-it-py as it comes": MarkdownIt("commonmark").enable("table").render,
        }
        costs: dict[str, list[float]] = {way: [] for way in ways}
        for text in texts:
            for way, make in ways.items():
                costs[way].append(_cost(make, text))
        ours = statistics.median(costs["plnfolio"])
        words = statistics.mean(len(text.split()) for text in texts)
        print(f"{POSTS} posts, {name}, {words:.0f} words")
        for way, each in costs.items():
            low, middle, high = statistics.quantiles(each, n=4)
            spread = f"{low * 1e3:.2f} to {high * 1e3:.2f}"
            print(f"  {way:32} {middle * 1e3:6.2f} ms of CPU ({spread}), ratio {ours / middle:.2f}")


_PARSER = standard(quotes_for("en"))


def _unhurried(text: str) -> object:
    return document(text, _PARSER)


def _cost(make: Callable[[str], object], text: str) -> float:
    """Seconds of CPU, the middle of several rounds on a warm process."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        make(text)
        rounds.append(time.process_time() - start)
    return statistics.median(rounds)


if __name__ == "__main__":
    sys.exit(main())
