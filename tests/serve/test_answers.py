"""What the server answers."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from plnfolio.serve.find import is_spelled
from plnfolio.serve.ports import NoHostError, bound
from serve.running import Copying, Running, running
from sites.patience import PATIENCE

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
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Copying:
    site = Copying(tmp_path_factory.mktemp("answers"))
    site.write("index.txt", "home")
    for name, text in FILES.items():
        path = site.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
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


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST:8000", "[::1]:8000"])
def test_this_machine_is_answered(server: Running, host: str) -> None:
    assert server.ask("/", host=host).status == 200


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


def test_a_taken_port_moves_on_to_the_next(tmp_path: Path, server: Running) -> None:
    other = Copying(tmp_path / "other")
    with running(other, port=server.port) as second:
        assert second.port > server.port
        assert second.heard.notices == [f"Port {server.port} is taken; using {second.port}."]


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/repo/", 200, None),
        ("/repo/posts/", 200, None),
        ("/repo/posts", 307, "/repo/posts/"),
        ("/repo", 307, "/repo/"),
        ("/", 307, "/repo/"),
        ("/posts/", 404, None),
        ("/repository/", 404, None),
        ("/repo/repo/", 404, None),
        ("/.plnfolio/live.js", 200, None),
    ],
)
def test_a_site_can_begin_below_the_root(
    site: Copying, path: str, status: int, location: str | None
) -> None:
    with running(site, base="/repo") as server:
        assert server.address.endswith("/repo/")
        answer = server.ask(path)
    assert (answer.status, answer.headers.get("location")) == (status, location)


def test_others_of_the_network_come_in_only_when_asked(site: Copying) -> None:
    with running(site, host="0.0.0.0") as server:
        assert server.address.startswith("http://127.0.0.1:")
        for name in ("192.168.1.5:8000", "[fe80::1]:8000", f"{socket.gethostname()}.local"):
            assert server.ask("/", host=name).status == 200
        assert server.ask("/", host="example.org").status == 403


@pytest.mark.parametrize("host", ["192.0.2.77", "no.such.host.invalid", "a b", "x" * 300])
def test_a_host_that_is_not_this_machine_is_named(site: Copying, host: str) -> None:
    with pytest.raises(NoHostError):
        bound(host, 0)


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("0-0", 206, b"\x00"),
        ("90-", 206, bytes(range(90, 100))),
        ("-2", 206, b"\x62\x63"),
        ("100-", 416, b""),
    ],
)
def test_parts_of_a_film_are_answered(
    server: Running, site: Copying, asked: str, status: int, part: bytes
) -> None:
    (site.folder / "film.mp4").write_bytes(bytes(range(100)))
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as one:
        one.sendall(
            f"GET /film.mp4 HTTP/1.0\r\nHost: localhost\r\nRange: bytes={asked}\r\n\r\n".encode()
        )
        answer = b"".join(iter(lambda: one.recv(4096), b""))
    assert int(answer.split()[1]) == status
    assert answer.endswith(b"\r\n\r\n" + part)


@pytest.mark.parametrize("spelled", ["Posts/x.html", "posts/X.html", "posts/e\u0301.html"])
def test_a_name_is_taken_by_its_letters(tmp_path: Path, spelled: str) -> None:
    """Where the disk forgives capitals and accents, the host will not."""
    (tmp_path / "posts").mkdir()
    for name in ("x.html", "é.html"):
        (tmp_path / "posts" / name).write_text("x", encoding="utf-8")
    assert is_spelled(tmp_path, "posts/x.html")
    assert not is_spelled(tmp_path, spelled)
