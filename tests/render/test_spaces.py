"""An odd space behind the sign of a block counts as a space; in words and in code it stays.

Such spaces cannot be seen, so that they are written as ``~`` here.
"""

from __future__ import annotations

import pytest

from plnfolio.render.markdown import parse
from render.show import shown

NO_BREAK = "\u00a0"
ODD = [NO_BREAK, "\u2003", "\u2007", "\u2009", "\u200b", "\u202f", "\u3000", "\ufeff", "\u2028"]

AS_SPACE = [
    "##~Heading",
    "#~Title",
    "######~Six",
    "##~Heading ##",
    "~## Heading",
    "-~one\n-~two",
    "-~one\n    -~in it\n        *~in that",
    "+~one",
    "1.~one\n2.~two",
    "3)~three",
    "0. ~\n@key\n\n1. ~~\n   @key",
    ">~said\n>~more",
    ">~-~said",
    ">~##~Said",
    "- [ ]~open\n- [x]~done\n- [~] also open",
    "one\n~\ntwo",
    "one\n~~\n~\ntwo",
    "a | b\n--~|~--\n1 | 2",
    "| a | b |\n|~---~|~---~|\n| 1 | 2 |",
    "Heading\n---~",
    "***~",
    "-~-~-",
    "Term\n:~meaning",
    "[^1]:~note\n\nText[^1].",
    "[here]:~https://page.example.org\n\n[here]",
    ":::~{note} Title\ntext\n:::~",
    ":::{note}\n-~one\n:::",
    "```{note}\n-~one\n```",
    "```python\nx = 1\n```~\n-~one",
    "- ```\n  x\n  ```~\n-~one",
]

STAYS = [
    "5~% of 10~km",
    "Dr.~Tan – 12~May",
    "a -~b",
    "`~`",
    "```\n##~no heading\n-~no item\n```",
    "~~~~~A paragraph that such spaces indent",
    "*a*~b",
    "#pln~#media",
    "3.5~km",
    "-5~°C",
]


def seen(text: str) -> str:
    """What becomes of a text, whatever its spaces are."""
    said = shown(parse(text))
    for odd in ODD:
        said = said.replace(odd, " ")
    return said


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: f"U+{ord(odd):04X}")
@pytest.mark.parametrize("text", AS_SPACE)
def test_it_counts_as_a_space(text: str, odd: str) -> None:
    assert seen(text.replace("~", odd)) == seen(text.replace("~", " "))


@pytest.mark.parametrize("text", STAYS)
def test_it_stays(text: str) -> None:
    said = shown(parse(text.replace("~", NO_BREAK)))
    assert said.count(NO_BREAK) == text.strip("~").count("~")
    assert "<h" not in said
    assert "<li" not in said


def test_what_a_word_processor_puts_behind_a_number_is_no_code() -> None:
    gap = NO_BREAK * 6 + " "
    assert "<li>Text</li>" in shown(parse(f"1.{gap}Text"))
