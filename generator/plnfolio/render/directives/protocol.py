"""What a directive is: its contract with the author, and what it makes of one use of itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from plnfolio.frozen import dataclass
from plnfolio.model.document import DirectiveSlot, Finding, Option, Place, Slot
from plnfolio.render.addresses import attributes_of, is_foreign

Rule = Literal["none", "optional", "required"]


@dataclass(frozen=True, slots=True)
class Inline:
    """One line of Markdown inside a directive's HTML, such as a title; it may cite and link."""

    text: str
    line: int


Fragment = str | Slot | Inline


@dataclass(frozen=True, slots=True)
class Frame:
    """What a directive puts around its body.

    ``tight`` takes the paragraph marks off a body of a single paragraph, as a caption wants it.
    """

    before: tuple[Fragment, ...]
    after: tuple[Fragment, ...] = ()
    tight: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """One use of a directive: ``:::{name} argument``, its ``:option: value`` lines and its body.

    ``number`` counts the uses of this name in the text, from 1. ``body`` is Markdown, which the
    parser reads by itself; it is given to tell whether there is any. ``word`` is what another
    program calls such a box, where there is no word of ours for it.
    """

    name: str
    argument: str
    options: tuple[Option, ...]
    body: str
    body_line: int
    number: int
    place: Place
    word: str = ""

    def option(self, name: str) -> Option | None:
        """An option as it was written, None where it was not."""
        return next((option for option in self.options if option.name == name), None)

    def value(self, name: str, default: str = "") -> str:
        """What an option says."""
        option = self.option(name)
        return option.value if option is not None else default

    def slot(self) -> DirectiveSlot:
        """The whole call as a slot, for directives that need the rest of the site."""
        return DirectiveSlot(
            self.place, self.name, self.argument, self.options, self.body, self.body_line
        )

    def surplus(self) -> tuple[Finding, ...]:
        """What is said of words behind an address of the web, which holds no space (RFC 3986)."""
        address, _, words = self.argument.partition(" ")
        if not words or not is_foreign(address):
            return ()
        message = (
            f"behind the address of the {self.name} stands “{words.strip()}”, which nobody sees"
        )
        remedy = "write it on a line of its own, under this one"
        return (Finding("directive-argument", message, self.place, remedy),)

    def attributes(self, *classes: str, id: str = "") -> str:  # noqa: A002 - HTML's own word
        """``class`` and ``id`` with what ``:class:`` adds and ``:name:`` puts in place."""
        pairs = [("class", " ".join([*classes, *self.value("class").split()]))]
        own_id = self.value("name").strip() or id
        return attributes_of([*pairs, *([("id", own_id)] if own_id else [])])


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive's contract: what it takes, how it is written, and what it becomes.

    ``usage`` is its shortest correct form, shown to an author who wrote another. ``build`` is
    called only when argument and body are as the rules want them.
    """

    name: str
    usage: str
    build: Callable[[Call], Frame]
    argument: Rule = "none"
    options: tuple[str, ...] = ()
    body: Rule = "none"


MARKING = ("class", "name")
"""Options that every directive with an element of its own takes (MyST's words for them)."""
