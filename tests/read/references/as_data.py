"""A `Reference` as plain data, shortened so that a person can write what a case must give."""

from __future__ import annotations

from typing import Any

from plnfolio.model.reference import Date, Name, Reference


def name(one: Name | None) -> str | dict[str, str] | None:
    """“Family, Given”, or the parts that are there if there are more."""
    if one is None:
        return None
    parts = {
        "family": one.family,
        "given": one.given,
        "dropping-particle": one.dropping_particle,
        "non-dropping-particle": one.non_dropping_particle,
        "suffix": one.suffix,
        "literal": one.literal,
        "short": one.short,
    }
    filled = {key: text for key, text in parts.items() if text}
    if filled.keys() == {"family", "given"}:
        return f"{one.family}, {one.given}"
    return filled


def date(one: Date | None) -> str | None:
    """“2018-03-03”, “2018/2019”, “2016/” (open), “~1850” (circa), “2019 season 1”, “'words'”."""
    if one is None:
        return None
    text = "/".join("-".join(f"{n:02}" for n in part) for part in one.parts)
    text = f"~{text}" if one.circa else text
    text = f"{text} season {one.season}" if one.season else text
    text = f"{text} '{one.named}'" if one.named else text
    return f"'{one.literal}'" if one.literal else text


def work(reference: Reference) -> dict[str, Any]:
    """All of a reference but its place."""
    return {
        "id": reference.id,
        "type": reference.type,
        **{key: [name(one) for one in names] for key, names in reference.names.items()},
        **{key: date(one) for key, one in reference.dates.items()},
        **reference.fields,
    }
