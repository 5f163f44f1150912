"""Where the tree in ARCHITECTURE.md tells one module of a package from the others, it has all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sites.building import CHECKOUT

PACKAGE = CHECKOUT / "generator/plnfolio"


def blocks() -> Iterator[tuple[str, str]]:
    """The packages in the tree, each with all that stands there of it."""
    text = (CHECKOUT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    tree = text.partition("\ngenerator/plnfolio/\n")[2].partition("\n```")[0]
    for block in re.split(r"^  (?=\S)", tree, flags=re.MULTILINE):
        name = re.match(r"(\w+)/ ", block)
        if name and (PACKAGE / name[1]).is_dir():
            yield name[1], block


def test_a_package_whose_modules_are_named_has_all_of_them_named() -> None:
    missing = {}
    for name, block in blocks():
        named = set(re.findall(r"\w+\.py", block))
        there = {path.name for path in (PACKAGE / name).glob("[a-z]*.py")}
        if named & there:
            missing[name] = sorted(there - named)
    assert {name: files for name, files in missing.items() if files} == {}
    assert len(missing) > 10
