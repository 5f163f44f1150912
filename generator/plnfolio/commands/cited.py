"""A work as the style of a site lists and cites it, for commands that print works."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from plnfolio.cite import STYLES, MakeStyle, style_named
from plnfolio.cite.rich import Rich, unlinked
from plnfolio.cite.style import Style
from plnfolio.diagnostics import Problem, SiteError
from plnfolio.model.citation import STYLE, Citation, CiteItem
from plnfolio.read.recall import Afresh
from plnfolio.read.site import read_config


class Forms(NamedTuple):
    """A work as if it were cited alone; ``reference`` is None for one that no list has."""

    id: str
    reference: Rich | None
    parenthetical: Rich
    narrative: Rich


def style_of(site: Path, problems: list[Problem]) -> tuple[str, MakeStyle]:
    """How the site cites, by its name and itself; the usual style where no site says otherwise.

    What else is wrong in its site.yaml is a matter of a build.
    """
    try:
        config, places = read_config(Afresh(site), [])
    except SiteError:
        return STYLE, STYLES[STYLE]
    return config.style, style_named(config.style, places["style",], problems)


def forms(key: str, style: Style) -> Forms:
    """The entry of a work and both of its forms in the text."""
    item = (CiteItem(key),)
    alone = style.cite([Citation(item)])
    narrative = style.cite([Citation(item, "narrative")])
    entry = alone.entries[0].text if alone.entries else None
    return Forms(key, entry, unlinked(alone.in_text[0]), unlinked(narrative.in_text[0]))
