"""A file that is whole at every moment, or not there."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(file: Path, data: bytes) -> None:
    """Put bytes into a file, all of them or none; OSError where that cannot be."""
    new = file.with_name(f"new-{os.getpid()}-{file.name}")
    try:
        new.write_bytes(data)
        new.replace(file)
    except OSError:
        new.unlink(missing_ok=True)
        raise
