"""The list of an output folder says again what was put into it, or is known to be damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plnfolio.write.manifest import MANIFEST, Files, read, written

PART = st.text(st.characters(exclude_characters="/\0"), min_size=1).filter(
    lambda part: part not in (".", "..")
)
PATH = st.lists(PART, min_size=1, max_size=3).map("/".join).filter(lambda path: path != MANIFEST)
SUM = st.text("0123456789abcdef", min_size=24, max_size=24)
FILES = st.dictionaries(PATH, st.frozensets(SUM, min_size=1, max_size=2), max_size=5)
LEADS_OUT = ["../a", "a/../../b", "/etc/passwd", "", ".", "./a", "a//b", MANIFEST, "a\0b"]


def put(folder: Path, data: bytes) -> Path:
    (folder / MANIFEST).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("listed")


@given(files=FILES)
@example(files={"caf\udce9": frozenset({"0" * 24}), "\ud800": frozenset({"1" * 24})})
def test_a_list_says_what_was_put_into_it(folder: Path, files: Files) -> None:
    found = read(put(folder, written(files)))
    assert (found.files, found.damaged) == (files, False)


@given(files=FILES, data=st.data())
def test_a_list_that_was_changed_is_damaged(
    folder: Path, files: Files, data: st.DataObject
) -> None:
    whole = written(files)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    changed = whole[:start] + data.draw(st.binary(max_size=3)) + whole[end:]
    if changed.replace(b"\r\n", b"\n") != whole:
        assert read(put(folder, changed)).damaged


def test_no_list_is_an_empty_one(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert (found.files, found.damaged) == ({}, False)


@pytest.mark.parametrize("path", LEADS_OUT)
def test_what_leads_out_of_the_folder_is_not_believed(path: str, tmp_path: Path) -> None:
    put(tmp_path, written({path: frozenset({"0" * 24}), "b": frozenset({"1" * 24})}))
    assert read(tmp_path).files.keys() == {"b"}
    put(tmp_path, f"{OLD}\n{path}\n".encode())
    assert (read(tmp_path).files, read(tmp_path).damaged) == ({}, True)


OLD = "# Made by plnfolio: the files of this site. A folder with this list may be built into."


@pytest.mark.parametrize(
    ("names", "believed"),
    [
        ("#a\na b\nc:\né\n", True),
        ("", True),
        ("a\nb", False),  # cut off
        ("b\na\n", False),
        ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n", False),
        ("a\n\nb\n", False),
    ],
)
def test_a_list_of_an_older_version_is_believed_if_it_is_whole(
    names: str, believed: bool, tmp_path: Path
) -> None:
    for end in ("\n", "\r\n"):
        text = f"{OLD}\n{names}".replace("\n", end)
        found = read(put(tmp_path, text.encode()))
        assert found.damaged != believed
        assert list(found.files) == (names.split("\n")[:-1] if believed else [])
