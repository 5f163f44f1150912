"""Which file a template's name means, and what a template reaches without being run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from plnfolio.diagnostics import Problem, SiteError, Span, did_you_mean
from plnfolio.theme.chain import Theme
from plnfolio.theme.mistakes import too_deep
from plnfolio.theme.outline import Call, Odd, Outline, outline
from plnfolio.theme.settings import theme_text

if TYPE_CHECKING:
    from jinja2 import Environment

PARENT = "!parent/"
"""Before a template's name: the file of that name in the next layer down."""


class Sources:
    """The template files of a chain.

    A template's canonical name is its path as the author sees it
    (``themes/base/templates/post.html``), so two layers can have a template of one name.
    """

    def __init__(self, theme: Theme, environment: Callable[[], Environment]) -> None:
        self._environment = environment
        self._layers: list[Mapping[str, str]] = []
        paths: dict[str, Path] = {}
        for layer, files in zip(theme.layers, theme.files("templates"), strict=True):
            names = {name: f"{layer.place}/templates/{name}" for name in files}
            paths |= {names[name]: path for name, path in files.items()}
            self._layers.append(names)
        self.paths: Mapping[str, Path] = paths
        layers = zip(theme.layers, self._layers, strict=True)
        own = (name for layer, names in layers if not layer.builtin for name in names)
        self.own = tuple(dict.fromkeys(own))
        """The names of all that did not come with the program."""
        self._layer_of = {
            one: at for at, names in enumerate(self._layers) for one in names.values()
        }
        self._texts: dict[str, str] = {}
        self._outlines: dict[str, Outline] = {}
        self._unread: dict[str, tuple[Problem, ...]] = {}

    def find(self, name: str, asker: str = "") -> str | None:
        """The canonical name of what a template (``asker``) calls ``name``; None if no file is."""
        below = self._layer_of.get(asker, -1) + 1 if name.startswith(PARENT) else 0
        plain = name.removeprefix(PARENT)
        return next((names[plain] for names in self._layers[below:] if plain in names), None)

    def text(self, canonical: str) -> str:
        """A template's text, read once; raises SiteError."""
        if canonical not in self._texts:
            self._texts[canonical] = theme_text(self.paths[canonical], canonical)
        return self._texts[canonical]

    def place(self, filename: str | None) -> str:
        """The canonical name that compiled code says it is from; empty for any other code."""
        return filename if filename and filename in self.paths else ""

    def _outline(self, canonical: str) -> Outline:
        """What a template calls; nothing where its file cannot be read."""
        if canonical not in self._outlines:
            try:
                self._outlines[canonical] = outline(self.text(canonical), self._environment)
            except SiteError as error:
                self._unread[canonical] = error.problems
                self._outlines[canonical] = Outline()
        return self._outlines[canonical]

    def _targets(self, canonical: str) -> list[tuple[Call, str | None]]:
        """The calls of a template with whom they reach: None where no file answers to the name."""
        calls = self._outline(canonical).calls
        return [(call, self.find(call.name, canonical) if call.name else None) for call in calls]

    def reach(self, canonical: str) -> tuple[frozenset[str], frozenset[str]]:
        """All templates that a template can reach, itself included, and the assets they inline."""
        reached: set[str] = set()
        waiting = [canonical]
        while waiting:
            one = waiting.pop()
            if one in reached:
                continue
            reached.add(one)
            for call, target in self._targets(one):
                # A name known only at run time may be any of them.
                waiting += [target] if target else [] if call.name else self.paths
        inlined = frozenset[str]().union(*(self._outline(one).inlined for one in reached))
        return frozenset(reached), inlined

    def check(self, canonical: str) -> Iterator[Problem]:
        """What is wrong with a template and all that it can reach."""
        reached, _ = self.reach(canonical)
        for one in sorted(reached):
            yield from (_problem(one, odd) for odd in self._outline(one).odd)
            yield from self._unread.get(one, ())
            for call, target in self._targets(one):
                if call.name and target is None and not call.optional:
                    yield self.missing(call.name, Span(one, call.line), one)
                if target and self._closes_circle(one, target):
                    yield self._circle(one, call, target)

    def missing(self, name: str, span: Span, asker: str = "") -> Problem:
        """No file answers to a template's name."""
        plain = name.removeprefix(PARENT)
        known = {one for names in self._layers for one in names}
        if name.startswith(PARENT) and plain in known:
            message = f"no theme below this one has a template “{plain}”"
            remedy = f"there is no parent to extend: write {plain} in full, or rename it"
        else:
            message = f"no template called “{plain}”"
            remedy = did_you_mean(plain, known - {asker.rpartition("/templates/")[2]})
        return Problem("template-missing", message, span, remedy)

    def _reach_by_name(self, canonical: str) -> frozenset[str]:
        """What a template reaches by names in its text: the ways on which a circle is certain."""
        reached: set[str] = set()
        waiting = [canonical]
        while waiting:
            one = waiting.pop()
            if one not in reached:
                reached.add(one)
                waiting += [target for _, target in self._targets(one) if target]
        return frozenset(reached)

    def _closes_circle(self, one: str, target: str) -> bool:
        """Whether a call leads back to its caller; only the nearest layer says so."""
        circle = [m for m in self._reach_by_name(target) if one in self._reach_by_name(m)]
        return bool(circle) and self._layer_of[one] == min(self._layer_of[m] for m in circle)

    def _circle(self, one: str, call: Call, target: str) -> Problem:
        name = one.rpartition("/templates/")[2]
        if target == one:
            message = f"this template {call.verb} itself"
        else:
            message = f"this template {call.verb} “{target}”, which leads back to it"
        remedy = f"write “{PARENT}{name}” to reach the file of the next theme down"
        return Problem("template-self-extends", message, Span(one, call.line), remedy)

    def too_deep(self, canonical: str) -> Problem:
        """A template that has too many levels, with the place where it has most."""
        return _problem(canonical, Odd(*too_deep(self.text(canonical))))


def _problem(canonical: str, odd: Odd) -> Problem:
    return Problem("template-syntax", odd.message, Span(canonical, odd.line), odd.help)
