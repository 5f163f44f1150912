"""The theme contract names all that there is."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, nodes

from plnfolio.model import dated, standardview, view
from plnfolio.theme.chain import CONTRACT, builtin_themes
from theme import views

DOCS = (Path(__file__).parents[2] / "docs/theme.md").read_text(encoding="utf-8")
TEMPLATES = builtin_themes() / "base/templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
_, SEEN, _ = re.split("### What templates can use|### What machines read", DOCS)
"""The section on Views."""
ROWS = [
    (re.findall(r"`(\w+)`", kinds), set(re.findall(r"`(\w+)`", fields)))
    for kinds, fields in re.findall(r"^\| ([^|]*) \| (.*) \|$", SEEN.partition("| Kind |")[2], re.M)
]
"""For which kinds a row of the table of fields speaks, and what it names."""
PARTS = [
    one
    for one in {**vars(view), **vars(dated), **vars(standardview)}.values()
    if dataclasses.is_dataclass(one) and not issubclass(one, view.PageView | view.SiteView)
]
"""What stands in the fields of Views."""
OPTIONS = [
    (path.parent.name, option)
    for path in builtin_themes().glob("*/theme.yaml")
    for option in yaml.safe_load(path.read_text(encoding="utf-8")).get("options", {})
]
TOKENS = re.findall(
    r"^  (--[\w-]+):", (builtin_themes() / "folio/assets/site.css").read_text("utf-8"), re.M
)


def names(one) -> set[str]:
    return {field.name for field in dataclasses.fields(one)}


def ancestors(tree: nodes.Template) -> Iterator[nodes.Template]:
    for extends in tree.find_all(nodes.Extends):
        parent = template(extends.template.value)
        yield parent
        yield from ancestors(parent)


def template(name: str) -> nodes.Template:
    return Environment().parse((TEMPLATES / name).read_text(encoding="utf-8"))


def written(tree: nodes.Node, known: frozenset[str]) -> list[str]:
    """The blocks under a node as the contract has them: a block, and in brackets those in it.

    ``known`` are those of the templates above, which are named only around new ones.
    """
    found = []
    for node in tree.iter_child_nodes():
        inner = written(node, known)
        if not isinstance(node, nodes.Block):
            found += inner
        elif node.name not in known:
            found.append(f"`{node.name}`" + (f" ({', '.join(inner)})" if inner else ""))
        elif inner:
            found.append(f"in `{node.name}`: {', '.join(inner)}")
    return found


def test_the_version_is_the_one_that_the_program_keeps():
    assert f"**version {CONTRACT}**" in DOCS


@pytest.mark.parametrize("name", NAMES)
def test_every_block_is_in_the_contract_where_it_stands(name):
    tree = template(name)
    known = {block.name for one in ancestors(tree) for block in one.find_all(nodes.Block)}
    blocks = written(tree, frozenset(known))
    rows = re.findall(rf"^\| `{re.escape(name)}` \| (.*) \|$", DOCS, re.M)
    assert rows == ([("; " if known else ", ").join(blocks)] if blocks else [])


@pytest.mark.parametrize("name", NAMES)
def test_every_template_is_in_the_contract(name):
    assert f"`{name}`" in DOCS


def test_every_kind_of_page_has_a_view_in_these_tests():
    shared = {"layout.html", "dated.html", "term.html"}
    assert {name for name in NAMES if "/" not in name} - shared == views.full_pages().keys()


@pytest.mark.parametrize(("word", "kind"), [("site", view.SiteView), ("page", view.PageView)])
def test_every_field_that_all_pages_have_is_in_its_paragraph(word, kind):
    (paragraph,) = re.findall(rf"^\*\*{word}\*\*(.*?)\n\n", SEEN, re.M | re.S)
    assert names(kind) - set(re.findall(r"`(\w+)`", paragraph)) == set()


@pytest.mark.parametrize("page", views.full_pages().values(), ids=lambda page: page.kind)
def test_every_further_field_of_a_kind_is_in_its_row(page):
    own = names(type(page)) - names(view.PageView)
    rows = [fields for kinds, fields in ROWS if page.kind in kinds]
    assert rows
    assert own - set().union(*rows) == set()


def test_no_row_names_a_kind_or_a_field_that_is_not_there():
    pages = {page.kind: page for page in views.full_pages().values()}
    pages["card"] = view.CardView("card", "T", "")
    known = set().union(*map(names, PARTS))
    for kinds, fields in ROWS:
        for kind in kinds:
            assert fields - known - names(type(pages[kind])) - pages.keys() == set()


@pytest.mark.parametrize("part", PARTS)
def test_every_field_of_what_stands_in_a_view_is_in_the_contract(part):
    assert names(part) - set(re.findall(r"`(\w+)`", SEEN)) == set()


@pytest.mark.parametrize(("theme", "option"), OPTIONS)
def test_every_option_is_in_the_contract(theme, option):
    assert f"| `{option}` | {theme} |" in DOCS


@pytest.mark.parametrize("token", sorted(set(TOKENS)))
def test_every_token_is_in_the_contract(token):
    assert f"`{token}`" in DOCS
