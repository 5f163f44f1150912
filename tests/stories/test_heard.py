"""Streams that are full, closed or cut off: the work is done, and nobody sees the program fall."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sites.building import CHECKOUT, Workshop, environment

pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams are closed by a POSIX shell")

FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")

POST = "---\ntitle: One\ndate: 2023-04-11\n---\nText.\n"
TABLE = "title: Mine\nnetworks:\n  - name: The book club\n"
WORK = "- id: hooks1994\n  type: book\n  title: Teaching to transgress\n"


@pytest.fixture
def folder(workshop: Workshop) -> Path:
    return workshop.folder(
        {
            "content/posts/one.md": POST,
            "content/networks/mine.yaml": TABLE,
            "content/references.yaml": WORK,
        }
    )


def shell(
    line: str, folder: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A line of a shell in which PLN is the program."""
    program = f'"{sys.executable}" "{CHECKOUT / "generator"}"'
    return subprocess.run(
        ["sh", "-c", line.replace("PLN", program)],
        cwd=folder,
        env={**os.environ, **environment(), **(env or {})},
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
    )


@FULL
@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("--version", ""),
        ("build --help", ""),
        ("build", "public/posts/one/index.html"),
        ("build --json", "public/posts/one/index.html"),
        ("new post Two", "content/posts/two.md"),
        ("new site sub", "sub/content/site.yaml"),
        ("cite show", ""),
        ("pln", ""),
        ("theme list", ""),
        ("theme new harbour", "themes/harbour/theme.yaml"),
        ("theme eject post.html", "overrides/templates/post.html"),
        ("schema schemas", "schemas/site.schema.json"),
    ],
)
def test_where_there_is_no_room_for_the_answer_the_work_is_done_and_that_is_said(
    words: str, made: str, folder: Path
) -> None:
    ran = shell(f"PLN {words} > /dev/full", folder)
    assert ran.returncode == 1
    assert ran.stderr.splitlines()[-1:] == [
        "Error: what there is to say cannot be written: the disk is full"
    ]
    assert "Traceback" not in ran.stderr
    assert (folder / made).exists()


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_build_whose_streams_are_closed_builds(closed: str, folder: Path) -> None:
    (folder / "content/posts/loose.txt").write_text("A warning.")
    ran = shell(f"PLN build {closed}", folder)
    assert ran.returncode == 0
    assert (folder / "public/posts/one/index.html").is_file()
    assert "Traceback" not in ran.stdout + ran.stderr
    assert ("Built" in ran.stdout) == (">&-" not in closed.split())


@pytest.mark.parametrize("words", ["build", "build --nonsense"])
@pytest.mark.parametrize("lost", ["2>&-", pytest.param("2>/dev/full", marks=FULL)])
def test_what_nobody_hears_changes_no_exit_code(lost: str, words: str, folder: Path) -> None:
    (folder / "content/posts/bad.md").write_text("No front matter.")
    assert shell(f"PLN {words} {lost}", folder).returncode == (1 if words == "build" else 2)


@pytest.mark.parametrize("words", ["--help", "cite show", "theme list", "pln --json"])
def test_a_reader_that_goes_away_at_once_is_no_failure(words: str, folder: Path) -> None:
    ran = shell(f"(PLN {words}; echo $? > code) | true; cat code", folder)
    assert (ran.stdout, ran.stderr) == ("0\n", "")


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
    ids=str,
)
def test_quotation_marks_and_names_are_printed_whatever_the_system_is_set_to(
    env: dict[str, str], folder: Path
) -> None:
    (folder / "content/static").mkdir()
    (folder / "content/static/naïve.txt").write_text("Text.")
    (folder / "content/posts/naïve.md").write_text("No front matter.")
    ran = shell("PLN build --output “öffentlich”", folder, env)
    assert "  --> content/posts/naïve.md:1" in ran.stderr
    assert "“title: …”" in ran.stderr
    (folder / "content/posts/naïve.md").unlink()
    assert shell("PLN build --output “öffentlich”", folder, env).returncode == 0
    assert (folder / "“öffentlich”/naïve.txt").is_file()


@pytest.mark.parametrize("env", [{"HOME": ""}, {"HOME": "/nowhere"}, {"TMPDIR": "/nowhere"}])
def test_no_home_and_no_folder_for_passing_files_are_needed(
    env: dict[str, str], folder: Path
) -> None:
    ran = shell("PLN build && PLN build && PLN new post Two", folder, env)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("words", ["build", "new site x", "serve", "theme list"])
def test_a_folder_that_is_gone_is_said(words: str, folder: Path) -> None:
    ran = shell(f"mkdir gone; cd gone; rmdir ../gone; PLN {words}", folder)
    assert ran.returncode == 1
    assert ran.stderr == (
        "Error: the folder that you are in is gone, or closed to you; go to your site’s folder\n"
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("build", 1, "error[unwritable-folder]: "),
        ("new post Two", 1, "content/posts/two.md cannot be written: "),
        ("new artifact Two", 1, "content/artifacts cannot be written: "),
        ("new site sub", 1, "sub cannot be written: "),
        ("theme new harbour", 1, "themes cannot be written: "),
        ("theme eject post.html", 1, "overrides cannot be written: "),
        ("schema", 1, "cannot write into schemas: "),
        ("cite show", 0, ""),
        ("pln", 0, ""),
        ("theme list", 0, ""),
    ],
)
def test_a_site_that_can_only_be_read_is_said(
    words: str, code: int, said: str, folder: Path
) -> None:
    if not shutil.which("unshare") or shell("unshare -rm true", folder).returncode:
        pytest.skip("a disk that can only be read cannot be made here")
    before = sorted(folder.rglob("*"))
    mount = 'mount --bind "$PWD" "$PWD" && mount -o remount,bind,ro "$PWD" && cd "$PWD"'
    (folder.parent / "read.sh").write_text(f'{mount} && exec {sys.executable} "$@"\n')
    ran = shell(f"unshare -rm sh ../read.sh {CHECKOUT / 'generator'} {words}", folder)
    assert ran.returncode == code
    assert "Traceback" not in ran.stderr
    assert (f"{said}the disk can be read and not written" in ran.stderr) == bool(
        said and "[" not in said
    )
    assert said in ran.stderr
    assert sorted(folder.rglob("*")) == before
