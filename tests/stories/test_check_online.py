"""Somebody asks the web for the links of their portfolio that are dead, with ``check --online``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from sites.building import Workshop, call
from sites.text import Files
from sites.web import NO_COPY, Reply, Web, asked_for_all, asks

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
ANSWERS: dict[str, Reply] = {
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


COPY = "web.archive.org/web/20210203040506/http://gone.example/plan"
CLOSEST = {"available": True, "url": f"http://{COPY}", "status": "200"}
A_COPY = replace(NO_COPY, body=json.dumps({"archived_snapshots": {"closest": CLOSEST}}))
GONE = [path for path, said in ANSWERS.items() if said in (404, 410)] + [
    "http://left.example/twice"
]


ARCHIVE = {**{asks(one): NO_COPY for one in GONE}, asks("http://gone.example/plan"): A_COPY}


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    with asked_for_all({**ANSWERS, **ARCHIVE}, monkeypatch) as web:
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
    workshop: Workshop, web: Web
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
    assert f"a copy is at https://{COPY}" in ran.out
    assert ran.out.count("a copy is at") == 1
    assert "there may be a copy" not in ran.out


def test_dead_is_only_what_said_so_twice(workshop: Workshop, web: Web) -> None:
    call("check", "--online", cwd=workshop.folder(SITE))
    for address in ("http://gone.example/circle", "http://there.example/x.png"):
        assert [how for how, path in web.asked if path == address] == ["HEAD", "GET"]


@pytest.mark.parametrize("status", [401, 403, 407, 429, 500, 503, 999])
def test_what_cannot_be_judged_is_counted_and_no_finding(
    workshop: Workshop, web: Web, status: int
) -> None:
    web.answers["http://gone.example/plan"] = status
    post = POST.replace("[the map]", "[the plan again]").split("- A list")[0]
    ran = call("check", "--online", cwd=workshop.folder({POST_PATH: post}))
    assert "dead-link" not in ran.out
    *_, said, where = ran.out.splitlines()
    assert said == "Links: 1 alive, 0 dead, 1 could not be judged. Open it yourself:"
    assert where.startswith("  content/posts/one.md:5:8  http://gone.example/plan  ")


def test_who_is_sent_to_sign_in_learns_nothing(workshop: Workshop, web: Web) -> None:
    ran = call("check", "--online", cwd=workshop.folder(SITE))
    assert ran.out.endswith(
        "Links: 5 alive, 6 dead, 1 could not be judged. Open it yourself:\n"
        "  content/posts/one.md:13:1  http://course.example/week  asks readers to sign in\n"
    )


def test_what_was_answered_is_not_asked_again_for_days(workshop: Workshop, web: Web) -> None:
    folder = workshop.folder(SITE)
    first = call("check", "--online", "--json", cwd=folder)
    web.asked.clear()
    assert call("check", "--online", "--json", cwd=folder) == first
    assert web.asked == []
    day = {"SOURCE_DATE_EPOCH": "1795521600"}  # two days later
    assert call("check", "--online", "--json", cwd=folder, env=day).out == first.out
    assert {path for how, path in web.asked if how == "GET" and "wayback" not in path} == {
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


def test_without_the_word_nobody_is_asked_and_nothing_is_said(workshop: Workshop, web: Web) -> None:
    folder = workshop.folder(SITE)
    before = call("check", "--json", cwd=folder)
    assert web.asked == []
    assert dead(call("check", "--online", "--json", cwd=folder).out)
    assert call("check", "--json", cwd=folder) == before


def test_a_finding_can_be_silenced_weighed_and_turned_off(workshop: Workshop, web: Web) -> None:
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
    workshop: Workshop, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("PLNFOLIO_DOI", "http://127.0.0.1:9")
    folder = workshop.folder(SITE)
    ran = call("check", "--online", cwd=folder)
    assert "dead-link" not in ran.out
    assert ran.out.endswith("\nNo address could be reached. Are you connected to the web?\n")
    assert not (folder / ".plnfolio" / "links.json").exists()


def test_each_form_has_the_number_of_those_that_nobody_can_judge(
    workshop: Workshop, web: Web
) -> None:
    folder = workshop.folder(SITE)
    data = json.loads(call("check", "--online", "--json", cwd=folder).out)["links"]
    course = {
        "address": "http://course.example/week",
        "why": "sign-in",
        "path": POST_PATH,
        "line": 13,
        "column": 1,
    }
    assert data == {"alive": 5, "dead": 6, "unknown": 1, "not_judged": [course]}
    sarif = json.loads(call("check", "--online", "--format", "sarif", cwd=folder).out)
    assert sarif["runs"][0]["properties"] == {"links": data}
    said = call("check", "--online", "--format", "github", cwd=folder).out.splitlines()[-1]
    assert said == ("::notice title=links::Links: 5 alive, 6 dead, 1 could not be judged.")
    assert "links" not in json.loads(call("check", "--json", cwd=folder).out)
