"""Sites of other programs build after one round of mending, with every leftover named."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from sites.building import Ran, Workshop, call, contents
from sites.crawl import crawl
from sites.text import Content, files_of, write

CASES = sorted(Path(__file__).parent.glob("*.txt"))
THEN = "then/"
SIGNS = re.compile(
    r"\{\{|\{%|\{:|%%|\[\[|\]\]|:::|!!!|<!-- ?more|\[TOC\]|@(?:fig|tbl|sec|eq)-|\\@ref|\(\\?#fig:"
    r"|\*\[\w+\]:|\$\$|\{#|\{\.|\^[a-z]+-[a-z]+|`r |\{r\b"
    r"|<%|\w::|~\d~|\|\d{2,}\]|\[[/>?!-]\]|\{=|\{filename\}|\{static\}|> ?\[!"
)
"""What readers would see of the syntax of other programs."""


def states(case: Path) -> tuple[dict[str, Content], dict[str, Content]]:
    """The files of a site as they came, and those that its author has changed."""
    files = files_of(case.read_text(encoding="utf-8"))
    then = {path: text for path, text in files.items() if path.startswith(THEN)}
    came = {path: text for path, text in files.items() if path not in then}
    return came, {path.removeprefix(THEN): text for path, text in then.items()}


def said(ran: Ran) -> str:
    return ran.err.partition("\n\n")[0].strip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_site_of_another_program_builds_after_one_round_of_mending(
    case: Path, workshop: Workshop
) -> None:
    came, then = states(case)
    first, second = str(came.pop("problems")).strip(), str(then.pop("problems")).strip()
    folder = workshop.folder(came)
    ran = call("build", cwd=folder)
    assert said(ran) == first
    assert ran.code == (1 if "error[" in first else 0)

    for path in then:
        (folder / path).unlink(missing_ok=True)
    write(folder, {"content/site.yaml": None, **then})
    ran = call("build", cwd=folder)
    assert said(ran) == second
    assert ran.code == 0
    assert "error[" not in second
    assert not new_in(second, first)
    assert not left_over(folder / "public", second)
    assert not crawl(folder / "public").broken


def new_in(second: str, first: str) -> set[str]:
    """What is said of a file and was not said of it before; other files may be called otherwise."""
    return kinds(second) - kinds(first)


def kinds(problems: str) -> set[str]:
    """The sentences of problems, without their places and how often they hold."""
    lines = re.findall(r"^(?:error|warning)\[.*", problems, re.MULTILINE)
    return {re.sub(r" \(so it is in \d+ files\)$", "", line) for line in lines}


def left_over(output: Path, problems: str) -> list[str]:
    """Signs of other programs on the pages of a site, but for those that are named."""
    pages = {path: data for path, data in contents(output).items() if path.endswith(".html")}
    found = []
    for path, data in pages.items():
        main = unescape(re.sub(r"(?s).*<main\b|</main>.*", "", data.decode()))
        found += [
            f"{path}: {main[max(0, match.start() - 20) : match.end() + 20]}"
            for match in SIGNS.finditer(main)
            if match[0] not in problems
        ]
    return found
