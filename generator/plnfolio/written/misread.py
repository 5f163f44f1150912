"""Why a text is not YAML, seen from the place where reading it ended.

What the library says about it is not looked at: its words differ from version to version, and with
and without its C part. Its kind of error, and the two places that it names, do not.
"""

from __future__ import annotations

import re

import yaml

from plnfolio.frozen import dataclass
from plnfolio.written.nearly import nearly
from plnfolio.written.remarks import in_brackets

_SIGN = (
    "a value begins with a sign that has a meaning in YAML",
    "put the whole value in quotes; indent with spaces, never with tabs",
)
_TAB = ("a line is indented with a tab", "indent with spaces")
_COLON = (
    "a value holds a colon followed by a space",
    'put the whole value in quotes: title: "Learning: a reflection"',
)
_NO_COLON = (
    "a line has a word and no colon after it",
    "write “name: value”, and indent the lines that continue a value",
)
_NO_SPACE = ("a colon has no space after it", "write “name: value”, with a space between")
_UNSPACED_DASH = "a dash has no space after it"
_OPEN_QUOTE = (
    "a quotation mark is opened and never closed",
    "close it with the same mark",
)
_AFTER_QUOTE = (
    "a value goes on behind its closing quotation mark",
    'put the whole value into quotation marks that do not occur in it: title: "It’s my network"',
)
_AFTER_BRACKET = (
    "a value goes on behind its closing bracket",
    'put the whole value in quotes: title: "[Draft] What I learned"',
)
_LISTED = (
    "a value goes on behind its closing quotation mark",
    'write a list in square brackets: tags: ["one", "two"]',
)
_BACKSLASH = (
    "a value in double quotation marks holds a \\, which has a meaning there",
    "put the value in single quotation marks instead",
)
_MISFIT = (
    "a line does not fit the lines around it",
    "let the fields of one entry begin in the same column; put values with quotes in quotes",
)
_INDENTED = (
    "a line is indented deeper than the fields around it",
    "let the fields of one entry begin in the same column, or put a value of two lines in quotes",
)
_NOT_IN_LIST = (
    "a line does not belong to the list above it",
    "let the dashes of one list, and the fields of one entry, begin in the same column",
)
_LEFT = "begins further left than the entry above it"
_SQUARE = ("a list in square brackets is not closed", "write [one, two, three]")
_CURLY = ("a group in curly brackets is not closed", "write {name: value, other: value}")
_NOT_OPENED = (
    "a bracket is closed that is not opened",
    "take it away, or put the whole value in quotes",
)
_LIST_BESIDE = (
    "a list begins on the line of its name",
    "begin it on the next line, each entry with a dash; if it is no list, put the value in quotes",
)
_BLOCK = (
    "behind the sign | or > the line goes on",
    "begin the text on the next line, indented; if the sign is part of the value, put it in quotes",
)
_SECOND = (
    "a second text begins here, with a line ---",
    "take the line away",
)
_STAR = (
    "a value begins with *, which has a meaning in YAML",
    "put the whole value in quotes",
)
_AMPERSAND = (
    "a value begins with &, which has a meaning in YAML",
    "put the whole value in quotes",
)
_EXCLAMATION = (
    "a value begins with !, which has a meaning in YAML",
    "put the whole value in quotes",
)
_EACH_QUOTED = 'put what begins with # in quotes: ["#edchat", "#lrnchat"]'
_CHARACTER = ("a sign stands here that YAML does not allow", "take it out; it may be invisible")

_FIELD = re.compile(r"\s*(?:- +)*[\w-]+")
"""All before the first colon of a line, where that is one word."""
_UNSPACED = re.compile(r"\s*(?:- +)*[\w-]+:(?!\s|//)\S")
_AFTER_VALUE = re.compile(r"[\"'][ \t]*\Z")
_AFTER_LIST = re.compile(r"\s*(?:- +)*[\w-]+:[ \t]+(?:\[.*\]|\{.*\})[ \t]*")
_ONE = r"(?:\"[^\"]*\"|'[^']*')"
_QUOTED = re.compile(rf"\s*(?:- +)*[\w-]+:[ \t]+{_ONE}(?:[ \t]*,[ \t]*{_ONE})+\s*")
_DOUBLE = re.compile(r'"([^"]*)"')

Words = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Misread:
    """A sentence, a remedy, and where: line and column count from 0."""

    message: str
    remedy: str
    line: int
    column: int

    @property
    def tab(self) -> bool:
        """Whether it is a tab before the text of a line; the next line may begin so as well."""
        return (self.message, self.remedy) == _TAB

    @property
    def misfit(self) -> bool:
        """Whether it is a line of which no more can be said than that it does not fit."""
        return (self.message, self.remedy) == _MISFIT

    @property
    def shifted(self) -> bool:
        """Whether it is where a line begins, so that right lines may seem wrong beside it."""
        return (
            self.tab
            or (self.message, self.remedy) in (_MISFIT, _INDENTED, _NOT_IN_LIST)
            or self.message.endswith(_LEFT)
        )

    @property
    def opened(self) -> bool:
        """Whether it is a bracket that is not closed."""
        return (self.message, self.remedy) in (_SQUARE, _CURLY)

    @property
    def closed(self) -> bool:
        """Whether it is a bracket that is not opened."""
        return (self.message, self.remedy) == _NOT_OPENED


def misread(text: str, error: yaml.YAMLError) -> Misread:
    """What an author has to change in a text that raised this error."""
    if (remark := in_brackets(text)) is not None:
        start, end = remark
        said, at = (f"“{text[start:end]}” is lost: YAML takes it for a remark", _EACH_QUOTED), start
    elif isinstance(error, yaml.MarkedYAMLError):
        said, at = _diagnosed(text, error)
    elif isinstance(error, yaml.reader.ReaderError):
        said, at = _CHARACTER, max(0, text.find(chr(error.character)))
    else:
        said, at = _MISFIT, 0
    return _placed(text, _with_own_words(text, at, said), at)


def _with_own_words(text: str, at: int, said: Words) -> Words:
    """What is said of a value that has to stand in quotes, with that value as it is to be written;
    a list of several in their brackets.
    """
    if said not in (_COLON, _AFTER_QUOTE, _AFTER_BRACKET, _LISTED):
        return said
    field = _VALUE.match(_line(text, at))
    value = field["value"].strip() if field else ""
    if said == _LISTED and field:
        return said[0], f"write {field['name']}: [{value}]"
    bare = value.strip("“”„«»") if said == _COLON else _without_quotes(value)
    if "'" in bare and '"' in bare and said == _AFTER_QUOTE:
        bare = _DOUBLE.sub(r"“\1”", bare)
    mark = "'" if '"' in bare else '"'
    if field is None or not bare or mark in bare or "\\" in bare or len(bare) > _LONGEST_VALUE:
        return said
    remedy = f"put the whole value in quotes: {field['name']}: {mark}{bare}{mark}"
    if bare != value and said == _COLON:
        remedy += "; those of a word processor are none here"
    return said[0], remedy


def _without_quotes(value: str) -> str:
    """A value without the quotes that were meant to be around all of it: 'It's mine'."""
    mark = value[:1]
    whole = len(value) > 2 and mark == value[-1] and value.count(mark) % 2 == 1
    return value[1:-1] if whole else value


def _placed(text: str, said: Words, at: int) -> Misread:
    """An empty line at the end is nobody's mistake: the last one before it is."""
    line, column = _row(text, at), at - _start(text, at)
    lines = text.split("\n")
    while line > 0 and not lines[line].strip():
        line, column = line - 1, 0
    return Misread(*said, line, column)


def _diagnosed(text: str, error: yaml.MarkedYAMLError) -> tuple[Words, int]:
    mark = error.problem_mark or error.context_mark
    at = min(mark.index if mark else 0, len(text))
    if (found := nearly(text, at)) is not None:
        return found
    opened = error.context_mark.index if error.context_mark else -1
    start = _start(text, at)
    end = text.find("\n", at) if "\n" in text[at:] else len(text)
    if "\t" in text[start : at + 1] and not text[start : at + 1].strip():
        return _TAB, at
    last = len(text.rstrip()) - 1
    if last < at and text[last : last + 1] in _UNCLOSED:
        return _UNCLOSED[text[last]], last
    if isinstance(error, yaml.composer.ComposerError):
        return _composed(text[at : at + 1]), at
    if isinstance(error, yaml.scanner.ScannerError):
        return _scanned(text, at, opened)
    first = text[opened] if 0 <= opened < len(text) else ""
    if first in _CLOSERS and opened != at:
        whole = _CLOSERS[first] in text[at:end] and _row(text, opened) == _row(text, at)
        return (_COLON, at) if whole and text[at] == ":" else (_UNCLOSED[first], opened)
    return _parsed(text, at, first if opened != at else ""), at


_CLOSERS = {"[": "]", "{": "}"}
_VALUE = re.compile(r" *(?:- +)*(?P<name>[\w-]+): +(?P<value>[^\n]+)")
_LONGEST_VALUE = 60
_UNCLOSED = {"[": _SQUARE, "{": _CURLY}
_BEGINNINGS = {"*": _STAR, "&": _AMPERSAND, "!": _EXCLAMATION, "%": _SIGN, "|": _BLOCK, ">": _BLOCK}


def _composed(here: str) -> Words:
    return {"*": _STAR, "&": _AMPERSAND}.get(here, _SECOND)


def _scanned(text: str, at: int, opened: int) -> tuple[Words, int]:
    """A sign that cannot stand where it stands. ``opened`` is where what holds it begins."""
    here, first = text[at : at + 1], text[opened] if 0 <= opened < len(text) else ""
    if first in ("'", '"') and opened != at:
        escape = first == '"' and "\\" in text[max(opened, at - 10) : at + 1]
        return (_BACKSLASH, at) if escape and text[at:].strip() else (_OPEN_QUOTE, opened)
    if first in _BEGINNINGS:
        return _BEGINNINGS[first], opened
    if opened == at:
        return _SIGN, at
    if first and (entry := unspaced_dash(_line(text, opened))):
        return entry, opened
    if first:  # a name without its colon
        return (_NO_SPACE if _UNSPACED.match(_line(text, opened)) else _NO_COLON), opened
    if here == ":":
        return _colon(text, at)
    return (_LIST_BESIDE if here == "-" else _SIGN), at


_GLUED = re.compile(r"[ ]*-(?P<entry>[^\W\d_][^\n#]*)$")


def unspaced_dash(line: str, *, field: bool = False) -> Words | None:
    """What is said of a line that was meant to be an entry of a list, and is none.

    With ``field``, it may begin with one.
    """
    glued = _GLUED.match(line)
    if glued and not field and ":" in glued["entry"]:
        return None
    return (_UNSPACED_DASH, f"write “- {glued['entry'].strip()}”") if glued else None


def _colon(text: str, at: int) -> tuple[Words, int]:
    """A name and its colon where no name can be: in a value, or on a line that does not fit."""
    start = _start(text, at)
    above = text[:start].rstrip()
    if not _FIELD.fullmatch(text, start, at) or not above:
        return _COLON, at
    before = _line(text, len(above) - 1)
    if entry := unspaced_dash(before, field=True):
        return entry, _start(text, len(above) - 1)
    if _UNSPACED.match(before):
        return _NO_SPACE, _start(text, len(above) - 1)
    if ":" not in before and not before.lstrip().startswith("- "):
        return _NO_COLON, _start(text, len(above) - 1)
    return _INDENTED, start + len(text[start:at]) - len(text[start:at].lstrip())


def _parsed(text: str, at: int, first: str) -> Words:
    """All signs are right, and what they say has no sense."""
    here, before = text[at : at + 1], text[_start(text, at) : at]
    if here in ("]", "}"):
        return _NOT_OPENED
    if here in ("!", "&", "*"):
        return _BEGINNINGS[here]
    if here == "," and _AFTER_VALUE.search(before):
        return _LISTED if _QUOTED.fullmatch(_line(text, at)) else _AFTER_QUOTE
    if here in (",", ":", "%", "@", "`"):
        return _SIGN
    if _AFTER_VALUE.search(before):
        return _AFTER_QUOTE
    if _AFTER_LIST.fullmatch(before):
        return _AFTER_BRACKET
    return _left(text, at) if first == "-" else _MISFIT


_FIRST = re.compile(r"(?P<before> *(?:- +)+)(?P<name>[\w-]+):(?:\s|$)")
_NAMED = re.compile(r"(?P<before> *)(?P<name>[\w-]+):(?:\s|$)")


def _left(text: str, at: int) -> Words:
    """A field that begins further left than those of the entry of a list that is above it."""
    if entry_here := unspaced_dash(_line(text, at), field=True):
        return entry_here
    field = _NAMED.match(_line(text, at))
    if field is None:
        return _NOT_IN_LIST
    above = text[: _start(text, at)].split("\n")[::-1]
    number, entry = next(
        ((i, found) for i, line in enumerate(above) if (found := _FIRST.match(line))), (0, None)
    )
    if entry is None or entry.end("before") <= field.end("before"):
        return _NOT_IN_LIST
    holder = next(
        (
            found
            for line in above[number:]
            if (found := _NAMED.match(line)) and found.end("before") <= entry.start("name") - 2
        ),
        None,
    )
    remedy = f"if it belongs to that entry, begin it right below “{entry['name']}”"
    if holder and holder["name"] != field["name"]:
        remedy += f"; if not, right below “{holder['name']}”"
    return f"“{field['name']}” {_LEFT}", remedy


def _start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _row(text: str, at: int) -> int:
    return text.count("\n", 0, at)


def _line(text: str, at: int) -> str:
    return text[_start(text, at) :].partition("\n")[0]
