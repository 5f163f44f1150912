"""Titles, summaries and cases with the quotation marks and dashes of the texts they stand above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from plnfolio.model.config import SiteConfig
from plnfolio.model.matter import CASE, TYPESET
from plnfolio.model.site import Artifact, Page, Post, Site
from plnfolio.model.standard import StandardRow, StandardSet
from plnfolio.render.apostrophes import set_apostrophes
from plnfolio.render.typography import quotes_for, set_dashes

_Written = TypeVar("_Written", bound=BaseModel)
_Text = TypeVar("_Text", Post, Page, Artifact)
_COURSE = ("institution", "instructor", "term")
_FIELDS = ("title", "summary", "description", "affiliation", *_COURSE, *CASE)


def typeset(site: Site) -> Site:
    """The same site with curled quotation marks in titles, summaries, descriptions and cases."""
    marks = quotes_for(site.config.language)
    return replace(
        site,
        config=_config(site.config, marks),
        posts=tuple(_text(post, marks) for post in site.posts),
        pages=tuple(_text(page, marks) for page in site.pages),
        artifacts=tuple(_text(artifact, marks) for artifact in site.artifacts),
        tables=tuple(replace(t, content=_typeset(t.content, marks)) for t in site.tables),
        standards=tuple(
            replace(one, title=curled(one.title, marks), rows=tuple(_rows(one, marks)))
            for one in site.standards
        ),
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


def _config(config: SiteConfig, marks: tuple[str, str, str, str]) -> SiteConfig:
    set_ = _typeset(config, marks)
    courses = {code: _typeset(course, marks) for code, course in set_.courses.items()}
    return set_ if courses == set_.courses else set_.model_copy(update={"courses": courses})


def _rows(standards: StandardSet, marks: tuple[str, str, str, str]) -> Iterator[StandardRow]:
    for row in standards.rows:
        title, description = curled(row.title, marks), curled(row.description, marks)
        yield replace(row, title=title, description=description)


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
