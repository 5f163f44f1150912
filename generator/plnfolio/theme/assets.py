"""The files that a theme ships beside its templates: style sheets, pictures, scripts."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path

from plnfolio.cache.digest import file_digest
from plnfolio.theme.chain import Theme

FOLDER = "/assets/"
"""Where the files of ``assets/`` stand in the site."""

_LASTING = (".css", ".js")
"""Endings of what pages name with a digest, so that browsers need never ask for it again."""

_FONT = ".woff2"

_SIGNS = 10
"""Signs of the digest that stand in a name: the same in two versions of a file once in 10¹²."""


def theme_assets(theme: Theme) -> dict[str, Path]:
    """Every asset by its site path (``/assets/site.css``): the nearest layer's file."""
    nearest: dict[str, Path] = {}
    for files in reversed(theme.files("assets")):
        nearest |= {FOLDER + name: path for name, path in files.items()}
    return dict(sorted(nearest.items()))


def lasting_names(assets: Mapping[str, Path]) -> dict[str, str]:
    """Under which site paths style sheets and scripts stand once more: ``/assets/site.5f0c….css``.

    They stand under their own names too: other style sheets, scripts and sites may lead there.
    A font is named by style sheets, so its name is its own, and lasts where it holds the digest.
    One that cannot be read has no second name; it is said where it is copied.
    """
    found = {}
    for address, path in assets.items():
        stem, ending = posixpath.splitext(address)
        if ending not in (*_LASTING, _FONT):
            continue
        try:
            sign = f".{file_digest(path)[:_SIGNS]}"
        except OSError:
            continue
        if ending in _LASTING:
            found[address] = f"{stem}{sign}{ending}"
        elif stem.endswith(sign):
            found[address] = address
    return found
