"""A book as a file: what the format asks for, what it tells of itself, and the same every time."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from epub.making import BASE, OPS, PNG, X, files, folder, page, read, strings, text
from plnfolio.epub import book
from plnfolio.epub.binding import bound
from plnfolio.html_tree import html_tree
from sites.trying import often

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"

DAY = datetime.date(2023, 4, 11)
HTML = (
    '<h2 id="a">First</h2><h3>Second</h3><h2>Third <em>one</em></h2>'
    '<p><a href="/posts/two/#x">two</a> <img src="/posts/one/a.png" alt="A square"></p>'
)
ONE = text(HTML, date=DAY, updated=DAY + datetime.timedelta(1), summary="In short.")
TWO = text('<p id="x">Here.</p><a href="/posts/one/">one</a>', "/posts/two/", title="Two")


def told(found: dict[str, bytes], name: str) -> list[str]:
    root = fromstring(found["EPUB/package.opf"])
    return [one.text or "" for one in root.iter() if name in (one.tag, one.get("property"))]


def test_the_container_begins_with_its_type() -> None:
    with zipfile.ZipFile(io.BytesIO(bound([ONE], read, strings()))) as made:
        first = made.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert made.read(first) == b"application/epub+zip"
        assert {one.date_time[:3] for one in made.infolist()} == {(1980, 1, 1)}
        path = fromstring(made.read("META-INF/container.xml")).find(".//*[@full-path]")
        assert path is not None
        assert path.get("full-path") in made.namelist()


def test_every_file_is_listed_once_and_read_in_order() -> None:
    found = files(ONE, TWO)
    root = fromstring(found["EPUB/package.opf"])
    items = {one.get("id"): one.get("href", "") for one in root.iter(f"{OPF}item")}
    there = {name.removeprefix("EPUB/") for name in found if name.startswith("EPUB/")}
    assert Counter(items.values()) == Counter(there - {"package.opf"})
    order = [items[one.get("idref")] for one in root.iter(f"{OPF}itemref")]
    assert order == ["cover.xhtml", "nav.xhtml", "posts-one.xhtml", "posts-two.xhtml"]


def test_a_text_tells_of_itself() -> None:
    found = files(ONE)
    assert told(found, f"{DC}title") == ["One"]
    assert told(found, f"{DC}creator") == ["Ada Berg"]
    assert told(found, f"{DC}language") == ["en"]
    assert told(found, f"{DC}description") == ["In short."]
    assert told(found, f"{DC}source") == [f"{BASE}/posts/one/"]
    assert told(found, f"{DC}date") == ["2023-04-11"]
    assert told(found, "dcterms:modified") == ["2023-04-12T00:00:00Z"]
    assert told(found, "schema:accessMode") == ["textual", "visual"]
    assert told(found, "schema:accessModeSufficient") == ["textual,visual", "textual"]
    assert "alternativeText" in told(found, "schema:accessibilityFeature")
    assert told(found, "schema:accessibilityHazard") == ["none"]


def test_what_its_author_says_in_short_leads_a_chapter() -> None:
    """As on the page; the beginning of a text, which stands for it elsewhere, is not said twice."""
    for said, shown in (({"lead": "In short."}, "In short."), ({"summary": "It begins."}, None)):
        chapter = page(files(text(HTML, **said)), "posts-one.xhtml")
        assert chapter.findtext(f".//{X}p[@class='lead']") == shown


def test_a_picture_without_words_is_admitted() -> None:
    found = files(text('<img src="/posts/one/a.png">'))
    assert told(found, "schema:accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in told(found, "schema:accessibilityFeature")


def test_several_are_the_portfolio() -> None:
    found = files(ONE, TWO)
    assert told(found, f"{DC}title") == ["Notes"]
    assert told(found, f"{DC}source") == [BASE]
    assert told(found, f"{DC}identifier") != told(files(ONE), f"{DC}identifier")


def test_one_that_was_never_public_has_a_name_too() -> None:
    found = files(text("<p><a href='/posts/two/'>a</a></p>", url=""))
    (name,) = told(found, f"{DC}identifier")
    assert name.startswith("urn:uuid:")
    assert (
        found["EPUB/posts-one.xhtml"]
        .decode()
        .endswith("<h1>One</h1><p><a>a</a></p></section></body></html>\n")
    )


def links(element: Element) -> list[str]:
    return [one.get("href", "") for one in element.iter(f"{X}a")]


def test_contents_follow_the_headings_of_a_text() -> None:
    nav = page(files(ONE), "nav.xhtml").find(f".//{X}nav[@{OPS}type='toc']")
    assert nav is not None
    assert " ".join("".join(nav.itertext()).split()) == "ContentsOneFirstSecondThird one"
    one = "posts-one.xhtml"
    assert links(nav) == [one, f"{one}#a", f"{one}#part", f"{one}#part-2"]


def test_contents_of_several_are_what_they_are() -> None:
    card = text("", "/artifacts/card/", kind="artifact", title="Card")
    nav = page(files(ONE, TWO, card), "nav.xhtml").find(f".//{X}nav[@{OPS}type='toc']")
    assert nav is not None
    assert list(filter(None, nav.itertext())) == [
        "Contents",
        "Posts",
        "One",
        "Two",
        "Artifacts",
        "Card",
    ]


def test_chapters_lead_to_each_other() -> None:
    found = files(ONE, TWO)
    assert links(page(found, "posts-one.xhtml"))[0] == "posts-two.xhtml#x"
    assert links(page(found, "posts-two.xhtml"))[0] == "posts-one.xhtml"
    assert links(page(files(ONE), "posts-one.xhtml"))[0] == f"{BASE}/posts/two/#x"


def test_two_texts_never_share_a_file() -> None:
    texts = [text("a", address) for address in ("/a-b/", "/a/b/", "/nav/", "/", "/home/", "/ü/")]
    found = [name for name in files(*texts) if name.endswith(".xhtml")]
    assert len(set(found)) == len(found) == len(texts) + 2


def test_what_reads_from_the_right_turns_its_pages_so() -> None:
    found = files(text("<p>مرحبا</p>", language="ar", direction="rtl", date=DAY), language="ar")
    spine = fromstring(found["EPUB/package.opf"]).find(f"{OPF}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"
    root = page(found, "posts-one.xhtml")
    assert (root.get("dir"), root.get("lang")) == ("rtl", "ar")


def test_pictures_are_clean_and_lie_there_once() -> None:
    html = "".join(f'<img src="/posts/one/{name}" alt="">' for name in ("a.png", "a.png", "c.svg"))
    found = files(text(html))
    assert found["EPUB/media/posts-one-a.png"] == PNG
    assert found["EPUB/media/posts-one-c.svg"] == (
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        b'viewBox="0 0 2 2" width="2" height="2">\n<style>.a{fill:red}</style>'
        b'<rect class="a" id="x-1" /></svg>'
    )
    assert sum(name.startswith("EPUB/media/") for name in found) == 2


def test_it_is_the_same_wherever_it_is_made(tmp_path: Path) -> None:
    one, two = folder(tmp_path / "one"), folder(tmp_path / "two")
    assert book([ONE, TWO], one, strings()) == book([ONE, TWO], two, strings())


WORDS = st.sampled_from(["alpha ", "beta", " é", "1 &lt; 2 ", "日本"])
TAGS = st.sampled_from(
    """a abbr article b blockquote button caption center dd details dfn div dl dt em figcaption
    figure font footer h2 h3 header label legend li main nav ol p pre q rt ruby section span strong
    summary sup table tbody td tfoot th thead tr u ul x-y""".split()
)


@st.composite
def pieces(draw: st.DrawFn) -> str:
    inner = "".join(draw(st.lists(MARKUP, max_size=3)))
    tag = draw(TAGS)
    return f"<{tag}>{inner}</{tag}>"


MARKUP: st.SearchStrategy[str] = st.deferred(lambda: WORDS | pieces())


def letters(element: Element) -> Counter[str]:
    return Counter("".join("".join(element.itertext()).split()))


@pytest.mark.torture
@settings(max_examples=often(25, 2000))
@given(st.lists(MARKUP, min_size=1, max_size=4).map("".join))
def test_no_word_of_a_text_is_missing(html: str) -> None:
    found = page(files(text(html, url="", title="")), "posts-one.xhtml").find(f"{X}body")
    assert found is not None
    assert letters(found) == letters(html_tree(html))


def test_what_is_nested_without_end_still_ends() -> None:
    html = "<div>" * 3000 + "deep" + "<b>" * 500 + "<svg>" * 400 + "er"
    section = page(files(text(html)), "posts-one.xhtml").find(f".//{X}section")
    assert section is not None
    assert "deep" in "".join(section.itertext())
