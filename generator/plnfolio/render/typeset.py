"""Titles and summaries with the quotation marks and dashes of the texts that they stand above."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TypeVar

from markdown_it import MarkdownIt
from pydantic import BaseModel

from plnfolio.model.site import Site
from plnfolio.render.typography import dashes, quotes_for

_Written = TypeVar("_Written", bound=BaseModel)
_FIELDS = ("title", "summary", "description")
_PLAIN = re.compile(r"[^'\"\-.]*")


def typeset(site: Site) -> Site:
    """The same site with curled quotation marks in titles, summaries and descriptions."""
    marks = quotes_for(site.config.language)
    return replace(
        site,
        config=_typeset(site.config, marks),
        posts=tuple(replace(post, matter=_typeset(post.matter, marks)) for post in site.posts),
        pages=tuple(replace(page, matter=_typeset(page.matter, marks)) for page in site.pages),
        artifacts=tuple(replace(a, matter=_typeset(a.matter, marks)) for a in site.artifacts),
        tables=tuple(replace(t, content=_typeset(t.content, marks)) for t in site.tables),
    )


def curled(text: str, marks: tuple[str, str, str, str]) -> str:
    """One line of text, which is no Markdown, with its marks and dashes set."""
    if _PLAIN.fullmatch(text):
        return text
    tokens = _parser(marks).parse(text)
    return "".join(child.content for token in tokens for child in token.children or ())


def _typeset(written: _Written, marks: tuple[str, str, str, str]) -> _Written:
    fields = {name: getattr(written, name, "") for name in _FIELDS}
    changed = {
        name: new for name, old in fields.items() if old and (new := curled(old, marks)) != old
    }
    return written.model_copy(update=changed) if changed else written


@functools.cache
def _parser(marks: tuple[str, str, str, str]) -> MarkdownIt:
    """markdown-it with every rule off but those that set type."""
    md = MarkdownIt("zero", {"typographer": True, "quotes": marks}).enable("smartquotes")
    md.core.ruler.before("smartquotes", "dashes", dashes)
    return md
