"""A style is a parameter: a site asks for another one, and nothing of APA is left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from cite.mla import Mla
from plnfolio.cite import STYLES
from plnfolio.cite.apa.engine import Apa
from plnfolio.cite.output.html import to_html
from plnfolio.cite.output.plain import to_plain
from plnfolio.cite.rich import unlinked
from plnfolio.commands.schema import SCHEMAS
from plnfolio.model.citation import Citation, CiteItem
from plnfolio.read.libraries import read_references
from sites.building import Built, Workshop, build_in, call, contents
from sites.dom import Node

HERE = Path(__file__).parents[1] / "cite"
CASES = yaml.safe_load((HERE / "mla.yaml").read_text(encoding="utf-8"))
TEXTS = list(CASES["in_text"])
SITE = "title: Notes\nauthor: Ada van der Berg\nbase_url: https://notes.example\nstyle: mla\n"
OWN = "van der Berg, Ada. “What I Read.” *Notes*, 2 Jan. 2023, https://notes.example/posts/all/."
HEADLINE = """\
- {id: a, type: book, issued: 2001, author: [{family: Arndt, given: Bo}], publisher: Press,
   title: The Ways of Learning Online}
"""


def post(title: str, text: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: 2023-01-02\n{more}---\n{text}\n"


FILES = {
    "content/site.yaml": SITE,
    "content/references.yaml": (HERE / "mla_works.yaml").read_text(encoding="utf-8"),
    "content/posts/all.md": post("What I read", "All of them.", 'nocite: "@*"\n'),
    **{f"content/posts/{n}.md": post(f"Post {n}", text) for n, text in enumerate(TEXTS)},
}


@pytest.fixture(scope="module", autouse=True)
def mla() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(STYLES, "mla", Mla)
        yield


@pytest.fixture(scope="module")
def built(workshop: Workshop, mla: None) -> Built:
    built = workshop.build(FILES)
    assert not built.problems, built.shown
    return built


def starred(node: Node | str) -> str:
    """What is read of an element, with asterisks around italics; spaces that hold are spaces."""
    if isinstance(node, str):
        return node.replace("\u00a0", " ")
    text = "".join(map(starred, node.children))
    return "" if "hidden" in node.attributes else f"*{text}*" if node.tag == "i" else text


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=TEXTS)
def test_a_citation_in_the_text_is_of_the_style(built: Built, number: int) -> None:
    first = built.page(f"/posts/{number}/").one("div.text").all("p")[0]
    assert starred(first) == CASES["in_text"][TEXTS[number]]


def test_the_list_of_a_post_is_of_the_style_and_in_its_order(built: Built) -> None:
    entries = built.page("/posts/all/").one("#refs").all("div.csl-entry")
    found = {node.attributes["id"].removeprefix("ref-"): starred(node) for node in entries}
    assert found == CASES["entries"]
    assert list(found) == ["reader", "brown1989", "lave1991", "nurse", "wenger1998", "wenger2010"]


def test_the_list_of_the_site_is_of_the_style(built: Built) -> None:
    page = starred(built.page("/references/").one("main"))
    assert [key for key, entry in CASES["entries"].items() if entry not in page] == []


def test_a_post_is_itself_cited_in_the_style(built: Built) -> None:
    assert starred(built.page("/posts/all/").one("#page-citation")) == OWN


def test_nothing_of_apa_is_left(built: Built) -> None:
    works = read_references(built.folder, [])
    items = [(CiteItem(key),) for key in works]
    citations = [*map(Citation, items), *(Citation(item, "narrative") for item in items)]
    cited = Apa(works).cite(citations)
    forms = [*cited.in_text, *(entry.text for entry in cited.entries)]
    texts = {write(unlinked(form)) for form in forms for write in (to_html, to_plain)}
    files = {path: data.decode("utf-8", "replace") for path, data in contents(built.output).items()}
    bare = {path: re.sub(r"</?a\b[^>]*>", "", text) for path, text in files.items()}
    assert [(path, text) for path in bare for text in texts if text in bare[path]] == []


def test_the_command_shows_works_in_the_style_of_the_site(built: Built) -> None:
    shown = call("cite", "show", "lave1991", cwd=built.folder)
    entry = CASES["entries"]["lave1991"].replace("*", "")
    assert shown.out == f"{entry}\n(Lave and Wenger)\nLave and Wenger\n"


@pytest.mark.parametrize(("style", "said"), [("apa", True), ("mla", False)])
def test_what_only_apa_asks_for_is_not_asked_for(
    style: str, said: bool, workshop: Workshop
) -> None:
    config = f"title: Notes\nauthor: Ada\nstyle: {style}\n"
    files = {"content/site.yaml": config, "content/references.yaml": HEADLINE}
    built = workshop.build({**files, "content/posts/one.md": post("One", "@a")})
    assert bool(built.problems) == said
    assert ("capitals" in call("cite", "show", cwd=built.folder).err) == said


def test_the_remedy_for_no_style_lists_those_there_are(workshop: Workshop) -> None:
    folder = workshop.folder({**FILES, "content/site.yaml": SITE.replace("mla", "mhra")})
    (problem,) = build_in(folder).problems
    assert (problem.code, problem.help) == ("bad-value", "write “apa” or “mla”")
    shown = call("cite", "show", "lave1991", cwd=folder)
    assert shown.code == 1
    assert "there is no citation style “mhra”" in shown.err
    assert SCHEMAS["site"]()["properties"]["style"]["enum"] == ["apa", "mla"]


def test_a_change_of_style_makes_what_a_clean_build_makes(workshop: Workshop) -> None:
    folder = workshop.folder(FILES)
    config = folder / "content/site.yaml"
    clean = {}
    for style in ("mla", "apa"):
        config.write_text(SITE.replace("mla", style), encoding="utf-8")
        clean[style] = contents(build_in(folder, folder / style).output)
    assert clean["mla"] != clean["apa"]
    for style in ("mla", "apa", "mla"):
        config.write_text(SITE.replace("mla", style), encoding="utf-8")
        assert contents(build_in(folder).output) == clean[style]
