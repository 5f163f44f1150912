"""Where the themes are that come with the program."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def builtin_themes() -> Path:
    """The folder of the themes that come with the program, in a wheel and in a checkout."""
    package = Path(__file__).resolve().parents[1]
    in_wheel = package / "themes"
    return in_wheel if in_wheel.is_dir() else package.parents[1] / "themes"
