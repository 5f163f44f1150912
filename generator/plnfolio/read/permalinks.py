"""``permalinks.yaml``: which addresses the site has published, and whose they are.

Each line is whole by itself, so that any two versions of the file can be joined line by line. It is
read so, too: YAML knows no mapping that has a key twice.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from contextlib import suppress

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.permalinks import PATH, Entry, Ledger
from plnfolio.model.source import Source
from plnfolio.written.permalinks import permalinks

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"({_QUOTED}|/\S*)\s*:\s+(made|\{{.*\}})\s*(?:#.*)?")
_FIELD = re.compile(rf"\s*(\w+)\s*:\s*({_QUOTED}|[^\s,\"}}][^,}}]*)\s*(,|$)")
_FIELDS = frozenset({"file", "title", "date", "words", "first", "to"})
_MEETING = re.compile(r"(<{7}|={7}|>{7}|\|{7})(\s|$)")
"""What Git writes between two versions of a file that it could not join."""

_RESTORE = "take out the line, or bring the file back: git restore content/permalinks.yaml"


def read_permalinks(source: Source, problems: list[Problem]) -> Ledger | None:
    """What stands in the file; None where a line is damaged. Problem: ``yaml-syntax``."""
    entries, start = [], len(problems)
    for number, line in enumerate(source.text.split("\n"), 1):
        written = line.strip()
        if not written or written.startswith("#") or written in ("---", "{}"):
            continue
        entry = _entry(written, number)
        if entry:
            entries.append(entry)
        else:
            problems.append(_damaged(written, Span(PATH, number)))
    if problems[start:]:
        return None
    return Ledger(tuple(entries), source.text, permalinks(entries) == source.text)


def _damaged(line: str, span: Span) -> Problem:
    if _MEETING.match(line):
        said = f"two versions of this file meet here: “{line[:7]}” is Git’s mark between them"
        remedy = "take out the lines of marks (<<<<<<<, =======, >>>>>>>) and keep all others"
        return Problem("yaml-syntax", said, span, remedy)
    said = "this line says of no address whose it is"
    return Problem("yaml-syntax", said, span, _RESTORE)


def _entry(line: str, number: int) -> Entry | None:
    found = _LINE.fullmatch(line)
    address = _text(found[1]) if found else ""
    if not found or not address.startswith("/"):
        return None
    if found[2] == "made":
        return Entry(address, line=number)
    fields = dict(_fields(found[2][1:-1]))
    return _with(address, fields, number) if fields and fields.keys() <= _FIELDS else None


def _with(address: str, fields: dict[str, str], number: int) -> Entry | None:
    day = fields.pop("date", "")
    date = None
    with suppress(ValueError):
        date = datetime.date.fromisoformat(day) if day else None
    if (day and not date) or ("to" in fields) == ("file" in fields):
        return None
    if not all(fields.get(name, "/").startswith("/") for name in ("to", "first")):
        return None
    return Entry(address, date=date, line=number, **fields)


def _fields(inside: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(inside.rstrip()):
        found = _FIELD.match(inside, at)
        if not found:
            yield "", ""  # no field of ours
            return
        yield found[1], _text(found[2].strip())
        at = found.end()


def _text(written: str) -> str:
    if not written.startswith('"'):
        return written
    try:
        return str(json.loads(written))
    except ValueError:
        return ""
