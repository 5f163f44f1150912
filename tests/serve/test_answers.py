"""What the server answers, and what it refuses."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from serve.running import PATIENCE, Copying, Running, running

FILES = {
    "index.html": "<body>home</body>",
    "404.html": "<body>the site’s own word for it</body>",
    "posts/index.html": "<body>all posts</body>",
    "posts/é x/index.html": "<body>a post</body>",
    "bare/file.txt": "text",
    "plain.html": "<p>no end tags",
    "app.js": "1",
    "map.svg": "<svg/>",
    "data.unknown": "?",
    ".well-known/thing.txt": "well known",
    ".plnfolio": "the list of files",
    ".hidden/page.html": "hidden",
}

OUTSIDE = "a secret outside"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Copying:
    site = Copying(tmp_path_factory.mktemp("answers"))
    site.write("index.txt", "home")
    for name, text in FILES.items():
        path = site.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    secret = site.folder.parent / "secret.txt"
    secret.write_text(OUTSIDE, encoding="utf-8")
    if sys.platform != "win32":
        (site.folder / "link.txt").symlink_to(secret)
        (site.folder / "linked").symlink_to(site.folder.parent, target_is_directory=True)
    return site


@pytest.fixture(scope="module")
def server(site: Copying) -> Iterator[Running]:
    with running(site) as server:
        yield server


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/", 200, "home"),
        ("/index.html", 200, "home"),
        ("/posts/", 200, "all posts"),
        ("/posts/%C3%A9%20x/", 200, "a post"),
        ("/plain", 200, "no end tags"),
        ("/bare/file.txt", 200, "text"),
        ("/bare/file.txt?x=1", 200, "text"),
        ("/.well-known/thing.txt", 200, "well known"),
        ("/bare/", 404, "the site’s own word for it"),
        ("/bare", 404, "the site’s own word for it"),
        ("/nowhere/at/all", 404, "the site’s own word for it"),
    ],
)
def test_an_address_is_answered_as_a_host_would(
    server: Running, path: str, status: int, words: str
) -> None:
    answer = server.ask(path)
    assert (answer.status, words in answer.text) == (status, True)
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/posts", "/posts/"),
        ("/posts?a=b", "/posts/?a=b"),
        ("/posts/%C3%A9%20x", "/posts/%C3%A9%20x/"),
    ],
)
def test_a_folder_without_its_slash_is_moved(server: Running, path: str, location: str) -> None:
    answer = server.ask(path)
    assert (answer.status, answer.headers["location"]) == (307, location)


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html"),
        ("/app.js", "text/javascript"),
        ("/map.svg", "image/svg+xml"),
        ("/bare/file.txt", "text/plain"),
        ("/data.unknown", "application/octet-stream"),
    ],
)
def test_a_file_has_its_type(server: Running, path: str, media_type: str) -> None:
    assert server.ask(path).headers["content-type"].partition(";")[0] == media_type


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/posts/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "/....//secret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "//secret.txt",
        "/.//secret.txt",
        "/C:/secret.txt",
        "/secret.txt%00.html",
        "/%00",
        "/%0a",
        "/%ff%fe",
        "/link.txt",
        "/linked/secret.txt",
        "/.plnfolio",
        "/.hidden/page.html",
        "/.hidden/page",
        "/" + "x" * 300,
        "/" + "x/" * 3000,
    ],
)
def test_no_address_leads_to_what_visitors_may_not_see(server: Running, path: str) -> None:
    answer = server.ask(path)
    assert answer.status == 404
    assert OUTSIDE not in answer.text
    assert server.ask("/").status == 200


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST:8000", "[::1]:8000"])
def test_this_machine_is_answered(server: Running, host: str) -> None:
    assert server.ask("/", host=host).status == 200


@pytest.mark.parametrize(
    "host", ["example.org", "example.org:8000", "127.0.0.1.example.org", "localhost.example.org:80"]
)
@pytest.mark.parametrize("path", ["/", "/.plnfolio/events", "/nowhere"])
def test_a_foreign_host_name_is_refused(server: Running, host: str, path: str) -> None:
    answer = server.ask(path, host=host)
    assert (answer.status, "home" in answer.text) == (403, False)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_there_is_nothing_to_send_to(server: Running, method: str) -> None:
    assert server.ask("/", method=method).status == 405


def test_a_header_beyond_measure_is_refused(server: Running) -> None:
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as one:
        one.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 200_000 + b"\r\n\r\n")
        assert b" 400 " in one.recv(100)
    assert server.ask("/").status == 200


def test_a_film_can_be_sought_in(server: Running, site: Copying) -> None:
    (site.folder / "film.mp4").write_bytes(bytes(range(100)))
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as one:
        one.sendall(b"GET /film.mp4 HTTP/1.0\r\nHost: localhost\r\nRange: bytes=10-12\r\n\r\n")
        answer = b"".join(iter(lambda: one.recv(4096), b""))
    assert b" 206 " in answer.partition(b"\r\n")[0]
    assert answer.endswith(b"\r\n\r\n\x0a\x0b\x0c")


def test_pages_are_dressed_only_as_served(server: Running, site: Copying) -> None:
    files = [path for path in site.folder.rglob("*.html") if path.is_file()]
    assert 'data-version="' in server.ask("/plain.html").text
    assert all("live.js" not in path.read_text(encoding="utf-8") for path in files)


def test_a_page_in_utf_16_stays_as_it_is(server: Running, site: Copying) -> None:
    data = "<html><body>ö</body></html>".encode("utf-16")
    (site.folder / "old.html").write_bytes(data)
    assert server.ask("/old.html").headers["content-length"] == str(len(data))


def test_a_site_without_a_404_page_has_a_plain_one(tmp_path: Path) -> None:
    with running(Copying(tmp_path)) as server:
        answer = server.ask("/nowhere")
    assert (answer.status, "Not found" in answer.text) == (404, True)


def test_many_open_pages_do_no_harm(server: Running) -> None:
    streams = [socket.create_connection(("127.0.0.1", server.port), PATIENCE) for _ in range(200)]
    try:
        for stream in streams:
            stream.sendall(b"GET /.plnfolio/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert server.ask("/").status == 200
    finally:
        for stream in streams:
            stream.close()


def test_a_taken_port_moves_on_to_the_next(tmp_path: Path, server: Running) -> None:
    other = Copying(tmp_path / "other")
    with running(other, port=server.port) as second:
        assert second.port > server.port
        assert second.heard.notices == [f"Port {server.port} is taken; using {second.port}."]
