"""kramdown's lists of attributes, remarks and options, as GitHub Pages has them."""

from __future__ import annotations

import re

from plnfolio.importing.foreign.ground import Ground
from plnfolio.render.boxes import BOXES, KINDS
from plnfolio.render.leftovers.row import short

_LIST = re.compile(r"\{:(?!:)(?P<inner>[^{}\n]*)\}")
_EXTENSION = re.compile(r"\{::(?P<name>\w+)[^{}\n]*?(?P<alone>/)?\}|\{:/(?P<close>\w*)\}")
_PART = re.compile(r"""[#.][\w:-]+|[\w-]+=(?:"[^"]*"|'[^']*'|\S+)|\S+""")
_HEADING = re.compile(r"[ \t>]*#{1,6}[ \t]")
_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*")
_LONE = re.compile(r"[ \t>]*\{:(?!:)[^{}\n]*\}[ \t]*")
_BOX = re.compile(
    r"(?:prompt|notice|alert|callout|admonition|message|box|note)(?:--?|_)(\w+)|(\w+)"
)
_NOTICES = frozenset(("notice", "alert", "callout", "admonition", "message", "prompt"))
_TOC = re.compile(r"[ \t]*(?:[-*+]|\d+\.)[ \t]+.*")
_USELESS = ("target=", "rel=", "style=", ".no_toc", ".no-toc", "no_toc", "data-toc-skip=")
_MARKDOWN = re.compile(r"""(<\w[^<>]*?)[ \t]+markdown=["']?(?:1|block|span|true)["']?([^<>]*>)""")
_MOST = 200
"""Abbreviations of a text that are looked for; a long book has some fifty."""

_ABBREVIATION = re.compile(r"(?m)^\*\[(?P<short>[^\]\n]+)\]:[ \t]*(?P<long>[^\n]*)$")


def kramdown(ground: Ground) -> None:
    """Change all of it."""
    if "{:" in ground.text:
        _extensions(ground)
        for number, line in enumerate(ground.lines):
            lone = not line.code and _LONE.fullmatch(line.text)
            if lone and ground.is_free(line.start, line.end):
                _lone(ground, number)
        for found in _LIST.finditer(ground.prose()):
            _inline(ground, found.start(), found.end())
    if "markdown=" in ground.text:
        _in_html(ground)
    if "*[" in ground.text:
        _abbreviations(ground)


def _extensions(ground: Ground) -> None:
    opened: re.Match[str] | None = None
    for found in _EXTENSION.finditer(ground.markup()):
        if found["name"] and not found["alone"]:
            opened = found
        elif opened is not None and not found["name"]:
            inner = ground.text[opened.end() : found.start()]
            if opened["name"] == "comment":
                said = "this remark was not published, and was left out"
                ground.note(opened.start(), said, inner.strip())
                ground.take_out(opened.start(), found.end())
            else:
                ground.take_out(*opened.span())
                ground.take_out(*found.span())
            opened = None
        else:
            said = "this says how kramdown works, and was left out"
            ground.note(found.start(), said, ground.text[slice(*found.span())])
            ground.take_out(*found.span())


def _lone(ground: Ground, number: int) -> None:
    """A list on a line of its own: for the block above it, or the one below a blank line."""
    line = ground.lines[number]
    inner = line.text.strip(" \t>")[2:-1].strip()
    if inner.lower() == "toc" or inner.lower().startswith("toc "):
        _toc(ground, number)
        return
    parts = _kept(ground, line.start, inner)
    if re.match(r"[\w-]+:(?=\s|$)", inner) or parts is None:
        ground.drop_lines(number, number + 1)
        return
    above = number - 1
    if above < 0 or ground.lines[above].blank or ground.lines[above].code:
        if above >= 0 and ground.lines[above].code:
            _above_code(ground, number, parts)
        elif not parts or not _boxed(ground, number + 1, _last(ground, number + 1), parts, number):
            _say(ground, number, parts)
        return
    if _UNDERLINE.fullmatch(ground.lines[above].text) and above:
        above -= 1
    if _HEADING.match(ground.lines[above].text) or above != number - 1:
        own = f" {{{parts}}}" if parts else ""
        heading = ground.lines[above]
        ground.put(heading.end, heading.end, own)
        ground.drop_lines(number, number + 1)
        return
    first = _first(ground, above)
    if parts and not _boxed(ground, first, above + 1, parts, number):
        start = ground.lines[first].start
        ground.put(start, start, f"{_prefix(ground, first)}{{{parts}}}\n")
        ground.drop_lines(number, number + 1)
    elif not parts:
        ground.drop_lines(number, number + 1)


def _say(ground: Ground, number: int, parts: str) -> None:
    line = ground.lines[number]
    if parts:
        ground.put(line.start, line.end, f"{_prefix(ground, number)}{{{parts}}}")
    else:
        ground.drop_lines(number, number + 1)


def _above_code(ground: Ground, number: int, parts: str) -> None:
    fence = next((one for one in ground.fences if one.last == number - 1), None)
    if fence is not None and parts and not parts.startswith(".language-"):
        start = ground.lines[fence.first].start
        ground.put(start, start, f"{{{parts}}}\n")
    ground.drop_lines(number, number + 1)


def _first(ground: Ground, number: int) -> int:
    while number and not (ground.lines[number - 1].blank or ground.lines[number - 1].code):
        if _LONE.fullmatch(ground.lines[number - 1].text):
            break
        number -= 1
    return number


def _last(ground: Ground, number: int) -> int:
    while number < len(ground.lines) and not ground.lines[number].blank:
        number += 1
    return number


def _prefix(ground: Ground, number: int) -> str:
    """The indent of a block, whose attributes stand as far in."""
    found = re.match(r"[ \t]*", ground.lines[number].text)
    return found[0] if found else ""


def _boxed(ground: Ground, first: int, last: int, parts: str, number: int) -> bool:
    """A paragraph or quotation whose class says that it is a box."""
    kind = next((kind for one in parts.split() if (kind := _kind(one))), "")
    if not kind or first >= last or first >= len(ground.lines):
        return False
    lines = ground.lines[first:last]
    ground.drop_lines(number, number + 1)
    start, end = lines[0].start, lines[-1].end
    ground.put(start, start, f":::{{{KINDS.get(kind, 'note')}}}\n")
    if all(line.text.lstrip().startswith(">") for line in lines):
        for line in lines:
            quoted = len(line.text) - len(re.sub(r"^[ \t]*>[ \t]?", "", line.text))
            ground.put(line.start, line.start + quoted, "")
    ground.put(end, end, "\n:::")
    return True


def _kind(name: str) -> str:
    if not name.startswith("."):
        return ""
    name = name[1:].lower()
    if name in _NOTICES:
        return "note"
    if name in BOXES:
        return name
    found = _BOX.fullmatch(name)
    word = found[1] if found else ""
    if word in BOXES or word in ("primary", "secondary"):
        return word
    return ""


def _kept(ground: Ground, offset: int, inner: str) -> str | None:
    """The attributes that mean something here; None where none of it does."""
    kept: list[str] = []
    useless: list[str] = []
    for part in _PART.findall(inner):
        known = part[0] in "#." or "=" in part
        (kept if known and not part.lower().startswith(_USELESS) else useless).append(part)
    if useless:
        said = "has no use here, and was left out"
        ground.note(offset, f"“{short(' '.join(useless))}” {said}")
    return " ".join(kept)


def _inline(ground: Ground, start: int, end: int) -> None:
    inner = ground.text[start + 2 : end - 1].strip()
    if not ground.is_free(start, end):
        return
    if inner.lower() == "toc":
        ground.note(start, "a long page lists its headings by itself, so this list was left out")
        ground.take_out(start, end)
        return
    parts = _kept(ground, start, inner)
    line = ground.lines[ground.number(start)]
    behind = ground.text[start - 1 : start]
    if parts and (_HEADING.match(line.text) or behind in ")`"):
        ground.put(start, end, f"{{{parts}}}")
    elif parts and behind in "*_":
        ground.note(start, f"“{short(parts)}” has no place here, and was left out")
        ground.put(start, end, "")
    elif parts and not ground.text[end : line.end].strip():
        first = _first(ground, ground.number(start))
        at = ground.lines[first].start
        ground.put(at, at, f"{_prefix(ground, first)}{{{parts}}}\n")
        ground.put(start, end, "")
    else:
        if parts:
            ground.note(start, f"“{short(parts)}” has no place here, and was left out")
        ground.put(start, end, "")


def _toc(ground: Ground, number: int) -> None:
    """The list of headings, with the item that stands for it."""
    first = number
    if number and _TOC.fullmatch(ground.lines[number - 1].text):
        first = number - 1
    start, end = ground.lines[first].start, ground.lines[number].end
    said = "a long page lists its headings by itself, so this list was left out"
    ground.note(start, said, ground.text[start:end])
    ground.drop_lines(first, number + 1)


def _in_html(ground: Ground) -> None:
    """Markdown in HTML stands between blank lines."""
    last: dict[str, int] = {}
    for found in _MARKDOWN.finditer(ground.markup()):
        start, end = found.span()
        tag = ground.text[start:end]
        opened = re.sub(r"""[ \t]+markdown=["']?(?:1|block|span|true)["']?""", "", tag)
        name = re.sub(r"\W.*", "", tag[1:], flags=re.DOTALL)
        line = ground.lines[ground.number(end)]
        if ground.text[end : line.end].strip():
            ground.put(start, end, opened)
            continue
        ground.put(start, end, f"{opened}\n")
        if name not in last:
            last[name] = ground.text.rfind(f"</{name}>")
        if last[name] < end:
            continue
        closing = re.compile(rf"(?im)^[ \t]*</{name}>").search(ground.text, end)
        if closing:
            ground.put(closing.start(), closing.start(), "\n")


def _abbreviations(ground: Ground) -> None:
    """The first time that a word stands there, its explanation comes along."""
    prose = ground.prose()
    every = {found["short"]: found for found in _ABBREVIATION.finditer(prose)}
    for found in list(every.values())[:_MOST]:
        number = ground.number(found.start())
        if ground.lines[number].code:
            continue
        word, said = found["short"], ground.text[slice(*found.span("long"))].strip()
        ground.drop_lines(number, number + 1)
        for one in re.finditer(rf"(?<![\w\[]){re.escape(word)}(?![\w\]])", prose):
            line = ground.lines[ground.number(one.start())]
            plain = not (_HEADING.match(line.text) or line.text.startswith("*["))
            if plain and ground.is_free(*one.span()):
                title = said.replace("&", "&amp;").replace('"', "&quot;")
                ground.put(*one.span(), f'<abbr title="{title}">{word}</abbr>')
                break
        else:
            ground.note(found.start(), f"“{word}” is explained and never used", said)
