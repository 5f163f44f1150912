"""How many words stand in each element, and how many of them in links, counted in one go."""

from __future__ import annotations

from xml.etree.ElementTree import Element


class Weights:
    """The words of each element below one; whoever asks often must not count often."""

    def __init__(self, body: Element) -> None:
        self._all: dict[Element, int] = {}
        self._linked: dict[Element, int] = {}
        for one in reversed(list(body.iter())):
            count = _count(one.text)
            linked = 0
            for child in one:
                count += self._all[child] + _count(child.tail)
                linked += self._linked[child]
            self._all[one] = count
            self._linked[one] = count if one.tag == "a" else linked

    def words(self, element: Element) -> int:
        """All words."""
        return self._all.get(element, 0)

    def linked(self, element: Element) -> int:
        """Those in links."""
        return self._linked.get(element, 0)

    def prose(self, element: Element) -> int:
        """Those in no link."""
        return self.words(element) - self.linked(element)


def _count(text: str | None) -> int:
    return len(text.split()) if text else 0
