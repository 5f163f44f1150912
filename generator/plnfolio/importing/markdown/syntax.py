"""Words as Markdown has them: only what would mean something else has a backslash."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

_SIGNS = re.compile(
    r"""
    \\(?=[!-/:-@\[-`{-~]|\Z)             # would take the meaning from what follows
    | [`*{]                              # code, emphasis, attributes
    | (?<![^\W_])_|_(?![^\W_])           # emphasis, but not within_a_word
    | <(?=[A-Za-z/!?])                   # HTML
    | &(?=[A-Za-z][A-Za-z0-9]*;|\#)      # a character by its name
    | ~(?=~)|(?<=~)~ | =(?==)|(?<==)=    # struck out, marked
    | \^(?=\[)                           # a note in brackets
    | (?<![^\W_/@.=&+])@(?=[\w{])        # a citation
    """,
    re.VERBOSE,
)
_PLAIN_BRACKETS = re.compile(r"\[[^\[\]^@!{}<>`\\]{2,80}\](?![(\[{:])")
_FIRST = re.compile(
    r"(?P<digits>\d{1,9})(?=[.)](?:\s|\Z))|[-+](?=\s|\Z)|\#|>|:(?=\s|::)|(?:-\s?){3}|[-=]+\s*\Z|~~~|\|"
)
_UNFIT = re.compile(r"[\s<>\"\\^`{}|]")


def escaped(
    text: str, before: str = "", after: str = "", *, in_link: bool = False, in_cell: bool = False
) -> str:
    """Words in a line; which characters stand around them decides what a sign in them means."""
    whole = f"{before}{text}{after}"
    end = len(before) + len(text)
    made, done = [], len(before)
    for found in _SIGNS.finditer(whole, done):
        if found.start() >= end:
            break
        made += [whole[done : found.start()], "\\", found[0]]
        done = found.end()
    text = "".join([*made, whole[done:end]])
    if "[" in text or "]" in text:
        text = _brackets(text, every=in_link)
    return text.replace("\\|", "\\&#124;").replace("|", "\\|") if in_cell else text


def _brackets(text: str, *, every: bool) -> str:
    """Brackets that could be a link’s, a note’s or a citation’s; others stay as they are."""
    made, done = [], 0
    plain = [] if every else list(_PLAIN_BRACKETS.finditer(text))
    for found in plain:
        made += [_disarmed(text[done : found.start()]), found[0]]
        done = found.end()
    return "".join([*made, _disarmed(text[done:])])


def _disarmed(text: str) -> str:
    return re.sub(r"[\[\]]", r"\\\g<0>", text)


def line_start(line: str) -> str:
    """A line of a paragraph that begins no list, no heading, no quotation, no directive."""
    found = _FIRST.match(line)
    if found is None:
        return line
    at = found.end("digits") if found["digits"] else 0
    return f"{line[:at]}\\{line[at:]}"


def address(href: str) -> str:
    """An address that ends where it ends."""
    made = _UNFIT.sub(lambda found: quote(found[0]), href)
    if made.count("(") != made.count(")") or re.search(r"\)[^(]*\(", made):
        made = made.replace("(", "%28").replace(")", "%29")
    return made


def is_sign(char: str) -> bool:
    """Whether a character is punctuation, as CommonMark 6.2 counts it."""
    return bool(char) and unicodedata.category(char)[0] in "PS"


def can_open(before: str, first: str) -> bool:
    """Whether emphasis can begin between two characters (CommonMark 6.2, left-flanking)."""
    return not is_sign(first) or not before or before.isspace() or is_sign(before)


def can_close(last: str, after: str) -> bool:
    """Whether emphasis can end between two characters (right-flanking)."""
    return not is_sign(last) or not after or after.isspace() or is_sign(after)


def indented(text: str, by: int) -> str:
    """Lines moved to the right, but the first and those that are empty."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(" " * by + line if line else line for line in rest)])
