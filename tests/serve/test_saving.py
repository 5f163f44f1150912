"""A save is heard, built and told to the pages that are open, whatever the editor does."""

from __future__ import annotations

import html
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plnfolio.diagnostics import Problem, Span
from plnfolio.serve.board import News
from serve.running import PATIENCE, Copying, Running, running, told


def test_a_save_is_told_to_an_open_page(site: Copying, server: Running) -> None:
    before = server.ask("/").version
    with server.news() as news:
        assert next(news) == News(before)
        site.write("index.txt", "another word")
        version = told(server, news, "another word").version
    assert version != before
    assert server.ask("/").version == version


def test_all_open_pages_are_told(site: Copying, server: Running) -> None:
    with server.news() as one, server.news() as two:
        assert next(one) == next(two)
        site.write("index.txt", "another word")
        assert told(server, one, "another word") == told(server, two, "another word")


def test_problems_lie_over_the_last_good_page_until_mended(site: Copying, server: Running) -> None:
    place = Span("content/index.txt", 1)
    problem = Problem("a-code", "“broken word” is <b>odd</b>", place, "mend it")
    with server.news() as news:
        next(news)
        site.write("index.txt", "broken word")
        told(server, news, "a-code")
        broken = server.ask("/")
        site.write("index.txt", "mended word")
        told(server, news, "mended word")
    assert broken.status == 200
    assert "<p>one word</p>" in broken.text
    shown = html.unescape(broken.text)
    assert problem.message in shown
    assert str(problem.span) in shown
    assert "Mend it" in shown
    assert "<b>" not in broken.text
    assert "a-code" not in server.ask("/").text


def test_taking_a_mistake_back_is_told_though_no_file_differs(
    site: Copying, server: Running
) -> None:
    with server.news() as news:
        next(news)
        site.write("index.txt", "broken word")
        told(server, news, "a-code")
        site.write("index.txt", "one word")
        next(news)
    assert "a-code" not in server.ask("/").text


def test_all_problems_are_shown_together(site: Copying) -> None:
    for name in ("a", "b", "c"):
        site.write(f"{name}.txt", f"broken {name}")
    with running(site) as server:
        page = server.ask("/").text
    assert [f"broken {name}" in page for name in ("a", "b", "c")] == [True] * 3
    assert "<summary>3 problems</summary>" in page


def test_a_first_build_that_fails_is_served_as_well(site: Copying) -> None:
    site.write("index.txt", "broken word")
    with running(site) as server:
        first = server.ask("/any/where/")
        with server.news() as news:
            next(news)
            site.write("index.txt", "mended word")
            told(server, news, "mended word")
        assert server.ask("/").status == 200
    assert first.status == 503
    assert "broken word" in first.text


def test_a_mistake_of_the_program_does_not_end_the_server(site: Copying, server: Running) -> None:
    with server.news() as news:
        next(news)
        site.write("index.txt", "crash")
        told(server, news, "internal-error")
        site.write("index.txt", "fine again")
        told(server, news, "fine again")
    assert "Traceback" in server.heard.notices[-1]


def test_a_save_that_changes_no_page_leaves_the_pages_alone(site: Copying, server: Running) -> None:
    assert server.heard.outcomes.get(timeout=PATIENCE).files
    before = server.ask("/").version
    replace(site, "one word")
    assert server.heard.outcomes.get(timeout=PATIENCE).files == ()
    assert server.ask("/").version == before


def rewrite(site: Copying) -> None:
    site.write("index.txt", "another word")


def replace(site: Copying, text: str = "another word") -> None:
    """As Vim and VS Code save: written beside, then renamed."""
    site.write("index.txt~", text)
    (site.content / "index.txt~").replace(site.content / "index.txt")


def add_folders(site: Copying) -> None:
    """As an archive is unpacked: folders within folders, faster than anybody can watch them."""
    for number in range(100):
        folder = site.content / f"{number}" / "in" / "the" / "other" / "and" / "so" / "on"
        folder.mkdir(parents=True)
    (folder / "index.txt").write_text("another word", encoding="utf-8")


def move_in(site: Copying) -> None:
    outside = site.content.parent / "outside"
    outside.mkdir()
    (outside / "index.txt").write_text("another word", encoding="utf-8")
    outside.rename(site.content / "inside")


def recreate(site: Copying) -> None:
    """As a checkout of another branch does: the folder goes and another one comes."""
    shutil.rmtree(site.content)
    site.content.mkdir()
    site.write("index.txt", "another word")


def swap(site: Copying) -> None:
    """The folder gives way to another one of the same name."""
    beside = site.content.parent / "beside"
    beside.mkdir()
    (beside / "index.txt").write_text("another word", encoding="utf-8")
    site.content.rename(site.content.parent / "old")
    beside.rename(site.content)


@pytest.mark.parametrize("save", [rewrite, replace, add_folders, move_in, recreate, swap])
def test_however_a_file_is_saved_it_is_heard(
    site: Copying, save: Callable[[Copying], None]
) -> None:
    with running(site) as server, server.news() as news:
        next(news)
        save(site)
        told(server, news, "another word")
        # What is new there is under watch as the old was.
        for path in site.content.rglob("index.txt"):
            path.write_text("a third word", encoding="utf-8")
        told(server, news, "a third word")


def test_traces_of_editors_are_not_heard(site: Copying, server: Running) -> None:
    server.heard.outcomes.get(timeout=PATIENCE)
    for name in (".index.txt.swp", "index.txt~", "#index.txt#", ".DS_Store"):
        site.write(name, "noise")
    (site.content / "index.txt").read_bytes()
    site.write("index.txt", "another word")
    assert server.heard.outcomes.get(timeout=PATIENCE).files
    assert server.heard.outcomes.empty()


def test_a_folder_may_come_later(tmp_path: Path) -> None:
    site = Copying(tmp_path)
    site.content.rmdir()
    with running(site) as server, server.news() as news:
        next(news)
        site.content.mkdir()
        site.write("index.txt", "late word")
        told(server, news, "late word")
