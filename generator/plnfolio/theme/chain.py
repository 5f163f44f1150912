"""The chain of theme folders: the site's overrides, its theme, that theme's parents, the base."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from pydantic import Field

from plnfolio.cache.compiled import compiled, keep_compiled
from plnfolio.cache.digest import digest
from plnfolio.cache.program import program_digest
from plnfolio.diagnostics import (
    Problem,
    SiteError,
    Span,
    did_you_mean,
    is_printable,
    listed,
)
from plnfolio.frozen import dataclass
from plnfolio.model.authored import AuthorModel
from plnfolio.model.config import Scalar
from plnfolio.model.site import Places
from plnfolio.theme.places import builtin_themes
from plnfolio.theme.settings import read_settings
from plnfolio.written.validate import validate
from plnfolio.written.yaml import Yaml

CONTRACT = 1
"""The version of the theme contract (``docs/theme.md``) that this program keeps."""

BASE = "base"
NAME = re.compile(r"\w[\w .-]{0,62}")
"""What a theme may be called; any disk has room for a folder of that name."""


class ThemeOption(AuthorModel):
    """An option of a theme; the type of ``default`` is the type of its values."""

    default: Scalar
    description: str = Field(min_length=1)
    choices: tuple[Scalar, ...] = ()


class ThemeMatter(AuthorModel):
    """What a ``theme.yaml`` may say. ``name`` is for people; the folder's name is the theme's."""

    name: str = ""
    description: str = ""
    extends: str = BASE
    version: int = CONTRACT
    options: dict[str, ThemeOption] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layer:
    """One folder of the chain; ``place`` is its path as messages show it, with ``/``."""

    name: str
    path: Path
    place: str

    @property
    def builtin(self) -> bool:
        """Whether it comes with the program."""
        return self.path.resolve().is_relative_to(builtin_themes())


@dataclass(frozen=True, slots=True)
class Theme:
    """The folders in which a file is looked for, nearest first, and the value of every option."""

    layers: tuple[Layer, ...]
    options: Mapping[str, object] = field(default_factory=dict)

    def files(self, folder: str) -> tuple[Mapping[str, Path], ...]:
        """What each layer has under ``folder``, by name with ``/``; hidden files do not count."""
        return tuple(_files(layer.path / folder) for layer in self.layers)


def theme_names(site: Path) -> tuple[str, ...]:
    """The themes that a site can choose: its own and those that come with the program."""
    folders = [*(site / "themes").glob("*/theme.yaml"), *builtin_themes().glob("*/theme.yaml")]
    return tuple(sorted({file.parent.name for file in folders}))


def load_theme(
    site: Path,
    name: str,
    span: Span,
    problems: list[Problem],
    *,
    options: Mapping[str, object] | None = None,
    option_spans: Mapping[str, Span] | None = None,
) -> Theme | None:
    """The theme that a site asks for; None where no chain can be made.

    ``site`` is the site's folder. ``span`` is where ``site.yaml`` names the theme, ``options``
    what it sets, ``option_spans`` where. An option with a problem keeps its default.
    """
    try:
        links = _links(site, name, span)
    except SiteError as error:
        problems += error.problems
        return None
    known: dict[str, ThemeOption] = {}
    for _, matter in reversed(links):
        known |= matter.options
    values: dict[str, object] = {key: option.default for key, option in known.items()}
    for key, value in (options or {}).items():
        wrong = _option_problem(key, value, known, (option_spans or {}).get(key, Span(span.path)))
        if wrong:
            problems.append(wrong)
        else:
            values[key] = value
    layers = tuple(layer for layer, _ in links)
    overrides = site / "overrides"
    if _is_folder(overrides):
        layers = (Layer("overrides", overrides, "overrides"), *layers)
    return Theme(layers, values)


def _links(site: Path, name: str, span: Span) -> tuple[tuple[Layer, ThemeMatter], ...]:
    """Theme, parents and base, each with what it says of itself; raises SiteError."""
    found: list[tuple[Layer, ThemeMatter]] = []
    while True:
        seen = [layer.name for layer, _ in found]
        if name in seen:
            raise SiteError([_cycle([*seen[seen.index(name) :], name], span)])
        layer, matter, places = find_theme(site, name, span)
        found.append((layer, matter))
        if name == BASE:
            return tuple(found)
        name, span = matter.extends, places["extends",]


def find_theme(site: Path, name: str, span: Span) -> tuple[Layer, ThemeMatter, Places]:
    """A theme's folder, what it says of itself and where; raises SiteError."""
    path = _folder(site, name)
    if path is None:
        raise SiteError([_not_found(site, name, span)])
    place = f"themes/{name}"
    settings = read_settings(path / "theme.yaml", f"{place}/theme.yaml")
    return Layer(name, path, place), _matter(settings), settings.places


def _folder(site: Path, name: str) -> Path | None:
    if not NAME.fullmatch(name):
        return None
    for folder in (site / "themes" / name, builtin_themes() / name):
        if _is_file(folder / "theme.yaml"):
            return folder
    return None


def _not_found(site: Path, name: str, span: Span) -> Problem:
    if NAME.fullmatch(name) and _is_folder(site / "themes" / name):
        message = f"the theme “{name}” has no theme.yaml"
        remedy = f"put a file theme.yaml with the line “extends: folio” into themes/{name}/"
    else:
        message = f"no theme called “{name}”"
        near = did_you_mean(name, theme_names(site))
        remedy = near or (
            f"there are {listed(f'“{known}”' for known in theme_names(site))}; "
            "a theme of your own is a folder themes/<name>/ with a theme.yaml"
        )
    return Problem("theme-not-found", message, span, remedy)


def _cycle(names: Iterable[str], span: Span) -> Problem:
    way = " → ".join(f"“{name}”" for name in names)
    remedy = "give “extends” another theme, such as “folio” or “base”"
    return Problem(
        "theme-cycle", f"these themes extend each other in a circle: {way}", span, remedy
    )


def _matter(settings: Yaml) -> ThemeMatter:
    # To load what validates takes longer than all else that is done for a theme.
    name = digest(f"theme {program_digest()} {settings.value!r}")
    if kept := compiled(name):
        options = {key: ThemeOption.model_construct(**one) for key, one in kept["options"].items()}
        return ThemeMatter.model_construct(**(kept | {"options": options}))
    matter = _validated(settings)
    keep_compiled(name, matter.model_dump())
    return matter


def _validated(settings: Yaml) -> ThemeMatter:
    problems: list[Problem] = []
    matter = validate(ThemeMatter, settings, problems)
    if matter is None:
        raise SiteError(problems)
    if matter.version != CONTRACT:
        message = (
            f"this theme is made for version {matter.version} of the theme contract; "
            f"this program keeps version {CONTRACT}"
        )
        raise SiteError([Problem("theme-version", message, settings.places["version",])])
    return matter


def _option_problem(
    key: str, value: object, known: Mapping[str, ThemeOption], span: Span
) -> Problem | None:
    if key not in known:
        remedy = did_you_mean(key, known) or (
            f"it has {listed(f'“{name}”' for name in known)}" if known else "it has none"
        )
        message = f"the theme has no option called “{key}”"
        return Problem("theme-option", message, span, remedy)
    option = known[key]
    fits = type(value) is type(option.default) or (
        isinstance(option.default, float) and type(value) is int
    )
    if fits and (not option.choices or value in option.choices):
        return None
    if option.choices:
        remedy = f"choose {' or '.join(f'“{_shown(one)}”' for one in option.choices)}"
    else:
        kinds = {bool: "true or false", int: "a whole number", float: "a number"}
        kind = kinds.get(type(option.default), "text, in quotation marks")
        example = _shown(option.default)
        remedy = f"give it {kind}, such as “{example}”" if example else f"give it {kind}"
    message = f"the option “{key}” cannot be “{_shown(value)}”"
    return Problem("theme-option", message, span, remedy)


def _shown(value: object) -> str:
    """A value as YAML writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _files(folder: Path) -> Mapping[str, Path]:
    return {name: path for name, path in found(folder) if is_printable(name) and _is_file(path)}


def found(folder: Path) -> Iterator[tuple[str, Path]]:
    """What is in a folder and those below, by name with ``/``; hidden files do not count."""
    names: list[str] = []
    for at, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = at.removeprefix(str(folder)).replace(os.sep, "/").lstrip("/")
        shown = [*folders, *(name for name in files if not name.startswith("."))]
        names += [f"{inside}/{name}" if inside else name for name in shown]
    for name in sorted(names, key=lambda name: name.split("/")):
        yield name, folder / name


# Unlike those of Path, these say no of whatever cannot be looked at.
_is_file, _is_folder = os.path.isfile, os.path.isdir
