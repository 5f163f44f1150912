"""What nobody should have to open is refused or harmless, and soon."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plnfolio.diagnostics import RefusedError
from plnfolio.importing.article import Article
from plnfolio.importing.cites.folded import folded
from plnfolio.importing.markdown.writer import markdown
from plnfolio.importing.sources.decoding import text_of
from plnfolio.importing.sources.feed import Feed
from plnfolio.importing.sources.folders import MarkdownFolder
from plnfolio.importing.sources.html import page_article
from plnfolio.importing.sources.mhtml import archived
from plnfolio.importing.sources.table import source_of
from plnfolio.importing.tidy.page import tidied
from sites.building import Workshop, call

HUGE: dict[str, Callable[[], bytes]] = {
    "100 MB": lambda: b"<p>" + b"word " * 20_000_000,
    "elements in elements": lambda: b"<div>" * 50_000,
    "tables in tables": lambda: b"<table><tr><td>" * 10_000,
    "marks that never close": lambda: (
        b"".join(b"<b class=a%d>" % i for i in range(400)) + b"<p>x" * 9_000
    ),
    "very many elements": lambda: b"<i>a</i> " * 40_000,
    "many attributes": lambda: b"<p " + b" ".join(b"a%d=b" % i for i in range(5_000)) + b">x",
    "many attributes, and quotes": lambda: (
        b"<p " + b" ".join(b"a%d='b'" % i for i in range(9_000)) + b">x"
    ),
}
"""Made when they are wanted, as each process of a run reads the names."""


@pytest.mark.parametrize("huge", HUGE.values(), ids=HUGE)
def test_what_is_larger_than_any_page_is_refused(huge: Callable[[], bytes]) -> None:
    data = huge()
    start = time.process_time()
    with pytest.raises(RefusedError):
        page_article(data, "a.html")
    assert time.process_time() - start < 20


ODD = {
    "a remark without an end": b"<p>Words<!-- " + b"<script" * 20_000,
    "a picture of many sizes": b'<p>Words <img srcset="' + b"a.png 1w, " * 20_000 + b'">',
    "one style": b'<p style="' + b"font-weight:" * 20_000 + b'">Words',
    "signs of Markdown": b"<p>Words " + b"*_[@`" * 20_000,
    "many breaks": b"<p>Words" + b"<br>a" * 10_000,
    "many notes": b"<p>Words"
    + b"".join(b"<a id=r%d href=#n%d>1</a>" % (i, i) for i in range(3000))
    + b"".join(b"<p id=n%d><a href=#r%d>^</a> a" % (i, i) for i in range(3000)),
    "JSON without an end": b'<script type="application/ld+json">'
    + b"[" * 90_000
    + b"</script>Words",
    "a long value": b"<p data-of='" + b"a=b " * 20_000 + b"'>Words",
    "boxes that are no table": b"<div>Words</div>"
    + b"".join(b"<div><div>a%d</div><div>b</div></div>" % i for i in range(2_000)),
    "a style sheet without an end": b"<body class=doc-content><style>"
    + b"/*@import a{" * 20_000
    + b"</style><p class=c1>Words",
    "a style sheet of nothing": b"<body class=doc-content><style>"
    + b"a " * 200_000
    + b"</style><p class=c1>Words",
    "nothing but programs": b"<p>Words" + b"<script>if (a<b) c</script>" * 20_000,
}


@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_what_is_odd_is_read(data: bytes) -> None:
    start = time.process_time()
    article = page_article(data, "a.html")
    tidied([article])
    assert "Words" in markdown(article.body)
    assert time.process_time() - start < 20


MUCH = {
    "words": "word " * 120_000,
    "links": "[a](b.md) " * 9_000,
    "brackets": "[" * 9_000,
    "boxes": "::: {.callout-note}\nx\n:::\n\n" * 5_000,
    "shortcodes": '{{< figure src="a.png" >}} ' * 9_000,
    "rows": "| a | 2 hours |\n" * 9_000,
    "quotations in quotations": ">" * 5_000,
}


@pytest.mark.parametrize("text", MUCH.values(), ids=MUCH)
def test_markdown_that_nobody_wrote_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(f"# A\n\n{text}\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("# B\n\nWords.\n", encoding="utf-8")
    (article,) = MarkdownFolder().articles(tmp_path, "vault")
    assert article.title == "B"
    assert [note.path for note in article.notes if "than a book" in note.message] == ["vault/a.md"]


def test_files_that_include_one_another_without_end_stop(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: A\n",
        "_includes/a.html": "{% include b.html %}\n" * 100,
        "_includes/b.html": "{% include c.html %}\n" * 100,
        "_includes/c.html": "more " * 1000,
        "_posts/2020-01-01-a.md": "---\ntitle: A\n---\n\nWords.\n\n{% include a.html %}\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (article,) = MarkdownFolder().articles(tmp_path, "site")
    assert len(article.markdown or "") < 1_000_000


def test_front_matter_without_end_is_read_by_lines(tmp_path: Path) -> None:
    fields = "".join(f"k{number} = 'v'\n" for number in range(20_000))
    (tmp_path / "a.md").write_text(f"+++\ntitle = 'A'\n{fields}+++\n\nWords.\n", encoding="utf-8")
    (article,) = MarkdownFolder().articles(tmp_path, "site")
    assert article.markdown == "Words.\n"
    assert any("cannot be read whole" in note.message for note in article.notes)


def test_an_export_of_elements_in_elements_is_refused(tmp_path: Path) -> None:
    deep = "<div>" * 5_000 + "x" + "</div>" * 5_000
    head = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">'
    (tmp_path / "a.xml").write_text(f"{head}{deep}</content></entry></feed>", encoding="utf-8")
    with pytest.raises(RefusedError, match="deeper than any export"):
        list(Feed().articles(tmp_path / "a.xml", "a.xml"))


def test_signs_of_code_without_an_end_are_no_code() -> None:
    for text in ("`" * 50_000, "[" + "@" * 50_000, "`" * 3_000 + " (Ann, 2019)"):
        assert folded(text, markdown=True).source == text


def test_a_long_page_is_none_of_them() -> None:
    rows = (
        f"<p>{'Nobody knew what we saw that day by the lake. ' * 7}{i}</p>" for i in range(3000)
    )
    text, _ = brought(f"<h1>Long</h1>{''.join(rows)}")
    assert text.count("\n\n") == 2999


def brought(html: str) -> tuple[str, Article]:
    article = page_article(html.encode(), "a.html")
    tidied([article])
    return markdown(article.body), article


def test_programs_and_their_addresses_do_not_arrive() -> None:
    text, article = brought(
        "<p>Read <a href='javascript:steal()'>this</a> and <a href=' JavaScript:x'>that</a>."
        "<script>steal()</script><img src='https://t.example/p.gif' width=1 height=1>"
        "<iframe src='javascript:x'></iframe><object data='x.swf'></object></p>"
        "<p onclick='steal()'>Then <b onmouseover=x>rest</b>.</p>"
    )
    assert text == "Read this and that.\n\nThen **rest**.\n"
    said = " ".join(note.left for note in article.notes)
    assert "javascript:steal()" in said
    assert "https://t.example/p.gif" in said


def test_addresses_that_are_none_are_words() -> None:
    text, article = brought(
        "<p>A <a href='https://[x'>link</a> <img src='//[y' alt=Lake> and words.</p>"
        "<iframe src='https://www.youtube.com/embed/abcdefghijk?start=[1'></iframe>"
    )
    assert text.startswith("A link ")
    assert "https://[x" in " ".join(note.left for note in article.notes)


def test_entities_of_xml_stand_for_nothing() -> None:
    text, _ = brought('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><p>x &b; y</p>')
    assert "root" not in text


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("Zoë’s café".encode(), "Zoë’s café"),
        ("<meta charset=utf-8>Zoë’s café".encode("cp1252"), "Zoë’s café"),
        ("<meta charset=windows-1251>Привет".encode("cp1251"), "Привет"),
        ("<meta charset=iso-8859-1>Zoë’s".encode("cp1252"), "Zoë’s"),
        ("Zoë’s café".encode("utf-16"), "Zoë’s café"),
        ("<meta charset=windows-1252>Zoë’s café".encode(), "Zoë’s café"),
        ("<meta charset=nonsense>café".encode("cp1252"), "café"),
    ],
)
def test_the_encoding_is_what_the_bytes_say(data: bytes, shown: str) -> None:
    assert text_of(data, "a.html").endswith(shown)


def zipped(files: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packing:
        for name, data in files.items():
            packing.writestr(name, data)
    return made.getvalue()


TRAPS: dict[str, Callable[[], dict[str, bytes]]] = {
    "a bomb": lambda: {"a.html": b"<p>x", "b.png": b"\0" * 300_000_000},
    "a way out": lambda: {"a.html": b"<p>x", "../../out.html": b"<p>y"},
    "no page": lambda: {"a.txt": b"x"},
}


@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS)
def test_a_zip_file_that_is_a_trap_is_refused(
    tmp_path: Path, trap: Callable[[], dict[str, bytes]]
) -> None:
    path = tmp_path / "it.zip"
    path.write_bytes(zipped(trap()))
    source = source_of(path)
    if source is not None:
        with pytest.raises(RefusedError):
            list(source.articles(path, "it.zip"))
    assert not (tmp_path.parent / "out.html").exists()


def test_pages_in_a_zip_file_have_their_pictures(workshop: Workshop) -> None:
    folder = workshop.folder("=== content/site.yaml\ntitle: N\nauthor: A B\n\n=== p.png [png]\n")
    page = "<title>{0}</title><h1>{0}</h1><p>Words of {0}.</p><img src='{0}_files/p.png' alt=Lake>"
    files = {f"{name}.html": page.format(name).encode() for name in ("one", "two")}
    files |= {f"{name}_files/p.png": (folder / "p.png").read_bytes() for name in ("one", "two")}
    (folder / "p.zip").write_bytes(zipped({**files, "one_files/frame.html": b"<p>Not this."}))
    done = call("import", "p.zip", "--json", cwd=folder)
    assert done.code == 0, done.err
    assert json.loads(done.out)["posts"] == [
        "content/posts/one/index.md",
        "content/posts/two/index.md",
    ]
    assert (folder / "content/posts/two/lake.png").exists()
    assert call("build", cwd=folder).code == 0


LETTER = """From: <Saved by Blink>
Snapshot-Content-Location: https://a.example.org/walk/
Subject: A walk
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--B"

----B
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://a.example.org/walk/

<title>A walk</title><p>Caf=C3=A9 <img src=3D"https://a.example.org/p.gif" alt=3DLake></p>
----B
Content-Type: image/gif
Content-Transfer-Encoding: base64
Content-Location: https://a.example.org/p.gif

R0lGODlhAQABAAAAACw=
----B--
"""


def test_a_page_in_one_file_has_its_pictures() -> None:
    article = archived(LETTER.encode(), "a.mhtml")
    assert (article.title, article.address) == ("A walk", "https://a.example.org/walk/")
    picture = article.pictures("https://a.example.org/p.gif")
    assert picture is not None
    assert picture.data[:3] == b"GIF"


def test_letters_in_letters_are_refused() -> None:
    inner = "Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 500
    with pytest.raises(RefusedError):
        archived(inner.encode(), "a.mhtml")


ODD_LETTERS = {
    "a head without an end": "X-A: b\n" * 20_000 + LETTER,
    "a field without an end": LETTER.replace(
        "text/html\n", "text/html;" + " a*0*=b;" * 9_000 + "\n"
    ),
    "folded without an end": LETTER.replace("text/html\n", "text/html;" + "\n a=b;" * 9_000 + "\n"),
    "more lines than any": LETTER + "A\n" * 500_000,
}


@pytest.mark.parametrize("letter", ODD_LETTERS.values(), ids=ODD_LETTERS)
def test_a_letter_that_no_browser_wrote_is_refused(letter: str) -> None:
    with pytest.raises(RefusedError, match="no page as browsers save them"):
        archived(letter.encode(), "a.mhtml")


def test_an_export_of_thousands_of_texts_is_brought_in_parts(tmp_path: Path) -> None:
    entry = "<entry><id>{0}</id><title>T</title><content>Words {0}</content></entry>"
    rows = "".join(map(entry.format, range(3_001)))
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom">{rows}</feed>'
    (tmp_path / "a.xml").write_text(feed, encoding="utf-8")
    with pytest.raises(RefusedError, match="more than 3,000 texts"):
        list(Feed().articles(tmp_path / "a.xml", "a.xml"))
