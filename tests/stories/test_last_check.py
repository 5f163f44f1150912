"""A build says what the last check had to say, as far as it is still known, and reads no text."""

from __future__ import annotations

from pathlib import Path

import pytest

from plnfolio.pipeline import last_check
from plnfolio.read.listing import list_content
from sites.building import Workshop, call
from sites.text import Files

POST = "---\ntitle: {}\ndate: 2023-04-11\n---\n#### The talk\n\nText.\n"
SITE: Files = {
    "content/posts/one.md": POST.format("One"),
    "content/posts/two.md": POST.format("Two"),
}
GOOD: Files = {"content/posts/one.md": "---\ntitle: One\ndate: 2023-04-11\n---\nText.\n"}


@pytest.fixture
def folder(workshop: Workshop) -> Path:
    """A site with a thing to mend in each of two texts."""
    return workshop.folder(SITE)


def last_line(folder: Path) -> str:
    ran = call("build", cwd=folder)
    assert ran.code == 0
    return ran.out.splitlines()[-1]


def test_nothing_is_said_where_nobody_has_checked(folder: Path) -> None:
    assert last_line(folder).startswith("Built ")


def test_what_was_found_is_counted_after_a_build(folder: Path) -> None:
    call("check", cwd=folder)
    said = "At the last check: 2 warnings. See them with:  plnfolio check"
    assert last_line(folder) == said
    assert last_line(folder) == said


def test_what_has_changed_since_is_not_claimed(folder: Path) -> None:
    call("check", cwd=folder)
    (folder / "content/posts/two.md").write_text(POST.format("Twice"), encoding="utf-8")
    (folder / "content/posts/three.md").write_text(POST.format("Three"), encoding="utf-8")
    assert last_line(folder) == (
        "At the last check: 1 warning in files that are as they were; 2 files have changed since."
    )
    (folder / "content/posts/one.md").unlink()
    assert last_line(folder) == (
        "2 files have changed since the last check. Have them read with:  plnfolio check"
    )
    call("check", cwd=folder)
    assert last_line(folder).startswith("At the last check: 2 warnings.")


def test_where_all_was_well_there_is_no_news(workshop: Workshop) -> None:
    folder = workshop.folder(GOOD)
    call("check", cwd=folder)
    assert last_line(folder).startswith("Built ")
    (folder / "content/posts/one.md").write_text(POST.format("One"), encoding="utf-8")
    assert last_line(folder).startswith("Built ")


def test_the_list_of_addresses_that_a_build_writes_is_no_change(workshop: Workshop) -> None:
    settings = "title: Mine\nauthor: Ada\nbase_url: https://ada.example\n"
    folder = workshop.folder({**SITE, "content/site.yaml": settings})
    call("check", cwd=folder)
    call("build", cwd=folder)
    (folder / "content/posts/one.md").write_text(POST.format("Else"), encoding="utf-8")
    assert "; 1 file has changed since." in last_line(folder)


def test_what_was_kept_and_spoilt_is_nothing_known(folder: Path) -> None:
    call("check", cwd=folder)
    (folder / ".plnfolio/last-check.json").write_text("{}", encoding="utf-8")
    assert last_check.known(folder, list_content(folder)) is None
    assert last_line(folder).startswith("Built ")


def test_programs_hear_nothing_of_it(folder: Path) -> None:
    call("check", cwd=folder)
    assert "last check" not in call("build", "--json", cwd=folder).out
