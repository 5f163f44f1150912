"""The files of a site that say by what it is built, and what they say."""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

from plnfolio.frozen import dataclass
from plnfolio.pinned.needs import needs
from plnfolio.pinned.origin import NAME, asked_for, extras, installed, requirement
from plnfolio.pinned.wheel import packed, wheel_name

REQUIREMENTS = "requirements.txt"
CONSTRAINTS = "constraints.txt"
PYTHON = ".python-version"
VENDOR = "vendor"

_LINE = re.compile(
    rf"^[ \t]*(?:(?:\./)?{VENDOR}/{NAME}-[^\n]*\.whl|{NAME}(?=[ \t]*(?:[\[<>=!~@;#]|$)))[^\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
"""The line of requirements.txt that brings plnfolio."""

_WHEELS = f"{NAME}-*.whl"

_REQUIREMENTS = f"""\
# What builds this site, here and on its host. “plnfolio upgrade” moves it, and nothing else does.
-c {CONSTRAINTS}
"""

_CONSTRAINTS = """\
# The versions of all that plnfolio {version} needs, as this site was begun with. “plnfolio upgrade”
# writes this file anew; what you need yourself belongs into requirements.txt.
"""


@dataclass(frozen=True, slots=True)
class Pin:
    """What a site is to be built by: plnfolio’s ``version``, and the files that bring it."""

    version: str
    line: str
    files: Mapping[str, bytes]


def pin() -> Pin:
    """The plnfolio that is at work, for a site; NotInstalledError where that cannot be said."""
    dist = installed()
    wanted = extras(dist)
    line = requirement(dist, wanted)
    files = {}
    if not line:
        wheel = f"{VENDOR}/{wheel_name(dist)}"
        files[wheel] = packed(dist)
        line = f"./{wheel}" + (f"[{','.join(wanted)}]" if wanted else "")
    versions = "".join(
        f"{name}=={version}\n" for name, version in needs(asked_for(dist), wanted).items()
    )
    files[CONSTRAINTS] = (_CONSTRAINTS.format(version=dist.version) + versions).encode()
    # The Python that all of it has just run with.
    files[PYTHON] = "{}.{}\n".format(*sys.version_info).encode()
    files[REQUIREMENTS] = f"{_REQUIREMENTS}{line}\n".encode()
    return Pin(dist.version, line, files)


def with_line(text: str, line: str) -> str:
    """What requirements.txt says, with another line for plnfolio."""
    found, count = _LINE.subn(lambda _: line, text, count=1)
    if count:
        return found
    return f"{_REQUIREMENTS}{line}\n{text}"


def pinned_version(site: Path) -> str:
    """The version of plnfolio that a site is built by; empty where it does not say."""
    found = _LINE.search(_text(site / REQUIREMENTS))
    told = re.search(r"==\s*([\w.!+-]+)|plnfolio-([\w.!+]+)-py3", found[0]) if found else None
    told = told or re.search(rf"^#.*\b{NAME} ([\d][\w.!+]*)", _text(site / CONSTRAINTS), re.M)
    return next(filter(None, told.groups()), "") if told else ""


def old_wheels(site: Path, new: Pin) -> list[Path]:
    """Wheels of plnfolio beside the site that are not the one it is to be built by."""
    wheels = sorted((site / VENDOR).glob(_WHEELS))
    return [wheel for wheel in wheels if wheel.relative_to(site).as_posix() not in new.files]


def old_changelog(site: Path) -> str:
    """What the wheel beside the site said of changes; empty where there is none."""
    for wheel in sorted((site / VENDOR).glob(_WHEELS)):
        try:
            with zipfile.ZipFile(wheel) as opened:
                return opened.read(f"{NAME}/CHANGELOG.md").decode()
        except (OSError, KeyError, ValueError, zipfile.BadZipFile):
            continue
    return ""


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""
