"""Digests of values: equal for what is the same, different for what is not."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path, PurePath

SIZE = 12
"""Bytes of a digest: with 96 bits, a site of a million files meets no two that are alike."""

_Put = Callable[[str], None]


def digest(data: bytes | str) -> str:
    """The digest of bytes, or of a text as UTF-8, in hexadecimal digits."""
    data = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return blake2b(data, digest_size=SIZE).hexdigest()


def file_digest(path: Path) -> str:
    """The digest of a file’s bytes, however many they are; OSError if it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: blake2b(digest_size=SIZE)).hexdigest()


def fingerprint(value: object) -> str:
    """The digest of a value made of texts, numbers, days, sequences, mappings and dataclasses.

    The order of a mapping counts, that of a set does not. A value with a ``digest`` of its own
    (a text) stands for itself by it. TypeError for what cannot be told apart from its like, such
    as a function.
    """
    kind = type(value)
    if kind not in _PLAIN and kind is not tuple:
        own = getattr(value, "digest", None)
        if isinstance(own, str) and own:
            return own
    parts: list[str] = []
    _write(value, parts.append)
    return digest("".join(parts))


def _write(value: object, put: _Put) -> None:
    kind = type(value)
    if kind in _PLAIN:
        put(repr(value))
        put(",")
    elif kind in _ROWS and _all_plain(value):  # type: ignore[arg-type]
        put(repr(tuple(value)))  # type: ignore[arg-type]
        put(",")
    elif kind in _ROWS:
        put("(")
        for item in value:  # type: ignore[attr-defined]
            _write(item, put)
        put("),")
    elif isinstance(own := getattr(value, "digest", None), str) and own:
        put(f"#{own},")
    else:
        _write_rarer(value, put)


def _write_rarer(value: object, put: _Put) -> None:
    if isinstance(value, Mapping) and _all_plain(value) and _all_plain(value.values()):
        put(repr(dict(value)))
        put(",")
    elif isinstance(value, Mapping):
        put("{")
        for key, item in value.items():
            _write(key, put)
            _write(item, put)
        put("},")
    elif isinstance(value, Set):
        put("[")
        texts = all(type(item) is str for item in value)
        put(repr(sorted(value)) if texts else "".join(sorted(map(fingerprint, value))))
        put("],")
    elif is_dataclass(value) and not isinstance(value, type):
        put(f"{type(value).__qualname__}(")
        for name in _fields(type(value)):
            _write(getattr(value, name), put)
        put("),")
    elif isinstance(model := getattr(value, "__dict__", None), dict) and hasattr(
        value, "model_fields_set"
    ):
        put(f"{type(value).__qualname__}")
        _write(model, put)
    elif isinstance(value, tuple):
        _write(tuple(value), put)
    elif isinstance(value, PurePath | str):
        put(repr(str(value)))
        put(",")
    else:
        raise TypeError(f"{type(value).__name__} has no digest")


def _all_plain(values: Iterable[object]) -> bool:
    return _PLAIN.issuperset(map(type, values))


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


_ROWS = frozenset({tuple, list})
_PLAIN = frozenset({str, int, float, bool, bytes, type(None), datetime.date, datetime.datetime})
