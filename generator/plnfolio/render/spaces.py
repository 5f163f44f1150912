"""White space that is not the plain space counts as one where Markdown looks for a space.

Word processors, web pages and some keyboards put no-break spaces behind the signs that begin a
heading or a list, and nobody can see them.
"""

from __future__ import annotations

from collections.abc import Iterator

from plnfolio.patterns import regex
from plnfolio.written.spaces import THIN, WIDE

_ODD = WIDE + THIN
_ANY = rf"[ \t{_ODD}]"
_FIND_ODD = regex(f"[{_ODD}]")
_ALL_PLAIN = str.maketrans(dict.fromkeys(_ODD, " "))
# Nothing, a rule, the underline of a heading or of a table's header, the end of a fence.
_BARE = regex(rf"[-*_=|:>#+ \t{_ODD}]*(?:`{{3,}}|~{{3,}})?{_ANY}*")
# What begins a block: with spaces behind it, and where something else may begin a block, before it.
_SIGN = regex(
    rf"(?P<before>[ \t]*{_ANY}{{0,3}})(?P<sign>>|(?:\#{{1,6}}|[-*+]|\d{{1,9}}[.)]|:|\[[ xX{_ODD}]\]"
    rf"|\[[^\[\]\n]{{1,80}}\]:)(?=[{_ODD} \t])|:{{3,}}(?=[{_ODD} \t{{]))(?P<behind>{_ANY}?)"
)
_FENCE = regex(rf"[ \t>{_ODD}]*(?:(?:[-*+]|\d{{1,9}}[.)])[ \t]+)*(?P<fence>`{{3,}}|~{{3,}})")


def plain_spaces(text: str) -> str:
    """A text in which a sign at the beginning of a line is followed by a plain space, if by any.

    Lengths stay the same, and what stands between fences stays as it is.
    """
    if text.isascii() or not any(sign in text for sign in _ODD):
        return text
    return "\n".join(_lines(text.split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    fence = ""
    for line in lines:
        found = _FENCE.match(line)
        if fence:
            if found is not None and found["fence"].startswith(fence) and _BARE.fullmatch(line):
                fence, line = "", line.translate(_ALL_PLAIN)  # noqa: PLW2901
            yield line
            continue
        # Behind a name in braces stands a directive, which holds Markdown.
        if found is not None and not line[found.end() :].lstrip().startswith("{"):
            fence = found["fence"]
        yield _line(line) if _FIND_ODD.search(line) else line


def _line(line: str) -> str:
    if _BARE.fullmatch(line):
        return line.translate(_ALL_PLAIN)
    at, parts = 0, []
    while (sign := _SIGN.match(line, at)) is not None:
        parts += [part.translate(_ALL_PLAIN) for part in sign.group("before", "sign", "behind")]
        at = sign.end()
    rest = line[at:]
    return "".join([*parts, rest if rest.strip(f" \t{_ODD}") else rest.translate(_ALL_PLAIN)])
