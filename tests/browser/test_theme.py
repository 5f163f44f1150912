"""What a reader does with a theme: light and dark, small screens, paper, copying code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image

from browser.axe import faults
from browser.chromium import opening, stop_clock
from browser.hosting import hosted
from browser.test_pages import KINDS
from sites.building import Built, Workshop

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

DARK = "rgb(26, 24, 21)"
LIGHT = "rgb(253, 251, 247)"
NARROWEST = 597
"""Pixels between the margins of folio on A4; US Letter and the margins of paper leave more."""


@pytest.fixture(scope="module")
def address(example: Built) -> Iterator[str]:
    with hosted(example.output, "/repo/") as address:
        yield address


@pytest.fixture(scope="module")
def manuscript(example_in_paper: Built) -> Iterator[str]:
    with hosted(example_in_paper.output) as address:
        yield address


@pytest.fixture
def addresses(address: str, manuscript: str) -> Mapping[str, str]:
    return {"folio": address, "paper": manuscript}


def ground(page: Page) -> str:
    """The colour behind the text."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def choose_dark(page: Page) -> None:
    """As somebody does who has only a keyboard."""
    page.get_by_role("radio", name="Automatic").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")


def test_the_switch_is_a_group_with_a_name_and_three_choices(window: Page, address: str) -> None:
    window.goto(address)
    said = window.locator(".scheme").aria_snapshot()
    assert said.startswith('- group "Appearance"')
    for choice in ('radio "Automatic" [checked]', 'radio "Light"', 'radio "Dark"'):
        assert f"- {choice}" in said


def test_dark_survives_a_reload_and_is_there_before_the_script(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address)
    assert ground(page) == LIGHT
    choose_dark(page)
    assert page.get_by_role("radio", name="Dark").is_checked()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert (ground(page), outline) == (DARK, "solid")
    page.route("**/site.js", lambda route: route.abort())
    page.reload()
    assert ground(page) == DARK
    page.unroute("**/site.js")
    page.goto(address + KINDS["page"])
    assert page.get_by_role("radio", name="Dark").is_checked()
    assert page.locator("meta[name=theme-color]").get_attribute("content") == DARK
    assert faults(page) == []
    page.emulate_media(media="print")
    assert ground(page) == "rgb(255, 255, 255)"


def test_going_back_shows_what_was_chosen_since(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address)
    page.goto(address + KINDS["page"])
    choose_dark(page)
    page.go_back()
    page.locator("html[data-theme=dark]").wait_for(state="attached")
    assert ground(page) == DARK


def test_automatic_overrules_the_site(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address)
    page.evaluate("localStorage.plnfolioScheme = 'auto'")
    page.route(
        address,
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text().replace("<html ", '<html data-theme="dark" ', 1),
        ),
    )
    page.reload()
    assert ground(page) == LIGHT
    assert page.get_by_role("radio", name="Automatic").is_checked()


def test_the_switch_works_where_nothing_can_be_kept(page: Page, address: str) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})"
    )
    page.emulate_media(color_scheme="light")
    page.goto(address)
    choose_dark(page)
    assert (ground(page), complaints) == (DARK, [])


def test_the_switch_works_from_a_file(page: Page, example: Built) -> None:
    page.emulate_media(color_scheme="light")
    page.goto((example.output / KINDS["post"] / "index.html").as_uri())
    choose_dark(page)
    assert ground(page) == DARK
    # What a page keeps is the browser's own a moment later.
    for _ in range(20):
        page.reload()
        if ground(page) == DARK:
            break
    assert page.get_by_role("radio", name="Dark").is_checked()
    assert ground(page) == DARK


def test_without_script_nothing_is_offered_that_does_nothing(
    browser: Browser, address: str
) -> None:
    with opening(browser, java_script_enabled=False) as page:
        page.goto(address + KINDS["code"])
        for role in ("radio", "button"):
            assert page.get_by_role(role).count() == 0


def test_code_is_copied_and_the_copying_is_said(browser: Browser, address: str) -> None:
    with opening(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        stop_clock(page)
        page.goto(address + KINDS["code"])
        button = page.get_by_role("button", name="Copy code").first
        button.focus()
        page.keyboard.press("Enter")
        page.get_by_role("status").filter(has_text="Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        code = page.locator(".highlight code").first.text_content()
        assert copied.replace("\r\n", "\n") == code
        page.clock.run_for(3000)
        page.get_by_role("button", name="Copy code").first.wait_for()
        page.emulate_media(media="print")
        assert not button.is_visible()


def test_code_runs_from_left_to_right_in_every_language(window: Page, address: str) -> None:
    window.goto(address + KINDS["code"])
    window.evaluate("document.documentElement.dir = 'rtl'")
    for code in window.locator("code").all():
        assert code.evaluate("one => getComputedStyle(one).direction") == "ltr"


@pytest.mark.parametrize("kind", ["home", "post", "network"])
def test_axe_finds_nothing_in_paper(kind: str, window: Page, manuscript: str) -> None:
    window.goto(manuscript + KINDS[kind])
    for width, scheme in ((1280, "light"), (390, "dark")):
        window.set_viewport_size({"width": width, "height": 900})
        window.emulate_media(color_scheme=scheme)
        assert faults(window) == [], (width, scheme)


def test_nothing_of_paper_is_wider_than_at_four_hundred_percent(
    window: Page, manuscript: str
) -> None:
    window.set_viewport_size({"width": 320, "height": 256})
    for kind, path in KINDS.items():
        window.goto(manuscript + path)
        assert window.evaluate("document.documentElement.scrollWidth") <= 320, kind


@pytest.mark.parametrize("theme", ["folio", "paper"])
def test_a_printed_table_is_no_wider_than_the_paper(
    theme: str, window: Page, addresses: Mapping[str, str]
) -> None:
    window.set_viewport_size({"width": NARROWEST, "height": 864})
    window.emulate_media(media="print", color_scheme="dark")
    window.goto(addresses[theme] + KINDS["post"])
    cut = window.evaluate(
        """() => [...document.querySelectorAll("table, table *")].filter(part =>
             part.getBoundingClientRect().right > innerWidth
             || part.getBoundingClientRect().left < 0).map(part => part.outerHTML.slice(0, 80))"""
    )
    assert window.locator("table").count() == 2
    assert cut == []
    assert window.locator("table").first.evaluate("one => getComputedStyle(one).display") == "table"


def test_a_manuscript_is_double_spaced_at_twelve_points(window: Page, manuscript: str) -> None:
    window.emulate_media(media="print")
    window.goto(manuscript + KINDS["post"])
    for part in (".text > p", ".csl-item"):
        style = window.locator(part).first.evaluate(
            "one => (({fontSize, lineHeight, textIndent}) => [fontSize, lineHeight, textIndent])"
            "(getComputedStyle(one))"
        )
        assert style == ["16px", "32px", "-48px" if part == ".csl-item" else "48px"]


@pytest.mark.parametrize("theme", ["folio", "paper"])
def test_a_printed_page_leads_back_to_the_web(
    theme: str, browser: Browser, addresses: Mapping[str, str]
) -> None:
    with opening(browser, device_scale_factor=3) as page:
        page.goto(addresses[theme] + KINDS["post"])
        code = page.get_by_role("img", name="QR code of this page’s address")
        assert code.count() == 0
        page.emulate_media(media="print", reduced_motion="reduce")
        assert code.count() == 1
        whole = page.screenshot(full_page=True, clip=code.bounding_box())
        with Image.open(BytesIO(whole)) as image:
            (read,) = zxingcpp.read_barcodes(image.convert("L"))
        assert read.text == page.locator("link[rel=canonical]").get_attribute("href")
        assert read.text in page.locator(".permalink").inner_text()


def test_paper_has_the_address_alone_unless_a_code_is_asked_for(
    window: Page, workshop: Workshop
) -> None:
    site = {
        "content/site.yaml": "title: T\nauthor: A\nbase_url: https://example.org\n",
        "content/posts/x.md": "---\ntitle: X\ndate: 2023-04-11\n---\nText.\n",
    }
    window.goto((workshop.build(site).output / "posts/x/index.html").as_uri())
    window.emulate_media(media="print")
    said = "This page on the web: https://example.org/posts/x/"
    assert " ".join(window.locator(".permalink").inner_text().split()) == said
    assert window.locator(".qr-code").count() == 0


def test_paper_without_an_address_has_no_code(window: Page, workshop: Workshop) -> None:
    site = {
        "content/site.yaml": "title: T\nauthor: A\nprint: {qr: true}\n",
        "content/posts/x.md": "---\ntitle: X\ndate: 2023-04-11\n---\nText.\n",
    }
    window.goto((workshop.build(site).output / "posts/x/index.html").as_uri())
    assert window.locator(".permalink").count() == 0
