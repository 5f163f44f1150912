"""The whole corpus on its way in: what `benchmarks/arriving.py` finds on pages, found in texts."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from importing.corpus import SOURCES
from importing.dress.base import Dressed
from importing.measure import same, words_in
from importing.truth import ARTICLES, Truth, citations, plain
from plnfolio.importing.article import There
from plnfolio.importing.memory import Memory
from plnfolio.importing.plan import Text
from plnfolio.importing.sources.table import source_of
from plnfolio.importing.way import brought

TODAY = datetime.date(2024, 5, 1)
OTHER_WORDS = {"wordpress-export": 1, "wp-blocks-es": 1}
"""Citations that are printed in the language of the site: “Lave y Wenger” in English."""


def arrived(dressed: Dressed, tmp_path: Path) -> list[Text]:
    for path, data in dressed.files.items():
        file = tmp_path / "source" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    main = tmp_path / "source" / dressed.main
    source = source_of(main)
    assert source is not None
    site = tmp_path / "site"
    return brought(list(source.articles(main, dressed.main)), There(site), Memory(site), TODAY)


def _of(texts: list[Text], told: Truth) -> Text:
    (text,) = [one for one in texts if same(one.article.title) == same(told.title)]
    return text


@pytest.mark.parametrize("name", SOURCES)
def test_an_article_arrives_whole(name: str, tmp_path: Path) -> None:
    dressed = SOURCES[name]()
    texts = arrived(dressed, tmp_path)
    for one in texts:
        lost = [one for one in one.article.notes if "of the source were not brought" in one.message]
        assert not lost
    for told in dressed.articles:
        article = _of(texts, told).article
        written = article.markdown or ""
        _has_its_prose(dressed, told, written)
        _has_its_data(dressed, told, _of(texts, told))
        assert article.title == told.title
        if name.startswith(("wix-post", "wp-", "medium", "blogger", "canvas-d", "wordpress")):
            assert str(article.date) in (told.date, "2022-11-06")


def _has_its_prose(dressed: Dressed, told: Truth, written: str) -> None:
    lines = {_bare(line) for line in written.splitlines()}
    for block in told.every():
        if block.kind in ("h2", "h3"):
            assert any(
                re.fullmatch(rf"#+ {re.escape(block.text)}", x) for x in written.splitlines()
            )
        elif block.kind == "quote":
            assert f"> {block.text}" in written
        elif block.kind in ("ul", "ol"):
            for item in block.items:
                assert _bare(item) in lines
        elif block.kind == "p" and not any(citations(block.text)) and "^[" not in block.text:
            assert _bare(block.text) in lines
        elif block.picture:
            assert block.alt in written
    around = set(words_in(" ".join(re.findall(r">([^<>]+)<", dressed.furniture))))
    telling = {word for word in around if word.isalpha() and len(word) > 6}
    assert not telling & set(words_in(written)) - set(words_in(_all_of(told)))


def _all_of(told: Truth) -> str:
    return (ARTICLES / f"{told.name}.txt").read_text("utf-8")


def _bare(line: str) -> str:
    return same(plain(re.sub(r"^(?:- |\d+\. |> )", "", line.replace("\\", "").strip())))


def _has_its_data(dressed: Dressed, told: Truth, text: Text) -> None:
    article = text.article
    tables = [block for block in told.every() if block.kind == "network"]
    if dressed.tables:
        assert len(article.networks) == len(tables)
        files = {one.path: one.data.decode(errors="ignore") for one in article.files}
        for path, block in zip(article.networks, tables, strict=True):
            assert files[path].count("- name:") == len(block.rows)
            times = len(block.rows) if block.hours >= 0 else 0
            assert files[path].count("\n    time: ") == times
    cited = [c for one in told.every() for t in (one.text, *one.items) for c in citations(t)]
    cited += [c for one in tables for row in one.rows for cell in row for c in citations(cell)]
    listed = sum(known for _, known in cited)
    assert article.keyed >= listed - OTHER_WORDS.get(dressed.name, 0)
    assert len(article.works) <= len(told.references)
