"""The whole of ``plnfolio serve``, as the author has it: a terminal, an editor and a browser."""

from __future__ import annotations

import html
import os
import queue
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

GENERATOR = Path(__file__).resolve().parents[2] / "generator"
PATIENCE = 60
"""Seconds after which a test gives up; none waits for them when all is well."""

POST = """\
---
title: What I learned
date: 2023-04-11
draft: true
---

A {word} from my network.
"""


@dataclass
class Terminal:
    """The program at work, and the lines that it has printed."""

    process: subprocess.Popen[str]
    lines: queue.Queue[str]

    def line(self, words: str) -> str:
        """The next line with these words in it."""
        seen = []
        with suppress(queue.Empty):
            while True:
                seen.append(self.lines.get(timeout=PATIENCE))
                if words in seen[-1]:
                    return seen[-1]
        raise AssertionError(f"no “{words}” among:\n{''.join(seen)}")

    def address(self) -> str:
        return self.line("http://").partition("at ")[2].split()[0]

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


def plnfolio(*words: str) -> list[str]:
    return [sys.executable, str(GENERATOR), *words]


@contextmanager
def serving(site: Path, *words: str, **environment: str) -> Iterator[Terminal]:
    process = subprocess.Popen(
        plnfolio("serve", "--site", str(site), "--port", "0", *words),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env=os.environ | environment,
    )
    assert process.stdout is not None
    lines: queue.Queue[str] = queue.Queue()
    reader = threading.Thread(target=lambda out: [*map(lines.put, out)], args=[process.stdout])
    reader.start()
    try:
        yield Terminal(process, lines)
    finally:
        process.kill()
        process.wait()
        reader.join()
        process.stdout.close()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A new site with one post, still a draft."""
    site = tmp_path / "my portfolio"
    subprocess.run(plnfolio("new", "site", str(site)), check=True, capture_output=True)
    (site / "content" / "posts").mkdir(exist_ok=True)
    write(site, POST.format(word="first word"))
    return site


def write(site: Path, text: str) -> None:
    (site / "content" / "posts" / "learned.md").write_text(text, encoding="utf-8")


@pytest.mark.browser
def test_a_page_follows_its_author_without_being_touched(site: Path, page: Page) -> None:
    with serving(site) as terminal:
        page.goto(f"{terminal.address()}posts/learned/")
        text, problems = page.locator("main"), page.locator("#plnfolio-problems")
        assert "A first word from my network" in text.inner_text()
        assert problems.count() == 0

        write(site, POST.format(word="second word"))
        text.get_by_text("A second word from my network").wait_for()

        write(site, POST.replace("2023-04-11", "someday").format(word="third word"))
        problems.wait_for()
        shown = problems.inner_text()
        assert terminal.line("error[").strip().partition(": ")[2] in shown
        assert terminal.line("-->").split()[1] in shown
        assert "date: someday" in shown
        box = problems.bounding_box()
        assert box
        assert (box["width"], box["height"]) == (1280, 720)

        write(site, POST.format(word="fourth word"))
        text.get_by_text("A fourth word from my network").wait_for()
        assert problems.count() == 0
    assert not (site / "public").exists()


@pytest.mark.browser
def test_a_page_stays_where_its_reader_is(site: Path, page: Page) -> None:
    long = POST + "\nMore.\n" * 200
    write(site, long.format(word="first word"))
    with serving(site) as terminal:
        page.goto(f"{terminal.address()}posts/learned/")
        page.evaluate("window.scrollTo(0, 1500)")
        write(site, long.format(word="second word"))
        page.get_by_text("A second word from my network").wait_for()
        page.wait_for_function("window.scrollY === 1500")


@pytest.mark.browser
def test_a_draft_can_be_searched_while_it_is_written(site: Path, page: Page) -> None:
    with serving(site) as terminal:
        address = f"{terminal.address()}search/"
        for word in ("okapi", "quagga"):
            write(site, POST.format(word=word))
            terminal.line("changed")
            page.goto(f"{address}?q={word}")
            page.locator(".search-results").get_by_text(f"A {word} from my network").wait_for()
    assert not (site / "public").exists()


@pytest.mark.browser
def test_a_theme_of_ones_own_is_followed(site: Path, page: Page) -> None:
    with serving(site) as terminal:
        page.goto(terminal.address())
        styles = site / "overrides" / "assets" / "custom.css"
        styles.parent.mkdir(parents=True)
        styles.write_text("body { background: rgb(1, 2, 3) }", encoding="utf-8")
        page.wait_for_function("getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 3)'")


@pytest.mark.browser
def test_a_page_outlives_its_server(site: Path, page: Page) -> None:
    """A browser left open finds the server again when the author comes back to it."""
    with serving(site) as terminal:
        address = terminal.address()
        page.goto(f"{address}posts/learned/")
    write(site, POST.format(word="second word"))
    port = address.rstrip("/").rpartition(":")[2]
    with serving(site, "--port", port):
        page.get_by_text("A second word from my network").wait_for()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send")
def test_it_ends_quietly(site: Path, name: str) -> None:
    with serving(site) as terminal:
        address = terminal.address()
        stream = urllib.request.urlopen(f"{address}.plnfolio/events", timeout=PATIENCE)
        with stream:
            assert terminal.end(getattr(signal, name)) == 0
            assert b"data: " in stream.read()
        assert terminal.lines.empty()
    assert not [*(site / ".plnfolio").glob("new-*")]


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_it_opens_the_browser_when_asked(site: Path, tmp_path: Path) -> None:
    program = tmp_path / "browser"
    program.write_text('#!/bin/sh\necho "opened $1"\n', encoding="utf-8")
    program.chmod(0o755)
    with serving(site, "--open", BROWSER=f"{program} %s") as terminal:
        address = terminal.address()
        assert terminal.line("opened").split()[1] == address


def test_a_site_without_content_is_served_with_its_problem(tmp_path: Path) -> None:
    with serving(tmp_path) as terminal:
        problem = terminal.line("error[").strip()
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(terminal.address(), timeout=PATIENCE)
        with refused.value as answer:
            assert problem.partition(": ")[2][1:] in html.unescape(answer.read().decode())
