"""Blocks of code, coloured by classes that a theme's style sheet gives colours to."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from plnfolio.frozen import dataclass
from plnfolio.render.addresses import attributes_of, escaped
from plnfolio.render.attributes import read_attributes

if TYPE_CHECKING:
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexer import Lexer

_BRACED_NAME = re.compile(r"\{([A-Za-z][\w+#.-]*)\}")


@dataclass(frozen=True, slots=True)
class Info:
    """What follows the opening fence: the language, and an id or classes of the author's."""

    language: str = ""
    id: str = ""
    classes: tuple[str, ...] = ()


def read_info(text: str) -> Info:
    """Read ``python``, ``python {#id .class}``, ``{.python #id}`` or ``{python}``."""
    from markdown_it.common.utils import unescapeAll  # noqa: PLC0415 - most texts hold no code

    text = unescapeAll(text).strip()
    if (name := _BRACED_NAME.match(text)) is not None:
        return Info(name[1])
    before, brace, after = text.partition("{")
    words = before.split()
    found = read_attributes(brace + after) or {}
    classes = found.get("class", "").split()
    language = words[0] if words else classes.pop(0) if classes else ""
    return Info(language, found.get("id", ""), tuple(classes))


def code_block(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    """Fenced or indented code; it can be scrolled by keyboard (WCAG 2.1.1)."""
    token = tokens[i]
    info = read_info(token.info) if token.info else Info()
    own_class = str(token.attrs.pop("class", ""))
    frame = [("class", " ".join(["highlight", *info.classes, *own_class.split()]))]
    frame += [("id", info.id)] if info.id else []
    frame += [(name, str(value)) for name, value in token.attrs.items()]
    language = [("class", f"language-{info.language}")] if info.language else []
    code = highlighted(token.content, info.language)
    return (
        f'<div{attributes_of(frame)}><pre tabindex="0">'
        f"<code{attributes_of(language)}>{code}</code></pre></div>\n"
    )


def highlighted(code: str, language: str) -> str:
    """Code as HTML, with Pygments' short classes where it knows the language."""
    lexer = _lexer(language.lower()) if language else None
    if lexer is None:
        return escaped(code)
    from pygments import highlight  # noqa: PLC0415 - most texts hold no code

    return highlight(code, lexer, _formatter())


def is_language(name: str) -> bool:
    """Whether code of a language can be coloured."""
    return _lexer(name.lower()) is not None


@functools.cache
def _formatter() -> HtmlFormatter[str]:
    from pygments.formatters.html import HtmlFormatter  # noqa: PLC0415

    return HtmlFormatter(nowrap=True)


@functools.cache
def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
