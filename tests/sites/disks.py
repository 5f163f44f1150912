"""Small disks of their own for some folders of a site, where any can be mounted."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest


@contextmanager
def mounted(folder: Path, disks: Mapping[str, Mapping[str, Any]]) -> Iterator[None]:
    """Small disks at some paths; where none can be mounted the test is skipped."""
    mounts: list[Path] = []
    try:
        for path, disk in disks.items():
            (folder / path).mkdir(parents=True)
            options = f"size={disk['bytes']},nr_inodes={disk['files']}"
            mount("-t", "tmpfs", "-o", options, "none", str(folder / path))
            mounts.append(folder / path)
        yield
    finally:
        for path in mounts:
            subprocess.run(["umount", str(path)], check=True)


@contextmanager
def read_only(disk: Path) -> Iterator[None]:
    """A disk that cannot be written for a while."""
    mount("-o", "remount,ro", str(disk))
    try:
        yield
    finally:
        mount("-o", "remount,rw", str(disk))


def mount(*words: str) -> None:
    """Mount something, or skip the test and say why."""
    if not shutil.which("mount"):
        pytest.skip("there is no mount")
    done = subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
