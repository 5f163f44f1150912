"""Building again and again: what is written, left alone, removed, left out and refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import plnfolio
from sites.building import CHECKOUT, Workshop, call, contents, environment, run

SITE = """
=== content/posts/one.md
---
title: One
date: 2023-04-11
---
The first.

=== content/posts/x.md
---
title: A draft
date: 2023-04-12
draft: true
---
Not yet.

=== content/posts/y.md
---
title: Later
date: 2027-05-03
---
Not before May.
"""


@pytest.fixture
def folder(workshop: Workshop) -> Path:
    return workshop.folder(SITE)


def test_what_is_left_out_is_listed(folder: Path) -> None:
    ran = call("build", cwd=folder)
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == (
        "2 left out: 1 draft (content/posts/x.md), 1 scheduled for 3 May 2027 (content/posts/y.md)"
    )


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("", "this computer; “timezone: America/Chicago” in content/site.yaml says where you live"),
        ("timezone: America/Chicago\n", "America/Chicago (“timezone” in content/site.yaml)"),
    ],
)
def test_it_says_which_day_it_is_where_that_decides(
    workshop: Workshop, zone: str, said: str
) -> None:
    post = "---\ntitle: Soon\ndate: 2026-11-23\n---\nText.\n"
    site = f"title: T\nauthor: A\n{zone}"
    folder = workshop.folder({"content/site.yaml": site, "content/posts/soon.md": post})
    last = (
        "1 left out: 1 scheduled for 23 November 2026 (content/posts/soon.md). "
        f"Today is 22 November 2026 on {said}"
    ).replace("on America", "in America")
    # A second build looks at nothing, and says the same.
    for _ in range(2):
        assert call("build", cwd=folder).out.splitlines()[-1] == last


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ((), {"one"}),
        (("--drafts",), {"one", "x"}),
        (("--future",), {"one", "y"}),
        (("--drafts", "--future"), {"one", "x", "y"}),
    ],
)
def test_drafts_and_future_posts_come_when_they_are_asked_for(
    words: tuple[str, ...], there: set[str], folder: Path
) -> None:
    assert call("build", *words, cwd=folder).code == 0
    assert {path.parent.name for path in folder.glob("public/posts/*/index.html")} == there


def test_a_draft_for_later_wants_both_words(workshop: Workshop) -> None:
    folder = workshop.folder(
        "=== content/posts/z.md\n---\ntitle: Z\ndate: 2027-05-03\ndraft: true\n---\nText.\n"
    )
    call("build", "--drafts", cwd=folder)
    assert not (folder / "public/posts/z/index.html").exists()
    call("build", "--drafts", "--future", cwd=folder)
    assert (folder / "public/posts/z/index.html").exists()


def test_json_is_one_object_with_what_was_done(folder: Path) -> None:
    ran = call("build", "--json", cwd=folder)
    said = json.loads(ran.out)
    assert set(said) == {
        "pages",
        "written",
        "unchanged",
        "removed",
        "left_out",
        "gone",
        "problems",
        "seconds",
    }
    assert said["pages"] == len(list(folder.glob("public/**/*.html")))
    assert said["written"] == len(contents(folder / "public")) - 1
    assert (said["unchanged"], said["removed"], said["problems"]) == (0, 0, [])
    assert said["left_out"] == [
        {"path": "content/posts/x.md", "reason": "draft", "date": None},
        {"path": "content/posts/y.md", "reason": "scheduled", "date": "2027-05-03"},
    ]


def test_json_has_the_problems_of_a_build_that_failed(workshop: Workshop) -> None:
    folder = workshop.folder("=== content/posts/a.md\n---\ntitle: A\ndate: 2023\n---\n[@x]\n")
    ran = run("build", "--json", cwd=folder)
    assert (ran.code, ran.err) == (1, "")
    first, second = json.loads(ran.out)["problems"]
    assert first == {
        "code": "bad-date",
        "severity": "error",
        "message": "“date” is not a date: “2023”",
        "path": "content/posts/a.md",
        "line": 3,
        "column": 7,
        "help": "write it as year-month-day: 2023-04-11",
    }
    assert (second["code"], second["line"]) == ("unknown-reference", 5)


def test_the_last_line_of_a_failure_counts_the_problems(workshop: Workshop) -> None:
    folder = workshop.folder("=== content/posts/a.md\n---\ntitle: A\ndate: 2023\n---\n[@x]\n")
    ran = call("build", cwd=folder)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines()[-1] == "2 problems. Nothing was written."


@pytest.mark.parametrize(
    "words",
    [
        ("bild",),
        ("build", "--outptu", "x"),
        ("build", "--base-url", "ada.example.org"),
        ("new", "site"),
        ("build", "extra"),
    ],
)
def test_wrong_use_ends_with_two_and_says_how_it_goes(words: tuple[str, ...], folder: Path) -> None:
    ran = call(*words, cwd=folder)
    assert ran.code == 2
    assert "Usage:" in ran.err
    assert not (folder / "public").exists()


def test_the_version_is_said(folder: Path) -> None:
    assert run("--version", cwd=folder).out == f"plnfolio {plnfolio.__version__}\n"


@pytest.mark.parametrize("words", [(), ("build",), ("new", "site"), ("new", "post")])
def test_help_has_an_example(words: tuple[str, ...], folder: Path) -> None:
    said = call(*words, "--help", cwd=folder).out
    assert " ".join(("  plnfolio", *words)) in said.split("Usage:")[1].split("\n", 1)[1]


def test_the_program_has_one_name_however_it_is_started(folder: Path) -> None:
    assert run("build", "--help", cwd=folder).out.startswith("Usage: plnfolio build ")


def test_a_reader_that_goes_away_ends_it_quietly(workshop: Workshop) -> None:
    drafts = {
        f"content/posts/{number}.md": "---\ntitle: A\ndate: 2023-04-11\ndraft: true\n---\n"
        for number in range(2500)
    }
    folder = workshop.folder(drafts)
    with subprocess.Popen(
        [sys.executable, str(CHECKOUT / "generator"), "build", "--json"],
        cwd=folder,
        env={**os.environ, **environment()},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == b"{\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_build_that_fails_leaves_the_last_good_site_alone(folder: Path) -> None:
    call("build", cwd=folder)
    before = contents(folder / "public")
    (folder / "content/posts/one.md").write_text("---\ntitle: New\ndate: 2023-04-11\n---\n[@x]")
    assert call("build", cwd=folder).code == 1
    assert contents(folder / "public") == before
    (folder / "content/posts/one.md").write_text("---\ntitle: New\ndate: 2023-04-11\n---\n")
    template = folder / "overrides/templates/post.html"
    template.parent.mkdir(parents=True)
    template.write_text("{{ page.title.nothing.there }}")
    ran = call("build", cwd=folder)
    assert "error[template-error]" in ran.err
    assert contents(folder / "public") == before


def test_a_second_build_writes_nothing(folder: Path) -> None:
    call("build", cwd=folder)
    before = {path: path.stat().st_mtime_ns for path in (folder / "public").rglob("*")}
    said = json.loads(call("build", "--json", cwd=folder).out)
    assert (said["written"], said["removed"]) == (0, 0)
    assert said["unchanged"] == len(contents(folder / "public")) - 1
    assert {path: path.stat().st_mtime_ns for path in (folder / "public").rglob("*")} == before


def test_one_changed_word_writes_one_post_and_what_shows_it(folder: Path) -> None:
    call("build", cwd=folder)
    before = contents(folder / "public")
    (folder / "content/posts/one.md").write_text("---\ntitle: One\ndate: 2023-04-11\n---\nOther.")
    call("build", cwd=folder)
    after = contents(folder / "public")
    changed = {path for path in after if after[path] != before.get(path)}
    assert "posts/one/index.html" in changed
    assert "404.html" not in changed


def test_a_removed_post_is_removed_with_its_folder(folder: Path) -> None:
    call("build", cwd=folder)
    (folder / "content/posts/one.md").unlink()
    before = contents(folder / "public")
    said = json.loads(call("build", "--json", cwd=folder).out)
    gone = before.keys() - contents(folder / "public").keys()
    assert said["removed"] == len(gone)
    assert {path for path in gone if not path.startswith("pagefind/")} == {"posts/one/index.html"}
    assert not (folder / "public/posts/one").exists()


def test_a_page_that_is_gone_is_named_with_its_reason(folder: Path) -> None:
    posts = folder / "content/posts"
    for name in ("two", "three", "four"):
        text = f"---\ntitle: {name}\ndate: 2023-04-11\ntags: [{name}]\n---\nText.\n"
        (posts / f"{name}.md").write_text(text, encoding="utf-8")
    assert "Removed" not in call("build", cwd=folder).out
    (posts / "two.md").unlink()
    drafted = (posts / "three.md").read_text(encoding="utf-8").replace("tags", "draft: true\ntags")
    (posts / "three.md").write_text(drafted, encoding="utf-8")
    four = (posts / "four.md").read_text(encoding="utf-8").replace("2023-04", "2027-04")
    (posts / "four.md").write_text(four, encoding="utf-8")
    again = call("build", "--json", cwd=folder)
    gone = {one["address"]: one["reason"] for one in json.loads(again.out)["gone"]}
    assert gone == {
        "/posts/two/": "its file is gone or has another name",
        "/posts/three/": "content/posts/three.md is a draft now",
        "/posts/four/": "content/posts/four.md waits for 2027-04-11",
        "/tags/": "nothing is filed under it any more",
        "/tags/two/": "nothing is filed under it any more",
        "/tags/three/": "nothing is filed under it any more",
        "/tags/four/": "nothing is filed under it any more",
    }
    assert json.loads(call("build", "--json", cwd=folder).out)["gone"] == []
    (posts / "one.md").unlink()
    said = call("build", cwd=folder).out
    assert "Removed: /posts/one/ (its file is gone or has another name)." in said


def test_files_of_others_in_the_output_are_left_alone(folder: Path) -> None:
    call("build", cwd=folder)
    strange = folder / "public/posts/one/notes.txt"
    strange.write_text("Mine.")
    (folder / "public/CNAME").write_text("ada.example.org")
    (folder / "content/posts/one.md").unlink()
    assert call("build", cwd=folder).code == 0
    assert strange.read_text() == "Mine."
    assert (folder / "public/CNAME").read_text() == "ada.example.org"


def test_a_folder_with_files_of_others_is_refused(folder: Path) -> None:
    thesis = folder / "thesis"
    thesis.mkdir()
    (thesis / "index.html").write_text("Mine.")
    ran = call("build", "--output", "thesis", cwd=folder)
    assert ran.code == 1
    assert "error[output-not-ours]" in ran.err
    assert contents(thesis) == {"index.html": b"Mine."}


def test_a_list_of_files_that_leads_out_of_the_output_removes_nothing(folder: Path) -> None:
    call("build", cwd=folder)
    (folder / "keep.txt").write_text("Mine.")
    manifest = folder / "public/.plnfolio"
    lines = f"../keep.txt\n{folder}/keep.txt\nposts/../../keep.txt\n"
    manifest.write_text(manifest.read_text("utf-8") + lines, encoding="utf-8")
    assert call("build", cwd=folder).code == 0
    assert (folder / "keep.txt").read_text() == "Mine."


def test_nothing_outside_the_output_is_touched(folder: Path) -> None:
    before = contents(folder)
    call("build", cwd=folder)
    call("build", cwd=folder)
    after = {path: data for path, data in contents(folder).items() if path[:7] != "public/"}
    assert {path: after[path] for path in before} == before
    assert all(path.startswith(".plnfolio/") for path in after.keys() - before.keys())


def test_a_site_is_built_from_anywhere(folder: Path, tmp_path: Path) -> None:
    ran = call("build", "--site", str(folder), "--output", "here", cwd=tmp_path)
    assert ran.code == 0
    assert (tmp_path / "here/index.html").is_file()
    assert "here/" in ran.out


def test_an_empty_output_folder_with_hidden_files_is_taken(folder: Path) -> None:
    (folder / "public").mkdir()
    (folder / "public/.gitkeep").touch()
    assert call("build", cwd=folder).code == 0
