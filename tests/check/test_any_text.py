"""Whatever somebody types, the rules of citations say what they see, at a place that there is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st

from plnfolio.check import citations, quotations
from plnfolio.check.asking import Asking, Library
from plnfolio.check.text import text_of
from plnfolio.model.reference import Date, Name, Reference
from plnfolio.model.site import Post, Site
from sites.trying import often

ADAMS = Reference(
    "adams2019",
    "book",
    {"author": (Name("Adams", "Ruth"),)},
    {"issued": Date(((2019,),))},
    {"title": "Learning by walking about"},
)
_WORDS = """
    Adams adams2019 @adams2019 [@adams2019] [@adams2019, (@adams2019) (2019) (2018, 2019 2012 n.d.
    ( ) [ ] { } , ; : . ... " “ ” ‘ ’ ' « » * ** _ ` < > & and et al. et.al El de d' O' ’s 's
    p. pp. p.5 para (p. 5) pages 5-7 personal communication, pers. comm. R. Castellanos The in
    book edition of wrote published said colleague See titled \\ # - | 3.5 \u00a0 é 李 \x01
""".split()
_JOINTS = ["\n", "\n\n", "> ", "- ", " ", "one two three four five", "\n\n:::{note}\n"]
_PIECES = st.sampled_from([*_WORDS, *_JOINTS])


@settings(max_examples=often(60, 3000), deadline=None)
@given(st.lists(_PIECES, max_size=60), st.sampled_from(["", " "]))
def test_rules_bear_any_text(pieces: list[str], joint: str) -> None:
    source = joint.join(pieces)
    post = SimpleNamespace(path="a.md", places=None, line=1, matter=SimpleNamespace())
    text = text_of(cast("Post", post), source, "en")
    site = SimpleNamespace(references={"adams2019": ADAMS}, config=SimpleNamespace(author=None))
    asking = Asking(Library(cast("Site", site)))
    for rule in (*citations.TEXT_RULES, *quotations.TEXT_RULES):
        for found in rule.see(text, asking):
            assert 1 <= found.span.line <= source.count("\n") + 2
            assert found.message
