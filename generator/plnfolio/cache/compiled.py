"""What follows from the program and a text, kept where Python keeps compiled modules.

It may hold code, so it never lies in a site, which may come from anybody: whoever can write beside
our modules can change those as well. Where that is nobody, or Python is told to keep nothing, each
process makes it anew (decision 16).
"""

from __future__ import annotations

import marshal
import sys
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from typing import Any

from plnfolio.cache.digest import digest
from plnfolio.cache.whole import write_whole

_MOST = 500
"""How much is kept: of more, what was made first goes first."""

_known: dict[str, Any] = {}
"""What this process has met, for builds that follow on one another."""


def compiled(name: str) -> Any:
    """What was kept under a name; None if nothing was, or something has happened to it.

    A name is the digest of all that the value follows from.
    """
    if name in _known:
        return _known[name]
    try:
        seal, _, data = _file(name).read_bytes().partition(b"\n")
    except (OSError, NotImplementedError):
        return None
    if seal != _seal(name, data):
        return None
    return _remembered(name, marshal.loads(data))  # noqa: S302 - not before the seal is known


def keep_compiled(name: str, value: Any) -> None:
    """Keep plain data or code: what marshal takes."""
    _remembered(name, value)
    if sys.dont_write_bytecode:
        return
    data = marshal.dumps(value)
    with suppress(OSError, NotImplementedError):
        file = _file(name)
        file.parent.mkdir(exist_ok=True)
        write_whole(file, _seal(name, data) + b"\n" + data)
        _make_room(file.parent)


def _remembered(name: str, value: Any) -> Any:
    if len(_known) >= _MOST:
        del _known[next(iter(_known))]
    _known[name] = value
    return value


def _seal(name: str, data: bytes) -> bytes:
    return digest(b"%s %s %s" % (name.encode(), MAGIC_NUMBER, data)).encode()


def _file(name: str) -> Path:
    """Beside what Python compiled of this module, wherever that is on this machine (PEP 3147)."""
    own = Path(cache_from_source(__file__))
    return own.with_name(f"{own.stem}-{name}.pyc")


def _make_room(folder: Path) -> None:
    kept = list(folder.glob(_file("*").name))
    if len(kept) > _MOST:
        for file in sorted(kept, key=lambda one: one.stat().st_mtime)[: _MOST // 5]:
            file.unlink()
