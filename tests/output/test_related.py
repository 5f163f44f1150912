"""Posts that belong together: parts of a series, and those that share what few others have."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plnfolio.kinds.related import MOST, NEAR, Shared, related
from plnfolio.model.matter import PostMatter
from plnfolio.model.site import Places, Post
from sites.building import Built, Workshop


def post(title: str, day: int, more: str = "") -> str:
    return f"""
=== content/posts/{title.lower()}.md
---
title: {title}
date: 2023-04-{day:02}
{more}
---
Text.
"""


def links(built: Built, address: str, element: str) -> list[str]:
    return [a.text for part in built.page(address).all(element) for a in part.all("a")]


SERIES = (
    post("One", 1, "series: In three parts")
    + post("Between", 2)
    + post("Two", 3, "series: in three  PARTS")
    + post("Draft", 4, "series: In three parts\ndraft: true")
    + post("Three", 5, "series: In three parts")
)


@pytest.fixture(scope="module")
def parts(workshop: Workshop) -> Built:
    return workshop.build(SERIES)


def test_a_series_stands_in_order(parts: Built) -> None:
    page = parts.page("/series/in-three-parts/")
    assert page.one("h1").text == "In three parts"
    assert [one.text for one in page.one("ol.post-list").all("h2")] == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    ("address", "said", "around"),
    [
        ("/posts/one/", "Part 1 of 3 · In three parts", ["Two"]),
        ("/posts/two/", "Part 2 of 3 · In three parts", ["One", "Three"]),
        ("/posts/three/", "Part 3 of 3 · In three parts", ["Two"]),
    ],
)
def test_a_part_says_which_it_is_and_leads_to_its_neighbours(
    address: str, said: str, around: list[str], parts: Built
) -> None:
    assert " ".join(parts.page(address).one("p.kicker").text.split()) == said
    assert links(parts, address, "nav.parts") == around


def test_what_is_no_part_says_nothing_of_it(parts: Built) -> None:
    page = parts.page("/posts/between/")
    assert page.all("p.kicker") == page.all("nav.parts") == page.all("section.related") == []


def test_what_few_share_counts_more_than_what_many_do(workshop: Workshop) -> None:
    many = "".join(post(f"Other{n}", n, "tags: [reflection]") for n in range(10, 20))
    built = workshop.build(
        post("Me", 25, "tags: [reflection, maps, gardens]")
        + post("Far", 1, "tags: [maps, gardens]")
        + post("Map", 2, "tags: [maps]")
        + post("Newer", 26)
        + many
    )
    assert links(built, "/posts/me/", "section.related") == ["Far", "Map", "Other19"]
    assert "Me" in links(built, "/posts/far/", "section.related")


REASONS = """
=== content/references.yaml
- {id: amos2020, type: book, author: [{family: Amos, given: B.}], title: Rivers, issued: 2020}
- {id: unesco, type: book, author: [{literal: UNESCO}], title: Reports, issued: 2019}
- {id: rain, type: book, title: A book of rain, issued: 2018}

"""


def cites(title: str, day: int, more: str, *keys: str) -> str:
    return post(title, day, more).replace("Text.", " ".join(f"[@{key}]" for key in keys))


def test_each_says_what_both_have_that_few_others_have(workshop: Workshop) -> None:
    built = workshop.build(
        REASONS
        + cites("Me", 1, "tags: [maps]\ncourse: DL1", "amos2020", "unesco", "rain")
        + post("Next", 2)
        + cites("River", 3, "tags: [maps]", "amos2020")
        + cites("Report", 4, "course: DL1", "unesco")
        + cites("Rain", 5, "course: DL1", "rain")
        + post("Atlas", 6, "tags: [maps, gardens]")
        + post("Garden", 7, "tags: [gardens]")
        + post("Plain", 8, "course: DL1")
    )
    assert reasons(built, "/posts/me/") == {
        "River": "also cites Amos",
        "Report": "also cites UNESCO",
        "Rain": "also cites A book of rain",
    }
    assert reasons(built, "/posts/garden/") == {"Atlas": "also about gardens"}
    assert set(reasons(built, "/posts/plain/").values()) == {"also for DL1"}


def reasons(built: Built, address: str) -> dict[str, str]:
    rows = built.page(address).one("section.related").all("li")
    return {row.one("a").text: row.one(".reason").text for row in rows}


def test_nothing_is_said_where_nothing_is_shared(workshop: Workshop) -> None:
    built = workshop.build(post("A", 1, "tags: [alone]") + post("B", 2))
    assert built.page("/posts/a/").all("section.related") == []


def test_a_reader_is_led_on_once_and_no_post_is_listed_twice(workshop: Workshop) -> None:
    posts = [post(f"P{day}", day, "tags: [all]") for day in range(1, 12)]
    built = workshop.build("".join(posts))
    assert links(built, "/posts/p3/", "nav.neighbours") == ["P4"]
    assert links(built, "/posts/p11/", "nav.neighbours") == ["P10"]
    for address in ("/posts/p3/", "/posts/p11/"):
        shown = [
            title
            for element in ("nav.neighbours", "section.related", "section.recent")
            for title in links(built, address, element)
            if title != "See all"
        ]
        assert len(shown) == len(set(shown)) == 1 + 3 + 5


def made(words: Sequence[Sequence[int]]) -> list[Post]:
    places = Places({})
    matter = PostMatter.model_validate({"title": "T", "date": "2023-04-11"})
    return [Post(f"p{index}", f"p{index}", matter, 1, places) for index, _ in enumerate(words)]


def groups(words: Sequence[Sequence[int]]) -> list[Shared]:
    every = sorted({name for names in words for name in names})
    return [
        Shared("tag", f"t{name}", tuple(f"p{n}" for n, names in enumerate(words) if name in names))
        for name in every
    ]


WORDS = st.lists(st.lists(st.integers(0, 5), max_size=4), min_size=1, max_size=30)


@given(WORDS)
def test_related_posts_share_their_reason_and_are_never_the_post_itself(
    words: Sequence[Sequence[int]],
) -> None:
    for path, found in related(made(words), groups(words)).items():
        own = {f"t{name}" for name in words[int(path[1:])]}
        assert len(found) <= MOST
        assert len({alike.path for alike in found}) == len(found)
        for alike in found:
            assert alike.path != path
            assert alike.name in own & {f"t{name}" for name in words[int(alike.path[1:])]}


def test_the_work_grows_with_the_posts_and_not_with_their_square() -> None:
    """All under one tag: each is compared with those near it, on whichever side they stand."""
    words = [[0]] * 200
    found = related(made(words), groups(words))
    for index in range(200):
        others = [int(alike.path[1:]) for alike in found[f"p{index}"]]
        assert len(others) == MOST
        assert all(abs(other - index) <= NEAR for other in others)
