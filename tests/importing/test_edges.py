"""Where a text begins and ends on its page: no names of themes tell it, only what stands there."""

from __future__ import annotations

import datetime

import pytest

from plnfolio.importing.article import Article, words
from plnfolio.importing.conserved import account
from plnfolio.importing.sources.html import page_article
from plnfolio.importing.tidy.page import tidied

PROSE = (
    "<p>A tutor has about six minutes with each student, and spends five of them talking, which is"
    " four more than anybody needs to be helped.</p>"
)
TEXT = PROSE + "<h2>Waiting</h2>" + PROSE


def brought(page: str) -> Article:
    """A page, tidied; every word is in the text or in the report."""
    article = page_article(page.encode(), "a.html")
    article.address = article.address or "https://tutors.example/waiting"
    tidied([article])
    said = " ".join(note.message for note in article.notes)
    account(article)
    assert "these words of the source were not brought" not in said
    return article


TITLES = {
    "a site’s name in the header": (
        "<title>Networks | Plumb Lines</title><header id=SITE_HEADER><h1><a href=/>Plumb Lines</a>"
        "</h1></header><main><h1>Waiting</h1>{}</main>"
    ),
    "the text’s own heading is not the page’s first": (
        "<title>Reader: Waiting for answers | T1</title><header class=site-header><h1>Reader</h1>"
        "</header><div role=main><h3>2. Waiting for answers</h3>{}</div>"
    ),
    "a number of a book": (
        "<title>3.2: Waiting - Books</title><article><h1>3.2: Waiting</h1>{}</article>"
    ),
    "a number of years": (
        "<title>2001: Waiting - Books</title><article><h1>2001: Waiting</h1>{}</article>"
    ),
    "a list of ten": "<title>10 ways of waiting</title><main><h1>10 ways of waiting</h1>{}</main>",
    "in a header of the article": (
        "<title>Waiting – Blog</title><article><header class=entry-header><h1>Waiting</h1></header>"
        "{}</article>"
    ),
}
CALLED = [
    "Waiting",
    "Waiting for answers",
    "Waiting",
    "2001: Waiting",
    "10 ways of waiting",
    "Waiting",
]


@pytest.mark.parametrize(("name", "title"), list(zip(TITLES, CALLED, strict=True)))
def test_a_text_has_its_own_title(name: str, title: str) -> None:
    article = brought(TITLES[name].format(PROSE))
    assert article.title == title


def test_the_heading_that_a_page_names_is_the_title() -> None:
    article = brought(
        "<title>Reader: Waiting for answers | T1</title><div id=page-header><h1>Reader</h1></div>"
        f"<div role=main><h3>2. Waiting for answers</h3>{TEXT}</div>"
    )
    assert article.title == "Waiting for answers"
    assert words(article.body).startswith("A tutor")


ABOVE = {
    "the name of the site": "<div><a href=/>Tutors at work</a></div><h1>On waiting</h1>",
    "a menu of the book": (
        "<h4><a href=/book>Tutoring</a></h4><ul><li><a href=/a>Asking well</a><li>On waiting</ul>"
        "<h1>On waiting</h1>"
    ),
    "a label": "<a href=/tag/tutors>tutors</a><h1>On waiting</h1>",
    "tags below it": ("<h1>On waiting</h1><p><a href=/k/1>tutors</a><a href=/k/2>asking</a></p>"),
    "buttons without words": "<h1>On waiting</h1><div>7</div><div>2</div><div>Share</div>",
    "a list of who and when": (
        "<h1>On waiting</h1><ul><li>Halima Westergaard<li>Apr 18, 2024<li>6 min read</ul>"
    ),
    "who and when in a line": "<h1>On waiting</h1><p>by Halima Westergaard, April 18, 2024</p>",
    "a day in numbers": "<h1>On waiting</h1><p><span>4/18/2024</span></p>",
    "terms of a machine": (
        "<h1>On waiting</h1><dl><dt>Page ID</dt><dd>178912</dd></dl><p>Save as PDF</p>"
    ),
    "the author as a heading": "<h1>On waiting</h1><h4><a href=/a>Halima Westergaard</a></h4>",
    "a way back": "<h1>On waiting</h1><p>Previous: Asking well</p><p>Print book</p>",
}


@pytest.mark.parametrize("name", ABOVE)
def test_what_stands_around_the_title_is_left_out(name: str) -> None:
    article = brought(
        "<title>On waiting | Tutors</title><meta name=author content='Halima Westergaard'>"
        f"<body><div>{ABOVE[name]}{TEXT}</div>"
    )
    assert article.title == "On waiting"
    assert words(article.body).startswith("A tutor has")


def test_an_author_below_the_words_that_sum_a_text_up_is_left_out() -> None:
    article = brought(
        "<title>On waiting</title><meta name=author content='Halima Westergaard'><article><h1>On"
        " waiting</h1><p>What six minutes are for.</p><h4>Halima Westergaard</h4>"
        f"<p>18 April 2024 — 5 min read</p>{TEXT}</article>"
    )
    assert words(article.body).startswith("What six minutes are for. A tutor")


KEPT = {
    "a motto": "<p>Listen first.</p>",
    "a line that leads on": "<p>What I tried this week:</p>",
    "a link to another site": "<p><a href=https://other.example/a>The first part</a></p>",
    "a sentence with a day": "<p>On April 18, 2024 we waited for the first time.</p>",
    "a heading": "<h2>The room</h2>",
    "an item of a list": "<ul><li>Waiting<li>Asking</ul>",
    "a year": "<p>2019</p>",
    "a heading of one word": "<h2>Comments</h2>",
    "a link to another post": "<p><a href=/part-1>Part 1</a></p>",
}


@pytest.mark.parametrize("name", KEPT)
def test_what_an_author_begins_with_stays(name: str) -> None:
    article = brought(
        f"<title>On waiting</title><article><h1>On waiting</h1>{KEPT[name]}{TEXT}</article>"
    )
    assert not words(article.body).startswith("A tutor has")
    assert len(article.body) == 4


@pytest.mark.parametrize(
    ("line", "day", "author"),
    [
        ("by Ada Okafor, October 2, 2023", datetime.date(2023, 10, 2), "Ada Okafor"),
        ("Posted by Ada Okafor on 2 October 2023", datetime.date(2023, 10, 2), "Ada Okafor"),
        ("Ada Okafor | 2023-10-02", datetime.date(2023, 10, 2), "Ada Okafor"),
        ("October 2nd, 2023", datetime.date(2023, 10, 2), ""),
        ("Published: 10/23/2023", datetime.date(2023, 10, 23), ""),
        ("02 de octubre de 2023", datetime.date(2023, 10, 2), ""),
        ("We met on October 2, 2023", None, ""),
        ("Ada Okafor", None, ""),
    ],
)
def test_a_day_below_the_title_is_that_of_the_text(
    line: str, day: datetime.date | None, author: str
) -> None:
    article = brought(f"<title>On waiting</title><h1>On waiting</h1><p>{line}</p>{TEXT}")
    assert (article.date, article.author) == (day, author)
    assert words(article.body).startswith("A tutor") == (day is not None)


BEHIND = {
    "a heading of what is gone": "<h4>Discussion about this post</h4><div id=comments>Good!</div>",
    "a licence": (
        "<hr><p>This page titled On waiting is shared under a <a href=#>CC BY</a> license and was"
        " authored by Halima Westergaard.</p>"
    ),
    "ways on": (
        "<p>Next</p><div><a href=/quiz>Quiz 1</a> <a href=/end>Ends</a></div><p>Jump to...</p>"
    ),
    "a card of the author": (
        "<h3>Halima Westergaard</h3><p>Tallmere</p><p>She has waited for a thousand answers.</p>"
    ),
    "a box that asks": (
        "<div><h2>Sign up for Tutors</h2><p>One letter a month</p><form><input type=email><button>"
        "Go</button></form><p>No spam.</p></div>"
    ),
    "a button that is none": "<a role=button>Like</a>",
    "a footer of the text": "<footer><p>Filed under tutors</p><p>Recommended articles</p></footer>",
}


@pytest.mark.parametrize("name", BEHIND)
def test_what_stands_behind_a_text_is_left_out(name: str) -> None:
    article = brought(
        "<title>On waiting</title><meta name=author content='Halima Westergaard'><body><article>"
        f"<h1>On waiting</h1>{TEXT}{BEHIND[name]}</article>"
    )
    assert words(article.body).endswith("to be helped.")


LAST = {
    "a form that asks nothing of readers": (
        "<div><h2>A quiz</h2><p>Which is one?</p><form><input type=radio>This one</form></div>"
    ),
    "a motto": "<p>Wait.</p>",
    "a link elsewhere": "<p><a href=https://other.example/next>Next</a> is harder.</p>",
    "a licence of a picture": "<p>The stopwatch is by Ngozi, under a CC BY license.</p>",
    "a link that looks like a button": (
        "<p><a class=btn role=button href=https://other.example/slides>My slides</a></p>"
    ),
    "a link to another post": "<p><a href=/part-2>Part 2</a></p>",
    "works in a footer": ("<footer><p>Rowe, M. B. (1986). <i>Wait time</i>. Press.</p></footer>"),
    "a note about oneself": "<h3>About me</h3><p>I teach at Tallmere.</p>",
}


@pytest.mark.parametrize("name", LAST)
def test_what_an_author_ends_with_stays(name: str) -> None:
    article = brought(
        "<title>On waiting</title><meta name=author content='Halima Westergaard'><body><article>"
        f"<h1>On waiting</h1>{TEXT}{LAST[name]}</article>"
    )
    assert not words(article.body).endswith("to be helped.")


@pytest.mark.parametrize(
    ("links", "tags"),
    [
        ("<footer><a href=/blog/tags/pln>PLN</a><a href=/blog/tags/asking>asking</a></footer>", 2),
        ("<p><a href=https://t.example/search/label/pln>PLN</a></p>", 1),
        ("<p><a href=/tags/>All tags</a></p>", 0),
        ("<p>" + "".join(f"<a href=/tag/{n}>t{n}</a> " for n in range(20)) + "</p>", 0),
    ],
)
def test_links_to_pages_of_tags_are_tags(links: str, tags: int) -> None:
    article = brought(
        f"<title>On waiting</title><article><h1>On waiting</h1>{TEXT}{links}</article>"
    )
    assert len(article.tags) == tags
