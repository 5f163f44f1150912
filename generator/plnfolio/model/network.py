"""A table of learning networks, as an author writes it."""

from __future__ import annotations

import re
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from plnfolio.diagnostics import did_you_mean, listed
from plnfolio.model.authored import AuthorModel
from plnfolio.model.config import WebAddress
from plnfolio.model.days import Moment
from plnfolio.model.webaddress import slip

Kind = Literal[
    "person",
    "organisation",
    "association",
    "community",
    "platform",
    "podcast",
    "publication",
    "event",
    "course",
    "hashtag",
]
Status = Literal["current", "growing", "planned", "paused"]
Relationship = Literal[
    "contact", "acquaintance", "friend", "met", "co-worker", "colleague", "neighbor", "me"
]
"""Words of XFN 1.1 (gmpg.org/xfn/11) that say how the author knows a person."""


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _relationships(value: object) -> object:
    """``friend met`` and ``friend, met`` are as good as a list."""
    if not isinstance(value, str):
        return value
    known = get_args(Relationship)
    words = value.replace(",", " ").split()
    for word in words:
        if word not in known:
            raise ValueError(did_you_mean(word, known) or f"write some of {listed(known)}")
    return words


def _feed(address: str) -> str:
    found = slip(address) if address else None
    if found and found.meant:
        raise ValueError(f"write {found.meant}")
    if address and (found or not re.fullmatch(r"(?i:https?)://\S+", address)):
        raise ValueError("write the feed’s whole address: https://example.org/feed.xml")
    return address


Texts = Annotated[
    tuple[str, ...],
    BeforeValidator(_as_list),
    WithJsonSchema({"type": ["string", "array"], "items": {"type": "string"}}),
]
Relationships = Annotated[
    tuple[Relationship, ...],
    BeforeValidator(_relationships),
    WithJsonSchema({"type": ["string", "array"], "items": {"enum": list(get_args(Relationship))}}),
]
Feed = Annotated[str, AfterValidator(_feed), Field(json_schema_extra={"format": "uri"})]


class Logo(AuthorModel):
    """A picture beside the name; ``alt`` says what it shows, empty for decoration."""

    src: str = Field(min_length=1, description="The picture’s file, beside the table’s.")
    alt: str = Field(description="What it shows; empty if it is decoration.")


class Hours(AuthorModel):
    """Time as numbers: ``min`` to ``max`` of ``unit`` for every ``per``."""

    min: float = Field(ge=0, allow_inf_nan=False, description="The least.")
    max: float | None = Field(
        default=None, ge=0, allow_inf_nan=False, description="The most; without it, the least."
    )
    unit: Literal["minutes", "hours", "days"] = Field(default="hours", description="Of what.")
    per: Literal["day", "week", "month", "year"] = Field(default="month", description="How often.")


class Cost(AuthorModel):
    """What belonging costs: ``amount`` of ``currency`` (ISO 4217) for every ``per``."""

    amount: float = Field(ge=0, allow_inf_nan=False, description="How much; 0 is free.")
    currency: str = Field(
        default="USD", pattern=r"^[A-Z]{3}$", description="Three letters: USD, EUR, GBP."
    )
    per: Literal["month", "year", "once", "lifetime", "event"] = Field(
        default="year", description="How often it is paid."
    )
    note: str = Field(default="", description="A remark, such as a student rate.")


class Network(AuthorModel):
    """One entry of a table: something or somebody the author learns from.

    ``purpose`` and the members of ``activities``, ``give`` and ``receive`` are Markdown. Where
    ``time`` and ``cost`` are words, they may have emphasis and links, but no HTML. ``planned`` is
    when the plan was made, ``since`` the first and ``until`` the last moment of belonging.
    ``feed`` is an RSS or Atom feed. ``connects`` names other entries that know this one without the
    author. ``private`` keeps the entry out of all that is published.
    """

    name: str = Field(min_length=1, description="The whole name.")
    short: str = Field(default="", description="A short name or an abbreviation: GLDC.")
    url: WebAddress = Field(default="", description="Where it is on the web.")
    logo: Logo | None = Field(default=None, description="A picture beside the name.")
    kind: Kind = Field(default="organisation", description="What it is.")
    group: str = Field(
        default="", description="Your own group: Peers, Ideas; without it, the kind’s name."
    )
    status: Status = Field(default="current", description="Where you stand with it.")
    purpose: str = Field(
        default="", description="What it is and why you are there; Markdown with citations."
    )
    activities: Texts = Field(default=(), description="What you do there, one text each.")
    time: str | Hours = Field(
        default="", description="Time spent: 4 hours, 1-8 hours, 30 min a week; of a month."
    )
    cost: str | Cost = Field(
        default="", description="What it costs: free, $249 a year, €12 per month."
    )
    give: Texts = Field(default=(), description="What you offer, one text each.")
    receive: Texts = Field(default=(), description="What you get, one text each.")
    planned: Moment = Field(default="", description="When you decided to join: 2022-10.")
    since: Moment = Field(default="", description="When you joined: 2023, 2023-04, 2023-04-11.")
    until: Moment = Field(default="", description="The last you were in it: 2024-06.")
    feed: Feed = Field(default="", description="The address of its RSS or Atom feed.")
    relationship: Relationships = Field(
        default=(), description="How you know a person: colleague, met, friend."
    )
    connects: Texts = Field(
        default=(), description="Whom of your network it knows without you: names of other entries."
    )
    private: bool = Field(default=False, description="Whether it is for your eyes only.")


class Missing(AuthorModel):
    """Somebody or something that is missing from a network: the question that it would answer."""

    question: str = Field(
        min_length=1, description="What you would ask there: Who has seen me work?"
    )
    group: str = Field(default="", description="The group in which it is missing.")


def _as_missing(value: object) -> object:
    """A question alone is as good as one in a field."""
    return {"question": value} if isinstance(value, str) else value


_Missing = Annotated[
    Missing,
    BeforeValidator(_as_missing, json_schema_input_type=str | Missing),
]


class NetworkTable(AuthorModel):
    """One file of ``networks/``."""

    title: str = Field(min_length=1, description="The table’s title.")
    summary: str = Field(default="", description="A sentence or two above the table; Markdown.")
    networks: tuple[Network, ...] = Field(default=(), description="One entry a network.")
    gaps: tuple[_Missing, ...] = Field(
        default=(), description="What is missing from your network, a question each."
    )


class InlineTable(NetworkTable):
    """A table in the body of a directive, which needs no title."""

    title: str = ""
