"""What a branch holds, what it is to hold, and the two ways to it: git, and GitHub’s API."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from plnfolio.publish.host import PublishError, Release, Tell

NO_JEKYLL = ".nojekyll"
"""Without it GitHub leaves out all files whose names begin with “_” or “.”."""

DOMAIN = "CNAME"
"""The domain of one’s own, which GitHub itself writes into the branch."""

MESSAGE = "Publish the site"


class LockedError(PublishError):
    """The way is closed to whoever is asking: no password, no key."""


@dataclass(frozen=True, slots=True)
class Branch:
    """What is published: a commit, and its files as ids of blobs by path. Empty if there is none.

    ``empty`` is a repository in which nothing is at all.
    """

    commit: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """What is known of GitHub Pages: where it shows the site, and whether it takes the branch."""

    address: str = ""
    on: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the branch is to hold: ids of blobs by path. ``more`` are files beside the release."""

    release: Release
    files: Mapping[str, str]
    more: Mapping[str, bytes]

    @staticmethod
    def of(release: Release, live: Branch, algorithm: str) -> Wanted:
        """Exactly the release, with what GitHub needs or has put beside it."""
        ours = release.digests(lambda data: blob_id(data, algorithm))
        more = {}
        if NO_JEKYLL not in ours and NO_JEKYLL not in live.files:
            more[NO_JEKYLL] = b""
            ours[NO_JEKYLL] = blob_id(b"", algorithm)
        kept = {path: live.files[path] for path in (NO_JEKYLL, DOMAIN) if path in live.files}
        return Wanted(release, {**kept, **ours}, more)

    def missing(self, live: Branch) -> dict[str, str]:
        """A path for each blob that the branch has nowhere."""
        there = set(live.files.values())
        return {id_: path for path, id_ in self.files.items() if id_ not in there}

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self.more[path] if path in self.more else self.release.read(path)


class Way(Protocol):
    """How a branch of something with a name is looked at and changed."""

    algorithm: str
    name: str

    def live(self) -> Branch:
        """What the branch holds now."""
        ...

    def pages(self) -> Pages:
        """What can be known of GitHub Pages."""
        ...

    def read(self, blob: str) -> bytes:
        """The bytes of a blob that the branch has."""
        ...

    def put(self, wanted: Wanted, live: Branch, tell: Tell) -> None:
        """Lay a commit onto the branch, if it still is as it was when it was looked at."""
        ...


def blob_id(data: bytes, algorithm: str = "sha1") -> str:
    """What git calls bytes (gitformat-pack, “Object types”; Pro Git §10.2)."""
    return hashlib.new(
        algorithm, b"blob %d\0" % len(data) + data, usedforsecurity=False
    ).hexdigest()


def changed_meanwhile(path: str) -> PublishError:
    """A file that was not the same when it was read again."""
    return PublishError(f"{path} has changed while it was being published", "run the same again")


def somebody_else() -> PublishError:
    """Another publication that came first."""
    return PublishError(
        "somebody else has published in the meantime, so that yours was not taken",
        "run the same again: yours then follows theirs, which stays in the history of the branch",
    )
