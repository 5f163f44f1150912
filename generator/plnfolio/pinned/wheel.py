"""The plnfolio that is at work, packed as a wheel, wherever it came from, and without a network.

A wheel is a ZIP of the package beside a folder that describes it (PyPA, “Binary distribution
format”).
"""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution
from pathlib import Path, PurePosixPath

from plnfolio.pinned.origin import EXTRAS, NAME, PACKAGE, NotInstalledError, asked_for, project
from plnfolio.zipped import member

BESIDE = ("CHANGELOG.md", "docs/errors.md", "themes")
"""What a wheel has in its package and a checkout has beside it (pyproject.toml, force-include)."""

_DESCRIBING = ("METADATA", "WHEEL", "entry_points.txt")
"""What describes a wheel itself; the rest of its folder was written by who installed it."""

_ASKING = ("Requires-Dist:", "Provides-Extra:")


def came_along(name: str) -> Path:
    """Where one of ``BESIDE`` is, in a wheel and in a checkout."""
    inside = PACKAGE / name
    return inside if inside.exists() else PACKAGE.parents[1] / name


def wheel_name(dist: Distribution) -> str:
    """The name of the wheel’s file."""
    return f"{NAME}-{dist.version}-py3-none-any.whl"


def about(dist: Distribution) -> str:
    """The name of the folder that describes it."""
    return f"{NAME}-{dist.version}.dist-info"


def packed(dist: Distribution) -> bytes:
    """A wheel of what is installed. The same files give the same bytes, at any time."""
    files = {
        **{f"{NAME}/{path}": source.read_bytes() for path, source in _package()},
        **dict(_description(dist)),
    }
    record = "".join(f"{path},{_sum(data)},{len(data)}\n" for path, data in sorted(files.items()))
    files[f"{about(dist)}/RECORD"] = f"{record}{about(dist)}/RECORD,,\n".encode()
    return _zipped(files)


def _package() -> Iterator[tuple[str, Path]]:
    yield from _files(PACKAGE)
    for name in BESIDE:
        if not (PACKAGE / name).exists():
            whole = came_along(name)
            if whole.is_file():
                yield name, whole
            for path, source in _files(whole):
                yield f"{name}/{path}", source


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for source in folder.rglob("*"):
        path = source.relative_to(folder)
        if source.is_file() and not any(
            part.startswith((".", "__pycache__")) for part in path.parts
        ):
            yield path.as_posix(), source


def _description(dist: Distribution) -> Iterator[tuple[str, bytes]]:
    found = {}
    for file in dist.files or ():
        folder, *inner = PurePosixPath(file.as_posix()).parts
        if folder.endswith(".dist-info") and inner and inner[0] in (*_DESCRIBING, "licenses"):
            found["/".join(inner)] = Path(str(dist.locate_file(file))).read_bytes()
    if "METADATA" not in found:
        raise NotInstalledError(
            "what was installed of plnfolio has no list of its files, so it cannot be laid beside "
            "your site. Install it with pipx, uv or pip (its README says how)."
        )
    found["METADATA"] = _metadata(found["METADATA"].decode(), asked_for(dist)).encode()
    if told := project():
        scripts = "".join(f"{name} = {what}\n" for name, what in told["scripts"].items())
        found["entry_points.txt"] = f"[console_scripts]\n{scripts}".encode()
    for path, data in found.items():
        yield f"{about(dist)}/{path}", data


def _metadata(text: str, asked: list[str]) -> str:
    """What is said of plnfolio, without the extras for work on it."""
    head, end, body = text.replace("\r\n", "\n").partition("\n\n")
    lines = [line for line in head.split("\n") if not line.startswith(_ASKING)]
    lines += [f"Provides-Extra: {extra}" for extra in EXTRAS]
    return "\n".join([*lines, *(f"Requires-Dist: {line}" for line in asked)]) + end + body


def _sum(data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
    return f"sha256={digest.decode().rstrip('=')}"


def _zipped(files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, data in sorted(files.items()):
            wheel.writestr(member(path, zipfile.ZIP_DEFLATED), data)
    return whole.getvalue()
