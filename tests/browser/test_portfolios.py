"""The first pages of the example portfolios, in a real browser."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.axe import faults_in_all_looks
from sites.building import Built
from sites.tools import tool

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.chromium import Served

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("site", tool("manual").portfolios(), ids=lambda site: site.name)
def test_axe_finds_nothing_on_a_first_page(
    site: Path, gallery: dict[str, Built], window: Page, served: Served
) -> None:
    window.goto(served(gallery[site.name].output))
    assert list(faults_in_all_looks(window)) == []


def test_a_text_between_two_parts_stands_apart_from_both(
    gallery: dict[str, Built], window: Page, served: Served
) -> None:
    window.goto(served(gallery["designer"].output))
    above, text, below = (
        box
        for part in (".latest", ".front > .text", ".network")
        if (box := window.locator(part).bounding_box())
    )
    assert text["y"] - above["y"] - above["height"] >= 40
    assert below["y"] - text["y"] - text["height"] >= 40


@pytest.mark.parametrize("name", [site.name for site in tool("manual").portfolios()])
def test_the_head_of_a_sheet_has_one_line_under_another(
    name: str, gallery: dict[str, Built], window: Page, served: Served
) -> None:
    window.goto(served(gallery[name].output) + "posts/")
    window.emulate_media(media="print")
    parts = (window.locator(part) for part in (".site-title a", ".author", ".licence"))
    boxes = [box for part in parts if (box := part.bounding_box())]
    assert len(boxes) >= 2
    for above, below in itertools.pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"] + 1
