"""Pandoc's and Quarto's divs, cells of code, captions and cross-references."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plnfolio.importing.foreign.ground import Fence, Ground
from plnfolio.importing.foreign.setting import Setting
from plnfolio.render.boxes import box_of
from plnfolio.render.directives import DIRECTIVES
from plnfolio.render.leftovers.crossed import kind_of
from plnfolio.render.leftovers.row import short

_OPENING = re.compile(
    r"(?P<indent>[ \t>]*)(?P<fence>:{3,})[ \t]*"
    r"(?:\{(?P<attributes>[^{}\n]*)\}|(?P<name>[A-Za-z][\w-]*))(?P<rest>.*)"
)
_CLOSING = re.compile(r"[ \t>]*:{3,}[ \t]*")
_HEADING = re.compile(r"[ \t>]*#{1,6}[ \t]+(?P<title>.*?)[ \t]*#*[ \t]*(?:\{[^{}]*\})?")
_ID = re.compile(r"#(?P<id>[\w:.-]+)")
_CELL = re.compile(r"\{(?P<raw>=)?(?P<name>[A-Za-z]\w*)(?![\w=])(?P<rest>[^}]*)\}")
_HIDDEN = re.compile(
    r"(?im)\b(?:echo|include)\s*[=:]\s*(?:false|F)\b|^\s*(?:#|//|--|%)\|\s*(?:echo|include):\s*false"
)
_CAPTION = re.compile(
    r"[ \t]{0,3}(?:Table)?:[ \t]+(?P<words>[^\n]*?)[ \t]*(?:\{(?P<attributes>[^{}\n]*)\})?[ \t]*"
)
_ROW = re.compile(r"[ \t>]*\|.*\|[ \t]*|[ \t>]*\+[-=+]+\+[ \t]*|[^|\n]*\|.*")
_CROSSED = re.compile(r"(?<![\w@/\\])(?P<minus>\[?-?)@(?P<key>[A-Za-z]+-[\w-]*\w)(?P<close>\]?)")
_BOOKED = re.compile(r"\\@ref\((?P<kind>[a-z]+):(?P<id>[\w.-]+)\)")
_EQUATION = re.compile(r"\$\$(?P<id>[ \t]*\{#[\w:.-]+\})")
_IDS = re.compile(r"(?m)(?<!\$)(?<!\$ )(?:\{[^{}\n]*#|^:name: )([\w:.-]+)")
_SHORTCODE = re.compile(
    r"`r[ \t]+(?:blogdown::)?shortcode(?:_html)?\("
    r"[ \t]*[\"'](?P<name>[\w-]+)[\"'](?P<rest>[^()`\n]*)\)[ \t]*`"
)
_RAW_SPAN = re.compile(r"(?<!`)`(?P<code>[^`\n]+)`\{=(?P<format>[a-z]\w*)\}")
_DESCRIBED = re.compile(
    r"!\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<target>[^()\s]+)\)\{(?P<attributes>[^{}\n]*)\}"
)
_QUOTED = re.compile(
    r"""(?<![\w-])(?P<name>[\w-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>\S+))"""
)


@dataclass(slots=True)
class _Div:
    """A line that opens; ``kept`` says whether the one that closes it stays."""

    line: int
    kept: bool


def divs(ground: Ground) -> None:
    """Change all of them."""
    if ":::" in ground.text:
        _fenced_divs(ground)
    for fence in ground.fences:
        if found := _CELL.match(fence.info):
            _cell(ground, fence, found)
    if ground.text.find(":") >= 0:
        _captions(ground)
    if "{" in ground.text:
        _pictures(ground)
        _raw(ground)


def _fenced_divs(ground: Ground) -> None:
    opened: list[_Div] = []
    for number, line in enumerate(ground.lines):
        if line.code or ":::" not in line.text:
            continue
        if _CLOSING.fullmatch(line.text):
            if opened and not opened.pop().kept:
                ground.part_lines(number)
        elif found := _OPENING.fullmatch(line.text):
            opened.append(_Div(number, _opening(ground, number, found)))


def _opening(ground: Ground, number: int, found: re.Match[str]) -> bool:
    """Whether a div stays, as a box of ours or as what it is."""
    line = ground.lines[number]
    name, attributes = found["name"] or "", found["attributes"]
    if attributes is not None and re.fullmatch(r"[A-Za-z][\w-]*", attributes):
        return True
    if name in DIRECTIVES and attributes is None:
        return True
    box = box_of(name, attributes if attributes is not None else found["rest"].strip())
    if not box:
        what = line.text.strip()
        ground.note(line.start, "only what this holds was kept", what)
        ground.part_lines(number)
        return False
    # Quarto takes the title from a heading that stands first.
    below = next((i for i in range(number + 1, len(ground.lines)) if not ground.lines[i].blank), 0)
    heading = _HEADING.fullmatch(ground.lines[below].text) if below else None
    if heading and name == "" and box.endswith("}"):
        box = f"{box} {heading['title']}"
        ground.drop_lines(below, below + 1)
    ground.put(line.start, line.end, f"{found['indent']}{found['fence']}{box}")
    return True


def _cell(ground: Ground, fence: Fence, found: re.Match[str]) -> None:
    """Code that was run: kept as code where it was shown, and named."""
    first, last = ground.lines[fence.first], ground.lines[fence.last]
    name = found["name"].lower()
    code = ground.text[first.end + 1 : last.start].rstrip("\n")
    if found["raw"]:
        if name in ("html", "html5"):
            ground.drop_lines(fence.first, fence.first + 1)
            ground.drop_lines(fence.last, fence.last + 1)
            return
        ground.note(first.start, "this is for another format, and was left out", code)
        ground.drop_lines(fence.first, fence.last + 1)
        return
    if name in DIRECTIVES:
        return
    written = short(first.text.strip())
    if _HIDDEN.search(f"{fence.info}\n{code}"):
        said = f"“{written}” is code that was run and not shown, and was left out"
        ground.note(first.start, said, f"{fence.info} {code}")
        ground.drop_lines(fence.first, fence.last + 1)
        return
    if name in ("mermaid", "dot"):
        at = first.text.index(fence.mark)
        ground.put(first.start + at, first.end, f"{fence.mark}mermaid")
        return
    said = f"“{written}” is code that would have been run, and is only shown here"
    rest = found["rest"].strip(" ,") + fence.info[found.end() :]
    ground.note(first.start, f"{said}: put what it made in its place", rest)
    at = first.text.index(fence.mark)
    ground.put(first.start + at, first.end, f"{fence.mark}{name}")


def _captions(ground: Ground) -> None:
    """A caption stands above its table here, as a paragraph with the table’s id."""
    for first, last in list(ground.blocks()):
        for number in (first, last - 1):
            line = ground.lines[number]
            found = _CAPTION.fullmatch(line.text)
            if found is None or not found["words"]:
                continue
            table = _table_beside(ground, number)
            if table is None:
                continue
            own = _ID.search(found["attributes"] or "")
            words = f"{{#{own['id']}}}\n{found['words']}" if own else found["words"]
            start = ground.lines[table].start
            if table > number:
                ground.put(line.start, line.end, words)
            elif ground.put(start, start, f"{words}\n\n"):
                ground.drop_lines(number, number + 1)
            break


def _table_beside(ground: Ground, number: int) -> int | None:
    """The first line of the table that a caption belongs to: above it, or right below."""
    above = number - 1
    while above >= 0 and ground.lines[above].blank:
        above -= 1
    if above >= 0 and _ROW.fullmatch(ground.lines[above].text) and not ground.lines[above].code:
        while above and _ROW.fullmatch(ground.lines[above - 1].text):
            above -= 1
        return above
    below = number + 1
    while below < len(ground.lines) and ground.lines[below].blank:
        below += 1
    if below < len(ground.lines) and "|" in ground.lines[below].text:
        return below
    return None


def _pictures(ground: Ground) -> None:
    """What says a caption and a description is a figure."""
    for found in _DESCRIBED.finditer(ground.markup()):
        attributes = {
            one["name"]: one["double"] or one["single"] or one["bare"] or ""
            for one in _QUOTED.finditer(found["attributes"])
        }
        alt, caption = attributes.get("fig-alt", ""), attributes.get("fig-cap", "")
        if not (alt or caption) or not ground.stands_alone(*found.span()):
            continue
        words = caption or found["words"]
        lines = [f":::{{figure}} {found['target']}", f":alt: {alt or found['words']}"]
        if own := _ID.search(re.sub(r'"[^"]*"', "", found["attributes"])):
            lines.append(f":name: {own['id']}")
        ground.put(*found.span(), "\n".join([*lines, words, ":::"]))


def _raw(ground: Ground) -> None:
    """`` `<br>`{=html} `` is HTML as it is."""
    if "{=" not in ground.text:
        return
    for found in _RAW_SPAN.finditer(ground.text):
        line = ground.lines[ground.number(found.start())]
        if line.code:
            continue
        if found["format"] in ("html", "html5"):
            ground.put(*found.span(), found["code"])
        else:
            ground.note(found.start(), "this is for another format, and was left out", found[0])
            ground.take_out(*found.span())


def crossed(ground: Ground, setting: Setting) -> None:
    """Cross-references lead to what they mean, in words."""
    if "@" not in ground.text:
        return
    for found in _EQUATION.finditer(ground.text):
        ground.put(*found.span("id"), "")
    ids = set(_IDS.findall(ground.text))
    for found in _CROSSED.finditer(ground.prose()):
        key = found["key"]
        kind = kind_of(key)
        if not kind or key in setting.works:
            continue
        own = key[0].lower() + key[1:]
        whole = bool(found["minus"].startswith("[") and found["close"])
        start = found.start() if whole else found.start() + len(found["minus"])
        end = found.end() if whole else found.end() - len(found["close"])
        words = f"[the {kind}](#{own})" if own in ids else f"the {kind}"
        said = f"“@{key}” is a cross-reference, and was a number where it came from"
        ground.note(start, said, key)
        ground.put(start, end, words)
    for found in _BOOKED.finditer(ground.markup()):
        kind = kind_of(f"{found['kind']}:{found['id']}") or "place"
        start = found.start()
        before = re.search(
            r"(?i)\b(?:figure|fig\.|table|section|equation)[ \u00a0~]*$", ground.text[:start]
        )
        ground.note(start, f"“{found[0]}” is a cross-reference, and was a number", found["id"])
        if before:
            ground.put(before.start(), found.end(), f"the {kind}")
        else:
            ground.put(*found.span(), f"the {kind}")


def shortcodes_in_code(ground: Ground) -> None:
    """``r blogdown::shortcode("youtube", "id")`` was a shortcode of Hugo’s on the page."""
    for found in _SHORTCODE.finditer(ground.text):
        if not ground.lines[ground.number(found.start())].code:
            arguments = " ".join(part.strip() for part in found["rest"].split(","))
            ground.put(*found.span(), f"{{{{< {found['name']}{arguments} >}}}}")
