"""Pages as PDF: what comes out of the printer."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from browser.chromium import emptied, styled
from browser.hosting import hosted
from browser.test_pages import KINDS
from sites.building import Built

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ROWS = """() => [...document.querySelectorAll("table")].map(table =>
  [...table.rows].map(row => [...row.cells].map(cell => cell.innerText)))"""


@pytest.fixture(scope="module")
def addresses(example: Built, example_in_paper: Built) -> Iterator[Mapping[str, str]]:
    with hosted(example.output) as folio, hosted(example_in_paper.output) as paper:
        yield {"folio": folio, "paper": paper}


def squeezed(text: str) -> str:
    """Text to be compared: without spaces, addresses of links, and how its letters are drawn."""
    text = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return re.sub(r"\(https?://[^)]*\)", "", text)


@dataclass(frozen=True)
class Printed:
    """A page on paper: the text of each sheet, and the rows of the tables that it has to hold."""

    sheets: list[str]
    tables: list[list[list[str]]]


def printed(page: Page) -> Printed:
    reader = PdfReader(io.BytesIO(page.pdf(format="Letter", prefer_css_page_size=True)))
    return Printed([sheet.extract_text() for sheet in reader.pages], page.evaluate(ROWS))


@pytest.fixture(scope="module", params=["folio", "paper"])
def chapter(
    request: pytest.FixtureRequest, _used_window: Page, addresses: Mapping[str, str]
) -> Printed:
    page = emptied(_used_window)
    page.goto(addresses[request.param] + KINDS["chapter"])
    return printed(page)


def broken_rows(page: Printed) -> list[str]:
    """The rows of tables that stand on no one sheet, or on one without the table's head."""
    paper = [*map(squeezed, page.sheets)]
    faults = []
    for head, *rows in [["".join(map(squeezed, row)) for row in rows] for rows in page.tables]:
        for row in rows:
            whole = [sheet for sheet in paper if row in sheet]
            if not whole:
                faults.append(f"cut: {row}")
            elif not any(head in sheet for sheet in whole):
                faults.append(f"without its head: {row}")
    return faults


@pytest.mark.parametrize("theme", ["folio", "paper"])
def test_no_table_is_cut(theme: str, window: Page, addresses: Mapping[str, str]) -> None:
    for kind in ("post", "network"):
        window.goto(addresses[theme] + KINDS[kind])
        assert broken_rows(printed(window)) == []


def test_no_table_of_a_chapter_is_cut(chapter: Printed) -> None:
    assert broken_rows(chapter) == []


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("tr { break-inside: auto !important } td { line-height: 9 !important }", "cut"),
        ("thead { display: table-row-group !important }", "without its head"),
    ],
)
def test_a_table_that_is_cut_is_found(
    fault: str, said: str, window: Page, addresses: Mapping[str, str]
) -> None:
    window.goto(addresses["folio"] + KINDS["post"])
    styled(window, f"@media print {{ {fault} }}")
    assert any(row.startswith(said) for row in broken_rows(printed(window)))


def test_paper_has_the_addresses_of_links_and_nothing_to_click(chapter: Printed) -> None:
    text = "".join("".join(chapter.sheets).split())
    assert "ChristyTucker(https://christytuckerlearning.com)" in text
    for words in ("Skip to content", "Contents", "My network", "Cite this post", "Back to top",
                  "Automatic", "Recent posts", "Older", "↩"):  # fmt: skip
        assert words.replace(" ", "") not in text, words


@pytest.mark.parametrize("theme", ["folio", "paper"])
def test_a_resume_is_one_sheet(theme: str, window: Page, addresses: Mapping[str, str]) -> None:
    window.goto(addresses[theme] + KINDS["resume"])
    (sheet,) = printed(window).sheets
    assert "Ines Halvorsen" in sheet
    assert "ines@example.org" in sheet
    assert "Medical laboratory scientist" in sheet


@pytest.mark.parametrize("theme", ["folio", "paper"])
@pytest.mark.parametrize("kind", ["post", "network", "artifact", "home", "page"])
def test_no_sheet_has_two_lines_alone(
    kind: str, theme: str, window: Page, addresses: Mapping[str, str]
) -> None:
    """Of what stands around a text: whose it is, its address and its code begin the first."""
    window.goto(addresses[theme] + KINDS[kind])
    first, *others = printed(window).sheets
    for words in ("This page on the web", "Licensed under CC BY 4.0"):
        assert words in first, words
        assert not any(words in sheet for sheet in others), words
    assert all(len(sheet.split()) > 12 for sheet in others)


@pytest.mark.parametrize("theme", ["folio", "paper"])
def test_an_artifact_on_paper_says_where_its_file_is(
    theme: str, window: Page, addresses: Mapping[str, str]
) -> None:
    window.goto(addresses[theme] + KINDS["artifact"])
    whole = "".join("".join(printed(window).sheets).split())
    where = window.locator(".file[data-address]").get_attribute("data-address") or ""
    assert where.startswith("https://")
    assert where in whole


def test_references_are_small_in_folio_and_pictures_low(
    window: Page, addresses: Mapping[str, str]
) -> None:
    window.goto(addresses["folio"] + KINDS["chapter"])
    window.emulate_media(media="print")
    size = "element => getComputedStyle(element).fontSize"
    entry = window.locator(".csl-item").first.evaluate(size)
    assert abs(float(entry.removesuffix("px")) - 10 / 72 * 96) < 0.1
    heights = window.locator(".text figure img").evaluate_all("all => all.map(one => one.height)")
    assert heights
    assert max(heights) <= 9 / 2.54 * 96 + 1
