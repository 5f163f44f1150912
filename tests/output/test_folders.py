"""Output folders of every kind, through the command line: the worlds of ``folders.yaml``."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from plnfolio.write.manifest import MANIFEST, listed
from sites.building import Workshop, call
from sites.cases import read_yaml
from sites.disks import mounted, read_only
from sites.text import write

WORLDS = read_yaml(Path(__file__).with_name("folders.yaml").read_text(encoding="utf-8"))
_OLD = "# Made by plnfolio: the files of this site. A folder with this list may be built into."


@pytest.mark.parametrize("world", WORLDS, ids=[world["what"] for world in WORLDS])
def test_a_world_is_as_the_table_says(world: dict[str, Any], workshop: Workshop) -> None:
    folder = workshop.folder({})
    with mounted(folder, world.get("disks", {})):
        for number, one in enumerate(world["rounds"]):
            for path, what in one.get("put", {}).items():
                put(folder, path, what)
            is_built(folder, one, f"round {number + 1}")


NAMES = [
    "#notes.txt", "a:b.txt", "c:", "\\back.txt", "d\\e.txt", "x\u2028y.txt", "x\u2029y.txt",
    "nel\x85z.txt", "new\nline.txt", "cr\rx.txt", "crlf\r\n.txt", "ff\x0cx.txt", "\x1c.txt",
    " lead.txt", "tab\t.txt", "trail.txt ", "quote\".txt", "%41.txt", "'.txt",
    "学.txt", "😀.txt", "\u202e.txt", "\ufeff.txt", "-rf", "$(x).txt",
    "a\n# b.txt", "<<<<<<<", "\x7f.txt", "~a", "ö.txt",
]  # fmt: skip


def test_files_of_every_name_are_removed_again(workshop: Workshop) -> None:
    folder = workshop.folder({"content/static/d/stays.txt": "ours"})
    for name in NAMES:
        for place in ("", "d/", f"{name} d/"):
            path = Path(f"{folder}/content/static/{place}{name}")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"one")
    assert call("build", cwd=folder).code == 0
    made = {name for name in listed(folder / "public") if name.startswith(tuple(NAMES))}
    assert len(made) == 2 * len(NAMES)
    assert all(os.path.lexists(f"{folder}/public/{name}") for name in made)
    theirs = Path(f"{folder}/public/{NAMES[0]} d/mine.txt")
    theirs.write_text("mine", encoding="utf-8")
    shutil.rmtree(folder / "content/static")
    shutil.rmtree(folder / ".plnfolio")
    assert call("build", cwd=folder).code == 0
    assert [name for name in made if os.path.lexists(f"{folder}/public/{name}")] == []
    assert not (folder / "public/d").exists()
    assert theirs.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("room", [*range(160, 400, 40), 4000])
def test_a_disk_of_any_size_has_all_of_a_site_or_what_was_there(
    room: int, workshop: Workshop
) -> None:
    bound = {"bytes": f"{room}k", "files": 400}
    fits(workshop, bound, large=120_000)


@pytest.mark.parametrize("places", [*range(22, 64, 3)])
def test_a_disk_for_any_number_of_files_has_all_of_a_site_or_what_was_there(
    places: int, workshop: Workshop
) -> None:
    fits(workshop, {"bytes": "4m", "files": places}, large=1000)


def fits(workshop: Workshop, disk: Mapping[str, Any], large: int) -> None:
    """That two builds onto a disk write all or nothing, and say so."""
    folder = workshop.folder({"content/static/large.bin": bytes(large)})
    with mounted(folder, {"mnt": disk}):
        output = folder / "mnt/public"
        for title in ("One", "Two"):
            config = folder / "content/site.yaml"
            config.write_text(f"title: {title}\nauthor: Ada\n", encoding="utf-8")
            (folder / "content/static/large.bin").write_bytes(title.encode() * (large // 3))
            write(folder, {f"content/static/{title}/{number}.txt": title for number in range(4)})
            before = state(output)
            ran = call("build", "--output", "mnt/public", cwd=folder)
            if ran.code:
                assert "error[unwritable-folder]" in ran.err
                assert "the disk is full (" in ran.err
                assert state(output) == before
            else:
                assert (output / "large.bin").stat().st_size == large // 3 * 3
                assert (output / title / "3.txt").is_file()
            assert left_behind(folder) == []


def is_built(folder: Path, one: Mapping[str, Any], number: str) -> None:
    """One round: that a build says and does what stands there."""
    words = one.get("words", "").split()
    said = one.get("says", [])
    output = folder / (words[1] if words[:1] == ["--output"] else "public")
    before = state(output)
    with read_only(output) if words == ["(read-only)"] else nullcontext():
        ran = call("build", *(words if words != ["(read-only)"] else []), cwd=folder)
        everything = f"{ran.out}\n{ran.err}"
        assert [word for word in said if word not in everything] == [], (number, everything)
        failed = any(word.startswith("error") for word in said)
        assert ran.code == failed, (number, everything)
        if failed:
            assert "Nothing was written." in ran.err
            assert state(output) == before, number
        elif not said:
            assert (ran.err, "somebody else" in ran.out) == ("", False), number
    for path, what in one.get("there", {}).items():
        assert found(folder / path) == what, (number, path)
    assert left_behind(folder) == []


def left_behind(folder: Path) -> list[Path]:
    """What waits to be swapped in; nothing, once a build is done."""
    patterns = (f"{MANIFEST}-*", ".*.new", "new-*")
    return [path for pattern in patterns for path in folder.rglob(pattern)]


def put(folder: Path, path: str, what: object) -> None:
    """Have something at a path, in the place of all that may be there."""
    target = folder / path
    before = target.read_bytes() if target.is_file() else b""
    if target.is_symlink() or target.is_file():
        target.unlink()
    elif target.is_dir() and what != {}:
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    match what:
        case None:
            return
        case {}:
            target.mkdir(parents=True, exist_ok=True)
        case "(pipe)":
            os.mkfifo(target)
        case "(large)":
            target.write_bytes(bytes(2_000_000))
        case "(many)":
            target.mkdir()
            for number in range(60):
                (target / f"{number}.txt").write_text("one", encoding="utf-8")
        case "(public)":
            (folder / "public").rename(target)
        case str() if what.startswith("-> "):
            target.symlink_to(what[3:])
        case str():
            target.write_bytes(harmed(what, before, target))


def harmed(what: str, before: bytes, target: Path) -> bytes:
    """What becomes of a list, or the text as it is."""
    match what:
        case "(junk)":
            return b"index.html\nmine.txt\n../mine.txt\n\xff\n"
        case "(half)":
            return before[: len(before) // 2]
        case "(bit)":
            return before[:-30] + bytes([before[-30] ^ 1]) + before[-29:]
        case "(crlf)":
            return before.replace(b"\n", b"\r\n")
        case "(old)":
            target.write_bytes(before)
            return "\n".join([_OLD, *sorted(listed(target.parent)), ""]).encode()
    return what.encode()


def found(path: Path) -> str | None:
    """What is at a path: a text, or what a link leads to."""
    if path.is_symlink():
        return f"-> {path.readlink()}"
    return path.read_text(encoding="utf-8") if path.is_file() else ("" if path.exists() else None)


def state(folder: Path) -> dict[str, object]:
    """All that is in a folder, not through links in it."""
    inside = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    states: dict[str, object] = {
        name: (path.is_symlink(), path.read_bytes() if path.is_file() else path.is_dir())
        for name, path in inside.items()
    }
    return {**states, "": (folder.is_symlink(), folder.is_dir())}
