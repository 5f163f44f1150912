"""Maps, growth and balance of the example portfolio in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from browser.axe import faults_in_all_looks
from browser.hosting import hosted
from sites.building import Built

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MAP = "posts/draw-your-pln/"
GROWTH = "posts/four-hours-a-month/"
PICTURES = {"map": MAP, "growth and balance": GROWTH, "all networks": "networks/"}


@pytest.fixture(scope="module")
def address(example: Built) -> Iterator[str]:
    with hosted(example.output, "/repo/") as address:
        yield address


@pytest.mark.parametrize("where", PICTURES)
def test_axe_finds_nothing_in_any_scheme_or_width(where: str, window: Page, address: str) -> None:
    """What was closed when the kinds of pages were looked at is open."""
    window.goto(address + PICTURES[where])
    window.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    within = "html" if where == "growth and balance" else "details"
    assert list(faults_in_all_looks(window, within=within)) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_the_keyboard_goes_through_the_nodes_in_the_order_of_the_list(
    width: int, window: Page, address: str
) -> None:
    window.set_viewport_size({"width": width, "height": 900})
    window.goto(address + MAP)
    window.evaluate("document.querySelector('details.map-list').open = true")
    listed = window.eval_on_selector_all("details.map-list a", "all => all.map(a => a.href)")
    window.locator(".pln-map:visible a").first.focus()
    reached = []
    for _ in listed:
        reached.append(window.evaluate("document.activeElement.href.baseVal"))
        stroke = "getComputedStyle(document.activeElement.querySelector('.pln-area')).stroke"
        assert window.evaluate(stroke) == "rgb(26, 95, 180)"
        window.keyboard.press("Tab")
    assert [window.evaluate("to => new URL(to, location).href", to) for to in reached] == listed
    assert window.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize(("width", "size"), [(390, "narrow"), (1280, "wide")])
def test_one_map_and_one_chart_are_shown_in_the_size_that_fits(
    width: int, size: str, window: Page, address: str
) -> None:
    window.set_viewport_size({"width": width, "height": 900})
    window.goto(address + MAP)
    assert window.locator("figure svg:visible").count() == 1
    assert window.locator(f"svg.pln-map-{size}:visible").count() == 1
    window.goto(address + GROWTH)
    assert window.locator(f"svg.pln-bars-{size}:visible").count() == 1
    assert window.locator(f"svg.pln-map-{size}:visible").count() == 1
    assert window.locator("figure svg:visible").count() == 2


@pytest.mark.parametrize("width", [390, 1280])
def test_labels_are_large_enough_to_read(width: int, window: Page, address: str) -> None:
    window.set_viewport_size({"width": width, "height": 900})
    for where in PICTURES.values():
        window.goto(address + where)
        scales = window.eval_on_selector_all(
            "svg.pln-map, svg.pln-bars",
            "all => all.filter(svg => svg.clientWidth).map(svg => svg.getScreenCTM().a)",
        )
        assert scales
        assert min(scales) * 14 >= 11.5


@pytest.mark.parametrize("focus", [True, False])
def test_a_node_that_is_looked_at_dims_the_others(focus: bool, window: Page, address: str) -> None:
    window.emulate_media(reduced_motion="reduce")
    window.set_viewport_size({"width": 1280, "height": 900})
    window.goto(address + MAP)
    node = window.locator(".pln-map:visible .pln-link").nth(2)
    if focus:
        window.locator(".pln-map:visible .pln-link").nth(1).focus()
        window.keyboard.press("Tab")
    else:
        node.locator(".pln-area").hover()
    shown = window.eval_on_selector_all(
        ".pln-map-wide .pln-node", "all => all.map(node => getComputedStyle(node).opacity)"
    )
    assert shown[2] == "1"
    assert {opacity for i, opacity in enumerate(shown) if i != 2} == {"0.28"}


def test_groups_have_hues_of_their_own_that_follow_the_accent(window: Page, address: str) -> None:
    window.set_viewport_size({"width": 1280, "height": 900})
    window.goto(address + MAP)
    colours = """all => all.map(group => {
        const [name, mark] = ['.pln-heading', '.pln-mark'].map(one => group.querySelector(one));
        const {fill, stroke} = getComputedStyle(mark);
        return [getComputedStyle(name).fill, fill === 'none' ? stroke : fill];
    })"""

    def hues() -> list[str]:
        found = window.eval_on_selector_all(".pln-map-wide .pln-group", colours)
        assert all(group == mark for group, mark in found)
        return [group for group, _ in found]

    before = hues()
    assert len(set(before)) == len(before) > 2
    window.evaluate("document.documentElement.style.setProperty('--accent', '#0b5f63')")
    after = hues()
    assert len(set(after)) == len(after)
    assert before[0] != after[0]


def test_colours_follow_the_scheme(window: Page, address: str) -> None:
    window.goto(address + MAP)
    label = window.locator(".pln-map:visible .pln-label").first
    fills = []
    for scheme in ("light", "dark"):
        window.emulate_media(color_scheme=scheme)
        fills.append(label.evaluate("text => getComputedStyle(text).fill"))
    assert fills == ["rgb(38, 34, 29)", "rgb(233, 227, 217)"]


def test_a_printed_page_has_the_wide_map(window: Page, address: str) -> None:
    window.set_viewport_size({"width": 600, "height": 900})
    window.emulate_media(media="print")
    window.goto(address + MAP)
    assert window.locator("svg.pln-map-wide:visible").count() == 1
    assert window.locator("svg.pln-map-narrow:visible").count() == 0
