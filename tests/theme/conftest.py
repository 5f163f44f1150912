"""A site's folder made from a mapping of paths to texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plnfolio.diagnostics import Problem, Span
from plnfolio.theme.chain import Theme, load_theme
from plnfolio.theme.strings import load_strings
from plnfolio.theme.templates import Templates

THEME_KEY = Span("content/site.yaml", 4, 8)


class Folder:
    """A site in a folder of its own, and what becomes of its theme."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, files: Mapping[str, str]) -> Folder:
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return self

    def theme(self, name: str = "folio", **options: object) -> Theme:
        problems: list[Problem] = []
        theme = load_theme(self.root, name, THEME_KEY, problems, options=options)
        assert not problems
        assert theme is not None
        return theme

    def problems(self, name: str = "folio", **options: object) -> tuple[Problem, ...]:
        problems: list[Problem] = []
        load_theme(self.root, name, THEME_KEY, problems, options=options)
        return tuple(problems)

    def templates(self, name: str = "folio", language: str = "en") -> Templates:
        theme = self.theme(name)
        problems: list[Problem] = []
        strings = load_strings(theme, language, problems)
        assert not problems
        return Templates(theme, strings)


@pytest.fixture
def site(tmp_path: Path) -> Callable[[Mapping[str, str]], Folder]:
    return Folder(tmp_path).write
