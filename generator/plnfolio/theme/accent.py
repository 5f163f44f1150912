"""The accent that an author has chosen: made for light and for dark pages, and fit to be read."""

from __future__ import annotations

import re
from dataclasses import replace

from plnfolio.diagnostics import Problem, Span, listed
from plnfolio.frozen import dataclass
from plnfolio.theme.assets import FOLDER, theme_assets
from plnfolio.theme.chain import Theme
from plnfolio.theme.settings import theme_text

OPTION = "accent"

_SHEETS = ("site.css", "theme.css", "custom.css")
"""In the order in which a page reads them."""

_SAID = {"paper": "the page", "wash": "call-outs", "mark": "what is marked"}

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_GROUND = re.compile(
    r"--(paper|wash|mark)\s*:\s*light-dark\(\s*(#?\w+)\s*,\s*(#?\w+)\s*\)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Accent:
    """A colour as ``#rrggbb`` for light pages and one for dark pages; as text it is CSS."""

    light: str
    dark: str

    def __str__(self) -> str:
        return f"light-dark({self.light}, {self.dark})"


@dataclass(frozen=True, slots=True)
class _Grounds:
    """What a link stands on, by its token: ``#rrggbb`` on light pages and on dark ones."""

    light: dict[str, str]
    dark: dict[str, str]


def left_empty(span: Span) -> Problem:
    """There is a line for the accent and nothing on it, as YAML takes “#…” for a comment."""
    message = f"the option “{OPTION}” has no value"
    remedy = f'a colour that begins with # must stand in quotation marks: {OPTION}: "#0b5f63"'
    return Problem("theme-option", message, span, remedy)


def with_accent(theme: Theme, span: Span, problems: list[Problem]) -> Theme:
    """The theme with an Accent for its option ``accent``.

    A theme without the option, or without a colour in it, is left alone. Problems:
    ``theme-option`` for what is no colour, ``low-contrast`` for one that is hard to read.
    """
    written = theme.options.get(OPTION)
    if not isinstance(written, str) or not written:
        return theme
    from plnfolio.theme import colour  # noqa: PLC0415 - slow to load, needed for a choice only

    try:
        light = colour.read(written)
    except colour.NotAColourError as error:
        message = f"the option “{OPTION}” is no colour: “{written}”"
        options = {**theme.options, OPTION: ""}
        problems.append(Problem("theme-option", message, span, str(error)))
        return replace(theme, options=options)
    grounds = _grounds(theme)
    dark = colour.for_dark(light, tuple(grounds.dark.values()))
    contrasts = {name: colour.contrast(light, one) for name, one in grounds.light.items()}
    weak = {name: ratio for name, ratio in contrasts.items() if ratio < colour.AA}
    if weak:
        near = colour.nearest(light, tuple(grounds.light.values()))
        problems.append(_low_contrast(written, weak, near, span))
    return replace(theme, options={**theme.options, OPTION: Accent(light, dark)})


def _low_contrast(written: str, weak: dict[str, float], near: str | None, span: Span) -> Problem:
    where = listed(f"{ratio:.2f} on {_SAID[name]}" for name, ratio in weak.items())
    message = f"the accent “{written}” is hard to read: its contrast is {where}, and 4.5 is needed"
    remedy = (
        f"the nearest colour that can be read is “{near}”"
        if near
        else "no colour can be read on all of these; bring --paper, --wash and --mark closer"
    )
    return Problem("low-contrast", message, span, remedy)


def _grounds(theme: Theme) -> _Grounds:
    """Read from the style sheets; the last word counts, as in a browser."""
    from plnfolio.theme import colour  # noqa: PLC0415 - slow to load, needed for a choice only

    assets = theme_assets(theme)
    found = _Grounds({}, {})
    for sheet in _SHEETS:
        path = assets.get(FOLDER + sheet)
        text = _COMMENT.sub("", theme_text(path, f"assets/{sheet}")) if path else ""
        for name, light, dark in _GROUND.findall(text):
            try:
                pair = colour.read(light), colour.read(dark)
            except colour.NotAColourError:
                continue
            found.light[name], found.dark[name] = pair
    if not found.light:
        return _Grounds({"paper": "#ffffff"}, {"paper": "#000000"})
    return found
