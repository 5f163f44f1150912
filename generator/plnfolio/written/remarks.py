"""What YAML drops as a remark although it is text: #edchat, Module #3.

A remark begins with # behind a space (YAML 1.2.2 §6.6). Whoever writes one puts a space behind the
sign too; a letter or a figure right behind it makes a hashtag or a number.
"""

from __future__ import annotations

import re

from plnfolio.frozen import dataclass

_TEXT = re.compile(r"[ \t]+(?P<text>#\w.*?)[ \t]*$")
_LINE = re.compile(r"(?P<indent>[ \t]+)(?P<text>#\w.*?)[ \t]*$")
_FIELD = re.compile(r"#[\w-]+:(?:\s|$)")
"""A field that was switched off."""

_SIGN = re.compile(r"[\[{,\s]#\w")
_CLOSER = re.compile(r"[\[{](?:[^\]}#\n]*[\s,\[{])?(?P<text>#\w[^\n]*[\]}])")
_HASHTAGS = re.compile(r"#\w\S*(?:\s+#\w\S*)*")


def may_drop(text: str) -> bool:
    """Whether a text could hold such a remark; cheap, and on the safe side."""
    return "#" in text and _SIGN.search(text) is not None


@dataclass(frozen=True, slots=True)
class Dropped:
    """The text that is lost, all that the value was meant to be, and where the loss begins."""

    text: str
    whole: str
    line: int
    column: int

    def remedy(self, name: str) -> str:
        """What to write instead, for a field of this name or for an entry of a list."""
        quoted = "'" + self.whole + "'" if '"' in self.whole else f'"{self.whole}"'
        if name == "tags" and _HASHTAGS.fullmatch(self.whole):
            quoted = f"[{', '.join(word[1:].rstrip(',') for word in self.whole.split())}]"
        written = f"{name}: {quoted}" if name else f"- {quoted}"
        return f"write {written}; or put a space behind the # if it is a remark"


def dropped(lines: list[str], value: str, end: tuple[int, int], indent: int) -> Dropped | None:
    """What is dropped behind a value that ends at a line and column, whose field is indented so."""
    number, column = end
    line = lines[number] if number < len(lines) else ""
    found = _TEXT.match(line, column)
    if found is None and value and not line[column:].strip():
        number += 1
        found = _LINE.match(lines[number]) if number < len(lines) else None
        if found and (len(found["indent"]) <= indent or _FIELD.match(found["text"])):
            return None
    if found is None:
        return None
    whole = f"{value} {found['text']}" if value else found["text"]
    return Dropped(found["text"], whole, number, found.start("text"))


def in_brackets(text: str) -> tuple[int, int] | None:
    """Where a remark begins and ends that takes the end of its list or group with it."""
    found = _CLOSER.search(text)
    return found and found.span("text")
