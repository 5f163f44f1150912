"""The model article's page: what every feature is tried on."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from sites.building import Built
from sites.dom import Node


@pytest.fixture(scope="module")
def article(example: Built) -> Node:
    return example.page("/posts/social-learning/")


@pytest.fixture(scope="module")
def tables(article: Node) -> list[Node]:
    return article.all("table.network-table")


def test_both_tables_have_the_right_column_heads(tables: list[Node]) -> None:
    assert [[head.text for head in table.one("thead").all("th")] for table in tables] == [
        ["Name of network", "Description and purpose", "Engagement", "Time spent per month"],
        ["Name of network", "Description and purpose", "Engagement"],
    ]


def test_every_row_has_a_cell_for_every_column_with_its_head(tables: list[Node]) -> None:
    for table in tables:
        heads = [head.text for head in table.one("thead").all("th")]
        rows = table.one("tbody").all("tr")
        assert len(rows) >= 3
        for row in rows:
            cells = [child for child in row.children if isinstance(child, Node)]
            assert [cell.attributes["data-label"] for cell in cells] == heads
            assert cells[0].tag == "th"
            assert cells[0].attributes["scope"] == "row"


def test_cells_hold_bullets_and_cited_prose(tables: list[Node]) -> None:
    for table in tables:
        cells = table.one("tbody").all("td")
        assert any(len(cell.all("li")) >= 2 for cell in cells)
        assert any(cell.all(".citation") for cell in cells)


def test_times_are_written_as_words_and_as_ranges(tables: list[Node]) -> None:
    times = [
        cell.one(".detail").text
        for cell in tables[0].all("td")
        if cell.attributes["data-label"] == "Time spent per month"
    ]
    assert any(re.search(r"\d[-–]\d+ hours", time) for time in times)
    assert any(re.match(r"[A-Z][a-z]+ hours?", time) for time in times)


def test_the_kinds_of_network_are_there(example: Built) -> None:
    source = "".join(
        path.read_text("utf-8")
        for path in sorted((example.folder / "content/networks").glob("*.yaml"))
    )
    assert len(set(re.findall(r"^ +kind: (\w+)", source, re.MULTILINE))) >= 6


def test_the_list_is_in_order_and_holds_exactly_what_is_cited(article: Node) -> None:
    entries = article.one("#refs").all(".csl-entry")
    texts = [entry.text for entry in entries]
    assert len(texts) >= 8
    # Letters decide, spaces, signs and a group's article do not (APA 9.44); years are last.
    names = [text.split("(")[0].removeprefix("The ").lower() for text in texts]
    keys = [re.sub(r"[^a-z]", "", name) for name in names]
    assert keys == sorted(keys)
    cited = {
        key
        for citation in article.all(".citation")
        if "personal communication" not in citation.text
        for key in citation.attributes["data-cites"].split()
    }
    assert {entry.attributes["id"].removeprefix("ref-") for entry in entries} == cited


def test_entries_of_one_author_and_year_are_told_apart_by_letters(article: Node) -> None:
    texts = [entry.text for entry in article.one("#refs").all(".csl-entry")]
    years = [match[0] for text in texts if (match := re.search(r"^.*?\([^)]*\)", text))]
    assert len(years) == len(texts)
    assert all(one != other for one, other in pairwise(years))


def test_citations_lead_to_their_entries_and_back(article: Node) -> None:
    text = article.one("main")
    ids = {node.attributes.get("id") for node in text.walk()}
    citations = [one for one in text.all(".citation") if one.attributes.get("id")]
    assert len(citations) >= 8
    for citation in citations:
        keys = citation.attributes["data-cites"].split()
        leads = {link.attributes["href"].removeprefix("#ref-") for link in citation.all("a")}
        # What nobody can look up has no entry (APA 8.9).
        assert leads or "personal communication" in citation.text
        assert leads <= set(keys)
    back = [link.attributes["href"] for one in text.all(".backlinks") for link in one.all("a")]
    assert len(back) >= len(citations)
    assert all(target[1:] in ids for target in back)


def test_the_first_day_and_that_of_the_update_are_shown(article: Node) -> None:
    times = [time.text for time in article.one("article").one(".meta").all("time")]
    assert times == ["Published April 11, 2023", "Updated April 15, 2023"]


def test_recent_posts_and_all_posts_are_offered(article: Node) -> None:
    recent = article.one(".recent")
    assert recent.one("h2").text == "Recent posts"
    assert len(recent.all("li")) == 5
    assert "Social learning" not in recent.text
    (see_all,) = [link for link in recent.all("a") if link.text == "See all"]
    assert see_all.attributes["href"] == "../../posts/"


def test_there_is_a_way_back_to_the_top(article: Node) -> None:
    (top,) = [link for link in article.all("a") if link.text == "Back to top"]
    assert article.all(top.attributes["href"])


def test_the_list_hangs(example: Built, article: Node) -> None:
    assert article.one("#refs").matches(".hanging-indent")
    styles = "".join(
        data.decode() for path, data in example.files().items() if path.endswith(".css")
    )
    assert re.search(r"text-indent:\s*-", styles)


def test_the_teaching_chapter_numbers_its_activities(example: Built) -> None:
    chapter = example.page("/posts/draw-your-pln/")
    activities = chapter.all("div.activity")
    assert len(activities) >= 2
    numbers = [activity.one(".activity-number").text for activity in activities]
    assert numbers == [f"Activity {number}" for number in range(1, len(activities) + 1)]
    assert any("$" in table.text for table in chapter.all("table"))
