"""Titles, summaries and cases with the quotation marks and dashes of the texts they stand above."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from plnfolio.model.matter import CASE, TYPESET
from plnfolio.model.site import Artifact, Page, Post, Site
from plnfolio.render.apostrophes import set_apostrophes
from plnfolio.render.typography import quotes_for, set_dashes

_Written = TypeVar("_Written", bound=BaseModel)
_Text = TypeVar("_Text", Post, Page, Artifact)
_FIELDS = ("title", "summary", "description", *CASE)


def typeset(site: Site) -> Site:
    """The same site with curled quotation marks in titles, summaries, descriptions and cases."""
    marks = quotes_for(site.config.language)
    return replace(
        site,
        config=_typeset(site.config, marks),
        posts=tuple(_text(post, marks) for post in site.posts),
        pages=tuple(_text(page, marks) for page in site.pages),
        artifacts=tuple(_text(artifact, marks) for artifact in site.artifacts),
        tables=tuple(replace(t, content=_typeset(t.content, marks)) for t in site.tables),
    )


def curled(text: str, marks: tuple[str, str, str, str]) -> str:
    """One line of text, which is no Markdown, with its marks and dashes set."""
    if not any(sign in text for sign in TYPESET):
        return text
    from plnfolio.render.quick.quotes import set_quotes  # noqa: PLC0415 - most need none
    from plnfolio.render.quick.token import QuickToken  # noqa: PLC0415

    token = QuickToken("text", "", 0, 0, text)
    set_dashes([token])
    set_apostrophes([token])
    set_quotes([token], marks)
    return token.content


def _text(text: _Text, marks: tuple[str, str, str, str]) -> _Text:
    if text.plain:
        return text
    matter = _typeset(text.matter, marks)
    return text if matter is text.matter else replace(text, matter=matter)


def _typeset(written: _Written, marks: tuple[str, str, str, str]) -> _Written:
    fields = {name: getattr(written, name, "") for name in _FIELDS}
    changed = {
        name: new for name, old in fields.items() if old and (new := _set(old, marks)) != old
    }
    return written.model_copy(update=changed) if changed else written


def _set(value: str | tuple[str, ...], marks: tuple[str, str, str, str]) -> object:
    if isinstance(value, str):
        return curled(value, marks)
    return tuple(curled(one, marks) for one in value)
