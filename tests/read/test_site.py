"""The author's folder as a Site: names, order, days, and who is left out."""

from __future__ import annotations

import datetime

import pytest

from plnfolio.diagnostics import Problem
from plnfolio.model.site import Site
from plnfolio.model.slug import slugify
from plnfolio.read.matter import markdown
from plnfolio.read.reading import Reading
from plnfolio.read.site import read_site
from sites.building import NOW, Workshop
from sites.text import Files


def read(
    workshop: Workshop, files: Files | str, now: datetime.datetime = NOW, *, future: bool = False
) -> Site:
    problems: list[Problem] = []
    site = read_site(Reading(workshop.folder(files), now, future=future), problems)
    assert [str(problem) for problem in problems] == []
    return site


def post(date: str = "2023-04-11", more: str = "") -> str:
    return f"---\ntitle: T\ndate: {date}\n{more}---\nText.\n"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("My first reflection", "my-first-reflection"),
        ("Été à la plage", "ete-a-la-plage"),
        ("E\u0301te\u0301", "ete"),
        ("C++ & C#", "c-c"),
        ("学习 网络", "学习-网络"),
        ("شبكتي الأولى", "شبكتي-الأولى"),
        ("Straße", "strasse"),
        ("snake_case_name", "snake-case-name"),
        ("  --x--  ", "x"),
        ("①½", "11-2"),
        ("!!!", ""),
    ],
)
def test_names_become_addresses(name: str, slug: str) -> None:
    assert slugify(name) == slug


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("one.md", "one"),
        ("My Post.MD", "my-post"),
        ("folder/index.md", "folder"),
        ("2023/04/deep.md", "deep"),
        ("2023/map/index.markdown", "map"),
        ("v1.2 notes.md", "v1-2-notes"),
    ],
)
def test_a_post_is_called_what_its_file_is_called(path: str, slug: str, workshop: Workshop) -> None:
    site = read(workshop, {f"content/posts/{path}": post()})
    assert [one.slug for one in site.posts] == [slug]


def test_pages_keep_the_folders_they_are_in(workshop: Workshop) -> None:
    page = "---\ntitle: T\n---\n"
    site = read(
        workshop,
        {
            "content/pages/index.md": page,
            "content/pages/teaching/index.md": page,
            "content/pages/teaching/My Philosophy.md": page,
        },
    )
    assert {one.slug for one in site.pages} == {"", "teaching", "teaching/my-philosophy"}


def test_posts_stand_latest_first_and_by_name_within_a_day(workshop: Workshop) -> None:
    days = {"a": "2023-04-11", "b": "2023-04-12", "d": "2023-04-11", "c": "2023-04-11"}
    site = read(workshop, {f"content/posts/{name}.md": post(day) for name, day in days.items()})
    assert [one.slug for one in site.posts] == ["b", "a", "c", "d"]


@pytest.mark.parametrize(
    ("zone", "there"),
    [("", False), ("America/Chicago", False), ("Pacific/Kiritimati", True)],
)
def test_a_day_begins_where_the_author_lives(zone: str, there: bool, workshop: Workshop) -> None:
    # Noon in Greenwich is two in the morning of the next day on Kiritimati.
    files = {
        "content/site.yaml": f"title: T\nauthor: A\ntimezone: {zone}\n",
        "content/posts/tomorrow.md": post("2026-11-23"),
    }
    site = read(workshop, files)
    assert bool(site.posts) is there
    assert bool(site.left_out) is not there


@pytest.mark.parametrize(
    ("zone", "days"),
    [
        ("", ("2023-04-11", "2023-04-12")),
        ("America/Chicago", ("2023-04-10", "2023-04-11")),
        ("Asia/Tokyo", ("2023-04-11", "2023-04-12")),
    ],
)
def test_a_time_with_a_zone_is_of_the_day_where_the_author_lives(
    zone: str, days: tuple[str, str], workshop: Workshop
) -> None:
    files = {
        "content/site.yaml": f"title: T\nauthor: A\ntimezone: {zone}\n",
        "content/posts/a.md": post("2023-04-11T02:00:00Z", "updated: 2023-04-12T02:00:00Z\n"),
    }
    found = read(workshop, files).posts[0].matter
    assert (str(found.date), str(found.updated)) == days


@pytest.mark.parametrize("zone", ["", "Asia/Tokyo", "America/Chicago"])
def test_a_post_waits_for_its_day_and_not_for_its_hour(zone: str, workshop: Workshop) -> None:
    files = {
        "content/site.yaml": f"title: T\nauthor: A\ntimezone: {zone}\n",
        "content/posts/tonight.md": post("2026-11-22 23:50"),
    }
    assert read(workshop, files).posts


def test_a_last_change_that_is_still_to_come_is_not_shown(workshop: Workshop) -> None:
    files = {
        "content/posts/a.md": post(more="updated: 2026-11-23\n"),
        "content/posts/b.md": post(more="updated: 2026-11-22\n"),
        "content/posts/waits.md": post("2026-11-24", "updated: 2026-11-25\n"),
    }
    problems: list[Problem] = []
    site = read_site(Reading(workshop.folder(files), NOW, future=True), problems)
    shown = {one.slug: str(one.matter.updated) for one in site.posts}
    assert shown == {"a": "None", "b": "2026-11-22", "waits": "2026-11-25"}
    assert [(str(one.span), one.severity) for one in problems] == [
        ("content/posts/a.md:4:10", "warning")
    ]


def test_a_post_of_today_is_published(workshop: Workshop) -> None:
    assert read(workshop, {"content/posts/a.md": post(str(NOW.date()))}).posts


def test_texts_know_the_line_they_begin_on(workshop: Workshop) -> None:
    text = post(more="tags:\n  - a\n  - b\n")
    site = read(workshop, {"content/posts/a.md": text})
    assert site.posts[0].line == 8
    assert markdown(text) == "Text.\n"


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("tags: pln, media", ("pln", "media")),
        ("tags: [pln, media, pln]", ("pln", "media")),
        ("tags: 2023", ("2023",)),
        ("tags:", ()),
        ("tags: []", ()),
        ('tags: [pln, "", " "]', ("pln",)),
        ('tags: "#pln #media"', ("pln", "media")),
        ('tags: ["#pln", C#, "#"]', ("pln", "C#", "#")),
        ("tags: pln,, media,", ("pln", "media")),
    ],
)
def test_tags_are_a_list_or_words_with_commas(
    written: str, tags: tuple[str, ...], workshop: Workshop
) -> None:
    site = read(workshop, {"content/posts/a.md": post(more=f"{written}\n")})
    assert site.posts[0].matter.tags == tags


def test_a_rule_in_the_text_does_not_end_the_front_matter() -> None:
    assert markdown(post() + "\n---\n\nMore.\n").count("---") == 1


def test_an_author_is_a_name_or_more(workshop: Workshop) -> None:
    one = read(workshop, {"content/site.yaml": "title: T\nauthor: Ada\nlicence: CC0\n"})
    more = read(
        workshop,
        {"content/site.yaml": "title: T\nauthor: {name: Ada}\nlicence: {name: CC0}\n"},
    )
    assert one.config == more.config


@pytest.mark.parametrize("written", ["https://example.org/repo", "https://example.org/repo/"])
def test_the_address_of_a_site_has_no_slash_at_its_end(workshop: Workshop, written: str) -> None:
    site = read(workshop, {"content/site.yaml": f"title: T\nauthor: A\nbase_url: {written}\n"})
    assert site.config.base_url == "https://example.org/repo"


def test_libraries_of_all_formats_are_one(workshop: Workshop) -> None:
    site = read(
        workshop,
        """
=== content/references.yaml
- {id: a, type: book, title: A, issued: 2018}

=== content/references/b.json
[{"id": "b", "type": "book", "title": "B"}]

=== content/references/c.bib
@book{c, title = {C}, author = {Doe, Jane}, publisher = {P}, year = 2018}

=== content/references/d.ris
TY  - BOOK
ID  - doe2018
TI  - D
ER  -
""",
    )
    assert set(site.references) == {"a", "b", "c", "doe2018"}


def test_the_same_work_in_two_libraries_is_one(workshop: Workshop) -> None:
    work = "- {id: a, type: book, title: A, issued: 2018}\n"
    files = {"content/references.yaml": work, "content/references/again.yml": work}
    assert list(read(workshop, files).references) == ["a"]


def test_only_what_is_asked_for_is_read_as_a_source(workshop: Workshop) -> None:
    site = read(
        workshop,
        {
            "content/posts/a.md": post(),
            "content/posts/data.yaml": "x: [",
            "content/static/notes.md": "No front matter.",
            "content/static/.well-known/x": "y",
        },
    )
    assert site.static == {
        "/notes.md": "content/static/notes.md",
        "/.well-known/x": "content/static/.well-known/x",
    }
    assert "content/posts/data.yaml" in site.files
