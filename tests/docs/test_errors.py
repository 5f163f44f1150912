"""docs/errors.md explains every code that the program has, and each has a planted mistake."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from check.test_cases import FILES as PROOFS
from plnfolio.check.rules import LEVELS, ONLINE
from problems.test_cases import CASES, codes
from sites.building import CHECKOUT

SOURCES = sorted((CHECKOUT / "generator" / "plnfolio").rglob("*.py"))
PAGE = CHECKOUT / "docs" / "errors.md"
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
SAYING = {"Problem", "Finding", "find", "warn", "say", "report", "_say", "_find", "_verdict"}
"""What is called with a code, or gives one back."""
RULES = {"EntryRule", "SiteRule", "TextRule"}
"""What begins with a code, which may be one word there."""
SAYS = re.compile(rf"\b(?:{'|'.join(SAYING | RULES)})\b")


@cache
def codes_in_source() -> set[str]:
    """Every code that the program can say, read from its text."""
    texts = (path.read_text("utf-8") for path in SOURCES)
    # To parse a module takes much longer than to look for a word.
    trees = (ast.parse(text) for text in texts if SAYS.search(text))
    return {code for tree in trees for code in codes_of(tree)} | set(LEVELS)


def codes_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node.func) in RULES:
            yield str(ast.literal_eval(node.args[0]))
        elif isinstance(node, ast.Call) and name_of(node.func) in SAYING:
            yield from constants(node.args[:2])
        elif isinstance(node, ast.FunctionDef) and node.name in SAYING:
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and isinstance(inner.value, ast.Tuple):
                    yield from constants(inner.value.elts[:1])


def name_of(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def constants(nodes: list[ast.expr]) -> Iterator[str]:
    either = [
        way for node in nodes if isinstance(node, ast.IfExp) for way in (node.body, node.orelse)
    ]
    for node in (*nodes, *either):
        if isinstance(node, ast.Constant) and CODE.fullmatch(str(node.value)):
            yield str(node.value)


def headings() -> list[str]:
    return re.findall(r"^### (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


OURS = {"half-written", "internal-error", "no-download", "search-failed"}
"""What is shown of a mistake of a program or a disk, which no site can plant."""

ASKED = {"not-ready"}
"""What only a rubric asks for (``tests/stories/test_rubric.py``)."""


def test_every_code_has_one_heading() -> None:
    assert sorted(codes_in_source()) == sorted(headings())


def test_every_code_has_a_planted_mistake() -> None:
    planted = {code for case in CASES for code in codes(case)}
    assert codes_in_source() - OURS - ASKED - ONLINE.keys() == planted | {
        file.stem for file in PROOFS
    }


def test_every_heading_is_explained_at_some_length() -> None:
    text = PAGE.read_text(encoding="utf-8")
    sections = re.split(r"^##+ .+$", text, flags=re.MULTILINE)[1:]
    titles = re.findall(r"^##+ (.+)$", text, re.MULTILINE)
    short = [
        title
        for title, section in zip(titles, sections, strict=True)
        if CODE.fullmatch(title) and len(section.split()) < 20
    ]
    assert short == []


def test_links_on_the_page_lead_somewhere() -> None:
    text = PAGE.read_text(encoding="utf-8")
    anchors = {
        title.lower().replace(" ", "-") for title in re.findall(r"^##+ (.+)$", text, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)]+)\)", re.sub(r"`[^`]*`|^    .*$", "", text, flags=re.M)):
        if target.startswith("#"):
            assert target[1:] in anchors
        else:
            assert Path(PAGE.parent, target).exists()
