"""Standards of a profession or a programme: what evidence is gathered for."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from plnfolio.diagnostics import Span
from plnfolio.frozen import dataclass
from plnfolio.model.authored import AuthorModel
from plnfolio.model.slug import slugify

_PIECE = re.compile(r"\d+|[^\W\d_]+")


def standard_key(written: str) -> str:
    """What is alike in all ways of writing an id, which is its part of an address.

    ``AECT 1.2``, ``aect-1.2`` and ``AECT1.2`` are one, and so are ``2.1.a`` and ``2.1a``. Empty
    where there is no letter or digit.
    """
    pieces = _PIECE.findall(slugify(written))
    return slugify("-".join(one.lstrip("0") or "0" if one.isdecimal() else one for one in pieces))


def _has_key(written: str) -> str:
    if not standard_key(written):
        raise ValueError("an id has a letter or a digit: LX-1")
    return written


class Standard(AuthorModel):
    """A standard, or a part of one."""

    id: Annotated[str, AfterValidator(_has_key)] = Field(
        min_length=1, description="How texts name it: LX-1.2."
    )
    title: str = Field(min_length=1, description="What it is called.")
    description: str = Field(default="", description="What it asks for, in a sentence.")
    parts: tuple[Standard, ...] = Field(default=(), description="The parts that it is made of.")


@dataclass(frozen=True, slots=True)
class StandardRow:
    """A standard in its place: ``depth`` is 0 for one that is no part of another.

    ``span`` is where its id is written, or what named the set that it came with.
    """

    key: str
    id: str
    title: str
    description: str
    depth: int
    span: Span


@dataclass(frozen=True, slots=True)
class StandardSet:
    """Standards that belong together, in reading order: each before its parts.

    The ``title`` is empty for those that ``site.yaml`` itself holds. ``version`` says of which year
    it is, ``url`` where its own words are, ``language`` that of its titles if it is known.
    """

    title: str
    version: str
    url: str
    rows: tuple[StandardRow, ...]
    language: str = ""
