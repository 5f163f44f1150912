"""RIS files as CSL-JSON items; the tags are rispy's to read, the meaning ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rispy import RisParser
from rispy.config import TAG_KEY_MAPPING

from plnfolio.diagnostics import Problem, Severity, Span, did_you_mean
from plnfolio.read.references import ris_fields as table
from plnfolio.read.references.item import Item
from plnfolio.read.references.keys import Keys
from plnfolio.read.references.ris_record import to_csl

# “TY  - JOUR”; exporters differ in the spaces, and a BOM or spaces may stand before the first.
_TAG = re.compile(r"^\s*([A-Z][A-Z0-9]) {1,2}-(?: (.*)| ?)$")
_ALL_TAGS = sorted(
    {*TAG_KEY_MAPPING, *table.FIELDS, *table.CONTAINERS, *table.IGNORED, "ED", "C1", "A1", "PY"}
)

Line = tuple[int, str]
Record = tuple[int, list[Line], Problem | None]
_NEXT = "the record before the next “TY” has no end"


def read(path: str, text: str, problems: list[Problem]) -> list[Item]:
    """The records of a RIS text as CSL-JSON items; mistakes are `ris-syntax`.

    A record without an ``ID`` gets one from its author and year, as Better BibTeX makes them.
    Databases write about themselves (“Provider: …”) where no record is.
    """
    items: list[Item] = []
    keys = Keys()
    for start, lines, end in _records(path, text, problems):
        span = Span(path, start)
        record = _record([line for _, line in lines])
        item, sources = to_csl(record)
        key = keys.key(item, record.get("ID", [""])[0])
        item["id"] = key
        found = filter(None, (end, _wrong_type(record["TY"][0], span)))
        problems += (replace(problem, work=key) for problem in found)
        places = {line[:2]: Span(path, number) for number, line in reversed(lines)}
        items.append(
            Item(item, span, {key: places[tag] for key, tag in sources.items() if tag in places})
        )
    return items


def _records(path: str, text: str, problems: list[Problem]) -> Iterator[Record]:
    """Each record's first line, its tagged lines with those that were wrapped, and its end."""
    lines: list[Line] = []
    stray, some = False, False
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        match = _TAG.match(line)
        tag, value = (match[1], (match[2] or "").strip()) if match else ("", line.strip())
        if tag == "TY":
            if lines:
                yield lines[0][0], lines, _wrong(path, lines[0][0], _NEXT)
            lines, stray, some = [(number, f"TY  - {value}")], False, True
        elif tag == "ER":
            if lines:
                yield lines[0][0], lines, None
            lines = []
        elif lines and tag:
            lines.append((number, f"{tag}  - {value}"))
        elif lines and value:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]}\n{value}")
        elif tag and not stray:
            stray = True
            problems.append(_wrong(path, number, "this line is in no record", "warning"))
    if lines:
        yield lines[0][0], lines, _wrong(path, lines[0][0], "the last record has no end")
    elif not some:
        problems.append(_wrong(path, 1, "there is no record in this file"))


def _wrong(path: str, line: int, message: str, severity: Severity = "error") -> Problem:
    remedy = "a record begins with “TY  - ” and its type, and ends with a line “ER  - ”"
    return Problem("ris-syntax", message, Span(path, line), remedy, severity)


def _record(lines: list[str]) -> dict[str, list[str]]:
    # Every tag under its own name, and every value of it kept.
    parser = RisParser(
        mapping={tag: tag for tag in _ALL_TAGS},
        list_tags=_ALL_TAGS,
        delimiter_tags_mapping={},
        skip_unknown_tags=True,
    )
    found = parser.parse_lines(iter([*lines, "ER  - "]))
    record: dict[str, list[str]] = {}
    for tag, values in (found[0] if found else {}).items():
        record[tag] = [
            value for value in (values if isinstance(values, list) else [values]) if value
        ]
    record["TY"] = record.get("TY") or [""]
    return {tag: values for tag, values in record.items() if values}


def _wrong_type(kind: str, span: Span) -> Problem | None:
    if kind.upper() in table.TYPES:
        return None
    return Problem(
        "reference-type",
        f"“{kind}” is no type of work that RIS knows",
        span,
        did_you_mean(kind, table.TYPES) or "use GEN for what has no type of its own",
    )
