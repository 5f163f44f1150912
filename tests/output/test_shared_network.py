"""The network to take away: JSON that keeps its schema, OPML, the map as SVG and PNG."""

from __future__ import annotations

import json
from xml.etree import ElementTree as Xml

import jsonschema
import pytest

from plnfolio.write.painting import has_png
from sites.building import Built, Workshop, call
from sites.extras import extras

SVG = "{http://www.w3.org/2000/svg}"
FILES = ("pln.json", "pln.schema.json", "networks/pln-map.svg")
SITE = """
=== content/site.yaml
title: "Ada & friends"
author: "Ada <Lovelace>"

=== content/networks/current.yaml
title: Now
networks:
  - name: Open & ﬁne
    short: ON
    url: https://open.example
    feed: https://open.example/feed.xml?a=1&b=2
    group: "Peers <3"
    give: [Reviews]
  - name: Without a feed
  - name: Secret mentor
    short: SM
    url: https://secret.example
    feed: https://secret.example/feed.xml
    purpose: Whispers [@hush2023].
    activities: [Clandestine talks]
    group: Undercover
    give: [Silence]
    time: 97 hours
    private: true

=== content/posts/my-data.md
---
title: My data
date: 2023-04-11
---
Take [my network](/pln.json), [its schema](/pln.schema.json), [my feeds](/pln.opml) and
[the map](/networks/pln-map.svg).

:::{network-table} current
:::
"""
SECRETS = "Secret secret >SM< Whispers hush2023 Clandestine Undercover Silence".split()


@pytest.fixture(scope="module")
def built(workshop: Workshop) -> Built:
    built = workshop.build(SITE)
    assert built.shown == ""
    return built


def test_the_example_keeps_to_the_schema_that_it_publishes(example: Built) -> None:
    pln, schema = json.loads(example.text("pln.json")), json.loads(example.text("pln.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(pln, schema)
    assert pln["$schema"] == schema["$id"]
    assert len(pln["networks"]) > 6


def test_a_private_entry_is_in_no_byte_of_the_output(built: Built) -> None:
    for path, data in built.files().items():
        assert not [word for word in SECRETS if word.encode() in data], path
        assert "secret" not in path
        assert not path.startswith("networks/sm")


def test_feeds_can_be_subscribed_to(built: Built) -> None:
    opml = Xml.fromstring(built.text("pln.opml"))
    feeds = [feed.get("xmlUrl") for feed in opml.iter("outline") if feed.get("type")]
    assert feeds == ["https://open.example/feed.xml?a=1&b=2"]


def test_without_feeds_there_is_no_list_of_them(workshop: Workshop) -> None:
    built = workshop.build(SITE.replace("feed:", "# feed:").replace(", [my feeds](/pln.opml)", ""))
    assert built.shown == ""
    assert "pln.opml" not in built.files()
    assert "OPML" not in built.text("networks/index.html")


def test_the_map_is_xml_and_leads_back_into_the_site(built: Built) -> None:
    drawing = Xml.fromstring(built.text("networks/pln-map.svg"))
    assert drawing.tag == f"{SVG}svg"
    links = [link.get("href", "") for link in drawing.iter(f"{SVG}a")]
    assert sorted(links) == ["../networks/on/", "../networks/without-a-feed/"]
    for link in links:
        assert (built.output / "networks" / link / "index.html").is_file()


def test_who_has_left_is_in_the_data_and_not_on_the_map(workshop: Workshop) -> None:
    built = workshop.build(SITE.replace("- name: Without a feed", "- {name: Left, until: 2024}"))
    assert built.shown == ""
    assert "networks/left/" not in built.text("networks/pln-map.svg")
    assert json.loads(built.text("pln.json"))["networks"][1]["until"] == "2024"


def test_a_network_that_everybody_has_left_still_has_a_map(workshop: Workshop) -> None:
    table = "title: Then\nnetworks: [{name: Left, until: 2024}]\n"
    built = workshop.build({"content/networks/then.yaml": table})
    assert built.shown == ""
    Xml.fromstring(built.text("networks/pln-map.svg"))


def test_with_a_base_url_the_map_works_wherever_it_is_copied_to(workshop: Workshop) -> None:
    built = workshop.build(SITE, base_url="https://example.org/repo")
    links = [
        link.get("href", "")
        for link in Xml.fromstring(built.text("networks/pln-map.svg")).iter(f"{SVG}a")
    ]
    assert "https://example.org/repo/networks/on/" in links
    assert json.loads(built.text("pln.json"))["$schema"] == (
        "https://example.org/repo/pln.schema.json"
    )


def test_the_page_of_networks_offers_every_file(built: Built) -> None:
    page = built.page("/networks/")
    links = page.one(".downloads").all("a")
    offered = {link.attributes["href"] for link in links}
    wanted = {"../pln.json", "../pln.opml", "../networks/pln-map.svg"}
    assert offered == wanted | ({"../networks/pln-map.png"} if has_png() else set())
    assert all("download" in link.attributes for link in links)
    alternates = {
        link.attributes.get("type")
        for link in page.all("link")
        if link.attributes.get("rel") == "alternate"
    }
    assert alternates == {"application/json", "text/x-opml"}


def test_downloads_are_no_pages_of_the_sitemap(example: Built) -> None:
    sitemap = example.text("sitemap.xml")
    assert not [name for name in ("pln.json", "pln-map", "pln.opml") if name in sitemap]


@pytest.mark.parametrize(
    "files",
    [
        {},
        {
            "content/networks/current.yaml": (
                "title: Now\nnetworks:\n  - {name: Secret mentor, private: true}\n"
            )
        },
    ],
)
def test_without_a_public_entry_nothing_is_shared(
    files: dict[str, str], workshop: Workshop
) -> None:
    built = workshop.build(files)
    assert built.shown == ""
    assert not [path for path in built.files() if path.startswith(("pln", "networks/pln-map"))]
    assert b"Secret" not in b"".join(built.files().values())


def test_a_file_of_the_author_s_own_is_the_better_one(workshop: Workshop) -> None:
    built = workshop.build(SITE + '\n=== content/static/pln.json\n{"mine": true}\n')
    assert json.loads(built.text("pln.json")) == {"mine": True}


def test_the_same_network_gives_the_same_files(workshop: Workshop) -> None:
    first, second = (workshop.build(SITE).files() for _ in range(2))
    assert all(first[path] == second[path] for path in (*FILES, "pln.opml"))


def test_without_the_extra_there_is_no_trace_of_a_painted_map(workshop: Workshop) -> None:
    folder = workshop.folder(SITE)
    with extras({"resvg_py": None}):
        ran = call("build", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    assert (folder / "public/networks/pln-map.svg").is_file()
    assert not (folder / "public/networks/pln-map.png").exists()
    assert "PNG" not in (folder / "public/networks/index.html").read_text("utf-8")


@pytest.mark.skipif(not has_png(), reason="the extra “png” is not installed")
def test_the_map_is_painted_where_that_is_possible(built: Built) -> None:
    data = built.files()["networks/pln-map.png"]
    drawing = Xml.fromstring(built.text("networks/pln-map.svg"))
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width = int.from_bytes(data[16:20], "big")
    assert width == round(2 * float(drawing.get("width", "0")))
