"""What a command costs: wall time, CPU time and memory of it and of all that it starts."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import psutil


class Cost(NamedTuple):
    """Seconds; ``cpu`` is user and system time of the whole tree."""

    wall: float
    cpu: float


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run to the end; what it says is shown if it fails."""
    with (folder.parent / f"{folder.name}.log").open("w+b") as log:
        start = time.perf_counter()
        process = launch(command, folder, environment, log.fileno())
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{log.read().decode(errors='replace')}")
    return Cost(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> int:
    """Bytes that the process and its descendants hold at once, at most, looked at every 20 ms.

    Pages that several share count once in all (Linux; elsewhere once each). A run of its own:
    looking costs time, so it is never one that is timed.
    """
    most = 0
    process = launch(command, folder, environment, subprocess.DEVNULL)
    root = psutil.Process(process.pid)
    while process.poll() is None:
        most = max(most, held(root))
        time.sleep(0.02)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed")
    return most


def tree(root: psutil.Process) -> list[psutil.Process]:
    try:
        return [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def held(root: psutil.Process) -> int:
    """Bytes of memory that a tree of processes holds now."""
    total = 0
    for process in tree(root):
        try:
            memory = process.memory_full_info()
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
        total += getattr(memory, "pss", memory.rss)
    return total


def burnt(root: psutil.Process) -> float:
    """Seconds of CPU that a tree of processes has used so far, its dead children included."""
    total = 0.0
    for process in tree(root):
        try:
            times = process.cpu_times()
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
        total += times.user + times.system
        total += getattr(times, "children_user", 0) + getattr(times, "children_system", 0)
    return total


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each kind of time."""
    return Cost(*map(statistics.median, zip(*costs, strict=True)))


def middle(values: Sequence[float]) -> tuple[float, float, float]:
    """The median between the quartiles; one value is all three."""
    if len(values) < 2:
        return values[0], values[0], values[0]
    low, between, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, between, high


def launch(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None, output: int
) -> subprocess.Popen[bytes]:
    """Begin a command in a folder; what it says goes to ``output``, a file or DEVNULL."""
    return subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
    )
