"""What a text says of itself when it leaves the site."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from plnfolio.model.assignment import Assignment
from plnfolio.model.manuscript import Manuscript
from plnfolio.pipeline.build import build
from plnfolio.pipeline.manuscripts import manuscript, manuscripts
from plnfolio.pipeline.request import BuildRequest
from plnfolio.read.reading import Reading
from sites.building import NOW, Workshop

SITE = """
=== content/site.yaml
title: Notes
author: Ada Berg
base_url: https://ada.example.org
affiliation: School of Nursing
courses:
  DL5763: {title: Learning networks, instructor: Dr. Mei Tan, term: Spring 2026}
  dl 6000: A title alone

=== content/references.yaml
- {id: amos2020, type: book, author: [{family: Amos, given: B.}], title: Rivers, issued: 2020}

=== content/pages/index.md
---
title: Welcome
---
Hello.

=== content/pages/resume.md
---
title: Résumé
kind: resume
---
Work.

=== content/posts/one.md
---
title: One
date: 2023-04-11
course: dl5763
due: 2023-04-12
---
See [the other](two.md) and [@amos2020].

=== content/posts/two.md
---
title: Two
date: 2023-04-10
course: DL 6000
instructor: Dr. Noor
affiliation: Department of Rivers
---
Text.

=== content/artifacts/card/index.md
---
title: Card
date: 2023-01-01
file: card.txt
authors: [Mei Tan, Ada Berg]
---
A card.

=== content/artifacts/card/card.txt
Card.
"""


@pytest.fixture(scope="module")
def found(workshop: Workshop) -> dict[str, Manuscript]:
    folder, all_, alone = workshop.folder(SITE), list[Manuscript](), list[Manuscript]()
    request = BuildRequest(Reading(folder, NOW), folder / "public")
    build(request, use=lambda prepared, result: all_.extend(manuscripts(prepared)))
    build(request, use=lambda prepared, result: alone.append(manuscript(prepared, POST)))
    assert alone == [one for one in all_ if one.path == POST]
    return {one.path: one for one in all_}


POST = "content/posts/one.md"


def test_they_stand_as_one_reads_them(found: dict[str, Manuscript]) -> None:
    order = [
        "pages/index.md",
        "pages/resume.md",
        "posts/two.md",
        "posts/one.md",
        "artifacts/card/index.md",
    ]
    assert list(found) == [f"content/{path}" for path in order]
    assert [one.kind for one in found.values()] == ["home", "page", "post", "post", "artifact"]


def test_addresses_count_from_the_output_folder(found: dict[str, Manuscript]) -> None:
    one = found[POST]
    assert (one.address, one.url) == ("/posts/one/", "https://ada.example.org/posts/one/")
    assert 'href="/posts/two/"' in one.html
    (file,) = found["content/artifacts/card/index.md"].files
    assert (Path("/artifacts/card/card.txt").as_posix(), file.size) == (file.url, 6)


def test_works_are_cited_and_listed(found: dict[str, Manuscript]) -> None:
    assert "Amos, 2020" in found[POST].html
    assert "Amos, B. (2020)" in found[POST].references
    assert found[POST].citation_text.startswith("Berg, A. (2023, April 11).")


def test_a_text_says_for_whom_it_was_written_or_its_course_or_the_site(
    found: dict[str, Manuscript],
) -> None:
    assert found[POST].assignment == Assignment(
        affiliation="School of Nursing",
        code="dl5763",
        course="Learning networks",
        term="Spring 2026",
        instructor="Dr. Mei Tan",
        due=datetime.date(2023, 4, 12),
    )
    other = found["content/posts/two.md"].assignment
    assert (other.affiliation, other.course) == ("Department of Rivers", "A title alone")
    assert other.instructor == "Dr. Noor"


def test_who_made_it_stands_as_the_text_says(found: dict[str, Manuscript]) -> None:
    assert found["content/artifacts/card/index.md"].authors == ("Mei Tan", "Ada Berg")
    assert found[POST].authors == ("Ada Berg",)
