"""A model as the JSON Schema (2020-12) of what an author may write, for editors."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_NULL = {"type": "null"}
_SOME_NUMBER = "2023"


def json_schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    """The schema under a title of its own.

    It differs from the model's as YAML differs from it: text may look like a number, because
    reading leaves all scalars as text; and nobody writes null for what can be left out.
    """
    schema = _eased(model.model_json_schema(mode="validation"))
    return {"$schema": DRAFT, **schema, "title": title}


def _eased(node: Any) -> Any:
    if isinstance(node, list):
        return [_eased(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _eased(value) for key, value in node.items()}
    made = _without_null(made)
    if isinstance(made.get("properties"), dict):
        made["properties"] = {
            name: {"title": name.replace("_", " ").capitalize(), **field}
            for name, field in made["properties"].items()
        }
    if made.get("default", "") in ("", [], {}, None):
        made.pop("default", None)
    if isinstance(made.get("description"), str):
        made["description"] = _in_short(made["description"])
    if _takes_numbers(made):
        types = made["type"] if isinstance(made["type"], list) else [made["type"]]
        made["type"] = [*types, "number"]
    return made


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    ways = node.get("anyOf")
    if not isinstance(ways, list) or _NULL not in ways:
        return node
    rest = [way for way in ways if way != _NULL]
    if len(rest) > 1:
        return {**node, "anyOf": rest}
    return {**rest[0], **{key: value for key, value in node.items() if key != "anyOf"}}


def _in_short(text: str) -> str:
    """The first paragraph of a docstring; names are in Markdown's backticks."""
    return " ".join(text.split("\n\n", maxsplit=1)[0].replace("``", "`").split())


def _takes_numbers(node: dict[str, Any]) -> bool:
    """Whether this is text that may look like a number: a title, a year."""
    types = node.get("type", ())
    if "string" not in (types if isinstance(types, list) else [types]):
        return False
    if "enum" in node or "format" in node or "enum" in node.get("items", ()):
        return False
    return re.search(node.get("pattern", ""), _SOME_NUMBER) is not None
