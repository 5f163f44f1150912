"""Words as Pandoc’s Markdown has them: whatever could mean something has a backslash."""

from __future__ import annotations

import json
import re

_SPECIAL = re.compile(r"""[\\`*_{}\[\]<>#~^$@|"'&]|--|\.\.\.""")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_FIRST = re.compile(r"[-+:=%]|[A-Za-z0-9]{1,6}(?=[.)](?:\s|$))|\((?=[A-Za-z0-9]{1,6}\))")
_CAPTION = re.compile(r"(table|figure)(?=:)", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][\w-]*")


def escaped(words: str) -> str:
    """Words with their signs disarmed and one space where there were several.

    Any sign of ASCII may have a backslash (Pandoc’s manual, “Backslash escapes”).
    """
    return _SPECIAL.sub(r"\\\g<0>", _SPACES.sub(" ", words))


def paragraph(line: str) -> str:
    """A line that begins no list, no rule and no caption."""
    line = line.strip(" ")
    found = _CAPTION.match(line) or _FIRST.match(line)
    if not found:
        return line
    if found[0].isalnum():
        return f"{found[0]}\\{line[found.end() :]}"
    return f"\\{line}"


def attributes(name: str = "", classes: tuple[str, ...] = (), **more: str) -> str:
    """What stands in braces behind an element; empty where there is nothing to say."""
    parts = [f"#{name}"] if name else []
    parts += [f".{one}" for one in classes if _WORD.fullmatch(one)]
    parts += [f"{key.replace('_', '-')}={quoted(value)}" for key, value in more.items() if value]
    return f"{{{' '.join(parts)}}}" if parts else ""


def quoted(value: str) -> str:
    """The value of an attribute."""
    words = _SPACES.sub(" ", value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{words}"'


def scalar(value: str) -> str:
    """A string of YAML, which all of JSON’s are (YAML 1.2 §1.3)."""
    return json.dumps(value, ensure_ascii=False)


def indented(text: str, by: int) -> str:
    """Lines moved to the right, but the first."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(" " * by + line if line else line for line in rest)])
