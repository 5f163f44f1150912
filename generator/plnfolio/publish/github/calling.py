"""The way without git: blobs, a tree, a commit and a ref over GitHub’s API, one after the other.

GitHub asks for no two requests at once. What was sent is remembered, and not sent again by a run
that comes after one that was cut off.
"""

from __future__ import annotations

from plnfolio.publish.github.api import Api, RefusedError
from plnfolio.publish.github.ways import (
    Branch,
    Pages,
    Wanted,
    blob_id,
    changed_meanwhile,
    somebody_else,
)
from plnfolio.publish.host import PublishError, Tell
from plnfolio.publish.memory import Memory

_CONFLICT = frozenset({409, 422})
"""What a ref is refused with that others have moved."""


class Calling:
    """A branch of a repository at GitHub; ``name`` is what it is remembered by."""

    algorithm = "sha1"

    def __init__(self, api: Api, name: str, memory: Memory) -> None:
        self._api = api
        self.name = name
        self._memory = memory
        self._pages: Pages | None = None

    def live(self) -> Branch:
        """What the branch holds."""
        tip = self._api.tip()
        if not tip:
            return Branch(empty=tip is None)
        return Branch(tip, self._api.files(tip))

    def pages(self) -> Pages:
        """What GitHub says of its Pages."""
        if self._pages is None:
            self._pages = self._api.pages()
        return self._pages

    def read(self, blob: str) -> bytes:
        """The bytes of a blob."""
        return self._api.blob(blob)

    def put(self, wanted: Wanted, live: Branch, tell: Tell) -> None:
        """Send what is missing, and lay a commit onto the branch."""
        if live.empty:
            self._api.begin()
            live = self.live()
        missing = wanted.missing(live)
        sent = self._memory.sent(self.name) & missing.keys()
        self._send(wanted, {id_: missing[id_] for id_ in missing if id_ not in sent}, tell)
        try:
            tree = self._api.tree(wanted.files)
        except RefusedError as error:
            if error.status not in (404, 422) or not sent:
                raise
            # What no branch has, GitHub forgets some day.
            self._memory.keep_sent(self.name, frozenset())
            self._send(wanted, {id_: missing[id_] for id_ in sent}, tell)
            tree = self._api.tree(wanted.files)
        self._move(self._api.commit(tree, live.commit), live)
        self._memory.keep_sent(self.name, frozenset())

    def _send(self, wanted: Wanted, missing: dict[str, str], tell: Tell) -> None:
        if missing:
            tell(f"Sending {len(missing):,} of {len(wanted.files):,} files to GitHub …")
        for id_, path in missing.items():
            data = wanted.read(path)
            if blob_id(data) != id_:
                raise changed_meanwhile(path)
            if self._api.send(data) != id_:
                raise PublishError(f"GitHub has not received {path} as it is", "run the same again")
            self._memory.keep_sent(self.name, self._memory.sent(self.name) | {id_})

    def _move(self, commit: str, live: Branch) -> None:
        """Let the branch have the commit; whether a no came after a yes that was lost, is asked."""
        try:
            self._api.move(commit, new=not live.commit)
        except RefusedError as error:
            if error.status not in _CONFLICT:
                raise
            now = self._api.tip() or ""
            if now == commit:
                return
            if now != live.commit:
                raise somebody_else() from error
            raise
