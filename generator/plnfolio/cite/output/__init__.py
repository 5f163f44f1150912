"""Rich text as HTML, plain text and Markdown: one file a language."""

from __future__ import annotations

from collections.abc import Callable

from plnfolio.cite.output.html import to_html
from plnfolio.cite.output.markdown import to_markdown
from plnfolio.cite.output.plain import to_plain
from plnfolio.cite.rich import Rich

WRITERS: dict[str, Callable[[Rich], str]] = {
    "text": to_plain,
    "html": to_html,
    "markdown": to_markdown,
}
