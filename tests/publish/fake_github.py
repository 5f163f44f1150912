"""A server that speaks GitHub’s Git API on a real repository, shows its branch, and has faults.

docs.github.com/rest/git; what it refuses it refuses in GitHub’s words.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from publish.fake_netlify import API, Fault, _Handler, _RefusedError, listening
from publish.repositories import GIT

TOKEN = "github_pat_SecretOfAda_0123456789"
REF = "refs/heads/gh-pages"

Answer = tuple[int, object, dict[str, str]]


@dataclass
class Fake:
    """A repository at the host, what was asked of it, and what goes wrong.

    ``at_once`` is how many entries a list of a tree has at most; ``pages`` is the answer on Pages.
    """

    repository: Path
    name: str = "ada/notes"
    asked: list[str] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    hook: Callable[[int, bool], None] = lambda number, done: None
    visitors: Fault | None = None
    port: int = 0
    at_once: int = 100_000
    pages: dict[str, Any] | None = None
    empty: bool = False

    def __post_init__(self) -> None:
        self.lock = threading.Lock()

    @property
    def root(self) -> str:
        """The server."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def api(self) -> str:
        """Where the API is."""
        return f"{self.root}{API}"

    def turn_on(self, source: str = "gh-pages", build: str = "legacy") -> None:
        """Have Pages show a branch."""
        where = {"branch": source, "path": "/"}
        self.pages = {"html_url": f"{self.root}/notes/", "build_type": build, "source": where}

    def fail(self, request: str, *faults: Fault) -> None:
        """Have requests that begin like this go wrong."""
        self.faults.setdefault(request, []).extend(faults)

    def count(self, start: str) -> int:
        """How many requests began like this."""
        return sum(one.startswith(start) for one in self.asked)

    def git(self, *words: str, data: bytes = b"", **env: str) -> bytes:
        """Git on the repository; what it refuses is no object."""
        done = subprocess.run(
            [GIT, *words],
            cwd=self.repository,
            input=data,
            capture_output=True,
            check=False,
            env={**_ADA, **env},
        )
        if done.returncode:
            raise _RefusedError(422, {"message": done.stderr.decode()})
        return done.stdout

    def without(self, blobs: Iterable[str]) -> str:
        """The first of these that is no blob here."""
        lines = "".join(f"{id_}\n" for id_ in blobs).encode()
        found = self.git("cat-file", "--batch-check", data=lines).decode().splitlines()
        return next((one.split()[0] for one in found if one.split()[1] != "blob"), "")

    def tip(self) -> str:
        """The commit of the branch."""
        return self.git("for-each-ref", "--format=%(objectname)", REF).decode().strip()


_ADA = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "ada"), ("EMAIL", "ada@users.noreply.github.com"))
}
_FF = {"message": "Update is not a fast forward"}
_BLOB = "tree.sha {} is not a valid blob"


class _GitHub(_Handler):
    fake: Any

    do_PATCH = _Handler.do_GET  # noqa: N815 - its name there

    def show(self, path: str) -> None:
        assert "Authorization" not in self.headers
        if self.fake.visitors:
            self.go_wrong(self.fake.visitors)
            return
        words = [GIT, "show", f"gh-pages:{unquote(path.removeprefix('/notes/'))}"]
        done = subprocess.run(words, cwd=self.fake.repository, capture_output=True, check=False)
        self.send(404 if done.returncode else 200, done.stdout, {})

    def answer(self, path: str, body: bytes) -> Answer:
        fake = self.fake
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            raise _RefusedError(401, {"message": "Bad credentials"})
        match = re.fullmatch(r"/repos/([^/]+/[^/]+)(/.*)?", path)
        if match and match[1] == "ada/old-notes":
            return 307, {}, {"Location": f"{fake.api}/repos/ada/notes{match[2] or ''}"}
        if not match or match[1] != fake.name:
            raise _RefusedError(404, {"message": "Not Found"})
        said = f"{self.command} {match[2] or '/'}"
        if fake.empty and not said.startswith(("PUT /contents", "GET /pages", "GET /$")):
            raise _RefusedError(409, {"message": "Git Repository is empty."})
        with fake.lock:
            for pattern, answer in _ROUTES.items():
                if found := re.fullmatch(pattern, said):
                    return answer(self, *found.groups(), json.loads(body or b"{}"))
        raise _RefusedError(404, {"message": "Not Found"})

    def one(self, body: Any) -> Answer:
        return 200, {"full_name": self.fake.name}, {}

    def ref(self, body: Any) -> Answer:
        if not (tip := self.fake.tip()):
            raise _RefusedError(404, {"message": "Not Found"})
        return 200, {"ref": REF, "object": {"type": "commit", "sha": tip}}, {}

    def commit(self, id_: str, body: Any) -> Answer:
        tree = self.fake.git("rev-parse", f"{id_}^{{tree}}").decode().strip()
        return 200, {"sha": id_, "tree": {"sha": tree}}, {}

    def tree(self, id_: str, body: Any) -> Answer:
        words = ["-r", "-t"] if urlsplit(self.path).query == "recursive=1" else []
        listed = self.fake.git("ls-tree", "-z", *words, id_).decode().split("\0")
        entries = []
        for about, _, path in (one.partition("\t") for one in listed if one):
            mode, kind, sha = about.split()
            entries.append({"path": path, "mode": mode, "type": kind, "sha": sha})
        cut = bool(words) and len(entries) > self.fake.at_once
        shown = entries[: self.fake.at_once] if cut else entries
        return 200, {"sha": id_, "tree": shown, "truncated": cut}, {}

    def blob(self, id_: str, body: Any) -> Answer:
        data = self.fake.git("cat-file", "blob", id_)
        lines = base64.encodebytes(data).decode()
        return 200, {"sha": id_, "content": lines, "encoding": "base64"}, {}

    def make_blob(self, body: Any) -> Answer:
        assert body["encoding"] == "base64"
        data = base64.b64decode(body["content"], validate=True)
        id_ = self.fake.git("hash-object", "-w", "--stdin", data=data).decode().strip()
        return 201, {"sha": id_}, {}

    def make_tree(self, body: Any) -> Answer:
        if lost := self.fake.without(one["sha"] for one in body["tree"]):
            raise _RefusedError(422, {"message": _BLOB.format(lost)})
        lines = "".join(f"{one['mode']} {one['sha']}\t{one['path']}\0" for one in body["tree"])
        with tempfile.TemporaryDirectory() as folder:
            env = {"GIT_INDEX_FILE": f"{folder}/index"}
            words = ("update-index", "-z", "--add", "--index-info")
            self.fake.git(*words, data=lines.encode(), **env)
            return 201, {"sha": self.fake.git("write-tree", **env).decode().strip()}, {}

    def make_commit(self, body: Any) -> Answer:
        parents = [word for one in body["parents"] for word in ("-p", one)]
        words = ("commit-tree", body["tree"], *parents, "-m", body["message"])
        return 201, {"sha": self.fake.git(*words).decode().strip()}, {}

    def make_ref(self, body: Any) -> Answer:
        if self.fake.tip():
            raise _RefusedError(422, {"message": "Reference already exists"})
        self.fake.git("update-ref", body["ref"], body["sha"])
        return 201, {"ref": REF, "object": {"sha": body["sha"]}}, {}

    def move_ref(self, body: Any) -> Answer:
        assert body["force"] is False
        tip = self.fake.tip()
        known = self.fake.git("rev-list", body["sha"]).decode().split()
        if not tip or tip not in known:
            raise _RefusedError(422, _FF)
        self.fake.git("update-ref", REF, body["sha"], tip)
        return 200, {"ref": REF, "object": {"sha": body["sha"]}}, {}

    def put_file(self, name: str, body: Any) -> Answer:
        _, made, _ = self.make_blob({"content": body["content"], "encoding": "base64"})
        entry = {"path": name, "mode": "100644", **made}  # type: ignore[dict-item]
        _, tree, _ = self.make_tree({"tree": [entry]})
        about = {"message": body["message"], "parents": [], "tree": tree["sha"]}  # type: ignore[index]
        _, commit, _ = self.make_commit(about)
        self.fake.git("update-ref", f"refs/heads/{body['branch']}", commit["sha"])  # type: ignore[index]
        self.fake.empty = False
        return 201, {"commit": commit}, {}

    def about_pages(self, body: Any) -> Answer:
        if self.fake.pages is None:
            raise _RefusedError(404, {"message": "Not Found"})
        return 200, self.fake.pages, {}


_ROUTES = {
    r"GET /": _GitHub.one,
    r"GET /pages": _GitHub.about_pages,
    r"GET /git/ref/heads/gh-pages": _GitHub.ref,
    r"GET /git/commits/(\w+)": _GitHub.commit,
    r"GET /git/trees/(\w+)": _GitHub.tree,
    r"GET /git/blobs/(\w+)": _GitHub.blob,
    r"POST /git/blobs": _GitHub.make_blob,
    r"POST /git/trees": _GitHub.make_tree,
    r"POST /git/commits": _GitHub.make_commit,
    r"POST /git/refs": _GitHub.make_ref,
    r"PATCH /git/refs/heads/gh-pages": _GitHub.move_ref,
    r"PUT /contents/([\w.]+)": _GitHub.put_file,
}


@contextmanager
def serving(fake: Fake) -> Iterator[Fake]:
    """GitHub, at ``fake.port``."""
    with listening(type("Handler", (_GitHub,), {"fake": fake})) as fake.port:
        yield fake
