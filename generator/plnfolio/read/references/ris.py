"""RIS files as CSL-JSON items; the tags are rispy's to read, the meaning ours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rispy import RisParser
from rispy.config import TAG_KEY_MAPPING

from plnfolio.diagnostics import Problem, Severity, Span
from plnfolio.read.references import ris_fields as table
from plnfolio.read.references.item import Item
from plnfolio.read.references.keys import Keys
from plnfolio.read.references.tagged import Tagged, as_item, no_record, wrong_type

# “TY  - JOUR”; exporters differ in the spaces, and a BOM or spaces may stand before the first.
_TAG = re.compile(r"^\s*([A-Z][A-Z0-9]) {1,2}-(?: (.*)| ?)$")
_ALL_TAGS = sorted(
    {*TAG_KEY_MAPPING, *table.FIELDS, *table.CONTAINERS, *table.IGNORED, "ED", "C1", "A1", "PY"}
)

Line = tuple[int, str]


def read(path: str, text: str, problems: list[Problem]) -> list[Item]:
    """The records of a RIS text as CSL-JSON items; mistakes are `ris-syntax`.

    A record without an ``ID`` gets one from its author and year, as Better BibTeX makes them.
    Databases write about themselves (“Provider: …”) where no record is.
    """
    keys = Keys()
    return [as_item(found, keys, problems) for found in _records(path, text, problems)]


def _records(path: str, text: str, problems: list[Problem]) -> Iterator[Tagged]:
    """Each record; its lines that were wrapped are put together."""
    lines: list[Line] = []
    stray, some = False, False
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        match = _TAG.match(line)
        tag, value = (match[1], (match[2] or "").strip()) if match else ("", line.strip())
        if tag == "TY":
            if lines:
                yield _tagged(path, lines, "the record before the next “TY” has no end")
            lines, stray, some = [(number, f"TY  - {value}")], False, True
        elif tag == "ER":
            if lines:
                yield _tagged(path, lines)
            lines = []
        elif lines and tag:
            lines.append((number, f"{tag}  - {value}"))
        elif lines and value:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]}\n{value}")
        elif tag and not stray:
            stray = True
            problems.append(_wrong(path, number, "this line is in no record", "warning"))
    if lines:
        yield _tagged(path, lines, "the last record has no end")
    elif not some and text.strip():
        problems.append(no_record(path, "“TY  - ” and its type"))


def _tagged(path: str, lines: list[Line], end: str = "") -> Tagged:
    """A record of lines; ``end`` says what is wrong with its end."""
    span = Span(path, lines[0][0])
    record = _record([line for _, line in lines])
    wrong = [_wrong(path, span.line, end)] if end else []
    wrong += wrong_type(record["TY"][0].upper(), "RIS", span, table.TYPES)
    places = {line[:2]: Span(path, number) for number, line in reversed(lines)}
    return Tagged(span, record, places, wrong)


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
