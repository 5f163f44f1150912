"""Words that a language lacks are English, and say so."""

from __future__ import annotations

import re

import pytest

from plnfolio.theme.borrowed import Borrowed, told
from sites.building import Workshop

S, E = "\x1c", "\x1d"
SPAN = '<span lang="en" dir="ltr">'


@pytest.mark.parametrize(
    ("html", "page"),
    [
        (f"<p>{S}Menu{E}</p>", f"<p>{SPAN}Menu</span></p>"),
        (f'<p title="{S}Menu{E}">ä</p>', '<p title="Menu">ä</p>'),
        (f"<title>{S}Menu{E} – x</title>", "<title>Menu – x</title>"),
        (f"<script>a = '{S}Menu{E}'</script>", "<script>a = 'Menu'</script>"),
        (f"<p>a{S}{E}b</p>", "<p>ab</p>"),
        ("<p>a</p>", "<p>a</p>"),
    ],
)
def test_words_say_their_language_where_an_element_can_stand(html: str, page: str) -> None:
    assert told(html) == page


def test_what_is_borrowed_is_escaped() -> None:
    assert told(f"<p>{Borrowed('a < b').__html__()}</p>") == f"<p>{SPAN}a &lt; b</span></p>"


FINNISH = "skip_to_content: Siirry sisältöön\n"


@pytest.mark.parametrize("language", ["fi", "he"])
def test_a_language_without_words_has_english_ones_that_say_so(
    workshop: Workshop, language: str
) -> None:
    files = {
        "content/site.yaml": f"title: Muistiinpanot\nauthor: Ada\nlanguage: {language}\n",
        "content/posts/one.md": "---\ntitle: Eka\ndate: 2023-04-11\ntags: [yksi]\n---\nTeksti.\n",
        f"overrides/strings/{language}.yaml": FINNISH,
    }
    built = workshop.build(files)
    assert built.shown == ""
    page = built.page("/posts/one/")
    said = [one.text for one in page.all("span") if one.attributes.get("lang") == "en"]
    assert "Back to top" in said
    assert page.one(".skip-link").text == "Siirry sisältöön"
    assert page.one(".skip-link").all("span") == []
    assert page.one("nav.menu").attributes["aria-label"] == "Main menu"
    for path, data in built.files().items():
        if path.endswith(".html"):
            assert not re.search(rb"[\x1c\x1d]", data), path


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "es-MX"])
def test_a_language_with_words_borrows_none(workshop: Workshop, language: str) -> None:
    site = f"title: Site\nauthor: Ada\nlanguage: {language}\n"
    text = "---\ntitle: One\ndate: 2023-04-11\n---\nText.\n"
    built = workshop.build({"content/site.yaml": site, "content/posts/one.md": text})
    assert 'lang="en" dir="ltr">' not in built.text("posts/one/index.html").partition("<body")[2]
