"""The files that a theme ships beside its templates: style sheets, pictures, scripts."""

from __future__ import annotations

from pathlib import Path

from plnfolio.theme.chain import Theme

FOLDER = "/assets/"
"""Where the files of ``assets/`` stand in the site."""


def theme_assets(theme: Theme) -> dict[str, Path]:
    """Every asset by its site path (``/assets/site.css``): the nearest layer's file."""
    nearest: dict[str, Path] = {}
    for files in reversed(theme.files("assets")):
        nearest |= {FOLDER + name: path for name, path in files.items()}
    return dict(sorted(nearest.items()))
