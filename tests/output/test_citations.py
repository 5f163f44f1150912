"""Citations on a finished page: their markup, their previews, how the post itself is cited."""

from __future__ import annotations

import json

import pytest

from sites.building import Built, Workshop

LIBRARY = """\
- {id: a, type: book, author: [{family: Arndt, given: Bo}], issued: 2001, title: <i>Mind</i> it,
   publisher: Press, URL: "https://example.org/a?x=1&y=2"}
- {id: b, type: book, author: [{family: Berg, given: Cy}], issued: 2002, title: Two,
   publisher: Press}
- {id: c, type: book, author: [{family: Cole, given: Di}], issued: 2003, title: Three}
- {id: said, type: personal_communication, author: [{family: Tan, given: Mei}], issued: 2023-03-04}
"""
FILES = {
    "content/site.yaml": "title: Notes\nauthor: Ada van der Berg\nbase_url: https://notes.example",
    "content/references.yaml": LIBRARY,
    "content/posts/one.md": (
        "---\ntitle: First *post*\ndate: 2023-01-02\nnocite: [c]\n---\n"
        "As @a [p. 3] says, and others do [@b; @a], and a friend [@said].\n"
    ),
    "content/posts/two.md": "---\ntitle: Second\ndate: 2023-01-03\n---\nNothing is cited.\n",
}


@pytest.fixture(scope="module")
def built(workshop: Workshop) -> Built:
    built = workshop.build(FILES)
    assert not built.problems, built.shown
    return built


def test_a_citation_holds_exactly_its_text_and_names_its_works(built: Built) -> None:
    found = built.page("/posts/one/").all("span.citation")
    assert [node.text for node in found] == [
        "Arndt (2001, p. 3)",
        "(Arndt, 2001; Berg, 2002)",
        "(M. Tan, personal communication, March 4, 2023)",
    ]
    assert [node.attributes["data-cites"] for node in found] == ["a", "b a", "said"]


def test_each_work_of_a_citation_leads_to_its_own_entry(built: Built) -> None:
    found = built.page("/posts/one/").all("span.citation")
    links = [[link.attributes["href"] for link in node.all("a")] for node in found]
    assert links == [["#ref-a"], ["#ref-a", "#ref-b"], []]


def test_an_entry_holds_exactly_its_text_and_leads_back(built: Built) -> None:
    page = built.page("/posts/one/")
    entries = page.one("#refs").all("div.csl-entry")
    assert [entry.attributes["id"] for entry in entries] == ["ref-a", "ref-b", "ref-c"]
    assert entries[1].text == "Berg, C. (2002). Two. Press."
    backlinks = [span.text for span in page.all("span.backlinks")]
    assert backlinks == ["↩\ufe0e a b", "↩\ufe0e"]


def test_a_preview_shows_the_entry_and_is_no_text_of_the_page(built: Built) -> None:
    preview = built.page("/posts/one/").all("span.preview")[0]
    assert preview.text == "Arndt, B. (2001). Mind it. Press. https://example.org/a?x=1&y=2"
    assert "hidden" in preview.attributes
    assert not preview.all("a")
    assert "preview" not in built.text("feed.xml")


def test_a_work_can_be_listed_uncited(built: Built) -> None:
    assert "Cole, D. (2003)." in built.page("/posts/one/").one("#refs").text


@pytest.mark.parametrize(
    ("nocite", "listed"),
    [
        ("[c]", ["ref-c"]),
        ('"@b, @c"', ["ref-b", "ref-c"]),
        ('["@c"]', ["ref-c"]),
        ('"@*"', ["ref-a", "ref-b", "ref-c"]),
    ],
)
def test_uncited_works_are_named_as_in_pandoc(
    nocite: str, listed: list[str], workshop: Workshop
) -> None:
    post = f"---\ntitle: First\ndate: 2023-01-02\nnocite: {nocite}\n---\nText.\n"
    files = {"content/references.yaml": LIBRARY, "content/posts/one.md": post}
    page = workshop.build({**FILES, **files}).page("/posts/one/")
    entries = page.one("#refs").all("div.csl-entry")
    assert [entry.attributes["id"] for entry in entries] == listed


def test_an_id_with_a_space_makes_a_link_that_leads_there(workshop: Workshop) -> None:
    library = LIBRARY.replace("id: a,", "id: a b,")
    post = FILES["content/posts/one.md"].replace("@a", "@{a b}")
    files = {**FILES, "content/references.yaml": library, "content/posts/one.md": post}
    page = workshop.build(files).page("/posts/one/")
    assert page.all("span.citation")[0].one("a").attributes["href"] == "#ref-a-b"
    assert page.one("#ref-a-b").text.startswith("Arndt")


def test_a_post_without_citations_has_no_list(built: Built) -> None:
    page = built.page("/posts/two/")
    assert not page.all("#refs")
    assert not page.all("#references")


def test_a_post_says_how_it_is_cited_itself(built: Built) -> None:
    citation = built.page("/posts/two/").one(".cite-this").one(".csl-entry")
    assert citation.text == (
        "van der Berg, A. (2023, January 3). Second. Notes. https://notes.example/posts/two/"
    )
    assert [i.text for i in citation.all("i")] == ["Notes"]


def test_the_works_of_the_portfolio_stand_with_the_posts_that_cite_them(built: Built) -> None:
    items = built.page("/references/").all("div.csl-item")
    assert [item.all("a")[-1].text for item in items] == ["First *post*"] * 3
    assert items[2].one("div.csl-entry").text == "Cole, D. (2003). Three."


FOREIGN = {
    "a": ("de", "de"),
    "b": ("German", "de"),
    "c": ("ngerman", "de"),
    "d": ("de_AT", "de-AT"),
    "e": ("spa", "es"),
    "f": ("日本語", "ja"),
    "g": ("en", None),
    "h": ("en-GB", None),
    "i": ("English", None),
    "j": ("", None),
    "k": ("German and English", None),
    "l": ("<b>", None),
}


def test_a_work_in_another_language_says_which(workshop: Workshop) -> None:
    works = [
        {"id": key, "type": "book", "title": f"Title {key}", "language": language}
        for key, (language, _) in FOREIGN.items()
    ]
    cited = " ".join(f"@{key}" for key in FOREIGN)
    text = f"---\ntitle: One\ndate: 2023-04-11\n---\n{cited}\n"
    files = {"content/references.json": json.dumps(works), "content/posts/one.md": text}
    built = workshop.build(files)
    wanted = {f"ref-{key}": tag for key, (_, tag) in FOREIGN.items()}
    for address in ("/posts/one/", "/references/"):
        entries = built.page(address).all("div.csl-entry")
        assert {one.attributes["id"]: one.attributes.get("lang") for one in entries} == wanted
    shown = [one.one(".csl-entry") for one in built.page("/posts/one/").all(".preview")]
    assert [one.attributes.get("lang") for one in shown] == list(wanted.values())
