"""Any address of the web, asked once and without a token: led on, bounded, and soon given up."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from plnfolio.publish.host import PublishError
from plnfolio.publish.web import FOR_GOOD, LOCAL, MOVED, Answer, PassingError, Patience, Web

_HOPS = 5
_CONNECTION = 1.5
"""Seconds until somebody answers at all; whoever is offline is told soon."""

_UNREACHED = frozenset({0, 502, 504})
"""What a proxy answers that gets none itself (RFC 9110 §15.6); 0 is for none at all."""

_NOBODY = "nobody is there"
_CONNECTED = "see whether you are connected"

_SAFE = "/~!$&'()*+,;=:@-._%?"
"""What stays in an address that may be encoded already."""


class Led(NamedTuple):
    """An answer, the ``address`` that gave it, and the one that the first has ``moved`` to.

    That is the last one before something led on that may lead elsewhere tomorrow; empty if there is
    none.
    """

    answer: Answer
    address: str
    moved: str = ""


class NoAddressError(PublishError):
    """What was to be asked is no address of the web."""

    def __init__(self, address: str) -> None:
        super().__init__(f"“{address}” is no address of the web", "look for a slip in it")


class NoHostError(PublishError):
    """No host has the name that was asked for; or nobody is there who could know it."""


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
) -> Led:
    """What an address answers, and which one that was in the end."""
    moved, for_good = "", True
    for _ in range(_HOPS):
        parts = _parts(address)
        path = quote(f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}", _SAFE)
        base = f"{parts.scheme}://{parts.netloc}"
        try:
            web = Web(name, base, None, patience, follow=False, most=most, accept=accept)
            answer = web.ask(method, path, tries=1)
        except PublishError as error:
            if isinstance(error, PassingError) and error.status not in _UNREACHED:
                raise
            raise _by_proxy(parts) or error from error
        except ValueError as error:
            raise NoAddressError(address) from error
        to = answer.headers.get("location", "")
        if answer.status not in MOVED or not to:
            return Led(answer, address, moved)
        address = urljoin(address, quote(to, safe=f"{_SAFE}#[]"))
        for_good = for_good and answer.status in FOR_GOOD
        moved = address if for_good else moved
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
    if unreached := _within(_CONNECTION, host, lambda: _reach(host, port)):
        raise unreached


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


def _reach(host: str, port: int) -> PublishError | None:
    try:
        socket.create_connection((host, port), timeout=_CONNECTION).close()
    except TimeoutError:
        return _unreached(host)
    except (socket.gaierror, UnicodeError):
        return NoHostError(f"{host} cannot be reached: {_NOBODY}", _CONNECTED)
    except OSError:
        return PublishError(f"{host} cannot be reached: {_NOBODY}", _CONNECTED)
    return None


def _unreached(host: str) -> PublishError:
    return PublishError(f"{host} cannot be reached: no answer came", _CONNECTED)


def _within(
    seconds: float, host: str, work: Callable[[], PublishError | None]
) -> PublishError | None:
    """What comes of some work, if it comes in time."""
    found: list[PublishError | None] = []
    thread = threading.Thread(target=lambda: found.append(work()), daemon=True)
    thread.start()
    thread.join(seconds)
    return found[0] if found else _unreached(host)
