"""YAML in which cases are written, read quickly: each worker reads all of it before it begins."""

from __future__ import annotations

from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def read_yaml(text: str) -> Any:
    """What a text says, as ``yaml.safe_load`` has it."""
    return yaml.load(text, LOADER)


def write_yaml(value: object) -> str:
    """A value as a text, its fields in their order."""
    return str(yaml.dump(value, Dumper=DUMPER, sort_keys=False, allow_unicode=True))
