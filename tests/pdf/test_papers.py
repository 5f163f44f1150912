"""A text as an APA 7 student paper: what stands where, and what screen readers are told of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pdf.printed import FULL, bound, manuscript, printed
from plnfolio.model.assignment import Assignment
from plnfolio.model.dated import CaseView, FileView
from plnfolio.pdf import missing

REFERENCES = """
<section class="references" role="doc-bibliography" aria-label="References">
<h2 id="references">References</h2>
<div id="refs" class="csl-bib-body hanging-indent" role="list">
<div class="csl-item" role="listitem"><div class="csl-entry" id="ref-amos">Amos, B. (2020).
<i>Rivers</i>. <a href="https://doi.org/10.1000/182">https://doi.org/10.1000/182</a></div>
<span class="backlinks"><a href="#cite-1" role="doc-backlink">↑1</a></span></div>
<div class="csl-item" role="listitem"><div class="csl-entry" id="ref-berg">Berg, A. (2019).
<i>Fords</i>. Lake Press.</div></div>
</div>
</section>
"""


def test_the_title_page_has_six_elements_in_order_and_the_title_stands_again() -> None:
    made = printed()
    first, second = made.pages
    assert first == (
        "1 Crossing a river Ada Berg School of Rivers, Lake University "
        "RIV 501: Rivers and how to cross them Dr. Mei Tan April 12, 2023"
    )
    assert second.startswith("2 Crossing a river Text.")
    assert "https://ada.example.org/posts/one/" in second


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (("Ada Berg", "Mei Tan"), "Ada Berg and Mei Tan"),
        (("Ada Berg", "Mei Tan", "Lee Noor"), "Ada Berg, Mei Tan, and Lee Noor"),
    ],
)
def test_several_authors_stand_in_one_line(names: tuple[str, ...], line: str) -> None:
    assert line in printed(authors=names).pages[0]


def test_what_the_author_says_nowhere_is_left_out_and_can_be_named() -> None:
    alone = Assignment(code="RIV 501")
    assert printed(assignment=alone).pages[0] == "1 Crossing a river Ada Berg RIV 501"
    assert missing(manuscript(assignment=alone)) == ("affiliation", "instructor", "due")
    assert missing(manuscript(assignment=FULL)) == ()


def test_references_begin_a_page_and_citations_lead_to_them() -> None:
    html = '<p>So <a href="#ref-amos" role="doc-biblioref">Amos (2020)</a> says.</p>'
    made = printed(html, references=REFERENCES)
    *_, last = made.pages
    assert re.match(r"\d+ References Amos, B\. \(2020\)\. Rivers\. https:.* Berg, A\. ", last)
    assert "↑" not in made.text
    page = len(made.pages) - 1
    assert [page] == [to for to in made.links if isinstance(to, int)]
    assert "https://doi.org/10.1000/182" in made.links


def test_headings_have_five_levels_and_none_is_left_out() -> None:
    html = "".join(
        f"<h{level}>Stage {level}</h{level}><p>Text {level}.</p>" for level in (2, 3, 4, 5, 6)
    )
    made = printed(html)
    assert made.headings == ["H1", "H2", "H3", "H4", "H5"]
    assert "Stage 5. Text 5." in made.text
    assert "Stage 3 Text 3." in made.text
    assert printed("<h3>First</h3><p>a</p><h6>Second</h6><p>b</p><h2>Third</h2>").headings == [
        "H1",
        "H2",
        "H1",
    ]


def test_what_is_a_list_a_table_a_quotation_is_tagged_as_one() -> None:
    made = printed(
        "<ul><li>one<ol><li>two</li></ol></li></ul>"
        "<blockquote><p>Said.</p></blockquote>"
        "<table><caption>Rivers</caption><thead><tr><th>Name</th><th>Length</th></tr></thead>"
        "<tbody><tr><td>Rhine</td><td>1233</td></tr></tbody></table>"
        "<dl><dt>Ford</dt><dd>A place to cross.</dd></dl>"
        "<pre><code>x = 1\n</code></pre>"
    )
    for tag in ("L", "LI", "BlockQuote", "Table", "THead", "TH", "TD", "Caption", "Code"):
        assert made.count(tag), tag
    assert made.count("L") == 3
    assert "Table 1 Rivers Name Length Rhine 1233" in made.text


def test_a_footnote_stands_at_the_foot_and_keeps_its_number() -> None:
    note = '<sup class="footnote-ref"><a href="#fn1" id="fnref1" role="doc-noteref">1</a></sup>'
    made = printed(
        f"<p>Deep{note}, and again{note}.</p>"
        '<section class="footnotes" role="doc-endnotes"><ol><li id="fn1" class="footnote-item">'
        '<p>Up to here. <a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section>'
    )
    assert made.count("Note") == 1
    assert re.search(r"Deep ?1, and again ?1\..* 1 ?Up to here\.", made.pages[1])


def test_the_sentence_of_a_caption_is_the_title_and_the_rest_a_note(tmp_path: Path) -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z"/></svg>'
    )
    (tmp_path / "map.svg").write_text(drawing, encoding="utf-8")
    made = printed(
        '<figure class="figure"><img src="/map.svg" alt="A triangle">'
        "<figcaption>The river. It was drawn by D. Okoro in May.</figcaption></figure>",
        tmp_path,
    )
    assert "Figure 1 The river Note. It was drawn by D. Okoro in May." in made.text
    assert made.count("Figure") == 1


def test_signs_that_no_font_has_are_named() -> None:
    made = printed("<p>A sign: \U00038abc.</p>")
    assert "A sign: [U+38ABC]." in made.text
    (problem,) = made.problems
    assert (problem.code, problem.severity) == ("not-painted", "warning")


def test_the_same_text_has_the_same_bytes() -> None:
    assert printed().data == printed().data


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "تعلمت من الناس أكثر مما تعلمت من الكتب"),
        ("he", "למדתי מאנשים יותר מאשר מספרים"),
        ("el", "Έμαθα από ανθρώπους"),
        ("ru", "Я учусь у людей"),
        ("vi", "Tôi học từ mọi người"),
    ],
)
def test_scripts_are_set_in_faces_that_come_along(language: str, text: str) -> None:
    made = printed(f"<p>{text}</p>", language=language, title=text)
    assert made.problems == ()
    assert made.reader.trailer["/Root"]["/Lang"] == language


def test_texts_are_chapters_that_lead_to_one_another() -> None:
    table = "<table><caption>Fords</caption><tr><td>a</td></tr></table>"
    one = manuscript(
        f'<h2 id="x">Before</h2><p><a href="/posts/two/#x">On</a></p>{table}', references=REFERENCES
    )
    two = manuscript(
        f'<h2 id="x">After</h2><p><a href="/posts/one/">Back</a>, <a href="/a/">out</a></p>{table}',
        address="/posts/two/",
        url="https://ada.example.org/posts/two/",
        title="On the other side",
    )
    made = bound(one, two)
    assert made.pages[0] == "1 Notes Ada Berg"
    assert re.match(r"2 Contents Crossing a river[ .]+3 On the other side[ .]+4$", made.pages[1])
    assert made.headings == ["H1", "H2", "H2", "H1", "H2"]
    # The list of contents twice, each to each, and what is not in the book on the web.
    assert [to for to in made.links if isinstance(to, int)] == [2, 3, 3, 2]
    assert "https://ada.example.org/a/" in made.links
    assert made.text.count("Table 1 Fords") == 2


def test_an_artifact_tells_its_case_and_where_its_files_are() -> None:
    case = CaseView(
        role="Designer",
        tools=("Rise", "Pen & paper"),
        problem=("Nobody knew.",),
        result=("Few do.",),
    )
    file = FileView("document", "card.pdf", "/artifacts/card/card.pdf", "PDF", 25_000)
    made = printed("<p>Text.</p>", kind="artifact", case=case, files=(file,))
    assert made.pages[1].startswith(
        "2 Crossing a river Role Designer Tools Rise, Pen & paper card.pdf (PDF, 25 KB) "
        "Problem Nobody knew. Result Few do. Text."
    )
    assert made.headings == ["H1", "H1"]
    assert "https://ada.example.org/artifacts/card/card.pdf" in made.links


@pytest.mark.parametrize("tag", ["b", "a href=#x", "blockquote", "div class=activity", "ul><li"])
def test_what_is_nested_deeper_than_anybody_reads_is_words(tag: str) -> None:
    assert "Deep & down" in printed(f"<{tag}>" * 2000 + "Deep &amp; down").text
