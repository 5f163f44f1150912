"""A build puts all of a site into its folder or changes nothing there, whatever goes wrong."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plnfolio.diagnostics import SiteError
from plnfolio.write.collisions import may_collide
from plnfolio.write.destination import Destination
from plnfolio.write.manifest import MANIFEST, listed
from plnfolio.write.output import Copied, Made
from plnfolio.write.swap import HalfWrittenError
from sites.building import Workshop, build_in, contents
from sites.text import SITE
from sites.trying import often

pytestmark = pytest.mark.torture

MANY = settings(
    max_examples=often(30, 2000),
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # looking for a smaller example takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PATHS = st.lists(st.sampled_from(["a", "b", "C", "é.txt", "con"]), min_size=1, max_size=3).map(
    "/".join
)
FILES = st.dictionaries(PATHS, st.sampled_from([b"", b"1", b"22"]), max_size=8).filter(
    lambda files: not may_collide(files)
)
CHANGES = ("replace", "link", "mkdir", "unlink", "rmdir")
"""The calls of the system that change a folder."""


@contextmanager
def failing(folder: Path, first: int, times: int) -> Iterator[list[int]]:
    """Some calls that change something in a folder fail; gives the number of calls so far."""
    calls = [0]

    def watched(call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*args: Any, **options: Any) -> Any:
            paths = [Path(one) for one in args[:2] if isinstance(one, (str, Path))]
            if any(path.is_relative_to(folder) for path in paths):
                calls[0] += 1
                if first <= calls[0] < first + times:
                    raise OSError(errno.ENOSPC, "No space left on device", str(args[0]))
            return call(*args, **options)

        return instead

    with pytest.MonkeyPatch.context() as patch:
        for name in CHANGES:
            patch.setattr(os, name, watched(getattr(os, name)))
        yield calls


def swap_in(folder: Path, files: Mapping[str, bytes], early: int = 0) -> None:
    """As a build does, some files ahead of the others."""
    with Destination(folder / "public", folder / ".plnfolio") as destination:
        for path, data in files.items():
            destination.put(Made(path, data))
        destination.release(sorted(files)[:early])
        destination.commit()


def shown(folder: Path) -> tuple[dict[str, bytes], set[str]]:
    """All that is in an output folder, and its folders."""
    inside = (path for path in folder.rglob("*") if path.is_dir())
    return contents(folder), {path.relative_to(folder).as_posix() for path in inside}


@pytest.mark.parametrize("early", [0, 1, 2, 3])
def test_what_is_swapped_in_is_what_was_put(early: int, tmp_path: Path) -> None:
    swap_in(tmp_path, {"a": b"1", "b/c": b"2", "d": b"3"})
    swap_in(tmp_path, {"a/b": b"1", "b": b"2", "d": b"3"}, early)
    files, folders = shown(tmp_path / "public")
    assert files.keys() == {"a/b", "b", "d", MANIFEST}
    assert folders == {"a"}
    assert list((tmp_path / ".plnfolio").iterdir()) == []


@given(before=FILES, after=FILES, first=st.integers(1, 40), times=st.integers(1, 4))
@MANY
def test_a_call_that_fails_leaves_the_folder_as_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    before: dict[str, bytes],
    after: dict[str, bytes],
    first: int,
    times: int,
) -> None:
    folder = tmp_path_factory.mktemp("swap")
    swap_in(folder, before)
    was = shown(folder / "public")
    try:
        with failing(folder / "public", first, times):
            swap_in(folder, after, early=first % 3)
    except HalfWrittenError:
        assert times > 1  # what takes changes back failed as well
        swap_in(folder, after)  # which finishes it
    except OSError:
        assert shown(folder / "public") == was
        return
    finally:
        assert list((folder / ".plnfolio").iterdir()) == []
    files, _ = shown(folder / "public")
    assert {path: data for path, data in files.items() if path != MANIFEST} == after
    assert sorted(listed(folder / "public")) == sorted(after)


def test_every_single_call_may_fail(tmp_path: Path) -> None:
    before = {"a": b"1", "b/c": b"1", "d/e/f": b"1", "same": b"1"}
    after = {"a/b": b"2", "b": b"2", "g/h": b"2", "same": b"1"}
    swap_in(tmp_path, before)
    was = shown(tmp_path / "public")
    first, failed = 1, 0
    while True:
        # Where a link cannot be made or a file not moved there are other ways: several fail.
        with failing(tmp_path / "public", first, 3) as calls:
            try:
                swap_in(tmp_path, after)
            except HalfWrittenError:
                failed += 1
            except OSError:
                failed += 1
                assert shown(tmp_path / "public") == was
        if calls[0] < first:
            break
        swap_in(tmp_path, before)
        assert shown(tmp_path / "public") == was
        first += 1
    assert failed > 15


def interrupted(folder: Path) -> None:
    with Destination(folder / "public", folder / ".plnfolio") as destination:
        destination.put(Made("a", b"2"))
        destination.put(Made("b/c", b"2"))
        destination.release(["b/c"])
        raise KeyboardInterrupt


def test_ctrl_c_between_two_files_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    swap_in(tmp_path, {"a": b"1"})
    was = shown(tmp_path / "public")
    with suppress(KeyboardInterrupt):
        interrupted(tmp_path)
    assert shown(tmp_path / "public") == was


def test_a_file_of_the_same_size_and_time_is_copied_anew(tmp_path: Path) -> None:
    origin = tmp_path / "origin"
    for text in ("one", "two", "six"):
        origin.write_text(text, encoding="utf-8")
        os.utime(origin, (1, 1))
        with Destination(tmp_path / "public", tmp_path / ".plnfolio") as destination:
            destination.put(Copied("a", origin))
            destination.commit()
        os.utime(tmp_path / "public/a", (1, 1))
        assert (tmp_path / "public/a").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("theirs", ["b", "b/c", "b/c/d"])
def test_files_of_others_stay(tmp_path: Path, theirs: str) -> None:
    swap_in(tmp_path, {"a": b"1"})
    other = tmp_path / "public" / theirs
    other.parent.mkdir(parents=True, exist_ok=True)
    other.write_text("mine")
    was = shown(tmp_path / "public")
    with pytest.raises(SiteError, match="in the way"):
        swap_in(tmp_path, {"a": b"2", "b/c": b"2"})
    assert shown(tmp_path / "public") == was


def test_a_linked_output_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "public").symlink_to("real")
    swap_in(tmp_path, {"a/b": b"1"})
    swap_in(tmp_path, {"a/b": b"2"})
    assert (tmp_path / "public").is_symlink()
    assert contents(tmp_path / "real").keys() == {"a/b", MANIFEST}


def test_what_lies_behind_a_link_is_not_removed(tmp_path: Path) -> None:
    swap_in(tmp_path, {"d/a": b"1"})
    (tmp_path / "public/d/a").unlink()
    (tmp_path / "public/d").rmdir()
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs/a").write_text("mine")
    (tmp_path / "public/d").symlink_to("../theirs")
    swap_in(tmp_path, {"b": b"1"})
    assert (tmp_path / "theirs/a").read_text() == "mine"


def test_a_name_whose_capitals_change_is_not_lost_where_they_do_not_count(tmp_path: Path) -> None:
    swap_in(tmp_path, {"CV.pdf": b"1"})
    # As such a system has it: both names are one file.
    os.link(tmp_path / "public/CV.pdf", tmp_path / "public/cv.pdf")
    swap_in(tmp_path, {"cv.pdf": b"1"})
    assert contents(tmp_path / "public").keys() == {"cv.pdf", MANIFEST}


NAMES = st.sampled_from(
    [
        "a",
        "A",
        "C++",
        "C#",
        "con",
        "aux.",
        "..",
        "é",
        "e\u0301",
        "学" * 70,
        "!" * 90,
        "index",
        "site",
    ]
)
STATIC = st.sampled_from(
    ["feed.xml/a", "Robots.txt", "cards", "pagefind/a", "posts/a", "posts/A/index.html", "é.txt",
     "e\u0301.txt", "x" * 250, "a:b", "assets/site.css", "networks", "a.b ", "404.html/x"]
)  # fmt: skip
SITES = st.fixed_dictionaries(
    {
        "posts": st.lists(st.tuples(NAMES, NAMES, NAMES), max_size=3),
        "pages": st.lists(NAMES, max_size=2),
        "networks": st.lists(NAMES, max_size=3),
        "static": st.lists(STATIC, max_size=3, unique=True),
    }
)


def site_files(made: dict[str, list[Any]]) -> dict[str, str]:
    """A site with names of all kinds where names can be."""
    files = {"content/site.yaml": f"{SITE}base_url: https://example.org\n"}
    for number, (slug, tag, series) in enumerate(made["posts"]):
        matter = f"title: One\ndate: 2023-04-11\nslug: '{slug}'\ntags: ['{tag}', '']\n"
        more = f"course: '{tag}'\nseries: '{series}'\n"
        folder = "artifacts" if number == 2 else "posts"
        more = more.partition("series")[0] if number == 2 else more
        files[f"content/{folder}/p{number}.md"] = f"---\n{matter}{more}---\nText.\n"
    for number, slug in enumerate(made["pages"]):
        files[f"content/pages/p{number}.md"] = f"---\ntitle: One\nslug: '{slug}'\n---\nText.\n"
    rows = "".join(f"  - name: '{name}'\n" for name in dict.fromkeys(made["networks"]))
    files["content/networks/site.yaml"] = f"title: Mine\nnetworks:\n{rows}"
    files |= {f"content/static/{path}": "Given." for path in made["static"]}
    return files


@given(made=SITES)
@settings(MANY, max_examples=often(15, 200))
def test_a_site_is_written_as_a_whole_or_not_at_all(
    workshop: Workshop, made: dict[str, list[Any]]
) -> None:
    folder = workshop.folder({"content/posts/a.md": "---\ntitle: A\ndate: 2023-04-11\n---\n"})
    assert build_in(folder).result
    was = shown(folder / "public")
    for path, text in site_files(made).items():
        target = folder / path
        if target.parent.is_file() or target.is_dir():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    built = build_in(folder)
    if built.result is None:
        # Every name has its say before anything is written; the disk is not to blame.
        errors = {one.code for one in built.problems if one.severity == "error"}
        assert errors <= {"bad-value", "duplicate-address", "duplicate-network", "long-name"}
        assert shown(folder / "public") == was
        return
    assert sorted([*listed(folder / "public"), MANIFEST]) == sorted(contents(folder / "public"))
