"""Real repositories on this computer, to publish to and to publish from."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from sites.building import Ran, call

GIT = shutil.which("git") or "git"
"""Where it is, also while a test has none on its path."""

CONFIG = "[user]\n\tname = Ada Okafor\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n"
SECRET = "ghp_SecretOfAda0123456789"
BESIDE = {".nojekyll": b""}
"""What the branch has beside the site, so that GitHub leaves nothing out."""


def git(folder: Path, *words: str, data: bytes = b"") -> str:
    """Git, as a person runs it; what it prints."""
    done = subprocess.run([GIT, *words], cwd=folder, input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def bare(folder: Path) -> Path:
    """An empty repository, as a host has it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    git(folder.parent, "init", "--quiet", "--bare", folder.name)
    return folder


def begun(site: Path, remote: Path) -> Path:
    """A site’s folder as a repository with a remote, and one commit."""
    git(site, "init", "--quiet")
    (site / ".gitignore").write_text("/public/\n/.plnfolio/\n")
    git(site, "remote", "add", "origin", remote.as_uri())
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "-m", "Begin")
    return site


def branch(remote: Path, name: str = "gh-pages") -> dict[str, bytes]:
    """What a branch holds, byte for byte."""
    listed = subprocess.run(
        [GIT, "ls-tree", "-r", "-z", name], cwd=remote, capture_output=True, check=True
    )
    entries = [one.decode().partition("\t") for one in listed.stdout.split(b"\0") if one]
    assert {about.split()[0] for about, _, _ in entries} <= {"100644"}
    return {
        path: subprocess.run(
            [GIT, "cat-file", "blob", about.split()[2]],
            cwd=remote,
            capture_output=True,
            check=True,
        ).stdout
        for about, _, path in entries
    }


def commits(remote: Path) -> list[str]:
    """The commits of the branch, latest first."""
    return git(remote, "log", "--format=%H", "gh-pages").splitlines()


def pushed_by_another(remote: Path, folder: Path, files: dict[str, str]) -> str:
    """Somebody else, with a clone of their own, lays files onto the branch; their commit."""
    if not folder.exists():
        git(remote.parent, "clone", "--quiet", remote.as_uri(), str(folder))
    git(folder, "fetch", "--quiet")
    known = git(folder, "branch", "--remotes", "--list", "origin/gh-pages")
    words = ["-B", "gh-pages", "origin/gh-pages"] if known else ["--orphan", "gh-pages"]
    git(folder, "checkout", "--quiet", *words)
    for path, text in files.items():
        (folder / path).write_text(text)
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "-m", "By another")
    git(folder, "push", "--quiet", "origin", "HEAD:refs/heads/gh-pages")
    return git(folder, "rev-parse", "HEAD")


def publish(site: Path, *words: str, **env: str) -> Ran:
    """``plnfolio publish github``; no secret is in anything that it says."""
    ran = call("publish", *(words or ("github",)), cwd=site, env=env)
    for secret in (SECRET, *(os.environ.get(name, "") for name in ("GITHUB_TOKEN", "GH_TOKEN"))):
        assert not secret or secret not in ran.out + ran.err
    return ran
