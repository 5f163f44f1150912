"""Searching as a visitor does: words from the middle of texts, with nothing but a keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from browser.axe import faults_in_all_looks
from browser.chromium import opening
from browser.hosting import hosted
from browser.test_pages import complaining
from sites.building import Built, Workshop

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from browser.chromium import Served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(example: Built) -> Iterator[str]:
    with hosted(example.output, "/repo/") as address:
        yield address


def titles(page: Page) -> list[str]:
    """What was found, once the page says how much."""
    page.locator(".search-status:not(:empty)").wait_for()
    return page.locator(".search-results h2").all_inner_texts()


def test_a_word_from_the_middle_of_a_post_is_found_by_keyboard(window: Page, address: str) -> None:
    window.goto(address)
    window.get_by_role("link", name="Search", exact=True).focus()
    window.keyboard.press("Enter")
    field = window.get_by_role("searchbox", name="Search this site")
    field.wait_for()
    assert field.evaluate("one => one === document.activeElement")
    window.keyboard.insert_text("centrifuge")
    # What is typed is searched for by itself, a moment later: not in the middle of what follows.
    status = window.get_by_role("status").filter(has_text="Results: ")
    status.evaluate("one => one.textContent = ''")
    window.keyboard.press("Enter")
    window.wait_for_url("**q=centrifuge*")
    assert "Social learning, professional growth" in titles(window)
    window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    window.wait_for_url(f"{address}posts/**")
    window.go_back()
    assert "Social learning, professional growth" in titles(window)


def test_axe_finds_nothing_among_results(window: Page, address: str) -> None:
    for words in ("learning", "zyzzyva"):
        window.goto(f"{address}search/?q={words}")
        assert bool(titles(window)) == (words == "learning")
        assert list(faults_in_all_looks(window, within="main")) == [], words
    window.set_viewport_size({"width": 320, "height": 640})
    assert window.evaluate("document.documentElement.scrollWidth") <= 320


def test_searching_asks_nobody_else_and_complains_of_nothing(page: Page, address: str) -> None:
    with complaining(page, address) as complaints:
        page.goto(f"{address}search/?q=learning")
        assert titles(page)
    assert complaints == []


def test_more_results_are_shown_on_demand_and_the_keyboard_goes_on_there(
    page: Page, address: str
) -> None:
    page.goto(f"{address}search/?q=learning")
    first = titles(page)
    page.get_by_role("button", name="Show more").focus()
    page.keyboard.press("Enter")
    page.locator(".search-results :focus").wait_for()
    found = page.locator(".search-results h2").all_inner_texts()
    assert found[: len(first)] == first
    assert page.evaluate("document.activeElement.textContent") == found[len(first)]


HOSTILE = """
=== content/posts/markup.md
---
title: "A <b>title</b> & <img src=x onerror=alert(1)>"
date: 2023-04-11
---
Before `<script>document.title = 'taken'</script>` and `<img src=x onerror=alert(1)>` a quagga.

## A quagga’s chapter

The quagga again.
"""


def test_what_is_found_is_text_and_names_its_chapter(
    page: Page, workshop: Workshop, served: Served
) -> None:
    page.goto(served(workshop.build(HOSTILE).output) + "search/?q=quagga")
    assert titles(page) == ["A <b>title</b> & <img src=x onerror=alert(1)>"]
    assert "<script>document.title" in page.locator(".search-results .summary").inner_text()
    assert page.locator(".search-results :is(img, script, b)").count() == 0
    assert page.locator(".search-results mark").count() > 0
    page.get_by_role("link", name="A quagga’s chapter").click()
    page.wait_for_url("**/posts/markup/#a-quaggas-chapter")


LANGUAGES = {"es-MX": ("La canción.", "cancion"), "ar": ("التعلم الاجتماعي معًا.", "اجتماعي")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_languages_are_searched_in_their_way(
    language: str, window: Page, workshop: Workshop, served: Served
) -> None:
    text, word = LANGUAGES[language]
    site = {
        "content/site.yaml": f"title: T\nauthor: A\nlanguage: {language}\n",
        "content/posts/one.md": f"---\ntitle: One\ndate: 2023-04-11\n---\n{text}\n",
    }
    window.goto(served(workshop.build(site).output) + f"search/?q={word}")
    assert titles(window) == ["One"]


def test_without_script_the_page_says_so_and_leads_on(browser: Browser, address: str) -> None:
    with opening(browser, java_script_enabled=False) as page:
        page.goto(f"{address}search/")
        assert "The search needs JavaScript" in page.locator("main").inner_text()
        assert page.get_by_role("searchbox").count() == 0
        page.locator("main").get_by_role("link", name="Tags").click()
        page.wait_for_url(f"{address}tags/")


def test_a_page_opened_from_its_file_says_that_it_cannot_search(
    window: Page, example: Built
) -> None:
    window.goto((example.output / "search/index.html").as_uri() + "?q=learning")
    assert titles(window) == []
    assert window.get_by_role("status").first.inner_text().startswith("The search cannot work here")
