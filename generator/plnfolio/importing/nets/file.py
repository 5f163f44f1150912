"""A network's table as the YAML file that a person would have written."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

_WIDE = 112
_PLAIN = re.compile(r"[A-Za-zÀ-ɏ(][^\n\t#:{}\[\],&*!|>'\"%@`]*")
_WORD = re.compile(r"(?i:true|false|yes|no|on|off|null|~|y|n)")


def network_file(title: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """The file: its title, and one entry below the other with an empty line between."""
    blocks = ["\n".join(_entry(entry)) for entry in entries]
    return f"title: {scalar(title)}\nnetworks:\n" + "\n\n".join(blocks) + "\n"


def _entry(entry: Mapping[str, Any]) -> Iterator[str]:
    lead = "  - "
    for name, value in entry.items():
        first, *more = _field(name, value)
        yield lead + first
        yield from (f"    {line}" if line else "" for line in more)
        lead = "    "


def _field(name: str, value: object) -> list[str]:
    if isinstance(value, str):
        return _text(name, value)
    if isinstance(value, Mapping):
        return [f"{name}: {{{', '.join(f'{k}: {_inside(v)}' for k, v in value.items())}}}"]
    if isinstance(value, Sequence) and len(value) == 1:
        return _text(name, str(value[0]))
    if isinstance(value, Sequence):
        return _list(name, [str(one) for one in value])
    return [f"{name}: {value}"]


def _list(name: str, values: Sequence[str]) -> list[str]:
    row = f"{name}: [{', '.join(_inside(value) for value in values)}]"
    if len(row) <= 90 and not any("\n" in value or "," in value for value in values):
        return [row]
    lines = [f"{name}:"]
    for value in values:
        first, *more = _block(value) if "\n" in value else [scalar(value)]
        lines += [f"  - {first}", *(f"    {line}" if line else "" for line in more)]
    return lines


def _text(name: str, value: str) -> list[str]:
    if "\n" not in value and len(value) < _WIDE - len(name) - 8:
        return [f"{name}: {scalar(value)}"]
    first, *more = _block(value)
    return [f"{name}: {first}", *more]


def _block(value: str) -> list[str]:
    """A long text: folded where it is one paragraph, else with its lines as they are."""
    if value != value.strip() or (not value.isprintable() and not _is_printable(value)):
        return [_quoted(value)]
    if "\n" not in value:
        lines = textwrap.wrap(value, _WIDE - 8, break_long_words=False, break_on_hyphens=False)
        made = [">-", *(f"  {line}" for line in lines)]
        made[0] = ">"
        return made if _read(made) == value else [_quoted(value)]
    made = ["|", *(f"  {line}" if line else "" for line in value.split("\n"))]
    return made if _read(made) == value else [_quoted(value)]


def _is_printable(value: str) -> bool:
    return all(line.isprintable() for line in value.split("\n"))


def _read(lines: Sequence[str]) -> str | None:
    try:
        found = yaml.load("a: " + "\n".join(lines) + "\n", yaml.BaseLoader)  # noqa: S506 - texts
    except yaml.YAMLError:
        return None
    said = found.get("a") if isinstance(found, dict) else None
    return said.rstrip("\n") if isinstance(said, str) else None


def scalar(value: str) -> str:
    """A text in one line, in quotation marks only where YAML needs them."""
    return value if _is_plain(value) or _may_be_bare(value) else _quoted(value)


def _inside(value: object) -> str:
    """A value within brackets."""
    if isinstance(value, str):
        return value if _is_plain(value) else _quoted(value)
    return str(value)


def _is_plain(value: str) -> bool:
    fits = _PLAIN.fullmatch(value) is not None and value == value.strip()
    return fits and _WORD.fullmatch(value) is None and value.isprintable()


def _may_be_bare(value: str) -> bool:
    """Whether a text in a line of its own needs no marks: “1-8 hours”, “$249 a year, billed”."""
    if not value or value != value.strip() or not value.isprintable() or " #" in value:
        return False
    try:
        loaded = yaml.safe_load(f"a: {value}\n")
    except (yaml.YAMLError, ValueError):
        return False
    return isinstance(loaded, dict) and loaded == {"a": value} and value[0] not in "?-&*!|>%@`'\""


def _quoted(value: str) -> str:
    """A string of YAML 1.2 (§7.3.1), which those of JSON are."""
    return json.dumps(value, ensure_ascii=not _is_printable(value))
