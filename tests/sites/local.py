"""A server on this computer, which asks nobody for its name."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from typing import Self


class LocalServer(ThreadingHTTPServer):
    """Python’s own looks up what its address is called, which a system may ask a network for.

    That is without a bound: where nobody answers, a test waits for minutes.
    """

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "localhost", self.server_address[1]

    @contextmanager
    def running(self) -> Iterator[Self]:
        """Answer in a thread of its own, and be gone in the end."""
        thread = threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.shutdown()
            thread.join()
            self.server_close()
