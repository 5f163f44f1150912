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
from pathlib import Path

from markdown_it import MarkdownIt

from plnfolio.cite import STYLES
from plnfolio.kinds import KINDS
from plnfolio.model.document import Body, DirectiveSlot, Document, Option, Place
from plnfolio.model.site import Site
from plnfolio.pln.entries import entries, public
from plnfolio.read.reading import Reading
from plnfolio.read.site import read_site
from plnfolio.render.atlas import Atlas
from plnfolio.render.compose import compose
from plnfolio.render.fill import FILLERS
from plnfolio.render.layout import Composer, Origin
from plnfolio.render.markdown import parse_cell
from plnfolio.theme.chain import load_theme
from plnfolio.theme.strings import Strings, load_strings

ROUNDS = 5
SLOT = DirectiveSlot(Place(), "network-table", "big", (Option("total", "yes", Place()),), "", 0)
NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def main() -> None:
    for size in (100, 1000, 10000):
        site, strings = _site(size)
        kept: dict[str, Document] = {}
        _ours(site, strings, kept)
        cold, warm, theirs = [], [], []
        for _ in range(ROUNDS):
            cold.append(_ours(site, strings))
            warm.append(_ours(site, strings, kept))
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


def _site(size: int) -> tuple[Site, Strings]:
    """A site with one table of that many networks, and the words of its theme."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "content/networks").mkdir(parents=True)
        (root / "content/site.yaml").write_text("title: T\nauthor: A\n", "utf-8")
        text = "title: Big\nnetworks:\n" + "".join(
            f"  - {{name: {a}, purpose: '{b}', activities: ['{c}', 'Talks'], time: {d}}}\n"
            for a, b, c, d in _rows(size)
        )
        (root / "content/networks/big.yaml").write_text(text, "utf-8")
        site = read_site(Reading(root, NOW), [])
        theme = load_theme(root, "folio", site.config_places[()], [])
    if theme is None:
        raise SystemExit("the default theme is not there")
    return site, load_strings(theme, "en", [])


def _ours(site: Site, strings: Strings, kept: dict[str, Document] | None = None) -> float:
    """The table as a page has it, from the entries on; ``kept`` holds cells that were parsed."""
    pages = {a.source: a.path for kind in KINDS for a in kind.addresses(site) if a.source}
    parsed = {} if kept is None else kept
    start = time.process_time()
    rows = public(entries(site.tables))

    def cell(text: str, *, tags: bool) -> Document:
        if text not in parsed:
            parsed[text] = parse_cell(text, tags=tags)
        return parsed[text]

    composer = Composer(
        site=site,
        entries=rows,
        networks={},
        inline={},
        atlas=Atlas(
            content="content",
            addresses=pages,
            anchors={},
            paths=frozenset(),
            files=frozenset(),
            static={},
            folders={},
            left_out=frozenset(),
            unread=frozenset(),
            apart={},
        ),
        style=STYLES["apa"]({}),
        t=strings.t,
        date=strings.long_date,
        moment=strings.moment,
        cell=cell,
        picture=lambda source, span: None,
        fillers=FILLERS,
    )
    body: Body = compose(Document((SLOT,)), Origin("content/posts/p.md"), composer, [])
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
