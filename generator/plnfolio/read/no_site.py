"""Why a folder is no site: what lies elsewhere, or has another name."""

from __future__ import annotations

from pathlib import Path

from plnfolio.diagnostics import Problem, Span, in_short, printable
from plnfolio.model.source import CONTENT

_NAME = "site.yaml"
_FILE = f"{CONTENT}/{_NAME}"
_SHOWN = 60


def no_site(root: Path) -> Problem:
    """What is to be said of a folder without ``content/site.yaml``; code ``no-site``."""
    if not root.is_dir():
        name = in_short(printable(str(root)), _SHOWN)
        return _problem(f"there is no folder “{name}”", _FILE, "check what stands behind --site")
    if (root / _NAME).is_file():
        if root.resolve().name == CONTENT:
            above = "cd .." if root == Path() else f"--site {printable(root.parent.as_posix())}"
            message = f"this is {CONTENT}/, and your site is the folder around it"
            return _problem(message, _FILE, f"go up by one folder: {above}")
        return _problem(
            f"{_NAME} lies beside {CONTENT}/, and not in it", _NAME, f"move it into {CONTENT}/"
        )
    if (root / CONTENT / "site.yml").is_file():
        message = f"{_FILE} is missing, and there is a site.yml"
        return _problem(message, f"{CONTENT}/site.yml", f"rename it to {_NAME}")
    return _problem(
        f"there is no site here: {_FILE} is missing",
        _FILE,
        "go to your site’s folder, name it with --site, or run: plnfolio new site NAME",
    )


def _problem(message: str, path: str, remedy: str) -> Problem:
    return Problem("no-site", message, Span(path), remedy)
