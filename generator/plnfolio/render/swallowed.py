"""Words that Markdown takes for something else: for code, or for where a link leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import normalizeReference

from plnfolio.model.document import Place
from plnfolio.patterns import regex
from plnfolio.render.parsing import Parsing

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

# A sentence: a capital, a small letter or a space, some words, and what ends it.
_SENTENCE = regex(
    r"[\"“‘'(*_]*[A-ZÀ-ÞА-Я][^\W\d]*['’]?[a-zà-ÿ]*(?:[ \t\n]+\S+){4,}?[.!?…][\"”’')*_]*(?=\s|\Z)"
)
_WORD = regex(r"[\"“‘'(*_\[]*[^\W\d_]+(?:['’-][^\W\d_]+)*[.,;:!?…\"”’')*_\]]*")
_CITED = regex(r"\[[^\[\]\n]*(?<![\w.])-?@[A-Za-z][\w:.-]*[^\[\]\n]*\]")
_LINKED = regex(r"!?\[[^\[\]\n]+\]\([^()\s]+\)|\A[^\n|]*\|[^\n]*\n\|?[ \t]*:?-{3,}")
_PROMPT = regex(r"(?m)^[ \t]*\$ ")
_DIRECTIVE = regex(r":::[ \t]*\{[a-z][a-z-]*\}")
_REMARKS = frozenset({"//", "COMMENT", "_", "#", "-"})


def indented(state: StateCore) -> None:
    """Say which code is code by its indent alone, and plainly prose or Markdown."""
    parsing = Parsing.of(state.env)
    blocks = [token for token in state.tokens if token.type == "code_block" and token.map]
    # Who shows code by its indent may show a directive so, too.
    directives = all(_is_prose(one.content) or _is_directive(one.content) for one in blocks)
    for token in blocks:
        meant = _is_prose(token.content) or (directives and _is_directive(token.content))
        if not meant or not token.map:
            continue
        source = parsing.lines[token.map[0]]
        parsing.warn(
            "indented-text",
            "this is shown as code, since a tab or four spaces stand in front of it",
            Place(token.map[0] + 1, len(source) - len(source.lstrip()) + 1),
            "take them out, or put code between two lines of ```",
        )


def _is_prose(content: str) -> bool:
    if _PROMPT.search(content):
        return False
    if _CITED.search(content) or _LINKED.search(content):
        return True
    words = content.split()
    plain = sum(_WORD.fullmatch(word) is not None for word in words)
    return _SENTENCE.match(content.strip()) is not None and plain >= 0.8 * len(words)


def _is_directive(content: str) -> bool:
    return _DIRECTIVE.match(content) is not None


class _Noting(dict[str, Any]):
    """The definitions of links, which remember whether anybody asked for them."""

    def __init__(self, known: dict[str, Any]) -> None:
        super().__init__(known)
        self.asked: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        """A definition, if there is one."""
        self.asked.add(key)
        return super().get(key, default)


def note_definitions(state: StateCore) -> None:
    """Watch which definitions of links are used."""
    if "references" in state.env:
        state.env["references"] = _Noting(state.env["references"])


def definitions(state: StateCore) -> None:
    """Say which definitions no link uses: a line ``[note]: remember`` is one, and is not shown."""
    known = state.env.get("references")
    if not isinstance(known, _Noting):
        return
    parsing = Parsing.of(state.env)
    for label, found in known.items():
        if label.startswith("^"):
            place, written = _defined(parsing, found)
            own = "-".join(written.split())
            message = f"“{written}” marks no note, since a space stands in it"
            parsing.warn("almost-markup", message, place, f"write {own}, here and in the text")
        # “[//]: # (words)” is how Markdown writes a remark.
        elif label not in known.asked and label not in _REMARKS and found["href"] not in ("", "#"):
            place, written = _defined(parsing, found)
            parsing.warn(
                "unused-definition",
                f"no link uses “{written}”, so this line is not shown",
                place,
                f"write [words]{written} where the link belongs, or \\{written} if it is a text",
            )
    for found in state.env.get("duplicate_refs", ()):
        _report_twice(parsing, found, known)


def _report_twice(parsing: Parsing, found: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    """Say of a definition that another of its name came before it (CommonMark 4.7)."""
    label = normalizeReference(found["label"])
    first = known[label]
    if label in _REMARKS or all(found[part] == first[part] for part in ("href", "title")):
        return
    place, written = _defined(parsing, found)
    message = f"“{written}” is defined further up already, and only that definition is used"
    remedy = "give one of them another name, in its links too"
    parsing.warn("unused-definition", message, place, remedy)


def _defined(parsing: Parsing, found: Mapping[str, Any]) -> tuple[Place, str]:
    """Where the definition of a link stands, and its name in brackets."""
    line = found["map"][0]
    source = parsing.lines[line]
    start = max(source.find("["), 0)
    return Place(line + 1, start + 1), source[start : source.find("]", start) + 1]
