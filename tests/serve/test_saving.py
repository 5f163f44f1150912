"""A save is heard, built and told to the pages that are open, whatever the editor does."""

from __future__ import annotations

import html
import shutil
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from watchdog.events import FileModifiedEvent

from plnfolio.serve import Outcome, Turn
from plnfolio.serve import server as at_work
from plnfolio.serve.board import News
from plnfolio.serve.watch import Watcher, watching
from serve.running import Copying, Running, running, told
from sites.patience import PATIENCE


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
    assert "“broken word” is <b>error</b>" in shown
    assert "content/index.txt:1:1" in shown
    assert '<mark data-line="1"><bdi><u>broken</u> word</bdi></mark>' in broken.text
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
    site.write("index.txt", "one word")
    assert server.heard.outcomes.get(timeout=PATIENCE).files == ()
    assert server.ask("/").version == before


def test_only_the_pages_that_changed_are_told_so(site: Copying, server: Running) -> None:
    site.write("other.txt", "a text of its own")
    with server.news() as home:
        told(server, home, "of its own")
    with server.news("/index/") as page, server.news("/other/") as other:
        assert not next(page).page
        assert not next(other).page
        site.write("other.txt", "another text")
        site.write("styles.css", "/* new */")
        assert next(other).page
        heard = next(page)
        while "styles.css" not in heard.files:
            heard = next(page)
    assert not heard.page


def test_a_page_that_slept_hears_what_it_missed(site: Copying, server: Running) -> None:
    before = server.ask("/").version
    with server.news() as news:
        for word in ("second", "third"):
            site.write("index.txt", f"{word} word")
            told(server, news, f"{word} word")
    with server.news("/", before) as news:
        assert next(news).page
    with server.news("/nowhere/", before) as news:
        assert next(news) == News(server.ask("/").version)
    with server.news("/", "another-1") as news:
        assert next(news).anew


def test_a_page_that_is_not_published_says_why(site: Copying, server: Running) -> None:
    with server.news("/index/") as news:
        next(news)
        site.write("index.txt", "draft word")
        assert next(news).page
        assert '<p id="plnfolio-notice">Not now</p>' in server.ask("/index/").text
        assert "plnfolio-notice" not in server.ask("/").text
        site.write("index.txt", "broken draft")
        next(news)
        assert "Not now" in server.ask("/index/").text
        site.write("index.txt", "a good word")
        told(server, news, "a good word")
    assert "plnfolio-notice" not in server.ask("/index/").text


def test_warnings_can_be_looked_at(site: Copying, server: Running) -> None:
    with server.news() as news:
        next(news)
        site.write("index.txt", "an odd word")
        told(server, news, "an odd word")
        page = server.ask("/").text
        assert "<summary>1 warning</summary>" in page
        assert "<u>odd</u>" in page
        site.write("index.txt", "a word")
        told(server, news, "<p>a word")
    assert "1 warning" not in server.ask("/").text


def test_a_file_that_is_half_written_is_given_a_moment(
    site: Copying, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a text is broken; the other half comes while it is being built."""
    # As long a moment as a busy machine needs to tell of the other half.
    monkeypatch.setattr(at_work, "SECOND_THOUGHT", PATIENCE)
    builds = []

    def build(turn: Turn) -> Outcome:
        builds.append(1)
        outcome = Copying.__call__(site, turn)
        if outcome.errors:
            site.write("index.txt", "a whole word")
        return outcome

    with running(site, build) as server, server.news() as news:
        next(news)
        site.write("index.txt", "broken")
        first = next(news)
        assert "a whole word" in server.ask("/").text
    assert first.page
    assert not any(outcome.errors for outcome in server.heard.outcomes.queue)
    assert len(builds) == 3


def test_pages_follow_the_text_that_is_saved(site: Copying) -> None:
    with running(site, follow=True, base="/repo") as server, server.news("/repo/") as news:
        assert next(news).follow == ""
        site.write("é x.txt", "another word")
        assert next(news).follow == "/repo/%C3%A9%20x/"
        site.write("styles.css", "/* new */")
        assert next(news).follow == ""


def test_a_site_that_was_thrown_away_is_built_again(site: Copying, server: Running) -> None:
    with server.news() as news:
        next(news)
        shutil.rmtree(site.folder)
        assert server.ask("/").status == 503
        assert next(news).page
    assert server.ask("/").status == 200


def test_the_end_does_not_wait_for_a_build(site: Copying) -> None:
    begun = threading.Event()

    def build(turn: Turn) -> Outcome:
        if not server_is_up.is_set():
            return Copying.__call__(site, turn)
        begun.set()
        while True:
            turn.go_on()
            time.sleep(0.01)

    server_is_up = threading.Event()
    with running(site, build):
        server_is_up.set()
        site.write("index.txt", "another word")
        assert begun.wait(PATIENCE)


def rewrite(site: Copying) -> None:
    (site.content / "index.txt").write_text("another word", encoding="utf-8")


def replace(site: Copying) -> None:
    """As Vim and VS Code save: written beside, then renamed."""
    site.write("index.txt", "another word")


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


@pytest.mark.parametrize("save", [replace, swap])
def test_without_events_folders_are_looked_through(
    site: Copying, save: Callable[[Copying], None]
) -> None:
    with running(site, poll=True) as server, server.news() as news:
        next(news)
        save(site)
        told(server, news, "another word")
    assert server.heard.notices == []


def test_a_checkout_of_a_thousand_files_is_a_few_builds(
    site: Copying, server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a busy machine there are longer pauses between one file and the next.
    monkeypatch.setattr(at_work, "QUIET", 50 * at_work.QUIET)
    with server.news() as news:
        for number in range(1000):
            (site.content / f"{number}.css").write_text("/* new */", encoding="utf-8")
        site.write("index.txt", "another word")
        told(server, news, "another word")
    assert server.heard.outcomes.qsize() < 50


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("early", [True, False])
def test_what_links_lead_to_is_under_watch(site: Copying, *, early: bool) -> None:
    """A file and a folder from elsewhere, linked to before the server began, or later."""
    outside = site.content.parent.parent / "outside"
    (outside / "folder").mkdir(parents=True)
    for path in (outside / "one.txt", outside / "folder" / "two.txt"):
        path.write_text("linked word", encoding="utf-8")

    def link() -> None:
        (site.content / "one.txt").symlink_to(outside / "one.txt")
        (site.content / "folder").symlink_to(outside / "folder", target_is_directory=True)
        (site.content / "circle").symlink_to(site.content, target_is_directory=True)

    if early:
        link()
    with running(site) as server, server.news() as news:
        if not early:
            link()
        told(server, news, "linked word one word linked word")
        replacement = outside / "one.txt~"
        replacement.write_text("third word", encoding="utf-8")
        replacement.replace(outside / "one.txt")
        told(server, news, "third word")
        (outside / "folder" / "two.txt").write_text("fourth word", encoding="utf-8")
        told(server, news, "fourth word")


def test_a_change_is_heard_under_another_spelling(tmp_path: Path) -> None:
    """As macOS and Windows tell it: by the name on the disk, not by the one that was asked for."""
    changes: list[int] = []
    (tmp_path / "Café").mkdir()
    with watching([tmp_path / "Café"], lambda: changes.append(1), poll=False) as watcher:
        assert isinstance(watcher, Watcher)
        for name in ("cafe\u0301", "CAFÉ", "Café"):
            watcher.hear(FileModifiedEvent(str(tmp_path / name / "x.txt")))
        watcher.hear(FileModifiedEvent(str(tmp_path / "Cafés" / "x.txt")))
        watcher.hear(FileModifiedEvent(str(tmp_path / "Café" / ".x.txt.swp")))
    assert len(changes) == 3


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
