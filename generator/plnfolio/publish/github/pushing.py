"""The way by git: objects, a tree and a commit by plumbing, and a push; nothing is checked out.

The author’s work tree, index and branches are not touched. The index is a file of its own for a
moment; no ref is written here but what git itself remembers of a remote.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from plnfolio.publish.github.git import Ended, Git
from plnfolio.publish.github.place import Place
from plnfolio.publish.github.refusals import refused
from plnfolio.publish.github.repository import REF, without_secrets
from plnfolio.publish.github.ways import MESSAGE, Branch, Pages, Wanted, changed_meanwhile
from plnfolio.publish.host import PublishError, Tell

_NOBODY = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "plnfolio"), ("EMAIL", "plnfolio@localhost.invalid"))
}
"""Who has published, where git has not been told; not the name of the computer (RFC 2606)."""


class Pushing:
    """A branch of a remote."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.name = without_secrets(place.remote)
        self._git: Git = place.git
        if place.own and place.git.directory:
            place.git.directory.parent.mkdir(exist_ok=True)
            words = ("-c", "init.defaultObjectFormat=sha1", "init", "--quiet", "--bare")
            self._must("the folder .plnfolio", *words, "--template=")
        asked = self._git.ask("rev-parse", "--show-object-format").line
        self.algorithm = asked if asked in ("sha1", "sha256") else "sha1"

    def live(self) -> Branch:
        """What the branch holds; its commit is fetched if it is not here."""
        remote = self._place.remote
        heads = self._beyond("ls-remote", "--heads", "--", remote, REF)
        refs = [line.split("\t") for line in heads.line.splitlines()]
        tip = next((id_ for id_, name in refs if name == REF), "")
        if not tip:
            return Branch()
        if self._git.ask("cat-file", "-e", f"{tip}^{{tree}}").code:
            depth = ["--depth=1"] if self._place.own else []
            words = ["--quiet", "--no-tags", "--no-recurse-submodules", *depth, "--", remote, REF]
            self._beyond("fetch", *words)
            tip = self._must("FETCH_HEAD", "rev-parse", "FETCH_HEAD").line
        listed = self._must(tip, "ls-tree", "-r", "-z", tip).out.decode("utf-8", "surrogateescape")
        entries = [entry.partition("\t") for entry in listed.split("\0") if entry]
        return Branch(tip, {path: about.split()[2] for about, _, path in entries})

    def pages(self) -> Pages:
        """Nothing: git knows nothing of them."""
        return Pages()

    def read(self, blob: str) -> bytes:
        """The bytes of a blob."""
        return self._must(blob, "cat-file", "blob", blob).out

    def put(self, wanted: Wanted, live: Branch, tell: Tell) -> None:
        """Lay a commit onto the branch; what others have laid there meanwhile is left alone."""
        missing = wanted.missing(live)
        tell(f"Pushing {len(missing):,} of {len(wanted.files):,} files …")
        self._keep(wanted, missing)
        parents = ["-p", live.commit] if live.commit else []
        words = ("commit-tree", self._tree(wanted.files), *parents, "-m", MESSAGE)
        commit = self._must("the commit", *words, env=self._whoever()).line
        self._beyond(
            "push", "--porcelain", "--no-verify", "--", self._place.remote, f"{commit}:{REF}"
        )

    def _keep(self, wanted: Wanted, missing: Mapping[str, str]) -> None:
        """Put blobs into the repository, byte for byte as they are."""
        files = {id_: path for id_, path in missing.items() if path not in wanted.more}
        names = [_quoted(str((wanted.release.folder / path).absolute())) for path in files.values()]
        if names:
            lines = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
            words = ("hash-object", "-w", "--no-filters", "--stdin-paths")
            made = self._must("the files", *words, data=lines).line.split()
            for (id_, path), is_ in zip(files.items(), made, strict=True):
                if id_ != is_:
                    raise changed_meanwhile(path)
        for path in missing.keys() - files.keys():
            self._must(path, "hash-object", "-w", "--stdin", data=wanted.read(missing[path]))

    def _tree(self, files: Mapping[str, str]) -> str:
        """The tree of files, by way of an index that nobody else sees."""
        lines = "".join(f"100644 {id_}\t{path}\0" for path, id_ in sorted(files.items()))
        with tempfile.TemporaryDirectory(prefix="plnfolio-") as folder:
            env = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
            data = lines.encode("utf-8", "surrogateescape")
            words = ("update-index", "-z", "--add", "--index-info")
            self._must("the index", *words, data=data, env=env)
            return self._must("the tree", "write-tree", env=env).line

    def _whoever(self) -> Mapping[str, str]:
        """Who publishes, if git has to be told."""
        known = self._git.ask("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT")
        return {} if known.code == 0 else _NOBODY

    def _beyond(self, *words: str) -> Ended:
        """Something that the remote has a say in."""
        ended = self._git.ask(*words)
        if ended.code:
            raise refused(ended.said, self._place.repository)
        return ended

    def _must(
        self, what: str, *words: str, data: bytes = b"", env: Mapping[str, str] | None = None
    ) -> Ended:
        """Something that goes wrong only where a disk or a repository is broken."""
        ended = self._git.ask(*words, data=data, env=env)
        if ended.code:
            error = refused(ended.said, None)
            raise PublishError(f"git could not keep {what}: {error.message}", error.remedy)
        return ended


def _quoted(path: str) -> str:
    """A path as a line for git, which takes one in quotes for escaped."""
    if "\n" not in path and not path.startswith('"'):
        return path
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
