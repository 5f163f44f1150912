"""No text makes a build slow: one that is many times as long takes about as many times as long.

What is compared is the time of this process on the processor, in two sizes of one text and right
after one another, so that neither the machine nor what else it does makes a difference.
"""

from __future__ import annotations

import datetime
import gc
import time
from pathlib import Path

import pytest

from plnfolio.pipeline.answers import Answers, Reader
from plnfolio.pipeline.index import site_index
from plnfolio.read.reading import Reading
from plnfolio.read.site import read_site
from plnfolio.render.compose import compose
from plnfolio.render.layout import Origin
from plnfolio.render.markdown import parse
from render.repeated import Repeated, repeated
from sites.trying import often

pytestmark = pytest.mark.torture

SMALL, TIMES = often(600, 1_200), often(6, 12)
# Twice as much as it should be, and a third of what each looking back at all before would make it.
MOST = 2.2 * TIMES
LEAST = 0.002
"""Seconds that are too short to be measured: no small text counts as quicker."""
LIBRARY = """
@book{a, author = {Ash, Ann and Birch, Bo and Cedar, Cy}, title = {One}, year = 2001}
@book{b, author = {Ash, Ann and Birch, Bo and Dogwood, Di}, title = {Two}, year = 2001}
@book{kennedy2018, author = {Kennedy, Kit}, title = {Three}, year = 2018}
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    root = tmp_path_factory.mktemp("site")
    (root / "content").mkdir()
    (root / "content" / "site.yaml").write_text("title: T\nauthor: A\n", encoding="utf-8")
    (root / "content" / "references.bib").write_text(LIBRARY, encoding="utf-8")
    now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    return site_index(root, read_site(Reading(Path(root), now), []), []).answers


@pytest.mark.parametrize("case", repeated(), ids=str)
def test_a_longer_text_takes_longer_only_as_it_is_longer(case: Repeated, answers: Answers) -> None:
    small, large = case.text(SMALL), case.text(SMALL * TIMES)
    quick = slow = float("inf")
    for _ in range(4):
        quick = min(quick, max(LEAST, seconds(small, answers)))
        slow = min(slow, seconds(large, answers))
        if slow < MOST * quick:
            return
    pytest.fail(f"{TIMES} times as much text takes {slow / quick:.0f} times as long")


def seconds(text: str, answers: Answers) -> float:
    """How long it takes from a text to its Body."""
    gc.disable()
    start = time.process_time()
    try:
        compose(parse(text), Origin("content/posts/one.md"), Reader(answers), [])
    finally:
        gc.enable()
    return time.process_time() - start
