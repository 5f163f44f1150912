"""Links and pictures of a text that moves: where each leads from there, or that it is dead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import field
from urllib.parse import unquote

from plnfolio.frozen import dataclass
from plnfolio.importing.foreign.ground import Ground
from plnfolio.render.leftovers.row import short
from plnfolio.render.wiki import PICTURES

_TARGET = r"(?:<(?P<angled>[^<>\n]*)>|(?P<bare>(?:[^\s()\\<>]|\\.|\([^\s()]*\))*))"
_SPACED = r"(?P<spaced>[^\s()<>\"][^()<>\"\n]*\.\w{2,5}(?:#[^()<>\"\n]*)?)"
_LINK = re.compile(
    r"(?<!\\)(?P<bang>!?)\[(?P<words>(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\](?:\([^\s()]*\))?)*)\]"
    rf"\([ \t]*(?:{_TARGET}|{_SPACED})(?P<title>[ \t\n]+(?:\"[^\"]*\"|'[^']*'))?[ \t]*\)"
    r"(?P<braces>\{[^{}\n]*\})?",
    re.DOTALL,
)
_DEFINED = re.compile(r"(?m)^[ ]{0,3}\[(?!\^)[^\[\]\n]+\]:[ \t]*<?(?P<target>[^\s<>]+)>?")
_DIRECTIVE = re.compile(
    r"(?m)^[ \t>]*:{3,}\{(?P<name>figure|video)\}[ \t]+(?P<target>\S.*?)[ \t]*$"
    r"|^[ \t>]*:poster:[ \t]+(?P<poster>\S+)[ \t]*$"
)
_HTML = re.compile(
    r"""(?i)<(?P<tag>[a-z]\w*)\b[^<>]*?\s(?:href|src|poster|data)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')"""
)
_WIKI = re.compile(
    r"(?<!\\)(?P<bang>!?)\[\[(?P<name>[^\[\]|\n]+)(?P<words>(?:\\?\|[^\[\]\n]*)?)\]\]"
)
_SIZE = re.compile(r"\d+(?:x\d+)?")
_FIGURE_END = re.compile(r"(?m)^[ \t>]*:{3,}[ \t]*$")
_OPTION = re.compile(r"[ \t>]*:\w+:.*")


@dataclass(frozen=True, slots=True)
class Led:
    """Where an address leads; an empty ``to`` says that it stays as it is.

    ``dead`` says why it leads to nothing. ``said`` is what is to be known of it, ``words`` are the
    words of the text that is meant.
    """

    to: str = ""
    dead: str = ""
    said: str = ""
    words: str = ""


Follow = Callable[[str, str], Led]
"""An address and what it is for (``picture``, ``link`` or ``name``), to where it leads."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """An address in a text: from where to where it stands, with all that it belongs to."""

    start: int
    end: int
    target: str
    sort: str
    whole: re.Match[str] = field()


def links(ground: Ground, follow: Follow) -> None:
    """Lead all of them; what is dead is taken out and named, its words stay."""
    markup = ground.markup()
    for one in _directives(markup):
        _directive(ground, one, follow)
    for found in _WIKI.finditer(markup):
        _wiki(ground, found, follow)
    for one in _in_brackets(markup):
        _link(ground, one, follow)
    for found in _DEFINED.finditer(markup):
        _change(ground, Pointer(*found.span("target"), found["target"], "link", found), follow)
    for found in _HTML.finditer(markup):
        part = "double" if found["double"] is not None else "single"
        sort = "picture" if found["tag"].lower() in ("img", "source") else "link"
        _change(ground, Pointer(*found.span(part), found[part], sort, found), follow)


def _in_brackets(markup: str, start: int = 0, end: int | None = None) -> Iterator[Pointer]:
    for found in _LINK.finditer(markup, start, len(markup) if end is None else end):
        part = next(one for one in ("angled", "bare", "spaced") if found[one] is not None)
        sort = "picture" if found["bang"] else "link"
        if not found["bang"] and "[" in found["words"]:
            yield from _in_brackets(markup, *found.span("words"))
        yield Pointer(*found.span(part), found[part], sort, found)


def _directives(markup: str) -> Iterator[Pointer]:
    for found in _DIRECTIVE.finditer(markup):
        part = "poster" if found["poster"] else "target"
        sort = "picture" if found["poster"] or found["name"] == "figure" else "link"
        yield Pointer(*found.span(part), found[part], sort, found)


def _change(ground: Ground, one: Pointer, follow: Follow) -> Led | None:
    """Write the new address; None where there is none."""
    led = follow(one.target, one.sort)
    if led.dead:
        ground.note(one.start, f"{led.dead}, so this was left out", one.target)
        return None
    if led.said:
        ground.note(one.start, led.said)
    if led.to and led.to != one.target:
        ground.put(one.start, one.end, _address(led.to))
    return led


def _address(target: str) -> str:
    return re.sub(r"[\s()<>]", lambda sign: f"%{ord(sign[0]):02X}", target)


def _link(ground: Ground, one: Pointer, follow: Follow) -> None:
    found = one.whole
    led = follow(one.target, one.sort)
    if not found["words"] and led.words:
        ground.put(found.start("words"), found.start("words"), led.words)
    if not led.dead:
        if led.said:
            ground.note(one.start, led.said)
        if led.to and led.to != one.target:
            angled = found["angled"] is not None
            start, end = (one.start - 1, one.end + 1) if angled else (one.start, one.end)
            ground.put(start, end, _address(led.to))
        elif found["spaced"] is not None:
            ground.put(one.start, one.end, _address(one.target))
        return
    braces = found["braces"] or ""
    if found["bang"]:
        alt = ground.text[slice(*found.span("words"))]
        said = f"{led.dead}, so this was left out"
        ground.note(one.start, said, f"{one.target} {alt}".strip())
        _without_picture(ground, found)
        return
    said = f"{led.dead}, so its words are no link any more"
    ground.note(one.start, said, f"{one.target}{found['title'] or ''}")
    ground.put(found.start(), found.start("words"), "")
    ground.put(found.end("words"), found.end() - len(braces), "")
    if braces:
        ground.put(found.end() - len(braces), found.end(), "")


def _without_picture(ground: Ground, found: re.Match[str]) -> None:
    """A picture that is not there, with a line of attributes above it."""
    start, end = found.span()
    if ground.is_free(start, end):
        ground.take_out(start, end)


def _directive(ground: Ground, one: Pointer, follow: Follow) -> None:
    led = _change(ground, one, follow)
    if led is not None:
        return
    number = ground.number(one.start)
    if one.whole["poster"]:
        ground.drop_lines(number, number + 1)
        return
    # The words below it stay.
    ground.drop_lines(number, number + 1)
    closing = _FIGURE_END.search(ground.text, ground.lines[number].end)
    last = ground.number(closing.start()) if closing else len(ground.lines)
    for below in range(number + 1, last):
        line = ground.lines[below]
        if not _OPTION.fullmatch(line.text):
            break
        ground.note(line.start, "this belonged to it", line.text.strip())
        ground.drop_lines(below, below + 1)
    if closing:
        ground.drop_lines(last, last + 1)


def _wiki(ground: Ground, found: re.Match[str], follow: Follow) -> None:
    """A name in double brackets stays one where the site will find it by that name."""
    name = ground.text[slice(*found.span("name"))].strip()
    words = [one.strip() for one in found["words"].replace("\\|", "|").split("|")[1:]]
    embedded = bool(found["bang"])
    picture = embedded and name.partition("#")[0].lower().endswith(PICTURES)
    led = follow(name, "picture" if picture else "name")
    start, end = found.span()
    if led.dead:
        left = " ".join((name, *words) if picture else (name,))
        what = "this was left out" if picture else "this is no link any more"
        ground.note(start, f"{led.dead}, so {what}", left)
        if picture:
            ground.take_out(start, end)
        else:
            shown = words[0] if words and words[0] else name.lstrip("#").replace("#", " > ")
            ground.put(start, end, shown)
        return
    if led.said:
        ground.note(start, led.said)
    if picture:
        _picture(ground, found, words, led)
        return
    if embedded:
        said = f"“{short(found[0])}” is a link now: a text cannot stand in another one"
        ground.note(start, said)
    if not led.to:
        if embedded:
            ground.put(start, start + 1, "")
        return
    shown = next((word for word in words if word and not _SIZE.fullmatch(word)), "")
    shown = shown or led.words or name.lstrip("#").removesuffix(".md").replace("#", " > ")
    ground.put(start, end, f"[{shown}]({_address(led.to)})")


def _picture(ground: Ground, found: re.Match[str], words: list[str], led: Led) -> None:
    """A picture by its name, as Markdown has one: nothing else lies where a vault had it."""
    alt = next((word for word in words if word and not _SIZE.fullmatch(word)), "")
    if alt and unquote(led.to) == found["name"].strip():
        return
    size = next((word for word in words if _SIZE.fullmatch(word)), "")
    width, cross, height = size.partition("x")
    sizes = [f"width={width}"] if width else []
    sizes += [f"height={height}"] if cross and height else []
    braces = f"{{{' '.join(sizes)}}}" if sizes else ""
    ground.put(*found.span(), f"![{alt}]({_address(led.to or found['name'])}){braces}")
