"""Addresses that stand in a text as they are become links (GFM 6.9).

mdit-py-plugins has such rules too. They stop at every ``w``, cut ``first_last@example.org`` in
two, and take a closing curly quotation mark into the address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plnfolio.model.webaddress import slip
from plnfolio.patterns import regex
from plnfolio.render.parsing import Parsing

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

# Not within a word, nor where a link says its target; the others not within an address either.
START = (
    r"(?<![^\W_])(?<!\]\()(?:[Hh][Tt][Tt][Pp][Ss]?://"
    r"|(?<![@/.+-])(?:[Ww]ww\.|(?:mailto:)?[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9]))"
)
"""Where an address may begin, as a pattern."""

_START = regex(START)
_MAIL_SIGN = regex(r"[A-Za-z0-9_+-]@[A-Za-z0-9]")
_HOST = regex(r"(?P<scheme>(?i:https?://))?(?P<host>[^\W_][\w-]*(?:\.[\w-]+)*)")
# As many signs as any server takes at least (RFC 9110, 4.1).
_REST = regex(r"[^\s<]{0,8000}")
# A host of one word, and nobody’s name in front of it: no reader can open such an address.
_NO_HOST = regex(r"[^\s<./?#@&%\\]*(?=[\s</?#]|\Z)")
_MAIL = regex(
    r"(?:mailto:)?[A-Za-z0-9][A-Za-z0-9._+-]*@(?:[A-Za-z0-9](?:[\w-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
    r"(?![\w@]|-\w)",
    re.ASCII,
)
# What ends a sentence, a quotation or emphasis is none of an address that it stands behind.
_TRAILING = frozenset("?!.,:;*_~'\"“”‘’«»‹›„…。，、；：！？）】」』")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_ENTITY = regex(r"&[A-Za-z0-9]+;\Z")
# The longest name of a character that HTML has, with the signs around it.
_LONGEST = 33


def may_hold(text: str) -> bool:
    """Whether an address may begin anywhere in a text; those of links in Markdown do not count."""
    if "://" in text and text.count("://") > text.count("](http://") + text.count("](https://"):
        return True
    return "ww." in text or ("@" in text and _MAIL_SIGN.search(text) is not None)


def next_start(text: str, start: int, end: int) -> int:
    """Where the next address may begin, or the end."""
    found = _START.search(text, start, end)
    return found.start() if found is not None else end


def bare(state: StateInline, silent: bool) -> bool:
    """The inline rule.

    Silent, it lets everything pass: a bracket that is skipped over may be the text of a link.
    An address that no reader can open stays text: who writes of ``http://localhost`` shows it.
    """
    if silent or state.linkLevel or _START.match(state.src, state.pos) is None:
        return False
    found = _mail(state.src, state.pos, state.posMax) or _web(state.src, state.pos, state.posMax)
    if not found:
        return False
    from markdown_it.common.utils import unescapeAll  # noqa: PLC0415 - most texts hold none

    written = unescapeAll(found)
    target = f"{_scheme(written)}{written}"
    if not state.md.validateLink(target) or slip(target):
        return False
    start = state.pos
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": target}
    opening.meta["at"] = (Parsing.of(state.env).locator, start)
    state.push("address", "", 0).content = written
    closing = state.push("link_close", "a", -1)
    opening.markup = closing.markup = "autolink"
    state.pos += len(found)
    return True


def _scheme(written: str) -> str:
    """What an address without a scheme begins with."""
    if "://" in written[:9] or written.startswith("mailto:"):
        return ""
    return "http://" if written[:4].lower() == "www." else "mailto:"


def _mail(text: str, start: int, end: int) -> str:
    found = _MAIL.match(text, start, end)
    return found[0] if found is not None else ""


def _web(text: str, start: int, end: int) -> str:
    """The address of a page; empty where the host is none."""
    found = _HOST.match(text, start, end)
    if found is None:
        return ""
    labels = found["host"].split(".")
    if any("_" in label for label in labels[-2:]) or "" in labels:
        return ""
    if not found["scheme"] and len(labels) < 3:
        return ""
    if found["scheme"] and _NO_HOST.match(text, found.start("host"), end):
        return ""
    rest = _REST.match(text, found.end(), end)
    return _trimmed(text[start : rest.end() if rest else found.end()], found.end() - start)


def _trimmed(address: str, least: int) -> str:
    """An address without what only stands behind it."""
    surplus = {close: address.count(close) - address.count(_PAIRS[close]) for close in _PAIRS}
    end = len(address)
    while end > least:
        last = address[end - 1]
        if (
            last == ";"
            and (entity := _ENTITY.search(address, max(least, end - _LONGEST), end)) is not None
        ):
            end = entity.start()
        elif last in _TRAILING:
            end -= 1
        elif surplus.get(last, 0) > 0:
            surplus[last] -= 1
            end -= 1
        else:
            break
    return address[:end]
