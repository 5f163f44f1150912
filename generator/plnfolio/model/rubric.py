"""What a rubric may hold: what a programme asks of a portfolio."""

from __future__ import annotations

from typing import Any, Literal, get_args

from pydantic import Field, field_validator

from plnfolio.model.authored import AuthorModel

Part = Literal[
    "role", "reflection", "kind", "audience", "tools", "team", "problem", "process", "result",
    "file", "cover", "summary", "competencies",
]  # fmt: skip
"""What every artifact can be asked to have: a field of its front matter, or its reflection."""

PARTS: tuple[Part, ...] = get_args(Part)
ALL = "all"
"""Every standard of the site, or every code."""


class Line(AuthorModel):
    """One thing that is asked for."""

    title: str = Field(min_length=1, description="What is asked for, in your own words.")
    page: tuple[str, ...] = Field(
        default=(), description="A page by its name: about. Of several one will do: [cv, resume]."
    )
    posts: int | None = Field(default=None, ge=1, description="How many posts at least: 5.")
    artifacts: int | None = Field(
        default=None,
        ge=1,
        description="How many artifacts at least: 6. Beside “standards”: how many for each.",
    )
    each: tuple[Part, ...] = Field(
        default=(), description="What every artifact has: [role, reflection]."
    )
    standards: tuple[str, ...] = Field(
        default=(), description="Standards that have evidence: all, or some: [AECT-1, AECT-4.3]."
    )
    networks: int | None = Field(
        default=None, ge=1, description="How many networks at least, in all tables: 10."
    )
    works: int | None = Field(
        default=None,
        ge=1,
        description="How many works are cited: 3. Beside “posts”, “artifacts” or “page”: in each.",
    )
    words: int | None = Field(
        default=None,
        ge=1,
        description="How many words at least: 500. Beside “posts”, “artifacts” or “page”: in each.",
    )
    clean: tuple[str, ...] = Field(
        default=(), description="What check must not find: [typed-citation, title-case], or all."
    )
    look: str = Field(
        default="", description="What a person looks at, since no program can: Is it honest?"
    )

    @field_validator("page", "each", "standards", "clean", mode="before",
                     json_schema_input_type=str | tuple[str, ...])  # fmt: skip
    @classmethod
    def _listed(cls, value: Any) -> Any:
        """``each: role, reflection`` is as good as a list."""
        if isinstance(value, str):
            return [one for part in value.split(",") if (one := part.strip())]
        return value


class Rubric(AuthorModel):
    """A rubric: a title, and a line for each thing that is asked for."""

    title: str = Field(min_length=1, description="What the rubric is called.")
    lines: tuple[Line, ...] = Field(description="What is asked for, a line for each thing.")


ASKED: dict[str, frozenset[str]] = {
    "page": frozenset({"words", "works"}),
    "standards": frozenset({"artifacts"}),
    "posts": frozenset({"words", "works"}),
    "artifacts": frozenset({"words", "works", "each"}),
    "networks": frozenset(),
    "clean": frozenset(),
    "works": frozenset(),
    "words": frozenset(),
    "look": frozenset(),
}
"""What a line can ask for, the first of them that it names, and what may stand beside that;
``look`` may beside anything."""


def subject(line: Line) -> str:
    """What a line asks for; empty if for nothing."""
    return next((name for name in ASKED if getattr(line, name)), "")
