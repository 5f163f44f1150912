"""The corpus says all of its articles: what is not in a source cannot arrive."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from email import message_from_bytes

import pytest

from importing.corpus import SOURCES
from importing.dress.base import Dressed
from importing.truth import Truth, notes, plain
from plnfolio.html_tree import html_tree


def _text(dressed: Dressed) -> str:
    """All words of a source, however it is packed."""
    data = dressed.files[dressed.main]
    if dressed.main.endswith(".mhtml"):
        parts = message_from_bytes(data).walk()
        page = next(p for p in parts if p.get_content_type() == "text/html")
        return str(page.get_payload(decode=True), "utf-8")  # type: ignore[arg-type]
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            return "".join(
                box.read(name).decode() for name in box.namelist() if name.endswith(("ml", "xml"))
            )
    return data.decode("cp1252" if dressed.main.endswith(".htm") else "utf-8")


def words_of(told: Truth, *, noted: bool) -> Counter[str]:
    texts = [told.title]
    for block in told.every():
        texts += [block.text, *block.items, *block.head, *(c for row in block.rows for c in row)]
    if noted:
        texts += [note for text in list(texts) for note in notes(text)]
    return Counter(w for t in texts for w in re.findall(r"\w+", plain(t)))


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_holds_what_its_article_says(name: str) -> None:
    dressed = SOURCES[name]()
    html = _text(dressed).replace("<![CDATA[", "").replace("]]>", "")
    html = html.replace("&lt;", "<").replace("&gt;", ">") if name == "feed-atom" else html
    tree = html_tree(html)
    there = Counter(re.findall(r"\w+", "".join(tree.itertext())))
    there += Counter(re.findall(r"\w+", html))
    for told in dressed.articles:
        missing = words_of(told, noted=dressed.notes) - there
        if dressed.tables and not dressed.logos:
            assert not missing
        assert sum(missing.values()) < 40
