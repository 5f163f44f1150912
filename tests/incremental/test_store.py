"""Whatever has become of what was kept, a build gives the bytes of a clean one, at worst later."""

from __future__ import annotations

import contextlib
import os
import pickle
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incremental.changing import SQUARE, Changing, begin, painted
from plnfolio.cache.sealed import write_sealed
from plnfolio.cache.store import Store
from plnfolio.diagnostics import Problem, Span
from plnfolio.images.picture import Facts
from plnfolio.images.store import Store as Pictures
from plnfolio.model.document import Gist
from plnfolio.pipeline.memory import PICKLER
from sites.building import QUICK_PAINTER, contents, environment
from sites.disks import mounted
from sites.forked import begin as begin_run
from sites.trying import TORTURE, often

pytestmark = [pytest.mark.torture, pytest.mark.usefixtures("quick_painter")]

STORE = ".plnfolio/kept.db"


@pytest.fixture(scope="module")
def built(quick_painter: None, tmp_path_factory: pytest.TempPathFactory) -> Changing:
    """A site that was built; not to be changed, but copied."""
    site = begin(tmp_path_factory.mktemp("built") / "site")
    assert site.build().done
    return site


@pytest.fixture(scope="module")
def clean(built: Changing) -> dict[str, bytes]:
    return contents(built.output)


@pytest.fixture
def site(built: Changing, tmp_path: Path) -> Changing:
    shutil.copytree(built.folder, tmp_path / "site")
    return Changing(tmp_path / "site")


def is_mended(site: Changing, clean: dict[str, bytes]) -> None:
    """That two more builds give what is right, when one file of the output is wrong."""
    for _ in range(2):
        (site.output / "index.html").write_text("wrong", encoding="utf-8")
        assert site.build().done
        assert contents(site.output) == clean


def foreign_tables(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("create table kept (name text)")
        other.execute("create table program (name text)")
        other.execute("insert into program values ('theirs')")
    other.close()


def foreign_values(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("update kept set value = x'00112233445566778899'")
    other.close()


def swapped_values(path: Path) -> None:
    """Values that are whole, but not where they belong."""
    with sqlite3.connect(path) as other:
        kinds = [kind for (kind,) in other.execute("select distinct kind from kept")]
        values = [
            other.execute("select value from kept where kind = ?", (kind,)).fetchone()[0]
            for kind in kinds
        ]
        for kind, value in zip(kinds, [values[-1], *values[:-1]], strict=True):
            other.execute("update kept set value = ? where kind = ?", (value, kind))
    other.close()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "file").write_text("mine", encoding="utf-8")


HARM: dict[str, Callable[[Path], object]] = {
    "it is empty": lambda path: path.write_bytes(b""),
    "it is a text": lambda path: path.write_text("Dear diary", encoding="utf-8"),
    "it is a picture": lambda path: path.write_bytes(painted(1)),
    "it is a database of another program": foreign_tables,
    "its values are nonsense": foreign_values,
    "its values stand in other places": swapped_values,
    "it is a folder": a_folder,
    "it is gone": lambda path: path.unlink(),
    "its folder is gone": lambda path: shutil.rmtree(path.parent),
    "its folder is a link that leads nowhere": lambda path: (
        shutil.rmtree(path.parent / "images"),
        path.rename(path.parent.parent / "elsewhere.db"),
        path.symlink_to("nowhere/kept.db"),
    ),
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_a_store_that_was_harmed_is_as_none(
    harm: Callable[[Path], object], site: Changing, clean: dict[str, bytes]
) -> None:
    harm(site.folder / STORE)
    is_mended(site, clean)


def test_a_store_cut_off_anywhere_is_as_none(site: Changing, clean: dict[str, bytes]) -> None:
    store = site.folder / STORE
    whole = store.read_bytes()
    for end in range(1, len(whole), len(whole) // 5):
        store.write_bytes(whole[:end])
        (site.output / "index.html").write_text("wrong", encoding="utf-8")
        assert site.build().done
        assert contents(site.output) == clean


@given(data=st.data())
@settings(max_examples=often(15, 200), deadline=None)
def test_a_store_with_bytes_changed_is_read_in_part_or_not_at_all(
    built: Changing, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = bytearray((built.folder / STORE).read_bytes())
    places = st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=40)
    for place in data.draw(places):
        whole[place] ^= 0xFF
    path = tmp_path_factory.mktemp("store") / "kept.db"
    path.write_bytes(whole)
    before = Store(built.folder / STORE, "")
    with sqlite3.connect(built.folder / STORE) as reader:
        (program,) = reader.execute("select digest from program").fetchone()
        kinds = [kind for (kind,) in reader.execute("select distinct kind from kept")]
    reader.close()
    before = Store(built.folder / STORE, program)
    spoilt = Store(path, program)
    for kind in kinds:
        assert spoilt.load(kind).items() <= before.load(kind).items()
    spoilt.put("kind", "key", b"value")
    spoilt.close()
    before.close()
    if spoilt.save():
        assert Store(path, program).get("kind", "key") == b"value"


def test_a_store_that_says_nothing_of_its_damage_keeps_things_again(
    built: Changing, tmp_path: Path
) -> None:
    """How many cells a page has is a number that nothing else in the file contradicts."""
    whole = (built.folder / STORE).read_bytes()
    with contextlib.closing(sqlite3.connect(built.folder / STORE)) as reader:
        (program,) = reader.execute("select digest from program").fetchone()
        (page,) = reader.execute("pragma page_size").fetchone()
    for place in range(page + 4, len(whole), page):
        path = tmp_path / f"{place}.db"
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        spoilt = Store(path, program)
        spoilt.put("kind", "key", b"value")
        assert spoilt.save()
        assert Store(path, program).get("kind", "key") == b"value"


def test_what_another_program_kept_is_not_used(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept.db", "one")
    store.put("kind", "key", b"value")
    assert store.save()
    assert Store(tmp_path / "kept.db", "other").get("kind", "key") is None
    other = Store(tmp_path / "kept.db", "other")
    other.put("kind", "second", b"value")
    assert other.save()
    assert Store(tmp_path / "kept.db", "other").keys("kind") == {"second"}
    assert Store(tmp_path / "kept.db", "one").keys("kind") == set()


def test_a_store_that_is_locked_is_waited_for_and_then_done_without(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    first = Store(path, "program")
    first.put("kind", "key", b"first")
    assert first.save()
    second = Store(path, "program")
    second.put("kind", "key", b"second")
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("begin immediate")
    assert not second.save()
    other.execute("rollback")
    other.close()
    assert Store(path, "program").get("kind", "key") == b"first"
    assert second.save()
    assert Store(path, "program").get("kind", "key") == b"second"


class Calling:
    """Pickled, it is a call."""

    def __init__(self, function: Callable[..., object], *arguments: object) -> None:
        self.call = function, arguments

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.call


@pytest.mark.parametrize("function", [os.system, subprocess.run, eval, exec, print, getattr, open])
def test_a_value_that_calls_a_function_is_refused_and_calls_nothing(
    function: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    harmful = pickle.dumps(Calling(function, "touch harm"), protocol=5)
    for data in (harmful, pickle.dumps({"content/a.md": Calling(function, "touch harm")})):
        with pytest.raises(ValueError, match="no value of ours"):
            PICKLER.loads(data)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["os.system", "getattr", "Gist.__class__", "Span.__init__"])
def test_a_value_that_names_what_is_no_class_of_ours_is_refused(name: str) -> None:
    module, _, own = name.rpartition(".")
    for data in (f"cplnfolio.diagnostics\n{name}\n.", f"c{module or 'builtins'}\n{own}\n."):
        with pytest.raises(ValueError, match="no value of ours"):
            PICKLER.loads(data.encode())


@contextlib.contextmanager
def room(size: int) -> Iterator[None]:
    """No more memory than so many bytes from now on, where the system counts them.

    A pickle can ask for all that there is.
    """
    if not (counted := Path("/proc/self/statm")).exists():
        yield
        return
    pages = int(counted.read_text(encoding="utf-8").split()[0])
    least, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (least, most))


WHOLE = PICKLER.dumps((Gist("a", 2), Problem("code", "message", Span("path", 1, 2))))


@given(start=st.integers(0, len(WHOLE)), length=st.integers(0, 9), put=st.binary(max_size=12))
@settings(max_examples=often(200, 20_000), deadline=None)
def test_any_bytes_are_a_value_or_refused(start: int, length: int, put: bytes) -> None:
    with room(2**30), contextlib.suppress(ValueError):
        PICKLER.loads(WHOLE[:start] + put + WHOLE[start + length :])


LIMIT = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))"


def run(site: Changing, room: int) -> tuple[int, str]:
    """How ``plnfolio build`` ends and what it says; no file may be longer than ``room`` bytes."""
    reading, writing = os.pipe()
    env = {**os.environ, **environment(), **QUICK_PAINTER}
    prepared = LIMIT.format(room)
    build = begin_run("build", cwd=site.folder, env=env, out=writing, prepared=prepared)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        return build.wait(), said.read()


@pytest.mark.parametrize("room", [0, 400, 4096, 30_000] if TORTURE else [0, 4096])
def test_a_full_disk_is_said_and_leaves_the_output_as_it_was(
    room: int, site: Changing, clean: dict[str, bytes]
) -> None:
    (site.output / "posts/alpha/index.html").write_bytes(b"x" * 50_000)
    before = contents(site.output)
    config = site.folder / "content/site.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("Notes", "More notes"), encoding="utf-8")
    code, said = run(site, room)
    assert "Traceback" not in said
    if code:
        assert "unwritable-folder" in said
        assert contents(site.output) == before
    config.write_text(text, encoding="utf-8")
    assert site.build().done
    assert contents(site.output) == clean


def test_a_full_disk_for_the_store_alone_costs_only_time(
    site: Changing, clean: dict[str, bytes]
) -> None:
    shutil.rmtree(site.folder / ".plnfolio")
    largest = max(len(data) for data in clean.values())
    assert run(site, largest + 1)[0] == 0
    assert contents(site.output) == clean
    assert not list((site.folder / ".plnfolio").glob("kept.db-journal"))
    is_mended(site, clean)


def test_two_builds_at_once_both_end_well(site: Changing, tmp_path: Path) -> None:
    """Each builds again and again while texts and pictures change under their feet."""
    program = Path(__file__).with_name("again.py")
    builders = [
        subprocess.Popen(
            [sys.executable, str(program), str(site.folder), str(often(4, 20))],
            env={**os.environ, **QUICK_PAINTER},
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    number = 0
    while any(builder.poll() is None for builder in builders):
        number += 1
        change(site, number)
        time.sleep(0.05)
    # A picture may change between the moment that it is seen and the one that it is made.
    said = "".join(builder.communicate()[1] for builder in builders)
    assert [line for line in said.splitlines() if "has changed just now" not in line] == []
    assert [builder.returncode for builder in builders] == [0, 0]
    for state in (0, number, 1):
        change(site, state)
        outcome, wanted = site.clean(tmp_path)
        assert site.build() == outcome
        assert contents(site.output) == wanted


def change(site: Changing, number: int) -> None:
    """Put a site into one of a few states, as editors do: written beside, then renamed."""
    files: dict[str, bytes] = {
        SQUARE: painted(number % 3),
        "content/posts/delta.md": f"---\ntitle: D{number % 4}\ndate: 2023-05-02\n---\nA.".encode(),
    }
    for name, data in files.items():
        beside = site.folder / "beside"
        beside.write_bytes(data)
        beside.replace(site.folder / name)


def test_what_there_is_no_room_for_leaves_nothing_behind(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with mounted(tmp_path, {"disk": {"bytes": "4k", "files": 20}}):
        (disk / "full.txt").write_text("a page of its own", encoding="utf-8")
        with pytest.raises(OSError, match="No space"):
            write_sealed(disk / "kept.json", {"some": "value"})
        with pytest.raises(OSError, match="No space"):
            Pictures(disk).keep("photo", Facts("jpeg", 1, 1), {"photo.jpg": b"bytes"})
        assert [path.name for path in disk.iterdir()] == ["full.txt"]
