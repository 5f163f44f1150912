"""Somebody asks the web for the links of their portfolio that are dead, with ``check --online``."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

import pytest

from sites.building import Workshop, call
from sites.local import LocalServer
from sites.text import Files

POST = """---
title: One week
date: 2023-04-11
---
I read [the plan](http://gone.example/plan) and [the map](http://there.example/map).

- A list with [a page](http://moved.example/old) and [another](http://left.example/old#part).

<p><a href="http://shy.example/a?b=1&amp;c=2">A form</a></p>

![A drawing](http://there.example/x.png)

[The course](http://course.example/week) [asked][them].

[them]: http://left.example/twice
"""
NETWORK = """title: Mine
networks:
  - name: The circle
    kind: community
    url: http://gone.example/circle
"""
LIBRARY = """- id: berg2020
  type: webpage
  title: How circles grow
  author: [{family: Berg, given: Jon}]
  issued: 2020-02-03
  container-title: Circles
  URL: http://gone.example/circles
- id: okoro2019
  type: article-journal
  title: How circles end
  author: [{family: Okoro, given: Ada}]
  issued: 2019
  container-title: Journal of Circles
  DOI: 10.5555/ended
- id: lund2018
  type: article-journal
  title: How circles turn
  author: [{family: Lund, given: Ada}]
  issued: 2018
  container-title: Journal of Circles
  DOI: 10.5555/turned
"""
POST_PATH, TABLE, WORKS = (
    "content/posts/one.md",
    "content/networks/mine.yaml",
    "content/references.yaml",
)
SITE: Files = {POST_PATH: POST, TABLE: NETWORK, WORKS: LIBRARY}
ANSWERS: dict[str, int | str | dict[str, int]] = {
    "http://gone.example/plan": 404,
    "http://there.example/map": 200,
    "http://there.example/x.png": {"HEAD": 404, "GET": 200},
    "http://moved.example/old": "http://there.example/map",
    "http://left.example/old": 410,
    "http://left.example/twice": "http://gone.example/plan",
    "http://shy.example/a?b=1&c=2": {"HEAD": 405, "GET": 200},
    "http://course.example/week": "http://course.example/login?to=week",
    "http://course.example/login?to=week": 200,
    "http://gone.example/circle": 404,
    "http://gone.example/circles": 404,
    "/10.5555/ended": 404,
    "/10.5555/turned": "http://there.example/map",
}


@dataclass
class Asked:
    """The web, as a proxy that answers what ``answers`` says, and what it was asked."""

    base: str = ""
    answers: dict[str, int | str | dict[str, int]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def answering() -> Iterator[Asked]:
    web = Asked(answers=dict(ANSWERS))

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            web.asked.append((self.command, self.path))
            said = web.answers[self.path]
            said = said[self.command] if isinstance(said, dict) else said
            self.send_response(302 if isinstance(said, str) else said)
            if isinstance(said, str):
                self.send_header("Location", said)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_GET(self) -> None:
            self.answer()

        def do_HEAD(self) -> None:
            self.answer()

        def log_message(self, *_: object) -> None:
            pass

    server = LocalServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    web.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    for name in [name for name in os.environ if name.lower() == "no_proxy"]:
        monkeypatch.delenv(name)
    with answering() as web:
        monkeypatch.setenv("http_proxy", web.base)
        monkeypatch.setenv("PLNFOLIO_DOI", web.base)
        yield web


def place(files: Files, path: str, words: str) -> tuple[str, int, int]:
    """Where words stand in a file."""
    text = str(files[path])
    before = text[: text.index(words)]
    return path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def dead(out: str) -> set[tuple[str, int, int]]:
    return {
        (one["path"], one["line"], one["column"])
        for one in json.loads(out)["problems"]
        if one["code"] == "dead-link"
    }


def test_what_is_gone_is_said_where_it_stands_and_nothing_else(
    workshop: Workshop, web: Asked
) -> None:
    ran = call("check", "--online", "--json", cwd=workshop.folder(SITE))
    assert dead(ran.out) == {
        place(SITE, POST_PATH, "[the plan]"),
        place(SITE, POST_PATH, "[another]"),
        place(SITE, POST_PATH, "[them]: "),
        place(SITE, TABLE, "http://gone"),
        place(SITE, WORKS, "URL: "),
        place(SITE, WORKS, "DOI: 10.5555/ended"),
    }
    assert ran.code == 0
    assert "https://web.archive.org/web/http://gone.example/plan" in ran.out


def test_dead_is_only_what_said_so_twice(workshop: Workshop, web: Asked) -> None:
    call("check", "--online", cwd=workshop.folder(SITE))
    for address in ("http://gone.example/circle", "http://there.example/x.png"):
        assert [how for how, path in web.asked if path == address] == ["HEAD", "GET"]


@pytest.mark.parametrize("status", [401, 403, 407, 429, 500, 503, 999])
def test_what_cannot_be_judged_is_counted_and_no_finding(
    workshop: Workshop, web: Asked, status: int
) -> None:
    web.answers["http://gone.example/plan"] = status
    post = POST.replace("[the map]", "[the plan again]").split("- A list")[0]
    ran = call("check", "--online", cwd=workshop.folder({POST_PATH: post}))
    assert "dead-link" not in ran.out
    assert ran.out.splitlines()[-1].startswith("1 link of 2 could not be judged: ")


def test_who_is_sent_to_sign_in_learns_nothing(workshop: Workshop, web: Asked) -> None:
    ran = call("check", "--online", cwd=workshop.folder(SITE))
    assert ran.out.splitlines()[-1].startswith("1 link of 12 could not be judged: ")


def test_what_was_answered_is_not_asked_again_for_days(workshop: Workshop, web: Asked) -> None:
    folder = workshop.folder(SITE)
    first = call("check", "--online", "--json", cwd=folder)
    web.asked.clear()
    assert call("check", "--online", "--json", cwd=folder) == first
    assert web.asked == []
    day = {"SOURCE_DATE_EPOCH": "1795521600"}  # two days later
    assert call("check", "--online", "--json", cwd=folder, env=day).out == first.out
    assert {path for how, path in web.asked if how == "GET"} == {
        "/10.5555/ended",
        "http://gone.example/circle",
        "http://gone.example/circles",
        "http://gone.example/plan",
        "http://left.example/old",
        "http://left.example/twice",
    }
    web.asked.clear()
    call("check", "--online", cwd=folder, env={"SOURCE_DATE_EPOCH": "1796126400"})
    assert ("HEAD", "http://there.example/map") in web.asked


def test_without_the_word_nobody_is_asked_and_nothing_is_said(
    workshop: Workshop, web: Asked
) -> None:
    folder = workshop.folder(SITE)
    before = call("check", "--json", cwd=folder)
    assert web.asked == []
    assert dead(call("check", "--online", "--json", cwd=folder).out)
    assert call("check", "--json", cwd=folder) == before


def test_a_finding_can_be_silenced_weighed_and_turned_off(workshop: Workshop, web: Asked) -> None:
    post = POST.replace(
        "example/map).", "example/map). <!-- check-ignore dead-link: it shows what goes -->", 1
    )
    files: Files = {POST_PATH: post.split("- A list")[0]}
    for words in (["--online"], []):
        ran = call("check", *words, "--json", cwd=workshop.folder(files))
        assert not {"dead-link", "unused-ignore", "bad-ignore"} & {
            one["code"] for one in json.loads(ran.out)["problems"]
        }
    heavy = {**SITE, "content/site.yaml": "title: A site\ncheck: {dead-link: error}\n"}
    assert call("check", "--online", cwd=workshop.folder(heavy)).code == 1
    web.asked.clear()
    off = {**SITE, "content/site.yaml": "title: A site\ncheck: {dead-link: off}\n"}
    ran = call("check", "--online", cwd=workshop.folder(off))
    assert (web.asked, "dead-link" in ran.out) == ([], False)


def test_who_is_offline_hears_of_no_dead_links(
    workshop: Workshop, web: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("PLNFOLIO_DOI", "http://127.0.0.1:9")
    folder = workshop.folder(SITE)
    ran = call("check", "--online", cwd=folder)
    assert "dead-link" not in ran.out
    assert "12 links of 12 could not be judged" in ran.out
    assert not (folder / ".plnfolio" / "links.json").exists()
