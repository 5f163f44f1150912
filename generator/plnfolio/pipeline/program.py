"""Which program builds: another one may make other bytes of the same site."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from plnfolio.cache.digest import digest
from plnfolio.cache.stamps import stamp

PACKAGE = Path(__file__).resolve().parents[1]

_LIBRARIES = (
    "bibtexparser",
    "coloraide",
    "jinja2",
    "markdown-it-py",
    "mdit-py-plugins",
    "pagefind",
    "pillow",
    "pillow-heif",
    "pydantic",
    "pygments",
    "pylatexenc",
    "pyyaml",
    "resvg-py",
    "segno",
)
"""What the bytes of a site can depend on; some are there only with an extra."""


@cache
def program_digest() -> str:
    """A digest of the program, its libraries and Python: the same wherever they are the same."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow to load

    lines = [platform.python_version()]
    for name in _LIBRARIES:
        try:
            lines.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    for path in map(Path, own_files()):
        lines.append(f"{path.relative_to(PACKAGE).as_posix()} {digest(path.read_bytes())}")
    return digest("\n".join(lines))


def program_stamps() -> Iterator[str]:
    """Lines that stay the same while the program does, on this machine; quick to make."""
    yield sys.version
    # Installing a library, another version of it, or none, changes the folder that it is in.
    for folder in sys.path:
        if folder.endswith("-packages"):
            yield f"{folder} {stamp(folder)}"
    for path in own_files():
        yield f"{path} {stamp(path)}"


def own_files() -> Iterator[str]:
    """The program's own modules, in a fixed order; texts, as each build looks at all of them."""
    for folder, folders, files in os.walk(PACKAGE):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "starter"))
        for name in sorted(files):
            if name.endswith((".py", ".js", ".css")):
                yield f"{folder}{os.sep}{name}"
