"""The style sheets of drawings: what EPUB’s readers take for one, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_DECLARATION = re.compile(r"\s*-?[A-Za-z][\w-]*\s*:[^:{}<>&\\@]*[^\s:{}<>&\\@][^:{}<>&\\@]*")
_SELECTOR = re.compile(r"[\w\s.#,*>:()\[\]=\"'+~-]*[\w*)\]]\s*")
_NOT_THEIRS = re.compile(r"\s*(?:direction|unicode-bidi)\s*:", re.IGNORECASE)
"""What a style sheet of a book may not say (EPUB 3.3 §6.3.1.2)."""


def sheet(text: str) -> str:
    """The rules of a sheet that are right; those for some devices alone are none."""
    return "".join(_rules(_COMMENT.sub("", text)))


def _rules(text: str) -> Iterator[str]:
    depth = start = 0
    for brace in re.finditer("[{}]", text):
        depth += 1 if brace[0] == "{" else -1
        if depth < 0:
            return
        if not depth:
            selector, _, body = text[start : brace.start()].partition("{")
            start = brace.end()
            said = declarations(body)
            if said and _SELECTOR.fullmatch(selector):
                yield f"{selector.strip()}{{{said}}}"


def declarations(text: str) -> str:
    """What is declared between braces, or in an attribute, as far as it is right."""
    parts = (one.strip() for one in _COMMENT.sub("", text).split(";"))
    right = (one for one in parts if _DECLARATION.fullmatch(one) and not _NOT_THEIRS.match(one))
    return ";".join(right)
