"""A server on this computer, which asks nobody for its name."""

from __future__ import annotations

import socketserver
from http.server import ThreadingHTTPServer


class LocalServer(ThreadingHTTPServer):
    """Python’s own looks up what its address is called, which a system may ask a network for.

    That is without a bound: where nobody answers, a test waits for minutes.
    """

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "localhost", self.server_address[1]
