"""Markup that is nearly right, so that Markdown takes it for words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markdown_it.common.utils import normalizeReference

from plnfolio.diagnostics import did_you_mean
from plnfolio.model.slug import slugify
from plnfolio.patterns import regex
from plnfolio.render.boxes import KINDS
from plnfolio.render.directives import DIRECTIVES
from plnfolio.render.leftovers.row import Match, Row, Said, short
from plnfolio.render.parsing import Parsing

_FILE = (
    r"(?:md|markdown|png|jpe?g|gif|webp|avif|svg|heic|bmp|pdf|docx?|pptx?|xlsx?|html?|mp4|mov|mp3"
    r"|m4a|wav|zip|txt|csv)"
)
_TARGET = rf"(?:https?://|www\.|mailto:)[^\s()\[\]]*|[^\s()\[\]]+\.{_FILE}(?:#[^\s()\[\]]*)?"
# What an editor adds in brackets; an address behind it is none of a link.
_REMARK = regex(r"(?i)sic|…|\.\.\.|\d+|.*\b(?:added|omitted|translated|mine)|.*@.*|\^.*|[ x]?|!.*")

_WEB = r"(?:https?://|www\.)[^\s()\[\]]+"
_OWN = rf"[^\s()\[\]<>#]+\.{_FILE}(?:#[^\s()\[\]]*)?"
_UNCLOSED = regex(
    rf"\[[^\[\]\n]+\]\((?:(?:https?://|www\.)[^\s()]+|{_OWN})(?=\s|\Z)(?![^()]*\))"
    r"(?!\s+\"[^\"]*\"\s*\))"
)
_HALF = regex(
    r"(?<!\])(?P<sign>!?)\[(?![@^])(?P<words>[^\[\]()\n]+)"
    rf"\((?P<target>{_WEB}|{_OWN})\)(?![^\[\]]*\])"
)
_WORDS = r"[^()<>\"'{}\n]"
_SPACED = regex(
    rf"(?P<before>!?\[[^\[\]\n]*\])\((?={_WORDS}*\))(?:"
    rf"(?P<target>(?!\s){_WORDS}+?)(?<![ \t])[ \t]++=(?P<width>\d*)x?(?P<height>\d*)"
    rf"|(?={_WORDS}*[ \t])(?P<name>(?:https?://|\.{{0,2}}/|#\w){_WORDS}*"
    rf"|{_WORDS}*?\.{_FILE}(?:#{_WORDS}*)?))\)",
    re.IGNORECASE,
)
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


def _parted(found: Match) -> Said | None:
    words, target = found.part("words"), found.part("target")
    if found.part("apart"):
        written = short(found.written)
        return f"“{written}” is no picture: a space is too much", f"write !{written[1:].lstrip()}"
    if _REMARK.fullmatch(words):
        return None
    sign = found.part("sign")
    what = "picture" if sign else "link"
    return (
        f"“{short(found.written)}” is no {what}: a space stands where none may be",
        f"write {sign}[{short(words)}]({short(target)})",
    )


def _turned(found: Match) -> Said:
    words, target, sign = found.part("words"), found.part("target"), found.part("sign")
    what = "picture" if sign else "link"
    return (
        f"“{short(found.written)}” is no {what}: its brackets are the other way round",
        f"write {sign}[{short(words)}]({short(target)})",
    )


def _unclosed(found: Match) -> Said:
    written = short(found.written)
    return f"“{written}” is no link: its last bracket is missing", f"write {written})"


def _half(found: Match) -> Said:
    words, target, sign = found.part("words"), found.part("target"), found.part("sign")
    what = "picture" if sign else "link"
    return (
        f"“{short(found.written)}” is no {what}: the bracket behind its words is missing",
        f"write {sign}[{short(words)}]({short(target)})",
    )


def _braced(found: Match) -> Said:
    return (
        f"“{short(found.written)}” is no link: its address stands in other brackets",
        f"write [{short(found.part('words'))}]({short(found.part('target'))})",
    )


def _spaced(found: Match) -> Said | None:
    target = (found.part("target") or found.part("name")).strip()
    if found.part("width") or found.part("height"):
        sizes = [f"{name}={found.part(name)}" for name in ("width", "height") if found.part(name)]
        own = f"{found.part('before')}({target}){{{' '.join(sizes)}}}"
        return f"“{short(found.written)}” is no picture: sizes stand in braces", f"write {own}"
    what = "picture" if found.written.startswith("!") else "link"
    if target.startswith("#"):
        return (
            f"“{short(found.written)}” is no link: its address has a space in it",
            f"write {short(found.part('before'))}(#{slugify(target)}), as the heading’s address is",
        )
    path, sign, anchor = target.partition("#")
    target = f"{path}#{slugify(anchor)}" if sign and " " not in path else f"<{target}>"
    return (
        f"“{short(found.written)}” is no {what}: its address has a space in it",
        f"write {short(found.part('before'))}({target})",
    )


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


def _note(found: Match) -> Said | None:
    label = found.part("label")
    known = found.env.get("footnotes", {}).get("refs", {})
    if f":{label}" in known or _is_swallowed(label, found.env):
        return None
    text = _is_colon_missing(found)
    if text:
        return f"a colon is missing behind “[^{label}]”", f"write [^{label}]: {short(text)}"
    if text is not None:
        return None
    remedy = did_you_mean(label, [name[1:] for name in known])
    return (
        f"there is no note “[^{label}]”",
        remedy or f"write [^{label}]: and the note, on a line of its own",
    )


def _is_colon_missing(found: Match) -> str | None:
    """The text of a note that is written without its colon; empty at a mark of such a note.

    None where there is no such text.
    """
    text = Parsing.of(found.env).without_colon(found.part("label"))
    if not text:
        return None
    start, end = found.match.span()
    above, _, before = found.content[:start].rpartition("\n")
    if before.strip() or (above and not above.rpartition("\n")[2].startswith("[^")):
        return "" if text not in found.content else None
    return found.content[end:].partition("\n")[0].strip() or None


def _is_swallowed(label: str, env: Mapping[str, Any]) -> bool:
    """Whether a note is written in what is taken for code or a remark, where that is said."""
    begins = f"[^{label}]:"
    return any(line.startswith(begins) for line in Parsing.of(env).lines)


def _spaced_note(found: Match) -> Said:
    label = found.part("label")
    return (
        f"“[^{short(label)}]” marks no note, since a space stands in it",
        f"write [^{short('-'.join(label.split()))}], here and in the text",
    )


def _undefined(found: Match) -> Said | None:
    label = found.part("label")
    if normalizeReference(label) in found.env.get("references", {}):
        return None
    return (
        f"“{short(found.written)}” is no link: nothing says where “[{short(label)}]” leads",
        f"write [{short(label)}]: https://… on a line of its own, with the address",
    )


def _org(found: Match) -> Said:
    words, target = found.part("words") or "words", found.part("target")
    return f"“{short(found.written)}” is no link here", f"write [{short(words)}]({short(target)})"


LINKS = (
    Row(
        ("] ", "]\t", "]\u00a0", "]\n", "! "),
        regex(
            rf"(?<!\])(?P<sign>!?)\[(?P<words>[^\[\]\n]+)\][ \t\u00a0]*[ \t\u00a0\n]"
            rf"\((?P<target>{_TARGET})\)|(?<!\S)(?P<apart>!)[ \t]\[(?P<of>[^\[\]\n]+)\]\([^\s()]+\)"
        ),
        _parted,
    ),
    Row(
        (")[",),
        regex(rf"(?P<sign>(?<![\w!])!)?\((?P<words>[^()\n]+)\)\[(?P<target>{_TARGET})\]"),
        _turned,
    ),
    Row(
        ("](",),
        _UNCLOSED,
        _unclosed,
        probe=_UNCLOSED,
    ),
    Row(
        ("[",),
        _HALF,
        _half,
        probe=_HALF,
    ),
    Row(
        ("](",),
        _SPACED,
        _spaced,
        probe=_SPACED,
    ),
    Row(
        ("]{", "]["),
        regex(r"\[(?P<words>[^\[\]\n]+)\][{\[](?P<target>(?:https?://|www\.)[^\s{}\[\]]+)[}\]]"),
        _braced,
    ),
    Row(
        ("][",),
        regex(
            r"(?<![\w\]!\[])\[(?=[^\[\]\n]*[^\W\d_]{2})[^\[\]\n@^|]+\]"
            r"\[(?P<label>(?=[^\[\]\n]*[^\W_])[\w.-]+(?: [\w.-]+)?)\](?![\[(:])"
        ),
        _undefined,
    ),
    Row(
        ("[[",),
        regex(
            r"\[\[(?P<target>https?://[^\s\[\]|]+)(?:(?:\]\[|\||[ \t])(?P<words>[^\[\]\n]*))?\]\]"
        ),
        _org,
    ),
    Row(
        ("[^",),
        regex(r"\[\^(?P<label>(?!(?:\w-\w)+\])[\w][\w.:-]*)\](?!\()"),
        _note,
    ),
    Row(
        ("[^",),
        _m(r"^[ \t]{0,3}\[\^(?P<label>[^\s\[\]][^\[\]\n]*[ \t][^\[\]\n]*)\]:"),
        _spaced_note,
        probe=regex(r"\[\^[^\[\]\n]*[ \t][^\[\]\n]*\]:"),
    ),
)

WRONG_TICKS = r"[ \t]{0,3}(?P<ticks>´{3}|'{3}|[‘’]{3})[ \t]*(?P<name>[A-Za-z][\w+#-]*)?[ \t]*"
"""A line with other signs where those of code are meant."""

BLOCKS = (
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
