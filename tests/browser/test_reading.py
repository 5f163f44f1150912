"""Reading with the keyboard, a screen reader, colours of one's own, or with nothing moving."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from browser.chromium import opening, styled
from browser.hosting import hosted
from browser.test_pages import KINDS
from browser.test_pictures import SHIFTS
from sites.building import Built

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = pytest.mark.browser

LISTEN = """() => {
  window.paint = (one) => {
    const style = getComputedStyle(one.querySelector(".pln-area") ?? one);
    const { outlineStyle, outlineWidth, stroke, strokeWidth } = style;
    return [outlineStyle === "none" || outlineWidth, stroke, strokeWidth].join(" ");
  };
  document.querySelectorAll("details").forEach(one => one.open = true);
  // What a frame shows has an order of its own.
  document.querySelectorAll("iframe").forEach(one => one.tabIndex = -1);
  const groups = new Set();
  const usable = "a[href], button, summary, input, [tabindex]:not(iframe)";
  window.stops = [...document.querySelectorAll(usable)]
    .filter(one => !one.disabled && one.checkVisibility({ visibilityProperty: true }))
    .filter(one => one.type !== "radio" || !groups.has(one.name) && groups.add(one.name));
  window.plain = stops.map(paint);
  return stops.map(one => one.outerHTML.slice(0, 90));
}"""
"""Opens what is closed; all that can be used, in the order of the page."""

STOPS = """() => {
  const stop = () => {
    const one = document.activeElement, at = stops.indexOf(one);
    if (at < 0) return [one.outerHTML.slice(0, 90), "unforeseen"];
    const faults = paint(one) === plain[at] ? ["nothing shows that the keyboard is here"] : [];
    const part = one.querySelector(".pln-area") ?? one;
    const { left, right, top, bottom } = part.getClientRects()[0];
    const [x0, x1] = [Math.max(left, 0), Math.min(right, innerWidth)];
    const [y0, y1] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    if (x0 >= x1 || y0 >= y1) faults.push("out of sight");
    else if (!one.contains(document.elementFromPoint((x0 + x1) / 2, (y0 + y1) / 2)))
      faults.push("covered");
    return [one.outerHTML.slice(0, 90), ...faults];
  };
  window.reached = [];
  addEventListener("keyup", () => reached.push(stop()), { capture: true });
}"""
"""Notes after each key where the keyboard is, and what is wrong there (WCAG 2.4.7, 2.4.11)."""


@pytest.fixture(scope="module")
def address(example: Built) -> Iterator[str]:
    with hosted(example.output, "/repo/") as address:
        yield address


def walk(page: Page) -> tuple[list[str], list[list[str]]]:
    """Where the keyboard must come, and where it comes with Tab, each with what is wrong."""
    page.emulate_media(reduced_motion="reduce")
    expected = page.evaluate(LISTEN)
    page.evaluate(STOPS)
    for _ in expected:
        page.keyboard.press("Tab")
    return expected, page.evaluate("reached")


ZOOMED, WIDE = {"width": 320, "height": 256}, {"width": 1280, "height": 720}
"""The first is the second's window, a little higher, at 400 percent (WCAG 1.4.10)."""


@pytest.mark.parametrize(
    ("kind", "size"),
    [*((kind, ZOOMED) for kind in KINDS), *((kind, WIDE) for kind in ("post", "chapter"))],
)
def test_the_keyboard_reaches_everything_in_order_and_can_be_seen(
    kind: str, size: ViewportSize, window: Page, address: str
) -> None:
    window.set_viewport_size(size)
    window.goto(address + KINDS[kind])
    expected, reached = walk(window)
    assert reached == [[one] for one in expected]
    assert "skip-link" in expected[0] or kind == "404"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("* { outline: none !important }", "nothing shows that the keyboard is here"),
        ("body::after { content: ''; position: fixed; inset: 0 }", "covered"),
        (".menu { position: fixed; inset-inline-start: -50rem }", "out of sight"),
    ],
)
def test_the_walk_finds_a_planted_fault(fault: str, said: str, window: Page, address: str) -> None:
    window.goto(address + KINDS["tag"])
    styled(window, fault)
    _, reached = walk(window)
    assert any(said in faults for _, *faults in reached)


def test_the_skip_link_leads_past_the_menu(window: Page, address: str) -> None:
    window.goto(address + KINDS["post"])
    window.keyboard.press("Tab")
    assert window.get_by_role("link", name="Skip to content").bounding_box()
    window.keyboard.press("Enter")
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.closest('article') !== null")


def test_what_a_screen_reader_says(window: Page, address: str) -> None:
    window.goto(address + KINDS["post"])
    for name in ("Existing personal learning network", "Networks I want to grow into"):
        assert window.get_by_role("table", name=name, exact=True).count() == 1
    assert window.get_by_role("link", name="Bandura (1977)", exact=True).count() == 1
    back = window.locator(".csl-item:has(#ref-bandura1977) .backlinks").aria_snapshot()
    assert back.startswith('- link "Back to citation 1"')
    window.goto(address + KINDS["chapter"])
    pln = window.get_by_role("group", name="The learning network of Ines Halvorsen, May 2023")
    assert pln.count() == 1
    assert pln.get_by_role("group", name="Weak ties").get_by_role("link").count() == 2
    name = "Cathy Moore: Person · Current · 1 hour a month · I receive"
    assert pln.get_by_role("link", name=name, exact=True).count() == 1


def test_forced_colours_keep_map_switch_and_focus(window: Page, address: str) -> None:
    window.emulate_media(forced_colors="active")
    window.goto(address + KINDS["chapter"])
    system = window.evaluate(
        """() => Object.fromEntries(["LinkText", "Highlight"].map(name => {
             const probe = document.body.appendChild(document.createElement("i"));
             probe.style = `forced-color-adjust: none; color: ${name}`;
             return [name, getComputedStyle(probe).color];
           }))"""
    )
    node = window.locator(".pln-map:visible a").first
    for part, kind in ((".pln-label", "fill"), (".pln-mark", "fill")):
        colour = node.locator(part).first.evaluate(f"one => getComputedStyle(one).{kind}")
        assert colour == system["LinkText"], part
    node.focus()
    ring = node.locator(".pln-area").evaluate("one => getComputedStyle(one).stroke")
    assert ring == system["Highlight"]
    switch = window.get_by_role("radio", name="Automatic")
    switch.focus()
    style = switch.evaluate("one => [getComputedStyle(one).outlineStyle, one.checkVisibility()]")
    assert style == ["solid", True]


SETTLED = """async () => {
  for (const one of document.images) one.loading = "eager";
  const late = [...document.images].filter(one => !one.complete);
  await Promise.all(late.map(one => new Promise(done => one.onload = one.onerror = done)));
  for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
  await new Promise(setTimeout);
}"""
"""Waits until all pictures have come and what they moved is told."""


@pytest.fixture(scope="module")
def watched(browser: Browser) -> Iterator[Page]:
    """A page that counts what moves in it."""
    with opening(browser) as page:
        page.add_init_script(SHIFTS)
        yield page


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_by_itself(kind: str, watched: Page, address: str) -> None:
    """Not while a page loads and is scrolled; and nothing at all for who asks for no motion."""
    page = watched
    page.emulate_media(reduced_motion="null")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        page.goto(address + KINDS[kind])
        page.evaluate("document.body.scrollIntoView({ block: 'end', behavior: 'instant' })")
        page.evaluate(SETTLED)
        assert page.evaluate("window.shifts") == 0, width
    page.emulate_media(reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(one => {
             const style = getComputedStyle(one);
             return style.scrollBehavior !== "auto" || style.animationName !== "none"
               || style.transitionDuration !== "0s";
           }).map(one => one.outerHTML.slice(0, 90))"""
    )
    assert moving == []


ASKED_FOR = {
    "the list of references": "references/",
    "the work of a course": "courses/dl5763/",
    "the first artifact": "artifacts/label-module/",
    "the network": "networks/",
}
"""What whoever grades a portfolio looks for, all of it at once."""


@pytest.mark.parametrize("wanted", ASKED_FOR.values(), ids=ASKED_FOR.keys())
def test_what_is_graded_is_two_steps_from_the_first_page(
    wanted: str, window: Page, address: str
) -> None:
    """With the keyboard alone: Tab to a link, and Enter; a list may stand between."""
    window.goto(address)
    if not entered(window, address + wanted):
        assert entered(window, address + wanted.partition("/")[0] + "/")
        assert entered(window, address + wanted)


def entered(page: Page, target: str) -> bool:
    """Tab until the keyboard is at a link that leads there, then Enter; False if none does."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.href?.split('#')[0]") == target:
            page.keyboard.press("Enter")
            page.wait_for_url(f"{target}*")
            return True
    return False
