"""What page editors set for want of something better: tables of boxes, paragraphs moved in."""

from __future__ import annotations

import pytest

from plnfolio.html_tree import html_tree, page_tree
from plnfolio.importing.article import Article, words
from plnfolio.importing.conserved import account
from plnfolio.importing.sources.about import described
from plnfolio.importing.sources.html import page_article
from plnfolio.importing.sources.seen import seen
from plnfolio.importing.tidy.captions import captions
from plnfolio.importing.tidy.indented import quotations
from plnfolio.importing.tidy.page import tidied
from plnfolio.importing.tidy.regular import regular
from plnfolio.importing.tidy.strips import strips

HEADS = ("Network", "Purpose", "Activities", "Time per month")
ROWS = [("Guild", "Good on tools", "Reading", "2 hours"), ("Docks", "A chat", "Asking", "30 min")]


def row(cells: tuple[str, ...], wrap: str = "<div><p>{}</p></div>") -> str:
    return "<div>" + "".join(wrap.format(cell) for cell in cells) + "</div>"


def flat(*rows: tuple[str, ...]) -> str:
    return "".join(f'<div class="c"><p>{cell}</p></div>' for one in rows for cell in one)


TABLES = {
    "rows": row(HEADS) + "".join(map(row, ROWS)),
    "wrapped": f"<div>{''.join(f'<section>{row(one)}</section>' for one in (HEADS, *ROWS))}</div>",
    "empty boxes beside": "".join(
        row(one, '<div><div class="bg"></div><div><div><p>{}</p></div></div></div>')
        for one in (HEADS, *ROWS)
    ),
    "an empty cell": row(HEADS) + row(ROWS[0]) + row((*ROWS[1][:3], "")),
    "lines side by side": "".join(row(one, "<p>{}</p>") for one in (HEADS, *ROWS)),
    "spans side by side": "".join(row(one, "<span>{}</span>") for one in (HEADS, *ROWS)),
    "flat": f"<div>{flat(HEADS, *ROWS)}</div>",
    "a grid": '<div style="display:grid; grid-template-columns: 1fr 2fr 1fr 90px">'
    + flat(HEADS, *ROWS) + "</div>",
    "each row a table": "".join(
        f"<p></p><table><tr>{''.join(f'<td><div>{cell}</div></td>' for cell in one)}</tr></table>"
        for one in (HEADS, *ROWS)
    ),
    "within a page laid out as a table": "<table id=page><tr><td><p>Text.</p>"
    + "".join(
        f"<div><table><tr>{''.join(f'<td>{cell}</td>' for cell in one)}</tr></table></div>"
        for one in (HEADS, *ROWS)
    )
    + "</td><td>Menu</td></tr></table>",
    "tables below one another": "".join(
        f"<table><tbody><tr>{''.join(f'<td>{cell}</td>' for cell in one)}</tr></tbody></table>\n\n"
        for one in (HEADS, *ROWS)
    ),
    "words around": f"<p>Before.</p>{row(HEADS)}{''.join(map(row, ROWS))}<p>Behind.</p>",
    "no heads": "".join(map(row, [*ROWS, ("Podcast", "Voices", "Listening", "an hour a week")])),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_boxes_is_a_table(name: str) -> None:
    body = html_tree(TABLES[name])
    before = words(body)
    strips(body)
    table = next(one for one in body.iter("table") if one.get("id") != "page")
    read = [[words(cell) for cell in line] for line in table.iter("tr")]
    if name != "no heads":
        assert read[0] == list(HEADS)
        assert read[1] == list(ROWS[0])
        assert read[2][:3] == list(ROWS[1][:3])
    assert "".join(words(body).split()) == "".join(before.split())


NO_TABLES = {
    "cards": row(("Design", "Teaching", "Writing")) + row(("One text", "Another", "A third")) * 2,
    "two columns": row(("A long paragraph about a dock", "And one about a network")) * 3,
    "lists between paragraphs": "".join(
        f"<p>{one[0]}</p><ul>{''.join(f'<li>{cell}</li>' for cell in one)}</ul>" for one in ROWS * 2
    ),
    "cards of lines": "".join(row(one, "<p>{}</p>") for one in [r[1:] for r in ROWS * 2]),
    "a head alone": row(HEADS) + "<p>No rows.</p>",
    "paragraphs": "".join(f"<p>{cell}</p>" for one in (HEADS, *ROWS) for cell in one),
    "tables that lay out a page": "".join(
        f"<table><tr><td><h2>{one}</h2><p>About {one}.</p></td><td><p>More.</p></td></tr></table>"
        for one in ("Design", "Teaching", "Writing")
    ),
    "tables of their own": (
        "<table><tr><th>Network</th><th>Time</th></tr><tr><td>Guild</td><td>1 h</td></tr></table>"
        * 3
    ),
    "a table already": f"<table><tr><td>{TABLES['flat']}</td></tr></table>",
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_other_boxes_stay_boxes(name: str) -> None:
    body = html_tree(NO_TABLES[name])
    tables = len(list(body.iter("table")))
    strips(body)
    assert len(list(body.iter("table"))) == tables


SAID = "She never asks; she waits until he has done it twice."
REST = "<p>Before it there is a paragraph of the text.</p>" * 4


@pytest.mark.parametrize(
    "style",
    ["margin-left: 36pt; margin-right: 36pt", "padding-left: 40px;", "margin-left:.5in"],
)
def test_a_paragraph_that_is_moved_in_is_a_quotation(style: str) -> None:
    body = html_tree(
        f'{REST}<p style="{style}">{SAID}</p><p></p><p style="{style}">{SAID}</p>{REST}'
    )
    quotations(body)
    (quote,) = body.iter("blockquote")
    assert words(quote) == f"{SAID} {SAID}"
    assert len(list(body.iter("p"))) >= 10


@pytest.mark.parametrize(
    "html",
    [
        f'{REST}<p style="margin-left: 36pt; text-indent: -36pt">{SAID}</p>',
        f'{REST}<p style="margin-left: 36pt">• {SAID}</p>',
        f'{REST}<p style="margin-left: 10px">{SAID}</p>',
        f'<p style="margin-left: 36pt">{SAID}</p>' * 4,
        f'{REST}<ul><li><p style="margin-left: 36pt">{SAID}</p></li></ul>',
        f"{REST * 3}{f'<p style=margin-left:36pt>{SAID}</p>' * 5}",
    ],
)
def test_what_is_moved_in_for_another_reason_is_none(html: str) -> None:
    body = html_tree(html)
    before = words(body)
    quotations(body)
    assert not list(body.iter("blockquote"))
    assert words(body) == before


def test_nothing_is_lost_beside_a_quotation() -> None:
    moved = f'<p style="margin-left: 36pt">{SAID}</p>'
    body = html_tree(f'{REST}{moved}<p><img src="a.png"></p><iframe src="v"></iframe><hr>tail')
    quotations(body)
    assert [one.tag for one in body][-4:] == ["blockquote", "p", "iframe", "hr"]
    assert len(list(body.iter("img"))) == 1


CENTRED = '<p style="text-align: center; font-size: 13px">A dock at night.</p>'
PICTURES = {
    "set in the middle": f'<div><img src="a.png"></div><div class=rich>{CENTRED}</div>',
    "behind a break": '<p style="text-align: center"><img src="a.png"><br>A dock at night.</p>',
    "a title above": (
        '<p><b>Figure 1</b></p><p><i>A dock at night.</i></p><p><img src="a.png"></p>'
    ),
    "called so": '<p><img src="a.png"></p><div class="caption_x"><p>A dock at night.</p></div>',
    "numbered twice": '<p><img src="a.png"></p><p>Figure 3.2.1: A dock at night.</p>',
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_line_that_is_set_as_a_caption_makes_a_figure(name: str) -> None:
    body = html_tree(f"{REST}<div>{PICTURES[name]}</div>{REST}")
    before = words(body)
    captions(body)
    (figure,) = body.iter("figure")
    assert words(figure).endswith("A dock at night.")
    assert [one.tag for one in figure[-1].iter("p")] == []
    assert words(body).replace("Figure 1. ", "Figure 1 ") == before


NO_CAPTIONS = {
    "all is centred": f'<p><img src="a.png"></p>{CENTRED}' + CENTRED * 5,
    "a long paragraph": f'<p><img src="a.png"><br>{"A dock at night, and more. " * 9}</p>',
    "two pictures": '<p><img src="a.png"><br>A dock.<br><img src="b.png"></p>',
    "words before": '<p>Here: <img src="a.png"><br>A dock at night.</p>',
    "a heading": '<p><img src="a.png"></p><h2 style="text-align:center">Docks</h2>',
    "a figure that is named": '<p>Figure 1 shows a dock.</p><p>It is dark.</p><img src="a.png">',
}


@pytest.mark.parametrize("name", NO_CAPTIONS)
def test_other_lines_beside_a_picture_are_text(name: str) -> None:
    body = html_tree(f"<div>{NO_CAPTIONS[name]}</div>")
    before = words(body)
    captions(body)
    assert not list(body.iter("figure"))
    assert words(body) == before


@pytest.mark.parametrize(
    "line",
    [
        "<p class=MsoCaption>A dock at night.</p>",
        '<p class="caption">A dock at night.</p>',
        "<p>Figure 3. A dock at night.</p>",
        "<p><em>Abbildung 1</em>: A dock at night.</p>",
    ],
)
def test_a_caption_below_a_picture_makes_a_figure(line: str) -> None:
    body = html_tree(f'<p>Text.</p><p><img src="a.png"></p><p></p>{line}<p>More.</p>')
    captions(body)
    (figure,) = body.iter("figure")
    assert words(figure).endswith("A dock at night.")
    assert figure[-1].tag == "figcaption"


def test_a_line_below_a_picture_may_be_text() -> None:
    body = html_tree('<p><img src="a.png"></p><p>Figures are not my strength.</p>')
    captions(body)
    assert not list(body.iter("figure"))


@pytest.mark.parametrize(
    ("html", "title"),
    [
        (
            """<title>My Journal: On docks</title><h1 class=title>My Journal</h1>
            <h3 class='post-title entry-title'>On docks</h3>""",
            "On docks",
        ),
        (
            """<title>On docks – Loading</title><h1 class=header__title>Loading</h1><h1
            class=entry-title><span aria-hidden=true>3</span><span
            class=screen-reader-text>3. </span>On docks</h1>""",
            "On docks",
        ),
        ("<title>On docks | Priya</title><h1>On docks</h1>", "On docks"),
    ],
)
def test_the_title_is_that_of_the_text(html: str, title: str) -> None:
    tree = page_tree(f"<html><head></head><body>{html}</body></html>")
    article = Article("page.html")
    described(article, tree)
    assert article.title == title


@pytest.mark.parametrize(
    ("html", "heads"),
    [
        (
            """<div><span style="font-family: georgia;">One line of text.</span><br /><br /><span
            style="font-size: large;"><b>A remark</b></span><br /><br />Another line.</div>""",
            [("h2", "A remark")],
        ),
        ("<p>Text here.</p><p><font size=5>A remark</font></p><p>More.</p>", [("h2", "A remark")]),
        (
            """<p><b>First</b></p><p>Text.</p><p><span style="text-decoration: underline">Below
            it</span></p><p>Text.</p><p><b>Second</b></p><p>Text, <u>underlined</u>.</p>""",
            [("h2", "First"), ("h3", "Below it"), ("h2", "Second")],
        ),
        (
            """<h2>One</h2><div>Text of it.<br><br><span style="font-size: large">A remark</span>
            <br><br>More of it.</div>""",
            [("h2", "One"), ("h2", "A remark")],
        ),
        ("<h2>One</h2><p>Text.</p><p><u>No heading</u></p><p>Text.</p>", [("h2", "One")]),
    ],
)
def test_what_looks_like_a_heading_is_one(html: str, heads: list[tuple[str, str]]) -> None:
    article = Article("a", html_tree(html))
    regular(article)
    assert [(one.tag, words(one)) for one in article.body if one.tag[0] == "h"] == heads


def test_words_without_a_space_between_them_are_not_missed() -> None:
    body = html_tree(
        "<p>Text that stays, and is long enough to be one. It says what it says.</p>"
        "<div class=sharedaddy><button>Share</button><button>Like</button></div>"
    )
    article = Article("a", body, page=True)
    article.said, article.shown = seen(body)
    tidied([article])
    account(article)
    assert [note.left for note in article.notes] == ["Share Like"]


def box_of(html: str) -> tuple[str, str, str]:
    """The kind of a box, its title, its words."""
    article = Article("a.html", html_tree(f"<div>{PROSE}{html}</div>"))
    regular(article)
    found = next(article.body.iter("aside"), None)
    if found is None:
        return "", "", words(article.body[-1])
    return found.get("class", ""), found.get("title", ""), words(found)


PROSE = "<p>Before a box there is a paragraph, which is longer than its title.</p>"
INSIDE = "<p>Count to three.</p>"
BOXES = {
    "LibreTexts": (
        f'<div class="box-exercise"><p class="box-legend">Activity 2. Wait</p>{INSIDE}</div>',
        ("activity", "Wait"),
    ),
    "EdTech Books": (
        f'<div class="callout learning_check"><h4>Check yourself</h4>{INSIDE}</div>',
        ("activity", "Check yourself"),
    ),
    "objectives": (
        f'<div class="box-objective"><p class="box-legend">Objectives</p>{INSIDE}</div>',
        ("note", "Objectives"),
    ),
    "a bold line and a break": (
        '<div style="border:1px solid"><strong>Exercise 1: Wait</strong><br>Count to three.</div>',
        ("activity", "Wait"),
    ),
    "a line beside it": (
        f'<div style="border-left: 6px solid #27c; padding: 9px"><h3>Remember</h3>{INSIDE}</div>',
        ("note", "Remember"),
    ),
    "a colour": (
        f'<div style="background-color: #eef; padding: 9px"><b>Task</b>{INSIDE}</div>',
        ("activity", "Task"),
    ),
    "a number alone": (
        f'<div class="textbox--exercises"><h4>Activity 1</h4>{INSIDE}</div>',
        ("activity", ""),
    ),
    "what somebody said": (
        f'<div class="textbox">{INSIDE}<p>— Ngozi, tutor</p></div>',
        ("quote", "Ngozi, tutor"),
    ),
}


@pytest.mark.parametrize("name", BOXES)
def test_a_box_is_known_by_its_name_or_its_looks(name: str) -> None:
    html, (kind, title) = BOXES[name]
    assert box_of(html) == (kind, title, "Count to three.")


@pytest.mark.parametrize(
    "html",
    [
        '<div style="background-color: #fff; padding: 9px"><p>Count to three.</p></div>',
        '<div style="background-color: #eef"><p>Count to three.</p></div>',
        '<div style="background: #eef; padding: 1em"><h2>A part</h2><p>Count to three.</p></div>',
        '<div style="border-left: none"><p>Count to three.</p></div>',
        '<div class="box-shadow"><p>Count to three.</p></div>',
    ],
)
def test_a_part_of_a_page_is_no_box(html: str) -> None:
    assert box_of(html) == ("", "", "Count to three.")


def test_a_quotation_is_known_by_its_name() -> None:
    article = Article("a.html", html_tree(f"{PROSE}<div class=pullquote><p>She waits.</p></div>"))
    regular(article)
    assert [one.tag for one in article.body] == ["p", "blockquote"]


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<ol><li>a</ol><ol start=2><li>b</ol><ol start=3><li>c</ol>", ["ol"]),
        ("<ul><li>a</ul><ul><li>b</ul>", ["ul"]),
        ("<ol><li>a</ol><ol><li>b</ol>", ["ol", "ol"]),
        ("<ol><li>a</ol><p>And:</p><ol start=2><li>b</ol>", ["ol", "p", "ol"]),
    ],
)
def test_a_list_that_goes_on_is_one(html: str, made: list[str]) -> None:
    article = Article("a.html", html_tree(html))
    regular(article)
    assert [one.tag for one in article.body] == made


@pytest.mark.parametrize(
    "title", ["Learning objectives", "Key takeaways", "Glossary", "Discussion questions"]
)
def test_a_bold_line_that_names_a_part_is_a_heading(title: str) -> None:
    article = Article("a.html", html_tree(f"<h2>Waiting</h2><p><b>{title}</b></p>{INSIDE}"))
    regular(article)
    assert [one.tag for one in article.body] == ["h2", "h3", "p"]


NOTION = """<html><body><article class="page"><header><div class="page-header-icon">🐦</div>
<h1 class="page-title">Counting</h1><table class="properties"><tbody>
<tr><th>Date</th><td><time>@October 2, 2023</time></td></tr>
<tr><th>Tags</th><td><span class="selected-value">birds</span><span class="selected-value">hours
</span></td></tr><tr><th>Owner</th><td>Jonah</td></tr></tbody></table></header>
<div class="page-body"><p>Every winter I count birds.</p></div></article></body></html>"""


def test_properties_of_notion_are_what_a_page_says_of_itself() -> None:
    article = page_article(NOTION.encode(), "a.html")
    tidied([article])
    assert (article.title, str(article.date)) == ("Counting", "2023-10-02")
    assert article.tags == ("birds", "hours")
    assert words(article.body) == "Every winter I count birds."
    account(article)
    assert not [note for note in article.notes if "these words" in note.message]
