"""LaTeX's commands sorted out before they are read: what each is worth, and which nobody knows.

A command that is known has a meaning (`latex`). Of all others the command goes and what stands in
its braces stays; one without braces stays as it was typed, since it may be a word that a program
put a backslash before. So no word is ever swallowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Nothing that is printed belongs to these; the figure is the number of their arguments.
_GONE = {
    "begin": 1, "bibliographystyle": 1, "color": 1, "end": 1, "fontsize": 2, "hskip": 0,
    "hspace": 1, "hyphenation": 1, "includegraphics": 1, "index": 1, "input": 1, "label": 1,
    "noop": 1, "noopsort": 1, "NoopSort": 1, "nocite": 1, "phantom": 1, "selectlanguage": 1,
    "SortNoop": 1, "vspace": 1, "cite": 1, "citep": 1, "citet": 1, "ref": 1,
}  # fmt: skip
# Of these the first argument says how the second is printed.
_SECOND_WORDS = """
    bibinfo colorbox foreignlanguage href hyperlink textcolor textlang raisebox rotatebox resizebox
    scalebox texorpdfstring
"""
_SECOND = frozenset(_SECOND_WORDS.split())
# Switches of type, and places where a line may break.
_SILENT_WORDS = """
    allowbreak bfseries boldmath break centering em footnotesize hfill huge Huge ignorespaces
    itshape large Large LARGE leavevmode left linebreak mdseries nobreak noindent nolinebreak
    nonfrenchspacing normalfont normalsize null par protect relax right rmfamily scriptsize scshape
    selectfont sffamily slshape small sloppy tiny ttfamily unboldmath unskip upshape bf it rm sc sf
    sl tt
"""
_SILENT = frozenset(_SILENT_WORDS.split())
# Accents and styles that are worked out from what follows.
_WORKED_OUT_WORDS = """
    H acute b bar breve c check d ddot dot ensuremath frac grave hat k mathbb mathbf mathcal
    mathfrak mathit mathrm mathscr mathsf mathtt nicefrac not overline r sqrt t text textfrac tilde
    u underline v vec widehat widetilde
"""
WORKED_OUT = frozenset(_WORKED_OUT_WORDS.split())
_COMMAND = re.compile(r"\\([a-zA-Z]+)\*?")
_SPACE = re.compile(r"\s*")


def sorted_out(value: str, known: frozenset[str]) -> str:
    """The value with no command but ``known`` ones; ``\\textbackslash`` stands for the unknown."""
    made: list[str] = []
    at = 0
    for match in _COMMAND.finditer(value):
        if match.start() < at or _is_escaped(value, match.start()):
            continue
        made.append(value[at : match.start()])
        name, at = match[1], match.end()
        if name in _GONE:
            for _ in range(_GONE[name]):
                at = _after_argument(value, at)
        elif name in _SECOND:
            at = _after_argument(value, at)
        elif _is_meant(name, value, at, known):
            made.append(match[0])
        elif name in _SILENT:
            at = _space_after(value, at)
        elif _has_argument(value, at):
            at = _after_option(value, at)
        else:
            made.append(rf"\textbackslash{{}}{name}")
    return "".join((*made, value[at:]))


def unknown(value: str, known: frozenset[str]) -> Iterator[str]:
    """The commands that stay as they were typed."""
    for match in _COMMAND.finditer(value):
        name = match[1]
        meant = name in _GONE or name in _SECOND or name in _SILENT
        meant = meant or _is_meant(name, value, match.end(), known)
        if not (meant or _is_escaped(value, match.start()) or _has_argument(value, match.end())):
            yield name


def _is_meant(name: str, value: str, at: int, known: frozenset[str]) -> bool:
    """Whether a known command is one here: “\\check” alone is a word behind a backslash."""
    worked_out = len(name) > 1 and name in WORKED_OUT
    return name in known and (not worked_out or _has_argument(value, at) or value.count("$") > 1)


def _is_escaped(value: str, at: int) -> bool:
    """Whether the backslash at a place is the second of two, which break a line."""
    before = len(value[:at]) - len(value[:at].rstrip("\\"))
    return before % 2 == 1


def _space_after(value: str, at: int) -> int:
    match = _SPACE.match(value, at)
    return match.end() if match else at


def _has_argument(value: str, at: int) -> bool:
    return value[at : at + 1] in ("{", "[") or (
        value[_space_after(value, at) :].startswith("{") and "\n" not in value[at : at + 1]
    )


def _after_option(value: str, at: int) -> int:
    """Past “[…]”, which says how and not what."""
    at = _space_after(value, at)
    end = value.find("]", at) if value[at : at + 1] == "[" else -1
    return end + 1 if end >= 0 else at


def _after_argument(value: str, at: int) -> int:
    """Past the next argument with its options; where there is none, stay."""
    start = _after_option(value, at)
    if value[start : start + 1] != "{":
        return at
    depth = 0
    for place in range(start, len(value)):
        depth += {"{": 1, "}": -1}.get(value[place], 0)
        if depth == 0:
            return place + 1
    return len(value)
