"""A field put into YAML that a person wrote, with every other sign of theirs as it was."""

from __future__ import annotations

from collections.abc import Mapping

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

_Fields = Mapping[str, str | Mapping[str, str]]


def with_fields(text: str, fields: _Fields) -> str | None:
    """A YAML text with fields of its outermost mapping set, each a word or a mapping of words.

    None where that cannot be done without touching anything else: the text is no block mapping, or
    there are remarks in what would be replaced.
    """
    for key, value in fields.items():
        changed = _with_field(text, key, value)
        if changed is None:
            return None
        text = changed
    return text


def _with_field(text: str, key: str, value: str | Mapping[str, str]) -> str | None:
    root = _composed(text)
    if not isinstance(root, MappingNode) or root.flow_style or root.start_mark.column:
        return None
    end = "\r\n" if "\r\n" in text else "\n"
    lines = f"{key}: {value}" if isinstance(value, str) else end.join(_block(key, value))
    span = next(((a, b) for a, b in root.value if a.value == key), None)
    if span is None:
        gap = "" if text.endswith(("\n", "\r")) else end
        changed = f"{text}{gap}{lines}{end}"
    else:
        start, stop = span[0].start_mark.index, end_of(span[1])
        if "#" in text[start:stop]:
            return None
        changed = f"{text[:start]}{lines}{text[stop:]}"
    wanted = {**_plain(text), key: value if isinstance(value, str) else dict(value)}
    return changed if _composed(changed) and _plain(changed) == wanted else None


def _block(key: str, value: Mapping[str, str]) -> list[str]:
    return [f"{key}:", *(f"  {name}: {word}" for name, word in value.items())]


def end_of(node: Node) -> int:
    """Where the last sign of a value is; a block ends only where the next one begins."""
    if isinstance(node, ScalarNode) or getattr(node, "flow_style", False) or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return end_of(last[1] if isinstance(last, tuple) else last)


def _composed(text: str) -> Node | None:
    try:
        return yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError:
        return None


def _plain(text: str) -> dict[str, object]:
    found = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts
    return dict(found) if isinstance(found, dict) else {}
