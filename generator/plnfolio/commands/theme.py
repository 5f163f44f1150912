"""``plnfolio theme``: which themes there are, a new one, a file of one to change."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

import click

from plnfolio.commands.beginning import all_or_none
from plnfolio.commands.options import has_site, need_site, site_option
from plnfolio.commands.report import problem_json, show_problems
from plnfolio.diagnostics import Problem, SiteError, Span, did_you_mean
from plnfolio.frozen import dataclass
from plnfolio.model.config import SiteConfig
from plnfolio.model.site import Places
from plnfolio.model.source import CONTENT
from plnfolio.read.recall import Afresh
from plnfolio.read.site import read_config
from plnfolio.theme.assets import FOLDER as ASSETS
from plnfolio.theme.assets import theme_assets
from plnfolio.theme.chain import CONTRACT, NAME, Theme, find_theme, load_theme, theme_names
from plnfolio.theme.eject import copy_of, originals

OVERRIDES = "overrides"

THEME_YAML = """\
name: {name}
description: One sentence on how it looks.
extends: {parent}
version: {version}
"""

SHEET = """\
/* Read after the style sheets of {parent}. Change what differs; docs/theme.md lists the tokens. */

:root {{
  /* --paper: light-dark(#ffffff, #161616); */
}}
"""


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme as ``list`` shows it; ``origin`` is ``site`` or ``plnfolio``."""

    name: str
    description: str
    extends: str
    origin: str
    used: bool


@click.group()
def command() -> None:
    """See the themes, begin one of your own, or copy a file of one to change it."""


@command.command("list", epilog="Example:  plnfolio theme list")
@site_option
@click.option("--json", "json_", is_flag=True, help="Print them as one JSON object.")
def list_(*, site: Path, json_: bool) -> None:
    """Show the themes that a site can choose, and which one it has chosen."""
    chosen = ""
    if has_site(site):
        chosen = _config(site)[0].theme
    problems: list[Problem] = []
    themes = list(_listed(site, chosen, problems))
    if json_:
        found = {"themes": list(map(asdict, themes)), "problems": list(map(problem_json, problems))}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        show_problems(problems)
        click.echo("\n".join(_shown(themes)))
    if problems:
        sys.exit(1)


def _listed(site: Path, chosen: str, problems: list[Problem]) -> Iterator[ThemeRow]:
    for name in theme_names(site):
        try:
            layer, matter, _ = find_theme(site, name, Span(f"{CONTENT}/site.yaml"))
        except SiteError as error:
            problems += error.problems
            continue
        origin = "plnfolio" if layer.builtin else "site"
        extends = matter.extends if matter.extends != name else ""
        yield ThemeRow(name, matter.description, extends, origin, name == chosen)


def _shown(themes: list[ThemeRow]) -> Iterator[str]:
    width = max(len(theme.name) for theme in themes)
    for theme in themes:
        mark = "*" if theme.used else " "
        yield f"{mark} {theme.name:{width}}  {theme.description}".rstrip()
        where = "comes with plnfolio" if theme.origin == "plnfolio" else f"themes/{theme.name}/"
        facts = [where, f"extends {theme.extends}" if theme.extends else ""]
        facts.append("your site uses it" if theme.used else "")
        yield f"  {'':{width}}  {', '.join(filter(None, facts))}"


@command.command(epilog="Example:  plnfolio theme new harbour")
@click.argument("name")
@site_option
def new(name: str, site: Path) -> None:
    """Begin a theme of your own, on top of the one that your site uses."""
    need_site(site)
    if not NAME.fullmatch(name):
        raise click.UsageError(
            f"“{name}” cannot be a theme’s name; use up to 63 letters, figures and hyphens"
        )
    if name in theme_names(site) and not os.path.lexists(site / "themes" / name):
        raise click.UsageError(f"“{name}” comes with plnfolio; choose another name")
    folder = site / "themes" / name
    if os.path.lexists(folder):
        _left_alone(folder)
    theme, config = _theme(site)
    parent = config.theme
    # A theme.css would hide the one that is the parent's whole look.
    sheet = "custom.css" if f"{ASSETS}theme.css" in theme_assets(theme) else "theme.css"
    matter = THEME_YAML.format(name=name, parent=parent, version=CONTRACT)
    with all_or_none() as write:
        write(folder / "theme.yaml", matter.encode())
        write(folder / "assets" / sheet, SHEET.format(parent=parent).encode())
    click.echo(f"Your theme is in {folder.as_posix()}/, on top of {parent}. Next:\n")
    click.echo(f"  write  theme: {name}  into content/site.yaml")
    click.echo(f"  change {(folder / 'assets' / sheet).as_posix()}")
    click.echo("  plnfolio serve")


@command.command(epilog="Example:  plnfolio theme eject post.html")
@click.argument("file")
@site_option
def eject(file: str, site: Path) -> None:
    """Copy a file of the theme into overrides/, to change it.

    FILE is a template, an asset or a file of words: post.html, site.css, en.yaml. To change one
    block of a template, no copy is needed: docs/theme.md says how.
    """
    need_site(site)
    theme, _ = _theme(site)
    known = originals([layer for layer in theme.layers if layer.name != OVERRIDES])
    full = {name.partition("/")[2]: name for name in known} | {name: name for name in known}
    if file not in full:
        near = did_you_mean(file, full)
        there = "\n".join(f"  {name}" for name in known)
        raise click.UsageError(
            f"the theme has no file “{file}”{f'; {near}' if near else ''}\n\nThere are:\n{there}"
        )
    original = known[full[file]]
    target = site / OVERRIDES / original.name
    if os.path.lexists(target):
        _left_alone(target)
    try:
        text = copy_of(original)
    except SiteError as error:
        _fail(error)
    if "!parent/" in text:
        inner = original.name.partition("/")[2]
        raise click.UsageError(
            f"{original.place} only adds to the file below it, and a copy would add twice; "
            f'write into {target.as_posix()} what differs, under {{% extends "!parent/{inner}" %}}'
        )
    with all_or_none() as write:
        write(target, text.encode())
    click.echo(f"Change {target.as_posix()}. It goes before {original.place};")
    click.echo("a build says when that file has changed.")


def _config(site: Path) -> tuple[SiteConfig, Places]:
    try:
        return read_config(Afresh(site), [])
    except SiteError as error:
        _fail(error)


def _theme(site: Path) -> tuple[Theme, SiteConfig]:
    """The theme that a site uses; the end of the command if it cannot be used."""
    config, places = _config(site)
    problems: list[Problem] = []
    theme = load_theme(site, config.theme, places["theme",], problems)
    if theme is None:
        _fail(SiteError(problems))
    return theme, config


def _left_alone(path: Path) -> NoReturn:
    click.echo(f"{path.as_posix()} exists already and was left alone.", err=True)
    sys.exit(1)


def _fail(error: SiteError) -> NoReturn:
    show_problems(error.problems)
    sys.exit(1)
