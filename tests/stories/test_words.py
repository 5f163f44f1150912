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


def test_a_mistyped_command_is_recognised(tmp_path: Path) -> None:
    told = call("buld", cwd=tmp_path)
    assert told.code == 2
    assert "Did you mean “build”?" in told.err
