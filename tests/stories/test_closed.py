"""Files and folders that their owner has closed: each is named, and none of them is a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sites.building import CHECKOUT, Workshop, environment

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
def before() -> list[str]:
    """What has to stand before a command for it to be refused anything."""
    if os.name != "posix":
        pytest.skip("files are closed by POSIX modes")
    if os.geteuid() != 0:
        return []
    if (
        not shutil.which("setpriv")
        or subprocess.run([*_AS_ANYBODY, "true"], check=False).returncode
    ):
        pytest.skip("root cannot be refused anything here")
    return _AS_ANYBODY


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
    path: str, words: str, said: str, before: list[str], workshop: Workshop
) -> None:
    folder = workshop.folder(SITE)
    mode = (folder / path).stat().st_mode
    (folder / path).chmod(0)
    try:
        ran = subprocess.run(
            [*before, sys.executable, str(CHECKOUT / "generator"), *words.split()],
            cwd=folder,
            env={**os.environ, **environment()},
            capture_output=True,
            check=False,
            text=True,
        )
    finally:
        (folder / path).chmod(mode)
    assert "Traceback" not in ran.stderr
    assert said in ran.stderr
    assert "you are not allowed to" in ran.stderr
    assert ran.returncode == 1


def test_a_theme_that_is_closed_and_not_chosen_is_not_missed(
    before: list[str], workshop: Workshop
) -> None:
    folder = workshop.folder(SITE)
    Path(folder, "themes").chmod(0)
    program = [*before, sys.executable, str(CHECKOUT / "generator"), "build"]
    env = {**os.environ, **environment()}
    ran = subprocess.run(program, cwd=folder, env=env, capture_output=True, check=False)
    Path(folder, "themes").chmod(0o755)
    assert ran.returncode == 0
