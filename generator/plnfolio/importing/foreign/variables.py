"""Variables of templates, by what they stand for."""

from __future__ import annotations

import re

from plnfolio.importing.foreign.ground import Ground
from plnfolio.importing.foreign.setting import Setting

_FILTERED = re.compile(r"""["'](?P<path>[^"']*)["']|(?P<name>[\w.-]+)""")
_PATHS = ("relative_url", "absolute_url", "relurl", "absurl", "prepend", "url", "safeurl")


def put_variable(ground: Ground, setting: Setting, start: int, end: int) -> None:
    """Put a value in the place of its variable; what nobody knows goes where it stands alone."""
    written = ground.text[start:end]
    if not ground.is_free(start, end):
        return
    value = _value_of(written.strip("{}- \t"), setting)
    if value is not None:
        # What is empty begins an address.
        ground.put(start, end, value)
        return
    if ground.stands_alone(start, end):
        ground.note(start, "this variable of a template was left out", written)
        ground.take_out(start, end)


def _value_of(expression: str, setting: Setting) -> str | None:
    first, *filters = (part.strip() for part in expression.split("|"))
    found = _FILTERED.fullmatch(first)
    if found is None:
        return None
    names = [one.partition(":")[0].strip().lower() for one in filters]
    if any(name not in (*_PATHS, "escape", "strip") for name in names):
        return None
    if found["name"] is None:
        return found["path"]
    return setting.values.get(found["name"].lower().lstrip("."))
