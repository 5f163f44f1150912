"""Which file a template's name means, and what a template reaches without being run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from plnfolio.diagnostics import Problem, SiteError, Span, did_you_mean
from plnfolio.theme.chain import Theme
from plnfolio.theme.mistakes import too_deep, unreadable_template
from plnfolio.theme.settings import theme_text

PARENT = "!parent/"
"""Before a template's name: the file of that name in the next layer down."""

DEEP = (SyntaxError, RecursionError, MemoryError)
"""What Python says of a template with more levels than it takes, read or compiled."""

_SYNTAX = Environment(autoescape=True)

_REACHING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
_TELLING = (*_REACHING, nodes.Call, nodes.Filter, nodes.Test)


@dataclass(frozen=True, slots=True)
class Call:
    """A template called by another: ``verb`` is ``extends``, ``includes`` or ``imports``.

    ``target`` is the canonical name, None where no file answers; ``name`` is what was written,
    empty where it is known only when the template runs.
    """

    verb: str
    name: str
    target: str | None
    line: int
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """What one template calls, which assets it writes into the page, what is wrong with it."""

    calls: tuple[Call, ...] = ()
    inlined: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


class Sources:
    """The template files of a chain.

    A template's canonical name is its path as the author sees it
    (``themes/base/templates/post.html``), so two layers can have a template of one name.
    """

    def __init__(self, theme: Theme, env: Environment) -> None:
        self._env = env
        self._layers: list[Mapping[str, str]] = []
        paths: dict[str, Path] = {}
        for layer, files in zip(theme.layers, theme.files("templates"), strict=True):
            names = {name: f"{layer.place}/templates/{name}" for name in files}
            paths |= {names[name]: path for name, path in files.items()}
            self._layers.append(names)
        self.paths: Mapping[str, Path] = paths
        self._layer_of = {
            one: at for at, names in enumerate(self._layers) for one in names.values()
        }
        self._place_of = {str(path): canonical for canonical, path in paths.items()}
        self._texts: dict[str, str] = {}
        self._outlines: dict[str, Outline] = {}

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
        """The canonical name of a template file; empty for any other file."""
        return self._place_of.get(filename or "", "")

    def outline(self, canonical: str) -> Outline:
        """What a template calls, read from its text once."""
        if canonical not in self._outlines:
            self._outlines[canonical] = self._read_outline(canonical)
        return self._outlines[canonical]

    def reach(self, canonical: str) -> tuple[frozenset[str], frozenset[str]]:
        """All templates that a template can reach, itself included, and the assets they inline."""
        reached: set[str] = set()
        waiting = [canonical]
        while waiting:
            one = waiting.pop()
            if one in reached:
                continue
            reached.add(one)
            for call in self.outline(one).calls:
                # A name known only at run time may be any of them.
                waiting += [call.target] if call.target else [] if call.name else self.paths
        inlined = frozenset[str]().union(*(self.outline(one).inlined for one in reached))
        return frozenset(reached), inlined

    def check(self, canonical: str) -> Iterator[Problem]:
        """What is wrong with a template and all that it can reach."""
        reached, _ = self.reach(canonical)
        for one in sorted(reached):
            outline = self.outline(one)
            yield from outline.problems
            for call in outline.calls:
                if call.name and call.target is None and not call.optional:
                    yield self.missing(call.name, Span(one, call.line), one)
                if call.target and self._closes_circle(one, call.target):
                    yield self._circle(one, call)

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
                waiting += [call.target for call in self.outline(one).calls if call.target]
        return frozenset(reached)

    def _closes_circle(self, one: str, target: str) -> bool:
        """Whether a call leads back to its caller; only the nearest layer says so."""
        circle = [m for m in self._reach_by_name(target) if one in self._reach_by_name(m)]
        return bool(circle) and self._layer_of[one] == min(self._layer_of[m] for m in circle)

    def _circle(self, one: str, call: Call) -> Problem:
        name = one.rpartition("/templates/")[2]
        if call.target == one:
            message = f"this template {call.verb} itself"
        else:
            message = f"this template {call.verb} “{call.target}”, which leads back to it"
        remedy = f"write “{PARENT}{name}” to reach the file of the next theme down"
        return Problem("template-self-extends", message, Span(one, call.line), remedy)

    def _read_outline(self, canonical: str) -> Outline:
        try:
            told = _telling(self.text(canonical), canonical, str(self.paths[canonical]))
            return self._outline_of(told, canonical)
        except SiteError as error:
            return Outline(problems=error.problems)
        except TemplateSyntaxError as error:
            message, remedy, line = unreadable_template(self.text(canonical), error.lineno)
            span = Span(canonical, line)
            return Outline(problems=(Problem("template-syntax", message, span, remedy),))
        except DEEP:
            return Outline(problems=(self.too_deep(canonical),))

    def _outline_of(self, told: Sequence[nodes.Node], canonical: str) -> Outline:
        reaching = [node for node in told if isinstance(node, _REACHING)]
        calls = tuple(call for node in reaching for call in self._calls(node, canonical))
        inlined = frozenset(_first_constant(node) for node in told if isinstance(node, nodes.Call))
        problems = (
            *self._unknown_words(told, canonical),
            *(odd for node in reaching for odd in _no_names(node, canonical)),
        )
        return Outline(calls, inlined - {""}, problems)

    def too_deep(self, canonical: str) -> Problem:
        """A template that has too many levels, with the place where it has most."""
        message, remedy, line = too_deep(self.text(canonical))
        return Problem("template-syntax", message, Span(canonical, line), remedy)

    def _calls(self, node: nodes.Node, asker: str) -> Iterator[Call]:
        verb = f"{type(node).__name__.removeprefix('From').lower().rstrip('s')}s"
        optional = getattr(node, "ignore_missing", False)
        members = _members(node)
        for member in members:
            name = _constant(member)
            target = self.find(name, asker) if name else None
            yield Call(verb, name, target, node.lineno, optional or len(members) > 1)

    def _unknown_words(self, told: Sequence[nodes.Node], canonical: str) -> Iterator[Problem]:
        """Filters and tests that do not exist: Jinja would name them one at a time."""
        for kind, word, known in (
            (nodes.Filter, "filter", self._env.filters),
            (nodes.Test, "test", self._env.tests),
        ):
            for node in told:
                if isinstance(node, kind) and node.name not in known:
                    message = f"no {word} called “{node.name}”"
                    remedy = did_you_mean(node.name, known)
                    yield Problem("template-syntax", message, Span(canonical, node.lineno), remedy)


@lru_cache(maxsize=500)
def _telling(text: str, name: str, file: str) -> tuple[nodes.Node, ...]:
    """The nodes of a template that tell of others and of words, found in one walk.

    They know nothing of a theme, so the dev server finds them once.
    """
    return tuple(_SYNTAX.parse(text, name, file).find_all(_TELLING))


def _members(node: nodes.Node) -> list[nodes.Node]:
    """What is named by an {% include %} and its like: one, or several to choose from."""
    named: nodes.Node = getattr(node, "template")  # noqa: B009 - the four share it, their base not
    return list(named.items) if isinstance(named, nodes.List | nodes.Tuple) else [named]


def _constant(node: nodes.Node) -> str:
    """A name as it stands in a template; empty where it is known only when that runs."""
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""


def _no_names(node: nodes.Node, canonical: str) -> Iterator[Problem]:
    """What can be the name of no template: a number, nothing at all."""
    members = _members(node)
    if any(isinstance(one, nodes.Const | nodes.Dict) and not _constant(one) for one in members) or (
        not members
    ):
        remedy = 'write the name of a file, in quotation marks: {% include "note.html" %}'
        message = "this line names no template"
        yield Problem("template-syntax", message, Span(canonical, node.lineno), remedy)


def _first_constant(node: nodes.Call) -> str:
    """The name in ``inline_asset("name")``, empty for any other call."""
    if isinstance(node.node, nodes.Name) and node.node.name == "inline_asset" and node.args:
        return _constant(node.args[0])
    return ""
