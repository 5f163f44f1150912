"""Markdown becomes a Document: CommonMark and what authors of portfolios need beside it.

The parser is set up once for each set of quotation marks and knows nothing of any text; whatever
a parse gathers is in its Parsing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, html_inline, image, link
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline

from plnfolio.model.document import Document
from plnfolio.render.anchors import heading_attributes, headings, identify
from plnfolio.render.attributes import attributes
from plnfolio.render.citations import bracketed, narrative
from plnfolio.render.fences import directive
from plnfolio.render.parsing import Parsing
from plnfolio.render.places import Locator
from plnfolio.render.plain import plain
from plnfolio.render.renderer import RULES
from plnfolio.render.tasks import checkbox, tasks
from plnfolio.render.typography import dashes, quotes_for

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")
# No sign that Markdown or the typographer would look at; no number that might begin a list.
_WORDS = re.compile(r"(?!\d+[.)])[^\W_](?:[^\W_]|[,;()/%€$£]|\.(?= ?[^\W_])| (?=[^\W_(]))*")
# Deep enough for any list that a person writes, shallow enough for Python's stack.
_DEEPEST = 40

InlineRule = Callable[[StateInline, bool], bool]


def parse(text: str, *, language: str = "en", tight: bool = False) -> Document:
    """Parse Markdown without front matter.

    Never raises; what the author got wrong is among the findings (``missing-alt``,
    ``duplicate-anchor``, ``unknown-directive``, ``unknown-option`` and ``directive-…``).
    ``language`` is a BCP 47 tag and chooses the quotation marks. ``tight`` leaves the paragraph
    marks off a text of a single paragraph. Control characters other than line ends and tabs are
    taken out.
    """
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    parser = _parser(quotes_for(language))
    env = Parsing.begin(text)
    tokens = parser.parse(text, env)
    if tight and len(tokens) == 3 and tokens[0].type == "paragraph_open":
        tokens[0].hidden = tokens[-1].hidden = True
    parsing = Parsing.of(env)
    html = parser.renderer.render(tokens, parser.options, env)
    pieces = parsing.pieces(html)
    return Document(
        pieces=pieces,
        headings=headings(tokens),
        anchors=frozenset(parsing.anchors),
        plain=plain(tokens),
        findings=tuple(sorted(parsing.findings, key=lambda finding: finding.place)),
    )


def parse_cell(text: str, *, language: str = "en") -> Document:
    """Parse the Markdown of a table's cell: a single paragraph comes without paragraph marks.

    Most cells are a few words, which are their own HTML and need no parser.
    """
    if _WORDS.fullmatch(text):
        return Document((text,), plain=text)
    return parse(text, language=language, tight=True)


class _Markdown(MarkdownIt):
    """markdown-it that keeps addresses as they were written.

    Encoding them is left to the moment of writing, since a link to a file is no URL yet.
    """

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        """The address itself."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        """Whether an address may stand; one to a file of the author's disk is reported later."""
        return url.lower().startswith("file:") or super().validateLink(normalizeLink(url))


@functools.cache
def _parser(quotes: tuple[str, str, str, str]) -> MarkdownIt:
    options = {"typographer": True, "quotes": quotes, "maxNesting": _DEEPEST}
    md = _Markdown("commonmark", options)
    md.enable(["table", "strikethrough", "smartquotes"])
    md.use(footnote_plugin, inline=False).use(deflist_plugin)
    md.use(attrs_plugin, after=(), spans=True).use(attrs_block_plugin)
    beginnings: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("fence", "directive", directive, beginnings)
    _set_inline_rules(md)
    md.core.ruler.at("inline", _inline)
    md.core.ruler.before("inline", "heading_attributes", heading_attributes)
    md.core.ruler.before("inline", "tasks", tasks)
    md.core.ruler.before("smartquotes", "dashes", dashes)
    md.core.ruler.push("identify", identify)
    for name, rule in RULES.items():
        md.add_render_rule(name, rule)
    return md


def _set_inline_rules(md: MarkdownIt) -> None:
    md.inline.ruler.at("link", _placed(link, "link_open"))
    md.inline.ruler.at("image", _placed(_within(image), "image"))
    md.inline.ruler.at("html_inline", _placed(html_inline, "html_inline"))
    md.inline.ruler.after("image", "footnote_inline", _within(footnote_inline))
    md.inline.ruler.before("link", "narrative", narrative)
    md.inline.ruler.after("link", "bracketed", bracketed)
    md.inline.ruler.push("attributes", attributes)


def _inline(state: StateCore) -> None:
    """Parse the text of every block, knowing where it stands."""
    parsing = Parsing.of(state.env)
    cell = -1
    for token in state.tokens:
        if token.type in ("tr_open", "table_close"):
            cell = -1
        elif token.type in ("th_open", "td_open"):
            cell += 1
        elif token.type == "inline" and token.children is not None:
            first = token.map[0] if token.map else 0
            parsing.locator = Locator(parsing.lines, first, token.content, cell)
            state.md.inline.parse(token.content, state.md, state.env, token.children)
            checkbox(token)


def _placed(rule: InlineRule, kind: str) -> InlineRule:
    """A rule whose token of a kind remembers where it stands."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            token = next(token for token in state.tokens[count:] if token.type == kind)
            locator = Parsing.of(state.env).locator
            token.meta["place"] = locator.place(start)
            token.meta["locator"] = locator.within(start)
            # markdown-it's empty alt would look like one that the author gave.
            token.attrs.pop("alt", None)
        return True

    return placed


def _within(rule: InlineRule) -> InlineRule:
    """A rule that parses a text of its own, which begins two characters on (``![`` or ``^[``)."""

    def within(state: StateInline, silent: bool) -> bool:
        parsing = Parsing.of(state.env)
        outer = parsing.locator
        parsing.locator = outer.within(state.pos + 2)
        matched = rule(state, silent)
        parsing.locator = outer
        return matched

    return within
