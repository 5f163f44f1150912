"""What a person sees of the example portfolio, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser.axe import COLOURS, faults, faults_in_all_looks
from browser.chromium import emptied, opening, stop_clock
from browser.hosting import hosted
from sites.building import Built, Workshop

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from browser.chromium import Served

pytestmark = pytest.mark.browser

KINDS = {
    "home": "",
    "post": "posts/social-learning/",
    "chapter": "posts/draw-your-pln/",
    "code": "posts/label-module-without-a-mouse/",
    "video": "posts/a-talk-worth-arguing-with/",
    "artifact": "artifacts/bedside-card/",
    "case": "artifacts/label-module/",
    "artifacts": "artifacts/",
    "page": "about/",
    "resume": "resume/",
    "archive": "posts/",
    "tag": "tags/pln/",
    "tags": "tags/",
    "course": "courses/dl5763/",
    "courses": "courses/",
    "series": "series/taking-stock/",
    "network": "networks/current/",
    "networks": "networks/",
    "entry": "networks/e-learning-heroes/",
    "references": "references/",
    "standards": "standards/",
    "standard": "standards/aect-3-6/",
    "whole standard": "standards/aect-3/",
    "search": "search/",
    "404": "404.html",
}


@pytest.fixture(scope="module")
def address(example: Built) -> Iterator[str]:
    with hosted(example.output, "/repo/") as address:
        yield address


@pytest.fixture(scope="module")
def _visitor(browser: Browser) -> Iterator[Page]:
    with opening(browser) as page:
        yield page


@dataclass(frozen=True)
class Opened:
    """A page that is there for several looks, and what it complained of on its way."""

    page: Page
    complaints: tuple[str, ...]


@pytest.fixture(scope="module", params=KINDS)
def opened(request: pytest.FixtureRequest, _visitor: Page, address: str) -> Opened:
    """A page of each kind, loaded once for all tests that only look at it."""
    emptied(_visitor)
    with complaining(_visitor, address) as complaints:
        _visitor.goto(address + KINDS[request.param], wait_until="networkidle")
    return Opened(_visitor, tuple(complaints))


def test_every_kind_of_page_is_looked_at(example: Built) -> None:
    def kinds(pages: Iterable[Path]) -> set[str]:
        words = (re.search('<body [^>]*class="([^"]*)', page.read_text("utf-8")) for page in pages)
        return {word[1] for word in words if word}

    output = example.output
    looked_at = (output / path / ("" if "." in path else "index.html") for path in KINDS.values())
    assert kinds(looked_at) == kinds(output.rglob("*.html"))


def test_axe_finds_nothing_in_light_and_dark_narrow_and_wide(opened: Opened) -> None:
    assert list(faults_in_all_looks(opened.page)) == []


def test_axe_finds_a_planted_fault(window: Page, address: str) -> None:
    window.goto(address)
    window.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x>')")
    assert any(fault.startswith("image-alt") for fault in faults(window))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_a_planted_colour(scheme: str, window: Page, address: str) -> None:
    window.emulate_media(color_scheme=scheme)
    window.goto(address)
    window.evaluate("""() => {
      const words = Object.assign(document.createElement("p"), { textContent: "Hard to read" });
      words.style.color = "light-dark(#ddd, #333)";
      document.querySelector("main").append(words);
    }""")
    (fault,) = faults(window, rules=COLOURS)
    assert fault.startswith("color-contrast")


def test_a_page_loads_without_error_and_asks_nobody_else(opened: Opened) -> None:
    assert opened.complaints == ()


@contextmanager
def complaining(page: Page, address: str) -> Iterator[list[str]]:
    """What goes wrong with a page meanwhile, and what it asks of others than this address."""
    found: list[str] = []
    heard: dict[str, Callable[[Any], object]] = {
        "console": lambda message: found.append(f"console: {message.text}"),
        "pageerror": lambda error: found.append(f"error: {error}"),
        "requestfailed": lambda request: found.append(f"failed: {request.url}"),
        "response": lambda r: r.status < 400 or found.append(f"{r.status}: {r.url}"),
        "request": lambda r: r.url.startswith(address) or found.append(f"asks: {r.url}"),
    }
    for event, hear in heard.items():
        page.on(event, hear)
    yield found
    for event, hear in heard.items():
        page.remove_listener(event, hear)


def test_nothing_is_wider_than_a_small_phone_or_a_window_at_four_hundred_percent(
    opened: Opened,
) -> None:
    opened.page.set_viewport_size({"width": 320, "height": 256})
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 320


WORD = "Rechtsschutzversicherungsgesellschaftenmitarbeiterversammlung"
LONG_WORDS = {
    "content/site.yaml": f"title: {WORD}\nauthor: {{name: {WORD}, email: {WORD}@{WORD}.example}}\n"
    f"theme: THEME\nmenu: [{{title: {WORD}, to: /tags/}}]\n"
    f"standards: [{{id: {WORD}, title: {WORD}, description: {WORD}, "
    f"parts: [{{id: {WORD}-1, title: {WORD}}}]}}]\n",
    "content/references.yaml": f"- id: a\n  type: book\n  author: [{{family: {WORD}}}]\n"
    f"  title: {WORD}\n  publisher: {WORD}\n  issued: 2001\n  URL: https://{WORD}.example\n",
    "content/artifacts/a/index.md": f"---\ntitle: {WORD}\ndate: 2023-04-11\nkind: {WORD}\n"
    f"role: {WORD}\naudience: {WORD}\ntools: [{WORD}]\nteam: {WORD}\nproblem: {WORD}\n"
    f"process: {WORD}\nresult: {WORD}\ncompetencies: [{WORD}]\n---\n{WORD}\n",
    f"content/artifacts/a/{WORD}.txt": WORD,
    "content/posts/a.md": f"---\ntitle: {WORD}\ndate: 2023-04-11\ntags: [{WORD}]\n"
    f"course: {WORD}\n---\n## {WORD}\n\n{WORD} `{WORD}` @a\n\n"
    f":::{{activity}} {WORD}\n{WORD}\n:::\n\n"
    f"| {WORD} | {WORD} |\n|---|---|\n| {WORD} | {WORD} |\n",
}


@pytest.mark.parametrize("theme", ["folio", "paper"])
def test_words_that_are_wider_than_a_phone_are_broken(
    theme: str, window: Page, workshop: Workshop, served: Served
) -> None:
    files = {name: text.replace("THEME", theme) for name, text in LONG_WORDS.items()}
    built = workshop.build(files)
    address = served(built.output)
    window.set_viewport_size({"width": 320, "height": 640})
    pages = ("", "posts/", "posts/a/", "tags/", "references/", "404.html")
    for path in (*pages, "artifacts/a/", "standards/", f"standards/{WORD.lower()}/"):
        window.goto(address + path)
        assert window.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.parametrize("width", [390, 1280])
def test_a_citation_shows_its_work_to_the_keyboard(width: int, window: Page, address: str) -> None:
    window.set_viewport_size({"width": width, "height": 900})
    window.goto(address + KINDS["post"])
    citation = window.locator("#cite-1")
    preview = window.locator(".cited:has(#cite-1) > .preview")
    assert not preview.is_visible()
    citation.locator("a").focus()
    preview.wait_for(state="visible")
    assert preview.inner_text().startswith("Bandura, A. (1977). Social learning theory.")
    window.keyboard.press("Escape")
    preview.wait_for(state="hidden")


def test_a_citation_leads_to_its_entry_and_back_without_script(
    browser: Browser, address: str
) -> None:
    with opening(browser, java_script_enabled=False) as page:
        page.goto(address + KINDS["post"])
        page.locator("#cite-1 a").click()
        page.wait_for_url("**#ref-bandura1977")
        page.locator(".csl-item:has(#ref-bandura1977) .backlinks a").first.click()
        page.wait_for_url("**#cite-1")


def test_the_citation_of_a_post_is_copied_with_its_italics(browser: Browser, address: str) -> None:
    with opening(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        stop_clock(page)
        page.goto(address + KINDS["post"])
        page.get_by_text("Cite this post").click()
        page.get_by_role("button", name="Copy citation").click()
        page.get_by_role("button", name="Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "Halvorsen, I. (2023, April 15). Social learning, professional growth."
    )


@pytest.mark.parametrize("prefix", ["/", "/repo/"])
def test_a_missing_page_leads_home_from_any_depth(
    prefix: str, page: Page, workshop: Workshop, served: Served
) -> None:
    config = f"title: Site\nauthor: Ada\nbase_url: https://ada.example{prefix}\n"
    address = served(workshop.build({"content/site.yaml": config}).output, prefix)
    page.goto(f"{address}no/such/page/")
    page.get_by_role("link", name="Posts", exact=True).first.click()
    page.wait_for_url(f"{address}posts/")


def test_a_table_stays_a_table_when_it_looks_like_cards(window: Page, address: str) -> None:
    window.set_viewport_size({"width": 390, "height": 900})
    window.goto(address + KINDS["network"])
    table = window.get_by_role("table")
    assert table.get_by_role("row").count() == 7
    assert table.get_by_role("rowheader").count() == 6
    assert table.get_by_role("columnheader").first.inner_text().lower() == "name of network"


def test_every_cell_of_a_card_has_the_whole_card(window: Page, address: str) -> None:
    window.set_viewport_size({"width": 390, "height": 900})
    window.goto(address + KINDS["network"])
    narrow = window.eval_on_selector_all(
        ".network-table td",
        "cells => cells.filter(td => td.clientWidth < .85 * td.parentNode.clientWidth).length",
    )
    assert narrow == 0
