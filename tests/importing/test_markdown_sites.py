"""Sites of other programs come along with one command, and build after it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from migrated.test_migrated import CASES, left_over, states
from sites.building import Workshop, call
from sites.crawl import crawl
from sites.text import Content, write

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
