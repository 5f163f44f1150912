"""What each kind of HTML becomes on paper: the cases of ``cases.md``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pdf.outline import outline

CASES = [
    tuple(re.split(r"^--->$", part, maxsplit=1, flags=re.MULTILINE))
    for part in re.split(
        "^=== ", Path(__file__).with_name("cases.md").read_text("utf-8"), flags=re.M
    )
    if part
]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}"><path d="M0 0"/></svg>'
    )
    (folder / "dot.svg").write_text(drawing.format(80, 40), encoding="utf-8")
    (folder / "wide.svg").write_text(drawing.format(2000, 100), encoding="utf-8")
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nno more")
    return folder


@pytest.mark.parametrize(("head", "wanted"), CASES, ids=[head.split("\n")[0] for head, _ in CASES])
def test_case(head: str, wanted: str, output: Path, tmp_path: Path) -> None:
    _, html = head.split("\n", 1)
    assert outline(html, output, tmp_path) == wanted.strip("\n")
