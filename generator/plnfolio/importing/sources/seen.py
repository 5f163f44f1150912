"""All that a source shows, from before anything of it is left out: what is counted afterwards."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from plnfolio.importing.article import fill, pieces, words

UNSEEN = frozenset(
    "script style template noscript head meta link title base object embed applet param datalist"
    " map area source track".split()
)
"""What browsers show nothing of, or nothing without its program."""


def seen(body: Element) -> tuple[str, tuple[str, ...]]:
    """The words of a page, and the addresses of its links and pictures.

    What is unseen is taken out of it, but for ``noscript``, ``object`` and ``embed``, which may
    hold what is meant.
    """
    _take_out(body)
    shown: dict[str, None] = {}
    for one in body.iter():
        for name in ("href", "src") if one.tag != "a" else ("href",):
            if value := one.get(name, "").strip():
                shown[value] = None
    return words(body), tuple(shown)


_GONE = UNSEEN - {"noscript", "object", "embed", "source"}


def _take_out(body: Element) -> None:
    for parent in list(body.iter()):
        without(parent, lambda one: one.tag in _GONE)


def without(parent: Element, is_gone: Callable[[Element], bool]) -> list[Element]:
    """Take children out, and leave the words behind them; gives those that were taken."""
    if not any(map(is_gone, parent)):
        return []
    kept: list[str | Element] = []
    gone: list[Element] = []
    for one in pieces(parent):
        if isinstance(one, str):
            kept.append(one)
            continue
        one.tail = None
        if is_gone(one):
            gone.append(one)
        else:
            kept.append(one)
    parent[:] = []
    parent.text = None
    fill(parent, kept)
    return gone
