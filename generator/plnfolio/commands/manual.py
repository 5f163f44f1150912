"""What the manual says of each code, for whoever looks one up."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plnfolio.pinned.wheel import came_along

# What stands in code is an example, headings and links too.
_FENCED = r"^(?P<fence>`{3,})(?s:.*?)^(?P=fence)$"
_SECTION = re.compile(
    rf"^### (?P<code>[a-z0-9-]+)\n(?P<text>(?:{_FENCED}\n|(?!##|```).*\n)*)", re.M
)
_LINK = re.compile(
    rf"(?P<code>{_FENCED}|^ {{4}}.*$|`[^`]+`)"
    r"|\[(?P<words>[^\]]*)\]\([^)]*\)",
    re.M,
)


def sections() -> Mapping[str, str]:
    """What docs/errors.md says of each code, as Markdown without links: they lead within it."""
    text = came_along("docs/errors.md").read_text(encoding="utf-8")
    return {
        found["code"]: _LINK.sub(_unlinked, found["text"].strip())
        for found in _SECTION.finditer(text)
    }


def _unlinked(found: re.Match[str]) -> str:
    return found["code"] or found["words"]


def plain(section: str) -> str:
    """A section as it is read on a terminal, without marks of code."""
    text = re.sub(r"^```\w*\n", "", section, flags=re.M)
    return re.sub(r"(?<!`)`([^`\n]+)`(?!`)", r"\1", text)
