"""The theme contract names all that there is."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
import yaml

from plnfolio.model import dated, view
from plnfolio.theme.chain import builtin_themes

DOCS = (Path(__file__).parents[2] / "docs/theme.md").read_text(encoding="utf-8")
TEMPLATES = builtin_themes() / "base/templates"
BLOCKS = sorted(
    {
        block
        for path in TEMPLATES.rglob("*.html")
        for block in re.findall(r"{% block (\w+)", path.read_text(encoding="utf-8"))
    }
)
VIEWS = [one for one in {**vars(view), **vars(dated)}.values() if dataclasses.is_dataclass(one)]
OPTIONS = [
    (path.parent.name, option)
    for path in builtin_themes().glob("*/theme.yaml")
    for option in yaml.safe_load(path.read_text(encoding="utf-8")).get("options", {})
]
TOKENS = re.findall(
    r"^  (--[\w-]+):", (builtin_themes() / "folio/assets/site.css").read_text("utf-8"), re.M
)


@pytest.mark.parametrize("block", BLOCKS)
def test_every_block_is_in_the_contract(block):
    assert f"`{block}`" in DOCS


@pytest.mark.parametrize(
    "path", sorted(p.relative_to(TEMPLATES) for p in TEMPLATES.rglob("*.html"))
)
def test_every_template_is_in_the_contract(path):
    assert f"`{path.as_posix()}`" in DOCS


@pytest.mark.parametrize("kind", VIEWS)
def test_every_field_of_a_view_is_in_the_contract(kind):
    missing = [one.name for one in dataclasses.fields(kind) if f"`{one.name}`" not in DOCS]
    assert missing == []


@pytest.mark.parametrize(("theme", "option"), OPTIONS)
def test_every_option_is_in_the_contract(theme, option):
    assert f"| `{option}` | {theme} |" in DOCS


@pytest.mark.parametrize("token", sorted(set(TOKENS)))
def test_every_token_is_in_the_contract(token):
    assert f"`{token}`" in DOCS
