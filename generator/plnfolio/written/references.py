"""Works as a person would write them into a library of theirs, in YAML and in JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

Item = Mapping[str, object]

LISTS = ("references", "items")
"""Under these a list may stand, as Pandoc and Zotero have it."""

# In this order people read of a work; what is in none of them comes behind, by its name.
_ORDER_WORDS = """
    id type author host director editor translator container-author original-author issued
    original-date status title title-short translated-title volume-title reviewed-title
    container-title collection-title genre medium edition version volume issue number page
    event-title event-place event-date publisher publisher-place archive archive_location
    DOI URL accessed ISBN
"""
_ORDER = {name: at for at, name in enumerate(_ORDER_WORDS.split())}
_WIDE = 10**9
_FIGURE = re.compile(r"[1-9]\d{0,8}")
"""What is a figure for whoever reads the file, but in a title."""


def ordered(item: Item) -> dict[str, object]:
    """An item with its fields in the order in which people read of a work."""
    keys = sorted(item, key=lambda key: (_ORDER.get(key, len(_ORDER)), key))
    return {key: item[key] for key in keys}


def yaml_lines(item: Item) -> list[str]:
    """An item of a list as lines of YAML: a field a line, names below one another."""
    lines: list[str] = []
    for key, value in ordered(item).items():
        if isinstance(value, list) and value and all(isinstance(one, Mapping) for one in value):
            lines += [f"{key}:", *(f"  - {_flow(one)}" for one in value)]
        elif isinstance(value, (Mapping, list)):
            lines.append(f"{key}: {_flow(value)}")
        else:
            lines.append(_field(key, value))
    return [f"{'  ' if at else '- '}{line}" for at, line in enumerate(lines)]


def json_text(item: Item, indent: int | None) -> str:
    """An item as JSON; on one line if ``indent`` is None."""
    return json.dumps(item, ensure_ascii=False, indent=indent)


def _field(key: str, value: object) -> str:
    if isinstance(value, str) and "title" not in key and _FIGURE.fullmatch(value):
        value = int(value)
    return _dumped({key: value}, flow=False)


def _flow(value: object) -> str:
    return _dumped(value, flow=True)


def _dumped(value: object, *, flow: bool) -> str:
    import yaml  # noqa: PLC0415 - slow to load

    text: str = yaml.safe_dump(
        value, allow_unicode=True, sort_keys=False, width=_WIDE, default_flow_style=flow
    )
    return text.strip()


def texts(value: object) -> object:
    """A value with all its scalars as text, which is how a library is read."""
    if isinstance(value, Mapping):
        return {str(key): texts(one) for key, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [texts(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
