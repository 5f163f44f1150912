"""How far the fields of a work that was read agree with those that it was printed from.

Only what is printed can come back: a field that changes nothing on paper does not count, given
names count by their initials, and dates as far as they are shown.
"""

from __future__ import annotations

import re
from dataclasses import replace

from plnfolio.cite.apa.entry import entry
from plnfolio.cite.common.dates import SEASONS, spoken
from plnfolio.cite.common.names import inverted
from plnfolio.cite.rich import text_of
from plnfolio.model.reference import Date, Name, Reference
from plnfolio.reprint.printing import same

_KNOWN: dict[str, dict[str, str]] = {}


def shown(reference: Reference) -> dict[str, str]:
    """The type and the fields that are on paper, as text to compare.

    Looked for once: most of the ways in which a list is spoilt give the same works.
    """
    key = repr(reference)
    if key not in _KNOWN:
        _KNOWN[key] = _shown(reference)
    return dict(_KNOWN[key])


def _shown(reference: Reference) -> dict[str, str]:
    whole = text_of(entry(reference))
    fields = {"type": reference.type}
    for name, people in reference.names.items():
        fewer = {key: value for key, value in reference.names.items() if key != name}
        if text_of(entry(replace(reference, names=fewer))) != whole:
            fields[name] = "; ".join(map(_name, _seen(people)))
    for name, date in reference.dates.items():
        fewer_dates = {key: value for key, value in reference.dates.items() if key != name}
        if text_of(entry(replace(reference, dates=fewer_dates))) != whole:
            fields[name] = _date(date, whole)
    for name, text in reference.fields.items():
        if name == "status" and "in press" in text:
            fields["status"] = text
            continue
        fewer_fields = {key: value for key, value in reference.fields.items() if key != name}
        if text_of(entry(replace(reference, fields=fewer_fields))) != whole or name in (
            "URL",
            "DOI",
        ):
            # A bracket stands in the one field or the other, where only one is used.
            either = name == "medium" and "genre" not in reference.fields
            fields["genre" if either else name] = _text(name, text)
    if "DOI" in fields:
        fields.pop("URL", None)
    return fields


def _seen(people: tuple[Name, ...]) -> tuple[Name, ...]:
    return (*people[:19], people[-1]) if len(people) > 20 else people


def _name(name: Name) -> str:
    return same(inverted(name)).replace("'", "")


def _date(date: Date, whole: str) -> str:
    years = [str(abs(part[0])) for part in date.parts if part]
    if not years:
        return same(date.literal)
    days = [spoken(Date((part,))) for part in date.parts if len(part) > 1]
    seen = [day for day in days if re.sub(r",? \d{4}$", "", day).split()[0] in whole]
    season = date.season if any(f", {season})" in whole for season in SEASONS) else ""
    goes_on = "–" if len(date.parts) > 1 and not date.parts[1] else ""
    return f"{years}{goes_on}{seen}{season}{date.circa}"


def _text(name: str, text: str) -> str:
    if name == "edition":
        return re.sub(r"(?:st|nd|rd|th)?(?: ed\.?)?$", "", text)
    if name == "DOI":
        return same(text).lower()
    return same(re.sub(r"^https?://(?:www\.)?", "", text) if name == "URL" else text)


def compared(
    want: dict[str, str], got: Reference | None, *, case: bool = True
) -> tuple[int, list[str]]:
    """How many fields agree, and which do not: in words, one a field; ``case``: capitals count."""
    have = shown(got) if got else {}
    if not case:
        want = {name: text.casefold() for name, text in want.items()}
        have = {name: text.casefold() for name, text in have.items()}
    wrong = [
        f"{name}: wanted {want.get(name)!r}, got {have.get(name)!r}"
        for name in sorted({*want, *have})
        if want.get(name) != have.get(name)
    ]
    return sum(want.get(name) == have.get(name) for name in want), wrong
