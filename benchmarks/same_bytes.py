"""Whether this checkout makes the same bytes as another commit: ``same_bytes.py [COMMIT]``.

The example portfolio and a corpus of every kind (citations, networks, pictures) are built by both,
each in a process of its own, on the same day. Files that differ are named; none is the answer
wanted of a change that is to be seen nowhere.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus import Corpus, write_plnfolio

CHECKOUT = Path(__file__).resolve().parents[1]
NOW = {"SOURCE_DATE_EPOCH": "1767268800", "TZ": "UTC"}
MOST = 20
"""Files that are named of each site."""


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("commit", nargs="?", default="main", help="what to compare with")
    words.add_argument("--posts", type=int, default=60, help="posts of the corpus")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory(prefix="same-bytes-") as name, _other(asked.commit) as other:
        sites = _sites(Path(name), asked.posts)
        differ = [_compare(site, other) for site in sites]
    sys.exit(any(differ))


@contextmanager
def _other(commit: str) -> Iterator[Path]:
    """Another commit in a work tree of its own."""
    folder = Path(tempfile.mkdtemp(prefix="other-commit-"))
    git = ("git", "-C", str(CHECKOUT), "worktree")
    subprocess.run([*git, "add", "-q", "--detach", str(folder), commit], check=True)
    try:
        yield folder
    finally:
        subprocess.run([*git, "remove", "--force", str(folder)], check=True)


def _sites(folder: Path, posts: int) -> list[Path]:
    example = folder / "example"
    shutil.copytree(CHECKOUT / "content", example / "content")
    write_plnfolio(Corpus(posts, citations=True, networks=60, images=True), folder / "corpus")
    return [example, folder / "corpus"]


def _compare(site: Path, other: Path) -> bool:
    """Whether two programs make different files of a site; says which."""
    here, there = _built(site, CHECKOUT), _built(site, other)
    differ = sorted(path for path in {*here, *there} if here.get(path) != there.get(path))
    print(f"{site.name}: {len(here)} files, {len(differ)} differ")
    for path in differ[:MOST]:
        gone = "only there" if path not in here else "only here" if path not in there else ""
        print(f"  {path} {gone}".rstrip())
    return bool(differ)


def _built(site: Path, checkout: Path) -> dict[str, bytes]:
    for name in ("public", ".plnfolio"):
        shutil.rmtree(site / name, ignore_errors=True)
    command = [sys.executable, str(checkout / "generator"), "build"]
    subprocess.run(command, cwd=site, env={**os.environ, **NOW}, check=True, capture_output=True)
    files = (path for path in (site / "public").rglob("*") if path.is_file())
    return {path.relative_to(site / "public").as_posix(): path.read_bytes() for path in files}


if __name__ == "__main__":
    main()
