"""Signs spare rules most texts, and hide nothing: without them, rules say the same of every text.

The texts are those of all cases, and the site that faults are planted in with each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from check.test_planted import SETS, TEXTS, files_of, plants_in
from plnfolio.check import lefttodo, standins
from plnfolio.check.asking import Asking, Library
from plnfolio.check.rules import TEXT_RULES
from plnfolio.check.shown import ALMOST, FOREIGN
from plnfolio.check.signs import Signs
from plnfolio.check.text import Block, Text, text_of
from plnfolio.check.vocabulary import Vocabulary
from plnfolio.diagnostics import Span
from plnfolio.model.config import SiteConfig
from plnfolio.model.site import Post, Site
from plnfolio.read.references.library import read_library
from sites.planted import planted, rounds_of

HERE = Path(__file__).parent
WORKS = read_library("library.yaml", (HERE / "library.yaml").read_text(encoding="utf-8"), [])
CONFIG = SiteConfig.model_validate({"title": "T", "author": "Ann Author"})
SITE = cast("Site", SimpleNamespace(references={one.id: one for one in WORKS}, config=CONFIG))
POST = cast("Post", SimpleNamespace(path="a.md", places=None, line=1, matter=SimpleNamespace()))

Said = tuple[str, Span, str]


def sources() -> Iterator[str]:
    """What cases say, and what stands in the texts with planted faults."""
    for file in sorted((HERE / "cases").glob("*.txt")):
        yield from file.read_text(encoding="utf-8").replace("‸", "").split("\n=== ")
    for folder in SETS:
        site = files_of(folder / "site")
        texts = {path: data.decode() for path, data in site.items() if path.endswith(TEXTS)}
        for one in rounds_of(plants_in(folder), texts):
            faulty, _ = planted(one.plants, texts)
            changed = (path for path, said in faulty.items() if said != texts.get(path))
            yield from (faulty[path] for path in changed if path.endswith(".md"))


def said_of(texts: Sequence[Text], language: str = "en") -> list[set[Said]]:
    library = Library(SITE)
    return [
        {
            (rule.code, found.span, found.message)
            for rule in TEXT_RULES
            for found in rule.see(text, Asking(library))
        }
        for text in texts
    ]


def test_signs_hide_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    every = list(sources())
    texts = [text_of(POST, source, "en") for source in every]
    before = said_of(texts)
    assert sum(map(len, before)) > 800
    monkeypatch.setattr(Signs, "stand_in", lambda *_: True)
    monkeypatch.setattr(Vocabulary, "stands_in", lambda *_: True)
    monkeypatch.setattr(Text, "has_figures", lambda *_: True)
    monkeypatch.setattr(Text, "holding", _all_blocks)
    for table in (ALMOST, FOREIGN):
        anywhere = [(replace(row, signs=("",)), signs) for row, signs in table.rows]
        monkeypatch.setattr(table, "rows", anywhere)
    rows = standins.every_row()
    monkeypatch.setattr(lefttodo, "rows_of", lambda _: rows)
    found = zip(every, before, said_of(texts), strict=True)
    differ = [(source, was ^ now) for source, was, now in found if was != now]
    assert differ == []


def _all_blocks(text: Text, _sign: object) -> Iterator[Block]:
    yield from text.paragraphs
