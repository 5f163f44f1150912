"""Which files belong to a site, and what their bytes say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plnfolio.diagnostics import Problem
from plnfolio.model.noise import is_noise
from plnfolio.read.files import read_source, walk


def names(folder: Path) -> list[str]:
    failed: list[str] = []
    found = [
        Path(path).relative_to(folder).as_posix()
        for path in walk(folder, lambda path, error: failed.append(path))
    ]
    assert failed == []
    return found


@pytest.mark.parametrize(
    "name",
    [".DS_Store", ".git", "post.md~", "#post.md#", ".#post.md", "post.md.swp", "post.md.bak",
     "Thumbs.db", "desktop.ini", "~$notes.docx", "map.svg.crdownload", "x.tmp", "x.orig"],
)  # fmt: skip
def test_files_of_editors_and_systems_are_noise(name: str) -> None:
    assert is_noise(name)


@pytest.mark.parametrize(
    "name", ["post.md", ".well-known", ".nojekyll", ".htaccess", "c#.md", "a~b.md", "notes.tmpl"]
)
def test_files_of_the_author_are_not(name: str) -> None:
    assert not is_noise(name)


def test_files_come_in_the_same_order_everywhere(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.md", "a.md", "B.md", "é.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert names(tmp_path) == ["B.md", "a/z.md", "a.md", "b.md", "é.md"]


def test_a_folder_that_links_back_up_is_entered_once(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/one.md").touch()
    (tmp_path / "posts/again").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == ["posts/one.md"]


def test_a_link_that_leads_nowhere_is_there(tmp_path: Path) -> None:
    (tmp_path / "gone.md").symlink_to(tmp_path / "nothing.md")
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    assert names(tmp_path) == ["gone.md", "loop.md"]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert names(tmp_path / "nothing") == []


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to this user"
)
def test_a_folder_that_is_closed_is_heard_of(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    failed: list[str] = []
    assert list(walk(tmp_path, lambda path, error: failed.append(path))) == []
    assert failed == [str(closed)]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"\xef\xbb\xbftext", "text"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("é 学 \U0001f600".encode(), "é 学 \U0001f600"),
        (b"a\x00b\x01c\x0cd\x7f\te", "abcd\te"),
    ],
)
def test_bytes_become_text(data: bytes, text: str, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(data)
    problems: list[Problem] = []
    source = read_source(tmp_path, "x.md", problems)
    assert source
    assert (source.text, problems) == (text, [])


@pytest.mark.parametrize(
    ("data", "line"), [(b"\xff", 1), (b"a\nb\n\xe9", 3), (b"\xff\xfea\x00", 1), (b"ok\r\n\x92", 2)]
)
def test_the_line_of_the_first_wrong_byte_is_named(data: bytes, line: int, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(data)
    problems: list[Problem] = []
    assert read_source(tmp_path, "x.md", problems) is None
    assert [(problem.code, problem.span.line) for problem in problems] == [("not-utf8", line)]
