"""A server that speaks Netlify’s deploy API and shows what was deployed, with faults by script.

docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api; all it has is in memory.
"""

from __future__ import annotations

import hashlib
import json
import re
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import unquote, urlsplit

from sites.local import LocalServer
from sites.patience import PATIENCE

TOKEN = "nfp_Secret-of-Ada-0123456789"
API = "/api/v1"
HALFWAY = "enqueued building processing processed".split()
"""States between the last file and “ready”."""


@dataclass(frozen=True)
class Fault:
    """An answer in place of the right one; status 0 cuts the connection off, and 1 says nothing.

    ``after`` does what was asked first. ``times`` is how often it happens.
    """

    status: int
    body: object = None
    headers: tuple[tuple[str, str], ...] = ()
    after: bool = False
    times: int = 1


@dataclass
class Fake:
    """All that the host has, what it was asked, and what goes wrong.

    Files are kept waiting until as many come ``together``.
    """

    sites: dict[str, dict[str, Any]] = field(default_factory=dict)
    deploys: dict[str, dict[str, Any]] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    states: list[str] = field(default_factory=lambda: list(HALFWAY))
    slow_diff: int = 0
    most_at_once: int = 0
    now: str = "2026-11-22T12:00:00Z"
    port: int = 0
    hook: Callable[[int, bool], None] = lambda number, done: None
    page: int = 100
    visitors: Fault | None = None
    together: int = 0
    moved: bool = False
    leaked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lock = threading.Lock()
        self.uploading = 0
        self.full = threading.Event()

    @property
    def api(self) -> str:
        """Where the API is."""
        return f"http://127.0.0.1:{self.port}{API}"

    def address(self, name: str) -> str:
        """Where visitors see something: a site or a deploy."""
        return f"http://127.0.0.1:{self.port}/at/{name}"

    def add_site(self, name: str = "ada", **more: Any) -> str:
        """A site; gives its id."""
        id_ = f"id-of-{name}"
        self.sites[id_] = {"id": id_, "name": name, "account_id": "a1", "deployed": "", **more}
        return id_

    def add_deploys(self, site: str, number: int, **more: Any) -> None:
        """Deploys that there were before."""
        for _ in range(number):
            id_ = f"old-{len(self.deploys)}"
            old = {"id": id_, "site": site, "files": {}, "state": "ready", "context": "production"}
            self.deploys[id_] = {**old, "created_at": self.now, "draft": False, **more}

    def fail(self, request: str, *faults: Fault) -> None:
        """Have requests that begin like this go wrong; ``$`` says that no more comes."""
        self.faults.setdefault(request, []).extend(faults)

    def live(self, site: str) -> dict[str, bytes]:
        """What everybody sees, by path."""
        return self.shown(self.sites[site]["deployed"])

    def shown(self, deploy: str) -> dict[str, bytes]:
        """What a deploy shows."""
        files = self.deploys[deploy]["files"] if deploy else {}
        return {path: self.blobs[sha] for path, sha in files.items()}

    def count(self, start: str) -> int:
        """How many requests began like this."""
        return sum(_begins(one, start) for one in self.asked)

    # What follows is one step of the API each.

    def site_json(self, site: dict[str, Any]) -> dict[str, Any]:
        published = site["deployed"] and self.deploy_json(self.deploys[site["deployed"]])
        where = site.get("ssl_url") or self.address(site["id"])
        data = {key: value for key, value in site.items() if key != "deployed"}
        return {**data, "ssl_url": where, "url": where, "published_deploy": published or None}

    def deploy_json(self, deploy: dict[str, Any]) -> dict[str, Any]:
        site = self.sites[deploy["site"]]
        return {
            "id": deploy["id"],
            "site_id": deploy["site"],
            "state": deploy["state"],
            "required": self.required(deploy),
            "draft": deploy["draft"],
            "context": deploy["context"],
            "created_at": deploy["created_at"],
            "error_message": deploy.get("error"),
            "ssl_url": site.get("ssl_url") or self.address(site["id"]),
            "deploy_ssl_url": self.address(deploy["id"]),
        }

    def required(self, deploy: dict[str, Any]) -> list[str]:
        if deploy.get("diff", 0) > 0:
            return []
        missing = {sha for sha in deploy["files"].values() if sha not in self.blobs}
        return sorted(missing)

    def begin(self, site: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
        id_ = f"deploy-{len(self.deploys)}"
        files = {path.lstrip("/"): sha for path, sha in body["files"].items()}
        diff = self.slow_diff or (2 if body.get("async") else 0)
        deploy = {
            "id": id_,
            "site": site["id"],
            "files": files,
            "draft": bool(body.get("draft")),
            "context": "deploy-preview" if body.get("draft") else "production",
            "created_at": self.now,
            "state": "preparing" if diff else "uploading",
            "diff": diff,
            "left": list(self.states),
        }
        self.deploys[id_] = deploy
        if not diff:
            self.go_on(deploy)
        return self.deploy_json(deploy)

    def go_on(self, deploy: dict[str, Any]) -> None:
        """One look at a deploy, one step further."""
        if deploy["state"] in ("ready", "error", "rejected"):
            return
        if deploy["diff"] > 0:
            deploy["diff"] -= 1
            if deploy["diff"] == 0:
                deploy["state"] = "prepared"
            return
        if self.required(deploy):
            return
        if deploy["left"]:
            deploy["state"] = deploy["left"].pop(0)
            deploy["error"] = "Invalid header in line 3" if deploy["state"] == "error" else None
            return
        deploy["state"] = "ready"
        if not deploy["draft"]:
            self.sites[deploy["site"]]["deployed"] = deploy["id"]

    def find_site(self, name: str) -> dict[str, Any] | None:
        names = (one for one in self.sites.values() if name in (one["id"], one["name"]))
        return next(names, None)


def _begins(said: str, start: str) -> bool:
    return f"{said}$".startswith(start)


class _RefusedError(Exception):
    def __init__(self, status: int, body: object) -> None:
        self.status, self.body = status, body


_ROUTES = [
    ("GET", r"/sites", "list_sites"),
    ("POST", r"/sites", "make_site"),
    ("GET", r"/sites/([^/]+)", "one_site"),
    ("GET", r"/sites/([^/]+)/files", "files"),
    ("GET", r"/sites/([^/]+)/deploys", "list_deploys"),
    ("POST", r"/sites/([^/]+)/deploys", "begin"),
    ("GET", r"/deploys/([^/]+)", "one_deploy"),
    ("PUT", r"/deploys/([^/]+)/files/(.+)", "upload"),
]


class _Handler(BaseHTTPRequestHandler):
    fake: Fake

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        pass

    def do_GET(self) -> None:
        self.handle_one()

    do_POST = do_PUT = do_GET  # noqa: N815

    def handle_one(self) -> None:
        fake, path = self.fake, urlsplit(self.path).path
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if not path.startswith(API):
            self.show(path)
            return
        said = f"{self.command} {path.removeprefix(API)}"
        with fake.lock:
            fake.asked.append(said)
            number = len(fake.asked)
            fault = self.fault(said)
        fake.hook(number, False)
        if fault and not fault.after:
            self.go_wrong(fault)
            return
        try:
            status, data, headers = self.answer(path.removeprefix(API), body)
        except _RefusedError as refused:
            status, data, headers = refused.status, refused.body, {}
        fake.hook(number, True)
        if fault:
            self.go_wrong(fault)
        else:
            self.send(status, data, headers)

    def fault(self, said: str) -> Fault | None:
        for start, faults in self.fake.faults.items():
            if _begins(said, start) and faults:
                first = faults[0]
                times = first.times - 1
                faults[:1] = [Fault(**{**first.__dict__, "times": times})] if times else []
                return first
        return None

    def go_wrong(self, fault: Fault) -> None:
        if fault.status == 1:
            time.sleep(1.0)
            self.close_connection = True
            return
        if fault.status == 0:
            # A reset, as of a cable that is pulled out.
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()
            self.close_connection = True
            return
        body = fault.body if fault.body is not None else {"code": fault.status, "message": "Oh no"}
        self.send(fault.status, body, dict(fault.headers))

    def send(self, status: int, data: object, headers: dict[str, str]) -> None:
        body = data if isinstance(data, bytes) else json.dumps(data).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def show(self, path: str) -> None:
        """What a visitor sees; whoever shows a token here has given it away."""
        if "Authorization" in self.headers:
            self.fake.leaked.append(path)
        if self.fake.visitors:
            self.go_wrong(self.fake.visitors)
            return
        fake, (_, at, name, *rest) = self.fake, path.split("/", 3)
        if fake.moved and at == "at":
            self.send(301, b"", {"Location": path.replace("/at/", "/now/", 1)})
            return
        with fake.lock:
            deploy = fake.sites[name]["deployed"] if name in fake.sites else name
            if name in fake.deploys and fake.deploys[name]["state"] != "ready":
                deploy = ""
            found = fake.shown(deploy).get(unquote(rest[0] if rest else ""))
        self.send(404 if found is None else 200, found or b"Not found", {})

    def answer(self, path: str, body: bytes) -> tuple[int, object, dict[str, str]]:
        fake = self.fake
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            raise _RefusedError(401, {"code": 401, "message": "Access Denied: Bad credentials"})
        for method, pattern, name in _ROUTES:
            match = re.fullmatch(pattern, path)
            if match and method == self.command:
                parts = [unquote(part) for part in match.groups()]
                if name == "upload":
                    return self.upload(*parts, body)
                with fake.lock:
                    return getattr(self, f"do_{name}")(*parts, body)
        raise _RefusedError(404, {"code": 404, "message": "Not Found"})

    def site(self, name: str) -> dict[str, Any]:
        found = self.fake.find_site(name)
        if found is None:
            raise _RefusedError(404, {"code": 404, "message": "Not Found"})
        return found

    def deploy(self, name: str) -> dict[str, Any]:
        if name not in self.fake.deploys:
            raise _RefusedError(404, {"code": 404, "message": "Not Found"})
        return self.fake.deploys[name]

    def paged(self, items: list[Any], path: str) -> tuple[int, object, dict[str, str]]:
        query = urlsplit(self.path).query
        number = int(query.removeprefix("page=")) if query else 1
        start = (number - 1) * self.fake.page
        headers = {}
        if len(items) > start + self.fake.page:
            headers["Link"] = f'<{self.fake.api}{path}?page={number + 1}>; rel="next"'
        return 200, items[start : start + self.fake.page], headers

    def do_list_sites(self, body: bytes) -> tuple[int, object, dict[str, str]]:
        return self.paged(list(map(self.fake.site_json, self.fake.sites.values())), "/sites")

    def do_make_site(self, body: bytes) -> tuple[int, object, dict[str, str]]:
        name = json.loads(body).get("name") or f"made-up-{len(self.fake.sites)}"
        if self.fake.find_site(name):
            raise _RefusedError(422, {"errors": {"subdomain": ["must be unique"]}})
        return 201, self.fake.site_json(self.site(self.fake.add_site(name))), {}

    def do_one_site(self, name: str, body: bytes) -> tuple[int, object, dict[str, str]]:
        return 200, self.fake.site_json(self.site(name)), {}

    def do_files(self, name: str, body: bytes) -> tuple[int, object, dict[str, str]]:
        site = self.site(name)
        if not site["deployed"]:
            raise _RefusedError(404, {"code": 404, "message": "Not Found"})
        files = self.fake.deploys[site["deployed"]]["files"]
        listed = [{"id": f"/{path}", "path": f"/{path}", "sha": sha} for path, sha in files.items()]
        return self.paged(listed, f"/sites/{name}/files")

    def do_list_deploys(self, name: str, body: bytes) -> tuple[int, object, dict[str, str]]:
        site = self.site(name)["id"]
        found = [one for one in self.fake.deploys.values() if one["site"] == site]
        latest = sorted(found, key=lambda one: one["created_at"])[::-1]
        return self.paged(list(map(self.fake.deploy_json, latest)), f"/sites/{name}/deploys")

    def do_begin(self, name: str, body: bytes) -> tuple[int, object, dict[str, str]]:
        return 200, self.fake.begin(self.site(name), json.loads(body)), {}

    def do_one_deploy(self, name: str, body: bytes) -> tuple[int, object, dict[str, str]]:
        deploy = self.deploy(name)
        self.fake.go_on(deploy)
        return 200, self.fake.deploy_json(deploy), {}

    def upload(self, name: str, path: str, body: bytes) -> tuple[int, object, dict[str, str]]:
        fake, deploy = self.fake, self.deploy(name)
        with fake.lock:
            fake.uploading += 1
            fake.most_at_once = max(fake.most_at_once, fake.uploading)
            if fake.most_at_once >= fake.together:
                fake.full.set()
        fake.full.wait(PATIENCE)
        sha = hashlib.sha1(body).hexdigest()
        with fake.lock:
            fake.uploading -= 1
            if deploy["files"].get(path) != sha:
                raise _RefusedError(422, {"code": 422, "message": f"{path} is not in this deploy"})
            fake.blobs[sha] = body
        return 200, {"id": f"/{path}", "sha": sha}, {}


class _Server(LocalServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever asked may be dead by now, which is nothing to be told of."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def listening(handler: type[BaseHTTPRequestHandler]) -> Iterator[int]:
    """Answer on a port of this computer, which is given."""
    with _Server(("127.0.0.1", 0), handler).running() as server:
        yield server.server_port


@contextmanager
def serving(fake: Fake) -> Iterator[Fake]:
    """Netlify, at ``fake.port``."""
    with listening(type("Handler", (_Handler,), {"fake": fake})) as fake.port:
        yield fake
