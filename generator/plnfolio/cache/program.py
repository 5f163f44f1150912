"""Which program builds: another one may make other bytes of the same site."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from plnfolio.cache.compiled import compiled, keep_compiled
from plnfolio.cache.digest import digest
from plnfolio.cache.stamps import Stamp, settled, stamp

PACKAGE = Path(__file__).resolve().parents[1]

LIBRARIES = (
    "bibtexparser",
    "coloraide",
    "jinja2",
    "markdown-it-py",
    "mdit-py-plugins",
    "pagefind-bin",
    "pillow",
    "pillow-heif",
    "pydantic",
    "pygments",
    "pylatexenc",
    "pypdfium2",
    "pyyaml",
    "resvg-py",
    "segno",
    "selectolax",
    "typst",
)
"""What the bytes of a site can depend on; some are there only with an extra."""


@cache
def program_digest() -> str:
    """A digest of the program, its libraries and Python: the same wherever they are the same.

    It is made once on a machine, and known by the stamps of all that it is made from.
    """
    began = time.time_ns()
    name = digest("\n".join(program_stamps()))
    found: str | None = compiled(name)
    if found is None:
        found = _program_digest()
        if all(settled(one, began) for one in _stamps().values()):
            keep_compiled(name, found)
    return found


def _program_digest() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow to load

    lines = [str(sys.version_info)]
    for name in LIBRARIES:
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
    for path, now in _stamps().items():
        yield f"{path} {now}"


@cache
def _stamps() -> dict[str, Stamp]:
    # Installing a library, another version of it, or none, changes the folder that it is in.
    folders = [folder for folder in sys.path if folder.endswith("-packages")]
    return {path: stamp(path) for path in (*folders, *own_files())}


def own_files() -> Iterator[str]:
    """The program's own files, in a fixed order; texts, as each build looks at all of them."""
    for folder, folders, files in os.walk(PACKAGE):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "starter"))
        for name in sorted(files):
            if name.endswith((".py", ".js", ".css", ".typ", ".yaml")):
                yield f"{folder}{os.sep}{name}"
