"""Sites of other programs come along with one command, and build after it."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from migrated.test_migrated import CASES, left_over, states
from sites.building import Workshop, call
from sites.crawl import crawl
from sites.text import PNG, Content, write

OUTSIDE = re.compile(r"content/(?:config\.|static/|_|about\.qmd|references\.bib|\.obsidian)")


def source(case: Path, folder: Path) -> Path:
    """The site as its program has it: its settings and files beside its texts."""
    came, _ = states(case)
    files: dict[str, Content | None] = {"content/site.yaml": None}
    own = case.stem in ("jekyll", "kramdown", "quarto", "obsidian")
    for path, content in came.items():
        if path != "problems":
            files[path.removeprefix("content/") if own or OUTSIDE.match(path) else path] = content
    if case.stem == "pelican":
        files["pelicanconf.py"] = "SITENAME = 'On the bus'\nPATH = 'content'\n"
    write(folder, files)
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_site_comes_along_and_builds(case: Path, workshop: Workshop, tmp_path: Path) -> None:
    came = source(case, tmp_path / "old")
    site = workshop.folder({})
    ran = call("import", str(came), "--json", cwd=site)
    assert ran.code == 0, ran.err
    said: dict[str, Any] = json.loads(ran.out)
    built = call("build", cwd=site)
    assert built.code == 0, built.err
    assert "error[" not in built.err
    named = built.err + "\n".join(note["message"] for note in said["notes"])
    assert not left_over(site / "public", named)
    assert not crawl(site / "public").broken


POST = "---\ntitle: {title}\ndate: 2024-02-03\n---\n\n{text}\n"
TABLE = "title: Now\nnetworks:\n  - name: {name}\n    time: 2 hours a week\n"


def test_a_zip_file_of_a_site_comes_along(workshop: Workshop, tmp_path: Path) -> None:
    packed = tmp_path / "blog.zip"
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("blog/hugo.toml", 'title = "Notes"\nbaseURL = "https://ada.example.com/"\n')
        text = 'I drew ![circles](/c.png "C").\n\n{{< ref "two" >}} and [away](/gone/).'
        file.writestr("blog/content/post/one.md", POST.format(title="One", text=text))
        file.writestr("blog/content/post/two.md", POST.format(title="Two", text="Two."))
        file.writestr("blog/static/c.png", PNG)
    site = workshop.folder({})
    ran = call("import", str(packed), cwd=site)
    assert ran.code == 0, ran.err
    one = (site / "content/posts/one/index.md").read_text(encoding="utf-8")
    assert "aliases: [/post/one/]" in one
    assert '![circles](c.png "C")' in one
    assert "[Two](../two.md)" in one
    assert " and away." in one
    assert "/gone/" in ran.out
    assert call("build", cwd=site).code == 0


def test_a_second_site_of_ours_is_merged_and_clashes_are_named(
    workshop: Workshop, tmp_path: Path
) -> None:
    mine = {
        "content/posts/walk.md": POST.format(title="My walk", text="Mine."),
        "content/networks/current.yaml": TABLE.format(name="GLDC"),
    }
    text = ":::{network-table} current\n:::\n\nSee [the walk](walk.md) and [[walk]]."
    other = tmp_path / "other"
    write(
        other,
        {
            "content/posts/walk.md": POST.format(title="Another walk", text="Theirs."),
            "content/posts/table.md": POST.format(title="A table", text=text),
            "content/networks/current.yaml": TABLE.format(name="The Book Club"),
            "content/artifacts/card/index.md": POST.format(title="Card", text="A card."),
            "content/artifacts/card/card.png": PNG,
        },
    )
    site = workshop.folder(mine)
    ran = call("import", str(other), "--json", cwd=site)
    assert ran.code == 0, ran.err
    for path, content in mine.items():
        assert (site / path).read_text(encoding="utf-8") == content
    table = (site / "content/posts/table.md").read_text(encoding="utf-8")
    assert ":::{network-table} current-2" in table
    assert "[the walk](walk-2.md)" in table
    assert "(walk-2.md)." in table
    assert (site / "content/artifacts/card/card.png").read_bytes() == PNG
    assert "current-2" in " ".join(note["message"] for note in json.loads(ran.out)["notes"])
    built = call("build", cwd=site)
    assert built.code == 0, built.err


def test_what_comes_a_second_time_makes_nothing(workshop: Workshop, tmp_path: Path) -> None:
    came = source(next(case for case in CASES if case.stem == "jekyll"), tmp_path / "old")
    site = workshop.folder({})
    assert call("import", str(came), cwd=site).code == 0
    first = {path: path.read_bytes() for path in (site / "content").rglob("*") if path.is_file()}
    assert call("import", str(came), cwd=site).code == 0
    assert first == {
        path: path.read_bytes() for path in (site / "content").rglob("*") if path.is_file()
    }


BOOK = """\
@book{{adams2019,
  author = {{Adams, Ada}},
  title = {{{title}}},
  year = {{2019}},
  publisher = {{Night Press}}
}}
"""


def test_a_key_that_another_work_has_here_is_another_one(
    workshop: Workshop, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    write(
        other,
        {
            "content/site.yaml": None,
            "_quarto.yml": "project:\n  type: website\n",
            "posts/one/index.qmd": POST.format(title="One", text="As @adams2019 [@adams2019]."),
            "references.bib": BOOK.format(title="Maps of the night"),
        },
    )
    site = workshop.folder({"content/references.bib": BOOK.format(title="Bread and salt")})
    ran = call("import", str(other), cwd=site)
    assert ran.code == 0, ran.err
    one = (site / "content/posts/one.md").read_text(encoding="utf-8")
    assert "As @adams2019b [@adams2019b]." in one
    built = call("build", cwd=site)
    assert built.code == 0, built.err
    assert "Maps of the night" in (site / "public/posts/one/index.html").read_text(encoding="utf-8")
    again = call("import", str(other), cwd=site)
    assert "Brought" not in again.out
