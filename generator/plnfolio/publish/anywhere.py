"""Any address of the web, asked once and without a token: led on, bounded, and soon given up."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from urllib.parse import SplitResult, quote, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from plnfolio.publish.host import PublishError
from plnfolio.publish.web import LOCAL, MOVED, Answer, Patience, Web

_HOPS = 5
_CONNECTION = 1.5
"""Seconds until somebody answers at all; whoever is offline is told soon."""

_SAFE = "/~!$&'()*+,;=:@-._%?"
"""What stays in an address that may be encoded already."""


class NoAddressError(PublishError):
    """What was to be asked is no address of the web."""

    def __init__(self, address: str) -> None:
        super().__init__(f"“{address}” is no address of the web", "look for a slip in it")


class EndlessError(PublishError):
    """An address leads on and on; ``address`` is where it was left."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"{address} leads on and on", "open it in a browser, and use where it ends"
        )
        self.address = address


def ask(
    address: str,
    patience: Patience,
    *,
    most: int,
    accept: str = "application/json",
    name: str = "The site",
    method: str = "GET",
) -> tuple[Answer, str]:
    """What an address answers, and which one that was in the end."""
    for _ in range(_HOPS):
        parts = _parts(address)
        path = quote(f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}", _SAFE)
        base = f"{parts.scheme}://{parts.netloc}"
        try:
            web = Web(name, base, None, patience, follow=False, most=most, accept=accept)
            answer = web.ask(method, path, tries=1)
        except PublishError as error:
            raise _by_proxy(parts) or error from error
        except ValueError as error:
            raise NoAddressError(address) from error
        to = answer.headers.get("location", "")
        if answer.status not in MOVED or not to:
            return answer, address
        address = urljoin(address, quote(to, safe=f"{_SAFE}#[]"))
    raise EndlessError(address)


def reach(address: str) -> None:
    """PublishError if nobody is there at all, said soon.

    Names are asked for in a thread of their own, as the system may take half a minute to find out
    that there is no network.
    """
    parts = _parts(address)
    host = parts.hostname or ""
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise NoAddressError(address) from error
    if _proxy(parts):
        return
    if (reason := _within(_CONNECTION, lambda: _reach(host, port))) is not None:
        raise PublishError(f"{host} cannot be reached: {reason}", "see whether you are connected")


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise NoAddressError(address) from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NoAddressError(address)
    if parts.netloc.isascii():
        return parts
    try:
        return parts._replace(netloc=parts.netloc.encode("idna").decode())
    except UnicodeError as error:
        raise NoAddressError(address) from error


def _proxy(parts: SplitResult) -> str:
    """The proxy that is asked for an address, if there is one."""
    host = parts.hostname or ""
    if host in LOCAL or proxy_bypass(host):
        return ""
    return getproxies().get(parts.scheme, "")


def _by_proxy(parts: SplitResult) -> PublishError | None:
    """What is said where a proxy stands between, and no answer came."""
    proxy = _proxy(parts)
    if not proxy:
        return None
    # Who signs in at a proxy has the password in its address.
    shown = proxy.rpartition("@")[2].removeprefix("http://").rstrip("/")
    return PublishError(
        f"{parts.hostname} cannot be reached through the proxy {shown}",
        f"see whether {parts.scheme.upper()}_PROXY is right, or ask who looks after the network",
    )


def _reach(host: str, port: int) -> str | None:
    try:
        socket.create_connection((host, port), timeout=_CONNECTION).close()
    except TimeoutError:
        return "no answer came"
    except (OSError, UnicodeError):
        return "nobody is there"
    return None


def _within(seconds: float, work: Callable[[], str | None]) -> str | None:
    """What comes of some work, if it comes in time."""
    found: list[str | None] = []
    thread = threading.Thread(target=lambda: found.append(work()), daemon=True)
    thread.start()
    thread.join(seconds)
    return found[0] if found else "no answer came"
