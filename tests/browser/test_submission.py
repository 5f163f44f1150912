"""What was handed in as a zip opens from a disk with the network cut, and looks as it did."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.chromium import opening
from plnfolio.submit.bundle import Finished, bundle
from plnfolio.submit.packed import pack
from sites.building import Built, contents

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TEXTS = {
    "/posts/social-learning/": "Existing network",
    "/posts/draw-your-pln/": "Before you put the sheet away",
    "/artifacts/bedside-card/": "bedside card",
    "/artifacts/label-module/": "Nothing is timed",
}
"""The model article, the teaching chapter, the PDF and the course, and words in each."""

FAR = {
    "posts/x/index.html": """<!doctype html><html lang="en"><head><title>X</title>
<link rel="stylesheet" href="../../a/look.css"><link rel="icon" href="data:,">
<link rel="preconnect" href="https://far.example">
<link rel="stylesheet" href="https://far.example/x.css">
<script src="https://far.example/x.js"></script>
<style>@import "https://far.example/y.css"; b { font-family: Far }</style></head><body><main>
<img src="https://far.example/x.png" srcset="//far.example/y.png 2x" alt="Far">
<iframe src="https://far.example/film" title="A film"></iframe>
<video src="v.mp4" preload="none" controls poster="https://far.example/p.png">
<track kind="captions" src="c.vtt" srclang="en" default></video>
<audio src="https://far.example/a.mp3" controls></audio><b>Bold</b></main></body></html>""",
    "posts/x/c.vtt": "WEBVTT\n\n00:00.000 --> 00:10.000\nA caption.\n",
    "posts/x/v.mp4": "",
    "a/look.css": """@import url(https://far.example/z.css);
@font-face { font-family: Far; src: url(https://far.example/f.woff2) }
body { background: url('//far.example/b.png') }""",
}
"""A page that asks for what others have in every way there is."""

CUES = """new Promise(done => {
  const track = document.querySelector('track');
  track.track.mode = 'showing';
  const see = () => track.readyState > 1
    ? done(track.readyState === 2 ? track.track.cues.length : -1)
    : setTimeout(see, 20);
  see();
})"""


@pytest.fixture(scope="module")
def offline(browser: Browser) -> Iterator[Page]:
    with opening(browser, offline=True) as page:
        yield page


def taken(example: Built, address: str, folder: Path) -> Path:
    given = frozenset(path for path in contents(example.output) if not path.endswith("index.html"))
    site = Finished(
        example.output,
        "https://ines.example",
        given,
        ("artifacts/label-module/screen-four/",),
    )
    made = bundle(site, address, with_folder=address.startswith("/artifacts/"))
    pack(folder / "page.zip", made.files)
    with zipfile.ZipFile(folder / "page.zip") as archive:
        archive.extractall(folder / "page")
    return folder / "page/index.html"


def opened(page: Page, file: Path) -> list[str]:
    """What goes wrong when a file is opened, and what is asked of the network."""
    wrong: list[str] = []
    page.on("requestfailed", lambda request: wrong.append(f"failed {request.url}"))
    page.on("console", lambda said: wrong.append(f"said {said.text}"))
    page.on("pageerror", lambda error: wrong.append(f"error {error}"))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("file:", "data:"))
            else wrong.append(f"asked {request.url}")
        ),
    )
    page.goto(file.as_uri(), wait_until="load")
    page.evaluate("document.fonts.ready.then(() => 0)")
    return wrong


@pytest.mark.parametrize("address", TEXTS)
def test_it_opens_from_a_disk(example: Built, offline: Page, tmp_path: Path, address: str) -> None:
    file = taken(example, address, tmp_path)
    assert opened(offline, file) == []
    assert TEXTS[address] in offline.inner_text("main")
    for width in (390, 1280):
        offline.set_viewport_size({"width": width, "height": 800})
        assert offline.evaluate("document.documentElement.scrollWidth <= innerWidth")
    styled = offline.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert "serif" in styled
    offline.evaluate(
        "Promise.all([...document.images].map(one => (one.loading = 'eager', one.decode())))"
        ".then(() => 0)"
    )
    if address == "/artifacts/label-module/":
        course = offline.frame_locator("iframe")
        assert course.locator("button").count() > 0
        assert offline.frames[1].evaluate("getComputedStyle(document.body).margin") != "8px"


def test_what_others_would_show_is_asked_of_nobody(offline: Page, tmp_path: Path) -> None:
    """Fonts, captions and style sheets too, however they are written."""
    public = tmp_path / "public"
    for path, text in FAR.items():
        (public / path).parent.mkdir(parents=True, exist_ok=True)
        (public / path).write_text(text, encoding="utf-8")
    made = bundle(
        Finished(public, "https://x.example", frozenset()), "/posts/x/", with_folder=False
    )
    for path, data in made.files.items():
        file = tmp_path / "out" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.read_bytes())
    wrong = opened(offline, tmp_path / "out/index.html")
    assert offline.evaluate(CUES) == 1
    assert wrong == []
    assert "A film" in offline.inner_text("a.plnfolio-elsewhere >> nth=0")
