"""What is kept beside the compiled modules: code, so never in a site, and damage is no harm."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plnfolio.cache import compiled as module
from plnfolio.cache.compiled import compiled, keep_compiled
from sites.building import CHECKOUT, environment

SITE = {
    "content/site.yaml": "title: Notes\nauthor: Ada\n",
    "content/posts/one.md": "---\ntitle: One\ndate: 2023-04-01\n---\nWords.\n",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for compiled modules, and a process that has met nothing."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "compiled"))
    monkeypatch.setattr(module, "_known", {})
    place = module._file("x").parent
    place.mkdir(parents=True)
    return place


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_known", {})


def test_another_process_finds_what_was_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_compiled("name", ("a", 1, compile("6 * 7", "t", "eval")))
    forget(monkeypatch)
    text, number, code = compiled("name")
    assert (text, number, eval(code)) == ("a", 1, 42)
    assert compiled("other") is None


@pytest.mark.parametrize("at", [0, 10, 24, 25, 30, -1])
def test_a_damaged_file_is_as_if_it_had_never_been_kept(
    at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_compiled("name", ("a", 1))
    file = module._file("name")
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    for broken in (bytes(data), data[: len(data) // 2], b"", b"\n"):
        file.write_bytes(broken)
        forget(monkeypatch)
        assert compiled("name") is None


def test_a_file_under_another_name_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_compiled("name", ("a", 1))
    module._file("name").rename(module._file("other"))
    forget(monkeypatch)
    assert compiled("other") is None


def test_another_python_does_not_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_compiled("name", ("a", 1))
    forget(monkeypatch)
    monkeypatch.setattr(module, "MAGIC_NUMBER", b"other")
    assert compiled("name") is None


def test_nothing_is_written_where_python_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep_compiled("name", ("a", 1))
    assert compiled("name") == ("a", 1)
    assert list(folder.iterdir()) == []


def test_a_place_that_cannot_be_written_is_no_mistake(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.rmdir()
    folder.write_text("a file")
    keep_compiled("name", ("a", 1))
    assert compiled("name") == ("a", 1)
    forget(monkeypatch)
    assert compiled("name") is None


def test_it_does_not_grow_without_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 10)
    for number in range(40):
        keep_compiled(f"name{number}", number)
        os.utime(module._file(f"name{number}"), (number, number))
    assert len(list(folder.iterdir())) <= 10
    assert len(module._known) <= 10
    forget(monkeypatch)
    assert compiled("name39") == 39


def test_templates_lie_beside_the_modules_and_not_in_the_site(tmp_path: Path, folder: Path) -> None:
    site = tmp_path / "site"
    for name, text in SITE.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    run = [sys.executable, "-m", "plnfolio", "build"]
    known = {**os.environ, **environment(), "PYTHONPATH": str(CHECKOUT / "generator")}
    known["PYTHONPYCACHEPREFIX"] = str(tmp_path / "compiled")
    for _ in range(2):
        subprocess.run(run, cwd=site, env=known, check=True, capture_output=True)
    assert [file.suffix for file in folder.glob("compiled.*-*")].count(".pyc") > 10
    left = {file.name for file in (site / ".plnfolio").rglob("*") if file.is_file()}
    assert {name for name in left if not name.startswith("last-build-")} == {"kept.db", "lock.db"}
