"""The first page: an introduction, the latest posts, the network."""

from __future__ import annotations

import pytest

from plnfolio.kinds.home import initials
from plnfolio.pipeline.build import build
from plnfolio.pipeline.request import BuildRequest
from plnfolio.read.reading import Reading
from sites.building import NOW, Built, Workshop, build_in

INDEX = "content/pages/index.md"
NETWORKS = {
    "content/networks/mine.yaml": "title: Mine\nnetworks:\n  - {name: Ada, kind: person}\n",
    "content/posts/one.md": "---\ntitle: One\ndate: 2023-04-11\n---\n## My learning network\n",
}


def headings(built: Built) -> list[str]:
    return [heading.text for heading in built.page("/").one("main").all("h2")]


def test_the_introduction_is_followed_by_the_posts_and_the_map(workshop: Workshop) -> None:
    text = "---\ntitle: Hello\n---\nI am Ada.\n\n## Why\n\nText.\n"
    built = workshop.build({**NETWORKS, INDEX: text})
    assert headings(built) == ["Why", "My learning network", "Reflections"]
    network = built.page("/").one("section.network")
    assert network.one("header").one("a").text == "All networks"
    ids = [node.attributes["id"] for node in built.page("/").walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))


def test_a_map_that_the_introduction_shows_is_not_shown_again(workshop: Workshop) -> None:
    text = "---\ntitle: Hello\n---\n:::{network-map}\n:::\n"
    built = workshop.build({**NETWORKS, INDEX: text})
    assert len(built.page("/").all("figure.network-map")) == 1
    assert headings(built) == ["Reflections"]


def test_a_network_that_is_kept_private_has_no_map(workshop: Workshop) -> None:
    table = "title: Mine\nnetworks:\n  - {name: Ada, kind: person, private: true}\n"
    built = workshop.build({"content/networks/mine.yaml": table})
    assert headings(built) == []
    assert workshop.build({}).page("/").all("section.network") == []


def test_the_menu_leads_to_what_there_is(workshop: Workshop) -> None:
    artifact = "---\ntitle: Aid\ndate: 2023-04-11\n---\nText.\n"
    built = workshop.build({**NETWORKS, "content/artifacts/aid.md": artifact})
    words = [a.text for a in built.page("/").one("nav.menu").all("a")]
    assert words[:3] == ["Posts", "Artifacts", "Networks"]


def test_a_file_that_the_menu_leads_to_is_published(workshop: Workshop) -> None:
    site = "title: Mine\nauthor: Ada\nmenu:\n  - {title: My CV, to: papers/cv.pdf}\n"
    built = workshop.build({"content/site.yaml": site, "content/papers/cv.pdf": "PDF"})
    assert built.text("papers/cv.pdf") == "PDF"
    assert built.page("/").one("nav.menu").all("a")[0].attributes["href"] == "./papers/cv.pdf"
    assert built.problems == ()


WORK = """
=== content/posts/one.md
---
title: One
date: 2023-04-11
course: DL1
tags: [maps]
---
[@amos2020]

=== content/artifacts/aid/index.md
---
title: Aid
date: 2023-04-11
course: DL1
---
![A pond](pond.svg)

=== content/artifacts/aid/pond.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="400" height="300"/>

=== content/artifacts/tool.md
---
title: Tool
date: 2023-04-12
---
A tool.

=== content/networks/mine.yaml
title: Mine
networks:
  - {name: Ada, kind: person}

=== content/references.yaml
- {id: amos2020, type: book, author: [{family: Amos, given: B.}], title: Rivers, issued: 2020}
"""

SITE = "title: Notes\nauthor: {name: Ines Halvorsen, role: Educator, bio: I teach.}\n"


def with_site(more: str = "") -> str:
    return f"=== content/site.yaml\n{SITE}{more}\n{WORK}"


def test_it_says_who_the_author_is_and_how_much_there_is(workshop: Workshop) -> None:
    head = workshop.build(with_site()).page("/").one("header.front-head")
    assert " ".join(head.one(".kicker").text.split()) == "Ines Halvorsen Educator"
    assert head.one(".monogram").text == "IH"
    assert head.one(".lead").text == "I teach."
    counts = [" ".join(one.text.split()) for one in head.one(".counts").all("a")]
    assert counts == ["2 artifacts", "1 reflection", "1 in my network", "1 work cited"]
    assert [one.text for one in head.one(".graders").all("a")] == ["DL1", "References", "Network"]


@pytest.mark.parametrize(
    ("name", "family", "letters"),
    [
        ("Ines Halvorsen", "", "IH"),
        ("Ada", "", "A"),
        ("Nuria Peñalver Ibáñez", "Peñalver Ibáñez", "NP"),
        ("Tan Mei", "Tan", "TM"),
        ("Ludwig van der Berg", "van der Berg", "LB"),
        ("Ana-Lucía Mora", "Mora", "AM"),
        ("Ines Halvorsen", "Berg", "IH"),
    ],
)
def test_initials_are_those_of_both_names(name: str, family: str, letters: str) -> None:
    assert initials(name, family) == letters


def test_a_portrait_is_a_picture_like_all_others(workshop: Workshop) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5" width="400" height="500"/>'
    site = SITE.replace("bio:", "portrait: me.svg, bio:")
    files = f"=== content/site.yaml\n{site}\n=== content/me.svg\n{svg}\n"
    portrait = workshop.build(files).page("/").one(".portrait").one("img")
    assert portrait.attributes["alt"] == "Ines Halvorsen"
    missing = workshop.build(f"=== content/site.yaml\n{site}\n")
    assert [problem.code for problem in missing.problems] == ["missing-image"]


def test_the_newest_artifacts_are_shown_with_their_pictures(workshop: Workshop) -> None:
    cards = workshop.build(with_site()).page("/").one("section.work").all("li.card")
    assert [card.one("h3").text for card in cards] == ["Tool", "Aid"]
    assert [bool(card.one(".cover").all("img")) for card in cards] == [False, True]


def test_chosen_work_is_shown_instead_however_it_is_called(workshop: Workshop) -> None:
    names = "[posts/one, content/artifacts/aid/index.md, aid, /posts/one/]"
    built = workshop.build(with_site(f"featured: {names}"))
    cards = built.page("/").one("section.work").all("li.card")
    assert [card.one("h3").text for card in cards] == ["One", "Aid"]


def test_its_parts_stand_as_the_author_orders_them(workshop: Workshop) -> None:
    built = workshop.build(with_site("home: [posts, work]"))
    main = built.page("/").one("main")
    assert [one.text for one in main.all("h2")] == ["Reflections", "Selected work"]
    assert main.all(".front-head") == main.all("section.network") == []
    assert [one.text for one in main.all("h1")] == ["Notes"]


def test_every_list_is_in_the_footer_of_every_page(workshop: Workshop) -> None:
    built = workshop.build(with_site())
    words = ["Artifacts", "Posts", "Networks", "Courses", "Tags", "References"]
    for address in ("/", "/posts/one/", "/references/"):
        footer = built.page(address).one(".site-map")
        assert [one.text for one in footer.all("a")] == words


def test_what_is_empty_is_not_shown_but_its_author_is_told_how_to_begin(workshop: Workshop) -> None:
    folder = workshop.folder({})
    public = build_in(folder).page("/").one("main")
    assert public.all("section") == public.all(".empty") == []
    local = BuildRequest(Reading(folder, NOW), folder / "local", local=True)
    build(local)
    shown = Built(folder, local.output, None, ()).page("/").one("main")
    words = [one.text for one in shown.all("p.empty")]
    assert [word.partition(":")[0] for word in words] == [
        "Your work is shown here",
        "The map of your network is drawn here",
        "Your reflections are listed here",
    ]
