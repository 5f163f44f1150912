"""GitHub Pages: exactly the site is laid onto a branch, by git or, without it, by GitHub’s API."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from plnfolio.model.source import CONTENT
from plnfolio.publish import secret
from plnfolio.publish.github.api import URL, VARIABLE, Api
from plnfolio.publish.github.calling import Calling
from plnfolio.publish.github.git import find_git
from plnfolio.publish.github.place import HOW_TO_PLACE, NowhereError, find_place, named_without_git
from plnfolio.publish.github.pushing import Pushing
from plnfolio.publish.github.refusals import HOW_TO_TOKEN, SECOND, TOKEN
from plnfolio.publish.github.repository import BRANCH, Repository
from plnfolio.publish.github.ways import DOMAIN, Branch, LockedError, Wanted, Way
from plnfolio.publish.host import Difference, Placed, PublishError, Release, Tell, difference
from plnfolio.publish.live import nothing_there
from plnfolio.publish.memory import Memory
from plnfolio.publish.web import Patience, api_address
from plnfolio.write.build_id import PATH as BUILD

__all__ = ["GitHub", "NowhereError"]

LARGEST = 100 * 1024**2
"""What GitHub takes of a file (docs.github.com, “About large files on GitHub”)."""

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}", re.IGNORECASE)
_MINUTES = 6.0
"""GitHub Pages shows a change after one minute, sometimes after ten; others at once."""

_T = TypeVar("_T")


class GitHub:
    """A site’s branch at GitHub, or at another remote of its repository.

    NowhereError if nobody has said which, PublishError if there is no way to it. Nothing is asked
    of GitHub before somebody calls.
    """

    name = "GitHub"

    def __init__(
        self, folder: Path, workshop: Path, wanted: str, base_url: str, patience: Patience
    ) -> None:
        self._folder = folder
        self._workshop = workshop
        self._base_url = base_url.rstrip("/")
        self._patience = patience
        git = find_git(folder)
        self._repository: Repository | None
        if git is None:
            self._repository = named_without_git(folder, wanted)
            self._way: Way = self._calling(wanted)
        else:
            found = find_place(git, folder, wanted, workshop)
            self._repository = found.repository
            self._way = Pushing(found)
        self._live: Branch | None = None
        self._wanted: Wanted | None = None

    def _calling(self, wanted: str) -> Way:
        """The way without git; PublishError, before any request, if something is missing for it."""
        if self._repository is None and not wanted:
            raise NowhereError("nobody has said which repository at GitHub it is", HOW_TO_PLACE)
        if self._repository is None:
            raise PublishError(
                "there is no git here, and without it only GitHub’s repositories can be written to",
                "write “repository: YOU/NAME”, or install git: https://git-scm.com/downloads",
            )
        token = secret.find(TOKEN, SECOND)
        if token is None:
            raise PublishError(
                f"there is no git here, and {TOKEN} is not set",
                f"install git, https://git-scm.com/downloads, or {HOW_TO_TOKEN}",
            )
        base = api_address(os.environ.get(VARIABLE, ""), URL, VARIABLE)
        api = Api(base, token, self._repository, self._patience)
        return Calling(api, f"{base} {self._repository}", Memory(self._workshop, "github"))

    def address(self) -> str:
        """Where the site is: as GitHub says, on a domain of its own, or where all of them are."""
        pages = self._do(lambda way: way.pages())
        if pages.address:
            return pages.address
        if self._repository is None:
            return self._base_url
        domain = self._domain()
        if not domain:
            return self._repository.address
        same = (urlsplit(self._base_url).hostname or "") == domain
        return self._base_url if same else f"https://{domain}"

    def compare(self, release: Release) -> Difference:
        """What the release would change of what the branch holds."""
        live = self._now()
        return difference(self._ours(release).files, live.files)

    def put(self, release: Release, tell: Tell, *, anyway: bool) -> Placed:
        """Lay a commit with exactly the release onto the branch."""
        del anyway
        live, wanted = self._now(), self._ours(release)
        self._do(lambda way: way.put(wanted, live, tell))
        self._live = replace(live, files=wanted.files)
        setting = self._setting()
        first = bool(setting) and not self._do(lambda way: way.pages()).on
        if first and live.commit:
            first = nothing_there(self.address(), BUILD, self._patience)
        if self._repository and not first:
            tell("GitHub takes a minute or two until it shows it …")
        return Placed(
            self.address(),
            where=f"the branch {BRANCH} of {self._way.name}",
            setting=setting,
            first=first,
            slowness=_MINUTES if self._repository else 1.0,
        )

    def _setting(self) -> str:
        """Which setting makes GitHub show the branch; no program should choose it by itself."""
        if self._repository is None:
            return ""
        return (
            f"at {self._repository.page}/settings/pages, under “Build and deployment”, choose the "
            f"source “Deploy from a branch”, the branch {BRANCH} and the folder / (root), and "
            "press Save (for a free account the repository has to be public)"
        )

    def _do(self, step: Callable[[Way], _T]) -> _T:
        """Do something; where git has no way in, by a token if there is one."""
        try:
            return step(self._way)
        except LockedError:
            if self._repository is None or not isinstance(self._way, Pushing):
                raise
            if secret.find(TOKEN, SECOND) is None:
                raise
        self._way = self._calling("")
        return step(self._way)

    def _now(self) -> Branch:
        if self._live is None:
            self._live = self._do(lambda way: way.live())
        return self._live

    def _ours(self, release: Release) -> Wanted:
        if self._wanted is None:
            self._check(release)
            self._wanted = Wanted.of(release, self._now(), self._way.algorithm)
        return self._wanted

    def _check(self, release: Release) -> None:
        """PublishError for what GitHub is known not to take."""
        if self._repository is None:
            return
        for path in release.paths:
            if (size := (release.folder / path).stat().st_size) > LARGEST:
                raise PublishError(
                    f"{path} has {size / 1024**2:,.0f} MB, and GitHub takes no file over 100 MB",
                    "put a smaller one in its place, or show it from a site for recordings and "
                    "link to it",
                )

    def _domain(self) -> str:
        """The author’s own domain: from the file that is published, or that GitHub has made."""
        file = self._folder / CONTENT / "static" / DOMAIN
        if self._wanted and DOMAIN in self._wanted.release.paths:
            text = self._wanted.release.read(DOMAIN)
        elif file.is_file():
            text = file.read_bytes()
        elif blob := self._now().files.get(DOMAIN):
            text = self._do(lambda way: way.read(blob))
        else:
            return ""
        first = text.decode("utf-8", "replace").strip().partition("\n")[0].strip()
        return first.lower() if _HOST.fullmatch(first) else ""
