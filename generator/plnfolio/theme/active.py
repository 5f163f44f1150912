"""How a site looks: its theme with the words and templates that follow from it."""

from __future__ import annotations

from pathlib import Path

from plnfolio.diagnostics import Problem, SiteError, in_order
from plnfolio.frozen import dataclass
from plnfolio.model.site import Site
from plnfolio.theme.accent import OPTION, left_empty, with_accent
from plnfolio.theme.assets import lasting_names, theme_assets
from plnfolio.theme.chain import BASE, Theme, load_theme
from plnfolio.theme.eject import outdated
from plnfolio.theme.faces import Faces, load_faces
from plnfolio.theme.odd import odd_files
from plnfolio.theme.strings import Strings, load_strings
from plnfolio.theme.templates import Templates


@dataclass(frozen=True, slots=True)
class ActiveTheme:
    """A theme in the site’s language; ``faces`` are what its pictures are painted with."""

    theme: Theme
    strings: Strings
    templates: Templates
    faces: Faces


def active_theme(
    root: Path, site: Site, problems: list[Problem], *, lasting: bool = False
) -> ActiveTheme:
    """The theme that the site asks for, or the base, to go on with; SiteError if that fails too.

    With ``lasting``, pages name style sheets and scripts with a digest.
    """
    config, places = site.config, site.config_places
    option_spans = {name: places["options", name] for name in config.options}
    found: list[Problem] = []
    theme = load_theme(
        root,
        config.theme,
        places["theme",],
        found,
        options=config.options,
        option_spans=option_spans,
    )
    # Which options there are is not known where the theme is not.
    sure = not site.may_have("theme")
    problems += (problem for problem in found if sure or problem.code != "theme-option")
    if theme is None:
        theme = load_theme(root, BASE, places["theme",], [])
    if theme is None:
        raise SiteError(in_order(problems))
    theme = with_accent(theme, places["options", OPTION], problems)
    if ("options", OPTION) in places.spans and OPTION not in config.options:
        problems.append(left_empty(places["options", OPTION]))
    problems += odd_files(theme)
    problems += outdated(theme)
    strings = load_strings(theme, config.language, problems)
    faces = load_faces(theme, problems)
    names = lasting_names(theme_assets(theme)) if lasting else {}
    return ActiveTheme(theme, strings, Templates(theme, strings, names), faces)
