"""Where a site is pushed to: the remote of its own repository, or an address that the author gives.

A repository around the folder is the site’s only if it holds the site: who keeps a home directory
in git does not publish with it.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from plnfolio.model.source import CONTENT
from plnfolio.publish.github.git import Git
from plnfolio.publish.github.refusals import refused
from plnfolio.publish.github.repository import Repository, repository
from plnfolio.publish.host import PublishError

NAMED = "GITHUB_REPOSITORY"
"""The variable that GitHub’s own machines name a repository with."""

HOW_TO_PLACE = (
    "make an empty repository at https://github.com/new, and write “repository: YOU/NAME” under "
    "“publish:” in content/site.yaml"
)


class NowhereError(PublishError):
    """Nobody has said which repository."""


@dataclass(frozen=True, slots=True)
class Place:
    """A repository here, a remote of it by its name or address, and which one at GitHub it is.

    ``own`` is one in the site’s workshop, which holds no more than it must.
    """

    git: Git
    remote: str
    repository: Repository | None
    own: bool = False


def find_place(git: Git, folder: Path, wanted: str, workshop: Path) -> Place:
    """Where a site goes, with ``wanted`` by its author."""
    wanted = wanted.strip()
    around = _around(git, folder)
    if around:
        found = _remote(git, wanted)
        if found:
            return Place(git, found[0], found[1])
    wanted = wanted or os.environ.get(NAMED, "").strip()
    if not wanted:
        what = "its repository has no remote" if around else "its folder is in no repository"
        raise NowhereError(f"nobody has said where this site goes, and {what}", HOW_TO_PLACE)
    known = repository(wanted)
    short = known is not None and wanted.count("/") == 1 and ":" not in wanted
    remote = known.url if known and short else wanted
    return (
        Place(git, remote, known)
        if around
        else Place(git.at(workshop / "github.git"), remote, known, own=True)
    )


def named_without_git(folder: Path, wanted: str) -> Repository | None:
    """The repository that a site goes to, where there is no git to be asked."""
    wanted = wanted.strip()
    if wanted:
        return repository(wanted)
    with suppress(OSError, UnicodeDecodeError):
        config = (folder / ".git" / "config").read_text("utf-8")
        for section in (r'remote\s+"origin"', r'remote\s+"[^"\n]*"'):
            url = rf"^\s*\[{section}\][^\[]*?^\s*url\s*=\s*(\S+)"
            if (found := re.search(url, config, re.MULTILINE)) and (at := repository(found[1])):
                return at
    return repository(os.environ.get(NAMED, ""))


def _around(git: Git, folder: Path) -> bool:
    """Whether there is a repository around a site that holds it."""
    top = git.ask("rev-parse", "--show-toplevel")
    if top.code:
        if "dubious ownership" in top.said:
            raise refused(top.said, None)
        return False
    with suppress(OSError):
        if Path(top.line).samefile(folder):
            return True
    return git.ask("ls-files", "--error-unmatch", "--", f"{CONTENT}/site.yaml").code == 0


def _remote(git: Git, wanted: str) -> tuple[str, Repository | None] | None:
    """A remote of the repository around: the wanted one, else that which git pushes to."""
    names = git.ask("remote").line.splitlines()
    if wanted:
        known = repository(wanted)
        for name in names:
            urls = _urls(git, name)
            if wanted in (name, *urls) or (known and known in map(repository, urls)):
                return name, known or _first(urls)
        return None
    branch = git.ask("symbolic-ref", "-q", "--short", "HEAD").line
    keys = ["remote.pushDefault"]
    if branch:
        keys = [f"branch.{branch}.pushRemote", *keys, f"branch.{branch}.remote"]
    said = [git.ask("config", "--get", key).line for key in keys]
    only = names if len(names) == 1 else []
    for name in (*said, "origin", *only):
        if name in names:
            return name, _first(_urls(git, name))
    if names:
        raise NowhereError(
            f"this repository has several remotes, {', '.join(names)}, and none is “origin”",
            "say which: git config remote.pushDefault NAME",
        )
    return None


def _urls(git: Git, name: str) -> list[str]:
    """What a remote is called, as it was written and as git reads it."""
    asked = (
        ("config", "--get", f"remote.{name}.pushurl"),
        ("config", "--get", f"remote.{name}.url"),
        ("remote", "get-url", "--push", name),
    )
    return [line for words in asked if (line := git.ask(*words).line)]


def _first(urls: list[str]) -> Repository | None:
    return next((known for url in urls if (known := repository(url))), None)
