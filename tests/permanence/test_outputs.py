"""What else tells of addresses: feeds, links, the sitemap, lines for the host, a real browser."""

from __future__ import annotations

import errno
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.hosting import hosted
from permanence.history import BASE, Author
from plnfolio.permanence import remember
from plnfolio.serve import host_rules
from sites.building import call, contents
from sites.dom import parse

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.usefixtures("without_search", "quick_painter")


@pytest.fixture
def moved(tmp_path: Path) -> Author:
    """A post that was renamed, and one that links to its old address."""
    author = Author(tmp_path / "site")
    author.write("posts/one.md", "aliases: [/2023/one.html]", title="One & only")
    author.write("posts/two.md")
    assert author.build() == ()
    author.move("posts/one.md", "posts/uno.md")
    with (author.content / "posts/two.md").open("a", encoding="utf-8") as file:
        file.write(f"\n[a](/posts/one/) [b]({BASE}/posts/one) [c](/2023/one.html#top)\n")
    assert author.build() == ()
    return author


def test_standards_that_are_taken_out_lead_to_others_or_to_the_posts(tmp_path: Path) -> None:
    author = Author(tmp_path / "site")
    config = author.content / "site.yaml"
    plain = config.read_text(encoding="utf-8")
    led = {}
    for name in ("aect-2012", "iste-educators", ""):
        config.write_text(f"{plain}standards: {name}\n" if name else plain, encoding="utf-8")
        assert author.build() == ()
        there = author.at("/standards/aect-1-2/")
        led[name] = there.leads if there else None
    assert led == {"aect-2012": "", "iste-educators": "/standards/", "": "/posts/"}
    every = author.at("/standards/")
    assert every
    assert every.leads == "/posts/"


def output(author: Author, path: str) -> str:
    return (author.folder / "public" / path).read_text(encoding="utf-8")


def test_a_page_that_leads_on_has_all_that_it_needs(moved: Author) -> None:
    page = parse(output(moved, "posts/one/index.html"))
    (link,) = page.all("a")
    assert (link.attributes["href"], link.text) == ("../../posts/uno/", "One & only")
    head = {one.attributes.get("rel", ""): one.attributes["href"] for one in page.all("link")}
    assert head == {"canonical": f"{BASE}/posts/uno/"}
    named = {one.attributes.get("name"): one.attributes.get("content") for one in page.all("meta")}
    assert named["robots"] == "noindex"
    assert "url=./posts/uno/" in output(moved, "2023/one.html").replace("../", "./")


def test_the_host_is_told_in_one_line_for_each(moved: Author) -> None:
    lines = ["/2023/one.html /posts/uno/ 301!", "/posts/one/ /posts/uno/ 301!"]
    assert output(moved, "_redirects").split("\n")[:-1] == lines
    own = "# mine\n/blog/* /posts/:splat 302"
    (moved.content / "static").mkdir()
    (moved.content / "static/_redirects").write_text(own, encoding="utf-8")
    assert moved.build() == ()
    assert output(moved, "_redirects") == "\n".join([own, *lines, ""])


def test_nobody_is_sent_to_search_it(moved: Author) -> None:
    assert "/posts/one/" not in output(moved, "sitemap.xml")
    assert "/posts/uno/" in output(moved, "sitemap.xml")


def test_a_link_to_an_old_address_leads_to_the_new_one(moved: Author) -> None:
    text = parse(output(moved, "posts/two/index.html")).one("div.text")
    hrefs = [one.attributes["href"] for one in text.all("a")]
    assert hrefs == ["../../posts/uno/", "../../posts/uno/", "../../posts/uno/#top"]


def ids(author: Author) -> dict[str, str]:
    """The addresses of posts in both feeds, with what they are known by."""
    atom = re.findall(r"<id>(.*/posts/.*)</id>\s*<link href=\"(.*)\"", output(author, "feed.xml"))
    items = json.loads(output(author, "feed.json"))["items"]
    assert {(item["id"], item["url"]) for item in items} == set(atom)
    return {url.removeprefix(BASE): id_.removeprefix(BASE) for id_, url in atom}


def test_a_feed_knows_a_post_that_moved(moved: Author) -> None:
    moved.move("posts/uno.md", "posts/eins.md")
    moved.write("posts/one.md")
    for _ in range(2):
        assert moved.build() == ()
        known = {"/posts/eins/": "/posts/one/", "/posts/one/": "/posts/one/#2"}
        assert ids(moved) == known | {"/posts/two/": "/posts/two/"}
        moved.clone()


def test_the_build_says_what_has_moved_and_nothing_the_next_time(tmp_path: Path) -> None:
    author = Author(tmp_path)
    author.write("posts/one.md")
    assert call("build", cwd=tmp_path).code == 0
    author.move("posts/one.md", "posts/uno.md")
    assert "Moved: /posts/one/ leads to /posts/uno/ now." in call("build", cwd=tmp_path).out
    before = contents(tmp_path / "content")
    for words in ((), ("--drafts",), ("--future",), ("--output", "elsewhere")):
        assert "Moved" not in call("build", *words, cwd=tmp_path).out
        assert contents(tmp_path / "content") == before


@pytest.mark.parametrize("words", [("--drafts",), ("--future",), ("--output", "public")])
def test_what_is_only_looked_at_is_not_written_down(tmp_path: Path, words: tuple[str, ...]) -> None:
    Author(tmp_path).write("posts/one.md")
    before = contents(tmp_path / "content")
    assert call("build", *words, cwd=tmp_path).code == 0
    assert contents(tmp_path / "content") == before
    assert call("build", cwd=tmp_path).code == 0
    assert contents(tmp_path / "content").keys() - before == {"permalinks.yaml"}


def test_a_build_after_one_that_wrote_it_down_looks_at_nothing(tmp_path: Path) -> None:
    Author(tmp_path).write("posts/one.md")
    first = call("build", cwd=tmp_path, env={"SOURCE_DATE_EPOCH": "1795348800"})
    assert first.code == 0
    said = call("build", "--why", cwd=tmp_path, env={"SOURCE_DATE_EPOCH": "1795348800"})
    assert "nothing to make" in said.out


def test_line_ends_of_windows_are_left_alone(moved: Author) -> None:
    file = moved.content / "permalinks.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    assert moved.build() == ()
    assert file.read_bytes() == before


def test_a_list_that_cannot_be_written_is_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "", str(file))

    Author(tmp_path).write("posts/one.md")
    monkeypatch.setattr(remember, "write_whole", full)
    ran = call("build", cwd=tmp_path)
    said = "warning[unwritable-folder]: “permalinks.yaml” cannot be written: the disk is full"
    assert (ran.code, said in ran.err) == (0, True)
    monkeypatch.undo()
    assert call("build", cwd=tmp_path).code == 0
    assert (tmp_path / "content/permalinks.yaml").exists()


def test_the_dev_server_leads_on_too(moved: Author) -> None:
    sent = host_rules.sent(moved.folder / "public", "/posts/one/", "", forced=True)
    assert sent == host_rules.Sent("/posts/uno/", 301)


@pytest.mark.browser
@pytest.mark.parametrize("prefix", ["/", "/notes/"])
def test_a_browser_is_led_on(moved: Author, window: Page, prefix: str) -> None:
    with hosted(moved.folder / "public", prefix) as address:
        for old in ("posts/one/", "posts/one", "2023/one.html"):
            window.goto(f"{address}{old}")
            window.wait_for_url(f"{address}posts/uno/")
            assert window.get_by_role("heading", level=1).inner_text() == "One & only"


@pytest.mark.browser
def test_a_page_that_is_gone_stays_where_it_is(moved: Author, window: Page) -> None:
    (moved.content / "posts/uno.md").unlink()
    two = moved.content / "posts/two.md"
    two.write_text(two.read_text("utf-8").split("\n[a]")[0], encoding="utf-8")
    moved.gone.append("/posts/uno/")
    moved.configure()
    assert moved.build() == ()
    with hosted(moved.folder / "public", "/notes/") as address:
        for old in ("posts/uno/", "posts/one/", "2023/one.html"):
            window.goto(f"{address}{old}")
            assert window.get_by_role("heading", level=1).inner_text() == "This page is gone"
            assert window.url == f"{address}{old}"
            window.get_by_role("link", name="To the first page").click()
            window.wait_for_url(address)
