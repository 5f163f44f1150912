"""A text is made into a folder to hand in, the same wherever that is done."""

from __future__ import annotations

import json
import re
import time
import zipfile
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from plnfolio.submit.addresses import in_css, in_html
from plnfolio.submit.bundle import Finished, bundle
from plnfolio.submit.receipt import Receipt, read, schema
from plnfolio.write.swap import Swap
from sites.building import CHECKOUT, QUICK_PAINTER, call, contents
from sites.forked import run
from sites.text import write
from submit.conftest import FILES, Hand

SUBMITTED = """\
Wards at night
https://ada.example/posts/wards/

Author: Ada Berg
Course: DL5763, Learning Together (Spring 2023, Example College)
Module: Module 3
Instructor: Mei Tan
Date: 11 April 2023, changed 15 April 2023

Reference:
Berg, A. (2023, April 15). Wards at night. Notes. https://ada.example/posts/wards/
"""


def unpacked(hand: Hand, slug: str) -> dict[str, bytes]:
    with zipfile.ZipFile(hand.folder / f"submissions/{slug}/{slug}.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def receipt(hand: Hand, slug: str) -> Receipt:
    return read((hand.folder / f"submissions/{slug}/receipt.json").read_bytes())


def test_what_to_paste_is_plain_text(hand: Hand) -> None:
    file = hand.folder / "submissions/wards/submission.txt"
    assert file.read_text(encoding="utf-8") == SUBMITTED


def test_the_zip_has_what_the_page_needs_and_what_it_leads_to(hand: Hand) -> None:
    files = unpacked(hand, "wards")
    named = [name for name in files if not name.startswith("assets/")]
    assert named == [
        "dots/two.svg",
        "index.html",
        "list.html",
        "posts/wards/sketch.svg",
        "sheet.txt",
    ]
    assert sum(name.startswith("assets/site.") for name in files) == 2
    page = files["index.html"].decode()
    assert '<img src="posts/wards/sketch.svg"' in page
    assert '<a href="https://ada.example/about/">at home</a>' in page
    assert '<a href="sheet.txt">' in page
    assert '<a href="list.html#top">' in page
    assert '<a href="#below">' in page
    assert "url(&quot;posts/wards/sketch.svg&quot;)" in page
    assert '<img alt="Far">' in page
    assert '<a class="plnfolio-elsewhere" href="https://videos.example/1">A film</a>' in page
    # A file that came along leads to files beside it, and to pages on the web.
    assert b'href="sheet.txt"' in files["list.html"]
    assert b'href="https://ada.example/posts/"' in files["list.html"]


def test_an_artifact_brings_its_whole_course_as_it_is(hand: Hand) -> None:
    files = unpacked(hand, "module")
    inside = {name: data for name, data in files.items() if name.startswith("artifacts/")}
    at = "artifacts/module/course"
    assert sorted(inside) == [
        f"{at}/{one}" for one in ("css/look.css", "dot.svg", "index.html", "run.js")
    ]
    assert inside[f"{at}/run.js"] == FILES[f"content/{at}/run.js"].encode()
    assert b'href="https://ada.example/posts/wards/"' in inside[f"{at}/index.html"]
    assert b"href=css/look.css" in inside[f"{at}/index.html"]
    assert f'href="{at}/index.html"' in files["index.html"].decode()


ADDRESS = re.compile(r"""\b(?:href|src|action|poster|data)\s*=\s*["']?([^"'\s>]*)""")


@pytest.mark.parametrize("slug", ["wards", "module"])
def test_every_link_in_a_zip_is_whole_or_leads_to_a_file_in_it(hand: Hand, slug: str) -> None:
    files = unpacked(hand, slug)
    for name, data in files.items():
        if not name.endswith(".html"):
            continue
        for address in ADDRESS.findall(data.decode()):
            parts = urlsplit(address)
            if parts.scheme or not parts.path:
                continue
            folder = name.rpartition("/")[0]
            target = Path(folder, unquote(parts.path)).as_posix()
            assert target in files, (name, address)


def test_a_receipt_lists_all_by_their_digests(hand: Hand) -> None:
    found = receipt(hand, "wards")
    folder = hand.folder / "submissions/wards"
    for one in found.deliverables:
        data = (folder / one.path).read_bytes()
        assert (one.bytes, one.sha256) == (len(data), sha256(data).hexdigest())
    files = unpacked(hand, "wards")
    assert {one.path: one.sha256 for one in found.zip} == {
        name: sha256(data).hexdigest() for name, data in files.items()
    }
    for one in found.site:
        data = (hand.folder / "public" / one.path).read_bytes()
        assert one.sha256 == sha256(data).hexdigest()
    assert {"posts/wards/index.html", "posts/wards/sketch.svg"} <= {one.path for one in found.site}
    assert any(one.path.startswith("assets/site.") for one in found.site)
    assert [one.text for one in found.text.sentences] == [
        "Wards at night",
        "The first sentence stays.",
        "The nurse said nothing.",
        "[A sketch]",
        "More at home, in the sheet and in the list, below.",
        "Below",
        "[Far]",
    ]
    source = (hand.folder / "content/posts/wards/index.md").read_bytes()
    assert found.content.sha256 == sha256(source).hexdigest()
    assert (found.text.published, found.text.updated) == ("2023-04-11", "2023-04-15")
    assert found.address == "https://ada.example/posts/wards/"


def test_a_receipt_keeps_to_its_schema(hand: Hand) -> None:
    published = (CHECKOUT / "docs/receipt.schema.json").read_bytes()
    assert published == schema()
    jsonschema.Draft202012Validator.check_schema(json.loads(published))
    file = hand.folder / "submissions/wards/receipt.json"
    jsonschema.Draft202012Validator(json.loads(published)).validate(json.loads(file.read_bytes()))


def test_json_names_the_files_in_the_folder(hand: Hand) -> None:
    made = hand.made("wards")
    assert (made["address"], made["title"]) == (
        "https://ada.example/posts/wards/",
        "Wards at night",
    )
    folder = hand.folder / "submissions/wards"
    listed = {one["path"] for one in made["files"]}
    assert listed | {made["receipt"]} == {path.name for path in folder.iterdir()}
    for one in made["files"]:
        assert one["sha256"] == sha256((folder / one["path"]).read_bytes()).hexdigest()


def test_the_same_is_made_in_other_places_and_at_other_times(tmp_path: Path) -> None:
    made, receipts = [], []
    for folder, zone, locale, now in (
        ("here", "UTC", "C.UTF-8", "1795348800"),
        ("there/far", "Asia/Tokyo", "C", "1795500000"),
    ):
        write(tmp_path / folder, FILES)
        env = {"TZ": zone, "LC_ALL": locale, "SOURCE_DATE_EPOCH": now, **QUICK_PAINTER}
        done = run("submit", "wards", "--json", cwd=tmp_path / folder, env=env)
        assert done.code == 0, done.err
        made.append(json.loads(done.out)["files"])
        file = tmp_path / folder / "submissions/wards/receipt.json"
        receipts.append(json.loads(file.read_bytes()))
    assert made[0] == made[1]
    times = [one.pop("time") for one in receipts]
    assert times == ["2026-11-22T12:00:00+00:00", "2026-11-24T06:00:00+00:00"]
    assert receipts[0] == receipts[1]


@pytest.mark.parametrize(
    ("word", "said", "help_"),
    [
        ("wrads", "no post or artifact is called “wrads”", "did you mean “wards”?"),
        ("sealed", "“Sealed” is a draft", "take “draft: true” out of content/posts/sealed.md"),
        ("later", "“Later” waits for 2 May 2031", "hand it in then"),
        ("about", "“about” is a page", "plnfolio submit"),
        ("", "no post or artifact was made for a course “DL576”", "did you mean “DL5763”?"),
    ],
)
def test_what_cannot_be_handed_in_is_said_and_leaves_no_folder(
    hand: Hand, word: str, said: str, help_: str
) -> None:
    before = contents(hand.folder / "submissions")
    ran = hand.submit(*((word,) if word else ("--course", "DL576")))
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert help_ in ran.err
    assert contents(hand.folder / "submissions") == before
    assert not (hand.folder / f"submissions/{word}" / "receipt.json").exists() or not word


@pytest.mark.parametrize(
    "word",
    [
        "/posts/second/",
        "posts/second",
        "https://ada.example/posts/second/",
        "content/posts/second.md",
        "posts/second.md",
        "Second",
    ],
)
def test_a_text_is_known_by_many_names(hand: Hand, word: str, tmp_path: Path) -> None:
    assert hand.made(word, "--output", str(tmp_path / "out"))["title"] == "Second"


def test_what_is_the_authors_in_the_folder_stays(hand: Hand, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert hand.submit("second", "--output", str(out)).code == 0
    (out / "notes.txt").write_text("Mine.")
    assert hand.submit("second", "--output", str(out)).code == 0
    assert (out / "notes.txt").read_text() == "Mine."
    (out / "submission.txt").write_text("Mine too.")
    before = contents(out)
    ran = hand.submit("second", "--output", str(out))
    assert ran.code == 1
    assert "submission.txt is not as plnfolio made it" in ran.err
    assert contents(out) == before
    ran = hand.submit("wards", "--output", str(out))
    assert "the submission of another text, “Second”" in ran.err
    assert contents(out) == before


@pytest.mark.parametrize("where", ["content/x", "public", "content/../public/x"])
def test_a_submission_is_not_put_where_it_would_be_published(hand: Hand, where: str) -> None:
    ran = hand.submit("second", "--output", where)
    assert ran.code == 1
    assert "is inside" in ran.err
    assert not (hand.folder / "content/x").exists()


def test_a_submission_that_fails_leaves_the_one_before(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert hand.submit("second", "--output", str(out)).code == 0
    before = contents(out)
    put = Swap.put

    def full(swap: Swap, path: str, staged: Path) -> None:
        if path == "receipt.json":
            raise OSError(28, "full")
        put(swap, path, staged)

    monkeypatch.setattr(Swap, "put", full)
    for folder, left in ((out, before), (tmp_path / "new", {})):
        ran = hand.submit("second", "--output", str(folder))
        assert ran.code == 1
        assert "the disk is full" in ran.err
        assert contents(folder) == left
    assert not (tmp_path / "new").exists()


def test_a_course_is_made_text_by_text(hand: Hand, tmp_path: Path) -> None:
    made = hand.made("--course", "dl5763", "--output", str(tmp_path))
    assert [one["title"] for one in made["submissions"]] == ["Wards at night", "Second"]
    for one in made["submissions"]:
        assert (tmp_path / one["receipt"]).is_file()
        assert all((tmp_path / file["path"]).is_file() for file in one["files"])


def test_what_can_be_handed_in_is_listed_by_course_and_module(hand: Hand) -> None:
    said = hand.submit().out
    lines = [line.strip() for line in said.splitlines()]
    places = [
        lines.index(one)
        for one in (
            "DL5763, Learning Together",
            "Module 3",
            "wards   Wards at night",
            "Module 10",
            "second  Second",
            "For no course",
            "module  A module",
        )
    ]
    assert places == sorted(places)
    assert "made to hand in on 22 November 2026, and the same since" in lines[places[2] + 1]
    assert "sealed" not in said.partition("Make one")[0]
    assert lines[-1] == (
        "2 left out: 1 draft (content/posts/sealed.md), "
        "1 scheduled for 2 May 2031 (content/posts/later.md)."
    )


def test_without_an_address_there_is_a_zip_and_a_word(quick: None, tmp_path: Path) -> None:
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / "content/site.yaml").write_text("title: Notes\nauthor: Ada Berg\n")
    (tmp_path / "content/posts/one.md").write_text(
        "---\ntitle: One\ndate: 2023-04-11\n---\nA [link](https://else.example) and words.\n"
    )
    ran = call("submit", "one", cwd=tmp_path)
    assert ran.code == 0
    assert "your site has no address yet" in ran.err
    assert 'pip install "plnfolio[pdf]"' in ran.err
    with zipfile.ZipFile(tmp_path / "submissions/one/one.zip") as archive:
        page = archive.read("index.html").decode()
    assert '<a href="https://else.example">link</a>' in page
    assert not re.search(r'href="(?!https://else|#|assets/|index\.html)', page)
    assert call("verify", "submissions/one/receipt.json", cwd=tmp_path).code == 2


def test_a_course_of_many_files_comes_along_in_no_time(tmp_path: Path) -> None:
    names = [f"artifacts/x/course/{number}.txt" for number in range(1500)]
    (tmp_path / "artifacts/x/course").mkdir(parents=True)
    (tmp_path / "artifacts/x/index.html").write_text('<iframe src="course/1.txt"></iframe>')
    for name in names:
        (tmp_path / name).write_bytes(b"")
    site = Finished(tmp_path, "", frozenset(names), ("artifacts/x/course/",))
    start = time.process_time()
    made = bundle(site, "/artifacts/x/", with_folder=True)
    assert len(made.files) == 1501
    assert time.process_time() - start < 5


class Everywhere:
    """Leads all that is loaded to one file, and knows nothing of two others."""

    def load(self, address: str) -> str | None:
        return None if "gone" in address else f"x/{address}"

    link = named = inlined = load


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<IMG SRC = a.png alt=b/>", '<IMG src="x/a.png" alt=b/>'.replace("src", "SRC")),
        ("<img srcset='a 1x,  gone 2x, b 3x'>", '<img srcset="x/a 1x, x/b 3x">'),
        ("<script>var a = '<img src=a>';</script>", "<script>var a = '<img src=a>';</script>"),
        ("<!-- <img src=a> -->", "<!-- <img src=a> -->"),
        ('<a href="#a" id=b>c</a><p class="é">', '<a href="#a" id=b>c</a><p class="é">'),
        ("<link rel=preconnect href=https://a>b", "b"),
        ('<a href="a&amp;b">', '<a href="x/a&amp;b">'),
        ("<iframe src=gone title=T>in</iframe>!", '<span class="plnfolio-elsewhere">T</span>!'),
        ("<video><source src=gone><source src=a></video>", '<video><source src="x/a"></video>'),
        ('<p style="background:url(a)">', '<p style="background:url(&quot;x/a&quot;)">'),
        (
            "<style>@import 'a';b{c:url( gone )}</style>",
            '<style>@import url("x/a");b{c:url("")}</style>',
        ),
        (
            '<script src="a" integrity="sha256-x" defer></script>',
            '<script src="x/a" defer></script>',
        ),
    ],
)
def test_addresses_change_and_nothing_else(html: str, wanted: str) -> None:
    if html.startswith("<iframe"):
        asked = Everywhere()
        asked.link = lambda address: None  # type: ignore[method-assign]
        assert in_html(html, asked) == wanted
    else:
        assert in_html(html, Everywhere()) == wanted


def test_a_style_sheet_asks_nothing_of_the_web() -> None:
    css = '@import url("gone.css") screen; a { b: url(data:x) url(c.png) }'
    assert in_css(css, Everywhere()) == (
        '@import url("data:text/css,") screen; a { b: url(data:x) url("x/c.png") }'
    )


class Nothing:
    """Leads everything to where it leads."""

    def load(self, address: str) -> str | None:
        return address

    link = named = inlined = load


PIECES = """<p>
</p>
<a href='b c'>
</a>
<img src=x.png>
<img srcset="a 1x, b 2x">
<script>'<img src=y>'</script>
<style>a{b:url(c)}</style>
<!-- <img src=z> -->
<iframe src=f></iframe>
<video poster=p><source src=s>
</video>
<br/>
<textarea><img src=t></textarea>
<svg><image href=i /></svg>
a < b & c
é“
<p style='b:url("d")'>
<object data=o></object>
<IMG SRC=big ALT>
"
<link rel=stylesheet href=l>""".split("\n")
HTML = st.lists(st.sampled_from(PIECES), max_size=12).map("\n".join)
LOADED = ("img", "src"), ("iframe", "src"), ("source", "src"), ("object", "data"), ("image", "href")


@given(HTML)
def test_a_page_whose_addresses_stay_is_the_same(html: str) -> None:
    assert in_html(html, Nothing()) == html


@given(HTML)
def test_a_browser_finds_no_address_that_was_not_asked_for(html: str) -> None:
    """Tags are found by one parser, and looked for by another, which reads as browsers do."""
    before, after = (LexborHTMLParser(one) for one in (html, in_html(html, Everywhere())))
    for tree in (before, after):
        tree.strip_tags(["style"])
    assert after.text() == before.text()
    for tag, name in LOADED:
        found = [node.attributes.get(name) for node in after.css(f"{tag}[{name}]")]
        assert len(found) == len(before.css(f"{tag}[{name}]"))
        assert all(value and value.startswith("x/") for value in found)
