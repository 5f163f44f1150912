"""An address of this machine to listen on, and the one under which a phone finds it."""

from __future__ import annotations

import errno
import re
import socket
import sys

LOCALHOST = "127.0.0.1"
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - only where the author asks for it
_TRIES = 50
# Letters, figures, hyphens and dots (RFC 1123 §2.1), colons of IPv6 and the name of its interface.
_HOST = re.compile(r"[\w.:%-]{1,253}")
# Windows answers EACCES for ports that it keeps for others.
_TAKEN = (errno.EADDRINUSE, errno.EACCES)
# Reserved for documentation (RFC 5737): there is a way to it, and nobody at its end.
_FAR_AWAY = ("192.0.2.1", 9)


class NoPortError(OSError):
    """Not one port is free, from the wanted one on."""


class NoHostError(OSError):
    """The host is not of this machine."""


def bound(host: str, port: int) -> socket.socket:
    """A socket bound to ``port``, or to the next that is free; 0 is any free one.

    Raises NoPortError and NoHostError. The socket does not listen yet: until it does, nobody is
    kept waiting.
    """
    if not _HOST.fullmatch(host):
        # Whoever knows names may be long in saying that there is none like this.
        raise NoHostError(errno.EADDRNOTAVAIL, f"no such host: {host}")
    try:
        family, *_ = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise NoHostError(errno.EADDRNOTAVAIL, f"no such host: {host}") from error
    for candidate in range(port, min(port + _TRIES, 65536)) if port else [0]:
        one = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform == "win32":
            # Without it two programs could hold one port there, and each answer now and then.
            one.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, candidate))
            return one
        except OSError as error:
            one.close()
            if error.errno not in _TAKEN:
                raise NoHostError(error.errno, f"not of this machine: {host}") from error
    raise NoPortError(errno.EADDRINUSE, f"no free port from {port} on")


def seen_from_outside() -> str:
    """This machine’s address in its own network; empty where it has none. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        try:
            one.connect(_FAR_AWAY)
        except OSError:
            return ""
        host: str = one.getsockname()[0]
        return "" if host.startswith("127.") else host


def in_url(host: str) -> str:
    """A host as it stands in an address: IPv6 goes into brackets (RFC 3986, 3.2.2)."""
    return f"[{host}]" if ":" in host else host
