"""The host that the other tests rely on."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from browser.hosting import hosted
from sites.patience import PATIENCE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/index.html").write_text("all posts", encoding="utf-8")
    (tmp_path / "404.html").write_text("own words", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


def ask(address: str) -> tuple[int, str, str]:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return answer.status, answer.url, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.url, error.read().decode()


@pytest.mark.parametrize("prefix", ["/", "/repo/"])
def test_a_folder_answers_under_its_prefix(folder: Path, prefix: str) -> None:
    with hosted(folder, prefix) as address:
        assert address.endswith(prefix)
        assert ask(f"{address}posts") == (200, f"{address}posts/", "all posts")
        assert ask(f"{address}empty/") == (404, f"{address}empty/", "own words")
        assert ask(f"{address}none") == (404, f"{address}none", "own words")


def test_what_lies_outside_the_prefix_is_missing(folder: Path) -> None:
    with hosted(folder, "/repo/") as address:
        root = address.removesuffix("repo/")
        assert ask(f"{root}posts/")[0] == 404
