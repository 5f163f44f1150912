"""Maps, growth and balance of the example portfolio in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

import pytest

from browser.test_pages import faults
from sites.building import Built

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MAP = "posts/draw-your-pln/"
GROWTH = "posts/four-hours-a-month/"
PICTURES = {"map": MAP, "growth and balance": GROWTH, "all networks": "networks/"}


@pytest.fixture(scope="module")
def address(example: Built) -> Iterator[str]:
    from browser.hosting import hosted  # noqa: PLC0415 - served for all tests of this file

    with hosted(example.output, "/repo/") as address:
        yield address


@pytest.mark.parametrize("where", PICTURES)
def test_axe_finds_nothing_in_any_scheme_or_width(where: str, page: Page, address: str) -> None:
    page.goto(address + PICTURES[where])
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for width, scheme in product((390, 1280), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert faults(page) == [], (width, scheme)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_keyboard_goes_through_the_nodes_in_the_order_of_the_list(
    width: int, page: Page, address: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + MAP)
    page.evaluate("document.querySelector('details.map-list').open = true")
    listed = page.eval_on_selector_all("details.map-list a", "all => all.map(a => a.href)")
    page.locator(".pln-map:visible a").first.focus()
    reached = []
    for _ in listed:
        reached.append(page.evaluate("document.activeElement.href.baseVal"))
        stroke = "getComputedStyle(document.activeElement.querySelector('.pln-area')).stroke"
        assert page.evaluate(stroke) == "rgb(26, 95, 180)"
        page.keyboard.press("Tab")
    assert [page.evaluate("to => new URL(to, location).href", to) for to in reached] == listed
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize(("width", "size"), [(390, "narrow"), (1280, "wide")])
def test_one_map_and_one_chart_are_shown_in_the_size_that_fits(
    width: int, size: str, page: Page, address: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + MAP)
    assert page.locator("svg:visible").count() == 1
    assert page.locator(f"svg.pln-map-{size}:visible").count() == 1
    page.goto(address + GROWTH)
    assert page.locator(f"svg.pln-bars-{size}:visible").count() == 1
    assert page.locator("svg:visible").count() == 3


@pytest.mark.parametrize("width", [390, 1280])
def test_labels_are_large_enough_to_read(width: int, page: Page, address: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for where in PICTURES.values():
        page.goto(address + where)
        scales = page.eval_on_selector_all(
            "svg.pln-map, svg.pln-bars",
            "all => all.filter(svg => svg.clientWidth).map(svg => svg.getScreenCTM().a)",
        )
        assert scales
        assert min(scales) * 14 >= 11.5


def test_two_moments_stand_side_by_side_and_in_step(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address + GROWTH)
    node = "[id$='-to-linkedin'] .pln-mark"
    before, after = (one.bounding_box() for one in page.locator(node).all())
    assert before
    assert after
    assert before["y"] == pytest.approx(after["y"], abs=0.5)
    assert before["x"] < after["x"]
    page.set_viewport_size({"width": 390, "height": 900})
    before, after = (one.bounding_box() for one in page.locator(node).all())
    assert before
    assert after
    assert before["x"] == pytest.approx(after["x"], abs=0.5)
    assert before["y"] < after["y"]


def test_colours_follow_the_scheme(page: Page, address: str) -> None:
    page.goto(address + MAP)
    label = page.locator(".pln-map:visible .pln-label").first
    fills = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        fills.append(label.evaluate("text => getComputedStyle(text).fill"))
    assert fills == ["rgb(38, 34, 29)", "rgb(233, 227, 217)"]


def test_a_printed_page_has_the_wide_map(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 600, "height": 900})
    page.emulate_media(media="print")
    page.goto(address + MAP)
    assert page.locator("svg.pln-map-wide:visible").count() == 1
    assert page.locator("svg.pln-map-narrow:visible").count() == 0
