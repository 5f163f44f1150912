"""How a text is built: headings, descriptions of pictures, capitals (WCAG 2.2, APA 2.27)."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.check.asking import Asked
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.text import Text


def _skipped(text: Text, asked: Asked) -> Iterable[Found]:
    """A heading two or more levels below the one before it; a text begins below its title."""
    before = 1
    for block in text.body:
        if block.kind != "heading" or block.typed.around:
            continue
        if block.level > before + 1:
            should = "#" * (before + 1)
            message = (
                f"“{block.raw.strip()}” is a heading of level {block.level}, "
                f"and the one before it is of level {before}"
            )
            remedy = f"begin it with {should}; those who hear the page take the gap for a lost part"
            yield Found(block.place(0), message, remedy)
        before = block.level


TEXT_RULES: tuple[TextRule, ...] = (TextRule("heading-skipped", "warning", _skipped),)
SITE_RULES: tuple[SiteRule, ...] = ()
