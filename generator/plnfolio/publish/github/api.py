"""GitHub’s REST API, as far as it is needed: what is asked, and what a refusal means.

docs.github.com/rest/git, /rest/pages, “Best practices for using the REST API”.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from plnfolio.publish.github.refusals import HOW_TO_TOKEN, TOKEN
from plnfolio.publish.github.repository import BRANCH, REF, Repository
from plnfolio.publish.github.ways import MESSAGE, NO_JEKYLL, Pages
from plnfolio.publish.host import PublishError
from plnfolio.publish.live import MOVED
from plnfolio.publish.secret import Secret
from plnfolio.publish.web import Answer, Patience, Web

URL, VARIABLE = "https://api.github.com", "GITHUB_API_URL"


class RefusedError(PublishError):
    """GitHub’s no, with its number."""

    def __init__(self, status: int, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.status = status


class Api:
    """Calls by name, on one repository."""

    def __init__(self, base: str, token: Secret, to: Repository, patience: Patience) -> None:
        self._base = base
        self._web = Web("GitHub", base, token, patience)
        self._to = to
        self._path = f"/repos/{quote(to.owner)}/{quote(to.name)}"

    def tip(self) -> str | None:
        """The commit that the branch has; nothing if there is no branch, None if nothing at all."""
        answer = self._ask("GET", f"/git/ref/heads/{BRANCH}")
        if answer.status == 409:
            return None
        if answer.status == 404:
            self._good(self._ask("GET", ""))  # says so if there is no repository
            return ""
        return _id(_part(self._good(answer).data(), "object"))

    def files(self, commit: str) -> dict[str, str]:
        """All files of a commit: ids of blobs by path."""
        data = self._good(self._ask("GET", f"/git/commits/{commit}")).data()
        return dict(self._below(_id(_part(data, "tree")), ""))

    def _below(self, tree: str, prefix: str) -> list[tuple[str, str]]:
        """The files below a tree, whose list GitHub cuts off where it is too long."""
        data = self._good(self._ask("GET", f"/git/trees/{tree}?recursive=1")).data()
        if _part(data, "truncated") is True:
            data = self._good(self._ask("GET", f"/git/trees/{tree}")).data()
            inner = [one for one in _entries(data) if one.get("type") == "tree"]
            deeper = [self._below(_id(one), f"{prefix}{one['path']}/") for one in inner]
        else:
            deeper = []
        found = [one for one in _entries(data) if one.get("type") != "tree"]
        here = [(f"{prefix}{one['path']}", _id(one)) for one in found]
        return [*here, *(file for files in deeper for file in files)]

    def blob(self, id_: str) -> bytes:
        """The bytes of a blob."""
        data = self._good(self._ask("GET", f"/git/blobs/{id_}")).data()
        return base64.b64decode(str(_part(data, "content") or ""))

    def send(self, data: bytes) -> str:
        """Give a blob; its id."""
        body = {"content": base64.b64encode(data).decode(), "encoding": "base64"}
        return _id(self._good(self._ask("POST", "/git/blobs", body)).data())

    def tree(self, files: Mapping[str, str]) -> str:
        """Make a tree of exactly these files, whose blobs GitHub has; its id."""
        entries = [
            {"path": path, "mode": "100644", "type": "blob", "sha": id_}
            for path, id_ in sorted(files.items())
        ]
        return _id(self._good(self._ask("POST", "/git/trees", {"tree": entries})).data())

    def commit(self, tree: str, parent: str) -> str:
        """Make a commit that no branch has yet; its id."""
        body = {"message": MESSAGE, "tree": tree, "parents": [parent] if parent else []}
        return _id(self._good(self._ask("POST", "/git/commits", body)).data())

    def move(self, commit: str, *, new: bool) -> None:
        """Let the branch have a commit that follows the one that it has, or begin it with one."""
        if new:
            body: dict[str, object] = {"ref": REF, "sha": commit}
            self._good(self._ask("POST", "/git/refs", body))
        else:
            body = {"sha": commit, "force": False}
            self._good(self._ask("PATCH", f"/git/refs/heads/{BRANCH}", body))

    def begin(self) -> None:
        """Put a first file into a repository that has none, which takes no blobs before."""
        body = {"message": MESSAGE, "content": "", "branch": BRANCH}
        answer = self._ask("PUT", f"/contents/{NO_JEKYLL}", body)
        if not answer.good:
            raise PublishError(
                f"nothing is in the repository {self._to} yet, and GitHub wants a first file "
                f"({answer.status}): “{self._said(answer)}”",
                f"add one there, a README.md, and publish again: {self._to.page}",
            )

    def pages(self) -> Pages:
        """What is known of GitHub Pages; a token need not be allowed to know."""
        answer = self._ask("GET", "/pages")
        if not answer.good:
            return Pages()
        data = answer.data()
        source = _part(data, "source")
        on = _part(source, "branch") == BRANCH and _part(data, "build_type") != "workflow"
        where = str(_part(data, "html_url") or "").rstrip("/")
        if (urlsplit(where).hostname or "").endswith(".github.io"):
            where = where.replace("http:", "https:", 1)  # each of these has a certificate
        return Pages(where, on)

    def _ask(self, method: str, path: str, body: object = None) -> Answer:
        """An answer; a repository that has another name now is asked under it."""
        answer = self._web.ask(method, f"{self._path}{path}", json_=body)
        to = answer.headers.get("location", "")
        if answer.status in MOVED and to.startswith(f"{self._base}/"):
            return self._web.ask(method, to.removeprefix(self._base), json_=body)
        return answer

    def _good(self, answer: Answer) -> Answer:
        if answer.good:
            return answer
        status, said = answer.status, self._said(answer)
        if status == 401:
            raise RefusedError(
                status, f"GitHub does not accept the token (401): “{said}”", HOW_TO_TOKEN
            )
        if status == 403:
            raise RefusedError(
                status,
                f"GitHub does not allow this (403): “{said}”",
                f"see whether {TOKEN} may write to {self._to}, or {HOW_TO_TOKEN}",
            )
        if status == 404:
            raise RefusedError(
                status,
                f"GitHub has no repository {self._to}, or the token does not open it (404): "
                f"“{said}”",
                f"see whether it is there, {self._to.page}, and {HOW_TO_TOKEN}",
            )
        raise RefusedError(status, f"GitHub refuses this ({status}): “{said}”", self._remedy(said))

    def _remedy(self, said: str) -> str:
        if "rotected branch" in said or "ule violation" in said:
            return f"let {BRANCH} be written to: {self._to.page}/settings/rules"
        if "too large" in said.casefold():
            return "install git, by which GitHub takes larger files: https://git-scm.com/downloads"
        return ""

    def _said(self, answer: Answer) -> str:
        return self._web.hide(answer.said()) or "no reason given"


def _part(data: Any, name: str) -> Any:
    return data.get(name) if isinstance(data, dict) else None


def _entries(data: Any) -> list[dict[str, Any]]:
    found = _part(data, "tree")
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _id(data: Any) -> str:
    """The id of an object, which every answer has that is good."""
    found = _part(data, "sha")
    if not isinstance(found, str) or not found.isalnum():
        raise PublishError("GitHub has answered something else than was asked", "try again later")
    return found
