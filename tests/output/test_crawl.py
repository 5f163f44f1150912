"""The example portfolio, followed link by link wherever it may be put."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from sites.building import Built, Workshop
from sites.crawl import Crawl, crawl, files_of, wrong_ids
from sites.dom import parse

LOCATION = re.compile(r"<loc>https?://[^/]+/(.*?)</loc>")
PLACES = [("/", "127.0.0.1"), ("/repo/", "127.0.0.1"), ("/", "deploy-preview-7.example.net")]


@pytest.fixture(scope="session")
def crawled(example: Built) -> dict[tuple[str, str], Crawl]:
    return {place: crawl(example.output, *place) for place in PLACES}


@pytest.mark.parametrize("place", PLACES, ids=["root", "folder", "host"])
def test_no_link_image_or_anchor_is_broken(
    place: tuple[str, str], crawled: dict[tuple[str, str], Crawl]
) -> None:
    assert crawled[place].broken == []


def test_the_same_bytes_answer_in_every_place(crawled: dict[tuple[str, str], Crawl]) -> None:
    first, *others = (crawl.answers for crawl in crawled.values())
    assert len(first) > 40
    assert all(answers == first for answers in others)


def test_every_page_is_reached_from_the_first_or_the_sitemap(
    example: Built, crawled: dict[tuple[str, str], Crawl]
) -> None:
    reached = files_of(crawled["/", "127.0.0.1"].answers)
    listed = files_of(dict.fromkeys(LOCATION.findall(example.text("sitemap.xml")), b""))
    pages = {path for path in example.files() if path.endswith(".html")}
    unreached = pages - reached.keys() - listed.keys() - {"404.html"}
    assert unreached == set()


def test_ids_on_the_page_for_no_page_are_right_too(example: Built) -> None:
    assert list(wrong_ids(parse(example.text("404.html")))) == []


def test_a_broken_link_would_be_found(example: Built, tmp_path: Path) -> None:
    copy = tmp_path / "public"
    shutil.copytree(example.output, copy)
    page = copy / "about/index.html"
    html = page.read_text("utf-8")
    page.write_text(html.replace("</main>", '<a href="../nowhere/#x">x</a></main>'), "utf-8")
    (copy / "assets/icon.svg").unlink()
    broken = crawl(copy).broken
    assert any("nowhere" in one for one in broken)
    assert any("icon.svg" in one for one in broken)


HARD = """
=== content/posts/Été à la plage.md
---
title: Accents and spaces
date: 2023-04-11
tags: ["C#", "c++", "été", "学习", "?"]
course: "100% online & free"
---
See [the next](二.md#标题), [up](../pages/Über%20mich.md#für-mich) and ![A map](<my map.svg>).

## Twice

## Twice

Again [@{o'neil2018}; @doe/2019].[^1]

[^1]: A note with a link to [the table](<../networks/my people.yaml>).

=== content/posts/二.md
---
title: 第二
date: 2023-04-12
---
## 标题

Back to [the first](Été%20à%20la%20plage.md#twice-1).

=== content/posts/my map.svg
<svg xmlns="http://www.w3.org/2000/svg"/>

=== content/pages/Über mich.md
---
title: Über mich
---
## Für mich

[A file](../static/files/my%20thesis%20(final).txt) and [another](/files/100%25.txt).

=== content/static/files/my thesis (final).txt
Text.

=== content/static/files/100%.txt
Text.

=== content/networks/my people.yaml
title: My people
networks:
  - name: Ada & "Bob" <both>
  - name: "!!!"

=== content/references.yaml
- {id: o'neil2018, type: book, title: Networks, issued: 2018}
- {id: doe/2019, type: book, title: More networks, issued: 2019}
"""


@pytest.mark.parametrize("root", ["/", "/~ada/site/"])
def test_hard_names_are_linked_right(root: str, workshop: Workshop) -> None:
    built = workshop.build(HARD)
    assert built.shown == ""
    assert crawl(built.output, root).broken == []


def test_every_page_that_is_listed_is_linked_to_by_another_one(example: Built) -> None:
    """A visitor comes to each by links alone, without the site map of search engines."""
    listed = {path or "index.html" for path in LOCATION.findall(example.text("sitemap.xml"))}
    leads = {page: _leads(example, page) for page in map(_file, listed)}
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        for page in leads.get(waiting.pop(), set()) - reached:
            reached.add(page)
            waiting.append(page)
    assert {_file(path) for path in listed} - reached == set()


def _file(path: str) -> str:
    return f"{path}index.html" if not path or path.endswith("/") else path


def _leads(built: Built, file: str) -> set[str]:
    """The files that the links of a page lead to."""
    base = f"http://site/{file}"
    links = (node.attributes.get("href", "") for node in parse(built.text(file)).all("a"))
    found = (urlsplit(urljoin(base, link)) for link in links)
    return {_file(one.path[1:]) for one in found if one.netloc == "site"}
