"""The steps over a whole text: one is left out where no sign that it looks for is in the text."""

from __future__ import annotations

from markdown_it.parser_core import ParserCore
from markdown_it.rules_core import StateCore

_SIGNS = {
    "apostrophes": ("'", '"'),
    "attr": ("{",),
    "dashes": ("--", "..."),
    "heading_attributes": ("{",),
    "definitions": ("]:",),
    "indented": ("    ", "\t"),
    "note_definitions": ("]:",),
    "notes": ("]:",),
    "rows": ("|",),
    "smartquotes": ("'", '"'),
    "tasks": ("[ ]", "[x]", "[X]"),
    # Escapes and entities are what is not text yet; adjacent texts are joined by then.
    "text_join": ("\\", "&"),
}


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
