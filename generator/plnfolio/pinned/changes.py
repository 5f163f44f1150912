"""What changed for authors between two versions of plnfolio: its CHANGELOG comes along."""

from __future__ import annotations

import re
from collections.abc import Iterator

from packaging.version import InvalidVersion, Version

from plnfolio.pinned.wheel import came_along

_SECTION = re.compile(r"^## +(\S+)[^\n]*\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_REMARK = re.compile(r"^[-*] .*?(?=^[-*] |^\s*$|\Z)", re.MULTILINE | re.DOTALL)


def changes(since: str, known: str, *, text: str = "") -> list[str]:
    """The remarks that are new since a version, each as a paragraph of one line.

    ``known`` is the CHANGELOG of then, where there is one: what stands in it is not new, whatever
    the versions are called.
    """
    text = text or came_along("CHANGELOG.md").read_text(encoding="utf-8")
    before = {remark for _, remark in _remarks(known)}
    return [
        remark
        for version, remark in _remarks(text)
        if (remark not in before if before else is_newer(version, since))
    ]


def is_newer(version: str, other: str) -> bool:
    """Whether a version came later than another one; what is no version came at no time."""
    try:
        return Version(version) > Version(other)
    except InvalidVersion:
        return False


def _remarks(text: str) -> Iterator[tuple[str, str]]:
    for section in _SECTION.finditer(text):
        for remark in _REMARK.findall(section[2]):
            yield section[1], " ".join(remark[2:].split())
