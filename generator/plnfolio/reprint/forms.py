"""A pasted list, plain, in Markdown or in HTML, as lines that know their italics."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal
from xml.etree.ElementTree import Element

from plnfolio.frozen import dataclass
from plnfolio.html_tree import html_tree
from plnfolio.patterns import regex
from plnfolio.reprint.slanted import ITALIC, UPRIGHT, Slanted

Form = Literal["plain", "markdown", "html"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line as pasted: its words, its number, and what its form says of it."""

    words: Slanted
    number: int
    indent: int = 0
    apart: bool = False
    """Whether an empty line or the end of a block stands before it."""
    heading: bool = False
    whole: bool = False
    """Whether its form says that it is a paragraph of its own, or an item of a list."""


_HTML = regex(r"</?(?:p|div|li|ol|ul|i|em|br|span|a|h[1-6]|body|html)\b[^<>]*>", re.IGNORECASE)
_MARKED = regex(
    r"(?<![\w*\\])(?:\*(?! )[^*\n]+\*|_(?! )[^_\n]+_)(?!\w)|^\s{0,3}#{1,6} |\]\(https?:",
    re.MULTILINE,
)


def guessed(text: str) -> Form:
    """The form that a text is in."""
    if _HTML.search(text):
        return "html"
    return "markdown" if _MARKED.search(text) else "plain"


def lines(text: str, form: Form) -> list[Line]:
    """The lines of a text that hold anything, in order."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if form == "html":
        return list(_of_html(text))
    return list(_of_text(text, marked=form == "markdown"))


_UNSEEN = regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
_SPACES = regex(r"[^\S ]\s*| \s+")
"""All but one space alone, which most are."""
_HEADING = regex(r"^ {0,3}#{1,6}\s+(.*?)\s*#*$")
_BOLD_ALONE = regex(r"^\s*(?:\*\*|__)([^*_]+)(?:\*\*|__)\s*:?\s*$")


def _of_text(text: str, *, marked: bool) -> Iterator[Line]:
    apart = True
    for number, raw in enumerate(text.replace("\u2028", "\n").split("\n"), 1):
        line = _UNSEEN.sub("", raw)
        if not line.strip():
            apart = True
            continue
        indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        heading = False
        if marked:
            found = _HEADING.match(line) or _BOLD_ALONE.match(line)
            heading = found is not None
            words = inline(found[1] if found else line)
        else:
            words = Slanted(line, UPRIGHT * len(line))
        yield Line(words.sub(_SPACES, " ").strip(), number, indent, apart, heading)
        apart = False


_INLINE = regex(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?P<auto><(?P<address>https?://[^<>\s]+)>)"
    r"|\[(?P<text>[^\[\]]*)\]"
    r"\(<?(?P<link>[^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?: \"[^\"]*\")?\)"
    r"|(?P<bare>https?://\S+)|(?P<tag></?(?:i|em|cite|b|strong|sup|sub|u|span)(?:\s[^<>]*)?>)"
    r"|(?P<stars>\*{1,3}|_{1,3})"
)


class _Inline:
    """Words on their way, and what is open while they are read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.opened = ""
        self.within = False
        self.words: list[str] = []
        self.slant: list[str] = []

    def put(self, some: str) -> None:
        """Add words as they are."""
        self.words.append(some)
        self.slant.append((ITALIC if self.opened else UPRIGHT) * len(some))

    def read(self) -> Slanted:
        """All of the text."""
        at = 0
        while (found := _INLINE.search(self.text, at)) is not None:
            self.put(self.text[at : found.start()])
            at = self._sign(found)
        self.put(self.text[at:])
        return Slanted("".join(self.words), "".join(self.slant))

    def _sign(self, found: re.Match[str]) -> int:
        """Past one sign of Markdown."""
        if found["escaped"] is not None:
            self.put(found["escaped"])
        elif found["auto"]:
            self.put(found["address"])
        elif found["text"] is not None:
            self.put(_linked(found["text"], found["link"]))
        elif found["bare"]:
            bare = found["bare"]
            closes = self.opened and bare.endswith(self.opened)
            bare = bare[: -len(self.opened)] if closes else bare
            self.put(bare.replace("\\", ""))
            return found.start() + len(bare)
        elif found["tag"]:
            self._tag(found["tag"].lower())
        else:
            self._stars(found["stars"], found.start(), found.end())
        return found.end()

    def _tag(self, tag: str) -> None:
        if re.match(r"<(?:i|em|cite)\b", tag):
            self.opened = "<i>"
        elif re.match(r"</(?:i|em|cite)\b", tag):
            self.opened = ""

    def _stars(self, marks: str, begins: int, ends: int) -> None:
        """Asterisks and underscores; those within words and alone are signs, two of them bold."""
        if len(marks) == 2:
            return
        before, after = self.text[begins - 1 : begins] if begins else "", self.text[ends : ends + 1]
        inside = marks[0] == "_" and before.isalnum() and after.isalnum()
        if inside or not (before.strip() or after.strip()):
            self.put(marks)
        elif self.opened and self.opened[0] == marks[0]:
            self.opened = ""
            # “*On *Ulysses* again*” is italics in italics, which stand upright (APA 6.23).
            self.within = not before.strip()
        elif not self.opened and (after.strip() or self.within) and marks[-1] in self.text[ends:]:
            self.opened, self.within = marks[0], False
        else:
            self.put(marks)


def inline(text: str) -> Slanted:
    """One line of Markdown as words; what is between asterisks or underscores is italic."""
    return _Inline(text).read()


def _linked(text: str, link: str) -> str:
    """The words of a link; its address where they are one that is cut short, or say nothing."""
    said = text.strip("<>* ")
    short = re.match(r"^(?:https?://|www\.)?\S+(?:…|\.\.\.)$", said)
    if short or said.lower() in ("", "link", "here", "doi", "url"):
        return link
    return re.sub(r"\\(.)", r"\1", text)


_BLOCKS = frozenset(
    "p div li ul ol dl dt dd tr td th table tbody blockquote section article h1 h2 h3 h4 h5 h6 "
    "header footer main aside body html figure pre".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SILENT = frozenset("script style head title template noscript".split())
_BREAK = "\n"


def _of_html(text: str) -> Iterator[Line]:
    root = html_tree(text)
    blocks: list[tuple[str, list[tuple[str, bool]]]] = [("", [])]
    _walk(root, blocks)
    number = 0
    for tag, runs in blocks:
        first = True
        for words in _broken(runs):
            line = words.sub(_SPACES, " ").strip()
            if not line:
                continue
            number += 1
            yield Line(line, number, 0, first, tag in _HEADINGS, tag in ("li", "dt", "dd"))
            first = False


def _walk(root: Element, blocks: list[tuple[str, list[tuple[str, bool]]]]) -> None:
    """The words of a tree, block by block; a loop, since pages nest deep."""
    waiting: list[tuple[Element | str, bool, str]] = [(root, False, "")]
    while waiting:
        node, italic, block = waiting.pop()
        if isinstance(node, str):
            if node == "\x00":
                blocks.append((block, []))
            else:
                blocks[-1][1].append((node, italic))
            continue
        tag = node.tag.lower()
        if tag in _SILENT:
            continue
        inner = _is_italic(node, tag, italic)
        own = tag if tag in _BLOCKS else block
        steps: list[tuple[Element | str, bool, str]] = []
        if tag in _BLOCKS:
            steps.append(("\x00", False, own))
        if tag == "br":
            steps.append((_BREAK, italic, own))
        if node.text:
            steps.append((_spaced(node.text), inner, own))
        for child in node:
            steps.append((child, inner, own))
            if child.tail:
                steps.append((_spaced(child.tail), inner, own))
        if tag in _BLOCKS:
            steps.append(("\x00", False, block))
        waiting += reversed(steps)


def _spaced(text: str) -> str:
    return re.sub(r"[\x00\s]+", " ", _UNSEEN.sub("", text))


def _is_italic(node: Element, tag: str, italic: bool) -> bool:
    style = node.get("style", "").replace(" ", "").lower()
    if "font-style:normal" in style:
        return False
    return italic or tag in ("i", "em", "cite") or "font-style:italic" in style


def _broken(runs: list[tuple[str, bool]]) -> Iterator[Slanted]:
    text = "".join(words for words, _ in runs)
    slant = "".join((ITALIC if italic else UPRIGHT) * len(words) for words, italic in runs)
    at = 0
    for found in re.finditer(_BREAK, text):
        yield Slanted(text[at : found.start()], slant[at : found.start()])
        at = found.end()
    yield Slanted(text[at:], slant[at:])
