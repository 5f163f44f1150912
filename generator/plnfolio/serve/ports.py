"""A port of this machine to listen on."""

from __future__ import annotations

import errno
import socket
import sys

LOCALHOST = "127.0.0.1"
_TRIES = 50
# Windows answers EACCES for ports that it keeps for others.
_TAKEN = (errno.EADDRINUSE, errno.EACCES)


class NoPortError(OSError):
    """Not one port is free, from the wanted one on."""


def bound(port: int) -> socket.socket:
    """A socket bound to ``port``, or to the next that is free; 0 is any free one.

    Raises NoPortError. The socket does not listen yet: until it does, nobody is kept waiting.
    """
    for candidate in range(port, min(port + _TRIES, 65536)) if port else [0]:
        one = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform == "win32":
            # Without it two programs could hold one port there, and each answer now and then.
            one.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((LOCALHOST, candidate))
            return one
        except OSError as error:
            one.close()
            if error.errno not in _TAKEN:
                raise
    raise NoPortError(errno.EADDRINUSE, f"no free port from {port} on")
