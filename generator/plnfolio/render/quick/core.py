"""The steps over a whole text: one is left out where no sign that it looks for is in the text."""

from __future__ import annotations

import re

from markdown_it.parser_core import ParserCore
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import process_inlines

_SIGNS = {
    "attr": ("{",),
    "dashes": ("--", "..."),
    "heading_attributes": ("{",),
    "smartquotes": ("'", '"'),
    "tasks": ("[ ]", "[x]", "[X]"),
    # Escapes and entities are what is not text yet; adjacent texts are joined by then.
    "text_join": ("\\", "&"),
}
# Between letters or digits it is an apostrophe whatever else there is.
_APOSTROPHE = re.compile(r"(?<=[^\W_])'(?=[^\W_])")


class QuickCore(ParserCore):
    """The steps of another parser, those without work left out."""

    def __init__(self, other: ParserCore) -> None:
        super().__init__()
        self.ruler = other.ruler
        names = self.ruler.get_active_rules()
        self._steps = [
            (_SIGNS.get(name), step)
            for name, step in zip(names, self.ruler.getRules(""), strict=True)
        ]

    def process(self, state: StateCore) -> None:
        """Go through all steps."""
        text = state.src
        for signs, step in self._steps:
            if signs is None or any(sign in text for sign in signs):
                step(state)


def smartquotes(state: StateCore) -> None:
    """Quotation marks as a printer sets them; texts that only hold apostrophes take no search."""
    for token in state.tokens:
        if token.type != "inline" or not ("'" in token.content or '"' in token.content):
            continue
        left = False
        for child in token.children or ():
            if child.type == "text" and "'" in child.content:
                child.content = _APOSTROPHE.sub("’", child.content)
            left = left or "'" in child.content or '"' in child.content
        if left:
            process_inlines(token.children or [], state)
