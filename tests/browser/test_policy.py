"""Under the policy that ``_headers`` sends, everything works and nothing foreign runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from browser.chromium import opening
from browser.hosting import hosted
from browser.test_pages import KINDS
from sites.building import CHECKOUT, Built, Workshop

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

    from browser.chromium import Served

pytestmark = pytest.mark.browser

LISTENS = """window.forbidden = [];
addEventListener("securitypolicyviolation", (event) =>
  window.forbidden.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));"""


@contextmanager
def watching(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and all that its policy forbids, as the browser and its console say it."""
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            said.append(message.text)

    with opening(browser) as page:
        page.add_init_script(LISTENS)
        page.on("console", hear)
        yield page, said


def forbidden(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.forbidden")
    return found


@pytest.mark.parametrize("theme", ["folio", "paper"])
def test_no_kind_of_page_asks_for_what_is_forbidden(
    browser: Browser, example: Built, example_in_paper: Built, theme: str
) -> None:
    built = example if theme == "folio" else example_in_paper
    with hosted(built.output) as address, watching(browser) as (page, said):
        for path in KINDS.values():
            answer = page.goto(f"{address}{path}")
            assert answer
            sent = answer.headers["content-security-policy"]
            assert "script-src 'self' 'sha256-" in sent
            assert "unsafe-inline" not in sent
            assert forbidden(page) == [], path
        assert said == []


def test_the_plain_theme_and_the_starter_ask_for_nothing_more(
    browser: Browser, workshop: Workshop
) -> None:
    starter = CHECKOUT / "generator/plnfolio/starter/content"
    files = {
        f"content/{file.relative_to(starter).as_posix()}": file.read_text(encoding="utf-8")
        for file in starter.rglob("*")
        if file.is_file()
    }
    files["content/site.yaml"] = "title: T\nauthor: A\ntheme: base\noptions: {}\n"
    built = workshop.build(files)
    assert not [one for one in built.problems if one.severity == "error"]
    with hosted(built.output) as address, watching(browser) as (page, said):
        for path in ("", "about/", "networks/", "networks/current/", "posts/", "404.html"):
            page.goto(f"{address}{path}")
            assert forbidden(page) == [], path
        assert said == []


def test_a_foreign_script_does_not_run(browser: Browser, example: Built, served: Served) -> None:
    name = example.output / "about/index.html"
    html = name.read_text(encoding="utf-8")
    with hosted(example.output) as address, watching(browser) as (page, said):
        planted = "<script>document.title = 'planted'</script></head>"
        page.route(
            "**/about/",
            lambda route: route.fulfill(
                response=route.fetch(), body=html.replace("</head>", planted)
            ),
        )
        page.goto(f"{address}about/")
        assert page.title() != "planted"
        assert len(forbidden(page)) == len(said) == 1
        assert forbidden(page)[0].startswith("script-src-elem inline")


OWN = {
    "content/site.yaml": "title: T\nauthor: A\noptions: {accent: navy}\n",
    "content/posts/one.md": """---
title: One
date: 2023-04-11
---
<p style="color: rgb(1, 2, 3)" id="styled">Coloured</p>

<button onclick="document.body.dataset.clicked = 'yes'" id="button">Click</button>

<script>document.body.dataset.ran = 'yes'</script>

<a href="javascript:document.body.dataset.led='yes';void 0" id="led">Lead</a>

<iframe srcdoc="&lt;p id=a&gt;no&lt;/p&gt;&lt;script&gt;a.textContent = 'yes'&lt;/script&gt;" \
title="Inner"></iframe>

<iframe src="https://video.example/embed/1" title="A video"></iframe>

<img src="https://pictures.example/1.png" alt="A picture">
""",
    "overrides/templates/layout.html": """{% extends "!parent/layout.html" %}
{% block scripts %}{{ super() }}
<style>h1 { letter-spacing: 7px }</style>
<link rel="stylesheet" href="https://fonts.example/css">
<script>document.documentElement.dataset.theirs = "{{ page.title }}"</script>
{% endblock %}
""",
}


def test_what_authors_and_their_themes_put_into_pages_goes_on_working(
    browser: Browser, workshop: Workshop
) -> None:
    built = workshop.build(OWN)
    with hosted(built.output) as address, watching(browser) as (page, said):
        asked: list[str] = []

        def answer(route: object) -> None:
            asked.append(route.request.url)  # type: ignore[attr-defined]
            route.fulfill(status=200, body="")  # type: ignore[attr-defined]

        page.route("https://*.example/**", answer)
        page.goto(f"{address}posts/one/")
        page.click("#button")
        page.click("#led")
        page.locator("[data-led]").wait_for(state="attached")
        assert page.evaluate("({...document.body.dataset})") == {
            "ran": "yes",
            "clicked": "yes",
            "led": "yes",
        }
        colour = "getComputedStyle(document.querySelector('#styled')).color"
        assert page.evaluate(colour) == "rgb(1, 2, 3)"
        spacing = "getComputedStyle(document.querySelector('h1')).letterSpacing"
        assert page.evaluate(spacing) == "7px"
        assert page.evaluate("document.documentElement.dataset.theirs") == "One"
        assert page.frame_locator("[title=Inner]").locator("#a").inner_text() == "yes"
        assert {*asked} == {
            "https://video.example/embed/1",
            "https://pictures.example/1.png",
            "https://fonts.example/css",
        }
        assert forbidden(page) == said == []


MODULE = """---
title: Module
date: 2023-04-11
---
Words.
"""
LOADS = """<!doctype html><title>Course</title><p id="said">no</p>
<script type="module">
import { word } from "./word.js";
const data = await (await fetch("data.json")).json();
said.textContent = word + data.word;
</script>
"""
KEEPS = """<!doctype html><title>Course</title><p id="said">no</p>
<script>localStorage.place = "page 3"; said.textContent = localStorage.place</script>
"""


COURSES = [(LOADS, "good day", "null"), (KEEPS, "page 3", "http")]


@pytest.mark.parametrize("course", COURSES, ids=["loads its files", "keeps how far one came"])
def test_a_course_does_in_its_sandbox_what_it_did_without(
    page: Page, workshop: Workshop, served: Served, course: tuple[str, str, str]
) -> None:
    text, said, origin = course
    folder = "content/artifacts/module"
    files = {
        f"{folder}/index.md": MODULE,
        f"{folder}/course/index.html": text,
        f"{folder}/course/word.js": 'export const word = "good ";',
        f"{folder}/course/data.json": '{"word": "day"}',
    }
    page.goto(f"{served(workshop.build(files).output)}artifacts/module/")
    page.locator("p.file a").click()
    page.get_by_text(said).wait_for()
    assert str(page.evaluate("self.origin")).startswith(origin)
