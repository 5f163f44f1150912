"""By which names the dev server lets itself be called."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from plnfolio.serve.ports import EVERYWHERE

_OWN = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""The names under which this machine calls itself."""


class OnlyHosts:
    """Refuses requests for names that are not ours, against DNS rebinding (CWE-350).

    ``host`` is what the server listens on. An attacker needs a name that leads to this machine, so
    numbers are let in where others of the network may come.
    """

    def __init__(self, app: ASGIApp, host: str, headers: dict[str, str]) -> None:
        self._app = app
        self._open = host in EVERYWHERE
        self._names = frozenset(_names(host))
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer 403."""
        if scope["type"] == "http":
            named = [value for key, value in scope["headers"] if key == b"host"]
            if len(named) != 1 or not self._lets_in(named[0].decode("latin-1")):
                sentence = "This server does not go by that name.\n"
                refusal = PlainTextResponse(sentence, status_code=403, headers=self._headers)
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _lets_in(self, header: str) -> bool:
        name, colon, port = header.rpartition(":")
        name = (name if colon and (port.isdecimal() or not port) else header).lower()
        return name in self._names or (self._open and _is_a_number(name))


def _names(host: str) -> Iterable[str]:
    yield from _OWN
    if host not in EVERYWHERE:
        yield host.lower()
        yield f"[{host.lower()}]"
        return
    own = socket.gethostname().lower()
    yield own
    yield f"{own.removesuffix('.local')}.local"


def _is_a_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True
