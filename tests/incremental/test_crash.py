"""A build that is killed leaves whole files, and the next build makes up for it."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from incremental.changing import Changing, begin
from plnfolio.cache.digest import digest
from plnfolio.write.manifest import MANIFEST, read
from sites.building import QUICK_PAINTER, contents, environment
from sites.disks import mounted
from sites.forked import Run
from sites.forked import begin as begin_run
from sites.patience import PATIENCE
from sites.trying import often

pytestmark = [pytest.mark.torture, pytest.mark.usefixtures("quick_painter")]

_AN_HOUR_AND_MORE = 4000
KILLS = often(4, 200)


def started(site: Changing) -> Run | subprocess.Popen[bytes]:
    """A build at work; what it says is in the file ``said`` beside the site."""
    env = {**os.environ, **environment(), **QUICK_PAINTER}
    with said(site).open("wb") as out:
        return begin_run("build", cwd=site.folder, env=env, out=out.fileno())


def said(site: Changing) -> Path:
    return site.folder.with_name("said")


def seconds_of_a_build(site: Changing) -> float:
    """How long one takes here that writes every page; the first run loads the program."""
    start = 0.0
    for title in ("Before", "Before that"):
        rename_site(site, title)
        start = time.monotonic()
        started(site).wait()
    return time.monotonic() - start


def rename_site(site: Changing, title: str) -> None:
    """Changes every page, so that there is much to write."""
    config = site.folder / "content/site.yaml"
    lines = config.read_text(encoding="utf-8").splitlines(keepends=True)
    config.write_text("".join([f"title: {title}\n", *lines[1:]]), encoding="utf-8")


def older(folder: Path) -> None:
    """Everything in a folder, more than an hour ago."""
    then = time.time() - _AN_HOUR_AND_MORE
    for path in folder.rglob("new-*"):
        os.utime(path, (then, then))


@pytest.fixture
def site(tmp_path: Path) -> Changing:
    found = begin(tmp_path / "site")
    assert found.build().done
    return found


def has_begun(folder: Path, names: str) -> bool:
    """Whether a build has laid files down in a folder that it soon moves or removes."""
    try:
        return any(folder.glob(names))
    except FileNotFoundError:
        return True  # Gone between being listed and being looked into.


def await_files(build: Run | subprocess.Popen[bytes], folder: Path, names: str = "new-*/*") -> None:
    """Wait until a build lays files down, or has ended: whoever is slow may miss them."""
    end = time.monotonic() + PATIENCE
    while is_at_work(build) and not has_begun(folder, names) and time.monotonic() < end:
        pass


def is_at_work(build: Run | subprocess.Popen[bytes]) -> bool:
    """Whether a build has not ended within a moment."""
    try:
        build.wait(0.001)
    except (TimeoutError, subprocess.TimeoutExpired):
        return True
    return False


def kill_when(site: Changing, build: Run | subprocess.Popen[bytes], moment: float) -> None:
    """Kill a build some seconds after it has begun to lay files down, or after its start."""
    if moment >= 0:
        await_files(build, site.folder / ".plnfolio")
    time.sleep(abs(moment))
    build.kill()
    build.wait()


def test_a_killed_build_leaves_whole_files_and_the_next_one_is_clean(
    site: Changing, tmp_path: Path
) -> None:
    chance = random.Random(6)
    whole = seconds_of_a_build(site)
    known = {path: {data} for path, data in contents(site.output).items()}
    killed = 0
    for number in range(KILLS):
        rename_site(site, f"Title {number}")
        _, clean = site.clean(tmp_path)
        for path, data in clean.items():
            known.setdefault(path, set()).add(data)
        build = started(site)
        # Half of them anywhere, half of them while files are being written.
        moment = chance.uniform(0, whole / 4) if number % 2 else -chance.uniform(0, whole)
        kill_when(site, build, moment)
        killed += build.returncode == -9
        seen = contents(site.output)
        listed = read(site.output)
        # While files are swapped, the list names those before and after.
        del seen[MANIFEST]
        assert [path for path, data in seen.items() if data not in known.get(path, ())] == []
        assert not listed.damaged
        assert [path for path in seen if digest(seen[path]) not in listed.files[path]] == []
        if number % 3 == 0:
            assert site.build().done
            assert contents(site.output) == clean
    assert killed > KILLS // 3
    assert site.build().done
    assert contents(site.output) == clean


def test_nothing_that_a_killed_build_leaves_stays_for_good(site: Changing) -> None:
    for moment in (0.0, 0.02, 0.05, 0.1):
        rename_site(site, f"Title {moment}")
        (site.folder / "content/posts/beta/square.png").touch()
        kill_when(site, started(site), moment)
    workshop = site.folder / ".plnfolio"
    older(workshop)
    rename_site(site, "The last title")
    assert site.build().done
    assert list(workshop.rglob("new-*")) == []


def test_ctrl_c_ends_a_build_and_leaves_nothing(site: Changing) -> None:
    before = contents(site.output)
    rename_site(site, "Another title")
    build = started(site)
    await_files(build, site.folder / ".plnfolio")
    build.send_signal(2)
    build.wait(PATIENCE)
    assert b"Traceback" not in said(site).read_bytes()
    assert list((site.folder / ".plnfolio").glob("new-*")) == []
    if build.returncode:
        assert contents(site.output).keys() == before.keys()


def test_a_build_that_was_killed_on_another_disk_is_finished(
    site: Changing, tmp_path: Path
) -> None:
    chance = random.Random(3)
    shutil.rmtree(site.output)
    with mounted(site.folder, {"public": {"bytes": "8m", "files": 1000}}):
        assert site.build().done
        for number in range(often(2, 20)):
            rename_site(site, f"Title {number}")
            build = started(site)
            await_files(build, site.output, ".plnfolio-new-*/*")
            time.sleep(chance.uniform(0, 0.3))
            build.kill()
            build.wait()
            outcome, clean = site.clean(tmp_path)
            assert site.build() == outcome
            assert contents(site.output) == clean
            assert list(site.output.glob(".plnfolio-*")) == []
            assert not (site.folder / ".plnfolio/replaced").exists()
