"""Zip files that must not be unpacked: each is refused, said, and leaves nothing behind."""

from __future__ import annotations

import io
import re
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plnfolio.images.places import tells_place
from plnfolio.packages import archive
from plnfolio.packages.bad import BadPackageError
from plnfolio.packages.shelf import Package, Shelf
from sites.text import zipped
from sites.trying import often

Change = Callable[[zipfile.ZipInfo], None]


def course(*names: str, change: Change = lambda info: None) -> bytes:
    """A course, with some files beside its first page that are not as they should be."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as writing:
        writing.writestr("index.html", "Begin.")
        for name in names:
            info = zipfile.ZipInfo(name)
            info.filename = name
            change(info)
            writing.writestr(info, "1")
    return packed.getvalue()


def mode(value: int) -> Change:
    def change(info: zipfile.ZipInfo) -> None:
        info.create_system, info.external_attr = 3, value << 16

    return change


def patched(data: bytes, name: bytes, offset: int, value: bytes, *, local: bool = False) -> bytes:
    """A zip file that says something else of one of its files (APPNOTE 4.3.7, 4.3.12)."""
    head, length = (b"PK\3\4", 30) if local else (b"PK\1\2", 46)
    at = next(
        found.start()
        for found in re.finditer(head, data)
        if data[found.start() + length :].startswith(name)
    )
    return data[: at + offset] + value + data[at + offset + len(value) :]


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as writing:
        writing.writestr("index.html", "Begin.")
        with writing.open("zero.js", "w") as file:
            for _ in range(101):
                file.write(bytes(1_000_000))
    return packed.getvalue()


def overlapping() -> bytes:
    data = course("a.js", "b.js")
    where = struct.pack("<I", data.index(b"PK\3\4", 1))
    return patched(data, b"b.js", 42, where)


def hundred_thousand(said: int = 100_000) -> bytes:
    """A list of a hundred thousand files, without the files, and how many are ``said``."""
    entry = b"PK\1\2" + bytes(24) + struct.pack("<HHH", 10, 0, 0) + bytes(12) + b"index.html"
    listed = entry * 100_000
    record = b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, said, said, len(listed), 0)
    where = b"PK\6\7" + struct.pack("<IQI", 0, len(listed), 1)
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 65535, 65535, 2**32 - 1, 2**32 - 1, 0)
    return listed + record + where + end


def half() -> bytes:
    data = zipped({"index.html": "Begin. " * 999, "a.js": "1"})
    return data[: len(data) // 2]


GOOD = course("a.js")
UNSAFE: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "up": (lambda: course("../out.js"), "outside its folder"),
    "up from below": (lambda: course("a/../../out.js"), "outside its folder"),
    "up as Windows writes it": (lambda: course("..\\out.js"), "outside its folder"),
    "up in the middle": (lambda: course("a\\..\\..\\out.js"), "outside its folder"),
    "from the root": (lambda: course("/etc/out.js"), "outside its folder"),
    "from a share": (lambda: course("\\\\host\\out.js"), "outside its folder"),
    "from a drive": (lambda: course("C:/out.js"), "outside its folder"),
    "from where a drive is": (lambda: course("c:out.js"), "outside its folder"),
    "a folder that leads out": (lambda: course("../../"), "outside its folder"),
    "the first page itself": (lambda: zipped({"../index.html": "1"}), "outside its folder"),
    "a backslash": (lambda: course("a\\b.js"), "with a backslash"),
    "a second stream": (lambda: course("a.js:b"), "with a colon"),
    "a device": (lambda: course("NUL"), "keeps for itself"),
    "a device in small letters": (lambda: course("a/com1.tar.js"), "keeps for itself"),
    "a folder like a device": (lambda: course("Aux/a.js"), "keeps for itself"),
    "a device and a space": (lambda: course("con .js"), "keeps for itself"),
    "a dot at the end": (lambda: course("a./b.js"), "ends in a dot or a space"),
    "a space at the end": (lambda: course("a.js "), "ends in a dot or a space"),
    "a tab": (lambda: course("a\tb.js"), "cannot be seen"),
    "an end of text": (lambda: course("a\0b.js"), "cannot be seen"),
    "a new line": (lambda: course("a\nb.js"), "cannot be seen"),
    "a long name": (lambda: course("a" * 300), "too long for a disk"),
    "a long path": (lambda: course("a/" * 500 + "b"), "too long for a disk"),
    "the same twice": (lambda: course("a.js", "b.js").replace(b"b.js", b"a.js"), "take for one"),
    "the same but for capitals": (lambda: course("É.js", "é.JS"), "take for one"),
    "the same but for accents": (lambda: course("\xe9.js", "e\u0301.js"), "take for one"),
    "a file and a folder": (lambda: course("a", "A/b.js"), "take for one"),
    "a link": (lambda: course("a", change=mode(0o120777)), "a link or a device"),
    "a pipe": (lambda: course("a", change=mode(0o010644)), "a link or a device"),
    "a disk": (lambda: course("a", change=mode(0o060644)), "a link or a device"),
    "a password": (lambda: patched(GOOD, b"a.js", 8, b"\1\0"), "locked with a password"),
    "another way of packing": (lambda: patched(GOOD, b"a.js", 10, b"\x0e\0"), "packed in a way"),
    "a huge file": (
        lambda: patched(GOOD, b"a.js", 20, struct.pack("<II", 2**31, 2**31)),
        "2.1 GB when it is unpacked",
    ),
    "a bomb": (bomb, "times as large"),
    "one upon another": (overlapping, "lie upon one another"),
    "a hundred thousand that are said to be one": (
        lambda: hundred_thousand(1),
        "holds files, more",
    ),
    "a few too many that are said to be one": (
        lambda: course(*map(str, range(10_000))).replace(
            struct.pack("<HH", 10_001, 10_001), struct.pack("<HH", 1, 1)
        ),
        "holds files, more",
    ),
    "a hundred thousand": (hundred_thousand, "holds 100,000 files"),
}
DAMAGED: Mapping[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "no zip file": lambda: b"PK",
    "half of it": half,
    "without its first half": lambda: GOOD[len(GOOD) // 2 :],
    "without its last byte": lambda: GOOD[:-1],
    "other bytes": lambda: GOOD.replace(b"Begin.", b"BEGIN."),
    "longer than the list says": lambda: patched(
        zipped({"index.html": "Begin.", "a.js": "1" * 99}), b"a.js", 24, struct.pack("<I", 9)
    ),
    "shorter than the list says": lambda: patched(
        zipped({"index.html": "Begin.", "a.js": "1" * 99}), b"a.js", 24, struct.pack("<I", 999)
    ),
    "another name in its place": lambda: patched(GOOD, b"a.js", 30, b"b", local=True),
    "a name that is no UTF-8": lambda: patched(course("é.js"), "é".encode(), 46, b"\xff"),
    "a list behind the end": lambda: GOOD[:-10] + b"\xff" * 4 + GOOD[-6:],
}


def opened(root: Path, data: bytes, name: str = "module.zip") -> Package | None:
    """What is made of a zip file; all that it leaves lies where it should."""
    (root / name).write_bytes(data)
    try:
        return Shelf(root, root / "kept", tells_place).opened(name)
    finally:
        assert {path.name for path in root.iterdir()} <= {name, "kept"}
        names = {path.name for path in root.glob("kept/*/*")}
        assert all(name.isdecimal() or name == "index.json" for name in names)


@pytest.mark.parametrize("case", UNSAFE)
def test_what_is_not_safe_is_refused(case: str, tmp_path: Path) -> None:
    make, words = UNSAFE[case]
    data = make()
    began = time.process_time()
    with pytest.raises(BadPackageError, match=re.escape(words)) as caught:
        opened(tmp_path, data)
    assert time.process_time() - began < 2
    assert not caught.value.damaged
    assert caught.value.remedy
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize("case", DAMAGED)
def test_what_is_damaged_is_said_and_nothing_of_it_kept(case: str, tmp_path: Path) -> None:
    with pytest.raises(BadPackageError, match="damaged") as caught:
        opened(tmp_path, DAMAGED[case]())
    assert caught.value.damaged
    assert [*tmp_path.glob("kept/*")] == []


RIGHT: Mapping[str, tuple[bytes, str]] = {
    "a space": (course("a b.js"), "a b.js"),
    "signs of an address": (course("50% #1? &c.js"), "50% #1? &c.js"),
    "accents": (course("Éla, naïve.js"), "Éla, naïve.js"),
    "accents taken apart": (course("e\u0301.js"), "\xe9.js"),
    "other letters": (course("学习.js"), "学习.js"),
    "letters of DOS": (patched(GOOD, b"a.js", 46, b"\x82"), "é.js"),
    "UTF-8 that is not said": (
        patched(course("é.js"), "é".encode(), 8, b"\0\0"),
        "é.js",
    ),
    "a dot in front": (course("./a/./b.js"), "a/b.js"),
    "two dots in a name": (course("a..b...js"), "a..b...js"),
    "nearly a device": (course("console/null.js"), "console/null.js"),
    "something in front of it": (b"#!/bin/sh\n" + GOOD, "a.js"),
}


@pytest.mark.parametrize("case", RIGHT)
def test_names_of_any_letters_are_kept(case: str, tmp_path: Path) -> None:
    data, name = RIGHT[case]
    if case == "letters of DOS":
        data = patched(data, b"a.js", 30, b"\x82", local=True)
    if case == "UTF-8 that is not said":
        data = patched(data, "é".encode(), 6, b"\0\0", local=True)
    package = opened(tmp_path, data)
    assert package
    assert name in {one.name for one in package.files}


def test_what_systems_add_is_left_out(tmp_path: Path) -> None:
    junk = ("__MACOSX/._index.html", "__MACOSX/course/._a.js", ".DS_Store", "Thumbs.db")
    package = opened(tmp_path, zipped({"course/story.html": "1", **dict.fromkeys(junk, "1")}))
    assert package
    assert package.inner == "course"
    assert [one.name for one in package.files] == ["story.html"]


def test_many_files_to_take_away_are_no_business_of_ours(tmp_path: Path) -> None:
    assert opened(tmp_path, hundred_thousand().replace(b"index.html", b"notes.html")) is None


def test_a_large_file_is_not_in_memory(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "m.zip", "w", zipfile.ZIP_STORED) as writing:
        writing.writestr("index.html", "Begin.")
        with writing.open("film.mp4", "w") as file:
            for _ in range(40):
                file.write(bytes(1_000_000))
    tracemalloc.start()
    package = Shelf(tmp_path, tmp_path / "kept", tells_place).opened("m.zip")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert package
    assert peak < 10_000_000


NAMES = st.text(st.sampled_from("aA./\\:é\0 ~cCoOnN-"), min_size=1, max_size=12) | st.text(
    min_size=1, max_size=8
)


@given(st.dictionaries(NAMES.filter(lambda name: name.isprintable() or "\0" in name), st.binary()))
@pytest.mark.torture
@settings(max_examples=often(30, 5000), deadline=None)
def test_whatever_names_there_are_nothing_lies_outside(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    root = tmp_path_factory.mktemp("law")
    try:
        package = opened(root, zipped({"index.html": b"Begin.", **files}))
    except BadPackageError:
        return
    assert package
    for at, one in enumerate(package.files):
        there = (root / "out" / one.name).resolve()
        assert there.is_relative_to((root / "out").resolve())
        assert len((package.folder / str(at)).read_bytes()) == one.size
    assert len({archive._key(one.name) for one in package.files}) == len(package.files)
