"""Whatever somebody types, the rules say what they see, at a place that there is."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plnfolio.check import proof
from plnfolio.check.asking import Asked, Asking, Library
from plnfolio.check.rule import Found, TextRule
from plnfolio.check.rules import TEXT_RULES
from plnfolio.check.text import Text, text_of
from plnfolio.model.config import SiteConfig
from plnfolio.model.reference import Date, Name, Reference
from plnfolio.model.site import Post, Site
from sites.building import Workshop, call
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
    October March, Boston between from to UNESCO Rule 1989 twentieth 12 84% 9/10 B+ 555-0142 +44
    11297340 grade got my GPA student number ID phone call TODO [insert XX ??? HE SAID STOP NOW
    password: Kh7#tz9q! http://localhost/a C:\\a\\b {{a}} [a](b) ![a.png](b) **a** ~~ == :::{quote}
""".split()
_JOINTS = ["\n", "\n\n", "> ", "- ", " ", "one two three four five", "\n\n:::{note}\n"]
_NAMES = st.sampled_from(
    "Adams October March Boston UNESCO WHO Rule Rose de d'Arc O'Neil Ada R. Table the 李 é".split()
)
_BETWEEN = st.sampled_from([" and ", " & ", ", ", " ", ", and ", " et al., ", "'s "])
_DATED = st.sampled_from(
    ["(2019)", "(2019, p. 5)", "(n.d.)", "(2018, 2019b)", ", 2019", "’s 1989 book"]
)
_CITING = st.builds(
    lambda one, between, other, date: f"{one}{between}{other} {date}",
    _NAMES, _BETWEEN, _NAMES, _DATED,
)  # fmt: skip
"""What looks like the people of a work and its year, as far as it goes."""
_PIECES = st.sampled_from([*_WORDS, *_JOINTS]) | _CITING


@settings(max_examples=often(300, 5000), deadline=None)
@given(st.lists(_PIECES, max_size=60), st.sampled_from(["", " "]))
def test_rules_bear_any_text(pieces: list[str], joint: str) -> None:
    source = joint.join(pieces)
    post = SimpleNamespace(path="a.md", places=None, line=1, matter=SimpleNamespace())
    text = text_of(cast("Post", post), source, "en")
    config = SiteConfig.model_validate({"title": "A site", "author": "Ada Okafor"})
    site = SimpleNamespace(references={"adams2019": ADAMS}, config=config)
    asking = Asking(Library(cast("Site", site)))
    for rule in TEXT_RULES:
        for found in rule.see(text, asking):
            assert 1 <= found.span.line <= source.count("\n") + 2
            assert found.message


def test_a_rule_that_fails_is_named_and_the_others_go_on(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(text: Text, asked: Asked) -> Iterator[Found]:
        raise ZeroDivisionError

    failing = TextRule("all-caps", "warning", fail)
    monkeypatch.setattr(proof, "TEXT_RULES", (failing, *TEXT_RULES))
    post = "---\ntitle: Labels\ndate: 2023-04-11\n---\nTODO: look at the labels again.\n"
    ran = call("check", cwd=workshop.folder({"content/posts/one.md": post}))
    assert "ZeroDivisionError in test_any_text.py" in ran.out
    assert "“TODO:” stands where something was to be put" in ran.out
