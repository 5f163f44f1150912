"""The manual is a site that plnfolio makes of docs/, without a mistake or a doubt."""

from __future__ import annotations

import pytest

from sites.building import CHECKOUT, Built, build_in
from sites.text import write
from sites.tools import tool

DOCS = CHECKOUT / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.glob("*.md"))


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("manual")
    program = tool("manual")
    for site in program.portfolios():  # each has a build of its own elsewhere
        write(folder / "gallery" / site.name, {"index.html": "<title>A portfolio</title>"})
    program.gather(folder)
    return build_in(folder)


def test_nothing_is_wrong_with_it(manual: Built) -> None:
    assert manual.shown == ""


@pytest.mark.parametrize("page", PAGES)
def test_every_file_is_a_page_with_its_heading_for_a_title(manual: Built, page: str) -> None:
    heading = (DOCS / page).read_text("utf-8").partition("\n")[0]
    made = manual.page("/" if page == "index.md" else f"/{page.removesuffix('.md')}/")
    assert [f"# {h1.text}" for h1 in made.all("h1")] == [heading]


@pytest.mark.parametrize("page", [page for page in PAGES if page != "index.md"])
def test_its_contents_name_every_page(page: str) -> None:
    assert f"]({page})" in (DOCS / "index.md").read_text("utf-8")


def test_a_link_to_a_portfolio_leads_to_what_was_built() -> None:
    made = tool("manual").page_of("# A\n\n[Ada](gallery/a-teacher/), `gallery/`, [look](look.md)\n")
    assert "[Ada](/gallery/a-teacher/index.html), `gallery/`, [look](look.md)" in made


def test_a_title_keeps_its_signs() -> None:
    made = tool("manual").page_of('# What “it” and "this": are\n\nWords.\n')
    assert made == '---\ntitle: "What “it” and \\"this\\": are"\n---\n\nWords.\n'


@pytest.mark.parametrize("page", ["commands.md", "fields.md", "directives.md"])
def test_a_page_of_reference_says_what_the_program_does(page: str) -> None:
    """If not: python tools/reference.py"""
    assert tool("reference").PAGES[page]() == (DOCS / page).read_text("utf-8")
