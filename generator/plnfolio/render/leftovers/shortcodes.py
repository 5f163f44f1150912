"""Shortcodes of Hugo and Quarto and tags of Jekyll: how what they stood for is written here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from plnfolio.patterns import regex
from plnfolio.render.leftovers.meanings import (
    HELD,
    MEANT,
    Arguments,
    box,
    button,
    gist,
    included,
    named_text,
    picture,
    video,
    vimeo,
)
from plnfolio.render.leftovers.row import Match, short

LONG = "take it out: a long page lists its headings by itself"
NO_USE = "write what it stood for, or take it out"
PATH = "write the path to the file, as seen from this one"
REMARK = "write <!-- … --> around what nobody is to see"
DRAWING = "put a picture of it in its place: ![what it shows](picture.png)"
FORMULA = "write it in words and HTML, such as x<sup>2</sup>, or show a picture of it"
_PAGES = "take it out: what is on the web has no pages"
CODE = "put the code between two lines of ```"


def _figure(found: Arguments) -> str:
    source = picture(found) or "picture.png"
    alt = found.get("alt") or "what it shows"
    caption = found.get("caption", "title")
    if found.liquid and not source.startswith(("/", "http")):
        # Where it lies, only the theme knew; double brackets find it by its name.
        return f"![[{source.lstrip('./')}|{alt}]]" + (
            ", and the caption below it" if caption else ""
        )
    if caption:
        return f":::{{figure}} {source}, a line “:alt: {alt}”, the caption, and a line :::"
    return f"![{alt}]({source})"


def _video(address: str) -> str:
    return f":::{{video}} {address} and, below it, a line :::"


def _link(found: Arguments) -> str:
    """Hugo and Jekyll find a text by its name, and so do double brackets."""
    name = named_text(found)
    return f"[[{name}|words]]" if name.partition("#")[0] else "[words](../posts/my-post.md)"


_SAID: Mapping[str, Callable[[str, Arguments], str]] = {
    "video": lambda _, found: _video(video(found) or "https://www.youtube.com/watch?v=…"),
    "vimeo": lambda _, found: _video(vimeo(found) or "https://vimeo.com/…"),
    "figure": lambda _, found: _figure(found),
    "box": lambda name, found: f":::{{{box(name, found)}}}",
    "link": lambda _, found: _link(found),
    "quote": lambda *_: ":::{quote} Name, role",
    "gist": lambda _, found: f"[words]({gist(found)})",
    "button": lambda _, found: f"[words]({button(found) or 'https://page.example.org'})",
    "cite": lambda *_: "[@key]",
}
"""What is written for a shortcode that stands alone, or that opens something."""

_OTHERS: Mapping[str, str] = {
    "code": CODE,
    "toc": LONG,
    "remark": REMARK,
    "include": "copy here what it includes",
    "pagebreak": _PAGES,
    "raw": "take it out",
    "formula": FORMULA,
    "drawing": DRAWING,
    "more": "take it out, and write summary: in the front matter",
    **dict.fromkeys(("folded", "tab"), "write a heading: ## Words"),
}


def shortcode(found: Match) -> str:
    """The remedy for a shortcode or tag."""
    name = found.part("name").rpartition("/")[2].lower()
    rest = found.part("rest")
    closing = bool(re.match(r"\{[{%][<%-]*\s*(?:/|end)", found.written))
    name = name.removeprefix("end") if found.written.startswith("{%") and closing else name
    if name == "include" and not closing:
        name, rest = included(rest)
    kind = MEANT.get(name, "")
    if closing and kind in ("box", "quote"):
        return "write a line ::: here"
    if (closing and kind in (*HELD, "folded", "tab")) or kind == "tabs":
        return "take it out"
    if say := _SAID.get(kind):
        arguments = Arguments(rest, liquid=found.written.startswith("{%"))
        return f"write {short(say(name, arguments), 160)}"
    return _OTHERS.get(kind, NO_USE)


_BASE = regex(r"(?i)\b(?:base_?url|site\.url|relative_url|absolute_url|relurl|absurl)\b")


def variable(found: Match) -> str:
    """The remedy for ``{{ … }}``: mostly it stood for the beginning of an address."""
    return PATH if _BASE.search(found.written) else NO_USE
