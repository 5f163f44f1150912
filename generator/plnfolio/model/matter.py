"""What an author may write in the front matter of a post or a page."""

from __future__ import annotations

import datetime

from pydantic import Field, field_validator

from plnfolio.model.config import Written


class Matter(Written):
    """Front matter that posts and pages share."""

    title: str = Field(min_length=1, description="The title.")
    summary: str = Field(default="", description="One or two sentences, for lists and feeds.")
    slug: str = Field(
        default="",
        pattern=r"^[^\s/?#]*$",
        description="The last part of the address; without it, the file’s name.",
    )
    draft: bool = Field(default=False, description="Whether it is kept out of the site.")
    nocite: tuple[str, ...] = Field(
        default=(), description="Works for the reference list that the text does not cite."
    )

    @field_validator("nocite", mode="before", json_schema_input_type=str | tuple[str, ...])
    @classmethod
    def _keys(cls, value: object) -> object:
        """Pandoc writes ``nocite: "@a, @b"``; a list of keys is as good."""
        keys = value.split(",") if isinstance(value, str) else value
        if not isinstance(keys, list):
            return keys
        return [key.strip().removeprefix("@") if isinstance(key, str) else key for key in keys]


class PageMatter(Matter):
    """Front matter of a page."""

    updated: datetime.date | None = Field(
        default=None, description="The day of the last change: 2023-04-15."
    )


class PostMatter(Matter):
    """Front matter of a post. Dates are calendar days where the author lives."""

    date: datetime.date = Field(
        description="The day it is published: 2023-04-11. With a later day the post waits."
    )
    updated: datetime.date | None = Field(
        default=None, description="The day of the last change: 2023-04-15."
    )
    tags: tuple[str, ...] = Field(default=(), description="Topics: [pln, social learning].")
    course: str = Field(default="", description="The course it was written for: DL5763.")

    @field_validator("tags", mode="before", json_schema_input_type=str | tuple[str, ...])
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
