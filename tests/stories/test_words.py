"""What the command line says of itself, and of words that it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites.building import call

COMMANDS = ("build", "new", "cite", "serve", "submit", "verify", "pln", "theme", "schema")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_every_command(command: str, tmp_path: Path) -> None:
    assert f"  {command}" in call("--help", cwd=tmp_path).out


@pytest.mark.parametrize(
    "command",
    [
        "build",
        "cite show",
        "serve",
        "submit",
        "verify",
        "pln",
        "schema",
        "new post",
        "new artifact",
        "new site",
        "theme list",
        "theme new",
        "theme eject",
    ],
)
def test_the_help_of_a_command_has_an_example(command: str, tmp_path: Path) -> None:
    told = call(*command.split(), "--help", cwd=tmp_path)
    assert told.code == 0
    assert "Example" in told.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("new post What I learned", "needs quotes: plnfolio new post 'What I learned'"),
        ("new site my first site", "needs quotes: plnfolio new site 'my first site'"),
        ("build mine", "“mine” needs --site before it"),
        ("build content/posts/one.md", "“content/posts/one.md” is too much: plnfolio build takes"),
        ("check --fix posts", "“posts” is too much: plnfolio check takes the whole site"),
        ("check -json", "“-json” has one dash; write --json"),
        ("build -base-url=https://example.org", "write --base-url=https://example.org"),
        ("check -x", "No such option '-x'"),
    ],
)
def test_wrong_use_is_told_what_to_type(words: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    told = call(*words.split(), cwd=tmp_path)
    assert told.code == 2
    assert said in told.err.replace('"', "'")


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_folder_that_is_no_site_is_told_apart(command: str, tmp_path: Path) -> None:
    content = tmp_path / "mine/content"
    content.mkdir(parents=True)
    (content / "site.yaml").write_text("title: T\nauthor: A\n")
    gone = call(command, "--site", "nowhere", cwd=tmp_path)
    assert "there is no folder “nowhere”" in gone.err
    within = call(command, "--site", "mine/content", cwd=tmp_path)
    assert "this is content/, and your site is the folder around it" in within.err
    assert "--site mine" in within.err
    assert "go up by one folder: cd .." in call(command, cwd=content).err


def test_a_mistyped_command_is_recognised(tmp_path: Path) -> None:
    told = call("buld", cwd=tmp_path)
    assert told.code == 2
    assert "Did you mean “build”?" in told.err
