"""What plnfolio needs to run: every distribution and the version of it that is installed here."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def needs(asked: list[str], extras: tuple[str, ...]) -> dict[str, str]:
    """The versions by name of all that is asked for, with these extras, and of what comes with it.

    What only another system needs is not installed here, and stays open.
    """
    versions: dict[str, str] = {}
    seen = set()
    waiting = _wanted(asked, extras)
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if (name, *sorted(one.extras)) in seen:
            continue
        seen.add((name, *sorted(one.extras)))
        try:
            dist = distribution(name)
        except PackageNotFoundError:
            continue
        versions[name] = dist.version
        waiting += _wanted(dist.requires or (), one.extras)
    return dict(sorted(versions.items()))


def _wanted(lines: Iterable[str], extras: Iterable[str]) -> list[Requirement]:
    """What somebody who asks for these extras needs on this system."""
    found = list(map(Requirement, lines))
    asked = [{"extra": extra} for extra in ("", *extras)]
    return [one for one in found if not one.marker or any(map(one.marker.evaluate, asked))]
