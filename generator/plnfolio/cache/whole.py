"""A file that is whole at every moment, or not there."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(file: Path, data: bytes, *, mode: int | None = None) -> None:
    """Put bytes into a file, all of them or none; OSError where that cannot be.

    ``mode`` says who may read and write it, if that is another than of all new files.
    """
    new = file.with_name(f"new-{os.getpid()}-{file.name}")
    try:
        new.write_bytes(data)
        if mode is not None:
            new.chmod(mode)
        new.replace(file)
    except OSError:
        new.unlink(missing_ok=True)
        raise
