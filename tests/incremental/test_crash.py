"""A build that is killed leaves whole files, and the next build makes up for it."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from incremental.changing import Changing, begin
from sites.building import CHECKOUT, QUICK_PAINTER, contents, environment
from sites.disks import mounted
from sites.patience import PATIENCE
from sites.trying import often

pytestmark = [pytest.mark.torture, pytest.mark.usefixtures("quick_painter")]

_AN_HOUR_AND_MORE = 4000
KILLS = often(4, 200)


def started(site: Changing) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, str(CHECKOUT / "generator"), "build"],
        cwd=site.folder,
        env={**os.environ, **environment(), **QUICK_PAINTER},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


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


def await_files(build: subprocess.Popen[bytes], folder: Path, names: str = "new-*/*") -> None:
    """Wait until a build lays files down, or has ended: whoever is slow may miss them."""
    end = time.monotonic() + PATIENCE
    while build.poll() is None and not has_begun(folder, names) and time.monotonic() < end:
        time.sleep(0.001)


def kill_when(site: Changing, build: subprocess.Popen[bytes], moment: float) -> None:
    """Kill a build some seconds after it has begun to lay files down, or after its start."""
    if moment >= 0:
        await_files(build, site.folder / ".plnfolio")
    time.sleep(abs(moment))
    build.kill()
    build.communicate()


def test_a_killed_build_leaves_whole_files_and_the_next_one_is_clean(
    site: Changing, tmp_path: Path
) -> None:
    chance = random.Random(6)
    known = {path: {data} for path, data in contents(site.output).items()}
    killed = 0
    for number in range(KILLS):
        rename_site(site, f"Title {number}")
        _, clean = site.clean(tmp_path)
        for path, data in clean.items():
            known.setdefault(path, set()).add(data)
        build = started(site)
        # Half of them anywhere, half of them while files are being written.
        kill_when(site, build, chance.uniform(0, 0.1) if number % 2 else -chance.uniform(0, 0.5))
        killed += build.returncode == -9
        seen = contents(site.output)
        assert [path for path, data in seen.items() if data not in known.get(path, ())] == []
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
    _, said = build.communicate(timeout=PATIENCE)
    assert b"Traceback" not in said
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
            build.communicate()
            outcome, clean = site.clean(tmp_path)
            assert site.build() == outcome
            assert contents(site.output) == clean
            assert list(site.output.glob(".plnfolio-*")) == []
            assert not (site.folder / ".plnfolio/replaced").exists()
