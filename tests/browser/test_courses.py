"""An exported course is somebody else's program: it cannot reach the page that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sites.building import Workshop
from sites.text import PNG, zipped

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from browser.chromium import Served

pytestmark = pytest.mark.browser

# What a course may try, each by its name; `reached` is what came of it.
COURSE = """<!doctype html><title>Course</title><p id="ran">no</p>
<script>
const mark = (where) => where.document.body.setAttribute("data-hit", "yes");
const TRIES = {
  parent: () => window.parent !== window && mark(window.parent),
  top: () => window.top !== window && mark(window.top),
  opener: () => window.opener && mark(window.opener),
  frame: () => window.frameElement && mark(window.frameElement.ownerDocument.defaultView),
  leave: () => { if (window.parent !== window) window.top.location = "about:blank#gone"; },
};
window.reached = {};
for (const [name, attempt] of Object.entries(TRIES)) {
  try { window.reached[name] = Boolean(attempt()); }
  catch (error) { window.reached[name] = error.name; }
}
document.querySelector("#ran").textContent = "yes";
</script>
"""
HEAD = "---\ntitle: Module\ndate: 2023-04-11\n---\n"
FRAME = '<iframe src="course/story.html" title="Course" id="course"></iframe>\n'
WINDOW = "\n[By name](course/story.html){target=course}\n"
WORKER = """self.addEventListener("fetch", (event) => event.respondWith(new Response("taken")));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
"""


def address(workshop: Workshop, served: Served, more: str, course: str = COURSE) -> str:
    files = {
        "content/artifacts/module/index.md": HEAD + more,
        "content/artifacts/module/course/story.html": course,
        "content/artifacts/module/course/worker.js": WORKER,
    }
    return f"{served(workshop.build(files).output)}artifacts/module/"


def test_a_course_that_a_link_opens_has_no_way_to_its_page(
    page: Page, served: Served, workshop: Workshop
) -> None:
    page.goto(address(workshop, served, WINDOW))
    page.locator("p.file a").click()
    page.locator("#ran", has_text="yes").wait_for()
    assert page.evaluate("[window.opener, window.parent === window]") == [None, True]
    page.go_back()
    with page.context.expect_page() as by_hand:
        page.locator("p.file a").click(modifiers=["ControlOrMeta"])
    with page.context.expect_page() as by_name:
        page.get_by_text("By name").click()
    for opened in (by_hand.value, by_name.value):
        # A tab shows an empty page at first: its course has run when it says so.
        opened.locator("#ran", has_text="yes").wait_for()
        assert opened.evaluate("window.opener") is None
    assert page.locator("body").get_attribute("data-hit") is None


def test_a_course_in_a_frame_runs_and_cannot_reach_the_page_around_it(
    page: Page, served: Served, workshop: Workshop
) -> None:
    here = address(workshop, served, FRAME)
    page.goto(here)
    frame = page.frame(url="**/story.html")
    assert frame
    assert frame.locator("#ran").inner_text() == "yes"
    reached = frame.evaluate("window.reached")
    assert not any(came is True for came in reached.values())
    assert {reached[name] for name in ("parent", "top", "leave")} == {"SecurityError"}
    assert page.url == here
    assert page.locator("body").get_attribute("data-hit") is None


PLAYED = """<!doctype html><html lang="en"><title>Course</title>
<link rel="stylesheet" href="how%20it%20looks.css"><h1>Which way?</h1>
<button onclick="document.querySelector('h1').textContent = said">Left</button>
<img src="pictures/%C3%A9%20%231.png" alt="A square"><script src="play.js"></script></html>
"""


def test_a_zipped_course_is_played_in_its_frame_and_opens_in_a_tab(
    page: Page, served: Served, workshop: Workshop
) -> None:
    course = {
        "Output/story.html": PLAYED,
        "Output/how it looks.css": "h1 { color: rgb(1, 2, 3) }",
        "Output/play.js": "const said = 'Left it is.'",
        "Output/pictures/é #1.png": PNG,
    }
    files = {
        "content/artifacts/module/index.md": HEAD,
        "content/artifacts/module/My course.zip": zipped(course),
    }
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("response", lambda answer: answer.ok or failed.append(answer.url))
    page.goto(f"{served(workshop.build(files).output)}artifacts/module/")
    page.locator("figure.course").scroll_into_view_if_needed()
    frame = page.frame_locator("iframe[title=Module]")
    frame.get_by_text("Left").click()
    assert frame.locator("h1").inner_text() == "Left it is."
    assert frame.locator("h1").evaluate("h => getComputedStyle(h).color") == "rgb(1, 2, 3)"
    assert frame.locator("img").evaluate("image => image.naturalWidth") == 8
    with page.context.expect_page() as opened:
        page.locator("figure.course a").press("Enter")
    tab = opened.value
    tab.get_by_text("Left").click()
    assert tab.locator("h1").inner_text() == "Left it is."
    assert tab.evaluate("window.opener") is None
    assert failed == []


def test_the_same_course_reaches_a_page_that_lets_it(
    page: Page, served: Served, workshop: Workshop
) -> None:
    trusting = FRAME.replace("<iframe", '<iframe sandbox="allow-scripts allow-same-origin"')
    page.goto(address(workshop, served, trusting))
    assert page.frame(url="**/story.html")
    page.locator("body[data-hit=yes]").wait_for(state="attached")


def test_a_worker_of_a_course_answers_for_its_own_folder_alone(
    page: Page, served: Served, workshop: Workshop
) -> None:
    here = address(workshop, served, "")
    page.goto(f"{here}course/story.html")
    register = "(scope) => navigator.serviceWorker.register('worker.js', { scope }).then("
    register += "() => 'taken', (error) => error.name)"
    assert page.evaluate(register, "../") == "SecurityError"
    assert page.evaluate(register, "/") == "SecurityError"
    assert page.evaluate(register, "./") == "taken"
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.goto(here)
    assert page.locator("h1").inner_text() == "Module"


def test_what_a_course_stores_does_not_run_on_a_page(
    page: Page, served: Served, workshop: Workshop
) -> None:
    here = address(workshop, served, "")
    page.goto(f"{here}course/story.html")
    page.evaluate("localStorage.plnfolioScheme = '\"><img src=x onerror=window.hit=1>'")
    page.goto(here)
    assert page.evaluate("window.hit") is None
    assert page.locator("html > img, head > img").count() == 0
