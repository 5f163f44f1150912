"""Where a text’s list of references is, what becomes of it, and of the citations of its works."""

from __future__ import annotations

from pathlib import Path

import pytest

from plnfolio.html_tree import html_tree
from plnfolio.importing.article import Article, There
from plnfolio.importing.citations import citations
from plnfolio.importing.markdown.writer import markdown
from plnfolio.read.references.library import read_library

KENNEDY = (
    "Kennedy, A. (2018). Networks that teach. <em>New Horizons</em>, <em>30</em>(2), 20–41. "
    "https://doi.org/10.1000/182"
)
SIEMENS = (
    "Siemens, G. (2005). Connectivism: A learning theory for the digital age. <em>International "
    "Journal of Instructional Technology and Distance Learning</em>, <em>2</em>(1), 3–10."
)
WENGER = (
    "Wenger, E. (1998). <em>Communities of practice: Learning, meaning, and identity</em>. "
    "Cambridge University Press."
)
VAN_ES = (
    "van Es, E. A., &amp; Sherin, M. G. (2002). Learning to notice. <em>Journal of Technology and "
    "Teacher Education</em>, <em>10</em>(4), 571–596."
)
HOOKS = "hooks, b. (1994). <em>Teaching to transgress</em>. Routledge."
EDX = "edX. (2020). <em>How learners find each other</em>. https://www.edx.org/report"
BOTH = f"<p>{KENNEDY}</p><p>{SIEMENS}</p>"
TEXT = "<p>So it is (Kennedy, 2018).</p>"
SHAPES = {
    "a heading": f"<h2>References</h2>{BOTH}",
    "a number before it": f"<h2>7. Reference List:</h2>{BOTH}",
    "a line in bold": f"<p><strong>References</strong></p>{BOTH}",
    "Spanish": f"<h2>Referencias bibliográficas</h2>{BOTH}",
    "German": f"<h3>Literaturverzeichnis</h3>{BOTH}",
    "French": f"<h2>Références</h2>{BOTH}",
    "no heading": BOTH,
    "one paragraph with breaks": f"<h2>Works Cited</h2><p>{KENNEDY}<br>{SIEMENS}</p>",
    "empty lines in a paragraph": f"<p>{KENNEDY}<br><br>{SIEMENS}</p>",
    "its heading in the first line": f"<p><b>References</b><br>{KENNEDY}<br>{SIEMENS}</p>",
    "a list": f"<h2>Sources</h2><ul><li>{KENNEDY}</li><li>{SIEMENS}</li></ul>",
    "a list with numbers, no heading": f"<ol><li>{KENNEDY}</li><li>{SIEMENS}</li></ol>",
    "a quotation": f"<h2>References</h2><blockquote>{BOTH}</blockquote>",
    "headings within": f"<h2>References</h2><h3>Articles</h3>{BOTH}",
    "a box": f"<aside class='note' title='References'>{BOTH}</aside>",
    "addresses on lines of their own": (
        f"<h2>References</h2><p>{KENNEDY.replace('https://doi', '</p><p>https://doi')}</p>"
        f"<p>{SIEMENS}</p>"
    ),
    "a line behind it": f"{BOTH}<p>Ana teaches on nights.</p>",
}


def brought(html: str, library: str = "") -> tuple[Article, There]:
    article = Article("a.html", html_tree(html), title="A")
    works = {one.id: one for one in read_library("references.yaml", library, [])}
    there = There(Path(), library=works)
    citations(article, there)
    return article, there


@pytest.mark.parametrize("shape", SHAPES)
def test_a_list_of_any_shape_becomes_works(shape: str) -> None:
    article, _ = brought(TEXT + SHAPES[shape])
    assert [one["id"] for one in article.works] == ["kennedy2018", "siemens2005"]
    assert article.works[0]["container-title"] == "New Horizons"
    said = markdown(article.body)
    assert said.startswith("So it is [@kennedy2018].\n")
    assert "Horizons" not in said
    assert article.matter["nocite"] == ["siemens2005"]
    assert (article.keyed, article.left) == (1, 0)


def test_what_stands_behind_the_list_keeps_its_place() -> None:
    article, _ = brought(f"{TEXT}<h2>References</h2>{BOTH}<h2>Thanks</h2><p>To Mei.</p>")
    assert markdown(article.body) == (
        "So it is [@kennedy2018].\n\n:::{references}\n:::\n\n## Thanks\n\nTo Mei.\n"
    )


def test_no_list_is_made_of_other_texts() -> None:
    html = (
        "<p>So it is (Kennedy, 2018).</p><h2>Resources</h2><p>A page that I like (from 2019).</p>"
        "<p>In spring (2018) I began, and went on.</p><p>Kennedy (2018) is right, as I said.</p>"
    )
    article, _ = brought(html)
    assert not article.works
    assert article.body.find("h2") is not None


def test_a_list_with_remarks_stays_and_its_works_are_known() -> None:
    remark = "<p>This one I would read again, for what it says of night shifts and of tea.</p>"
    html = f"{TEXT}<h2>Annotated bibliography</h2><p>{KENNEDY}</p>{remark}<p>{SIEMENS}</p>{remark}"
    article, _ = brought(html)
    assert [one["id"] for one in article.works] == ["kennedy2018", "siemens2005"]
    said = markdown(article.body)
    assert said.startswith("So it is [@kennedy2018].\n\n## Annotated bibliography\n\nKennedy, A.")
    assert "of tea." in said


def test_a_work_of_the_site_keeps_its_key() -> None:
    library = (
        "- {id: teach, type: article-journal, author: [{family: Kennedy, given: Anne}],"
        " issued: 2018, title: Networks that teach, DOI: 10.1000/182}\n"
        "- {id: siemens2005, type: book, author: [{family: Other, given: O.}], issued: 2001,"
        " title: Another}\n"
    )
    article, there = brought(f"{TEXT}<p>Other (2001) too.</p>{BOTH}", library)
    assert markdown(article.body) == "So it is [@teach].\n\n@siemens2005 too.\n"
    assert [one["id"] for one in article.works] == ["siemens2005a"]
    assert article.matter["nocite"] == ["siemens2005a"]
    assert set(there.library) == {"teach", "siemens2005", "siemens2005a"}


def test_two_texts_share_a_work() -> None:
    first, there = brought(TEXT + BOTH)
    second = Article("b.html", html_tree(TEXT + BOTH), title="B")
    citations(second, there)
    assert not second.works
    assert markdown(second.body) == markdown(first.body)


def test_abbreviations_of_groups_are_learned() -> None:
    group = (
        "<p>Global Learning Design Community. (2022). <em>About us</em>. https://example.org</p>"
    )
    article, _ = brought(
        f"<p>The Global Learning Design Community (GLDC, 2022) meets (GLDC, 2022).</p>{group}{BOTH}"
    )
    assert article.works[0]["author"] == [
        {"literal": "Global Learning Design Community", "short": "GLDC"}
    ]
    assert markdown(article.body).startswith("The @gldc2022 meets [@gldc2022].")


def test_letters_are_those_of_the_list() -> None:
    works = (
        "<p>Brown, A. (2019a). <em>Zebras at work</em>. Sage.</p>"
        "<p>Brown, A. (2019b). <em>Apples at work</em>. Sage.</p>"
    )
    article, _ = brought(f"<p>First (Brown, 2019a), then (Brown, 2019b).</p>{works}")
    keys = {one["title"]: one["id"] for one in article.works}
    said = f"First [@{keys['Zebras at work']}], then [@{keys['Apples at work']}].\n"
    assert markdown(article.body) == said


def test_citations_span_elements_and_code_is_left_alone() -> None:
    html = (
        "<p>So (<a href='#r'>Kennedy</a>, <em>2018</em>), <em>as Siemens (2005) and I say</em>.</p>"
        "<p><code>Kennedy (2018)</code></p><ul><li>Wenger (1998)<ul><li>(Wenger, 1998)</li></ul>"
        f"</li></ul><p><a href='https://example.org/x'>Kennedy (2018)</a></p>{BOTH}<p>{WENGER}</p>"
    )
    article, _ = brought(html)
    assert markdown(article.body) == (
        "So [@kennedy2018], *as @siemens2005 and I say*.\n\n`Kennedy (2018)`\n\n"
        "- @wenger1998\n  - [@wenger1998]\n\n@kennedy2018\n"
    )
    assert any(note.left == "https://example.org/x" for note in article.notes)


def test_what_has_no_work_is_named() -> None:
    article, _ = brought(f"<p>So (Granovetter, 1973; Kennedy, 2018).</p>{BOTH}")
    assert markdown(article.body) == "So [Granovetter, 1973; @kennedy2018].\n"
    assert (article.keyed, article.left) == (1, 1)
    assert any("Granovetter" in note.near for note in article.notes)


@pytest.mark.parametrize("small", [VAN_ES, HOOKS, EDX])
@pytest.mark.parametrize(
    "shape", ["<p>{}</p><p>{}</p>", "<p>{}<br>{}</p>", "<ul><li>{}<li>{}</ul>"]
)
def test_a_work_whose_author_has_a_small_letter_is_one_of_its_own(small: str, shape: str) -> None:
    article, _ = brought(f"{TEXT}<h2>References</h2>{shape.format(KENNEDY, small)}")
    assert len(article.works) == 2


def test_a_list_of_thousands_stays_as_it_is() -> None:
    works = (WENGER.replace("Wenger", f"Wenger{number}") for number in range(501))
    rows = "".join(f"<p>{work}</p>" for work in works)
    article, there = brought(f"<p>So it is.</p><h2>References</h2>{rows}")
    assert not article.works
    assert not there.library
    assert ["more than 500 works" in note.message for note in article.notes].count(True) == 1


def test_a_paragraph_as_long_as_a_book_keeps_its_citations_as_typed() -> None:
    long = "It is so (Wenger, 1998). " * 5_000
    article, _ = brought(
        f"<p>It is (Wenger, 1998).</p><p>{long}</p><h2>References</h2><p>{WENGER}</p>"
    )
    assert article.keyed == 1
    assert any("stay as they are typed" in note.message for note in article.notes)
