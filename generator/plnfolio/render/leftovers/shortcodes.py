"""Shortcodes of Hugo and Quarto and tags of Jekyll: how what they stood for is written here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from plnfolio.patterns import regex
from plnfolio.render.boxes import KINDS
from plnfolio.render.leftovers.row import Match, short

LONG = "take it out: a long page lists its headings by itself"
NO_USE = "write what it stood for, or take it out"
PATH = "write the path to the file, as seen from this one"
REMARK = "write <!-- … --> around what nobody is to see"
DRAWING = "put a picture of it in its place: ![what it shows](picture.png)"
FORMULA = "write it in words and HTML, such as x<sup>2</sup>, or show a picture of it"
_PAGES = "take it out: what is on the web has no pages"
CODE = "put the code between two lines of ```"

_ARGUMENT = regex(
    r"""(?:(?P<name>[\w:-]+)\s*=\s*)?(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=]+))"""
)
_EMBEDDED = regex(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)\S*")
_INDEX = regex(r"(?i)(?:(?:^|/)_?index)?(?:\.(?:markdown|r?md|qmd|html?))?/?$")


class _Arguments:
    """What stands behind a shortcode's name: ``src="a.png" "words" more``."""

    def __init__(self, rest: str, *, liquid: bool = False) -> None:
        self.liquid = liquid
        self.named: dict[str, str] = {}
        self.others: list[str] = []
        for match in _ARGUMENT.finditer(rest.rstrip("-/ \t")):
            value = next((match[kind] for kind in ("double", "single", "bare") if match[kind]), "")
            if match["name"]:
                self.named[match["name"].lower()] = value
            else:
                self.others.append(value)

    def get(self, *names: str) -> str:
        """The first of the arguments of these names that is there and no variable."""
        found = (self.named.get(name, "") for name in names)
        return next((value for value in found if value and "{{" not in value), "")

    def first(self) -> str:
        """The first argument without a name."""
        return self.others[0] if self.others else ""


def _figure(found: _Arguments) -> str:
    source = found.get("src", "url", "image_path", "path", "file", "image", "link") or next(
        (one for one in found.others if re.search(r"\.\w{3,4}$", one)), "picture.png"
    )
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


def _video(found: _Arguments) -> str:
    key = found.get("id", "src", "url", "video_id") or found.first()
    address = "https://www.youtube.com/watch?v=…"
    if embedded := _EMBEDDED.fullmatch(key):
        address = f"https://www.youtube.com/watch?v={embedded[1]}"
    elif key.startswith(("https://", "http://")) or re.search(r"\.\w{3,4}$", key):
        address = key
    elif found.get("provider").lower() in ("", "youtube") and re.fullmatch(r"[\w-]{6,}", key):
        address = f"https://www.youtube.com/watch?v={key}"
    return f":::{{video}} {address} and, below it, a line :::"


def _gist(found: _Arguments) -> str:
    return f"[words](https://gist.github.com/{'/'.join(found.others[:2])})"


def _button(found: _Arguments) -> str:
    return f"[words]({found.get('href', 'url', 'link', 'relref') or 'https://page.example.org'})"


def _vimeo(found: _Arguments) -> str:
    key = found.get("id") or found.first()
    return f":::{{video}} https://vimeo.com/{key or '…'} and, below it, a line :::"


def _box(found: _Arguments) -> str:
    kind = (found.get("type", "kind", "class", "style") or found.first()).lower()
    return f":::{{{KINDS.get(kind, 'note')}}}"


def _boxed(name: str) -> Callable[[_Arguments], str]:
    return lambda found: f":::{{{name}}}"


def _link(found: _Arguments) -> str:
    """Hugo and Jekyll find a text by its name, and so do double brackets."""
    target = found.get("path") or found.first()
    path, hash_, anchor = target.partition("#")
    name = _INDEX.sub("", path.removeprefix("_posts/")).lstrip("./")
    return f"[[{name}{hash_}{anchor}|words]]" if name else "[words](../posts/my-post.md)"


_SAID: Mapping[str, Callable[[_Arguments], str]] = {
    **dict.fromkeys(("youtube", "youtubelite", "video", "peertube"), _video),
    "vimeo": _vimeo,
    **dict.fromkeys(("figure", "fig", "image", "img", "imgproc", "picture", "asset_img"), _figure),
    **dict.fromkeys(("callout", "notice", "alert", "admonition", "hint", "box"), _box),
    **dict.fromkeys(("note", "info", "important"), _boxed("note")),
    "tip": _boxed("tip"),
    **dict.fromkeys(("warning", "danger", "error", "caution"), _boxed("warning")),
    **dict.fromkeys(("ref", "relref", "link", "post_url"), _link),
    **dict.fromkeys(("quote", "blockquote", "pullquote"), lambda _: ":::{quote} Name, role"),
    "gist": _gist,
    "button": _button,
    **dict.fromkeys(("cite", "citation"), lambda _: "[@key]"),
}
"""What is written for a shortcode that stands alone, or that opens something."""

_BOXES = frozenset("""
    callout notice alert admonition hint box note info important tip warning danger error caution
    quote blockquote pullquote
    """.split())  # fmt: skip
_FOLDED = ("details", "expand", "spoiler", "collapse")
_OTHERS: Mapping[str, str] = {
    **dict.fromkeys(("highlight", "code"), CODE),
    **dict.fromkeys(("toc", "tableofcontents"), LONG),
    "comment": REMARK,
    "include": "copy here what it includes",
    "include_relative": "copy here what it includes",
    "pagebreak": _PAGES,
    **dict.fromkeys(("raw", "rawhtml"), "take it out"),
    **dict.fromkeys(("katex", "math", "latex"), FORMULA),
    "mermaid": DRAWING,
    "more": "take it out, and write summary: in the front matter",
    **dict.fromkeys((*_FOLDED, "tab"), "write a heading: ## Words"),
}


def shortcode(found: Match) -> str:
    """The remedy for a shortcode or tag."""
    name = found.part("name").rpartition("/")[2].lower()
    rest = found.part("rest")
    closing = bool(re.match(r"\{[{%][<%-]*\s*(?:/|end)", found.written))
    name = name.removeprefix("end") if found.written.startswith("{%") and closing else name
    if name == "include" and not closing:
        name, rest = _included(rest)
    if closing and name in _BOXES:
        return "write a line ::: here"
    if (closing and name in (*_SAID, *_FOLDED, "tab")) or name in ("tabs", "tabset"):
        return "take it out"
    if say := _SAID.get(name):
        arguments = _Arguments(rest, liquid=found.written.startswith("{%"))
        return f"write {short(say(arguments), 160)}"
    return _OTHERS.get(name, NO_USE)


def _included(rest: str) -> tuple[str, str]:
    """A file that Jekyll includes is mostly what others have as a shortcode of its name."""
    file, _, others = rest.strip().partition(" ")
    name = file.rpartition("/")[2].partition(".")[0].lower()
    known = name in _SAID and _ARGUMENT.search(others) is not None
    return (name, others) if known else ("include", rest)


_BASE = regex(r"(?i)\b(?:base_?url|site\.url|relative_url|absolute_url|relurl|absurl)\b")


def variable(found: Match) -> str:
    """The remedy for ``{{ … }}``: mostly it stood for the beginning of an address."""
    if re.search(
        r"(?i)\b(?:base_?url|site\.url|relative_url|absolute_url|relurl|absurl)\b", found.written
    ):
        return PATH
    return NO_USE
