"""Netlify’s API, as far as it is needed: what is asked, and what a refusal means.

docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api, open-api.netlify.com.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import Any
from urllib.parse import quote, urlsplit

from plnfolio.frozen import dataclass
from plnfolio.publish import web
from plnfolio.publish.host import PublishError
from plnfolio.publish.secret import Secret
from plnfolio.publish.web import Answer, Patience, Web

URL = "https://api.netlify.com/api/v1"
TOKEN, SITE, API = "NETLIFY_AUTH_TOKEN", "NETLIFY_SITE_ID", "NETLIFY_API_URL"
"""Variables, as Netlify’s own command line names them."""

TOKENS = "https://app.netlify.com/user/applications#personal-access-tokens"

_NEXT = re.compile(r'<([^>]+)>\s*;[^,]*\brel="?next"?')


def api_address(text: str) -> str:
    """Where the API is, by the variable; one without a path has the usual one."""
    base = web.api_address(text, URL, API)
    return base if urlsplit(base).path else f"{base}/api/v1"


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _address(data: Mapping[str, Any], *names: str) -> str:
    """The first address of the web under some names; nothing else is ever opened."""
    found = (_text(data, name) for name in names)
    return next(filter(_WEB.fullmatch, found), "").rstrip("/")


_WEB = re.compile(r"""https?://[^\s<>"'\x00-\x1f\x7f]+""")


@dataclass(frozen=True, slots=True)
class Deploy:
    """A deploy, and how far it is; ``required`` are digests of files that Netlify has not."""

    id: str
    state: str = ""
    required: tuple[str, ...] = ()
    address: str = ""
    preview: str = ""
    error: str = ""
    context: str = ""
    begun: str = ""
    draft: bool = False

    @staticmethod
    def of(data: Any) -> Deploy:
        """A deploy as the API has it; missing fields are empty."""
        data = data if isinstance(data, dict) else {}
        required = data.get("required")
        return Deploy(
            id=_text(data, "id"),
            state=_text(data, "state"),
            required=tuple(map(str, required)) if isinstance(required, list) else (),
            address=_address(data, "ssl_url", "url"),
            preview=_address(data, "deploy_ssl_url", "deploy_url"),
            error=_text(data, "error_message"),
            context=_text(data, "context"),
            begun=_text(data, "created_at"),
            draft=data.get("draft") is True,
        )


@dataclass(frozen=True, slots=True)
class Site:
    """A site: ``live`` is the deploy that everybody sees, ``owner`` whose credits it takes.

    ``updated`` is when anything of it changed last.
    """

    id: str
    name: str = ""
    address: str = ""
    owner: str = ""
    updated: str = ""
    live: Deploy = field(default_factory=lambda: Deploy(""))

    @staticmethod
    def of(data: Any) -> Site:
        """A site as the API has it."""
        data = data if isinstance(data, dict) else {}
        return Site(
            id=_text(data, "id"),
            name=_text(data, "name"),
            address=_address(data, "ssl_url", "url"),
            owner=_text(data, "account_id") or _text(data, "account_slug"),
            updated=_text(data, "updated_at"),
            live=Deploy.of(data.get("published_deploy")),
        )


class Api:
    """Calls by name. PublishError with Netlify’s own words where one is refused."""

    def __init__(self, base: str, token: Secret, patience: Patience) -> None:
        self.web = Web("Netlify", base, token, patience)
        self._base = base

    def site(self, name: str) -> Site:
        """A site by its id or address."""
        answer = self.web.ask("GET", f"/sites/{_part(name)}")
        if answer.status == 404:
            raise PublishError(
                f"Netlify knows no site “{name}”: “{self._said(answer)}”",
                f"set {SITE}, or “site” under “publish:” in content/site.yaml, to the site’s id; "
                "it stands under Project configuration, General",
            )
        site = Site.of(self._good(answer).data())
        return site if site.id else replace(site, id=name)

    def sites(self) -> Iterator[Site]:
        """All sites that the token opens."""
        return map(Site.of, self._pages("/sites", or_none=True))

    def make_site(self, name: str) -> Site:
        """A new site, under an address of Netlify’s if no name is given."""
        site = Site.of(self._good(self.web.ask("POST", "/sites", json_=_named(name))).data())
        if not site.id:
            raise PublishError("Netlify has not said which site it made", "look at app.netlify.com")
        return site

    def files(self, site: str) -> dict[str, str]:
        """What is live: digests by path; none where nothing ever was, or where it is not said."""
        listed = self._pages(f"/sites/{_part(site)}/files", or_none=True)
        return {
            (_text(one, "path") or _text(one, "id")).lstrip("/"): _text(one, "sha")
            for one in listed
            if isinstance(one, dict)
        }

    def deploys(self, site: str) -> Iterator[Deploy]:
        """All deploys of a site, latest first, for as long as somebody listens."""
        return map(Deploy.of, self._pages(f"/sites/{_part(site)}/deploys"))

    def begin(self, site: str, files: Mapping[str, str], *, draft: bool) -> Deploy:
        """Begin a deploy, tried once: whoever asks has to look whether it was begun after all."""
        wanted = {f"/{path}": sha for path, sha in files.items()}
        body = {"files": wanted, "draft": draft, "async": len(files) > _SYNC}
        answer = self.web.ask("POST", f"/sites/{_part(site)}/deploys", json_=body, tries=1)
        deploy = Deploy.of(self._good(answer).data())
        if not deploy.id:
            raise PublishError("Netlify has not said which deploy it began", "run the same again")
        return deploy

    def deploy(self, id_: str) -> Deploy | None:
        """A deploy as it is now; None if there is no such any more."""
        answer = self.web.ask("GET", f"/deploys/{_part(id_)}")
        return None if answer.status == 404 else Deploy.of(self._good(answer).data())

    def upload(self, deploy: str, path: str, data: bytes) -> None:
        """Give a file to a deploy."""
        where = f"/deploys/{_part(deploy)}/files/{quote(path, safe='/')}"
        self._good(self.web.ask("PUT", where, data=data))

    def _pages(self, path: str, *, or_none: bool = False) -> Iterator[Any]:
        """A list, page by page for as long as somebody listens (RFC 8288).

        ``or_none`` takes a list that is not there for an empty one.
        """
        while path:
            answer = self.web.ask("GET", path)
            if answer.status == 404 and or_none:
                return
            found = self._good(answer).data()
            yield from found if isinstance(found, list) else ()
            following = _NEXT.search(answer.headers.get("link", ""))
            path = self._inside(following[1]) if following and found else ""

    def _inside(self, address: str) -> str:
        """The rest of an address of the API’s; nothing for one that leads elsewhere."""
        return address.removeprefix(self._base) if address.startswith(f"{self._base}/") else ""

    def _good(self, answer: Answer) -> Answer:
        if answer.good:
            return answer
        said = self._said(answer)
        if answer.status == 401:
            raise PublishError(
                f"Netlify does not accept the token (401): “{said}”",
                f"make a new one at {TOKENS} and set {TOKEN} to it",
            )
        if answer.status == 403:
            raise PublishError(
                f"Netlify does not allow this (403): “{said}”",
                "see whether the token is of the account that the site belongs to",
            )
        raise PublishError(f"Netlify refuses this ({answer.status}): “{said}”")

    def _said(self, answer: Answer) -> str:
        return self.web.hide(answer.said()) or "no reason given"


_SYNC = 100
"""More files than this take Netlify so long to compare that it answers before it has."""


def _part(text: str) -> str:
    return quote(text, safe="")


def _named(name: str) -> dict[str, str]:
    return {"name": name} if name else {}
