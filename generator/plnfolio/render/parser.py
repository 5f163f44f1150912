"""markdown-it with the rules that authors of portfolios need beside CommonMark.

A parser knows nothing of any text; whatever a parse gathers is in its Parsing.
"""

from __future__ import annotations

import functools
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, image, link, text
from mdit_py_plugins.attrs import attrs_block_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline

from plnfolio.render import tags
from plnfolio.render.anchors import heading_attributes, identify
from plnfolio.render.apostrophes import apostrophes
from plnfolio.render.attributes import attribute_line, attributes, span
from plnfolio.render.bare import bare, next_start
from plnfolio.render.callouts import quotation
from plnfolio.render.citations import PLAIN_LABEL, bracketed, narrative
from plnfolio.render.codefences import fence
from plnfolio.render.deep import BoundedBlock
from plnfolio.render.fences import directive
from plnfolio.render.highlights import highlight
from plnfolio.render.keys import without_sign
from plnfolio.render.leftovers import look, look_in_html, wanted
from plnfolio.render.leftovers.code import cells
from plnfolio.render.parsing import InlineRule, Parsing, within
from plnfolio.render.quick.block import QuickBlock
from plnfolio.render.quick.core import QuickCore
from plnfolio.render.quick.html import QuickHtml
from plnfolio.render.quick.inline import QuickInline
from plnfolio.render.quick.items import items
from plnfolio.render.quick.labels import label_end
from plnfolio.render.quick.prose import prose
from plnfolio.render.quick.quotes import smartquotes
from plnfolio.render.quick.spans import emphasis
from plnfolio.render.quick.spans import link as simple_link
from plnfolio.render.quick.table import table
from plnfolio.render.renderer import RULES
from plnfolio.render.swallowed import definitions, indented, note_definitions
from plnfolio.render.tasks import checkbox, tasks
from plnfolio.render.typography import dashes
from plnfolio.render.whole import notes, notes_in_notes, rows, titles
from plnfolio.render.wiki import wiki

# Deep enough for any list that a person writes, shallow enough for Python's stack.
_DEEPEST = 40


class _Markdown(MarkdownIt):
    """markdown-it that keeps addresses as they were written.

    Encoding them is left to the moment of writing, since a link to a file is no URL yet.
    """

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        """The address itself."""
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        """Whether an address may stand; one to a file of the author's disk is reported later."""
        # What may not stand is a scheme, and most schemes are the web's.
        if ":" not in url or url.startswith(("https://", "http://")):
            return True
        return url.lower().startswith("file:") or super().validateLink(normalizeLink(url))


class _Helpers:
    """markdown-it's, of which one has a faster equal."""

    parseLinkDestination = staticmethod(parseLinkDestination)  # noqa: N815 - markdown-it's name
    parseLinkTitle = staticmethod(parseLinkTitle)  # noqa: N815
    parseLinkLabel = staticmethod(label_end)  # noqa: N815


@functools.cache
def quick(quotes: tuple[str, str, str, str], *, tags: bool = True) -> MarkdownIt:
    """The parser for a set of quotation marks, made fast; without ``tags``, HTML is text."""
    md = standard(quotes)
    md.options["html"] = tags
    md.disable("normalize")
    md.core.ruler.at("smartquotes", smartquotes)
    md.block.ruler.at("table", table, {"alt": ["paragraph", "reference"]})
    md.block.ruler.before("table", "prose", prose)
    md.block.ruler.before("list", "items", items)
    md.inline.ruler.at("link", _link)
    md.inline.ruler.before("emphasis", "words", emphasis)
    md.helpers = cast("Any", _Helpers)
    md.core, md.block, md.inline = QuickCore(md.core), QuickBlock(md.block), QuickInline(md.inline)
    return md


def standard(quotes: tuple[str, str, str, str]) -> MarkdownIt:
    """The same out of markdown-it's own parts: what ``quick`` has to equal."""
    options = {"typographer": True, "quotes": quotes, "maxNesting": _DEEPEST, "xhtmlOut": False}
    md = _Markdown("commonmark", options, renderer_cls=QuickHtml)
    md.block = BoundedBlock(md.block)
    md.enable(["table", "strikethrough", "smartquotes"])
    md.use(footnote_plugin, inline=False).use(deflist_plugin)
    md.use(attrs_block_plugin)
    md.block.ruler.at("attr", attribute_line)
    md.block.ruler.at("html_block", tags.block, {"alt": ["paragraph", "reference", "blockquote"]})
    beginnings: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("fence", "directive", directive, beginnings)
    md.block.ruler.at("fence", fence, beginnings)
    md.block.ruler.at("blockquote", quotation, beginnings)
    _set_inline_rules(md)
    md.core.ruler.at("inline", _inline)
    md.core.ruler.before("inline", "heading_attributes", heading_attributes)
    md.core.ruler.before("inline", "rows", rows)
    md.core.ruler.before("inline", "titles", titles)
    md.core.ruler.before("inline", "note_definitions", note_definitions)
    md.core.ruler.after("inline", "notes", notes)
    md.core.ruler.before("footnote_tail", "notes_in_notes", notes_in_notes)
    md.core.ruler.after("inline", "definitions", definitions)
    md.core.ruler.after("inline", "indented", indented)
    md.core.ruler.after("inline", "cells", cells)
    md.core.ruler.after("inline", "without_sign", without_sign)
    md.core.ruler.before("inline", "tasks", tasks)
    md.core.ruler.before("smartquotes", "dashes", dashes)
    md.core.ruler.before("smartquotes", "apostrophes", apostrophes)
    md.core.ruler.push("identify", identify)
    for name, rule in RULES.items():
        md.add_render_rule(name, rule)
    return md


@functools.cache
def lines(quotes: tuple[str, str, str, str]) -> MarkdownIt:
    """A parser of paragraphs in which a line stays a line, without citations and footnotes."""
    md = standard(quotes)
    md.options["breaks"] = True
    md.block.ruler.enableOnly(["paragraph"])
    return md.disable(["narrative", "bracketed", "footnote_inline", "footnote_ref"])


def _set_inline_rules(md: MarkdownIt) -> None:
    md.inline.ruler.at("link", _any_link)
    md.inline.ruler.at("autolink", _placed(autolink, "link_open"))
    md.inline.ruler.at("image", _placed(within(image), "image"))
    md.inline.ruler.at("html_inline", _placed(tags.inline, "html_inline"))
    md.inline.ruler.after("image", "footnote_inline", within(footnote_inline))
    md.inline.ruler.before("link", "narrative", narrative)
    md.inline.ruler.after("image", "wiki", wiki)
    md.inline.ruler.after("link", "span", span)
    md.inline.ruler.after("link", "bracketed", bracketed)
    md.inline.ruler.push("attributes", attributes)
    md.inline.ruler.at("text", _text)
    md.inline.ruler.push("bare", bare)
    md.inline.ruler.push("highlight", highlight)


def _text(state: StateInline, silent: bool) -> bool:
    """markdown-it's rule, which ends where an address may begin."""
    start = state.pos
    if not text(state, silent):
        return False
    surplus = state.pos - next_start(state.src, start, state.posMax)
    if surplus > 0 and Parsing.of(state.env).bare:
        state.pos -= surplus
        if not silent:
            state.pending = state.pending[:-surplus]
    return state.pos > start


def _inline(state: StateCore) -> None:
    """Parse the text of every block, knowing where it stands."""
    parsing = Parsing.of(state.env)
    md, env, parse = state.md, state.env, state.md.inline.parse
    rows = wanted(state.src)
    for token in state.tokens:
        if token.type == "inline" and token.children is not None:
            meta = token.meta
            first = token.map[0] if token.map else 0
            parsing.where = (first, token.content, meta.get("cell", -1) if meta else -1)
            if rows:
                look(token.content, rows, env)
            parse(token.content, md, env, token.children)
            if meta and "task" in meta:
                checkbox(token)
        elif rows and token.type == "html_block":
            look_in_html(token, rows, env)


def _placed(rule: InlineRule, kind: str) -> InlineRule:
    """A rule whose token of a kind remembers where it stands."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            token = next(token for token in state.tokens[count:] if token.type == kind)
            token.meta["at"] = (Parsing.of(state.env).locator, start)
            # markdown-it's empty alt would look like one that the author gave.
            token.attrs.pop("alt", None)
        return True

    return placed


_placed_link = _placed(link, "link_open")


def _any_link(state: StateInline, silent: bool) -> bool:
    """A link; one by a definition remembers on which line that is."""
    start, count = state.pos, len(state.tokens)
    if not _placed_link(state, silent):
        return False
    if not silent and state.src[state.pos - 1] == "]":
        label = state.src[state.src.rfind("[", start, state.pos) + 1 : state.pos - 1]
        label = label or state.src[start + 1 : state.pos - 3]
        defined = state.env["references"].get(normalizeReference(label))
        token = next(token for token in state.tokens[count:] if token.type == "link_open")
        token.meta["defined"] = defined and defined["map"][0]
    return True


def _link(state: StateInline, silent: bool) -> bool:
    start = state.pos
    opening = None if silent else simple_link(state)
    if opening is None:
        return not _is_no_link(state) and _any_link(state, silent)
    opening.meta["at"] = (Parsing.of(state.env).locator, start)
    return True


def _is_no_link(state: StateInline) -> bool:
    """Whether brackets can be no link: no address behind them, and no references in the text."""
    label = PLAIN_LABEL.match(state.src, state.pos, state.posMax)
    if label is None or "references" in state.env:
        return False
    return not state.src.startswith("(", label.end())
