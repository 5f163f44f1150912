"""A template read by Jinja for its outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import Environment, TemplateSyntaxError, nodes

from plnfolio.diagnostics import did_you_mean
from plnfolio.theme.mistakes import DEEP, too_deep, unreadable_template
from plnfolio.theme.outline import Call, Odd, Outline

_REACHING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
_TELLING = (*_REACHING, nodes.Call, nodes.Filter, nodes.Test)


def parsed(text: str, env: Environment) -> Outline:
    """The outline of a template; ``env`` reads it, and knows all filters and tests there are."""
    try:
        told = list(env.parse(text).find_all(_TELLING))
    except TemplateSyntaxError as error:
        return Outline(odd=(Odd(*unreadable_template(text, error.lineno)),))
    except DEEP:
        return Outline(odd=(Odd(*too_deep(text)),))
    reaching = [node for node in told if isinstance(node, _REACHING)]
    inlined = frozenset(_first_constant(node) for node in told if isinstance(node, nodes.Call))
    return Outline(
        calls=tuple(call for node in reaching for call in _calls(node)),
        inlined=inlined - {""},
        odd=(*_unknown_words(told, env), *(odd for node in reaching for odd in _no_names(node))),
    )


def _calls(node: nodes.Node) -> Iterator[Call]:
    verb = f"{type(node).__name__.removeprefix('From').lower().rstrip('s')}s"
    optional = getattr(node, "ignore_missing", False)
    members = _members(node)
    for member in members:
        yield Call(verb, _constant(member), node.lineno, optional or len(members) > 1)


def _unknown_words(told: Sequence[nodes.Node], env: Environment) -> Iterator[Odd]:
    """Filters and tests that do not exist: Jinja would name them one at a time."""
    for kind, word, known in (
        (nodes.Filter, "filter", env.filters),
        (nodes.Test, "test", env.tests),
    ):
        for node in told:
            if isinstance(node, kind) and node.name not in known:
                remedy = did_you_mean(node.name, known)
                yield Odd(f"no {word} called “{node.name}”", remedy, node.lineno)


def _members(node: nodes.Node) -> list[nodes.Node]:
    """What is named by an {% include %} and its like: one, or several to choose from."""
    named: nodes.Node = getattr(node, "template")  # noqa: B009 - the four share it, their base not
    return list(named.items) if isinstance(named, nodes.List | nodes.Tuple) else [named]


def _constant(node: nodes.Node) -> str:
    """A name as it stands in a template; empty where it is known only when that runs."""
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""


def _no_names(node: nodes.Node) -> Iterator[Odd]:
    """What can be the name of no template: a number, nothing at all."""
    members = _members(node)
    if any(isinstance(one, nodes.Const | nodes.Dict) and not _constant(one) for one in members) or (
        not members
    ):
        remedy = 'write the name of a file, in quotation marks: {% include "note.html" %}'
        yield Odd("this line names no template", remedy, node.lineno)


def _first_constant(node: nodes.Call) -> str:
    """The name in ``inline_asset("name")``, empty for any other call."""
    if isinstance(node.node, nodes.Name) and node.node.name == "inline_asset" and node.args:
        return _constant(node.args[0])
    return ""
