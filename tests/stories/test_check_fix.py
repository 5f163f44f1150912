"""Somebody lets the proof-reader mend what has one right answer, with ``check --fix``."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from plnfolio.commands import mending
from sites.building import Workshop, call, contents
from sites.text import Files

POST = """---
title: One week
date: 2023-04-11
---
She calls walking a way to think. (Okafor, 2021, p. 5)

## The talk

This is **bold **and more. CALL ME AT ONCE.
"""
MENDED = POST.replace("think. (Okafor, 2021, p. 5)", "think [@okafor2021, p. 5].").replace(
    "**bold **and", "**bold** and"
)
LIBRARY = """- id: okafor2021
  type: book
  title: Walking   # a remark
  author: [{family: Okafor, given: Ada}]
  issued: 2021
  publisher: "New York, NY: Harbour Press"
"""
SITE: Files = {"content/posts/one week.md": POST, "content/references.yaml": LIBRARY}
FILE = "content/posts/one week.md"


@pytest.fixture
def folder(workshop: Workshop) -> Path:
    """A site with four things that can be mended, and one that cannot."""
    return workshop.folder(SITE)


def text(folder: Path) -> str:
    return (folder / FILE).read_text(encoding="utf-8")


def test_it_shows_what_it_changes_and_changes_it(folder: Path) -> None:
    ran = call("check", "--fix", "--yes", cwd=folder)
    assert "--- content/posts/one week.md\n+++ content/posts/one week.md\n" in ran.out
    assert "\n-She calls walking a way to think. (Okafor, 2021, p. 5)\n" in ran.out
    assert "\n+She calls walking a way to think [@okafor2021, p. 5].\n" in ran.out
    assert '\n+  publisher: "Harbour Press"\n' in ran.out
    assert (
        "4 places in 2 files: almost-markup, publisher-place, stop-before-citation and " in ran.out
    )
    assert text(folder) == MENDED
    library = (folder / "content/references.yaml").read_text(encoding="utf-8")
    assert library == LIBRARY.replace("New York, NY: ", "")
    assert ran.out.splitlines()[-1] == (
        "Left for you to judge: 1 warning. See them with:  plnfolio check"
    )
    assert (ran.code, ran.err) == (0, "")


def test_what_was_there_is_kept_and_can_be_found(folder: Path) -> None:
    ran = call("check", "--fix", "--yes", cwd=folder)
    assert "What was there is kept in .plnfolio/mended/2026-11-22/ beside content/." in ran.out
    kept = folder / ".plnfolio/mended/2026-11-22"
    assert (kept / FILE).read_text(encoding="utf-8") == POST
    assert (kept / "content/references.yaml").read_text(encoding="utf-8") == LIBRARY
    (folder / FILE).write_text(POST, encoding="utf-8")
    call("check", "--fix", "--yes", cwd=folder)
    assert (folder / ".plnfolio/mended/2026-11-22-2" / FILE).exists()
    assert text(folder) == MENDED


def test_the_second_time_there_is_nothing_to_do(folder: Path) -> None:
    call("check", "--fix", "--yes", cwd=folder)
    before = contents(folder / "content")
    ran = call("check", "--fix", "--yes", cwd=folder)
    assert ran.out.startswith("Nothing here has one sure answer, so nothing was changed.\n")
    assert contents(folder / "content") == before


def test_where_nobody_can_answer_it_only_shows(folder: Path) -> None:
    before = contents(folder / "content")
    ran = call("check", "--fix", cwd=folder)
    assert "\n+This is **bold** and more. CALL ME AT ONCE.\n" in ran.out
    assert ran.out.endswith("Nothing was changed, as nobody is here to ask; --yes changes them.\n")
    assert contents(folder / "content") == before
    assert not (folder / ".plnfolio/mended").exists()


@pytest.mark.parametrize(("answer", "changed"), [("y\n", True), ("\n", True), ("n\n", False)])
def test_on_a_terminal_it_asks_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str, changed: bool
) -> None:
    monkeypatch.setattr(mending, "asks", lambda: True)
    ran = call("check", "--fix", cwd=folder, stdin=answer)
    assert ran.out.count("Change them? [Y/n]") == 1
    assert (text(folder) == MENDED) == changed
    assert ("Nothing was changed." in ran.out) != changed


def test_line_ends_the_mark_of_the_bytes_and_the_mode_stay(folder: Path) -> None:
    file = folder / FILE
    data = b"\xef\xbb\xbf" + POST.rstrip("\n").replace("\n", "\r\n").encode()
    file.write_bytes(data)
    file.chmod(0o640)
    call("check", "--fix", "--yes", cwd=folder)
    wanted = b"\xef\xbb\xbf" + MENDED.rstrip("\n").replace("\n", "\r\n").encode()
    assert file.read_bytes() == wanted
    assert file.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_file_that_was_saved_meanwhile_is_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def saved() -> bool:
        (folder / FILE).write_text(f"{POST}\nMore.\n", encoding="utf-8")
        return True

    monkeypatch.setattr(mending, "asks", saved)
    ran = call("check", "--fix", cwd=folder, stdin="y\n")
    assert f"{FILE} was saved meanwhile, and is left as it is." in ran.err
    assert text(folder) == f"{POST}\nMore.\n"
    assert "Changed 1 place in 1 file." in ran.out


def test_what_is_silenced_is_not_mended(workshop: Workshop) -> None:
    quiet = POST.replace(
        "and more.", "and more. <!-- check-ignore almost-markup: two stars are a sign here -->"
    )
    folder = workshop.folder({**SITE, FILE: quiet})
    call("check", "--fix", "--yes", cwd=folder)
    assert "**bold **and" in text(folder)
    assert "[@okafor2021, p. 5]." in text(folder)


def test_what_a_site_does_not_want_to_hear_is_not_mended(workshop: Workshop) -> None:
    settings = "title: Mine\nauthor: Ada\ncheck: {typed-citation: off}\n"
    folder = workshop.folder({**SITE, "content/site.yaml": settings})
    call("check", "--fix", "--yes", cwd=folder)
    assert "think (Okafor, 2021, p. 5)." in text(folder)


def test_a_file_that_may_not_be_written_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mending.os, "access", lambda _, mode: mode != os.W_OK)
    ran = call("check", "--fix", "--yes", cwd=folder)
    assert "content/posts/one week.md cannot be written: you are not allowed to" in ran.err
    assert ran.code == 1
    assert text(folder) == POST


@pytest.mark.parametrize("words", [("--yes",), ("--fix", "--json"), ("--fix", "--online")])
def test_what_does_not_go_together_is_wrong_use(folder: Path, words: tuple[str, ...]) -> None:
    assert call("check", *words, cwd=folder).code == 2


def test_programs_find_the_same_as_json_and_as_sarif(folder: Path) -> None:
    said = json.loads(call("check", "--json", cwd=folder).out)["problems"]
    (found,) = [one for one in said if one["code"] == "typed-citation"]
    place = {"path": FILE, "line": 5, "column": 35, "end_line": 5, "end_column": 55}
    assert found["fix"] == [{**place, "text": "[@okafor2021, p. 5]"}]
    (shouted,) = [one for one in said if one["code"] == "all-caps"]
    assert "fix" not in shouted
    (run,) = json.loads(call("check", "--format", "sarif", cwd=folder).out)["runs"]
    (result,) = [one for one in run["results"] if one["ruleId"] == "typed-citation"]
    (change,) = result["fixes"][0]["artifactChanges"]
    (replaced,) = change["replacements"]
    assert replaced["insertedContent"] == {"text": "[@okafor2021, p. 5]"}
    assert replaced["deletedRegion"]["endColumn"] == 55


def test_the_report_says_that_some_can_be_mended(folder: Path) -> None:
    out = call("check", cwd=folder).out
    assert re.search(r"^4 can be mended for you, .*plnfolio check --fix$", out, re.M)
    call("check", "--fix", "--yes", cwd=folder)
    assert "can be mended" not in call("check", cwd=folder).out
