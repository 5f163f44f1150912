"""The network for other programs: ``pln.json`` with its JSON Schema, and OPML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from plnfolio.model.config import Author
from plnfolio.model.network import Cost, Hours, Kind, Missing, Relationship, Status
from plnfolio.pln.bridges import bridges, partners
from plnfolio.pln.entries import SCHEMA_PATH, Entry, by_slug, distinct, public

VERSION = 1
_DRAFT = "https://json-schema.org/draft/2020-12/schema"

_Moment = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
_Texts = tuple[str, ...]


class _Shared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class SharedTime(_Shared):
    """Time spent, in hours a month; without ``min`` and ``max`` it is not known."""

    words: str = Field(default="", description="As the author wrote it, in Markdown.")
    min: float | None = Field(default=None, ge=0, description="Hours a month, at least.")
    max: float | None = Field(default=None, ge=0, description="Hours a month, at most.")
    open: bool = Field(default=False, description="Whether it may be more than max.")


class SharedCost(_Shared):
    """What belonging costs; without ``min`` and ``max`` it is not known."""

    words: str = Field(default="", description="As the author wrote it, in Markdown.")
    min: float | None = Field(default=None, ge=0, description="The least amount.")
    max: float | None = Field(default=None, ge=0, description="The greatest amount.")
    open: bool = Field(default=False, description="Whether it may be more than max.")
    currency: str = Field(default="", description="ISO 4217; absent if none is named or free.")
    per: Literal["month", "year", "once", "lifetime", "event"] | None = Field(
        default=None, description="How often the amount is paid."
    )
    note: str = Field(default="", description="A remark, such as a student rate.")


class SharedAuthor(_Shared):
    """Whose network it is."""

    name: str
    url: str = ""


class SharedNetwork(_Shared):
    """Something or somebody the author learns from."""

    id: str = Field(description="Stable, and unique within this file.")
    name: str
    short: str = ""
    url: str = ""
    kind: Kind
    group: str = Field(description="The author's group, or a name for the kind.")
    status: Status
    purpose: str = Field(default="", description="Markdown; citations are Pandoc's.")
    activities: _Texts = Field(default=(), description="Markdown, one text an activity.")
    time: SharedTime | None = None
    cost: SharedCost | None = None
    give: _Texts = Field(default=(), description="What the author offers, in Markdown.")
    receive: _Texts = Field(default=(), description="What the author gets, in Markdown.")
    planned: _Moment | None = Field(default=None, description="When the plan was made.")
    since: _Moment | None = Field(default=None, description="The first moment of belonging.")
    until: _Moment | None = Field(default=None, description="The last moment of belonging.")
    feed: str = Field(default="", description="An RSS or Atom feed.")
    relationship: tuple[Relationship, ...] = Field(default=(), description="Words of XFN 1.1.")
    connects: _Texts = Field(
        default=(), description="The ids of those that it knows without the author."
    )
    tables: _Texts = Field(description="The names of the tables it is in.")


class SharedGap(_Shared):
    """Somebody or something that is missing."""

    question: str = Field(description="What the author would ask there.")
    group: str = Field(default="", description="The group in which it is missing.")


class SharedPln(_Shared):
    """A personal learning network, as its author publishes it.

    Members may be absent, which means the same as empty.
    """

    model_config = ConfigDict(populate_by_name=True)

    schema_url: str = Field(alias="$schema")
    version: Literal[1]
    title: str
    author: SharedAuthor
    url: str = Field(default="", description="The address of the portfolio.")
    networks: tuple[SharedNetwork, ...]
    gaps: tuple[SharedGap, ...] = Field(default=(), description="What the author says is missing.")


def pln_schema(base_url: str = "") -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``pln.json``."""
    schema = SharedPln.model_json_schema(mode="validation")
    return {"$schema": _DRAFT, "$id": f"{base_url}{SCHEMA_PATH}", **schema}


def pln_json(
    all_entries: Sequence[Entry],
    title: str,
    author: Author,
    base_url: str = "",
    missing: Sequence[Missing] = (),
) -> dict[str, Any]:
    """``pln.json``: each network once, nothing private, in the order of the tables.

    ``base_url`` has no ``/`` at its end; without one the schema's address is relative to the site.
    """
    shown = public(all_entries)
    rows = by_slug(shown)
    known = partners(bridges(shown))
    pln = SharedPln(
        schema_url=f"{base_url}{SCHEMA_PATH}" if base_url else SCHEMA_PATH.lstrip("/"),
        version=VERSION,
        title=title,
        author=SharedAuthor(name=author.name, url=author.url),
        url=f"{base_url}/" if base_url else "",
        networks=tuple(
            _network(
                entry,
                tables=tuple(dict.fromkeys(row.table for row in rows[entry.slug])),
                connects=tuple(known.get(entry.slug, ())),
            )
            for entry in distinct(shown)
        ),
        gaps=tuple(SharedGap(question=gap.question, group=gap.group) for gap in missing),
    )
    return pln.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _network(entry: Entry, *, tables: _Texts, connects: _Texts) -> SharedNetwork:
    network = entry.network
    return SharedNetwork(
        id=entry.slug,
        name=network.name,
        short=network.short,
        url=network.url,
        kind=network.kind,
        group=entry.group,
        status=entry.status,
        purpose=network.purpose,
        activities=network.activities,
        time=_time(entry),
        cost=_cost(entry),
        give=entry.give,
        receive=entry.receive,
        planned=network.planned or None,
        since=network.since or None,
        until=network.until or None,
        feed=network.feed,
        relationship=network.relationship,
        connects=connects,
        tables=tables,
    )


def _time(entry: Entry) -> SharedTime | None:
    written = entry.network.time
    words = "" if isinstance(written, Hours) else written
    time = entry.time
    if time is None or not time.known:
        return SharedTime(words=words) if words else None
    low, high = round(time.low, 2), round(time.high, 2)
    return SharedTime(words=words, min=low, max=high, open=time.open)


def _cost(entry: Entry) -> SharedCost | None:
    written = entry.network.cost
    words = "" if isinstance(written, Cost) else written
    price = entry.price
    if price is None or not price.known:
        return SharedCost(words=words) if words else None
    return SharedCost(
        words=words,
        min=price.low,
        max=price.high,
        open=price.open,
        currency=price.currency,
        per=None if price.free else price.per,
        note=price.note,
    )


def opml(all_entries: Sequence[Entry], title: str, author: Author) -> str:
    """All public entries with a feed as an OPML 2.0 subscription list, a folder for each group.

    Source: opml.org/spec2.opml, “Subscription lists”. Entries without a feed are left out.
    """
    from xml.etree import ElementTree as Xml  # noqa: PLC0415 - nothing is parsed

    root = Xml.Element("opml", version="2.0")
    head = Xml.SubElement(root, "head")
    Xml.SubElement(head, "title").text = title
    Xml.SubElement(head, "ownerName").text = author.name
    if author.url:
        Xml.SubElement(head, "ownerId").text = author.url
    body = Xml.SubElement(root, "body")
    folders: dict[str, Xml.Element] = {}
    for entry in distinct(public(all_entries)):
        if not entry.network.feed:
            continue
        if entry.group not in folders:
            folders[entry.group] = Xml.SubElement(body, "outline", text=entry.group)
        feed = {"type": "rss", "text": entry.name, "title": entry.name}
        feed["xmlUrl"] = entry.network.feed
        if entry.network.url.casefold().startswith("http"):
            feed["htmlUrl"] = entry.network.url
        Xml.SubElement(folders[entry.group], "outline", feed)
    Xml.indent(root)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"
    )
