"""Posts that belong together: parts of a series, and those that share what few others have."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plnfolio.kinds.related import MOST, NEAR, related
from plnfolio.kinds.terms import filing
from plnfolio.model.config import Author, SiteConfig
from plnfolio.model.matter import PostMatter
from plnfolio.model.site import Places, Post, Site
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
        + many
    )
    assert links(built, "/posts/me/", "section.related") == ["Far", "Map", "Other19"]
    assert "Me" in links(built, "/posts/far/", "section.related")


def test_a_course_is_shared_too_and_nothing_is_said_where_nothing_is(workshop: Workshop) -> None:
    built = workshop.build(
        post("A", 1, "course: DL1") + post("B", 2, "course: dl1") + post("C", 3, "tags: [alone]")
    )
    assert links(built, "/posts/a/", "section.related") == ["B"]
    assert built.page("/posts/c/").all("section.related") == []


def made(words: Sequence[Sequence[int]]) -> Site:
    places = Places({})
    posts = []
    for index, names in enumerate(words):
        matter = PostMatter.model_validate(
            {"title": "T", "date": "2023-04-11", "tags": [f"t{name}" for name in names]}
        )
        posts.append(Post(f"p{index}", f"p{index}", matter, "", 1, places))
    config = SiteConfig(title="T", author=Author(name="A"))
    return Site("content", config, places, posts[0].matter.date, posts=tuple(posts))


WORDS = st.lists(st.lists(st.integers(0, 5), max_size=4), min_size=1, max_size=30)


@given(WORDS)
def test_related_posts_share_a_word_and_are_never_the_post_itself(
    words: Sequence[Sequence[int]],
) -> None:
    site = made(words)
    for path, found in related(site.posts, filing(site).tags, filing(site).series).items():
        own = set(words[int(path[1:])])
        assert len(found) <= MOST
        assert len(set(map(id, found))) == len(found)
        for other in found:
            assert other.path != path
            assert own & set(words[int(other.path[1:])])


def test_the_work_grows_with_the_posts_and_not_with_their_square() -> None:
    """All under one tag: each is compared with those near it, on whichever side they stand."""
    site = made([[0]] * 200)
    found = related(site.posts, filing(site).tags)
    for index, one in enumerate(site.posts):
        others = [int(other.path[1:]) for other in found[one.path]]
        assert len(others) == MOST
        assert all(abs(other - index) <= NEAR for other in others)
