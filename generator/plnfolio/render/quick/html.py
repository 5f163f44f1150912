"""The writer of HTML: tags without attributes are written at once, and cells as wholes."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from plnfolio.render.addresses import escaped


class QuickHtml(RendererHTML):
    """markdown-it's renderer; the tags that most of a text is made of need no rule."""

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        """The HTML of a whole text."""
        out: list[str] = []
        rules = self.rules
        for i, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                inner = token.children or ()
                if len(inner) == 1 and inner[0].type == "text":
                    content = escaped(inner[0].content)
                else:
                    content = self.renderInline(inner, options, env)
                out.append(_cell(token, content) if token.tag else content)
            elif kind in rules:
                out.append(rules[kind](tokens, i, options, env))
            elif not token.block:
                out.append(self.renderToken(tokens, i, options, env))
            elif not token.hidden:
                out.append(_block(tokens, i, self.renderAttrs(token) if token.attrs else ""))
        return "".join(out)

    def renderInline(  # noqa: N802 - markdown-it's name
        self, tokens: Sequence[Token], options: OptionsDict, env: EnvType
    ) -> str:
        """The HTML of some inline content."""
        out: list[str] = []
        rules = self.rules
        for i, token in enumerate(tokens):
            kind = token.type
            if kind == "text":
                out.append(escaped(token.content))
            elif kind in rules:
                out.append(rules[kind](tokens, i, options, env))
            else:
                out.append(self.renderToken(tokens, i, options, env))
        return "".join(out)

    def renderToken(  # noqa: N802 - markdown-it's name
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        """The tag of a token that no rule knows."""
        token = tokens[idx]
        if token.hidden:
            return ""
        attributes = self.renderAttrs(token) if token.attrs else ""
        if token.block:
            return _block(tokens, idx, attributes)
        return f"<{'/' if token.nesting < 0 else ''}{token.tag}{attributes}>"


def _block(tokens: Sequence[Token], i: int, attributes: str) -> str:
    """The tag of a block."""
    token = tokens[i]
    if token.nesting < 0:
        return f"</{token.tag}{attributes}>\n"
    # What stands in a tight list item, behind its text, begins a line.
    before = "\n" if i and tokens[i - 1].hidden else ""
    if not token.nesting:
        return f"{before}<{token.tag}{attributes}>\n"
    after = "" if _stays_open(token, tokens, i + 1) else "\n"
    return f"{before}<{token.tag}{attributes}>{after}"


def _stays_open(token: Token, tokens: Sequence[Token], following: int) -> bool:
    """Whether what follows an opening tag stands on its line."""
    if following == len(tokens):
        return False
    after = tokens[following]
    if after.type == "inline":
        return not after.tag
    return after.hidden or (after.nesting < 0 and after.tag == token.tag)


def _cell(token: Token, content: str) -> str:
    """A cell of a table; alignment as a class, since a strict Content-Security-Policy lets no
    style attribute through.

    A heading that says nothing is announced all the same, so it is a cell (WCAG 1.3.1, H51).
    """
    align = f' class="align-{token.info}"' if token.info else ""
    if token.tag == "th" and token.content.strip():
        return f'<th scope="col"{align}>{content}</th>\n'
    return f"<td{align}>{content}</td>\n"
