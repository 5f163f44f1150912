"""Front matter in TOML, as far as it takes to say at once all that is wrong in it."""

from __future__ import annotations

import re

from plnfolio.diagnostics import Span
from plnfolio.model.site import Loc, Places
from plnfolio.written.yaml import Value, Yaml

_NAME = re.compile(r"""^\s*\[*\s*["']?(?P<name>[\w-]+)["']?\s*(?P<sign>=\s*|[\].])""", re.MULTILINE)


def load_toml(path: str, text: str, *, line: int) -> Yaml | None:
    """A TOML text as YAML would give it, with the places of its first level.

    None for one that cannot be read: with a mistake, or with more levels or digits than anybody
    writes.
    """
    import tomllib  # noqa: PLC0415 - of most sites, nothing is in TOML

    spans: dict[Loc, Span] = {(): Span(path, line)}
    keys: dict[Loc, Span] = {}
    try:
        value = _plain(tomllib.loads(text))
    except (ValueError, RecursionError):
        return None
    for found in _NAME.finditer(text):
        start = text.rfind("\n", 0, found.start("name")) + 1
        number = line + text.count("\n", 0, start)
        keys.setdefault((found["name"],), Span(path, number, found.start("name") - start + 1))
        spans.setdefault((found["name"],), Span(path, number, found.end("sign") - start + 1))
    for name in value if isinstance(value, dict) else ():
        keys.setdefault((name,), spans[()])
    return Yaml(value, Places(spans), keys)


def _plain(value: object) -> Value:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
