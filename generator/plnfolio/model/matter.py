"""What an author may write in the front matter of a post, a page or an artifact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import Field, field_validator

from plnfolio.model.authored import AuthorModel
from plnfolio.model.config import Downloads, OldAddresses
from plnfolio.model.days import WrittenDay

_HASHTAG = re.compile(r"^#(?=\w)")
_QUOTED = re.compile(r"^(?:“([^“”]+)”|„([^„“]+)“|«([^«»]+)»|‘([^‘’]+)’)$")
"""A tag in quotation marks of a word processor, which are none for YAML."""


class Matter(AuthorModel):
    """Front matter that all texts share."""

    title: str = Field(min_length=1, description="The title.")
    summary: str = Field(default="", description="One or two sentences, for lists and feeds.")
    slug: str = Field(
        default="",
        pattern=r"^[^\s/?#]*$",
        description="The last part of the address; without it, the file’s name.",
    )
    aliases: OldAddresses = Field(
        default=(), description="Addresses that lead here too: [/2023/04/my-post.html]."
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

    kind: Literal["page", "resume"] = Field(
        default="page", description="What it is: resume for a résumé, which prints on one sheet."
    )
    updated: WrittenDay | None = Field(
        default=None, description="The day of the last change: 2023-04-15."
    )


class DatedMatter(Matter):
    """Front matter of what has a day. Dates are calendar days where the author lives."""

    date: WrittenDay = Field(
        description="The day it is published: 2023-04-11. With a later day the post waits."
    )
    updated: WrittenDay | None = Field(
        default=None, description="The day of the last change: 2023-04-15."
    )
    tags: tuple[str, ...] = Field(default=(), description="Topics: [pln, social learning].")
    course: str = Field(default="", description="The course it was made for: DL5763.")
    module: str = Field(default="", description="The part of the course: Module 3.")
    affiliation: str = Field(
        default="", description="Your department and school, for the title page of a paper."
    )
    instructor: str = Field(default="", description="To whom it is handed in, for a title page.")
    due: WrittenDay | None = Field(
        default=None, description="The day that it is due: 2023-04-15, for a title page."
    )

    downloads: Downloads | None = Field(
        default=None,
        description="As which files it can be downloaded: [pdf, epub], or [] for none.",
    )
    competencies: tuple[str, ...] = Field(
        default=(),
        description="The standards that it is evidence for, as site.yaml has them: [AECT-1.2].",
    )

    @field_validator("competencies", mode="before", json_schema_input_type=str | tuple[str, ...])
    @classmethod
    def _named(cls, value: object) -> object:
        """``competencies: AECT-1.2, AECT-4.3`` is as good as a list."""
        if isinstance(value, str):
            return [one for part in re.split(r"[,;]", value) if (one := part.strip())]
        return value

    @field_validator("tags", mode="before", json_schema_input_type=str | tuple[str, ...])
    @classmethod
    def _one_or_many(cls, value: object) -> object:
        """``tags: pln, media`` is as good as a list, and so are hashtags."""
        if isinstance(value, str):
            hashtags = value.replace(",", " ").split()
            if all(_HASHTAG.match(word) for word in hashtags):
                return hashtags
            return [tag for part in value.split(",") if (tag := part.strip())]
        return value

    @field_validator("tags")
    @classmethod
    def _each_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        bare = (_QUOTED.sub(r"\1\2\3\4", tag).strip() for tag in value)
        return tuple(dict.fromkeys(_HASHTAG.sub("", tag) for tag in bare if tag))


class PostMatter(DatedMatter):
    """Front matter of a post."""

    series: str = Field(default="", description="What it is a part of, with other posts.")


class ArtifactMatter(DatedMatter):
    """Front matter of an artifact: something that was made, with its files beside it."""

    file: tuple[str, ...] = Field(
        default=(),
        description="What to show of the files beside it: slides.pdf, module.zip, or a folder.",
    )
    authors: tuple[str, ...] = Field(
        default=(), description="Who made it, if not you alone: [Ada Berg, Mei Tan]."
    )
    cover: str = Field(
        default="",
        description="A picture of it, beside the text: cover.jpg. Its title describes it.",
    )
    kind: str = Field(default="", description="What it is: Job aid, Online module.")
    role: str = Field(default="", description="What you did: Designer and developer.")
    audience: str = Field(default="", description="Whom it is for: New staff on night shifts.")
    tools: tuple[str, ...] = Field(
        default=(), description="What it was made with: [Storyline, Figma]."
    )
    team: tuple[str, ...] = Field(
        default=(), description="Who worked on it with you: [Mei Tan, subject expert]."
    )
    problem: str = Field(
        default="", description="What it was needed for, in a sentence or a short paragraph."
    )
    process: str = Field(default="", description="How you went about it, in the same way.")
    result: str = Field(default="", description="What came of it, in the same way.")

    @field_validator(
        "file", "authors", "team", mode="before", json_schema_input_type=str | tuple[str, ...]
    )
    @classmethod
    def _one_alone(cls, value: object) -> object:
        """A single name needs no list; there may be a comma in it."""
        return [value] if isinstance(value, str) and value else value

    @field_validator("tools", mode="before", json_schema_input_type=str | tuple[str, ...])
    @classmethod
    def _listed(cls, value: object) -> object:
        """``tools: Storyline, Figma`` is as good as a list."""
        if isinstance(value, str):
            return [tool for part in value.split(",") if (tool := part.strip())]
        return value


CASE = (
    "kind", "role", "audience", "tools", "team", "problem", "process", "result",
)  # fmt: skip
"""What an artifact tells of as a case, in plain words."""

TYPESET = ("'", '"', "--", "...")
"""What becomes another sign in a title or a summary."""


def is_plain(matter: Matter) -> bool:
    """Whether no word has a sign that is typeset, or that a key begins with: nearly always."""
    signs = (*TYPESET, "@")
    return not any(sign in word for word in _words(matter) for sign in signs)


def _words(matter: Matter) -> Iterator[str]:
    for _, value in matter:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from value
