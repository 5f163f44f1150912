"""Blocks that are nearly right, so that Markdown takes them for a paragraph; bold words too."""

from __future__ import annotations

import re

from plnfolio.diagnostics import did_you_mean
from plnfolio.patterns import regex
from plnfolio.render.boxes import KINDS
from plnfolio.render.directives import DIRECTIVES
from plnfolio.render.leftovers.row import Match, Row, Said, short

_STARRED = regex(
    r"\*\*(?<![^\s(\[“‘«]\*\*)[ \t]+"
    r"(?P<words>[^\W\d_][^\s*_][^*_\n]*?)(?<![ \t])[ \t]*+\*\*(?![\w*])"
)
# The first tab behind a word, and the first sign of what stands behind one. Behind a semicolon it
# parts the keys of a citation, and no cells.
_TAB = r"(?:(?![^\s;][ ]*\t)[^\n])*[^\s;][ ]*+\t"
_CELL = r"[^\S\n]*+(?![=~<>+*/]{1,3}\t)\S"
_ITEM = r"(?:[-+]|\d{1,3}[.)])[^\W\d_]"


def _m(pattern: str) -> re.Pattern[str]:
    return regex(pattern, re.MULTILINE)


def _heading(found: Match) -> Said:
    signs, words = found.part("signs"), short(found.part("words"))
    return f"“{signs}{words}” is no heading: a space is missing", f"write {signs} {words}"


def _list(found: Match) -> Said:
    sign, word = found.part("sign"), found.part("word")
    return (
        f"“{sign}{word}” begins no item of a list: a space is missing",
        f"write {sign} {word}, with an empty line above the list",
    )


def _bullets(found: Match) -> Said:
    return (
        f"a line that begins with “{found.part('sign')}” is no item of a list, so all run together",
        "write - in front of each item, with an empty line above the list",
    )


def _task(found: Match) -> Said:
    if found.part("box")[1] in "/>!?*<-":
        return f"“{found.written}” is no box to tick", "write - [ ] or - [x], and the rest in words"
    box = "[x]" if "x" in found.part("box").lower() else "[ ]"
    return f"“{found.written}” is no box to tick", f"write - {box} with a space inside and behind"


def _directive(found: Match) -> Said | None:
    name = found.part("name")
    known = name if name in DIRECTIVES else KINDS.get(name, "")
    if not known and (found.part("brace") or did_you_mean(name, DIRECTIVES)):
        known = name
    if not known:
        return None
    message = f"“{short(found.written)}” opens no directive, which takes three colons"
    return message, f"write :::{{{known}}} and, behind its text, a line :::"


def _fenceless(found: Match) -> Said | None:
    name, behind = found.part("name"), found.part("behind").strip()
    if name not in DIRECTIVES:
        return None
    message = f"“{short(found.written.strip())}” opens no directive, which takes three colons"
    return (
        message,
        f"write :::{{{name}}}{' ' + short(behind) if behind else ''} and a line ::: below it",
    )


def _ticks(found: Match) -> Said:
    ticks = found.part("ticks")
    name, rest = found.part("name"), "and ``` on a line of its own where it ends"
    if name:
        return f"“{ticks}{name}” begins no code: these are other signs", f"write ```{name}, {rest}"
    return f"“{ticks}” neither begins code nor ends it", "write ``` instead"


def _mark(found: Match) -> Said:
    return (
        f"“{found.written.strip()}” marks no box, since it does not begin a quotation",
        f"write > {found.written.strip()} first, and > in front of each line that belongs to it",
    )


def _bold(found: Match) -> Said:
    words = short(found.part("words"))
    return (
        f"“{short(found.written)}” is shown with its stars: a space stands inside of them",
        f"write **{words}**",
    )


def _tabs(found: Match) -> Said:
    return (
        "these lines look like a table with tabs between its cells, and run together",
        "write | between the cells, and a line |---|---| under the first row",
    )


def _table(found: Match) -> Said:
    if found.match["dashes"] is not None:
        return (
            "these lines look like a table, but their line of dashes has another number of parts",
            "give the line of dashes as many parts as the first row has cells",
        )
    return (
        "these lines look like a table, but no line of dashes stands under the first",
        "write |---|---| under the first row, with as many parts as it has cells",
    )


WRONG_TICKS = r"[ \t]{0,3}(?P<ticks>´{3}|'{3}|[‘’]{3})[ \t]*(?P<name>[A-Za-z][\w+#-]*)?[ \t]*"
"""A line with other signs where those of code are meant."""

ROWS = (
    Row(
        ("´´", "''", "‘‘", "’’", "‘’", "’‘"),
        _m(rf"^{WRONG_TICKS}$"),
        _ticks,
    ),
    Row(
        ("##",),
        _m(r"^[ \t]{0,3}(?P<signs>#{2,6})(?P<words>[^\s#\d][^\n]*)$"),
        _heading,
        probe=regex(r"\n[ \t>]*#{2,6}[^\s#\d]"),
    ),
    Row(
        ("\n-", "\n+", *(f"\n{digit}" for digit in "123456789")),
        _m(
            r"^[ \t]*(?P<sign>[-+]|\d{1,3}[.)])(?P<word>[^\W\d_]\w*)[^\n]*"
            rf"(?=\n[ \t]*{_ITEM})"
        ),
        _list,
        probe=regex(rf"\n[ \t>]*{_ITEM}[^\n]*\n[ \t>]*{_ITEM}"),
    ),
    Row(
        ("•", "·", "▪", "‣", "◦", "●", "○", "■", "\uf0b7"),
        _m(r"^[ \t]*(?P<sign>[•·▪‣◦●○■\uf0b7])[^\n]*(?=\n[ \t]*[•·▪‣◦●○■\uf0b7])"),
        _bullets,
    ),
    Row(
        ("[]", "[x", "[X", "[ ", "[/", "[>", "[!", "[?", "[*", "[<", "[-"),
        regex(
            r"\A(?P<box>\[\]|\[[ ]{2,}\]|\[ ?[xX] ?\](?=\w)|\[(?: [xX] ?|[xX] )\]|\[ \](?=\w)"
            r"|\[[/>!?*<-]\](?=[ \t]))"
        ),
        _task,
        probe=regex(r"\n[ \t>]*(?:[-*+]|\d+[.)])[ \t]+\[[xX \]/>!?*<-]"),
    ),
    Row(
        ("::", ":{"),
        _m(r"^[ \t]{0,3}:{1,2}[ \t]*(?P<brace>\{)?(?P<name>[A-Za-z][\w-]*)(?(brace)\}|[ \t]*$)"),
        _directive,
        opens=True,
    ),
    Row(
        ("{",),
        _m(r"^[ \t]{0,3}\{(?P<name>[a-z][a-z-]*)\}(?P<behind>[ \t]+[\w.-]+)?[ \t]*$"),
        _fenceless,
        opens=True,
    ),
    Row(
        ("[!",),
        _m(r"^[ \t]*\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|note|tip|info|warning)\](?!\()"),
        _mark,
    ),
    Row(
        ("**",),
        _STARRED,
        _bold,
        probe=_STARRED,
    ),
    Row(
        ("\t",),
        regex(rf"\A(?![ ]*\|){_TAB}{_CELL}(?:[^\n]*+\n{_TAB}{_CELL}|[^\n\t]*+\t{_TAB}{_CELL})"),
        _tabs,
    ),
    Row(
        ("|",),
        regex(
            r"\A[^\n|]*+\|[^\n]*+\n[ \t]*+(?:\|[ \t]*+)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?"
            r"[ \t]*(?P<dashes>\n|\Z)"
            r"|\A[ \t]*\|[^\n]*\|[ \t]*\n[ \t]*\|(?![ \t]*:?-)[^\n]*\|[ \t]*(?:\n|\Z)"
            r"|\A[ \t]*\| [^\n|]* \| [^\n]*\n[ \t]*\| (?![ \t]*:?-)[^\n|]* \| [^\n]*(?:\n|\Z)"
        ),
        _table,
    ),
)
"""Those that are looked for in the text of a block; a block of several lines is one text."""
