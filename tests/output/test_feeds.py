"""feed.xml and sitemap.xml are what readers and search engines expect."""

from __future__ import annotations

import datetime
import re
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from sites.building import Built, Workshop
from sites.dom import parse

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://plnfolio-example.netlify.app"


@pytest.fixture(scope="module")
def feed(example: Built) -> ET.Element:
    return ET.fromstring(example.text("feed.xml"))


def text(element: ET.Element, name: str) -> str:
    (found,) = element.findall(f"{ATOM}{name}")
    assert found.text
    return found.text


def test_the_feed_has_what_rfc_4287_requires(feed: ET.Element) -> None:
    assert feed.tag == f"{ATOM}feed"
    assert text(feed, "title")
    assert urlsplit(text(feed, "id")).scheme == "https"
    datetime.datetime.fromisoformat(text(feed, "updated"))
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    ids = []
    for entry in feed.findall(f"{ATOM}entry"):
        assert text(entry, "title")
        ids.append(text(entry, "id"))
        moment = datetime.datetime.fromisoformat(text(entry, "updated"))
        assert moment.tzinfo is not None
        (link,) = entry.findall(f"{ATOM}link")
        assert link.get("href", "").startswith(f"{BASE}/posts/")
    assert len(ids) == len(set(ids)) >= 7


def test_the_feed_names_itself(feed: ET.Element) -> None:
    (own,) = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own.get("href") == f"{BASE}/feed.xml"


def test_addresses_in_the_feed_are_absolute_or_stay_on_its_page(feed: ET.Element) -> None:
    for entry in feed.findall(f"{ATOM}entry"):
        for node in parse(text(entry, "content")).walk():
            for name in ("href", "src"):
                target = node.attributes.get(name, "#")
                assert target.startswith(("#", "https://", "http://", "mailto:")), target


def test_the_latest_post_stands_first(feed: ET.Element) -> None:
    days = [text(entry, "published") for entry in feed.findall(f"{ATOM}entry")]
    assert days == sorted(days, reverse=True)


def test_the_sitemap_lists_every_page_that_has_something_to_find(example: Built) -> None:
    found = [str(url.findtext(f"{MAP}loc")) for url in ET.fromstring(example.text("sitemap.xml"))]
    pages = {
        f"{BASE}/{path.removesuffix('index.html')}"
        for path in example.files()
        if path.endswith("index.html") and path != "search/index.html"
    }
    assert sorted(found) == sorted(pages)


def test_days_in_the_sitemap_are_days(example: Built) -> None:
    days = re.findall(r"<lastmod>(.*?)</lastmod>", example.text("sitemap.xml"))
    assert len(days) > 7
    assert all(datetime.date.fromisoformat(day) for day in days)


def test_robots_are_told_of_the_sitemap(example: Built) -> None:
    assert f"Sitemap: {BASE}/sitemap.xml" in example.text("robots.txt")


HARD = """
=== content/site.yaml
title: "Ada & <friends> ]]>"
author: {name: "Ada <a@b>", url: "https://example.org/?a=1&b=2"}
base_url: https://example.org/repo/

=== content/posts/été & co.md
---
title: "1 < 2 && 3 > 2 ]]> </title>"
date: 2023-04-11
tags: ["a & b"]
---
A control sign is taken out: \x0c and [this](été%20%26%20co.md) stays &lt;b&gt;.
"""


def test_signs_of_xml_in_titles_do_not_break_it(workshop: Workshop) -> None:
    built = workshop.build(HARD)
    assert built.shown == ""
    feed = ET.fromstring(built.text("feed.xml"))
    (entry,) = feed.findall(f"{ATOM}entry")
    assert text(entry, "title") == "1 < 2 && 3 > 2 ]]> </title>"
    assert text(entry, "id").startswith("https://example.org/repo/posts/")
    assert "https://example.org/repo/posts/" in text(entry, "content")
    assert "//posts" not in built.text("sitemap.xml")
    ET.fromstring(built.text("sitemap.xml"))


def test_without_a_base_url_there_is_nothing_that_needs_one(workshop: Workshop) -> None:
    built = workshop.build({"content/posts/a.md": "---\ntitle: A\ndate: 2023-04-11\n---\n"})
    assert not {"feed.xml", "sitemap.xml"} & built.files().keys()
    assert "canonical" not in built.text("index.html")
    assert "feed.xml" not in built.text("index.html")


def test_the_base_url_of_the_command_line_counts(workshop: Workshop) -> None:
    built = workshop.build(HARD, base_url="https://preview.example.net")
    assert "https://example.org/repo" not in built.text("feed.xml")
    assert "https://preview.example.net/posts/" in built.text("sitemap.xml")


def test_a_feed_without_posts_is_a_feed(workshop: Workshop) -> None:
    built = workshop.build({}, base_url="https://example.org")
    feed = ET.fromstring(built.text("feed.xml"))
    assert text(feed, "updated")
    assert feed.findall(f"{ATOM}entry") == []
