"""Names inside a zip file: read as they were meant, and held to what every system can store."""

from __future__ import annotations

import re
from unicodedata import normalize
from zipfile import ZipInfo

from plnfolio.model.slug import LONGEST_NAME

_UTF8 = 0x800
"""The flag that says so (APPNOTE 6.3.10, 4.4.4, bit 11)."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_DRIVE = re.compile(r"[A-Za-z]:")
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\..*)?", re.IGNORECASE
)
"""Devices of Windows, whatever ending they are given (“Naming Files, Paths, and Namespaces”)."""

_LONGEST_PATH = 900
"""Bytes; systems take some thousand, and the site’s own folder stands before it."""


def decoded(info: ZipInfo) -> str:
    """The name of a file as it was meant.

    macOS and others write UTF-8 and do not say so; what is none is in DOS’s letters (APPENDIX D).
    """
    name = info.orig_filename
    if info.flag_bits & _UTF8:
        return name
    try:
        return name.encode("cp437").decode()
    except UnicodeError:
        return name


def plain(name: str) -> str:
    """A path without what is no part of it, its accents composed: ``./a//b`` is ``a/b``."""
    return "/".join(part for part in normalize("NFC", name).split("/") if part not in ("", "."))


def inside(name: str) -> str:
    """Where in a folder a path would lie, whatever it tries."""
    steps = _DRIVE.sub("", name.replace("\\", "/")).split("/")
    return plain("/".join(step for step in steps if step != ".."))


def fault(name: str) -> str:
    """What is wrong with a path, in a sentence about the zip file; empty if nothing is."""
    if _CONTROL.search(name):
        return f"holds a file whose name has a sign that cannot be seen: “{_shown(name)}”"
    steps = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in steps or _DRIVE.match(name):
        return f"holds a file that would be put outside its folder: “{_shown(name)}”"
    if "\\" in name:
        return f"holds a name with a backslash, which only Windows takes for a folder: “{name}”"
    if ":" in name:
        return f"holds a name with a colon, which Windows cannot store: “{_shown(name)}”"
    own = plain(name).split("/")
    if any(map(_RESERVED.fullmatch, own)):
        return f"holds a name that Windows keeps for itself: “{_shown(name)}”"
    if any(step != step.rstrip(". ") for step in own):
        return f"holds a name that ends in a dot or a space, which Windows drops: “{_shown(name)}”"
    long = any(len(step.encode()) > LONGEST_NAME for step in own)
    if long or len(name.encode()) > _LONGEST_PATH:
        return f"holds a name that is too long for a disk: “{_shown(name)}”"
    return ""


def _shown(name: str) -> str:
    name = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", name)
    return name if len(name) <= 80 else f"{name[:60]}…"
