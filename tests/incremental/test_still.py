"""Where nothing has changed, next to nothing is done: counted in files opened, not in time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from incremental.changing import INPUT, Changing, begin
from sites.building import CHECKOUT, QUICK_PAINTER, Workshop, call, contents, environment

pytestmark = pytest.mark.usefixtures("quick_painter")


Opening = Callable[[Changing], tuple[set[str], set[str]]]
"""The files of a site that ``plnfolio build`` opens to read, and those to write."""


@pytest.fixture(scope="module")
def opened(workshop: Workshop) -> Iterator[Opening]:
    program = Path(__file__).with_name("opening.py")
    with subprocess.Popen(
        [sys.executable, str(program), str(workshop.folder({}))],
        env={
            **os.environ,
            **environment(),
            "PYTHONPATH": os.pathsep.join([str(CHECKOUT / "generator"), *QUICK_PAINTER.values()]),
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:

        def ask(site: Changing) -> tuple[set[str], set[str]]:
            assert process.stdin
            assert process.stdout
            process.stdin.write(f"{site.folder}\n")
            process.stdin.flush()
            code, said, files = json.loads(process.stdout.readline())
            assert code == 0, said
            read, written = set(), set()
            for name, writes in files:
                path = site.folder / name
                if path.is_relative_to(site.folder):
                    (written if writes else read).add(path.relative_to(site.folder).as_posix())
            return read, written

        yield ask


def settle(site: Changing) -> None:
    """Let the times of the site's files be long ago, as they mostly are."""
    then = time.time() - 3600
    for name in INPUT:
        for path in (site.folder / name).rglob("*"):
            os.utime(path, (then, then))


@pytest.fixture(scope="module")
def built(
    quick_painter: None, opened: Opening, tmp_path_factory: pytest.TempPathFactory
) -> Changing:
    """A site that was built; not to be changed, but copied."""
    found = begin(tmp_path_factory.mktemp("built") / "site")
    assert opened(found)[1]
    return found


@pytest.fixture
def site(built: Changing, tmp_path: Path) -> Changing:
    """A site that was built, and has rested since."""
    shutil.copytree(built.folder, tmp_path / "site")
    found = Changing(tmp_path / "site")
    settle(found)
    # What tells files apart is when their entry changed, and that cannot be set.
    time.sleep(0.15)
    assert call("build", cwd=found.folder).code == 0
    return found


def is_text(path: str) -> bool:
    return path.startswith("content/") and path.endswith(".md")


def test_a_build_of_what_has_not_changed_reads_no_text_and_writes_no_file(
    site: Changing, opened: Opening
) -> None:
    before = {path: path.stat() for path in site.folder.rglob("*")}
    read, written = opened(site)
    assert not [path for path in read if path.startswith(("content/", "themes/", "overrides/"))]
    assert written == set()
    assert {path: path.stat().st_mtime_ns for path in site.folder.rglob("*")} == {
        path: status.st_mtime_ns for path, status in before.items()
    }


def test_of_the_output_it_reads_the_list_at_most(site: Changing, opened: Opening) -> None:
    read, _ = opened(site)
    assert [path for path in read if path.startswith("public/")] in ([], ["public/.plnfolio"])


def test_a_changed_text_is_the_only_one_that_is_read(site: Changing, opened: Opening) -> None:
    path = site.folder / "content/posts/epsilon.md"
    path.write_text(path.read_text(encoding="utf-8").replace("by itself", "alone"), "utf-8")
    assert {path for path in opened(site)[0] if is_text(path)} == {"content/posts/epsilon.md"}


def test_a_touched_text_is_read_and_nothing_is_written_for_it(
    site: Changing, opened: Opening
) -> None:
    (site.folder / "content/posts/epsilon.md").touch()
    before = contents(site.output)
    read, written = opened(site)
    assert {path for path in read if is_text(path)} == {"content/posts/epsilon.md"}
    assert not [path for path in written if path.startswith("public/")]
    assert contents(site.output) == before


def test_a_changed_template_has_no_text_read(site: Changing, opened: Opening) -> None:
    template = site.folder / "overrides/templates/post.html"
    template.parent.mkdir(parents=True)
    template.write_text("{% extends '!parent/post.html' %}", encoding="utf-8")
    assert not [path for path in opened(site)[0] if is_text(path)]


def test_a_site_that_was_moved_has_no_text_read(site: Changing, opened: Opening) -> None:
    moved = Changing(site.folder.rename(site.folder.with_name("moved")))
    before = contents(moved.output)
    read, written = opened(moved)
    assert not [path for path in read if is_text(path)]
    assert not [path for path in written if path.startswith("public/")]
    assert contents(moved.output) == before


def test_a_site_that_was_copied_writes_nothing_into_its_output(
    site: Changing, opened: Opening
) -> None:
    copy = Changing(site.folder.with_name("copy"))
    shutil.copytree(site.folder, copy.folder)
    before = contents(copy.output)
    assert not [path for path in opened(copy)[1] if path.startswith("public/")]
    assert contents(copy.output) == before


def test_a_text_from_the_future_is_read_every_time(site: Changing, opened: Opening) -> None:
    """A clock that was set back: what its time says cannot be believed."""
    path = site.folder / "content/posts/epsilon.md"
    text = path.read_text(encoding="utf-8")
    later = time.time() + 3600
    for word in ("some", "more", "last"):
        path.write_text(text.replace("Epsilon", word), encoding="utf-8")
        os.utime(path, (later, later))
        assert "content/posts/epsilon.md" in opened(site)[0]
        assert word in (site.output / "posts/epsilon/index.html").read_text(encoding="utf-8")
