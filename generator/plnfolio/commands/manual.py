"""What the manual says of each code, for whoever looks one up."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plnfolio.pinned.wheel import came_along

_SECTION = re.compile(r"^### (?P<code>[a-z0-9-]+)\n(?P<text>.*?)(?=^##|\Z)", re.M | re.S)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def sections() -> Mapping[str, str]:
    """What docs/errors.md says of each code, as Markdown without links: they lead within it."""
    text = came_along("docs/errors.md").read_text(encoding="utf-8")
    return {
        found["code"]: _LINK.sub(r"\1", found["text"].strip()) for found in _SECTION.finditer(text)
    }


def plain(section: str) -> str:
    """A section as it is read on a terminal, without marks of code."""
    text = re.sub(r"^```\w*\n", "", section, flags=re.M)
    return re.sub(r"(?<!`)`([^`\n]+)`(?!`)", r"\1", text)
