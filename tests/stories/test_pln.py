"""A student asks what the network amounts to before writing about it: ``plnfolio pln``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sites.building import Workshop, call, contents
from sites.forked import run

SITE = """
=== content/site.yaml
title: Site
author: Ada Lovelace

=== content/networks/current.yaml
title: Now
networks:
  - name: Reading circle
    group: Peers
    time: 4 hours
    give: [Reviews]
    receive: [Ideas]
    since: 2022-01
  - name: Association of Designers
    short: AD
    kind: association
    group: Profession
    time: 1-8 hours
    planned: 2022-10
    since: 2023-03
  - name: Conference
    kind: event
    group: Profession
    status: planned
    since: 2023-05
  - name: Secret mentor
    kind: person
    give: [Silence]
    time: 90 hours
    private: true

=== content/posts/half.md
---
title: Half written
"""
TEXT = """\
3 networks (1 private, not counted).

Hours a month
  Peers       ███████████████ 4
  Profession  ████░░░░░░░░░░░░░░░░░░░░░░░░░░ 1–8
  Together    5–12

I give
  Reviews (to Reading circle)

I receive
  Ideas (from Reading circle)

Gaps
  No person among 3 entries  [no-person]
  Nothing offered to Profession  [nothing-given]
  Nothing received from Profession  [nothing-received]
  Planned since May 2023 and not started: Conference  [planned-not-started]
  Nothing new since March 2023  [nothing-new]
"""
GROWTH = """
From January 2023 to June 2023
  Newly planned: Conference
  From planned to current: AD
  Unchanged: 1
  Time: 4 hours a month, then 5–12 hours a month
"""


@pytest.fixture
def site(workshop: Workshop) -> Path:
    return workshop.folder(SITE)


def test_the_network_is_told_in_plain_words_and_the_rest_is_not_in_the_way(site: Path) -> None:
    told = run("pln", cwd=site)
    assert (told.code, told.out, told.err) == (0, TEXT, "")


def test_growth_is_told_between_two_moments(site: Path) -> None:
    told = call("pln", "--from", "2023-01", "--to", "2023-06", cwd=site)
    assert told.out == TEXT + GROWTH


def test_growth_goes_on_until_today(site: Path) -> None:
    told = call("pln", "--from", "2023", cwd=site)
    assert "From 2023 to November 22, 2026" in told.out


def test_the_network_can_be_seen_as_it_was(site: Path) -> None:
    told = call("pln", "--as-of", "2022-12", cwd=site)
    assert told.out.startswith("2 networks at the end of December 2022 (1 private, not counted).")
    assert "Together  4\n" in told.out
    assert "Planned since October 2022 and not started: AD" in told.out


def test_who_has_left_is_counted_no_more(workshop: Workshop) -> None:
    folder = workshop.folder(SITE.replace("since: 2022-01\n", "since: 2022-01\n    until: 2025\n"))
    assert call("pln", cwd=folder).out.startswith("2 networks (1 private, not counted).")
    assert "Reading circle" in call("pln", "--as-of", "2025", cwd=folder).out


def test_data_says_the_same(site: Path) -> None:
    told = call("pln", "--from", "2023-01", "--to", "2023-06", "--json", cwd=site)
    data = json.loads(told.out)
    assert data["hours"] == {"min": 5, "max": 12, "open": False}
    assert [group["group"] for group in data["groups"]] == ["Peers", "Profession"]
    assert data["groups"][0]["give"] == [{"network": "reading-circle", "text": "Reviews"}]
    assert data["gaps"][0]["rule"] == "no-person"
    assert data["growth"]["moved"] == [{"network": "ad", "from": "planned", "to": "current"}]
    assert data["problems"] == []
    assert "mentor" not in told.out


def test_nothing_is_written(site: Path) -> None:
    before = contents(site)
    call("pln", cwd=site)
    assert contents(site) == before


def test_a_site_without_networks_says_where_they_go(workshop: Workshop) -> None:
    told = call("pln", cwd=workshop.folder({}))
    assert (told.code, told.err) == (0, "")
    assert told.out == "0 networks; write the first into content/networks/current.yaml.\n"


def test_a_mistake_in_a_table_is_named_and_the_others_are_counted(workshop: Workshop) -> None:
    folder = workshop.folder(SITE.replace("kind: event", "kind: evnt"))
    told = call("pln", cwd=folder)
    assert told.code == 1
    assert "error[bad-value]: “kind” cannot be “evnt”" in told.err
    assert "--> content/networks/current.yaml:17:11" in told.err
    assert told.err.endswith("\n1 problem.\n")
    assert "Reviews (to Reading circle)" in told.out
    problems = json.loads(call("pln", "--json", cwd=folder).out)["problems"]
    assert [problem["code"] for problem in problems] == ["bad-value"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--as-of", "2023-13"], 2, "write a year, a month or a day: 2023, 2023-04 or 2023-04-11"),
        (["--from", "spring"], 2, "“spring” is no moment"),
        (["--to", "2023"], 2, "--to needs --from"),
        (["--from", "2024", "--to", "2023"], 2, "turn them round"),
        (["--asof", "2023"], 2, "--as-of"),
        (["--site", "nowhere"], 1, "there is no folder “nowhere”"),
    ],
)
def test_wrong_use_is_answered_with_a_remedy(
    words: list[str], code: int, said: str, site: Path
) -> None:
    told = call("pln", *words, cwd=site)
    assert told.code == code
    assert said in " ".join(told.err.split())
    assert told.out == ""
