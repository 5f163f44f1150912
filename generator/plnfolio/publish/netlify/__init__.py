"""Netlify: digests of all files go up first, and then only the files that it asks for."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from pathlib import Path

from plnfolio.publish import secret
from plnfolio.publish.host import Difference, Placed, PublishError, Release, Tell, difference
from plnfolio.publish.live import shows
from plnfolio.publish.memory import Begun, Memory, sum_of
from plnfolio.publish.netlify.api import API, SITE, TOKEN, TOKENS, Api, Site, api_address
from plnfolio.publish.netlify.credits import spent
from plnfolio.publish.netlify.deploying import Deploying, sha1
from plnfolio.publish.web import Patience

_RULES = frozenset({"_headers", "_redirects"})
"""What Netlify reads and may not list; ``build.json`` has them in its digest."""

BUILD = "build.json"
"""The file that says which build a site is."""


class Netlify:
    """A site at Netlify, by the variables of its own command line; PublishError without a token.

    Nothing is asked of Netlify before somebody calls.
    """

    name = "Netlify"

    def __init__(self, site: str, workshop: Path, patience: Patience) -> None:
        self._patience = patience
        self._memory = Memory(workshop, "netlify")
        self.id = os.environ.get(SITE, "").strip() or site
        self.unwritten = not self.id and bool(self._memory.made)
        self.id = self.id or self._memory.made
        token = secret.find(TOKEN)
        if token is None:
            raise PublishError(f"{TOKEN} is not set, and Netlify asks who you are", HOW_TO_TOKEN)
        self._api = Api(api_address(os.environ.get(API, "")), token, patience)
        self._site: Site | None = None
        self._ours: Mapping[str, str] = {}

    def make(self, name: str) -> Site:
        """Make a new site there, which it is from now on."""
        self._site = self._api.make_site(name)
        self.id = self._site.id
        self._memory.keep_made(self.id)
        return self._site

    def written(self) -> None:
        """Forget a site that was made: the author has written down which it is."""
        if self._memory.made:
            self._memory.keep_made("")

    def site(self) -> Site:
        """The site as Netlify has it."""
        if not self.id:
            raise PublishError(
                f"{SITE} is not set, and content/site.yaml names no site at Netlify", HOW_TO_SITE
            )
        if self._site is None:
            self._site = self._api.site(self.id)
        return self._site

    def address(self) -> str:
        """Where the site is."""
        return self.site().address

    def compare(self, release: Release) -> Difference:
        """What the release would change of what is live."""
        ours = self._digests(release)
        site = self.site()
        live = self._api.files(site.id)
        found = difference(ours, live)
        known = self._memory.of(site.id).live
        if known.id and known.id == site.live.id:
            # What was live then is live now, however Netlify lists it.
            same = known.files == sum_of(ours)
        elif live:
            unlisted = _RULES.difference(live)
            same = set(found.new) <= unlisted and not (found.changed or found.gone)
        else:
            same = bool(site.address) and shows(
                site.address, BUILD, release.read(BUILD), self._patience
            )
        return Difference() if same else found or Difference(changed=(BUILD,))

    def put(self, release: Release, tell: Tell, *, anyway: bool) -> Placed:
        """Make the release live; PublishError at the edge of the free plan, unless ``anyway``."""
        site, ours = self.site(), self._digests(release)
        work = Deploying(self._api, site, release, ours, self._patience)
        known = self._memory.of(site.id)
        kept = known.preview if release.draft else known.deploy
        deploy = work.resume(kept.id) if kept.files == sum_of(ours) else None
        if deploy and deploy.state == "ready" and not (release.draft or self._is_live(deploy.id)):
            deploy = None
        if deploy is None:
            before = () if release.draft else self._count(site, tell, anyway=anyway)
            deploy = work.begin(before)
            self._begun(site, release, Begun(deploy.id, sum_of(ours)))
        done = work.finish(deploy, tell)
        self._begun(site, release, Begun())
        if not release.draft:
            self._memory.keep(site.id, live=Begun(done.id, sum_of(ours)))
        return Placed(done.preview if release.draft else done.address or site.address)

    def _is_live(self, deploy: str) -> bool:
        """Whether everybody sees a deploy that was not yet live a moment ago."""
        self._site = None
        return self.site().live.id == deploy

    def _begun(self, site: Site, release: Release, begun: Begun) -> None:
        self._memory.keep(site.id, **{"preview" if release.draft else "deploy": begun})

    def _count(self, site: Site, tell: Tell, *, anyway: bool) -> frozenset[str]:
        """Look at what a publication costs; the deploys that the site had this month."""
        now = datetime.datetime.fromtimestamp(self._patience.clock(), datetime.UTC)
        found = spent(self._api, site, now)
        if not anyway:
            found.stop_at_the_edge()
        if found.note:
            tell(f"warning: {found.note}.")
        return found.known

    def _digests(self, release: Release) -> Mapping[str, str]:
        if not self._ours:
            odd = [path for path in release.paths if "#" in path or "?" in path]
            if odd:
                raise PublishError(
                    f"Netlify takes no file with # or ? in its name: {odd[0]}", "rename it"
                )
            self._ours = release.digests(sha1)
        return self._ours


HOW_TO_TOKEN = (
    f"make a token at {TOKENS}, and set the variable before you publish: "
    f"export {TOKEN}=… (Linux, Mac), $env:{TOKEN}='…' (Windows)"
)
HOW_TO_SITE = (
    f"set {SITE} to the site’s id, or write “site: …” under “publish:” in content/site.yaml; "
    "plnfolio publish netlify --new-site NAME makes one"
)
