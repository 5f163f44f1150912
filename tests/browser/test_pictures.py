"""A photo in a real browser: the right file, in its place from the beginning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from browser.chromium import opening
from browser.hosting import hosted
from images.painting import jpeg, quarters
from sites.building import Workshop
from sites.patience import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TEXT = "---\ntitle: Photo\ndate: 2023-04-11\n---\nAbove.\n\n![A map](photo.jpg)\n\nBelow.\n"
SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


CHOSEN = {(390, 1): "photo-480.webp", (390, 3): "photo-1200.webp", (1280, 1): "photo-960.webp"}
"""The file that is fetched, by the window's width and the pixels to each of CSS."""


@pytest.fixture(scope="module")
def address(workshop: Workshop) -> Iterator[str]:
    photo = jpeg(quarters(1600, 1200), 6)
    files = {"content/posts/one/index.md": TEXT, "content/posts/one/photo.jpg": photo}
    with hosted(workshop.build(files).output) as address:
        yield address


@pytest.mark.parametrize("screen", CHOSEN, ids=str)
def test_a_photo_fills_its_place_and_nothing_moves(
    screen: tuple[int, int], browser: Browser, address: str
) -> None:
    wide, density = screen
    with opening(
        browser, viewport={"width": wide, "height": 900}, device_scale_factor=density
    ) as page:
        page.add_init_script(SHIFTS)
        page.goto(f"{address}posts/one/", wait_until="networkidle")
        image = page.locator("article img")
        seen = image.evaluate(
            "i => [i.complete, i.currentSrc.split('/').pop(), i.naturalWidth < i.naturalHeight]"
        )
        assert seen == [True, CHOSEN[screen], True]
        box, column = image.bounding_box(), page.locator("article .text p").first.bounding_box()
        assert box
        assert column
        assert abs(box["height"] / box["width"] - 4 / 3) < 0.01
        assert abs(box["width"] - column["width"]) < 1
        assert page.evaluate("window.shifts") < 0.01


DRAWN = "---\ntitle: Drawn\ndate: 2023-04-11\n---\n![A map](map.svg)\n"
COMES = """async (image, [name, patience]) => {
  const end = performance.now() + patience;
  while (!image.currentSrc.endsWith(`/${name}`) && performance.now() < end)
    await new Promise((done) => setTimeout(done, 20));
  await image.decode();
  return image.currentSrc.endsWith(`/${name}`);
}"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>'


def test_a_drawing_follows_the_device_and_the_switch(workshop: Workshop, page: Page) -> None:
    names = {f"content/posts/one/{name}": DRAWING for name in ("map.svg", "map.dark.svg")}
    built = workshop.build({"content/posts/one/index.md": DRAWN, **names})
    image = page.locator("article img")

    def shows(name: str) -> bool:
        """Whether a browser comes to show it, which it decides when it paints again."""
        return bool(image.evaluate(COMES, [name, PATIENCE * 1000]))

    with hosted(built.output) as address:
        page.goto(f"{address}posts/one/", wait_until="networkidle")
        assert shows("map.svg")
        page.emulate_media(color_scheme="dark")
        assert shows("map.dark.svg")
        page.get_by_role("radio", name="Light").check()
        assert shows("map.svg")
        page.emulate_media(color_scheme="light")
        page.get_by_role("radio", name="Dark").check()
        assert shows("map.dark.svg")
        page.get_by_role("radio", name="Automatic").check()
        assert shows("map.svg")
