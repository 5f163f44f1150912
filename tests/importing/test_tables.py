"""Each case of ``tables/*.txt``: a text as a tidy body, and the files and the Markdown made of it.

A case is a name behind ``===``, the text as HTML, ``--->``, and what comes of it: each file below
its path, then what stands in the text, where an ordinary table is ``(table)``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plnfolio.html_tree import html_tree
from plnfolio.importing.article import MARKDOWN, Article, Beside, Picture, There, words
from plnfolio.importing.networks import networks
from plnfolio.model.network import NetworkTable
from plnfolio.written.validate import validate
from plnfolio.written.yaml import load

FOLDER = Path(__file__).with_name("tables")
CASES = [
    (f"{path.stem}: {name}", source, expected)
    for path in sorted(FOLDER.glob("*.txt"))
    for name, source, expected in re.findall(
        r"^=== ([^\n]+)\n(.*?)\n--->\n(.*?\n)(?=\n===|\Z)",
        path.read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
]


def brought(source: str) -> Article:
    """A text that went through the pass."""
    article = Article("a.html", html_tree(source), title="Whom I learn from")
    article.pictures = lambda src: Picture(b"x", src) if not src.startswith("http") else None
    networks(article, There(Path()))
    return article


def shown(article: Article) -> str:
    """Files, then the text, in the manner of the cases."""
    files = [f"{one.path}\n{one.data.decode()}" for one in article.files if is_table(one)]
    blocks = []
    for one in article.body:
        said = "(table)" if one.tag == "table" else words(one)
        blocks.append(one.get(MARKDOWN) or (f"## {said}" if one.tag == "h2" else said))
    return "\n".join([*files, "\n".join(blocks)]) + "\n"


def is_table(one: Beside) -> bool:
    """Whether a file is no picture."""
    return one.path.endswith(".yaml")


@pytest.mark.parametrize(
    ("source", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_case(source: str, expected: str) -> None:
    article = brought(source)
    assert shown(article) == expected
    for one in filter(is_table, article.files):
        problems: list[object] = []
        data = load(one.path, one.data.decode(), problems)  # type: ignore[arg-type]
        assert data is not None
        assert validate(NetworkTable, data, problems) is not None  # type: ignore[arg-type]
        assert not problems


def test_there_are_cases() -> None:
    assert len(CASES) > 20


def test_a_table_of_very_many_rows_or_spans_stays_as_it_is() -> None:
    head = "<tr><th>Network</th><th>What I get</th><th>Time</th></tr>"
    row = "<tr><td>ATD</td><td>News</td><td>1 hour</td></tr>"
    assert brought(f"<table>{head}{row * 1000}</table>").files == []
    wide = "<tr><td rowspan='999' colspan='999'>x</td></tr>"
    assert brought(f"<table>{head}{wide * 390}</table>").files == []
