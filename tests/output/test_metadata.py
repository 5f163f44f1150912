"""What machines find on a page: search engines, networks that share it, Zotero, feed readers."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

import pytest
from PIL import Image

from sites.building import Built, Workshop, build_in
from sites.dom import Node, parse

BASE = "https://plnfolio-example.netlify.app"
MODEL = "/posts/social-learning/"


def metas(page: Node) -> dict[str, list[str]]:
    """The content of all ``<meta>`` of a page by their name or property."""
    found: dict[str, list[str]] = {}
    for node in page.all("meta"):
        name = node.attributes.get("name") or node.attributes.get("property", "")
        found.setdefault(name, []).append(node.attributes.get("content", ""))
    return found


def linked_data(page: Node) -> dict[str, Any]:
    """The only JSON-LD of a page, as any parser of JSON reads it."""
    (script,) = [
        node for node in page.all("script") if node.attributes.get("type") == "application/ld+json"
    ]
    (text,) = script.children
    data = json.loads(str(text))
    assert data["@context"] == "https://schema.org"
    return dict(data)


def strings(value: object) -> list[str]:
    """Every text in a value of JSON."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return [value] if isinstance(value, str) else []


# On the pages of the example portfolio.


def test_a_post_tells_networks_how_to_show_it(example: Built) -> None:
    found = metas(example.page(MODEL))
    assert found["og:type"] == ["article"]
    assert found["og:title"] == ["Social learning, professional growth"]
    assert found["og:url"] == [BASE + MODEL]
    assert found["og:site_name"] == ["Notes from the night shift"]
    assert found["og:description"] == found["description"]
    assert found["article:published_time"] == ["2023-04-11"]
    assert found["article:modified_time"] == ["2023-04-15"]
    assert found["article:tag"] == ["pln", "social learning", "reflection"]
    assert found["twitter:card"] == ["summary_large_image" if "og:image" in found else "summary"]


def test_no_page_has_a_description_of_itself_twice(example: Built) -> None:
    for path in example.files():
        if path.endswith(".html"):
            found = metas(parse(example.text(path)))
            many = [name for name, contents in found.items() if len(contents) > 1]
            assert set(many) <= {"article:tag"}, path


def test_a_post_is_a_blog_posting(example: Built) -> None:
    data = linked_data(example.page(MODEL))
    assert data["@type"] == "BlogPosting"
    assert data["headline"] == "Social learning, professional growth"
    assert data["url"] == BASE + MODEL
    assert data["datePublished"] == "2023-04-11"
    assert data["dateModified"] == "2023-04-15"
    assert data["inLanguage"] == "en"
    assert data["keywords"] == ["pln", "social learning", "reflection"]
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["author"] == {"@type": "Person", "name": "Ines Halvorsen", "url": f"{BASE}/"}
    assert data["isPartOf"]["@type"] == "Blog"


def test_a_post_names_every_work_of_its_reference_list(example: Built) -> None:
    page = example.page(MODEL)
    works = linked_data(page)["citation"]
    assert len(works) == len(page.one("#refs").all("div.csl-entry")) > 10
    assert {
        "@type": "CreativeWork",
        "name": "The strength of weak ties",
        "sameAs": "https://doi.org/10.1086/225469",
    } in works


def test_the_first_page_says_whose_it_is(example: Built) -> None:
    site, profile = linked_data(example.page("/"))["@graph"]
    assert site["@type"] == "WebSite"
    assert site["url"] == f"{BASE}/"
    assert profile["@type"] == "ProfilePage"
    person = profile["mainEntity"]
    assert person["@type"] == "Person"
    assert person["name"] == "Ines Halvorsen"
    assert site["author"]["@id"] == person["@id"]


def test_zotero_saves_a_post_as_the_blog_post_that_it_cites_itself_as(example: Built) -> None:
    page = example.page(MODEL)
    found = metas(page)
    assert found["z:itemType"] == ["blogPost"]
    assert found["citation_title"] == ["Social learning, professional growth"]
    assert found["citation_author"] == ["Halvorsen, Ines"]
    assert found["citation_publication_date"] == ["2023/04/15"]
    assert found["citation_online_date"] == ["2023/04/11"]
    assert found["citation_public_url"] == [BASE + MODEL]
    assert "(2023, April 15)" in page.one("#page-citation").text


@pytest.mark.parametrize("name", ["citation_journal_title", "citation_book_title"])
def test_nothing_makes_an_article_of_a_post(name: str, example: Built) -> None:
    assert name not in metas(example.page(MODEL))


def test_only_posts_are_blog_posts(example: Built) -> None:
    for address in ("/", "/about/", "/posts/", "/tags/pln/", "/references/"):
        assert not [name for name in metas(example.page(address)) if name.startswith("citation_")]
        assert example.page(address).all(".h-entry") == []


def test_a_post_is_an_h_entry(example: Built) -> None:
    entry = example.page(MODEL).one("article.h-entry")
    assert entry.one(".p-name").text == "Social learning, professional growth"
    author = entry.one(".p-author")
    assert author.matches(".h-card")
    assert author.text == "Ines Halvorsen"
    assert entry.one("time.dt-updated").attributes["datetime"] == "2023-04-15"
    assert entry.one("time.dt-published").attributes["datetime"] == "2023-04-11"
    tags = [tag.text for tag in entry.all(".p-category")]
    assert tags == ["pln", "social learning", "reflection"]
    assert entry.one(".e-content").all("p")
    own = entry.one("data.u-url").attributes["value"]
    assert own == f"../..{MODEL}"


def test_a_tag_says_how_many_texts_have_it(workshop: Workshop) -> None:
    head = "---\ntitle: T\ndate: 2023-04-1{0}\ntags: [{1}]\n---\nText.\n"
    files = {
        f"content/posts/{one}.md": head.format(day, tags)
        for day, (one, tags) in enumerate({"a": "pln, media, pln", "b": "Media", "c": "x"}.items())
    }
    files["content/artifacts/d/index.md"] = head.format(5, "media, draft")
    files["content/posts/e.md"] = head.format(6, "pln").replace("tags", "draft: true\ntags")
    built = workshop.build(files)
    said = {
        path: built.page(path).one("ul.tags").all("a") for path in ("/posts/a/", "/artifacts/d/")
    }
    assert {path: [one.text for one in links] for path, links in said.items()} == {
        "/posts/a/": ["pln 1", "media 3"],
        "/artifacts/d/": ["media 3", "draft 1"],
    }


# With hard words.

HARD = """
=== content/site.yaml
title: "Ada & <friends> </script>"
author: {name: "Ada </script><b>", family: "O'Neil \\"x\\"", given: "<Ada>"}
base_url: https://example.org/repo/
language: es-mx
licence: CC </script>

=== content/references.yaml
- {id: a, type: book, title: "<i>Mind</i> it <!-- <script>", issued: 2001}
- {id: b, type: webpage, title: 'A <span class="nocase">NASA</span> page', issued: 2002,
   URL: "https://example.net/?a=1&b=</script>"}
- {id: c, type: book, author: [{family: Cole}], issued: 2003, genre: Letter}

=== content/posts/a.md
---
title: "</script><script>alert(1)</script> & 1 < 2"
date: 2023-04-11
tags: ["</script>", "a & b"]
---
[@a; @b] See [below](#end) and [it](a.md).

## End
"""


@pytest.fixture(scope="module")
def hard(workshop: Workshop) -> Built:
    return workshop.build(HARD)


def test_a_title_cannot_break_out_of_a_script(hard: Built) -> None:
    assert hard.result
    page = hard.page("/posts/a/")
    data = linked_data(page)
    assert data["headline"] == "</script><script>alert(1)</script> & 1 < 2"
    assert data["author"]["name"] == "Ada </script><b>"
    assert data["license"] == {"@type": "CreativeWork", "name": "CC </script>"}
    assert [work["name"] for work in data["citation"]] == [
        "Mind it <!--",
        "A NASA page",
    ]
    found = metas(page)
    assert found["citation_title"] == [data["headline"]]
    assert found["citation_author"] == ['O\'Neil "x", <Ada>']
    for script in page.all("script"):
        running = script.attributes.get("type") != "application/ld+json"
        assert not (running and "alert" in str(script.children))


@pytest.mark.parametrize(
    ("language", "locale"),
    [("es-mx", ["es_MX"]), ("zh-Hant-TW", ["zh_TW"]), ("pt-BR", ["pt_BR"]), ("en", [])],
)
def test_the_locale_is_a_language_of_a_country(
    language: str, locale: list[str], workshop: Workshop
) -> None:
    site = f"title: A\nauthor: A\nbase_url: https://example.org\nlanguage: {language}\n"
    built = workshop.build({"content/site.yaml": site})
    assert metas(built.page("/")).get("og:locale", []) == locale


PLAIN = {
    "content/references.yaml": (
        "- {id: a, type: book, title: One, issued: 2001, URL: 'https://example.net/'}"
    ),
    "content/posts/a.md": "---\ntitle: A\ndate: 2023-04-11\ntags: [b]\n---\nSee [@a].\n",
    "content/pages/index.md": "---\ntitle: Home\n---\nText.\n",
}


def test_without_a_base_url_nothing_is_absolute(workshop: Workshop) -> None:
    built = workshop.build(PLAIN)
    for address in ("/", "/posts/a/"):
        page = built.page(address)
        data = linked_data(page)
        texts = [text for text in strings(data) if "//" in text]
        assert set(texts) <= {"https://schema.org", "https://example.net/"}
        assert not re.findall(r'"@id"|"url":"(?!https://example\.net/)', json.dumps(data))
        found = metas(page)
        assert not [name for name in found if re.match("og:|article:|twitter:", name)]
        assert "citation_public_url" not in found
    assert metas(built.page("/posts/a/"))["citation_title"] == ["A"]
    assert "feed.json" not in built.files()
    assert "feed.json" not in built.text("index.html")


def test_a_post_that_was_never_changed_has_one_day(workshop: Workshop) -> None:
    page = workshop.build(PLAIN, base_url="https://example.org").page("/posts/a/")
    assert metas(page)["citation_publication_date"] == ["2023/04/11"]
    assert not {"citation_online_date", "article:modified_time"} & metas(page).keys()
    assert "dateModified" not in linked_data(page)
    assert page.one(".dt-published").tag == "time"
    assert page.all(".dt-updated") == []


def test_what_is_empty_is_left_out(workshop: Workshop) -> None:
    page = workshop.build(PLAIN | {"content/posts/a.md": "---\ntitle: A\ndate: 2023-04-11\n---\n"})
    data = linked_data(page.page("/posts/a/"))
    assert "" not in strings(data)
    assert not {"citation", "keywords", "license", "url"} & data.keys()


def test_metadata_is_small(workshop: Workshop) -> None:
    """Beside the list of works: 1.2 KB, and what the author’s own words take."""
    page = workshop.build(PLAIN, base_url="https://example.org").text("posts/a/index.html")
    own = r"ld\+json|citation_|z:itemType|twitter:|article:tag|feed\+json|hidden></data"
    lines = [line for line in page.splitlines() if re.search(own, line)]
    assert len(lines) > 5
    assert sum(map(len, lines)) < 1200


# The picture that stands for a page.


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("![A map](big.png)", "big.png"),
        ("![Logo](small.png) ![A map](big.png)", "big.png"),
        ("![Logo](small.png)", ""),
        ("![Drawing](drawing.svg)", ""),
        ("Nothing.", ""),
    ],
)
def test_the_first_large_picture_stands_for_a_post(
    text: str, source: str, workshop: Workshop
) -> None:
    folder = workshop.folder(
        {
            "content/posts/a/index.md": f"---\ntitle: A\ndate: 2023-04-11\n---\n{text}\n",
            "content/posts/a/drawing.svg": (
                '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>'
            ),
        }
    )
    for name, size in (("big.png", (640, 400)), ("small.png", (199, 400))):
        Image.new("RGB", size).save(folder / "content/posts/a" / name)
    built = build_in(folder, base_url="https://example.org/repo")
    assert built.shown == ""
    found = metas(built.page("/posts/a/"))
    shown = [one for one in found.get("og:image", []) if "/posts/a/" in one]
    assert shown == ([f"https://example.org/repo/posts/a/{source}"] if source else [])
    if source:
        assert found["og:image:alt"] == ["A map"]
        assert found["twitter:card"] == ["summary_large_image"]
        assert f"posts/a/{source}" in built.files()


# The JSON Feed.


@pytest.fixture(scope="module")
def feed(example: Built) -> dict[str, Any]:
    return dict(json.loads(example.text("feed.json")))


def test_the_json_feed_is_one(feed: dict[str, Any]) -> None:
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Notes from the night shift"
    assert feed["home_page_url"] == f"{BASE}/"
    assert feed["feed_url"] == f"{BASE}/feed.json"
    assert feed["language"] == "en"
    assert feed["authors"] == [{"name": "Ines Halvorsen"}]
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"]) >= 7
    for item in feed["items"]:
        assert item["url"].startswith(f"{BASE}/posts/")
        assert item["title"]
        assert item["content_html"]
        for day in ("date_published", "date_modified"):
            if day in item:
                assert datetime.datetime.fromisoformat(item[day]).tzinfo
        assert not [name for name in item if name.startswith("_") or name == "attachments"]


def test_both_feeds_have_the_same_posts(feed: dict[str, Any], example: Built) -> None:
    ids = re.findall(r"<id>(.*?/posts/.*?)</id>", example.text("feed.xml"))
    assert [item["id"] for item in feed["items"]] == ids


def test_every_address_in_the_json_feed_is_absolute(feed: dict[str, Any]) -> None:
    for item in feed["items"]:
        for node in parse(item["content_html"]).walk():
            for name in ("href", "src"):
                target = node.attributes.get(name, BASE)
                own = node.tag == "use" and target.startswith("#")
                assert own or re.match(r"https?://|mailto:", target), target


def test_what_leads_to_another_place_of_a_text_names_its_page(hard: Built) -> None:
    (item,) = json.loads(hard.text("feed.json"))["items"]
    targets = [link.attributes["href"] for link in parse(item["content_html"]).all("a")]
    assert "https://example.org/repo/posts/a/#end" in targets
    assert item["title"] == "</script><script>alert(1)</script> & 1 < 2"


def test_pages_name_the_json_feed(example: Built) -> None:
    (link,) = [
        node
        for node in example.page(MODEL).all("link")
        if node.attributes.get("type") == "application/feed+json"
    ]
    assert link.attributes["href"] == "../../feed.json"
    assert link.attributes["rel"] == "alternate"


def test_a_json_feed_of_the_authors_own_wins(workshop: Workshop) -> None:
    built = workshop.build(PLAIN | {"content/static/feed.json": "{}"}, base_url="https://a.example")
    assert built.text("feed.json") == "{}"


def test_a_json_feed_without_posts_is_a_feed(workshop: Workshop) -> None:
    built = workshop.build({}, base_url="https://example.org")
    assert json.loads(built.text("feed.json"))["items"] == []


def test_an_empty_post_has_an_empty_text(workshop: Workshop) -> None:
    files = {"content/posts/a.md": "---\ntitle: A\ndate: 2023-04-11\n---\n"}
    built = workshop.build(files, base_url="https://example.org")
    (item,) = json.loads(built.text("feed.json"))["items"]
    assert item["content_html"] == ""
