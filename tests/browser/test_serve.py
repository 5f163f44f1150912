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

from browser.axe import faults
from plnfolio.serve.ports import seen_from_outside
from sites.building import call
from sites.forked import Run, begin
from sites.patience import PATIENCE, save

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

GENERATOR = Path(__file__).resolve().parents[2] / "generator"
POST = """\
---
title: What I learned
date: 2023-04-11
draft: true
---

A {word} from my network.
"""


CIRCLE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4" fill="{colour}"/></svg>
"""

LAYOUT = """\
{% extends "!parent/layout.html" %}
{% block footer_links %}<p>In every footer</p>{{ super() }}{% endblock %}
"""


@dataclass
class Terminal:
    """The program at work, and the lines that it has printed."""

    process: Run
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
    reading, writing = os.pipe()
    asked = ["serve", "--site", str(site), "--port", "0", *words]
    process = begin(*asked, cwd=Path.cwd(), env=os.environ | environment, out=writing)
    os.close(writing)
    lines: queue.Queue[str] = queue.Queue()
    with os.fdopen(reading, encoding="utf-8") as said:
        reader = threading.Thread(target=lambda: [*map(lines.put, said)])
        reader.start()
        try:
            yield Terminal(process, lines)
        finally:
            process.kill()
            process.wait()
            reader.join()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A new site with one post, still a draft."""
    site = tmp_path / "my portfolio"
    assert call("new", "site", site.name, cwd=tmp_path).code == 0
    (site / "content" / "posts").mkdir(exist_ok=True)
    write(site, POST.format(word="first word"))
    return site


def write(site: Path, text: str) -> None:
    save(site / "content" / "posts" / "learned.md", text)


LONG = (
    POST + "\nMore.\n" * 200 + "\n<details><summary>Folded</summary>\n\nUnfolded.\n\n</details>\n"
)


def touch(page: Page) -> None:
    """Leave a mark that does not outlive the page, and a place that its reader is at."""
    page.evaluate("window.mark = true; window.scrollTo(0, 1500)")


def is_the_same_page(page: Page) -> bool:
    return bool(page.evaluate("window.mark === true && Math.abs(window.scrollY - 1500) < 5"))


@pytest.mark.browser
def test_a_page_follows_its_author_without_being_touched(site: Path, page: Page) -> None:
    write(site, LONG.format(word="first word"))
    with serving(site) as terminal:
        page.goto(f"{terminal.address()}posts/learned/")
        text, problems = page.locator("main"), page.locator("#plnfolio-problems")
        assert "A first word from my network" in text.inner_text()
        assert "draft: true" in page.locator("#plnfolio-notice").inner_text()
        page.get_by_text("Folded", exact=True).click()
        touch(page)

        write(site, LONG.format(word="second word"))
        text.get_by_text("A second word from my network").wait_for()
        assert page.get_by_text("Unfolded.").is_visible()

        write(site, LONG.replace("2023-04-11", "someday").format(word="third word"))
        problems.wait_for()
        shown = problems.inner_text()
        assert terminal.line("error[").strip().partition(": ")[2] in shown
        assert terminal.line("-->").split()[1] in shown
        assert "date: someday" in shown
        assert problems.bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 720}
        problems.locator("summary").click()
        assert "A second word from my network" in text.inner_text()

        write(site, LONG.format(word="fourth word"))
        text.get_by_text("A fourth word from my network").wait_for()
        assert problems.count() == 0
        assert is_the_same_page(page)

        write(site, LONG.format(word="fifth word").replace("draft: true\n", ""))
        text.get_by_text("A fifth word from my network").wait_for()
        page.locator("#plnfolio").wait_for(state="detached")
    assert not (site / "public").exists()


@pytest.mark.browser
def test_whatever_a_page_is_made_of_is_followed(site: Path, page: Page) -> None:
    write(site, LONG.format(word="![A circle](circle.svg) and a word"))
    drawing = site / "content" / "posts" / "circle.svg"
    drawing.write_text(CIRCLE.format(colour="red"), encoding="utf-8")
    styles = site / "overrides" / "assets" / "custom.css"
    layout = site / "overrides" / "templates" / "layout.html"
    for path in (styles, layout):
        path.parent.mkdir(parents=True)
    with serving(site) as terminal:
        page.goto(f"{terminal.address()}posts/learned/")
        touch(page)
        colour = "getComputedStyle(document.body).backgroundColor"
        for number in (1, 2):
            save(styles, f"body {{ background: rgb({number}, 2, 3) }}")
            page.wait_for_function(f"{colour} === 'rgb({number}, 2, 3)'")
        save(drawing, CIRCLE.format(colour="blue"))
        page.wait_for_function("document.images[0].currentSrc.includes('saved=')")
        save(layout, LAYOUT)
        page.get_by_text("In every footer").wait_for(state="attached")
        layout.unlink()
        page.get_by_text("In every footer").wait_for(state="detached")
        assert is_the_same_page(page)


@pytest.mark.browser
def test_pages_come_and_go_as_files_do(site: Path, page: Page) -> None:
    posts, table = site / "content" / "posts", site / "content" / "networks" / "current.yaml"
    with serving(site) as terminal:
        address = terminal.address()
        page.goto(f"{address}networks/current/")
        text = table.read_text(encoding="utf-8")
        save(table, text.replace("Four hours", "Five hours"))
        page.locator("main").get_by_text("Five hours").first.wait_for()

        page.goto(f"{address}posts/")
        save(posts / "second.md", POST.replace("What", "All that"))
        page.get_by_role("link", name="All that I learned").first.wait_for()

        page.goto(f"{address}posts/third/")
        assert page.get_by_text("A {word} from my network").count() == 0
        (posts / "second.md").rename(posts / "third.md")
        page.get_by_text("A {word} from my network").first.wait_for()
        (posts / "third.md").unlink()
        page.get_by_text("A {word} from my network").first.wait_for(state="detached")


@pytest.mark.browser
def test_a_page_whose_script_had_a_hand_in_it_is_loaded_anew(site: Path, page: Page) -> None:
    """The button that copies code belongs to the old code; a new one comes with the new code."""
    code = LONG + "\n```python\nprint('{word}')\n```\n"
    write(site, code.format(word="one"))
    with serving(site) as terminal:
        page.goto(f"{terminal.address()}posts/learned/")
        touch(page)
        write(site, code.format(word="two"))
        page.get_by_text("print('two')").wait_for()
        # A face that comes in time, or not, moves the lines by the part of a pixel.
        page.wait_for_function("Math.abs(window.scrollY - 1500) < 5")
        page.locator("pre + button").wait_for()
        assert page.evaluate("window.mark === undefined")
        assert page.locator("pre + button").count() == 1


@pytest.mark.browser
def test_pages_follow_the_text_being_written(site: Path, page: Page) -> None:
    with serving(site, "--follow", "--base", "/my repo") as terminal:
        address = terminal.address()
        page.goto(address)
        write(site, POST.format(word="second word"))
        page.wait_for_url(f"{address}posts/learned/")
        page.locator("main").get_by_text("A second word").wait_for()
        touch(page)
        write(site, POST.format(word="third word"))
        page.locator("main").get_by_text("A third word").wait_for()
        assert page.evaluate("window.mark")


@pytest.mark.browser
def test_the_notes_can_be_read_by_all(site: Path, page: Page) -> None:
    """WCAG 2.2 AA, on a phone and a wide screen, light and dark."""
    lost = site / "content" / "lost"
    lost.mkdir()
    (lost / "text.md").write_text(POST, encoding="utf-8")
    with serving(site) as terminal:
        address = f"{terminal.address()}posts/learned/"
        page.goto(address)
        page.locator("#plnfolio-warnings summary").click()
        for broken in (False, True):
            if broken:
                write(site, POST.replace("date", "dat"))
                page.locator("#plnfolio-problems").wait_for()
            for scheme, width in (("light", 390), ("dark", 1280)):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 800})
                assert faults(page, within="#plnfolio") == []
                assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_the_proof_reader_has_a_page_that_follows(site: Path, page: Page) -> None:
    """It is read by all: WCAG 2.2 AA, on a phone and a wide screen, light and dark."""
    shouted = POST.format(word="PLEASE READ THIS NOW word")
    other = site / "content/posts/one week.md"
    other.write_text(POST.format(word="SEE ME THERE NOW word"), encoding="utf-8")
    with serving(site) as terminal:
        page.goto(f"{terminal.address()}_check/")
        shout = page.get_by_role("listitem").filter(has_text="PLEASE READ")
        assert shout.count() == 0
        write(site, shouted)
        shout.wait_for()
        assert shout.locator("u").inner_text() == "PLEASE"
        for scheme, width in (("light", 390), ("dark", 1280)):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 800})
            assert faults(page, within="body") == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        files = page.get_by_role("navigation", name="Files")
        assert files.get_by_role("listitem").filter(has_text="learned.md 1").count() == 1
        files.get_by_role("link", name="one week.md").click()
        assert page.locator("h2:target").inner_text() == "content/posts/one week.md"
        write(site, POST.format(word="quiet word"))
        shout.wait_for(state="detached")


@pytest.mark.browser
def test_what_the_proof_reader_lists_does_not_lie_over_its_page(site: Path, page: Page) -> None:
    write(site, POST.format(word="![A door](door.png)"))
    with serving(site) as terminal:
        address = terminal.address()
        page.goto(address)
        page.locator("#plnfolio-problems").wait_for()
        page.goto(f"{address}_check/")
        page.get_by_role("heading", name="There is no picture “door.png”").wait_for()
        assert page.locator("#plnfolio").count() == 0


@pytest.mark.browser
def test_what_is_saved_while_a_page_looks_at_itself_is_shown(site: Path, page: Page) -> None:
    """What the proof-reader says is new at once, and the version of the pages a moment later."""
    saved: list[str] = []

    def save(route: Route) -> None:
        if route.request.resource_type == "fetch" and not saved:
            saved.append(route.request.url)
            write(site, POST.format(word="PLEASE READ THIS NOW word"))
        route.continue_()

    with serving(site) as terminal:
        page.route("**/_check/", save)
        page.goto(f"{terminal.address()}_check/")
        page.get_by_role("listitem").filter(has_text="PLEASE READ").wait_for()
        assert saved


@pytest.mark.browser
def test_a_page_outlives_its_server(site: Path, page: Page) -> None:
    """A browser left open finds the server again when the author comes back to it."""
    # Not of those that the system gives to whoever asks for any, as others do meanwhile.
    with serving(site, "--port", str(20_000 + os.getpid() % 10_000)) as terminal:
        address = terminal.address()
        page.goto(f"{address}posts/learned/")
    write(site, POST.format(word="second word"))
    port = address.rstrip("/").rpartition(":")[2]
    with serving(site, "--port", port):
        page.get_by_text("A second word from my network").wait_for()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send")
def test_it_ends_quietly(site: Path, name: str) -> None:
    with serving(site) as terminal:
        address = terminal.address()
        terminal.line("proof-reader")
        stream = urllib.request.urlopen(f"{address}.plnfolio/events", timeout=PATIENCE)
        with stream:
            assert any(line.startswith(b"data: ") for line in stream)
            assert terminal.end(getattr(signal, name)) == 0
            assert b"data: " not in stream.read()
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


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are another thing there")
def test_it_ends_with_its_terminal(site: Path) -> None:
    own_terminal = (
        "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
        "os.execv(sys.argv[1], sys.argv[1:])"
    )
    words = plnfolio("serve", "--site", str(site), "--port", "0")
    window, inside = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", own_terminal, *words],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        start_new_session=True,
    )
    os.close(inside)
    said = b""
    while b"Your site is at" not in said:
        said += os.read(window, 4096)
    os.close(window)
    assert process.wait(PATIENCE) == 0


def test_a_phone_is_shown_the_way(site: Path) -> None:
    with serving(site, "--host", "0.0.0.0") as terminal:
        assert terminal.address().startswith("http://127.0.0.1:")
        if outside := seen_from_outside():
            assert f"http://{outside}:" in terminal.line("On your phone")
            assert terminal.line("█")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--host", "192.0.2.77"], "is not this machine"),
        (["--base", "/../x"], "write a path: /repo"),
        (["--base", "https://example.org"], "write a path: /repo"),
        (["--port", "70000"], "“70000” is no port"),
    ],
)
def test_what_cannot_be_served_is_said(tmp_path: Path, words: list[str], said: str) -> None:
    ran = call("serve", "--site", str(tmp_path), *words, cwd=tmp_path)
    assert ran.code in (1, 2)
    assert said in ran.err


@pytest.mark.parametrize(
    ("words", "draft", "later"),
    [([], True, True), (["--no-drafts"], False, True), (["--no-future"], True, False)],
)
def test_what_is_not_published_is_shown_unless_told_otherwise(
    site: Path, words: list[str], *, draft: bool, later: bool
) -> None:
    text = POST.replace("draft: true\n", "").replace("2023-04-11", "2999-05-03")
    (site / "content" / "posts" / "later.md").write_text(text, encoding="utf-8")
    home = site / "content" / "pages" / "index.md"
    home.write_text("---\ntitle: Home\ndraft: true\n---\nNot yet.\n", encoding="utf-8")
    with serving(site, *words) as terminal:
        address = terminal.address()
        pages = {name: fetched(f"{address}{name}") for name in ("", "posts/learned/")}
        assert ["draft: true" in page for page in pages.values()] == [draft, draft]
        assert ("3 May 2999" in fetched(f"{address}posts/later/")) == later


def test_a_site_that_is_half_thrown_away_is_served_all_the_same(site: Path) -> None:
    with serving(site) as terminal:
        address = terminal.address()
        (site / ".plnfolio" / "serve" / ".plnfolio").unlink()
        (site / ".plnfolio" / "serve" / "index.html").unlink()
        write(site, POST.format(word="second word"))
        terminal.line("Built")
        assert "A second word" in fetched(f"{address}posts/learned/")
        assert fetched(address)
        (site / "content").rename(site / "aside")
        terminal.line("no-site")
        (site / "aside").rename(site / "content")
        terminal.line("Built")
        assert "A second word" in fetched(f"{address}posts/learned/")


def fetched(address: str) -> str:
    """A page as it is served; nothing if there is none."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        error.close()
        return ""
