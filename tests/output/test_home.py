"""The first page: an introduction, the latest posts, the network."""

from __future__ import annotations

from sites.building import Built, Workshop

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
    assert headings(built) == ["Why", "Latest posts", "My learning network"]
    network = built.page("/").one("section.network")
    assert [a.text for a in network.all("a")][-1] == "All networks"
    ids = [node.attributes["id"] for node in built.page("/").walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))


def test_a_map_that_the_introduction_shows_is_not_shown_again(workshop: Workshop) -> None:
    text = "---\ntitle: Hello\n---\n:::{network-map}\n:::\n"
    built = workshop.build({**NETWORKS, INDEX: text})
    assert len(built.page("/").all("figure.network-map")) == 1
    assert headings(built) == ["Latest posts"]


def test_a_network_that_is_kept_private_has_no_map(workshop: Workshop) -> None:
    table = "title: Mine\nnetworks:\n  - {name: Ada, kind: person, private: true}\n"
    built = workshop.build({"content/networks/mine.yaml": table})
    assert headings(built) == ["Latest posts"]
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
