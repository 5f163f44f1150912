"""What a machine remembers of publishing, in ``.plnfolio/publish.json``; it may be gone any time.

Whoever has it not, asks the host.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, cast

from plnfolio.cache.digest import fingerprint
from plnfolio.cache.sealed import unsealed, write_sealed
from plnfolio.frozen import dataclass

FILE = "publish.json"


@dataclass(frozen=True, slots=True)
class Begun:
    """Something at a host: its name there, and a digest of all that belongs to it."""

    id: str = ""
    files: str = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """Of one site: a ``preview`` or a ``deploy`` that is not done yet, and what is ``live``."""

    preview: Begun = Begun()
    deploy: Begun = Begun()
    live: Begun = Begun()


class Memory:
    """What is remembered of one host in a site’s workshop."""

    def __init__(self, workshop: Path, host: str) -> None:
        self._file = workshop / FILE
        self._host = host

    def of(self, site: str) -> Remembered:
        """What is remembered of a site there."""
        found = self._all().get(f"{self._host} {site}")
        if not isinstance(found, dict):
            return Remembered()
        try:
            return Remembered(**{name: Begun(**value) for name, value in found.items()})
        except TypeError:
            return Remembered()

    def keep(self, site: str, **changes: Begun) -> None:
        """Remember something of a site; who cannot keep it does without."""
        now = replace(self.of(site), **changes)
        with suppress(OSError):
            write_sealed(self._file, {**self._all(), f"{self._host} {site}": asdict(now)})

    @property
    def made(self) -> str:
        """The site that was made there and may not be written down yet."""
        return str(self._all().get(f"{self._host} made", ""))

    def keep_made(self, site: str) -> None:
        """Remember that a site was made."""
        with suppress(OSError):
            write_sealed(self._file, {**self._all(), f"{self._host} made": site})

    def sent(self, site: str) -> frozenset[str]:
        """Digests of what a site was sent and does not show yet."""
        found = self._all().get(f"{self._host} {site} sent")
        return frozenset(map(str, found)) if isinstance(found, list) else frozenset()

    def keep_sent(self, site: str, digests: frozenset[str]) -> None:
        """Remember what a site was sent; nothing any more, once it shows all."""
        others = {k: v for k, v in self._all().items() if k != f"{self._host} {site} sent"}
        now = {f"{self._host} {site} sent": sorted(digests)} if digests else {}
        with suppress(OSError):
            write_sealed(self._file, {**others, **now})

    def _all(self) -> dict[str, Any]:
        try:
            found = unsealed(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return cast("dict[str, Any]", found) if isinstance(found, dict) else {}


def sum_of(files: Mapping[str, str]) -> str:
    """One digest of files, given as digests by path."""
    return fingerprint(dict(sorted(files.items())))
