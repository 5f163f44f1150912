"""The passes over a text that is Markdown already: only what they change is written anew.

A pass changes a tidy body. So each block of the text becomes an element that knows its lines. What
passes have taken out of the body, or put into it, goes into these lines; others stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from plnfolio.frozen import dataclass
from plnfolio.html_tree import html_tree
from plnfolio.importing.article import MARKDOWN, Article, Pass, There, words
from plnfolio.importing.foreign.ground import Ground
from plnfolio.importing.foreign.keys import brought_works, unknown_keys
from plnfolio.model.source import CONTENT

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINES = "data-lines"
_BETWEEN = re.compile(r"[\s*_]+")
_NOTE = re.compile(
    r"(?m)^\[\^(?P<label>[^\]\s]+)\]:[ \t]*(?P<words>[^\n]*)(?:\n(?!\S|[ \t]+\S)|\Z)"
)
"""A note of one line; longer ones stay where they are."""

_NAMED = re.compile(r"\[\[([^\[\]|]+)(?:\\?\|([^\[\]]*))?\]\]")
_WORK = re.compile(r"\A\S.{2,200}?\((?:(?:1[5-9]|20)\d\d[a-z]?\b|n\.d\.|in press)")
_CALL = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_MOST = 400_000
"""Letters of a text that is looked through for tables and citations; a long book has more."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of a text, from ``first`` to before ``last``."""

    first: int
    last: int


def passed(article: Article, there: There, passes: Iterable[Pass]) -> None:
    """Take a text that is Markdown through the passes."""
    text = article.markdown
    if text is None or len(text) > _MOST:
        return
    for work in brought_works(article):
        there.library.setdefault(work.id, work)
    article.body = _body(text)
    blocks = [one.get(_LINES, "") for one in article.body]
    for one in passes:
        one(article, there)
    article.markdown = _put_back(text, blocks, article)
    article.body = Element("div")
    unknown_keys(article, there.library)
    _standards(article, there)


def _standards(article: Article, there: There) -> None:
    """A site that names no standards has none that a text could be evidence for."""
    named = article.matter.get("competencies")
    try:
        settings = (there.site / CONTENT / "site.yaml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        settings = ""
    if named and not re.search(r"(?m)^standards:", settings):
        del article.matter["competencies"]
        said = "site.yaml names no standards, so “competencies” was left out"
        article.note(said, left=f"competencies: {', '.join(map(str, named))}")


def _body(text: str) -> Element:
    """The blocks of a text, each an element of a tidy body with its lines."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only where a text is brought

    parser = MarkdownIt("commonmark").enable("table")
    notes = {one["label"]: one["words"] for one in _NOTE.finditer(text)}
    tokens = parser.parse(text)
    body = Element("div")
    start = 0
    for index, token in enumerate(tokens):
        start = index if token.level == 0 and token.nesting >= 0 else start
        if token.level != 0 or token.nesting > 0:
            continue
        first = tokens[start]
        if first.type == "table_open":
            _on_its_own(tokens[start : index + 1], notes)
        if first.type == "paragraph_open":
            _in_lines(tokens[start + 1])
        html = parser.renderer.render(tokens[start : index + 1], parser.options, {})
        for element in html_tree(html):
            if first.map:
                element.set(_LINES, f"{first.map[0]}-{first.map[1]}")
            _regular(element)
            body.append(element)
    return body


def _on_its_own(tokens: Sequence[Token], notes: Mapping[str, str]) -> None:
    """A table that leaves its text takes the words of its notes along, and of names their words."""
    for token in tokens:
        for child in token.children or ():
            child.content = _CALL.sub(
                lambda found: f" ({notes[found[1]]})" if found[1] in notes else found[0],
                child.content,
            )
            child.content = _NAMED.sub(lambda found: found[2] or found[1], child.content)


def _in_lines(token: Token) -> None:
    """A paragraph each line of which is a work is a list of works."""
    lines = token.content.split("\n")
    if len(lines) > 1 and all(map(_WORK.search, lines)):
        for child in token.children or ():
            if child.type == "softbreak":
                child.type, child.tag = "hardbreak", "br"


def _without_uncalled(before: str, text: str) -> str:
    """Notes that nothing calls any more, since what did is elsewhere now, go with it."""
    called = {found[1] for found in _CALL.finditer(text)}
    gone = {found[1] for found in _CALL.finditer(before)} - called
    if not gone:
        return text
    return _NOTE.sub(lambda found: "" if found["label"] in gone else found[0], text)


def _regular(element: Element) -> None:
    """White space is one space, and tables have no style."""
    for one in element.iter():
        one.attrib.pop("style", None)
        if one.tag in ("pre", "code"):
            continue
        one.text = re.sub(r"\s+", " ", one.text) if one.text else one.text
    for parent in element.iter():
        for one in parent:
            blank = parent.tag in ("table", "thead", "tbody", "tr", "ul", "ol", "blockquote")
            one.tail = "" if blank else re.sub(r"\s+", " ", one.tail or "")
    element.tail = None


def _put_back(text: str, blocks: Sequence[str], article: Article) -> str:
    ground = Ground(text)
    there = {one.get(_LINES, ""): one for one in article.body}
    # What was put in the place of a block stands behind the one before it.
    for index, lines in enumerate(blocks):
        first, _, last = lines.partition("-")
        if not last:
            continue
        block = Block(int(first), _without_blank(ground, int(first), int(last)))
        element = there.get(lines)
        if element is not None:
            _keyed(ground, block, element, article)
        elif new := _instead(article.body, blocks, index):
            start, end = ground.lines[block.first].start, ground.lines[block.last - 1].end
            ground.put(start, end, "\n\n".join(new))
        else:
            ground.drop_lines(block.first, block.last)
    return _without_uncalled(text, ground.settled().text).strip("\n") + "\n"


def _without_blank(ground: Ground, first: int, last: int) -> int:
    while last > first + 1 and ground.lines[last - 1].blank:
        last -= 1
    return last


def _instead(body: Element, blocks: Sequence[str], index: int) -> list[str]:
    """What stands now where a block was: all that is new behind the last one before it."""
    before = set(blocks[:index])
    found: list[str] = []
    for one in body:
        lines = one.get(_LINES)
        if lines in before:
            found = []
        elif lines is not None:
            break
        elif markdown := one.get(MARKDOWN):
            found.append(markdown)
            # It is the place of one block alone.
            one.set(_LINES, blocks[index])
    return found


def _keyed(ground: Ground, block: Block, element: Element, article: Article) -> None:
    """Citations that were keyed in a block, in its lines."""
    at = ground.lines[block.first].start
    end = ground.lines[block.last - 1].end
    for one in _written(element):
        typed, markdown = words(one), one.get(MARKDOWN, "")
        pattern = r"[\s*_>]+".join(re.escape(part) for part in _BETWEEN.split(typed) if part)
        found = re.compile(pattern).search(ground.text, at, end) if pattern else None
        if found is None:
            article.note(f"“{typed}” could be {markdown}, and stays as it is typed", near=typed)
            article.keyed -= 1
            article.left += 1
            continue
        ground.put(*found.span(), markdown)
        at = found.end()


def _written(element: Element) -> Iterator[Element]:
    if element.get(MARKDOWN) is not None:
        yield element
        return
    for one in element:
        yield from _written(one)
