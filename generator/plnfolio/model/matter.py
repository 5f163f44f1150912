"""What an author may write in the front matter of a post or a page."""

from __future__ import annotations

import datetime

from pydantic import Field, field_validator

from plnfolio.model.config import Written


class Matter(Written):
    """Front matter that posts and pages share."""

    title: str = Field(min_length=1)
    summary: str = ""
    slug: str = Field(default="", pattern=r"^[^\s/?#]*$")
    draft: bool = False
    nocite: tuple[str, ...] = ()

    @field_validator("nocite", mode="before")
    @classmethod
    def _keys(cls, value: object) -> object:
        """Pandoc writes ``nocite: "@a, @b"``; a list of keys is as good."""
        keys = value.split(",") if isinstance(value, str) else value
        if not isinstance(keys, list):
            return keys
        return [key.strip().removeprefix("@") if isinstance(key, str) else key for key in keys]


class PageMatter(Matter):
    """Front matter of a page."""

    updated: datetime.date | None = None


class PostMatter(Matter):
    """Front matter of a post. Dates are calendar days where the author lives."""

    date: datetime.date
    updated: datetime.date | None = None
    tags: tuple[str, ...] = ()
    course: str = ""

    @field_validator("tags", mode="before")
    @classmethod
    def _one_or_many(cls, value: object) -> object:
        """``tags: pln, media`` is as good as a list."""
        if isinstance(value, str):
            return [tag for part in value.split(",") if (tag := part.strip())]
        return value

    @field_validator("tags")
    @classmethod
    def _each_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value))
