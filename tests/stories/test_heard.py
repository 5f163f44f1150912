"""Streams that are full, closed or cut off: the work is done, and nobody sees the program fall."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sites.building import CHECKOUT, Ran, Workshop, environment
from sites.patience import PATIENCE
from sites.warm import CLOSED, GONE, Warm

pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams are closed by a POSIX shell")

FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")

POST = "---\ntitle: One\ndate: 2023-04-11\n---\nText.\n"
TABLE = "title: Mine\nnetworks:\n  - name: The book club\n"
WORK = "- id: hooks1994\n  type: book\n  title: Teaching to transgress\n"
SITE = {
    "content/posts/one.md": POST,
    "content/networks/mine.yaml": TABLE,
    "content/references.yaml": WORK,
}

NO_ROOM = "Error: what there is to say cannot be written: the disk is full"


@pytest.fixture
def folder(workshop: Workshop) -> Path:
    return workshop.folder(SITE)


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
        timeout=PATIENCE,
    )


@pytest.fixture(scope="module")
def program(workshop: Workshop) -> Iterator[Warm]:
    with Warm.started(workshop.folder({})) as warm:
        yield warm


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
    words: str, made: str, program: Warm, folder: Path
) -> None:
    ran = program.run(*words.split(), cwd=folder, out="/dev/full")
    assert ran.code == 1
    assert ran.err.splitlines()[-1:] == [NO_ROOM]
    assert "Traceback" not in ran.err
    assert (folder / made).exists()


@pytest.mark.parametrize("closed", ["out", "err", "out err", "into out err"])
def test_a_build_whose_streams_are_closed_builds(closed: str, program: Warm, folder: Path) -> None:
    (folder / "content/posts/loose.txt").write_text("A warning.")
    ran = program.run("build", cwd=folder, **dict.fromkeys(closed.split(), CLOSED))
    assert ran.code == 0
    assert (folder / "public/posts/one/index.html").is_file()
    assert "Traceback" not in ran.out + ran.err
    assert ("Built" in ran.out) == ("out" not in closed)


@pytest.mark.parametrize("words", ["build", "build --nonsense"])
@pytest.mark.parametrize("lost", [CLOSED, pytest.param("/dev/full", marks=FULL)])
def test_what_nobody_hears_changes_no_exit_code(
    lost: str | None, words: str, program: Warm, folder: Path
) -> None:
    (folder / "content/posts/bad.md").write_text("No front matter.")
    ran = program.run(*words.split(), cwd=folder, err=lost)
    assert ran.code == (1 if words == "build" else 2)


@pytest.mark.parametrize("words", ["--help", "cite show", "theme list", "pln --json"])
def test_a_reader_that_goes_away_at_once_is_no_failure(
    words: str, program: Warm, folder: Path
) -> None:
    assert program.run(*words.split(), cwd=folder, out=GONE) == Ran(0, "", "")


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        pytest.param("PLN build > /dev/full", 1, NO_ROOM, marks=FULL),
        pytest.param("PLN --version > /dev/full", 1, NO_ROOM, marks=FULL),
        ("PLN build <&- >&- 2>&-", 0, ""),
        ("PLN build --nonsense 2>&-", 2, ""),
        ("(PLN --help; echo $? > code) | true; exit $(cat code)", 0, ""),
    ],
)
def test_a_program_that_begins_like_that_is_no_different(
    line: str, code: int, said: str, folder: Path
) -> None:
    ran = shell(line, folder)
    assert (ran.returncode, ran.stdout, ran.stderr.strip()) == (code, "", said)
    assert (folder / "public/posts/one/index.html").is_file() == (
        line.startswith("PLN build ") and code < 2
    )


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
    (folder / "content/posts/“naïve”.txt").write_text("A warning.")
    ran = shell("PLN build --output “öffentlich”", folder, env)
    assert ran.returncode == 0
    assert "  --> content/posts/“naïve”.txt" in ran.stderr
    assert " into “öffentlich”/ " in ran.stdout
    assert (folder / "“öffentlich”/naïve.txt").is_file()


@pytest.mark.parametrize(
    ("line", "home"),
    [("PLN build && PLN build && PLN new post Two", ""), ("PLN new post Two && PLN build", "/no")],
)
def test_no_home_and_no_folder_for_passing_files_are_needed(
    line: str, home: str, folder: Path
) -> None:
    ran = shell(line, folder, {"HOME": home, "TMPDIR": "/nowhere"})
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("words", ["build", "new site x", "serve", "theme list"])
def test_a_folder_that_is_gone_is_said(words: str, folder: Path) -> None:
    ran = shell(f"mkdir gone; cd gone; rmdir ../gone; PLN {words}", folder)
    assert ran.returncode == 1
    assert ran.stderr == (
        "Error: the folder that you are in is gone, or closed to you; go to your site’s folder\n"
    )


@pytest.fixture(scope="module")
def read_only(workshop: Workshop) -> Iterator[tuple[Warm, Path]]:
    """A site on a disk that can only be read, and the program where it is one."""
    there, folder = workshop.folder({}), workshop.folder(SITE)
    if not shutil.which("unshare") or shell("unshare -rm true", folder).returncode:
        pytest.skip("a disk that can only be read cannot be made here")
    mount = f'mount --bind "{folder}" "{folder}" && mount -o remount,bind,ro "{folder}"'
    with Warm.started(there, "unshare", "-rm", "sh", "-c", f'{mount} && exec "$@"', "sh") as warm:
        yield warm, folder


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
    words: str, code: int, said: str, read_only: tuple[Warm, Path]
) -> None:
    program, folder = read_only
    before = sorted(folder.rglob("*"))
    ran = program.run(*words.split(), cwd=folder)
    assert ran.code == code
    assert "Traceback" not in ran.err
    assert (f"{said}the disk can be read and not written" in ran.err) == bool(
        said and "[" not in said
    )
    assert said in ran.err
    assert sorted(folder.rglob("*")) == before
