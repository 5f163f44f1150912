"""How plnfolio came onto this machine (PEP 610), and so how others get the same one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

NAME = "plnfolio"

PACKAGE = Path(__file__).resolve().parents[1]

EXTRAS = ("heic", "pdf", "png", "search")
"""What a host that builds a site may have to have as well; the others are for work on plnfolio."""

_REACHABLE = re.compile(r"https?://[^/@\s$]+/[^\s$]+")
"""An address that anybody can clone from: no folder of this machine, no key, no password."""


class NotInstalledError(Exception):
    """plnfolio runs, but what was installed cannot be told; the sentence says what to do."""


def installed() -> Distribution:
    """What was installed of the plnfolio that is at work."""
    try:
        return distribution(NAME)
    except PackageNotFoundError as error:
        raise NotInstalledError(
            "plnfolio runs from a folder and was never installed, so a site cannot say which "
            "plnfolio it is built by. Install it first (its README says how)."
        ) from error


def asked_for(dist: Distribution) -> list[str]:
    """What plnfolio asks for, for itself and for its extras."""
    told = project()
    if told is None:
        return [line for line in dist.requires or () if _extra_of(line) in ("", *EXTRAS)]
    more = told["optional-dependencies"]
    return [*told["dependencies"], *(f"{one}; extra == '{e}'" for e in EXTRAS for one in more[e])]


def project() -> Mapping[str, Any] | None:
    """In a checkout, what pyproject.toml says now, and not when it was installed."""
    import tomllib  # noqa: PLC0415 - for this alone

    folder = PACKAGE.parents[1]
    if not is_checkout(folder):
        return None
    text = (folder / "pyproject.toml").read_text(encoding="utf-8")
    told: Mapping[str, Any] = tomllib.loads(text)["project"]
    return told


def is_checkout(folder: Path) -> bool:
    """Whether a folder is one of plnfolio’s own repository."""
    try:
        return (folder / "generator/plnfolio/cli.py").is_file()
    except OSError:
        return False


def extras(dist: Distribution) -> tuple[str, ...]:
    """The extras that are there: what a site has here, it is to have on its host."""
    asked = asked_for(dist)
    needed = {extra: [line for line in asked if _extra_of(line) == extra] for extra in EXTRAS}
    return tuple(extra for extra, lines in needed.items() if lines and all(map(_is_there, lines)))


def _extra_of(requirement: str) -> str:
    found = re.search(r";.*\bextra\s*==\s*['\"]([\w-]+)['\"]", requirement)
    return found[1] if found else ""


def _is_there(requirement: str) -> bool:
    found = re.match(r"[\w.-]+", requirement)
    try:
        return found is not None and distribution(found[0]) is not None
    except PackageNotFoundError:
        return False


def requirement(dist: Distribution, wanted: tuple[str, ...]) -> str:
    """The line that has pip install the same plnfolio; empty where nothing but a wheel brings it.

    That is so where it was installed from a folder, a wheel or an archive, or from a repository
    that others cannot reach.
    """
    bracket = f"[{','.join(wanted)}]" if wanted else ""
    told = dist.read_text("direct_url.json")
    if not told:
        return f"{NAME}{bracket}=={dist.version}"
    direct = json.loads(told)
    repository = direct.get("vcs_info", {})
    if repository.get("vcs") != "git" or not _REACHABLE.fullmatch(direct["url"]):
        return ""
    folder = f"#subdirectory={direct['subdirectory']}" if direct.get("subdirectory") else ""
    return f"{NAME}{bracket} @ git+{direct['url']}@{repository['commit_id']}{folder}"
