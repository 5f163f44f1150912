"""What a reader downloads for the model article: 1,000 words and more, and two tables."""

from __future__ import annotations

import gzip
import re

from sites.building import Built

ARTICLE = "posts/social-learning/index.html"
BUDGET = 20_000
"""Bytes of HTML and CSS as a host sends them; gzip is the least that every host does."""


def test_an_article_and_its_style_are_light(example: Built) -> None:
    html = example.text(ARTICLE)
    assert html.count("<table") == 2
    assert len(re.sub("<[^>]*>", " ", html.partition("e-content")[2]).split()) > 1000
    sheets = re.findall('<link rel="stylesheet" href="../../(.*?)">', html)
    assert sheets
    parts = [html.encode(), *((example.output / sheet).read_bytes() for sheet in sheets)]
    assert sum(len(gzip.compress(part, 6)) for part in parts) <= BUDGET
