"""What the server refuses; the table is ``attacks.yaml``."""

from __future__ import annotations

import asyncio
import re
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plnfolio.serve import Plan
from plnfolio.serve.app import STREAMS, application
from plnfolio.serve.board import Board
from serve.running import Copying, Running, run, running
from sites.cases import read_yaml
from sites.patience import PATIENCE

pytestmark = pytest.mark.torture

TABLE = read_yaml((Path(__file__).parent / "attacks.yaml").read_text(encoding="utf-8"))
OUTSIDE = "a secret outside"
THOUSAND = 1000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    site = Copying(tmp_path_factory.mktemp("attacks"))
    site.write("index.txt", "home")
    for name in ("posts/index.html", ".hidden/page.html", ".plnfolio", "_redirects", "_headers"):
        path = site.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("# nothing to see", encoding="utf-8")
    (site.folder / "film.mp4").write_bytes(bytes(range(100)))
    secret = site.folder.parent / "secret.txt"
    secret.write_text(OUTSIDE, encoding="utf-8")
    if sys.platform != "win32":
        (site.folder / "link.txt").symlink_to(secret)
        (site.folder / "linked").symlink_to(site.folder.parent, target_is_directory=True)
        (site.folder / "circle").symlink_to(site.folder / "circle")
    with running(site) as server:
        yield server


@pytest.mark.parametrize("address", TABLE["addresses"])
def test_no_address_leads_to_what_visitors_may_not_see(server: Running, address: str) -> None:
    answer = server.ask(address)
    assert answer.status == 404
    assert OUTSIDE not in answer.text
    assert "x-added" not in answer.headers
    assert server.ask("/").status == 200


@pytest.mark.parametrize("attack", TABLE["requests"], ids=lambda attack: attack["what"])
def test_a_request_that_means_harm_is_refused(server: Running, attack: dict[str, Any]) -> None:
    answer = sent(server, "\r\n".join(map(many, attack["lines"])).encode() + b"\r\n\r\n")
    assert OUTSIDE not in answer
    assert int(answer.split()[1]) in attack["status"]
    assert server.ask("/").status == 200


def many(text: str) -> str:
    """``{x*3}`` is ``xxx``; a bar stands for the end of a line."""

    def repeated(match: re.Match[str]) -> str:
        return (match[1] * int(match[2])).replace("|", "\r\n").removesuffix("\r\n")

    return re.sub(r"\{(.+?)\*(\d+)\}", repeated, text)


def sent(server: Running, data: bytes) -> str:
    """What the server says to these bytes, up to the first pause of an open stream."""
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as one:
        one.sendall(data)
        return one.recv(65536).decode("utf-8", "replace")


def test_a_thousand_open_pages_leave_room_for_the_author(server: Running) -> None:
    request = b"GET /.plnfolio/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
    streams = []
    try:
        for _ in range(room_for(THOUSAND)):
            stream = socket.create_connection(("127.0.0.1", server.port), PATIENCE)
            streams.append(stream)
            stream.sendall(request)
        answers = [stream.recv(12) for stream in streams]
        assert server.ask("/").status == 200
    finally:
        for stream in streams:
            stream.close()
    assert set(answers) <= {b"HTTP/1.1 200", b"HTTP/1.1 503"}
    assert answers[0] == b"HTTP/1.1 200"
    wait_for_room(server)
    with server.news() as news:
        assert next(news).version == server.ask("/").version


def test_a_crowd_that_comes_at_once_gets_no_more_places(tmp_path: Path) -> None:
    """However late the first of them begins to listen."""
    plan = Plan(tmp_path, tmp_path, ())
    board = Board("run")
    app = application(plan, board, lambda: None)
    headers = [(b"host", b"localhost")]
    scope = {"type": "http", "method": "GET", "path": "/.plnfolio/events", "headers": headers}
    answers: list[int] = []

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            answers.append(message["status"])
            await asyncio.sleep(0)

    async def visit() -> None:
        await app({**scope, "query_string": b"", "root_path": ""}, asyncio.Event().wait, send)

    async def crowd() -> None:
        visitors = [asyncio.create_task(visit()) for _ in range(2 * STREAMS)]
        while len(answers) < len(visitors):
            await asyncio.sleep(0)
        for visitor in visitors:
            visitor.cancel()
        await asyncio.gather(*visitors, return_exceptions=True)

    run(crowd())
    assert (answers.count(200), answers.count(503)) == (STREAMS, STREAMS)


def wait_for_room(server: Running) -> None:
    """Until the server has noticed that pages were closed; it has much to do."""
    end = time.monotonic() + PATIENCE
    while b" 200 " not in begun(server, "/.plnfolio/events") and time.monotonic() < end:
        time.sleep(0.05)


def begun(server: Running, path: str) -> bytes:
    """How an answer begins."""
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as one:
        one.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        return one.recv(64)


def room_for(number: int) -> int:
    """As many connections as this process may have, at both of their ends."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return number
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 3 * number
    if soft < wanted:
        soft = wanted if hard < 0 else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return min(number, soft // 3)
