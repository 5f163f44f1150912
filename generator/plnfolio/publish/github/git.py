"""The git that is on this computer, run so that it asks nothing and runs nothing of its own accord.

No hooks of the author’s, no signatures, no housekeeping; who the author is, is git’s own business.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from plnfolio.diagnostics import why_not
from plnfolio.publish.host import PublishError

_SETTINGS = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.splitIndex=false",
    "commit.gpgSign=false",
    "push.gpgSign=false",
    "push.followTags=false",
    "push.recurseSubmodules=no",
    "gc.auto=0",
    "maintenance.auto=false",
    "http.lowSpeedLimit=1",
    "http.lowSpeedTime=60",
)

_OF_A_REPOSITORY = frozenset(
    """
    GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_COMMON_DIR GIT_DIR GIT_GRAFT_FILE GIT_IMPLICIT_WORK_TREE
    GIT_INDEX_FILE GIT_INTERNAL_SUPER_PREFIX GIT_NAMESPACE GIT_NO_REPLACE_OBJECTS
    GIT_OBJECT_DIRECTORY GIT_PREFIX GIT_QUARANTINE_PATH GIT_REPLACE_REF_BASE GIT_SHALLOW_FILE
    GIT_WORK_TREE GIT_DEFAULT_HASH
    """.split()
)
"""Variables of whoever runs us from a hook or an alias (git rev-parse --local-env-vars)."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: bytes
    said: str

    @property
    def line(self) -> str:
        """What it printed, if that is one line."""
        return self.out.decode("utf-8", "replace").strip()


@dataclass(frozen=True, slots=True)
class Git:
    """The program, where it is run, and the repository if it is not the one around."""

    program: str
    folder: Path
    directory: Path | None = None

    def at(self, directory: Path) -> Git:
        """The same with a repository of its own."""
        return replace(self, directory=directory)

    def ask(self, *words: str, data: bytes = b"", env: Mapping[str, str] | None = None) -> Ended:
        """Run it, however it ends."""
        where = [f"--git-dir={self.directory}"] if self.directory else []
        settings = [word for one in _SETTINGS for word in ("-c", one)]
        try:
            done = subprocess.run(  # noqa: S603 - the author’s own git
                [self.program, *where, *settings, *words],
                cwd=self.folder,
                input=data,
                capture_output=True,
                check=False,
                env={**_environment(), **(env or {})},
                # Where nobody is there, ssh has no terminal that it could wait at.
                start_new_session=not sys.stdin.isatty(),
            )
        except OSError as error:
            raise PublishError(f"git cannot be run: {why_not(error)}") from error
        said = "\n".join((done.stderr.decode("utf-8", "replace"), _porcelain(words, done.stdout)))
        return Ended(done.returncode, done.stdout, said)


def _porcelain(words: tuple[str, ...], out: bytes) -> str:
    """What a push says of the branch, which it prints and does not say."""
    return out.decode("utf-8", "replace") if words[0] == "push" else ""


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _OF_A_REPOSITORY and not name.startswith(("GIT_TRACE", "GIT_CURL"))
    }
    return {**kept, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", "LANGUAGE": "C"}


def find_git(folder: Path) -> Git | None:
    """Git, if there is one that works."""
    program = shutil.which("git")
    if program is None or (sys.platform == "darwin" and _is_shim(program)):
        return None
    git = Git(program, folder)
    return git if git.ask("--version").code == 0 else None


def _is_shim(program: str) -> bool:
    """Whether it only offers to install git, which opens a window."""
    if program != "/usr/bin/git":
        return False
    tools = shutil.which("xcode-select")
    return tools is None or bool(
        subprocess.run([tools, "-p"], capture_output=True, check=False).returncode  # noqa: S603
    )
