"""Code that another program would have run or drawn, and that a page here only shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plnfolio.model.document import Place
from plnfolio.render.boxes import BOXES, KINDS
from plnfolio.render.leftovers.row import Row, of
from plnfolio.render.leftovers.shortcodes import DRAWING, NO_USE
from plnfolio.render.parsing import Parsing

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

_ENGINES = frozenset(
    "r python julia ojs bash sh zsh sql stata sas rcpp stan js css octave perl ruby node webr"
    " pyodide cat asis verbatim bibtex".split()
)
_DRAWN = frozenset({"mermaid", "plantuml"})
_ASKED = frozenset({"dataview", "dataviewjs", "query", "tasks"})
_BRACED = re.compile(r"\{(?P<raw>=)?(?P<name>[A-Za-z][\w-]*)(?P<rest>[^}]*)\}(?P<title>.*)")
_SHEBANG = re.compile(r":::(?P<language>[A-Za-z][\w+#.-]*)[ \t]*\n(?=.*\S)")
_MAY_HAVE = ("```", "~~~", ":::")

_R = re.compile(
    r"(?<![`\\\x1b])`(?:r[ \t]+(?![=<>≤≥≈~?])[^`\n]+|\{(?:r|python|julia|ojs)\}[ \t]+[^`\n]+)`(?!`)"
)
_QUESTION = re.compile(r"(?<![`\\\x1b])`(?:=[ \t]*this\.|\$=[ \t]*dv\.)[^`\n]*`(?!`)")

ROWS = (
    Row(
        ("`r", "`{"),
        _R,
        of("code that R or Quarto would have run", "write the value that it stood for"),
        probe=_R,
        code=True,
    ),
    Row(
        ("`=", "`$"),
        _QUESTION,
        of("a question that Obsidian answers", "put the answer in its place, or take it out"),
        code=True,
    ),
)
"""What stands in a line; to be looked for in code."""


def cells(state: StateCore) -> None:
    """The core rule: say which blocks of code another program would have run or drawn."""
    if not any(sign in state.src for sign in _MAY_HAVE):
        return
    parsing = Parsing.of(state.env)
    for token in state.tokens:
        if token.type not in ("fence", "code_block") or not token.map:
            continue
        if token.type == "fence":
            said = said_of(token.info.strip(), token.markup)
        else:
            said = _said_of_indented(token.content)
        if said is not None:
            source = parsing.lines[token.map[0]]
            column = len(source) - len(source.lstrip(" \t>")) + 1
            place = Place(token.map[0] + 1, column)
            parsing.warn("foreign-markup", said[0], place, said[1])


def said_of(info: str, fence: str) -> tuple[str, str] | None:
    """What is said of a block of code by what stands behind its fence, and the remedy."""
    braced = _BRACED.fullmatch(info)
    if braced is None:
        return _said_of_word(info.partition(" ")[0].lower(), fence)
    name = braced["name"].lower()
    line = f"{fence}{{{'=' if braced['raw'] else ''}{braced['name']}}}"
    if braced["raw"]:
        remedy = f"write it without the lines of {fence}" if name == "html" else NO_USE
        return f"“{line}” is markup of Pandoc for another format, and shown here as code", remedy
    if name in ("mermaid", "dot"):
        return _said_of_word("mermaid", fence)
    if name in _ENGINES:
        message = f"“{line}” is code that R or Quarto would have run, and is only shown here"
        made = "put what it made in its place, as a picture or a table"
        return message, f"{made}, or write {fence}{name} to show the code"
    return _said_of_directive(name, line, braced["title"].strip())


def _said_of_directive(name: str, line: str, title: str) -> tuple[str, str] | None:
    message = f"“{line}” is a directive of Sphinx or MyST, and shown here as code"
    if name in BOXES or name == "admonition":
        own = KINDS.get(name, "note")
        return message, f"write :::{{{own}}}{' ' + title if title else ''} and a line ::: around it"
    if name in ("code", "code-block", "code-cell", "sourcecode"):
        return message, f"write ```{title or 'python'} above the code"
    return message, NO_USE


def _said_of_word(word: str, fence: str) -> tuple[str, str] | None:
    if word in _DRAWN:
        return (
            "this is a drawing that other programs make of code, and shown here as code",
            DRAWING,
        )
    if word in _ASKED:
        return (
            f"“{fence}{word}” is a question that Obsidian answers, and shown here as code",
            "put the answer in its place, or take it out",
        )
    if word.startswith("ad-") and word[3:] in BOXES:
        own = KINDS.get(word[3:], "note")
        message = f"“{fence}{word}” is a box of Obsidian’s, and shown here as code"
        return message, f"write :::{{{own}}} and a line ::: around its text"
    return None


def _said_of_indented(content: str) -> tuple[str, str] | None:
    """Python-Markdown, and Pelican with it, takes the language from the first line of code."""
    language = _SHEBANG.match(content)
    if language is None:
        return None
    said = f"“:::{language['language']}” says Pelican the language of this code, and is shown here"
    return said, f"put the code between a line ```{language['language']} and a line ```"
