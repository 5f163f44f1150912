"""What changed for authors, out of a CHANGELOG."""

from __future__ import annotations

import pytest

from plnfolio.pinned.changes import changes

TEXT = """\
# What changed

For authors of sites.

## 0.10.0 – not yet released

- Ten is newer than nine: the figures count,
  and a remark may have two lines.
- Another one.

## 0.9.1

Words before.

- A mend.

## 0.9.0

- The beginning.
"""
TEN = [
    "Ten is newer than nine: the figures count, and a remark may have two lines.",
    "Another one.",
]


@pytest.mark.parametrize(
    ("since", "known", "new"),
    [
        ("0.9.0", "", [*TEN, "A mend."]),
        ("0.9.1", "", TEN),
        ("0.10.0", "", []),
        ("0.11", "", []),
        ("", "", []),
        # The versions are the same, but the words of then are known.
        ("0.10.0", TEXT.replace("- Another one.\n", ""), ["Another one."]),
        ("0.10.0", TEXT, []),
        ("0.9.0", "no list at all", [*TEN, "A mend."]),
    ],
)
def test_only_what_is_new_is_told(since: str, known: str, new: list[str]) -> None:
    assert changes(since, known, text=TEXT) == new


def test_our_own_can_be_read() -> None:
    assert len(changes("0.0.1", "")) > 10
