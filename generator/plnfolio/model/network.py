"""A table of learning networks, as an author writes it."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from plnfolio.diagnostics import did_you_mean, listed
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


_MOMENT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _moment(text: str) -> str:
    """Refuse what is no year, month or day of the calendar."""
    if not text:
        return text
    match = _MOMENT.fullmatch(text)
    try:
        year, month, day = (int(part or 1) for part in match.groups()) if match else (0, 0, 0)
        datetime.date(year, month, day)
    except ValueError:
        raise ValueError("write a year, a month or a day: 2023, 2023-04 or 2023-04-11") from None
    return text


def _feed(address: str) -> str:
    if address and not re.fullmatch(r"(?i:https?)://\S+", address):
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
Moment = Annotated[
    str,
    AfterValidator(_moment),
    Field(json_schema_extra={"pattern": r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"}),
]
"""As precise as the author cares: ``2023``, ``2023-04`` or ``2023-04-11``."""

Feed = Annotated[str, AfterValidator(_feed), Field(json_schema_extra={"format": "uri"})]


class Logo(Written):
    """A picture beside the name; ``alt`` says what it shows, empty for decoration."""

    src: str = Field(min_length=1)
    alt: str


class Hours(Written):
    """Time as numbers: ``min`` to ``max`` of ``unit`` for every ``per``."""

    min: float = Field(ge=0, allow_inf_nan=False)
    max: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    unit: Literal["minutes", "hours", "days"] = "hours"
    per: Literal["day", "week", "month", "year"] = "month"


class Cost(Written):
    """What belonging costs: ``amount`` of ``currency`` (ISO 4217) for every ``per``."""

    amount: float = Field(ge=0, allow_inf_nan=False)
    currency: str = Field(default="USD", pattern=r"^[A-Z]{3}$")
    per: Literal["month", "year", "once", "lifetime", "event"] = "year"
    note: str = ""


class Network(Written):
    """One entry of a table: something or somebody the author learns from.

    ``purpose`` and the members of ``activities``, ``give`` and ``receive`` are Markdown; so are
    ``time`` and ``cost`` where they are words. ``planned`` is when the plan was made, ``since``
    the first and ``until`` the last moment of belonging. ``feed`` is an RSS or Atom feed.
    ``private`` keeps the entry out of everything that is published.
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
    planned: Moment = ""
    since: Moment = ""
    until: Moment = ""
    feed: Feed = ""
    relationship: Relationships = ()
    private: bool = False


class NetworkTable(Written):
    """One file of ``networks/``."""

    title: str = Field(min_length=1)
    summary: str = ""
    networks: tuple[Network, ...] = ()


class InlineTable(NetworkTable):
    """A table in the body of a directive, which needs no title."""

    title: str = ""
