"""Several files in one text, so that a whole site can be seen at a glance.

Each file begins with a line ``=== path``, and a word in brackets behind the path says what is
special about it: ``[latin-1]`` or any other encoding, ``[crlf]``, ``[-> target]`` for a symbolic
link, ``[png]`` for a small picture, ``[none]`` for a file that would be there and is not,
``[fifo]`` for a pipe, ``[bytes-name]`` where ``\\xe9`` in the path stands for a byte, ``[zip]`` for
a zip file with a file in each line: its name, and what it holds behind `` = ``.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

_FILE = re.compile(r"^=== (?P<path>\S.*?)(?: \[(?P<special>[^\]]+)\])?$", re.MULTILINE)

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000080000000808020000004b6d29dc00000011"
    "49444154789c63d0888ac28a188696040071833701239db65d0000000049454e44ae426082"
)
"""A small picture: eight pixels by eight of one colour."""

SITE = "title: Learning in public\nauthor: Ada Okafor\n"


@dataclass(frozen=True)
class Link:
    """A symbolic link, which may lead nowhere."""

    target: str


@dataclass(frozen=True)
class Fifo:
    """A pipe with a name, from which nothing can be read."""


Content = str | bytes | Link | Fifo | None
Files = Mapping[str, Content]


def files_of(text: str) -> dict[str, Content]:
    """The files of a text by path; what stands above the first one is a remark."""
    parts = list(_FILE.finditer(text))
    ends = [part.start() for part in parts[1:]] + [len(text)]
    return {
        _path(part["path"], part["special"]): _content(
            text[part.end() + 1 : end].rstrip("\n") + "\n", part["special"]
        )
        for part, end in zip(parts, ends, strict=True)
    }


def _path(path: str, special: str | None) -> str:
    """A path as Python has it; names of bytes that are no text with stand-ins (PEP 383)."""
    if special != "bytes-name":
        return path
    return re.sub(r"\\x([0-9a-f]{2})", lambda match: chr(0xDC00 + int(match[1], 16)), path)


def _content(text: str, special: str | None) -> Content:
    match special:
        case None | "bytes-name":
            return "" if text == "\n" else text
        case "fifo":
            return Fifo()
        case "none":
            return None
        case "png":
            return PNG
        case "zip":
            pairs = (line.partition(" = ")[::2] for line in text.splitlines())
            return zipped(dict(pairs))
        case "crlf":
            return text.replace("\n", "\r\n").encode()
        case link if link.startswith("-> "):
            return Link(link.removeprefix("-> "))
        case encoding:
            return text.encode(encoding)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip file, the same each time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as writing:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.filename = name
            info.compress_type = zipfile.ZIP_DEFLATED
            writing.writestr(info, content)
    return packed.getvalue()


def _try(folder: Path, path: str) -> None:
    """Skip the test where no disk takes such names."""
    folder.mkdir(parents=True, exist_ok=True)
    trial = folder / path.replace("/", " ")
    try:
        trial.touch()
    except (OSError, UnicodeError):
        pytest.skip("this disk takes no such name")
    trial.unlink()


def write(folder: Path, files: Files | str) -> Path:
    """Put files into a folder, with the least ``site.yaml`` there can be if none is given."""
    given = files_of(files) if isinstance(files, str) else files
    for path, content in {"content/site.yaml": SITE, **given}.items():
        target = folder / path
        if not path.isprintable():
            _try(folder, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        match content:
            case None:
                continue
            case Link(to):
                target.symlink_to(to)
            case Fifo():
                if not hasattr(os, "mkfifo"):
                    pytest.skip("this system has no pipes with names")
                os.mkfifo(target)
            case bytes():
                target.write_bytes(content)
            case str():
                target.write_text(content, encoding="utf-8", newline="\n")
    return folder
