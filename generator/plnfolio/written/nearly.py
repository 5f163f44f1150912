"""What is nearly YAML: a sign of a word processor for a dash, a group that lacks a comma."""

from __future__ import annotations

import re

Words = tuple[str, str]

_DASH = re.compile(
    r"[ ]*(?P<sign>[\u2010-\u2015\u2212\u2022\u25cf\u00b7])[ \t\u00a0]+(?P<entry>\S.*)"
)
_NO_COMMA = re.compile(
    r"(?P<before>[{,][ \t]*[\w-]+:[ \t]+"
    r"(?:\"[^\"]*\"|'[^']*'|[^\s,:{}\[\]\"'][^,:{}\[\]\"']{0,60}))"
    r"[ \t]+(?P<name>[\w-]+):[ \t]"
)
_GROUP = re.compile(r"\{[^{}]*\}")
_LONGEST = 60
_SIGNS = {"\u2022": "a bullet", "\u25cf": "a bullet", "\u00b7": "a dot"}


def nearly(text: str, at: int) -> tuple[Words, int] | None:
    """What is to be said of a text in which reading has ended at a sign, and at which it is."""
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].partition("\n")[0]
    above = text[:start].rstrip()
    before = above.rfind("\n") + 1
    for begun, own in ((start, line), (before, above[before:])):
        if found := _DASH.fullmatch(own):
            sign = found["sign"]
            said = f"{_SIGNS.get(sign, f'“{sign}”, a long dash,')} stands where a list has “-”"
            return (said, f"write “- {found['entry'].strip()}”"), begun + found.start("sign")
    for found in _NO_COMMA.finditer(line):
        if start + found.start() <= at <= start + found.end():
            group = _GROUP.search(line, max(0, line.rfind("{", 0, found.end())))
            right = f"{found['before']}, {found['name']}: …"
            if group and len(group[0]) < _LONGEST:
                right = _with_commas(group[0])
            said = f"a comma is missing before “{found['name']}”"
            return (said, f"write {right}"), start + found.start("name")
    return None


def _with_commas(group: str) -> str:
    """A group with all commas that it lacks."""
    right = _NO_COMMA.sub(r"\g<before>, \g<name>: ", group)
    return right if right == group else _with_commas(right)
