"""What is alive, dead, has moved or lacks a place, and what nobody can judge."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import pytest

from plnfolio.lookup.links import judge
from plnfolio.publish.host import PublishError
from plnfolio.publish.web import Patience
from sites.building import Workshop, call
from sites.text import Files
from sites.web import NO_COPY, Page, Web, asked_for_all, asks

POST_PATH = "content/posts/one.md"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    with asked_for_all({}, monkeypatch) as web:
        yield web


def check(files: Files, workshop: Workshop) -> dict[str, Any]:
    """What a program is told of a site, and of no others that were asked before."""
    data = json.loads(call("check", "--online", "--json", cwd=workshop.folder(files)).out)
    assert set(data) == {"problems", "counts", "links"}
    return cast("dict[str, Any]", data)


def a_post(*addresses: str) -> Files:
    lines = "".join(f"- [Number {i}]({one})\n" for i, one in enumerate(addresses))
    return {POST_PATH: f"---\ntitle: One week\ndate: 2023-04-11\n---\n{lines}"}


def said_of(data: Mapping[str, Any], *codes: str) -> list[tuple[str, int, str]]:
    wanted = codes or ("dead-link", "moved-link", "missing-place")
    return [
        (one["code"], one["line"] - 5, one["help"])
        for one in data["problems"]
        if one["code"] in wanted
    ]


def test_a_copy_is_only_told_of_where_the_archive_names_one(workshop: Workshop, web: Web) -> None:
    web.answers["http://gone.example/a"] = web.answers["http://gone.example/b"] = 404
    web.answers[asks("http://gone.example/a")] = NO_COPY
    web.answers[asks("http://gone.example/b")] = 503
    data = check(a_post("http://gone.example/a", "http://gone.example/b"), workshop)
    slip = "look for a slip in it, or for where the page is now"
    there = "there may be a copy at https://web.archive.org/web/http://gone.example/b"
    assert said_of(data) == [("dead-link", 0, slip), ("dead-link", 1, f"{slip}; {there}")]


def test_what_has_moved_for_good_is_told_with_its_address(workshop: Workshop, web: Web) -> None:
    there = "http://there.example/map"
    web.answers |= {
        there: 200,
        "http://for.example/good": Page(301, to=there),
        "http://for.example/ever": Page(308, to="/ever/new"),
        "http://for.example/ever/new": 200,
        "http://for.example/now": Page(302, to=there),
        "http://for.example/lost": Page(301, to="/lost/new"),
        "http://for.example/lost/new": 404,
        "http://for.example/both": Page(301, to="http://for.example/good"),
        "http://for.example/half": Page(301, to="/half/way"),
        "http://for.example/half/way": Page(307, to=there),
        "http://for.example/slash": Page(301, to="/slash/"),
        "http://for.example/slash/": 200,
        "http://for.example/old-page": Page(301, to="http://new.example/"),
        "http://new.example/": 200,
        asks("http://for.example/lost"): NO_COPY,
    }
    names = ["good", "ever", "now", "lost", "both", "half", "slash", "old-page", "good#part"]
    data = check(a_post(*(f"http://for.example/{one}" for one in names)), workshop)
    assert said_of(data, "moved-link") == [
        ("moved-link", 0, f"write {there}"),
        ("moved-link", 1, "write http://for.example/ever/new"),
        ("moved-link", 4, f"write {there}"),
        ("moved-link", 5, "write http://for.example/half/way"),
        ("moved-link", 7, "look for the page you mean; you are led to http://new.example/"),
        ("moved-link", 8, f"write {there}#part"),
    ]
    assert [line for _, line, _ in said_of(data, "dead-link")] == [3]
    assert data["links"]["alive"] == 7


LONG = " ".join(["words"] * 120)
STATIC = "<title>T</title><h1 id='top-of-it'>A</h1><a name=older></a><p id='caf\u00e9'>x</p>"
SCRIPTED = f"{STATIC}<h2 id=two>B</h2><script>x('made')</script><p>{LONG}"


@pytest.mark.parametrize(
    ("body", "part", "missing"),
    [
        (STATIC, "part", True),
        (STATIC, "top-of-it", False),
        (STATIC, "older", False),
        (STATIC, "caf%C3%A9", False),
        (STATIC, "top", False),
        (STATIC, "page=3", False),
        (STATIC, "/route", False),
        (STATIC, "!/route", False),
        (STATIC, ":~:text=part", False),
        (STATIC, "L10-L20", False),
        (STATIC, "comment-12", False),
        (SCRIPTED, "part", True),
        (SCRIPTED, "made", False),
        ("<h1>A</h1><script src=a.js></script><p>" + LONG, "part", False),
        ("<div id=root></div><script src=a.js></script>" + SCRIPTED, "part", False),
        (STATIC + "<h2 id=user-content-part>", "part", False),
        (STATIC + "<a href='#part'>", "part", False),
        (STATIC + "<meta http-equiv=Refresh content='0;url=/'>", "part", False),
        (STATIC + "<div>" * 600, "part", False),
        (STATIC + " " * 2_000_000, "part", False),
    ],
)
def test_a_place_is_missing_where_that_is_sure(
    workshop: Workshop, web: Web, body: str, part: str, missing: bool
) -> None:
    web.answers["http://there.example/page"] = Page(body=body)
    data = check(a_post(f"http://there.example/page#{part}"), workshop)
    found = said_of(data)
    help_ = "open http://there.example/page and look for the place, or link to the page alone"
    assert found == ([("missing-place", 0, help_)] if missing else [])
    assert data["links"]["alive"] == 1


def test_only_pages_have_places(workshop: Workshop, web: Web) -> None:
    plain = Page(body=STATIC, headers={"Content-Type": "text/plain"})
    web.answers |= {"http://there.example/a.pdf": 200, "http://there.example/t": plain}
    data = check(a_post("http://there.example/a.pdf#x", "http://there.example/t#x"), workshop)
    assert said_of(data) == []
    assert ("HEAD", "http://there.example/a.pdf") in web.asked


def test_a_page_is_asked_once_for_all_its_places(workshop: Workshop, web: Web) -> None:
    web.answers["http://there.example/page"] = Page(body=STATIC)
    folder = workshop.folder(
        a_post(*(f"http://there.example/page{one}" for one in ("", "#older", "#a", "#b")))
    )
    first = call("check", "--online", "--json", cwd=folder)
    assert [line for _, line, _ in said_of(json.loads(first.out))] == [2, 3]
    assert web.asked == [("GET", "http://there.example/page")]
    assert call("check", "--online", "--json", cwd=folder) == first
    (folder / POST_PATH).write_text(str(a_post("http://there.example/page#c")[POST_PATH]))
    again = json.loads(call("check", "--online", "--json", cwd=folder).out)
    assert [line for _, line, _ in said_of(again)] == [0]
    assert len(web.asked) == 2


def test_who_asks_for_a_short_while_in_peace_gets_it(
    workshop: Workshop, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("plnfolio.publish.web.PATIENCE", Patience(sleep=slept.append))
    web.answers |= {
        "http://busy.example/a": [Page(429, headers={"Retry-After": "7"}), 200],
        "http://late.example/a": Page(503, headers={"Retry-After": "7000"}),
        "http://never.example/a": Page(429, headers={"Retry-After": "1"}),
        "http://never.example/b": 429,
        "http://never.example/c": 200,
    }
    names = ["busy.example/a", "late.example/a", *(f"never.example/{one}" for one in "abc")]
    data = check(a_post(*(f"http://{one}" for one in names)), workshop)
    assert 7 in slept
    assert 7000 not in slept
    reasons = [(one["line"] - 5, one["why"]) for one in data["links"]["not_judged"]]
    assert reasons == [(1, "fault"), (2, "busy"), (3, "busy"), (4, "busy")]
    assert ("HEAD", "http://never.example/c") not in web.asked


def test_addresses_that_people_type_are_asked_as_they_mean_them(
    workshop: Workshop, web: Web
) -> None:
    web.answers |= {
        "http://xn--mnchen-3ya.example/": 200,
        "http://there.example/caf%C3%A9?q=%C3%BC": 200,
        "http://there.example/a%20b": 200,
    }
    data = check(
        a_post(
            "http://münchen.example/",
            "http://there.example/café?q=ü",
            "<http://there.example/a b>",
            "mailto:a@there.example",
            "tel:+15550100",
            "http://round.example/a",
            "http://nowhere.example/a",
            "http://[there.example/a",
        ),
        workshop,
    )
    assert data["links"]["alive"] == 3
    assert said_of(data) == []


def test_what_leads_on_and_on_or_to_a_page_of_errors_is_not_judged(
    workshop: Workshop, web: Web
) -> None:
    web.answers |= {
        "http://round.example/a": "http://round.example/b",
        "http://round.example/b": "http://round.example/a",
        "http://lost.example/a": Page(301, to="/404.html"),
        "http://lost.example/404.html": 200,
    }
    data = check(a_post("http://round.example/a", "http://lost.example/a"), workshop)
    assert [one["why"] for one in data["links"]["not_judged"]] == ["endless", "lost"]
    assert said_of(data) == []


def test_no_more_of_a_large_file_is_read_than_its_beginning(workshop: Workshop, web: Web) -> None:
    web.answers["http://shy.example/large"] = [405, Page(headers={"Content-Length": "9" * 12})]
    data = check(a_post("http://shy.example/large"), workshop)
    assert data["links"]["alive"] == 1


def test_what_was_answered_is_kept_where_somebody_has_enough(tmp_path: Path, web: Web) -> None:
    web.answers |= {f"http://there.example/{i}": 200 for i in range(9)}
    file, day = tmp_path / "links.json", datetime.date(2026, 11, 22)

    def heard(done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    addresses = [f"http://there.example/{i}" for i in range(9)]
    with pytest.raises(KeyboardInterrupt):
        judge(addresses, file, day, heard)
    web.asked.clear()
    assert {one.verdict for one in judge(addresses, file, day).values()} == {"alive"}
    assert len(web.asked) in (6, 7)  # one more may have been asked in the meantime


def test_who_is_offline_waits_for_no_hundreds(
    tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def nobody(address: str) -> None:
        asked.append(address)
        raise PublishError("nobody is there", "")

    monkeypatch.setattr("plnfolio.lookup.verdict.reach", nobody)
    addresses = [f"http://host-{i}.example/" for i in range(300)]
    found = judge(addresses, tmp_path / "links.json", datetime.date(2026, 11, 22))
    assert {one.why for one in found.values()} == {"silent"}
    assert len(asked) < 30
