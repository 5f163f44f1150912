"""Members of zip files that are the same on every system, whenever they are packed."""

from __future__ import annotations

import zipfile

_FIRST = (1980, 1, 1, 0, 0, 0)
"""The first moment that the format knows (APPNOTE 4.4.6)."""

_UNIX = 3
_A_FILE = 0o100644 << 16


def member(path: str, method: int = zipfile.ZIP_STORED) -> zipfile.ZipInfo:
    """A file without a time and an owner; as it is, since no two versions of zlib press alike."""
    made = zipfile.ZipInfo(path, _FIRST)
    made.create_system = _UNIX
    made.external_attr = _A_FILE
    made.compress_type = method
    return made
