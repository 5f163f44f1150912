"""What is to be found at addresses that were public, case by case."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from permanence.history import Author, Found

pytestmark = pytest.mark.usefixtures("without_search", "quick_painter")

PARTS = (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").split("\n\n")
CASES = [
    part.strip().split("\n") for part in PARTS if "\n  build" in part and "  build   " not in part
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_what_becomes_of_addresses(case: list[str], tmp_path: Path) -> None:
    author, marks = Author(tmp_path / "site"), {}
    for line in map(str.strip, case[1:]):
        if line.startswith("/"):
            assert holds(author, marks, line), line
        else:
            do(author, marks, line)
        if line.startswith("build") and "stops" not in line:
            before = author.ledger
            assert author.build() == ()
            assert author.ledger == before


def do(author: Author, marks: dict[str, str], line: str) -> None:
    word, _, rest = line.partition(" ")
    match word:
        case "write":
            path, _, fields = rest.partition(" ")
            title = fields.removeprefix("title: ") if fields.startswith("title: ") else ""
            marks.setdefault(path, author.write(path, *[] if title else [fields], title=title))
        case "edit":
            author.edit(rest)
        case "move" | "swap":
            getattr(author, word)(*shlex.split(rest))
        case "set" | "unset":
            author.change(*rest.split(" ", 2))
        case "delete":
            (author.content / rest).unlink()
        case "gone":
            author.gone.append(rest)
            author.configure()
        case "base":
            author.base = rest
            author.configure()
        case "clone":
            author.clone()
        case "build":
            lost = re.findall(r"/\S*", rest)
            said = author.build()
            assert [one.code for one in said] == ["lost-address"] * len(lost), said
            assert all(f"public at {address}, and" in str(said) for address in lost)
        case "rule" | "file" | "table":
            extra(author, word, rest)
        case _:
            raise ValueError(line)


def extra(author: Author, word: str, rest: str) -> None:
    path, _, name = rest.partition(" ")
    file = author.content / ("static/_redirects" if word == "rule" else path)
    file.parent.mkdir(parents=True, exist_ok=True)
    text = file.read_text("utf-8") if file.exists() else ""
    lines = {
        "rule": f"{text}{rest}\n",
        "file": "<p>By hand.</p>\n",
        "table": f"title: {name} of mine\nnetworks:\n  - name: {name}\n    purpose: To learn.\n",
    }
    file.write_text(lines[word], encoding="utf-8")


def holds(author: Author, marks: dict[str, str], line: str) -> bool:
    address, sign, what = line.split(" ")[:3] if line.count(" ") > 1 else [*line.split(" "), ""]
    found = author.at(address)
    match sign:
        case "=":
            return bool(found and f"{marks[what]}-1" in found.page)
        case ">":
            there = author.at(what) if what.startswith("/") else Found(page="elsewhere")
            return found == Found(leads=what) and bool(there and there.page)
        case "x":
            return found == Found(gone=True)
        case "-":
            return found is None
        case _:
            return bool(found and found.page)
