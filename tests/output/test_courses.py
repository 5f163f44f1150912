"""What an author says of a course stands on its page and in the list of all."""

from __future__ import annotations

import pytest

from sites.building import Built, Workshop

SITE = """
=== content/site.yaml
title: Learning in public
author: Ada Okafor
courses:
  DL5763:
    title: Learning -- in "networks"
    institution: Northwater
    instructor: Dr. Ortiz
    term: Spring 2023
  DL5783: Designing for adults
  DL5999: Not begun yet

=== content/posts/one.md
---
title: One
date: 2023-04-11
course: dl5763
---
Text.

=== content/posts/two.md
---
title: Two
date: 2023-04-12
course: DL5783
---
Text.

=== content/posts/three.md
---
title: Three
date: 2023-04-13
course: DL6000
---
Text.
"""


@pytest.fixture(scope="module")
def site(workshop: Workshop, without_search: None, quick_painter: None) -> Built:
    return workshop.build(SITE)


def test_nothing_is_said_of_courses_that_are_listed_or_are_others(site):
    assert site.shown == ""


def test_the_page_of_a_course_has_its_title_beside_its_code(site):
    titles = [
        site.page(f"/courses/{one}/").one("h1").text for one in ("dl5763", "dl5783", "dl6000")
    ]
    assert titles == ["DL5763: Learning – in “networks”", "DL5783: Designing for adults", "DL6000"]


def test_it_says_where_by_whom_and_when_as_far_as_that_is_known(site):
    said = [one.text for one in site.page("/courses/dl5763/").one("dl.facts").all("div")]
    assert said == ["InstitutionNorthwater", "InstructorDr. Ortiz", "TermSpring 2023"]
    assert site.page("/courses/dl5783/").all("dl.facts") == []


def test_the_list_of_courses_has_the_titles_of_those_that_have_texts(site):
    listed = [one.text for one in site.page("/courses/").one("ul.term-list").all("a")]
    assert listed == ["DL5763: Learning – in “networks”", "DL5783: Designing for adults", "DL6000"]


def test_a_text_names_its_course_by_the_code_that_the_site_has(site):
    assert site.page("/posts/one/").one("span.course").one("a").text == "DL5763"
