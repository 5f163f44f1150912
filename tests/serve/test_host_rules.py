"""The dev server follows an author’s rules for the host; the table is ``host_rules.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from serve.running import Copying, Running, running
from sites.cases import read_yaml

TABLE = read_yaml((Path(__file__).parent / "host_rules.yaml").read_text(encoding="utf-8"))


def ruled(folder: Path) -> Copying:
    site = Copying(folder)
    site.write("index.txt", "home")
    for name, text in {
        "_redirects": TABLE["redirects"],
        "_headers": TABLE["headers"],
        "page.html": "a page",
        "forced.html": "never seen",
        "404.html": "no page",
        "files/a.txt": "a file",
    }.items():
        (site.folder / name).parent.mkdir(exist_ok=True)
        (site.folder / name).write_text(text, encoding="utf-8")
    return site


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(ruled(tmp_path_factory.mktemp("rules"))) as server:
        yield server


@pytest.mark.parametrize(("address", "status", "location"), TABLE["answers"])
def test_redirects_are_followed(
    server: Running, address: str, status: int, location: str | None
) -> None:
    answer = server.ask(address)
    assert (answer.status, answer.headers.get("location")) == (status, location)
    assert answer.headers["cache-control"] == "no-store"


def test_a_rewrite_shows_the_page_that_it_names(server: Running) -> None:
    assert "a page" in server.ask("/inside/any/where").text
    assert "no page" in server.ask("/hidden/x").text


@pytest.mark.parametrize(("address", "headers"), TABLE["added"])
def test_headers_are_added(server: Running, address: str, headers: dict[str, str | None]) -> None:
    answer = server.ask(address)
    assert {name: answer.headers.get(name) for name in headers} == headers


def test_rules_are_read_anew(tmp_path: Path) -> None:
    site = ruled(tmp_path)
    with running(site) as server:
        assert server.ask("/old").headers["location"] == "/new/"
        (site.folder / "_redirects").write_text("/old /newer/", encoding="utf-8")
        assert server.ask("/old").headers["location"] == "/newer/"
        (site.folder / "_redirects").unlink()
        assert server.ask("/old").status == 404


def test_rules_hold_under_a_base_as_well(tmp_path: Path) -> None:
    with running(ruled(tmp_path), base="/repo") as server:
        assert server.ask("/repo/old").headers["location"] == "/repo/new/"
        assert server.ask("/repo/elsewhere").headers["location"] == "https://example.org/x?y=1"
        assert server.ask("/old").status == 404
