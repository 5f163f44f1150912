"""A student asks what is wrong, and has the shell complete what they type."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest

from plnfolio.commands import examined
from sites.building import CHECKOUT, Workshop, call, contents
from sites.forked import run

BUILD = "-m plnfolio build"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    assert call("new", "site", "demo", "--author", "Ada", "--yes", cwd=tmp_path).code == 0
    return tmp_path / "demo"


def told(folder: Path) -> dict[str, Any]:
    ran = call("doctor", "--json", cwd=folder)
    said: dict[str, Any] = json.loads(ran.out)
    assert ran.code == (1 if said["broken"] else 0)
    return said


def check(said: dict[str, Any], about: str) -> dict[str, str]:
    found: dict[str, str] = next(one for one in said["checks"] if one["about"] == about)
    return found


def test_a_new_site_is_well_and_told_what_to_do_next(site: Path) -> None:
    said = told(site)
    assert said["broken"] is False
    assert check(said, "settings")["state"] == "note"
    assert [check(said, about)["state"] for about in ("python", "theme", "fonts", "built by")] == [
        "good"
    ] * 4
    assert {one["state"] for one in said["checks"] if one["about"] == "host"} == {"good"}
    assert said["next"][0] == "write your name and title into content/site.yaml"
    assert any(step.endswith("build") for step in said["next"])
    call("build", cwd=site)
    call("build", cwd=site)
    assert check(told(site), "built")["state"] == "good"


def test_it_changes_nothing_and_asks_nobody(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "create_connection", asked)
    monkeypatch.setattr(socket.socket, "connect", asked)
    before = contents(site)
    assert call("doctor", cwd=site).code == 0
    assert contents(site) == before


def test_what_is_printed_can_be_read(site: Path) -> None:
    ran = run("doctor", cwd=site)
    assert ran.code == 0
    assert "✓ theme           folio\n" in ran.out
    assert "\nNext:\n\n  write your name and title into content/site.yaml\n" in ran.out


def test_without_a_site_it_says_how_to_begin_one(tmp_path: Path) -> None:
    said = told(tmp_path)
    assert said["checks"][-1]["said"] == "there is no site here"
    assert said["next"][-1].endswith("new site my-portfolio")


def test_settings_that_cannot_be_read_are_broken(workshop: Workshop) -> None:
    folder = workshop.folder({"content/site.yaml": "title: [\n"})
    said = told(folder)
    assert said["broken"]
    assert check(said, "settings")["said"].startswith("content/site.yaml:")


def test_a_copy_that_is_older_than_its_original_is_named(site: Path) -> None:
    assert call("theme", "eject", "post.html", cwd=site).code == 0
    assert check(told(site), "theme")["said"] == "folio, with files of yours in overrides"
    copy = site / "overrides/templates/post.html"
    text = copy.read_text("utf-8")
    at = text.index("sha256 ") + len("sha256 ")
    copy.write_text(f"{text[:at]}{'0' * 16}{text[at + 16 :]}", "utf-8")
    found = check(told(site), "theme")
    assert found["state"] == "note"
    assert "has changed since this copy of it was made" in found["said"]
    assert "plnfolio theme eject post.html" in found["help"]


def test_fonts_that_cannot_be_read_are_broken(site: Path) -> None:
    face = site / "overrides/faces/Mine.ttf"
    face.parent.mkdir(parents=True)
    face.write_bytes(b"no font")
    found = check(told(site), "fonts")
    assert (found["state"], "Mine.ttf" in found["said"]) == ("broken", True)


def test_files_of_hosts_and_the_builder_may_be_older(site: Path) -> None:
    (site / "netlify.toml").write_text("[build]\n", "utf-8")
    constraints = site / "requirements.txt"
    constraints.write_text("plnfolio==0.0.1\n", "utf-8")
    said = told(site)
    assert not said["broken"]
    assert "netlify.toml is not as new sites have it" in check(said, "host")["said"]
    assert "plnfolio 0.0.1, and" in check(said, "built by")["said"]
    constraints.write_text("plnfolio==99.0\n", "utf-8")
    assert "which is older" in check(told(site), "built by")["said"]


def test_libraries_and_extras_that_are_missing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = examined.distribution

    def without(name: str) -> object:
        if name in ("jinja2", "typst"):
            raise PackageNotFoundError
        return real(name)

    monkeypatch.setattr(examined, "distribution", without)
    said = told(site)
    assert check(said, "libraries")["said"] == "jinja2 is missing"
    extra = check(said, "extra pdf")
    assert (extra["state"], 'pip install "plnfolio[pdf]"' in extra["help"]) == ("note", True)


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")
def test_what_git_knows(site: Path) -> None:
    assert "in no repository" in check(told(site), "git")["said"]
    git = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-C", str(site)]
    subprocess.run([*git, "init", "-q"], check=True)
    assert "not committed yet" in check(told(site), "git")["said"]
    subprocess.run([*git, "add", "--all"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "All"], check=True)
    assert check(told(site), "git")["said"] == "all is committed"


def completed(instruction: str, **env: str) -> str:
    """What a shell is told when it asks."""
    ran = run(cwd=CHECKOUT, env={"_PLNFOLIO_COMPLETE": instruction, **env})
    assert ran.code == 0
    return ran.out


def test_words_are_completed(tmp_path: Path) -> None:
    assert completed("bash_complete", COMP_WORDS="plnfolio do", COMP_CWORD="1") == "plain,doctor\n"
    assert "plain,show" in completed("bash_complete", COMP_WORDS="plnfolio cite ", COMP_CWORD="2")
    assert "what-so-what" in completed(
        "zsh_complete", COMP_WORDS="plnfolio new reflection A --model w", COMP_CWORD="5"
    )
    assert "doctor\tLook at" in completed(
        "fish_complete", COMP_WORDS="plnfolio do", COMP_CWORD="do"
    )


def test_powershell_is_told_words_with_what_they_mean() -> None:
    def asked(words: str, typed: str) -> str:
        return completed("powershell_complete", PLNFOLIO_WORDS=words, PLNFOLIO_TYPED=typed)

    assert asked("plnfolio\ndo", "do").startswith("doctor\tLook at this computer")
    assert asked("plnfolio\ncite\nadd\n--a", "--a").startswith("--anyway\tAdd it even if")
    assert "gibbs\t\n" in asked("plnfolio\nnew\nreflection\nMy title\n--model", "")
    # Names of files it finds itself.
    assert asked("plnfolio\nimport", "").strip() == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_has_its_script(shell: str, tmp_path: Path) -> None:
    ran = call("completion", shell, cwd=tmp_path)
    assert ran.code == 0
    assert "_PLNFOLIO_COMPLETE" in ran.out
    assert f"{shell}_complete" in ran.out
    assert "%(" not in ran.out
    program = shutil.which(shell)
    if shell != "powershell" and program:
        (tmp_path / "script").write_text(ran.out, "utf-8")
        subprocess.run([program, "-n", str(tmp_path / "script")], check=True)


def test_a_shell_that_nobody_knows(tmp_path: Path) -> None:
    assert call("completion", "tcsh", cwd=tmp_path).code == 2
