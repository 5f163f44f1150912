"""A student puts a work into the library of their site: ``plnfolio cite add``."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lookup.asked import Known, Reply, serving
from plnfolio.lookup import fetching
from plnfolio.publish import anywhere
from sites import building
from sites.building import Workshop, call
from sites.forked import run
from sites.terminal import talk
from sites.text import Files

ARTICLE = {
    "type": "journal-article",
    "title": ["Ties &amp;amp; <i>circles</i>"],
    "container-title": ["Journal of Circles"],
    "author": [
        {"given": "DELPHINE", "family": "OKORO", "sequence": "first", "affiliation": []},
        {"given": "Jon", "family": "Berg"},
    ],
    "issued": {"date-parts": [[None]]},
    "published-print": {"date-parts": [[2021, None]]},
    "volume": "12",
    "issue": "3",
    "page": "45-67",
    "DOI": "10.1234/ties",
    "URL": "http://dx.doi.org/10.1234/ties",
    "publisher": "Harbour Press",
    "abstract": "<jats:p>Words.</jats:p>",
    "ISSN": ["1234-5678"],
    "reference": [{"key": "a"}],
    "score": 1.0,
}
ENTRY = """\
- id: okoro2021
  type: article-journal
  author:
    - {family: Okoro, given: Delphine}
    - {family: Berg, given: Jon}
  issued: {date-parts: [[2021]]}
  title: Ties & <i>circles</i>
  container-title: Journal of Circles
  volume: 12
  issue: 3
  page: 45-67
  DOI: 10.1234/ties
"""
SHOWN = """\
Okoro, D., & Berg, J. (2021). Ties & circles. Journal of Circles, 12(3), 45–67. \
https://doi.org/10.1234/ties
(Okoro & Berg, 2021)
Okoro and Berg (2021)
"""
SITE = {"content/site.yaml": "title: Notes\nauthor: Ada Adams\n"}
LIBRARY = "# Mine\r\n- id: okoro2021   # first\r\n  type: book\r\n  title: Another"
CSL_JSON = "application/vnd.citationstyles.csl+json"
PAGE = """\
<title>How circles grow | Harbour Library</title>
<link rel="canonical" href="https://library.example/posts/circles">
<meta property="og:site_name" content="Harbour Library">
<meta name="author" content="Maria Berg">
<meta property="article:published_time" content="2023-03-04T10:00:00Z">
"""


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> Iterator[Known]:
    with serving() as found:
        for name, value in found.env.items():
            monkeypatch.setenv(name, value)
        found.says("/10.1234/ties", json.dumps(ARTICLE), CSL_JSON)
        yield found


def site(workshop: Workshop, files: Files | None = None) -> Path:
    return workshop.folder({**SITE, **(files or {})})


def test_a_doi_is_shown_and_added(workshop: Workshop, known: Known) -> None:
    folder = site(workshop)
    ran = run("cite", "add", "https://doi.org/10.1234/ties", "--yes", cwd=folder, env=known.env)
    added = "Added to content/references.yaml. Cite it as [@okoro2021]."
    assert (ran.code, ran.out, ran.err) == (0, f"{SHOWN}\n{ENTRY}\n{added}\n", "")
    assert (folder / "content/references.yaml").read_text("utf-8") == ENTRY
    assert known.asked == [("/10.1234/ties", CSL_JSON)]
    assert call("cite", "show", cwd=folder).out == SHOWN


def test_without_a_terminal_nothing_is_changed(workshop: Workshop, known: Known) -> None:
    folder = site(workshop)
    ran = run("cite", "add", "doi:10.1234/ties", cwd=folder, env=known.env)
    assert (ran.code, ran.out) == (2, f"{SHOWN}\n{ENTRY}\n")
    assert "--yes adds @okoro2021 to content/references.yaml" in ran.err
    assert not (folder / "content/references.yaml").exists()


def test_no_other_byte_of_a_library_is_touched(workshop: Workshop, known: Known) -> None:
    folder = site(workshop)
    library = folder / "content/references.yaml"
    before = b"\xef\xbb\xbf" + LIBRARY.encode()
    library.write_bytes(before)
    ran = call("cite", "add", "10.1234/ties", "--yes", cwd=folder)
    assert "[@okoro2021b]" in ran.out
    entry = ENTRY.replace("okoro2021", "okoro2021b").replace("\n", "\r\n")
    assert library.read_bytes() == before + b"\r\n\r\n" + entry.encode()


def test_a_work_that_is_there_is_not_added_twice(workshop: Workshop, known: Known) -> None:
    folder = site(workshop)
    call("cite", "add", "10.1234/ties", "--yes", cwd=folder)
    before = (folder / "content/references.yaml").read_bytes()
    ran = call("cite", "add", "10.1234/ties", "--yes", cwd=folder)
    assert ran.code == 0
    assert "has this work already, as @okoro2021 (content/references.yaml:1:3)" in ran.err
    assert (folder / "content/references.yaml").read_bytes() == before
    ran = call("cite", "add", "10.1234/ties", "--yes", "--anyway", cwd=folder)
    assert "[@okoro2021b]" in ran.out


_ALIKE = "{id: a, type: article-journal, title: 'TIES & circles!', author: [{family: Okoro}"
DOUBLES = [
    "{id: a, type: article-journal, title: X, DOI: 10.1234/TIES}",
    "{id: a, type: article-journal, title: X, URL: 'https://doi.org/10.1234/ties'}",
    f"{_ALIKE}, {{family: Berg, given: J.}}], issued: 2021}}",
]
NO_DOUBLES = [
    f"{_ALIKE}, {{family: Berg, given: J.}}], issued: 2021, DOI: 10.1234/other}}",
    f"{_ALIKE}, {{family: Berg, given: J.}}], issued: 2020}}",
    f"{_ALIKE}], issued: 2021}}",
]


@pytest.mark.parametrize("record", [*DOUBLES, *NO_DOUBLES])
def test_which_works_are_doubles(workshop: Workshop, known: Known, record: str) -> None:
    folder = site(workshop, {"content/references.yaml": f"- {record}\n"})
    ran = call("cite", "add", "10.1234/ties", "--yes", cwd=folder)
    assert ("has this work already" in ran.err) == (record in DOUBLES)


def test_libraries_in_json_and_bibtex_stay_what_they_are(workshop: Workshop, known: Known) -> None:
    folder = site(workshop, {"content/references.json": '[\n  {\n    "id": "a"\n  }\n]\n'})
    call("cite", "add", "10.1234/ties", "--yes", cwd=folder)
    text = (folder / "content/references.json").read_text("utf-8")
    assert text.startswith('[\n  {\n    "id": "a"\n  },\n  {\n    "id": "okoro2021",\n')
    assert call("cite", "show", "okoro2021", cwd=folder).out == SHOWN

    before = "% Mine\n@book{a, title = {A}, author = {B, C}, year = 2000}\n"
    folder = site(workshop, {"content/references.bib": before})
    call("cite", "add", "10.1234/ties", "--yes", cwd=folder)
    text = (folder / "content/references.bib").read_text("utf-8")
    assert text.startswith(f"{before}\n@article{{okoro2021,\n  author = {{Okoro, Delphine and Berg")
    assert r"title = {Ties \& \emph{circles}}" in text
    assert call("cite", "show", "okoro2021", cwd=folder).out == SHOWN


def test_what_bibtex_has_no_words_for_goes_into_yaml(workshop: Workshop, known: Known) -> None:
    record = [
        {"id": "aloud", "type": "broadcast", "medium": "Audio podcast episode", "title": "Aloud",
         "host": [{"family": "Leeds", "given": "Bo"}], "issued": "2020-02-03",
         "container-title": "Circles", "number": "12", "URL": "https://circles.example/12"}
    ]  # fmt: skip
    files = {"content/references.bib": "", "works.json": json.dumps(record)}
    folder = site(workshop, files)
    ran = call("cite", "add", "works.json", "--yes", cwd=folder)
    assert "Added to content/references.yaml. Cite it as [@aloud]." in ran.out
    assert (folder / "content/references.bib").read_text("utf-8") == ""


def test_a_file_is_added_whole(workshop: Workshop) -> None:
    records = (
        "TY  - JOUR\nAU  - Berg, Jon\nPY  - 2019\nTI  - Ties\nJO  - Circles\nVL  - 3\nER  -\n"
        "TY  - BOOK\nAU  - Berg, Jon\nPY  - 2019\nTI  - Knots\nPB  - Harbour Press\nER  -\n"
    )
    folder = site(workshop, {"export.ris": records})
    ran = call("cite", "add", "export.ris", "--yes", cwd=folder)
    assert "Cite it as [@berg2019; @berg2019b]." in ran.out
    shown = call("cite", "show", cwd=folder)
    assert "Berg, J. (2019). Ties. Circles, 3." in shown.out
    assert "Berg, J. (2019). Knots. Harbour Press." in shown.out
    again = call("cite", "add", "export.ris", "--yes", cwd=folder)
    assert again.err.count("has this work already") == 2


def test_a_pasted_list_is_added_with_its_doubts(workshop: Workshop) -> None:
    folder = site(workshop)
    pasted = (
        "References\n\nOkoro, D., & Berg, J. (2021). Ties & circles. *Journal of Circles*, "
        "*12*(3), 45–67. https://doi.org/10.1234/ties\n\nBerg, J. (2019). *Knots*. Harbour Press.\n"
    )
    (folder / "list.md").write_text(pasted, "utf-8")
    with (folder / "list.md").open("rb") as file:
        ran = building.run("cite", "add", "-", "--yes", cwd=folder, stdin=file)
    assert ran.code == 0, ran.err
    assert "Cite it as [@okoro2021; @berg2019]." in ran.out
    shown = call("cite", "show", cwd=folder).out
    assert SHOWN in shown
    assert "Berg, J. (2019). Knots. Harbour Press." in shown
    nothing = run("cite", "add", "-", cwd=folder)
    assert (nothing.code, "no reference in what came in" in nothing.err) == (1, True)


def test_a_book_by_its_isbn(workshop: Workshop, known: Known) -> None:
    path = "/api/books?bibkeys=ISBN:9780521663632&format=json&jscmd="
    book = {
        "title": "Circles of practice",
        "subtitle": "learning and meaning",
        "authors": [{"name": "Delphine van der Berg"}],
        "publishers": [{"name": "Harbour University Press"}],
        "publish_date": "July 1998",
    }
    known.says(f"{path}data", json.dumps({"ISBN:9780521663632": book}))
    details = {"ISBN:9780521663632": {"details": {"edition_name": "2nd ed."}}}
    known.says(f"{path}details", json.dumps(details))
    ran = call("cite", "add", "ISBN 978-0-521-66363-2", "--yes", cwd=site(workshop))
    assert ran.out.startswith(
        "van der Berg, D. (1998). Circles of practice: Learning and meaning (2nd ed.). "
        "Harbour University Press.\n(van der Berg, 1998)\n"
    )
    assert "id: vanderberg1998" in ran.out
    wrong = call("cite", "add", "978-0-521-66363-1", cwd=site(workshop))
    assert (wrong.code, "its last figure does not fit" in wrong.err) == (2, True)


def test_a_book_that_nobody_knows(workshop: Workshop, known: Known) -> None:
    known.says("/api/books?bibkeys=ISBN:0306406152&format=json&jscmd=data", "{}")
    ran = call("cite", "add", "0-306-40615-2", cwd=site(workshop))
    assert (ran.code, "knows no book with the ISBN 0306406152" in ran.err) == (1, True)


FEED = """\
<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"
xmlns:arxiv="http://arxiv.org/schemas/atom"><entry><published>2024-01-23T00:00:00Z</published>
<title>Ties
  that teach</title><author><name>Ana de la Cruz</name></author>%s</entry></feed>
"""


def test_a_preprint_by_its_number(workshop: Workshop, known: Known) -> None:
    path = "/api/query?id_list=2401.12345&max_results=1"
    known.says(path, FEED % "<arxiv:doi>10.1234/ties</arxiv:doi>", "application/atom+xml")
    folder = site(workshop)
    for word in ("arXiv:2401.12345v2", "https://arxiv.org/pdf/2401.12345.pdf"):
        ran = call("cite", "add", word, cwd=folder)
        assert ran.out.startswith(
            "de la Cruz, A. (2024). Ties that teach. arXiv. "
            "https://doi.org/10.48550/arXiv.2401.12345\n"
        )
    assert "it has appeared since: plnfolio cite add 10.1234/ties" in ran.err
    known.says(path, FEED.replace("published", "updated") % "")
    unknown = call("cite", "add", "2401.12345", cwd=folder)
    assert (unknown.code, "no paper with the number" in unknown.err) == (1, True)
    for hostile in ('<!DOCTYPE feed [<!ENTITY a "b">]><feed>&a;</feed>', "<feed", "{}"):
        known.says(path, hostile)
        ran = call("cite", "add", "2401.12345", cwd=folder)
        assert (ran.code, "that is no description of a work" in ran.err) == (1, True)


def test_a_page_by_its_address(workshop: Workshop, known: Known) -> None:
    known.says("/posts/circles", PAGE)
    known.replies["/old"] = Reply(to="/posts/circles?utm_source=mail")
    known.says("/posts/circles?utm_source=mail", PAGE)
    folder = site(workshop)
    ran = call("cite", "add", f"{known.base}/old", "--yes", cwd=folder)
    assert ran.out.startswith(
        "Berg, M. (2023, March 4). How circles grow. Harbour Library. "
        "https://library.example/posts/circles\n"
    )
    assert ran.err == ""
    again = call("cite", "add", f"{known.base}/posts/circles", "--yes", cwd=folder)
    assert "has this work already, as @berg2023" in again.err


def test_a_title_in_headline_capitals_is_named_and_not_changed(
    workshop: Workshop, known: Known
) -> None:
    title = "Why Our Networks Matter for Learning and Teaching"
    known.says("/10.1234/ties", json.dumps({**ARTICLE, "title": title}))
    ran = call("cite", "add", "10.1234/ties", "--yes", cwd=site(workshop))
    assert f"title: {title}\n" in ran.out
    assert "note: the title has the capitals of a headline" in ran.err
    assert "in the reference" not in ran.err


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("The Strength of Weak Ties", True),
        ("Visible Learning", True),
        ("Reading Vygotsky in Class", True),
        ("The strength of weak ties", False),
        ("Teaching with Duluth Circles", False),
    ],
)
def test_capitals_that_may_be_a_headlines_are_named_once(
    workshop: Workshop, known: Known, title: str, told: bool
) -> None:
    known.says("/10.1234/ties", json.dumps({**ARTICLE, "title": title}))
    library = "- {id: berg2019, type: book, title: The Duluth Circles of readers}\n"
    folder = site(workshop, {"content/references.yaml": library})
    ran = call("cite", "add", "10.1234/ties", "--yes", cwd=folder)
    assert f"title: {title}\n" in ran.out
    assert ran.err.count("capitals of a headline") == told


def test_an_address_with_a_doi_in_it_is_asked_for_at_doi_org(
    workshop: Workshop, known: Known
) -> None:
    address = f"{known.base}/doi/full/10.1234/ties"
    folder = site(workshop)
    assert call("cite", "add", address, cwd=folder).out.startswith(SHOWN)
    del known.replies["/10.1234/ties"]
    known.says("/doi/full/10.1234/ties", PAGE)
    assert "How circles grow" in call("cite", "add", address, cwd=folder).out


REFUSED = [
    (Reply(b"", 404), "doi.org knows no work with the DOI 10.1234/ties"),
    (Reply(b"<html>Hello", 200), "doi.org answered with something that is no description"),
    (Reply(b"[]", 200), "doi.org answered with something that is no description"),
    (Reply(b'{"a": 1}', 200), "doi.org answered with something that is no description"),
    (Reply(b"[" * 100_000, 200), "doi.org answered with something that is no description"),
    (Reply(b"", 406), "doi.org answers with an error (406)"),
    (Reply(b"", 403), "does not let programs read this (403)"),
    (Reply(b"", 503), "doi.org has a fault of its own (503)"),
    (Reply(b"", 429), "doi.org is asked too often (429)"),
    (Reply(to="/10.1234/ties"), "leads on and on"),
    (Reply(to="file:///etc/passwd"), "“file:///etc/passwd” is no address of the web"),
    (Reply(b"{}", wait=5.0), "no answer came"),
]


@pytest.mark.parametrize(("reply", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_each_way_of_getting_no_answer_has_its_sentence(
    workshop: Workshop, known: Known, monkeypatch: pytest.MonkeyPatch, reply: Reply, said: str
) -> None:
    if reply.wait:
        monkeypatch.setattr(fetching, "_SECONDS", 0.5)
    known.replies["/10.1234/ties"] = reply
    folder = site(workshop)
    ran = call("cite", "add", "10.1234/ties", "--yes", cwd=folder)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert ran.err.count("\n") == 2
    assert not (folder / "content/references.yaml").exists()


def test_offline_and_behind_a_proxy(
    workshop: Workshop, known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(socket, "create_connection", nobody)
    folder = site(workshop)
    ran = call("cite", "add", "https://library.example/a", cwd=folder)
    assert "library.example cannot be reached: nobody is there." in ran.err
    assert "see whether you are connected" in ran.err
    monkeypatch.undo()
    # Nobody listens at a port that was just given back.
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for name in [name for name in os.environ if name.lower() == "no_proxy"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("https_proxy", f"http://ada:secret@127.0.0.1:{port}")
    ran = call("cite", "add", "https://library.example/a", cwd=folder)
    assert f"library.example cannot be reached through the proxy 127.0.0.1:{port}." in ran.err
    assert "HTTPS_PROXY" in ran.err
    assert "secret" not in ran.err


def test_what_a_proxy_answers_is_what_is_read(
    workshop: Workshop, known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.lower() == "no_proxy"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("http_proxy", known.base)
    known.says("http://library.example/posts/circles", PAGE)
    ran = call("cite", "add", "http://library.example/posts/circles", cwd=site(workshop))
    assert ran.out.startswith("Berg, M. (2023, March 4). How circles grow.")
    known.says("http://library.example/shut", "", status=407)
    ran = call("cite", "add", "http://library.example/shut", cwd=site(workshop))
    assert "the proxy asks for a password (407)" in ran.err


@pytest.mark.parametrize(
    ("word", "code", "said"),
    [
        ("hello", 2, "“hello” is no DOI, ISBN, arXiv number or address"),
        ("no.bib", 2, "there is no file “no.bib”"),
        ("", 2, "say what"),
        ("https://", 1, "is no address of the web"),
        ("http://[::1", 1, "is no address of the web"),
        ("ISBN 12345678", 2, "an ISBN has 10 or 13 figures"),
    ],
)
def test_words_that_name_no_work(workshop: Workshop, word: str, code: int, said: str) -> None:
    ran = call("cite", "add", word, cwd=site(workshop))
    assert (ran.code, said in ran.err) == (code, True), ran.err


def test_a_library_with_a_mistake_is_left_alone(workshop: Workshop, known: Known) -> None:
    for name, text in (
        ("references.yaml", "- id: a\n  title: [\n"),
        ("references.json", "[{]"),
    ):
        folder = site(workshop, {f"content/{name}": text})
        ran = call("cite", "add", "10.1234/ties", "--yes", cwd=folder)
        assert ran.code == 1
        assert f"nothing can be added to content/{name}" in ran.err
        assert (folder / "content" / name).read_text("utf-8") == text
    folder = site(workshop)
    (folder / "content/references.yaml").write_bytes("- id: a\n  title: Años\n".encode("cp1252"))
    ran = call("cite", "add", "10.1234/ties", "--yes", cwd=folder)
    assert "content/references.yaml is not saved as UTF-8" in ran.err


def test_pages_that_are_none(workshop: Workshop, known: Known) -> None:
    folder = site(workshop)
    known.says("/paper", b"%PDF-1.7", "application/pdf")
    assert "this is a PDF" in call("cite", "add", f"{known.base}/paper", cwd=folder).err
    known.says("/picture", b"\x89PNG", "image/png")
    ran = call("cite", "add", f"{known.base}/picture", cwd=folder)
    assert "the page answered with something that is no description" in ran.err
    known.says("/empty", "")
    assert call("cite", "add", f"{known.base}/empty", cwd=folder).code == 1
    known.says("/shut", "", status=401)
    assert "(401)" in call("cite", "add", f"{known.base}/shut", cwd=folder).err


LECTURE = [
    "lecture\n",
    "American College of Circles\n",
    "2023\n",
    "Module 1: Ties\n",
    "Canvas https://circles.example/1\n",
    "y\n",
]
ARTICLE_TOLD = [
    "article\n",
    "Okoro, Delphine; Jon Berg\n",
    "soon\n",
    "2021\n",
    "Ties & circles\n",
    "Journal of Circles, 12(3), pp. 45–67. https://doi.org/10.1234/ties\n",
    "\n",
]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")
def test_four_questions_on_a_terminal(workshop: Workshop) -> None:
    folder = site(workshop)
    ran = talk("cite", "add", answers=LECTURE, cwd=folder, ends=b": ")
    assert ran.code == 0, ran.out
    assert (
        "American College of Circles. (2023). Module 1: Ties [Lecture]. Canvas. "
        "https://circles.example/1\n"
    ) in ran.out
    assert "[@americancollegeofcircles2023]" in ran.out
    ran = talk("cite", "add", answers=ARTICLE_TOLD, cwd=folder, ends=b": ")
    assert "That is no date" in ran.out
    assert SHOWN in ran.out
    assert "[@okoro2021]" in ran.out
    # The same again is asked about, and left.
    ran = talk("cite", "add", answers=ARTICLE_TOLD, cwd=folder, ends=b": ")
    assert "has this work already, as @okoro2021" in ran.out
    assert ran.code == 0
    assert (folder / "content/references.yaml").read_text("utf-8").count("- id:") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")
def test_whoever_says_no_has_nothing_changed(workshop: Workshop, known: Known) -> None:
    folder = site(workshop)
    words = ("cite", "add", "10.1234/ties")
    ran = talk(*words, answers=["n\n"], cwd=folder, env=known.env)
    assert (ran.code, ran.out.endswith("Nothing was changed.\n")) == (0, True)
    ran = talk(*words, answers=["\x03"], cwd=folder, env=known.env)
    assert ran.code == 1
    assert not (folder / "content/references.yaml").exists()


def test_nobody_is_waited_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fetching._SECONDS + anywhere._CONNECTION < 15
