"""One deploy at Netlify, from digests to a site that is live, and on again after it was cut off."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from itertools import islice

from plnfolio.publish.host import PublishError, Release, Tell
from plnfolio.publish.netlify.api import Api, Deploy, Site
from plnfolio.publish.web import PassingError, Patience

AT_ONCE = 5
"""Files that go up side by side."""

STATES: Mapping[str, str] = {
    "new": "Netlify has heard of it",
    "pending_review": "Netlify waits for somebody to look at it: see your site at app.netlify.com",
    "accepted": "Netlify has accepted it",
    "rejected": "somebody has rejected it at Netlify",
    "enqueued": "it waits at Netlify for its turn",
    "building": "Netlify is building it",
    "uploading": "Netlify waits for files",
    "uploaded": "Netlify has all files",
    "preparing": "Netlify is comparing the files with those that it has",
    "prepared": "Netlify has compared the files",
    "processing": "Netlify is processing the files",
    "processed": "Netlify has processed the files",
    "ready": "it is live",
    "error": "Netlify could not deploy it",
    "retrying": "Netlify tries it again",
    "canceled": "somebody has stopped it at Netlify",
    "skipped": "Netlify has skipped it",
}
"""All states of a deploy, each in a sentence (open-api.netlify.com; the last two are not there)."""

SLOW = frozenset({"pending_review", "enqueued", "retrying"})
"""Those that may last, and of which whoever waits wants to know."""

_OVER = frozenset({"error", "rejected", "canceled", "skipped"})
_WANTING = frozenset({"prepared", "uploading"})
"""Netlify waits for files here, and ``required`` says for which."""

_AGAIN = 20
"""So often is looked before files that seem to be lost are given once more."""


class Deploying:
    """What is needed to put one release onto one site."""

    def __init__(
        self, api: Api, site: Site, release: Release, ours: Mapping[str, str], patience: Patience
    ) -> None:
        self._api = api
        self._site = site
        self._release = release
        self._ours = ours
        self._by_digest = {sha: path for path, sha in ours.items()}
        self._patience = patience

    def resume(self, kept: str) -> Deploy | None:
        """What a run before began, if Netlify still has it and says what it needs."""
        found = self._api.deploy(kept) if kept else None
        if found is None or found.state in _OVER:
            return None
        return None if found.state in _WANTING and not found.required else found

    def begin(self, before: Container[str]) -> Deploy:
        """A new deploy; where no answer comes, it is looked for before another is begun.

        One that needs no file is live at once, and each costs credits. ``before`` are those that
        there were.
        """
        number = 0
        while True:
            try:
                return self._api.begin(self._site.id, self._ours, draft=self._release.draft)
            except PassingError as error:
                number += 1
                if number >= self._patience.tries or not self._api.web.rest(error, number):
                    raise
                if error.perhaps and (found := self._begun_after(before)):
                    return found

    def _begun_after(self, before: Container[str]) -> Deploy | None:
        for deploy in islice(self._api.deploys(self._site.id), AT_ONCE):
            new = deploy.id not in before and deploy.draft == self._release.draft
            if new and deploy.state not in _OVER:
                found = self._api.deploy(deploy.id)
                if found and self._by_digest.keys() >= set(found.required):
                    return found
        return None

    def finish(self, deploy: Deploy, tell: Tell) -> Deploy:
        """Give the files that are asked for whenever any are, until it is live."""
        given: set[str] = set()
        pauses, said, looks = 0.0, "", 0
        while deploy.state != "ready":
            self._stop_if_over(deploy)
            missing = [sha for sha in dict.fromkeys(deploy.required) if sha in self._by_digest]
            missing = [sha for sha in missing if sha not in given]
            if missing:
                self._upload(deploy, missing, tell)
                given.update(missing)
            else:
                pause = min(self._patience.look * 1.2**looks, 8 * self._patience.look)
                self._patience.sleep(pause)
                pauses, looks = pauses + pause, looks + 1
            if pauses > self._patience.whole:
                raise PublishError(
                    f"Netlify takes very long: {STATES.get(deploy.state, _UNSAID)}", _LATER
                )
            deploy = self._now(deploy)
            if deploy.state in SLOW and deploy.state != said:
                tell(f"{_sentence(STATES[deploy.state])}.")
            said = deploy.state
            if deploy.state in _WANTING and looks % _AGAIN == _AGAIN - 1:
                given.clear()
        return deploy

    def _now(self, deploy: Deploy) -> Deploy:
        found = self._api.deploy(deploy.id)
        if found is None:
            raise PublishError("Netlify no longer has what was being published", _LATER)
        return replace(found, id=deploy.id)

    def _stop_if_over(self, deploy: Deploy) -> None:
        if deploy.state in _OVER:
            said = f": “{self._api.web.hide(deploy.error)}”" if deploy.error else ""
            raise PublishError(
                f"{_sentence(STATES[deploy.state])} ({deploy.state}){said}",
                "what was live is live still; mend what it says, and publish again",
            )

    def _upload(self, deploy: Deploy, digests: Sequence[str], tell: Tell) -> None:
        """Give files, one of each content."""
        tell(f"Uploading {len(digests):,} of {len(self._ours):,} files to Netlify …")
        with ThreadPoolExecutor(AT_ONCE) as pool:
            uploads = [pool.submit(self._give, deploy.id, sha) for sha in digests]
            try:
                for done in as_completed(uploads):
                    done.result()
            finally:
                for one in uploads:
                    one.cancel()

    def _give(self, deploy: str, sha: str) -> None:
        path = self._by_digest[sha]
        data = self._release.read(path)
        if sha1(data) != sha:
            raise PublishError(
                f"{path} has changed while it was being published", "run the same again"
            )
        self._api.upload(deploy, path, data)


def sha1(data: bytes) -> str:
    """What Netlify calls a file’s bytes."""
    return hashlib.sha1(data, usedforsecurity=False).hexdigest()


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


_UNSAID = "it does not say how far it is"
_LATER = "see it at app.netlify.com, and run the same again: it goes on where it stopped"
