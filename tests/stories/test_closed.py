"""Files and folders that their owner has closed: each is named, and none of them is a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest

from sites.building import Workshop
from sites.warm import Warm

SITE = {
    "content/posts/one.md": "---\ntitle: One\ndate: 2023-04-11\n---\nText.\n",
    "content/networks/mine.yaml": "title: Mine\nnetworks:\n  - name: The book club\n",
    "content/references/library.yaml": "- id: a\n  type: book\n  title: T\n",
    "overrides/assets/custom.css": "p { color: red }\n",
    "overrides/templates/post.html": '{% extends "!parent/post.html" %}\n',
    "themes/harbour/theme.yaml": "extends: folio\n",
    ".plnfolio/kept.db": "",
}

# Root may open whatever is closed; not without these two rights (capabilities(7)).
_RIGHTS = "-dac_override,-dac_read_search"
_AS_ANYBODY = ["setpriv", f"--bounding-set={_RIGHTS}", f"--inh-caps={_RIGHTS}"]


@pytest.fixture(scope="module")
def program(workshop: Workshop) -> Iterator[Warm]:
    """The program as somebody whom files can be closed to."""
    if os.name != "posix":
        pytest.skip("files are closed by POSIX modes")
    before = _AS_ANYBODY if os.geteuid() == 0 else []
    if before and (
        not shutil.which("setpriv") or subprocess.run([*before, "true"], check=False).returncode
    ):
        pytest.skip("root cannot be refused anything here")
    with Warm.started(workshop.folder(SITE), *before) as warm:
        yield warm


@pytest.mark.parametrize(
    ("path", "words", "said"),
    [
        ("content", "build", "  --> content\n"),
        ("content", "pln", "  --> content\n"),
        ("content", "cite show", "  --> content\n"),
        ("content", "new post Two", "content/site.yaml cannot be read: "),
        ("content", "theme new harbour", "content/site.yaml cannot be read: "),
        ("content", "schema", "content/site.yaml cannot be read: "),
        ("content/site.yaml", "build", "  --> content/site.yaml\n"),
        ("content/posts", "build", "  --> content/posts\n"),
        ("content/posts", "new post Two", "content/posts/two.md cannot be written: "),
        ("content/networks", "pln", "  --> content/networks\n"),
        ("content/references", "cite show", "  --> content/references\n"),
        ("overrides", "build", "  --> overrides\n"),
        ("overrides/assets", "build", "  --> overrides/assets\n"),
        ("overrides/templates/post.html", "build", "  --> overrides/templates/post.html\n"),
        ("overrides", "theme eject page.html", "overrides/templates cannot be written: "),
        ("themes", "theme new lake", "themes/lake cannot be written: "),
        (".plnfolio", "build", "  --> .plnfolio\n"),
    ],
)
def test_what_is_closed_is_named(
    path: str, words: str, said: str, program: Warm, workshop: Workshop
) -> None:
    folder = workshop.folder(SITE)
    mode = (folder / path).stat().st_mode
    (folder / path).chmod(0)
    try:
        ran = program.run(*words.split(), cwd=folder)
    finally:
        (folder / path).chmod(mode)
    assert "Traceback" not in ran.err
    assert said in ran.err
    assert "you are not allowed to" in ran.err
    assert ran.code == 1


def test_a_theme_that_is_closed_and_not_chosen_is_not_missed(
    program: Warm, workshop: Workshop
) -> None:
    folder = workshop.folder(SITE)
    (folder / "themes").chmod(0)
    ran = program.run("build", cwd=folder)
    (folder / "themes").chmod(0o755)
    assert ran.code == 0
