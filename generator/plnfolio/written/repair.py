"""What is wrong in an author's fields is put aside, so that the rest can still be looked at.

Nothing repaired is ever published: a problem was said, and a problem keeps the site from being
written. Without this, one mistyped field would hide every mistake that stands behind it.
"""

from __future__ import annotations

import copy
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from plnfolio.model.site import Loc
from plnfolio.written.validate import real_loc, without_empty
from plnfolio.written.yaml import Value

Model = TypeVar("Model", bound=BaseModel)

_STAND_INS = {"date": "2000-01-01", "amount": "0", "min": "0", "to": "https://example.org"}
_ROUNDS = 9
_NO_FIELDS = frozenset({"dict_type", "model_type"})


def repaired(model: type[Model], value: Value) -> Model | None:
    """A model of what is right in a value; None where it cannot be made."""
    fields: Any = copy.deepcopy(without_empty(value)) if isinstance(value, dict) else {}
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(fields)
        except ValidationError as error:
            for details in error.errors(include_url=False, include_input=False):
                _put_aside(fields, details)
    return None


def _put_aside(fields: Any, details: ErrorDetails) -> None:
    loc, other_branch = real_loc(fields, details["loc"], details["type"])
    if other_branch:
        return
    if details["type"] == "missing":
        name = str(loc[-1])
        _at(fields, loc[:-1])[name] = _STAND_INS.get(name, "?")
        return
    if loc and isinstance(loc[-1], int) and details["type"] in _NO_FIELDS:
        # What it lacks is put there next.
        _at(fields, loc[:-1])[loc[-1]] = {}
        return
    while loc and isinstance(loc[-1], int):
        # Taking out one entry of a list would give those behind it another number.
        loc = loc[:-1]
    if loc and isinstance(holder := _at(fields, loc[:-1]), dict):
        holder.pop(loc[-1], None)


def _at(fields: Any, loc: Loc) -> Any:
    """What stands at a place; an empty mapping where it was put aside already."""
    for part in loc:
        if isinstance(fields, dict):
            fields = fields.get(part, {})
        elif isinstance(fields, list) and isinstance(part, int):
            fields = fields[part]
        else:
            return {}
    return fields
