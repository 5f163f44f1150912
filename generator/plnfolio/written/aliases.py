"""Where the aliases of a YAML text stand: a node knows only the place of the part that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import yaml

from plnfolio.model.site import Loc
from plnfolio.written.composed import LOADER
from plnfolio.written.text import without_controls

MERGE = "tag:yaml.org,2002:merge"
"""The tag of the key ``<<``, behind which stand mappings whose fields are taken over.

(https://yaml.org/type/merge.html)
"""


def outermost(text: str, root: yaml.Node, loc: Loc) -> tuple[int, int]:
    """Line and column, from 0, of the first alias on the way to a value.

    Without one they are those of the value; what is taken over with ``<<`` stands where that does.
    """
    marks = _marks(text, root)
    node = root
    for part in loc:
        index = _index(node, part)
        if index is None:
            break
        if (mark := marks.get((id(node), index))) is not None:
            return mark
        node = _nodes(node)[index]
    return node.start_mark.line, node.start_mark.column


def _index(node: yaml.Node, part: str | int) -> int | None:
    """Which of the nodes in a collection is what it calls ``part``; None if it took that over."""
    inner = _nodes(node)
    if isinstance(part, int):
        return part if isinstance(node, yaml.SequenceNode) and part < len(inner) else None
    keys = enumerate(inner[::2]) if isinstance(node, yaml.MappingNode) else ()
    named = (2 * i + 1 for i, key in keys if _name(key) == part)
    return next(named, None)


def _name(key: yaml.Node) -> str | None:
    return without_controls(key.value) if isinstance(key, yaml.ScalarNode) else None


def _nodes(parent: yaml.Node) -> list[yaml.Node]:
    """The nodes right in a collection, in the order of the text: a key, its value, a key."""
    if isinstance(parent, yaml.MappingNode):
        return [node for pair in parent.value for node in pair]
    return list(parent.value) if isinstance(parent, yaml.SequenceNode) else []


def _marks(text: str, root: yaml.Node) -> Mapping[tuple[int, int], tuple[int, int]]:
    """The place of each alias by the collection that it stands in, and its number there."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    # Events come in the order of the nodes; but what an alias names has been gone through before.
    opened: list[tuple[yaml.Node, Iterator[tuple[int, yaml.Node]]]] = []
    for event in _events(text):
        if isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
            continue
        node = root
        if opened:
            parent, inner = opened[-1]
            index, node = next(inner)
            if isinstance(event, yaml.AliasEvent) and (mark := event.start_mark) is not None:
                found[id(parent), index] = (mark.line, mark.column)
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append((node, iter(enumerate(_nodes(node)))))
    return found


def _events(text: str) -> Iterable[yaml.Event]:
    wanted = (yaml.NodeEvent, yaml.CollectionEndEvent)
    return (event for event in yaml.parse(text, LOADER) if isinstance(event, wanted))
