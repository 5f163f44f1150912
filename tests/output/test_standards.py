"""Standards against evidence: what is met, by what, and what is a gap that says so."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plnfolio.cache.deferred import given as known
from plnfolio.diagnostics import Span
from plnfolio.kinds import standard
from plnfolio.kinds.base import Material
from plnfolio.kinds.terms import filing
from plnfolio.model.config import SiteConfig
from plnfolio.model.document import Facts
from plnfolio.model.matter import ArtifactMatter, PostMatter
from plnfolio.model.site import Artifact, Places, Post, Site
from plnfolio.model.standard import StandardRow, StandardSet, standard_key
from plnfolio.model.standardview import StandardLine, StandardsView
from plnfolio.pipeline.build import build
from plnfolio.pipeline.request import BuildRequest
from plnfolio.read.reading import Reading
from sites.building import NOW, Built, Workshop
from sites.crawl import crawl
from sites.dom import Node, parse
from sites.trying import often

pytestmark = pytest.mark.usefixtures("without_search", "quick_painter")

SITE = """
=== content/site.yaml
title: Learning in public
author: Ada Okafor
standards: [standards.yaml, atd-capability]

=== content/standards.yaml
title: Outcomes of our programme
version: "2026"
url: https://example.org/outcomes
standards:
  - id: LX-1
    title: Designs for people
    description: Begins with those who are to learn.
    parts:
      - {id: LX-1.1, title: Asks them}
      - {id: LX-1.2, title: Tries it out with them}
  - {id: LX-2, title: Works with others}
  - {id: LX-3, title: Leads}

=== content/artifacts/card/index.md
---
title: A card for nights
date: 2023-04-11
kind: Job aid
role: Writer -- and printer
competencies: [lx 1.1, ATD-2.2]
---
What I would do again.

=== content/artifacts/card/card.pdf
%PDF-1.4

=== content/posts/why-a-card.md
---
title: Why a card
date: 2023-05-01
competencies: [LX-2]
---
It began with [the card](../artifacts/card/index.md?from=post).

=== content/posts/by-another-way.md
---
title: By another way
date: 2023-05-02
---
I am fond of [it](/artifacts/card/), and of [its file](../artifacts/card/card.pdf).

=== content/posts/only-the-file.md
---
title: Only the file
date: 2023-05-03
---
[Its file](../artifacts/card/card.pdf).

=== content/posts/not-yet.md
---
title: Not yet
date: 2023-05-04
draft: true
competencies: [LX-3]
---
[The card](../artifacts/card/index.md).
"""


@pytest.fixture(scope="module")
def site(workshop: Workshop, without_search: None, quick_painter: None) -> Built:
    return workshop.build(SITE, base_url="https://example.org")


def row(site: Built, id_: str) -> Node:
    """The part of the matrix that a standard has."""
    (found,) = [
        body
        for body in site.page("/standards/").all("tbody")
        if body.one("th").one(".standard-id").text == id_
    ]
    return found


def cells(site: Built, id_: str) -> list[dict[str, str]]:
    """What evidence for a standard the matrix shows, by the names of the columns."""
    lines = row(site, id_).all("tr.evidence")
    return [{td.attributes["data-label"]: td.text for td in line.all("td")} for line in lines]


def state(site: Built, id_: str) -> str:
    return " ".join(" ".join(one.text for one in row(site, id_).one("th").all(".state")).split())


def test_it_builds_and_every_link_leads_somewhere(site):
    assert site.shown == ""
    assert crawl(site.output).broken == []


def test_an_artifact_stands_there_with_role_reflections_and_files(site):
    assert cells(site, "LX-1.1") == [
        {
            "Evidence": "A card for nights Job aid",
            "Role": "Writer – and printer",
            "Reflection": "By another way, Why a card",
            "Files": "card.pdf PDF · 1 KB",
        }
    ]


def test_a_post_is_its_own_reflection(site):
    (found,) = cells(site, "LX-2")
    assert found["Evidence"] == "Why a card Post"
    assert found["Reflection"] == "This post"


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("LX-1", "Met by its parts: 1 of 2"),
        ("LX-1.1", "Evidence: 1"),
        ("LX-1.2", "Gap"),
        ("LX-2", "Evidence: 1"),
        ("LX-3", "Gap"),  # a draft is no evidence
        ("ATD-2", "Met by its parts: 1 of 8"),
        ("ATD-3", "Gap"),
    ],
)
def test_what_is_met_and_what_is_a_gap_is_said_in_words(site, id_, said):
    assert state(site, id_) == said


def test_there_are_totals_for_each_set(site):
    said = [one.text for one in site.page("/standards/").all("p.standards-total")]
    assert said == [
        "With evidence: 3 of 5. Gaps: 2. The standards themselves",
        "With evidence: 2 of 26. Gaps: 24. The standards themselves",
    ]


def test_a_standard_has_a_page_that_names_its_evidence_and_its_whole(site):
    page = site.page("/standards/lx-1-1/")
    assert page.one("h1").text == "LX-1.1: Asks them"
    assert page.one("p.shown-in").one("a").text == "LX-1: Designs for people"
    assert page.one("h3").text == "A card for nights"
    assert "Gap: there is no evidence" in site.page("/standards/lx-3/").one("p.gap").text


def test_a_text_names_what_it_is_evidence_for(site):
    named = site.page("/artifacts/card/").one("div.competencies").all("a")
    assert [one.text for one in named] == ["LX-1.1 Asks them", "ATD-2.2 Instructional Design"]


def test_they_are_in_the_menu_and_the_sitemap(site):
    assert "Standards" in [one.text for one in site.page("/").one("nav.menu").all("a")]
    assert "<loc>https://example.org/standards/lx-1-1/</loc>" in site.text("sitemap.xml")


def test_an_english_set_in_another_language_says_so(workshop):
    site = workshop.build(
        {"content/site.yaml": "title: T\nauthor: Ada\nlanguage: es-MX\nstandards: aect-2012\n"}
    )
    assert site.shown == ""
    assert site.page("/standards/aect-1-2/").one("h1").attributes["lang"] == "en"
    names = site.page("/standards/").all("tbody.depth-0")[0].all("bdi")
    assert {one.attributes.get("lang") for one in names if one.attributes} == {"en"}


def test_who_looks_at_it_alone_is_told_how_to_begin(workshop):
    folder = workshop.folder(
        {"content/site.yaml": "title: T\nauthor: Ada Okafor\nstandards: aect-2012\n"}
    )
    build(BuildRequest(Reading(folder, NOW), folder / "public", local=True))
    page = parse((folder / "public/standards/index.html").read_text("utf-8"))
    assert page.one("p.empty").one("code").text == "competencies: [AECT-5.4]"


CASE = """
=== content/site.yaml
title: Learning in public
author: Ada Okafor
courses: {DL5763: Learning in networks}

=== content/artifacts/card/index.md
---
title: A card
date: 2023-04-11
course: DL5763
cover: front.png
kind: Job aid
role: Writer -- and "printer"
tools: Figma, InDesign
team: [Mei Tan (content), Dana O'Neil]
problem: |
  It *was* <b>late</b>.

  And dark.
result: Fewer.
---
Text.

=== content/artifacts/card/front.png [png]

=== content/artifacts/plain.md
---
title: Plain
date: 2023-04-12
---
Text.
"""


@pytest.fixture(scope="module")
def case(workshop: Workshop, without_search: None, quick_painter: None) -> Built:
    return workshop.build(CASE, base_url="https://example.org")


def test_an_artifact_tells_what_it_is_as_a_case(case):
    assert case.shown == ""
    page = case.page("/artifacts/card/")
    facts = {one.one("dt").text: one.one("dd").text for one in page.one("dl.facts").all("div")}
    assert facts == {
        "Kind": "Job aid",
        "Role": "Writer – and “printer”",
        "Tools": "Figma, InDesign",
        "Team": "Mei Tan (content); Dana O’Neil",
        "Course": "DL5763: Learning in networks",
    }
    cover = page.one("div.cover").one("img").attributes
    assert (cover["alt"], cover["src"]) == ("A card", "../../artifacts/card/front.png")
    assert "artifacts/card/front.png" in case.files()


def test_a_case_is_plain_words_in_paragraphs(case):
    story = case.page("/artifacts/card/").one("section.case-story")
    assert [one.text for one in story.all("h2")] == ["Problem", "Result"]
    said = [one.text for one in story.all("p")]
    assert said == ["It *was* <b>late</b>.", "And dark.", "Fewer."]


def test_an_artifact_that_tells_nothing_looks_as_ever(case):
    page = case.page("/artifacts/plain/")
    assert page.all("section.case") == page.all("section.case-story") == []


def test_without_evidence_all_are_gaps_and_visitors_are_not_told_how_to_begin(workshop):
    site = workshop.build(
        {"content/site.yaml": "title: T\nauthor: Ada Okafor\nstandards: aect-2012\n"}
    )
    assert site.shown == ""
    page = site.page("/standards/")
    assert {body.attributes["class"].split()[0] for body in page.all("tbody")} == {"gap"}
    assert page.all("p.empty") == []


IDS = ["A-1", "A-1.1", "A-1.2", "A-1.2.a", "A-2", "B", "B-1", "C 3", "C 3.1", "D"]
WAYS = [str, str.lower, lambda id_: id_.replace("-", " "), lambda id_: id_.replace(".", "-")]


@st.composite
def trees(draw: Any) -> tuple[tuple[StandardRow, ...], ...]:
    """Some sets of standards, in which each may have parts."""
    sets: list[list[StandardRow]] = [[]]
    for id_ in draw(st.permutations(IDS)):
        if sets[-1] and draw(st.booleans()) and draw(st.booleans()):
            sets.append([])
        deepest = sets[-1][-1].depth + 1 if sets[-1] else 0
        depth = draw(st.integers(0, min(deepest, 3)))
        sets[-1].append(StandardRow(standard_key(id_), id_, "T", "", depth, Span("")))
    return tuple(map(tuple, sets))


NAMED = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(WAYS)).map(lambda way: way[1](way[0])),
    max_size=4,
)


def modelled(
    rows: tuple[StandardRow, ...], named: dict[str, list[str]]
) -> Iterator[dict[str, Any]]:
    """A set as it has to be shown, the plain way: ``named`` has the ids that each text names."""

    def has(row: StandardRow) -> list[str]:
        return [
            title
            for title, ids in named.items()
            if any(standard_key(one) == row.key for one in ids)
        ]

    for index, row in enumerate(rows):
        below = []
        for other in rows[index + 1 :]:
            if other.depth <= row.depth:
                break
            below.append(other)
        yield {
            "id": row.id,
            "evidence": sorted(has(row)),
            "met": any(has(one) for one in [row, *below]),
        }


def shown(line: StandardLine) -> dict[str, Any]:
    titles = sorted(one.title for one in line.evidence)
    return {"id": line.id, "evidence": titles, "met": line.met}


@settings(max_examples=often(60, 2000))
@given(trees(), st.lists(NAMED, max_size=3), st.lists(NAMED, max_size=3))
def test_the_matrix_is_that_of_a_plain_model(sets, posts, artifacts):
    config, places = SiteConfig(title="T", author="A"), Places({(): Span("")})
    day = datetime.date(2023, 4, 11)
    site = Site(
        content="content",
        config=config,
        config_places=places,
        today=day,
        posts=tuple(
            Post(f"p{n}", f"p{n}", PostMatter(title=f"p{n}", date=day, competencies=ids), 1, places)
            for n, ids in enumerate(posts)
        ),
        artifacts=tuple(
            Artifact(
                f"a{n}",
                f"a{n}",
                ArtifactMatter(title=f"a{n}", date=day, competencies=ids),
                1,
                places,
            )
            for n, ids in enumerate(artifacts)
        ),
        standards=tuple(StandardSet("", "", "", rows) for rows in sets),
    )
    material = cast(
        "Material",
        SimpleNamespace(
            site=site,
            config=known(config),
            facts=defaultdict(Facts),
            filing=filing(site),
            t=str,
            local=False,
        ),
    )
    matrix, *pages = standard.pages(material)
    view = matrix.view()
    assert isinstance(view, StandardsView)
    named = {f"p{n}": ids for n, ids in enumerate(posts)}
    named |= {f"a{n}": ids for n, ids in enumerate(artifacts)}
    expected = [list(modelled(rows, named)) for rows in sets]
    assert [list(map(shown, one.lines)) for one in view.sets] == expected
    assert [one.met for one in view.sets] == [sum(line["met"] for line in one) for one in expected]
    assert len(pages) == len(IDS)
