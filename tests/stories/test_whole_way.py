"""From nothing to a site, and from a fresh clone of that to the same site on a host.

Libraries come from the environment that runs the tests: nothing is asked of a network.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from plnfolio.pinned.origin import installed
from plnfolio.pinned.wheel import packed, wheel_name
from sites.building import CHECKOUT, environment
from sites.trying import TORTURE

URL = "https://ada.example"
REPOSITORY = "https://git.example/plnfolio.git"
CACHE = "/opt/build/cache"

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(os.name != "posix", reason="hosts have a POSIX shell"),
    pytest.mark.skipif(not shutil.which("git"), reason="clones"),
]

# The other ways differ in one line of requirements.txt, which has a table of its own.
WAYS = ["wheel", "index", "repository"] if TORTURE else ["wheel"]


@dataclass(frozen=True)
class Machine:
    """A Python of its own, without plnfolio, and what its processes are told."""

    home: Path
    told: Mapping[str, str]

    @staticmethod
    def bare(home: Path, told: Mapping[str, str]) -> Machine:
        words = ["-m", "venv", "--without-pip", str(home / "venv")]
        subprocess.run([sys.executable, *words], check=True)
        (packages,) = (home / "venv").glob("lib/python*/site-packages")
        for library in Path(sysconfig.get_path("purelib")).iterdir():
            if "plnfolio" not in library.name:
                (packages / library.name).symlink_to(library)
        return Machine(home, told)

    def sh(self, command: str, cwd: Path, **told: str) -> str:
        """Run a command as a host does, and give what it says."""
        done = subprocess.run(
            ["bash", "-e", "-c", command],
            cwd=cwd,
            env={
                "HOME": str(self.home),
                "PATH": f"{self.home / 'venv/bin'}:{os.environ['PATH']}",
                "PIP_NO_INDEX": "1",
                "PIP_DISABLE_PIP_VERSION_CHECK": "1",
                # pip's way to say “without isolation”, and “compile only what is run”.
                "PIP_NO_BUILD_ISOLATION": "0",
                "PIP_NO_COMPILE": "0",
                **environment(),
                **self.told,
                **told,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        said = done.stdout.decode()
        assert done.returncode == 0, said
        return said


def git(*words: str, cwd: Path) -> None:
    settings = ("user.name=Ada", "user.email=ada@example.org")
    told = [part for setting in settings for part in ("-c", setting)]
    subprocess.run(["git", *told, *words], cwd=cwd, check=True, capture_output=True)


def repository(folder: Path) -> None:
    """This checkout as it is, committed or not, as a repository of its own."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
    ).stdout.decode()
    for name in filter(None, names.split("\0")):
        if (CHECKOUT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(CHECKOUT / name, folder / name)
    commit(folder)


def commit(folder: Path) -> None:
    git("init", "--quiet", "--initial-branch=main", cwd=folder)
    git("add", ".", cwd=folder)
    git("commit", "--quiet", "--message=Begin", cwd=folder)


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, dict[str, str]]:
    """What “pip install” is told, and what any machine is told where such things are."""
    store = tmp_path / "store"
    store.mkdir()
    if request.param == "repository":
        repository(store / "plnfolio")
        settings = [(f"url.{store}/plnfolio.insteadOf", REPOSITORY), ("safe.directory", "*")]
        told = {"GIT_CONFIG_COUNT": str(len(settings))}
        for number, (key, value) in enumerate(settings):
            told |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
        return f"git+{REPOSITORY}", told
    wheel = store / wheel_name(installed())
    wheel.write_bytes(packed(installed()))
    if request.param == "index":
        return "plnfolio", {"PIP_FIND_LINKS": str(store)}
    return str(wheel), {}


def test_a_fresh_clone_of_a_new_site_builds_on_both_hosts(
    way: tuple[str, dict[str, str]], tmp_path: Path
) -> None:
    what, told = way
    (tmp_path / "ada").mkdir()
    ada = Machine.bare(tmp_path / "ada", told)
    ada.sh(f"python -m pip install --quiet --no-deps '{what}'", cwd=ada.home)
    ada.sh("plnfolio new site 'my site' --title 'Notes of Ada' --author 'Ada Adams'", cwd=ada.home)
    site = ada.home / "my site"
    commit(site)
    shutil.rmtree(tmp_path / "ada/venv")
    if what.endswith(".whl"):
        Path(what).unlink()  # what was downloaded is tidied away

    cache = tmp_path / "cache"
    cache.mkdir()
    first = on_netlify(site, tmp_path / "one", told, cache)
    assert "Built" in first
    shown = built(tmp_path / "one/clone")
    assert f"{URL}/" in (tmp_path / "one/clone/public/feed.xml").read_text("utf-8")

    if TORTURE:
        again = on_netlify(site, tmp_path / "two", told, cache)
        assert "unchanged" in again
        assert "written" not in again
        assert built(tmp_path / "two/clone") == shown
    on_github(site, tmp_path / "three", told)
    assert built(tmp_path / "three/clone") == shown


def on_netlify(site: Path, home: Path, machine: Mapping[str, str], cache: Path) -> str:
    host, clone = fresh(site, home, machine)
    command = tomllib.loads((clone / "netlify.toml").read_text("utf-8"))["build"]["command"]
    assert CACHE in command
    told = {"URL": URL, "CONTEXT": "production", "DEPLOY_PRIME_URL": "https://main--ada.example"}
    return host.sh(command.replace(CACHE, str(cache)), cwd=clone, **told)


def on_github(site: Path, home: Path, told: Mapping[str, str]) -> None:
    host, clone = fresh(site, home, told)
    workflow = yaml.safe_load((clone / ".github/workflows/publish.yml").read_text("utf-8"))
    for step in workflow["jobs"]["build"]["steps"]:
        if "run" in step and "failure()" not in step.get("if", ""):
            more = {
                name: value.replace("${{ steps.pages.outputs.base_url }}", URL)
                for name, value in step.get("env", {}).items()
            }
            assert "${{" not in step["run"]
            host.sh(step["run"], cwd=clone, **more)


def fresh(site: Path, home: Path, told: Mapping[str, str]) -> tuple[Machine, Path]:
    home.mkdir()
    git("clone", "--quiet", str(site), str(home / "clone"), cwd=home)
    return Machine.bare(home, told), home / "clone"


def built(clone: Path) -> str:
    """The first page, which is the student's; and Git sees nothing of the build."""
    page = (clone / "public/index.html").read_text("utf-8")
    assert re.findall(r"<title>(.*?)</title>", page)[0] == "Notes of Ada"
    assert "Ada Adams" in page
    example = yaml.safe_load((CHECKOUT / "content/site.yaml").read_text("utf-8"))
    for path in (clone / "public").rglob("*.html"):
        assert example["title"] not in path.read_text("utf-8")
    status = ["git", "status", "--porcelain"]
    changed = subprocess.run(status, cwd=clone, check=True, capture_output=True).stdout.decode()
    assert {line[3:] for line in changed.splitlines()} <= {"content/permalinks.yaml"}
    return page
