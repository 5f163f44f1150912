"""HTML as a tree, read by the standard library's parser, with what tests ask of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


@dataclass
class Node:
    """An element: its name, its attributes, and what is in it (elements and text)."""

    tag: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """All elements below, in the order of the text."""
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.walk()

    def all(self, selector: str) -> list[Node]:
        """Elements below by ``tag``, ``.class``, ``tag.class`` or ``#id``."""
        return [node for node in self.walk() if node.matches(selector)]

    def one(self, selector: str) -> Node:
        """The only element that a selector finds."""
        (found,) = self.all(selector)
        return found

    def matches(self, selector: str) -> bool:
        """Whether a selector means this element."""
        if selector.startswith("#"):
            return self.attributes.get("id") == selector[1:]
        tag, _, name = selector.partition(".")
        return (not tag or tag == self.tag) and (
            not name or name in self.attributes.get("class", "").split()
        )

    @property
    def text(self) -> str:
        """The text in an element, its spaces made single."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in ("script", "style"):
                yield from child._texts()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Node:
    """A page as a tree."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.open[0]
