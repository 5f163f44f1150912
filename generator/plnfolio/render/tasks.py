"""Task lists: ``- [ ] to do`` and ``- [x] done`` (GitHub Flavored Markdown, 5.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from plnfolio.render.addresses import escaped
from plnfolio.render.plain import inline_text

_BOX = re.compile(r"\[([ xX])\][ \t\n]+(?=\S)")


def tasks(state: StateCore) -> None:
    """Take the box off an item's text, before that text is parsed, and remember it."""
    # The last token of each level that opened something: below an item it is the list.
    opened: dict[int, Token] = {}
    for i, token in enumerate(state.tokens):
        if token.nesting == 1:
            opened[token.level] = token
        if token.type != "inline" or i < 2:
            continue
        item, paragraph, inline = state.tokens[i - 2 : i + 1]
        if paragraph.type != "paragraph_open":
            continue
        box = _BOX.match(inline.content) if item.type == "list_item_open" else None
        if box is None:
            continue
        inline.content = inline.content[box.end() :]
        if "\n" in box[0] and inline.map:
            inline.map = [inline.map[0] + 1, inline.map[1]]
        inline.meta["task"] = box[1] != " "
        item.attrJoin("class", "task-list-item")
        holder = opened.get(item.level - 1)
        if holder and "contains-task-list" not in str(holder.attrs.get("class", "")):
            holder.attrJoin("class", "contains-task-list")


def checkbox(token: Token) -> None:
    """Put the box in front of the parsed text."""
    if token.children is not None:
        box = Token("task_checkbox", "input", 0)
        box.meta = {"done": token.meta["task"], "label": inline_text(token.children)}
        token.children.insert(0, box)


def render_checkbox(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    """A box that shows and cannot be ticked, named by its own text (WCAG 4.1.2)."""
    checked = " checked" if tokens[i].meta["done"] else ""
    label = escaped(tokens[i].meta["label"])
    return f'<input type="checkbox" disabled{checked} aria-label="{label}"> '
