"""A table of learning networks, as an author writes it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from plnfolio.model.config import WebAddress, Written

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


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_as_list)]


class Logo(Written):
    """A picture beside the name; ``alt`` says what it shows, empty for decoration."""

    src: str = Field(min_length=1)
    alt: str


class Hours(Written):
    """Time as numbers: ``min`` to ``max`` of ``unit`` for every ``per``."""

    min: float = Field(ge=0)
    max: float | None = Field(default=None, ge=0)
    unit: Literal["minutes", "hours", "days"] = "hours"
    per: Literal["day", "week", "month", "year"] = "month"


class Cost(Written):
    """What belonging costs: ``amount`` of ``currency`` (ISO 4217) for every ``per``."""

    amount: float = Field(ge=0)
    currency: str = Field(default="USD", pattern=r"^[A-Z]{3}$")
    per: Literal["month", "year", "once", "lifetime", "event"] = "year"
    note: str = ""


class Network(Written):
    """One entry of a table: something or somebody the author learns from.

    ``purpose`` and the members of ``activities``, ``give`` and ``receive`` are Markdown; so are
    ``time`` and ``cost`` where they are words.
    """

    name: str = Field(min_length=1)
    short: str = ""
    url: WebAddress = ""
    logo: Logo | None = None
    kind: Kind = "organisation"
    group: str = ""
    status: Status = "current"
    purpose: str = ""
    activities: Texts = ()
    time: str | Hours = ""
    cost: str | Cost = ""
    give: Texts = ()
    receive: Texts = ()
    since: str = Field(default="", pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")


class NetworkTable(Written):
    """One file of ``networks/``."""

    title: str = Field(min_length=1)
    summary: str = ""
    networks: tuple[Network, ...] = ()
