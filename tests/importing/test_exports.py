"""Exports and documents: what is in them that is no text, and what is a trap."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from importing.corpus import SOURCES
from plnfolio.diagnostics import RefusedError
from plnfolio.html_tree import html_tree, page_tree
from plnfolio.importing.article import Article, words
from plnfolio.importing.sources import docs, word
from plnfolio.importing.sources.byline import dated
from plnfolio.importing.sources.classic import as_html
from plnfolio.importing.sources.table import source_of
from plnfolio.importing.tidy.larger import larger


def read(tmp_path: Path, name: str, data: bytes | str) -> list[Article]:
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    source = source_of(file)
    assert source is not None
    return list(source.articles(file, name))


def brought(tmp_path: Path, name: str) -> list[Article]:
    dressed = SOURCES[name]()
    return read(tmp_path, dressed.main, dressed.files[dressed.main])


def test_a_wordpress_export_has_posts_a_draft_and_a_page(tmp_path: Path) -> None:
    first, second, draft, about = brought(tmp_path, "wordpress-export")
    assert [one.kind for one in (first, second, draft, about)] == ["post", "post", "post", "page"]
    assert [one.draft for one in (first, second, draft, about)] == [False, False, True, False]
    assert first.author == "Tobias Lindqvist"
    assert str(first.date) == "2022-11-06"
    assert first.tags == ("libraries", "professional learning", "DL5763")
    assert first.address.endswith("/2022/11/06/library/")
    assert "spreadsheet" in words(first.body)
    said = " ".join(note.left for note in first.notes)
    assert "Thank you for the arrows!" in said
    assert "menu" in said


def test_a_picture_of_an_export_lies_beside_it_if_its_folder_does(tmp_path: Path) -> None:
    folder = tmp_path / "uploads" / "2022" / "11"
    folder.mkdir(parents=True)
    (folder / "whiteboard.jpg").write_bytes(b"picture")
    first = brought(tmp_path, "wordpress-export")[0]
    found = first.pictures("https://deskafterdark.files.wordpress.com/2022/11/whiteboard.jpg?w=9")
    assert found is not None
    assert found.data == b"picture"
    assert first.pictures("https://deskafterdark.files.wordpress.com/2021/11/other.jpg") is None
    assert first.pictures("https://x.example/../../../etc/passwd.png") is None


def packed(file: Path, names: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    with zipfile.ZipFile(file, "w", how) as box:
        for name, data in names.items():
            box.writestr(name, data)
    return file.read_bytes()


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_an_export_comes_in_a_zip_file(tmp_path: Path, how: int) -> None:
    files = {name: SOURCES[name]().files for name in ("wordpress-export", "feed-atom")}
    names = {path: data for one in files.values() for path, data in one.items()}
    data = packed(tmp_path / "all.zip", {**names, "notes/read-me.txt": b"Hello."}, how)
    made = read(tmp_path, "blog.zip", data)
    assert [one.kind for one in made] == ["post", "post", "post", "post", "page"]
    assert made[0].origin == "blog.zip#feed-atom.xml#2"
    assert made[1].origin == "blog.zip#wordpress-export.xml#11"
    assert [note.left for note in made[-1].notes][-1] == "notes/read-me.txt"


def test_its_pictures_come_in_the_same_zip_file(tmp_path: Path) -> None:
    (name, export), *_ = SOURCES["wordpress-export"]().files.items()
    names = {f"b/{name}": export, "b/uploads/2022/11/whiteboard.jpg": b"picture"}
    first, *_, last = read(tmp_path, "b.zip", packed(tmp_path / "a.zip", names))
    found = first.pictures("https://desk.files.wordpress.com/2022/11/whiteboard.jpg?w=9")
    assert found is not None
    assert found.data == b"picture"
    assert first.pictures("https://desk.files.wordpress.com/2021/11/other.jpg") is None
    assert "no export" not in " ".join(note.message for note in last.notes)


def test_a_folder_with_an_export_in_it_is_that_export(tmp_path: Path) -> None:
    export = SOURCES["feed-atom"]()
    folder = tmp_path / "Blogs" / "Desk after dark"
    folder.mkdir(parents=True)
    (folder / "feed.atom").write_bytes(export.files[export.main])
    source = source_of(tmp_path / "Blogs")
    assert source is not None
    (article,) = source.articles(tmp_path / "Blogs", "Blogs")
    assert article.origin == "Blogs/Desk after dark/feed.atom#2"


@pytest.mark.parametrize("name", ["a.xml", "a.txt", "a.opml"])
def test_a_zip_file_without_an_export_is_none(tmp_path: Path, name: str) -> None:
    packed(tmp_path / "a.zip", {name: b"<opml><body/></opml>"}, zipfile.ZIP_STORED)
    assert source_of(tmp_path / "a.zip") is None


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("One.\n\nTwo\nlines.", "<p>One.</p>\n<p>Two<br>lines.</p>"),
        ("<h2>Head</h2>\nText", "<h2>Head</h2>\n<p>Text</p>"),
        ("<ul>\n<li>a</li>\n<li>b <b>c</b></li>\n</ul>", "<ul><li>a</li><li>b <b>c</b></li></ul>"),
        ("<!-- wp:paragraph --><p>a\nb</p><!-- /wp:paragraph -->", "<p>a\nb</p>"),
        (
            '[caption id="a" width="5"]<img src="x.png" alt="y" /> Said.[/caption]\n\nOn.',
            '<figure><img src="x.png" alt="y"><figcaption>Said.</figcaption></figure><p>On.</p>',
        ),
        ("https://youtu.be/abc", '<iframe src="https://youtu.be/abc"></iframe>'),
        ("See\nhttps://example.org/a here", "<p>See<br>https://example.org/a here</p>"),
        ("[embed]https://vimeo.com/1[/embed]", '<iframe src="https://vimeo.com/1"></iframe>'),
        ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
    ],
)
def test_what_wordpress_stored_is_what_it_shows(stored: str, shown: str) -> None:
    assert _shape(html_tree(as_html(stored))) == _shape(html_tree(shown))


def _shape(element: Element) -> object:
    inside = [part for one in element for part in (_shape(one), (one.tail or "").strip())]
    return (element.tag, element.get("src"), (element.text or "").strip(), inside)


def test_a_feed_has_whole_texts_and_names_what_is_none(tmp_path: Path) -> None:
    one, two = brought(tmp_path, "feed-rss")
    assert one.title == "Nobody learns fractions alone"
    assert str(one.date) == "2023-02-05"
    assert not one.notes
    assert two.author == "Rosalind Achterberg"
    (post,) = brought(tmp_path, "feed-atom")
    assert post.tags == ("libraries",)
    assert str(post.updated) == "2022-11-07"
    assert "Unknown Nice post, keep going!" in {note.left for note in post.notes}


def test_a_feed_of_first_lines_says_so(tmp_path: Path) -> None:
    item = "<item><title>A</title><description>B […]</description></item>"
    feed = f"<rss><channel>{item}</channel></rss>"
    (article,) = read(tmp_path, "feed.xml", feed)
    assert "beginning of this text" in article.notes[0].message


def test_a_document_names_remarks_and_changes(tmp_path: Path) -> None:
    (article,) = brought(tmp_path, "docx")
    assert article.title == "Nobody learns fractions alone"
    said = {note.message: note.left for note in article.notes}
    assert said["a comment in the margin was not brought"] == "Well argued, cite one more."
    assert "This one was struck out." in said.values()
    assert "put in by the tutor" in words(article.body)
    assert len(list(article.body.iter("table"))) == 2
    assert article.pictures("picture-1.png") is not None


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["Ada Berg", "March 3, 2023"], "2023-03-03"),
        (["Ada Berg", "School of Education", "Due: 16 April 2023"], "2023-04-16"),
        (["Date: 2023-04-11"], "2023-04-11"),
        (["The dock was built in 1980 and painted in 2019."], None),
        (["In " + "a long first paragraph " * 8, "March 3, 2023"], None),
    ],
)
def test_the_day_below_the_title_is_that_of_the_text(lines: list[str], day: str | None) -> None:
    article = Article("d", html_tree("".join(f"<p>{line}</p>" for line in lines)))
    dated(article, sure=False)
    assert (str(article.date) if article.date else None) == day


@pytest.mark.parametrize(
    ("small", "whole"),
    [
        (
            "https://static.wixstatic.com/media/a~mv2.jpg/v1/fill/w_147,h_98,blur_2/a~mv2.jpg",
            "https://static.wixstatic.com/media/a~mv2.jpg",
        ),
        (
            "https://1.bp.blogspot.com/-x/y/z/s320/dock.png",
            "https://1.bp.blogspot.com/-x/y/z/s1600/dock.png",
        ),
        (
            "https://a.files.wordpress.com/2022/11/dock.jpg?w=300",
            "https://a.files.wordpress.com/2022/11/dock.jpg",
        ),
        ("https://example.org/dock.jpg?w=300", "https://example.org/dock.jpg?w=300"),
    ],
)
def test_a_picture_on_the_web_is_the_whole_one(small: str, whole: str) -> None:
    assert larger(small) == whole


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    b"<rss><channel><item><title>&b;</title></item></channel></rss>"
)


def in_zip(data: bytes) -> bytes:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as file:
        file.writestr("feed.atom", data)
    return box.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.zip", in_zip(BOMB)),
        ("half.zip", in_zip(b"<feed><entry>")),
        ("feed.xml", BOMB),
        (
            "export.xml",
            BOMB.replace(b"<rss>", b'<rss xmlns:wp="http://wordpress.org/export/1.2/">'),
        ),
        ("half.xml", b"<rss><channel><item>"),
        ("empty.xml", b"<rss><channel></channel></rss>"),
        ("no.docx", b"not a zip file"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    ],
)
def test_what_is_damaged_or_a_trap_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(RefusedError):
        read(tmp_path, name, data)


@pytest.mark.parametrize("part", [BOMB, b"<w:document", b"<" * 1_100_000])
def test_a_document_that_is_a_trap_is_refused_at_once(tmp_path: Path, part: bytes) -> None:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", part)
    began = time.process_time()
    with pytest.raises(RefusedError):
        read(tmp_path, "trap.docx", box.getvalue())
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "text",
    ["<p>a</p>" * 190_000, "<div>" * 100_000, "word " * 2_000_000, "[caption " * 300_000],
)
def test_a_text_that_nobody_wrote_is_refused_at_once(tmp_path: Path, text: str) -> None:
    began = time.process_time()
    item = f"<item><title>a</title><content:encoded><![CDATA[{text}]]></content:encoded></item>"
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    for more in ("", ' xmlns:wp="http://wordpress.org/export/1.2/"'):
        with pytest.raises(RefusedError):
            read(tmp_path, "a.xml", f"<rss {space}{more}><channel>{item}</channel></rss>")
    assert time.process_time() - began < 10


WORD = """<html><head><meta name=Generator content="Microsoft Word 15 (filtered)"></head><body>
<p class=MsoTitle>On lists</p><p class=MsoListParagraphCxSpFirst style='text-indent:-.25in'><span
style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span>One
</p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:1.0in;text-indent:-.25in'><span
style='font-family:"Courier New"'>o<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span>
Under it</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-.25in'><b><span>·<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span>Two</b></p><p class=MsoNormal>o is one
</p>
<p class=MsoListParagraph style='text-indent:-.25in'><span>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span>First</p></body></html>"""


def test_the_lists_of_word_are_lists() -> None:
    html = page_tree(WORD)
    assert word.is_one(html)
    word.made_plain(html)
    shown = [(one.tag, words(one)) for one in html.iter() if one.tag in ("ul", "ol", "h1", "li")]
    assert shown == [
        ("h1", "On lists"),
        ("ul", "One Under it Two"),
        ("li", "One Under it"),
        ("ul", "Under it"),
        ("li", "Under it"),
        ("li", "Two"),
        ("ol", "First"),
        ("li", "First"),
    ]


DOCS = """<html><head><style>
.lst-kix_a-0>li{x:y}.c1{font-weight:700}.c2{font-style:italic}</style></head>
<body class="doc-content"><p class="title"><span>Nodes</span></p><h1>One</h1><h2>Two</h2>
<ul class="lst-kix_a-0 start"><li>a</li></ul><ul class="lst-kix_a-1 start"><li>b</li></ul><ul
class="lst-kix_a-0"><li>c</li></ul><p><span class="c1">bold</span><sup><a href="#cmnt1"
id="cmnt_ref1">[a]</a></sup></p><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Why?</span></p>
</div></body></html>"""


def test_a_document_of_google_is_plain() -> None:
    html = page_tree(DOCS)
    assert docs.is_one(html)
    docs.made_plain(html)
    body = html.find("body")
    assert body is not None
    assert [one.tag for one in body.iter() if one.tag[0] == "h"] == ["h1", "h2", "h3"]
    (outer, inner) = body.iter("ul")
    assert [words(one) for one in outer] == ["a b", "c"]
    assert inner in set(outer.iter())
    assert "font-weight:700" in {one.get("style") for one in body.iter("span")}
    article = Article("d", body)
    docs.without_remarks(article)
    assert [note.left for note in article.notes] == ["Why?"]
    assert "Why" not in words(body)
    assert "[a]" not in words(body)
