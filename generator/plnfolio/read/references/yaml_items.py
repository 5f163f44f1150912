"""CSL-YAML files: each item with the line it begins on and the place of each of its fields."""

from __future__ import annotations

import yaml

from plnfolio.diagnostics import Problem, Span
from plnfolio.read.references.item import ENVELOPES, Item, items_of

# libyaml's loader where PyYAML was built with it; both give the same nodes.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: str, text: str, problems: list[Problem]) -> list[Item]:
    """The items of a CSL-YAML text, in order; nothing if it is not YAML (`yaml-syntax`).

    Scalars stay as they are written: “007”, “2018-03” and “no” are text in a reference.
    """
    try:
        node = _document(text)
        value = _value(node, {}) if node else None
    except yaml.MarkedYAMLError as error:
        problems.append(_syntax(path, error))
        return []
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        problems.append(Problem("yaml-syntax", f"this is not YAML: {error}", Span(path)))
        return []
    found = items_of(value, Span(path, 1), problems)
    if not found or node is None:
        return []
    return [
        Item(item, _span(path, at), _places(path, at))
        for item, at in zip(found, _item_nodes(node), strict=True)
    ]


def _syntax(path: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    span = Span(path, mark.line + 1, mark.column + 1) if mark else Span(path)
    return Problem(
        "yaml-syntax",
        f"this is not YAML: {error.problem or error.context}",
        span,
        "put text that holds “: ” or “#”, or that begins with a quotation mark, bracket or “@”, "
        "in quotation marks, and indent with spaces, never with tabs",
    )


def _document(text: str) -> yaml.Node | None:
    """The first document with anything in it; Pandoc's metadata blocks end with a second one."""
    for node in yaml.compose_all(text, Loader=_Loader):
        if isinstance(node, yaml.CollectionNode) or (node is not None and node.value):
            return node
    return None


def _value(node: yaml.Node, seen: dict[int, object]) -> object:
    """The node as lists, mappings, text and None; an alias gives what its anchor gave."""
    key = id(node)
    if key in seen:
        return seen[key]
    seen[key] = None  # an anchor within itself ends here
    value: object
    if isinstance(node, yaml.SequenceNode):
        value = [_value(child, seen) for child in node.value]
    elif isinstance(node, yaml.MappingNode):
        value = {str(_value(name, seen)): _value(child, seen) for name, child in node.value}
    else:
        value = None if node.tag == "tag:yaml.org,2002:null" else str(node.value)
    seen[key] = value
    return value


def _item_nodes(node: yaml.Node) -> list[yaml.Node]:
    """The nodes that ``items_of`` found the values of."""
    if isinstance(node, yaml.MappingNode):
        members = {
            name.value: child
            for name, child in node.value
            if isinstance(child, yaml.SequenceNode) and isinstance(name, yaml.ScalarNode)
        }
        for key in ENVELOPES:
            if key in members:
                return list(members[key].value)
        return [node]
    return list(node.value)


def _span(path: str, node: yaml.Node) -> Span:
    return Span(path, node.start_mark.line + 1, node.start_mark.column + 1)


def _places(path: str, node: yaml.Node) -> dict[str, Span]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {str(name.value): _span(path, name) for name, _ in node.value}
