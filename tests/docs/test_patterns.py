"""Patterns mean the same in every Python that plnfolio runs in."""

from __future__ import annotations

import re

from sites.building import CHECKOUT

_POSSESSIVE_GROUP = re.compile(r"(?<!\()\)(?:[?*+]|\{[\d,]+\})\+.*")


def test_no_group_is_repeated_possessively() -> None:
    """Before Python 3.11.5 such a group matches too little (gh-106052); a single sign is right."""
    found = [
        (path.name, said)
        for path in (CHECKOUT / "generator").rglob("*.py")
        for said in _POSSESSIVE_GROUP.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []
