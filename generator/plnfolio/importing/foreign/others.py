"""Boxes, tabs and code of MkDocs and Pelican; remarks, embeds and lists of Obsidian."""

from __future__ import annotations

import re

from plnfolio.importing.foreign.ground import Ground
from plnfolio.importing.foreign.setting import Setting
from plnfolio.render.boxes import KINDS

_BOX = re.compile(
    r"(?P<indent>[ \t]*)(?:!!!|\?\?\?\+?)[ \t]+(?P<kind>[A-Za-z][\w-]*)(?:[ \t]+[\w-]+)*"
    r"(?:[ \t]+\"(?P<title>[^\"\n]*)\")?[ \t]*"
)
_TAB = re.compile(r'(?P<indent>[ \t]*)===\+?!?[ \t]+"(?P<title>[^"\n]+)"[ \t]*')
_LANGUAGE = re.compile(r"[ \t]+(?::::|#!)(?P<language>[A-Za-z][\w+#.-]*)[ \t]*")
_REMARK = re.compile(r"(?s)(?<!%)%%(?!%)(?P<inside>.*?)(?<!%)%%(?!%)")
_TASK = re.compile(
    r"(?m)^(?P<before>[ \t>]*(?:[-*+]|\d+[.)])[ \t]+)\[(?P<sign>[^\s\]xX])\](?=[ \t])"
)
_EMBED = re.compile(r"!\[\[(?P<name>[^\[\]|\n]+)(?P<words>(?:\|[^\[\]\n]*)?)\]\]")
_MARK = re.compile(r"(?P<link>\[\[[^\[\]|#\n]*)#\^[\w-]+")
_TAG = re.compile(r"(?<![\w#/&\[(])#(?P<tag>[^\W\d][\w/-]*|\d+[^\W\d][\w/-]*)")
_TAGS_ALONE = re.compile(r"[ \t]*(?:[Tt]ags?:[ \t]*)?#[^\s#]+(?:[ \t,]+#[^\s#]+)*[ \t]*")


def indented(ground: Ground) -> None:
    """Boxes and tabs whose text is indented, and code whose first line names its language."""
    for number, line in enumerate(ground.lines):
        if line.code == "indented":
            if found := _LANGUAGE.fullmatch(line.text):
                _code(ground, number, found)
            continue
        if line.code:
            continue
        if found := _BOX.fullmatch(line.text):
            kind = found["kind"].lower()
            title = f" {found['title']}" if found["title"] else ""
            opening = f"{found['indent']}:::{{{KINDS.get(kind, 'note')}}}{title}"
            _dedent(ground, number, found["indent"], opening, f"{found['indent']}:::")
        elif found := _TAB.fullmatch(line.text):
            gap = "" if number + 1 < len(ground.lines) and ground.lines[number + 1].blank else "\n"
            title = f"{found['indent']}**{found['title']}**{gap}"
            _dedent(ground, number, found["indent"], title, "")


def _dedent(ground: Ground, number: int, indent: str, opening: str, closing: str) -> None:
    last = number
    for below in range(number + 1, len(ground.lines)):
        line = ground.lines[below]
        if line.blank:
            continue
        if not line.text.startswith((f"{indent}    ", f"{indent}\t")):
            break
        last = below
    line = ground.lines[number]
    ground.put(line.start, line.end, opening)
    for below in range(number + 1, last + 1):
        inner = ground.lines[below]
        if inner.blank:
            continue
        start = inner.start + len(indent)
        ground.put(start, start + (1 if inner.text[len(indent)] == "\t" else 4), "")
    if closing:
        end = ground.lines[last].end
        ground.put(end, end, f"\n{closing}")


def _code(ground: Ground, number: int, found: re.Match[str]) -> None:
    """``:::python`` is the language of the code below, as Python-Markdown has it."""
    if number and ground.lines[number - 1].code == "indented":
        return
    last = number
    for below in range(number + 1, len(ground.lines)):
        if ground.lines[below].code == "indented":
            last = below
        elif not ground.lines[below].blank:
            break
    if last == number:
        return
    line = ground.lines[number]
    ground.put(line.start, line.end, f"```{found['language']}")
    for below in range(number + 1, last + 1):
        inner = ground.lines[below]
        if not inner.blank:
            at = 1 if inner.text[0] == "\t" else 4
            ground.put(inner.start, inner.start + at, "")
    end = ground.lines[last].end
    ground.put(end, end, "\n```")


def obsidian(ground: Ground, setting: Setting) -> list[str]:
    """A vault's remarks, boxes to tick and embeds; gives the tags that stand in the text."""
    prose = ground.prose()
    if "%%" in prose and setting.tool == "obsidian":
        for found in _REMARK.finditer(prose):
            said = "this remark was not published, and was left out"
            ground.note(found.start(), said, ground.text[slice(*found.span("inside"))].strip())
            ground.take_out(*found.span())
    for found in _TASK.finditer(prose):
        start = found.start("sign")
        if found["sign"] in "/>!?*<-":
            ground.note(start, f"“[{found['sign']}]” is no box to tick, and is an open one now")
            ground.put(start, start + 1, " ")
    for found in _MARK.finditer(prose):
        if len(found["link"]) > 2:
            start, end = found.end("link"), found.end()
            ground.note(
                start, f"“{ground.text[start:end]}” marks a place that no link leads to here"
            )
            ground.put(start, end, "")
    return _tags(ground, prose) if setting.tool == "obsidian" else []


def _tags(ground: Ground, prose: str) -> list[str]:
    """Tags in the text; lines that hold nothing else are taken out."""
    tags: list[str] = []
    for number, line in enumerate(ground.lines):
        if "#" not in line.text or line.code:
            continue
        words = prose[line.start : line.end]
        found = [one["tag"] for one in _TAG.finditer(words)]
        tags += [tag for tag in found if tag not in tags]
        if found and _TAGS_ALONE.fullmatch(words):
            ground.drop_lines(number, number + 1)
    return tags
