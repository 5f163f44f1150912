"""RIS files as CSL-JSON items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plnfolio.diagnostics import Problem, Severity, Span
from plnfolio.read.references import ris_fields as table
from plnfolio.read.references.item import Item
from plnfolio.read.references.keys import Keys
from plnfolio.read.references.tagged import Line, Tagged, as_item, lines, no_record, wrong_type

# “TY  - JOUR”; exporters differ in the spaces, and a BOM or spaces may stand before the first.
_TAG = re.compile(r"^\s*([A-Z][A-Z0-9]) {1,2}-(?: (.*)| ?)$")


def read(path: str, text: str, problems: list[Problem]) -> list[Item]:
    """The records of a RIS text as CSL-JSON items; mistakes are `ris-syntax`.

    A record without an ``ID`` gets one from its author and year, as Better BibTeX makes them.
    Databases write about themselves (“Provider: …”) where no record is.
    """
    keys = Keys()
    return [as_item(found, keys, problems) for found in _records(path, text, problems)]


def _records(path: str, text: str, problems: list[Problem]) -> Iterator[Tagged]:
    """Each record, from its “TY” to its “ER”; a gap in between ends nothing."""
    record: list[Line] = []
    stray, some = False, False
    for line in lines(text, _TAG):
        if line.tag == "TY":
            if record:
                yield _tagged(path, record, "the record before the next “TY” has no end")
            record, stray, some = [line], False, True
        elif line.tag == "ER":
            if record:
                yield _tagged(path, record)
            record = []
        elif record and line.tag:
            record.append(line)
        elif record and line.value:
            record[-1] = record[-1].longer(line.value)
        elif line.tag and not stray:
            stray = True
            problems.append(_wrong(path, line.number, "this line is in no record", "warning"))
    if record:
        yield _tagged(path, record, "the last record has no end")
    elif not some and text.strip():
        problems.append(no_record(path, "“TY  - ” and its type"))


def _tagged(path: str, record: Sequence[Line], end: str = "") -> Tagged:
    """A record of lines; ``end`` says what is wrong with its end."""
    kind = record[0].value
    made = Tagged(Span(path, record[0].number), {"TY": [kind]})
    made.wrong += [_wrong(path, made.span.line, end)] if end else []
    made.wrong += wrong_type(kind.upper(), "RIS", made.span, table.TYPES)
    for number, tag, value in record[1:]:
        made.add(tag, value, number)
    return made


def _wrong(path: str, line: int, message: str, severity: Severity = "error") -> Problem:
    remedy = "a record begins with “TY  - ” and its type, and ends with a line “ER  - ”"
    return Problem("ris-syntax", message, Span(path, line), remedy, severity)
