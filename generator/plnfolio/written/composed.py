"""A YAML text as nodes, or why there are none."""

from __future__ import annotations

import re

import yaml

from plnfolio.written.misread import Misread, misread
from plnfolio.written.spaces import plain_spaces

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Reads YAML in C where that is there."""

DEEPEST = 60
"""Levels of nesting that are read; what people write has five."""
FLATTEN = "write it with fewer levels; perhaps a bracket is missing"
_BRACKET = re.compile(r"[\[{\]}]")
_INDENT = re.compile(rf"^(?: {{{DEEPEST},}}|[ ]*(?:[-?:] +){{{DEEPEST // 2},}})", re.MULTILINE)

_OPENING = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
_CLOSING = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)


def composed(text: str) -> tuple[str, yaml.Node | Misread | None]:
    """A text and its nodes; where odd white space is no mistake, it stays as it is."""
    plain = plain_spaces(text)
    node = nodes(plain)
    if isinstance(node, Misread) and plain != text:
        as_written = nodes(text)
        if not isinstance(as_written, Misread):
            return text, as_written
    return plain, node


def nodes(text: str) -> yaml.Node | Misread | None:
    """The nodes of a text, or why there are none."""
    if _may_be_deep(text) and (deep := _too_deep(text)):
        return Misread("this is nested too deep", FLATTEN, *deep)
    try:
        loader = LOADER(text)
        try:
            node: yaml.Node | None = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        return misread(text, error)
    return node


def _may_be_deep(text: str) -> bool:
    """Whether a text could be nested too deep; cheap, and on the safe side."""
    depth = 0
    for match in _BRACKET.finditer(text):
        depth = depth + 1 if match[0] in "[{" else max(0, depth - 1)
        if depth > DEEPEST:
            return True
    return _INDENT.search(text) is not None


def _too_deep(text: str) -> tuple[int, int] | None:
    """Line and column, from 0, where a text is nested deeper than the C loader would survive.

    Only signs are looked at, by the loader that is written in Python: it takes no deeper stack for
    a deeper text, and has no limit of its own.
    """
    depth = 0
    try:
        for token in yaml.scan(text, yaml.SafeLoader):
            depth += isinstance(token, _OPENING)
            depth -= isinstance(token, _CLOSING)
            if depth > DEEPEST:
                return token.start_mark.line, token.start_mark.column
    except yaml.YAMLError:
        # Said in full by whoever reads the text.
        return None
    return None
