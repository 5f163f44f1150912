"""Where the title of a caption ends and its note begins."""

from __future__ import annotations

import pytest

from plnfolio.pdf.captions import parted
from plnfolio.pdf.nodes import words


@pytest.mark.parametrize(
    "caption",
    [
        "Rivers of the north | As of May.",
        "What is it? | Nobody knows.",
        "Drawn by D. Okoro in May | It was late.",
        "After Trust et al. (2016) | Adapted.",
        "The forms of Dr. Tan | Two pages.",
        "Rivers, e.g. the Rhine | The longest.",
        "“Who taught me?” | A question.",
        "Three of them… | And more.",
        "Hours (pp. 3–5) | From the diary.",
        "河川 | 五月。",
        "Ríos | Éstos son tres.",
        "شبكتي | كما هي الآن.",
        "Rivers of the north",
        "Rivers vs. Lakes",
        "Version 2.0 of the map",
        "Seen by J. R. R. Tolkien",
        "Ending with a note…",
    ],
)
def test_the_first_sentence_is_the_title(caption: str) -> None:
    wanted = caption.split(" | ")
    ends = "" if wanted[0][-1] in "?…”" else "。" if wanted[0] == "河川" else "."
    written = f"{wanted[0]}{ends}" + (f" {wanted[1]}" if len(wanted) > 1 else "")
    title, note = parted([written])
    assert [words(title), words(note)] == [wanted[0], wanted[1] if len(wanted) > 1 else ""]


def test_emphasis_is_no_place_to_part() -> None:
    em = {"is": "emph", "of": ["Not. Here."]}
    assert parted(["See ", em, " for it. More."]) == (["See ", em, " for it"], ["More."])
