"""A program of its own: has atheris look for bytes that a target does not survive.

``guided.py SECONDS [TARGET]``: without a target, all in turn, and a line for each. Bytes that take
a way nobody took yet are kept and changed further. What is found lies in ``.torture/``.
"""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOUND = HERE.parents[1] / ".torture"
SLOW, LARGE = 20, 1500
"""Seconds and megabytes that no bytes are worth."""

sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "generator")]


def one(name: str, seconds: int) -> None:
    """Look into one target; ends the process, with 0 where nothing was found."""
    import atheris  # noqa: PLC0415 - not to be had everywhere

    with atheris.instrument_imports(include=["plnfolio", "markdown_it", "mdit_py_plugins"]):
        from fuzz.targets import TARGETS  # noqa: PLC0415 - below the path, and instrumented
    target = TARGETS[name]
    FOUND.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(target.seeds):
            (Path(corpus) / str(number)).write_bytes(seed)
        words = [
            sys.argv[0],
            corpus,
            f"-max_total_time={seconds}",
            f"-timeout={SLOW}",
            f"-rss_limit_mb={LARGE}",
            f"-artifact_prefix={FOUND}/{name}-",
            "-max_len=4000",
            "-print_final_stats=1",
            "-verbosity=0",
        ]
        atheris.Setup(words, target.read)
        atheris.Fuzz()


def every(seconds: int) -> int:
    """Look into all of them; how many did not hold."""
    from fuzz.targets import TARGETS  # noqa: PLC0415 - below the path

    if importlib.util.find_spec("atheris") is None:
        print("There is no atheris for this system; it was not asked.")
        return 0
    fell = 0
    for name in TARGETS:
        done = subprocess.run(
            [sys.executable, __file__, str(seconds), name],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        units = re.search(r"number_of_executed_units: (\d+)", done.stderr)
        print(f"{name}: {units[1] if units else 'some'} inputs, ", end="")
        print("held" if done.returncode == 0 else f"FELL:\n{done.stdout}{done.stderr[-3000:]}")
        fell += done.returncode != 0
    return fell


if __name__ == "__main__":
    if len(sys.argv) > 2:
        one(sys.argv[2], int(sys.argv[1]))
    else:
        sys.exit(every(int(sys.argv[1])) and 1)
