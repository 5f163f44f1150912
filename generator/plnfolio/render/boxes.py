"""Boxes of other programs, and which of ours they are: ``::: {.callout-note}``, ``:::danger``."""

from __future__ import annotations

import re
from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    **dict.fromkeys(("tip", "hint", "success", "check", "done"), "tip"),
    **dict.fromkeys(("warning", "caution", "attention", "danger", "error"), "warning"),
    **dict.fromkeys(("failure", "fail", "missing", "bug"), "warning"),
    **dict.fromkeys(("quote", "cite"), "quote"),
}
"""Which of our directives stands for a kind; ``note`` for all the others."""

_NOTES = """
    note info important abstract summary todo question faq example seealso admonition details
    """
BOXES = frozenset({*KINDS, *_NOTES.split()})
"""Kinds of boxes that other programs have too: GitHub, Obsidian, Quarto, Docusaurus, Sphinx."""

_CLASS = re.compile(r"\.(?P<class>[\w-]+)")
_TITLE = re.compile(
    r"""\btitle\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s}]+))"""
)
_BRACKETS = re.compile(r"\[(?P<title>[^\]]*)\]")


def box_of(name: str, rest: str) -> str:
    """How such a box is written here, behind its colons; empty for what is none.

    Quarto and Pandoc say what it is by a class, Docusaurus and VitePress by a bare word.
    """
    names = [name] if name else _CLASS.findall(rest)
    kinds = (word.lower().removeprefix("callout-") for word in names)
    kind = next((kind for kind in kinds if kind in BOXES), "")
    if not kind:
        return ""
    title = f" {words}" if (words := _title(name, rest)) else ""
    return f"{{{KINDS.get(kind, 'note')}}}{title}"


def _title(name: str, rest: str) -> str:
    if found := _TITLE.search(rest):
        return found["double"] or found["single"] or found["bare"] or ""
    if found := _BRACKETS.fullmatch(rest):
        return found["title"]
    return rest if name and not rest.startswith("{") else ""
