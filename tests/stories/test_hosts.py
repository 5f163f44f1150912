"""Hosts begin with a fresh clone, and with what the build before left there."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from plnfolio.pipeline.build import build
from plnfolio.pipeline.request import BuildRequest, Result
from plnfolio.read.reading import Reading
from sites.building import CHECKOUT, NOW, build_in, contents

URL = "https://ada.example"

pytestmark = pytest.mark.usefixtures("quick_painter")


def kept_by_github() -> list[str]:
    workflow = yaml.safe_load((CHECKOUT / ".github/workflows/publish.yml").read_text("utf-8"))
    steps = workflow["jobs"]["build"]["steps"]
    words = [step.get("uses", step.get("run", "")) for step in steps]
    (cache,) = (i for i, word in enumerate(words) if word.startswith("actions/cache@"))
    (built,) = (i for i, word in enumerate(words) if word.startswith("python -m plnfolio build"))
    assert cache < built
    return steps[cache]["with"]["path"].split()


def kept_by_netlify() -> list[str]:
    netlify = tomllib.loads((CHECKOUT / "netlify.toml").read_text("utf-8"))
    command = netlify["build"]["command"]
    (kept,) = re.findall(r"cp -Rp (.+) /opt/build/cache/plnfolio\n", command)
    return kept.split()


def git(*words: str, cwd: Path) -> None:
    settings = ("user.name=Ada", "user.email=ada@example.org", "core.autocrlf=false")
    told = [part for setting in settings for part in ("-c", setting)]
    subprocess.run(["git", *told, *words], cwd=cwd, check=True, capture_output=True)


@pytest.fixture(scope="module")
def author(quick_painter: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example portfolio as a repository of its own, built once where it lies."""
    folder = tmp_path_factory.mktemp("author")
    shutil.copytree(CHECKOUT / "content", folder / "content")
    shutil.copy(CHECKOUT / ".gitignore", folder)
    git("init", "--quiet", "--initial-branch=main", cwd=folder)
    git("add", ".", cwd=folder)
    git("commit", "--quiet", "--message=Begin", cwd=folder)
    assert build_in(folder, base_url=URL).result
    return folder


@pytest.fixture(params=[kept_by_github, kept_by_netlify])
def clone(request: pytest.FixtureRequest, author: Path, tmp_path: Path) -> Path:
    """Another machine: a new clone in another folder, and in it what the host has kept."""
    archive, folder = tmp_path / "kept.tar", tmp_path / "machine" / "repo"
    subprocess.run(["tar", "-cf", archive, *request.param()], cwd=author, check=True)
    git("clone", "--quiet", str(author), str(folder), cwd=tmp_path)
    subprocess.run(["tar", "-xf", archive], cwd=folder, check=True)
    return folder


def build_and_hear(folder: Path) -> tuple[Result, dict[str, int]]:
    """What a build did, and how much it had to do in each of its stages."""
    heard: dict[str, int] = {}
    request = BuildRequest(Reading(folder, NOW), folder / "public", URL)
    return build(request, lambda stage, done, total: heard.update({stage: total})), heard


def test_what_a_host_kept_is_not_made_again(clone: Path, author: Path) -> None:
    result, heard = build_and_hear(clone)
    assert heard == {}
    assert (result.files.written, result.files.removed, dict(result.reasons)) == (0, 0, {})
    assert result.files.unchanged == len(contents(author / "public")) - 1  # the list of them


@pytest.mark.parametrize("clone", [kept_by_github], indirect=True)
def test_a_host_makes_what_has_changed_since(clone: Path, tmp_path: Path) -> None:
    post = clone / "content/posts/social-learning.md"
    post.write_text(post.read_text("utf-8") + "\nOne word more.\n", encoding="utf-8")
    result, heard = build_and_hear(clone)
    assert heard["Reading, citing and linking"] == 1
    assert "posts/social-learning/index.html" in result.reasons
    assert result.files.written < result.files.unchanged / 5
    clean = build_in(clone, tmp_path / "clean", base_url=URL)
    assert contents(clone / "public") == clean.files()
