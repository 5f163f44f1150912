"""The author's own HTML: it stays as it is, but its relative addresses are links like any other."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from plnfolio.model.document import LinkSlot, Place, Slot
from plnfolio.render.addresses import is_foreign

_COMMENT = r"<!--(?:-?>|.*?(?:-->|\Z))"
_TAG = re.compile(_COMMENT + r"""|<([A-Za-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*+)>""", re.DOTALL)
_RAW_TEXT = re.compile(r"(?i)script|style|textarea")
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+)))?"""
)
_ADDRESSES = frozenset({"href", "xlink:href", "src", "poster"})
_INLINE = ("data:", "javascript:")
_CANDIDATE = re.compile(r"(?P<before>[\s,]*)(?P<address>[^\s,]\S*[^\s,]|[^\s,])(?P<after>[^,]*,?)")
_CODE = re.compile(r"<(/?)(?:code|pre|kbd|samp|textarea)\b", re.IGNORECASE)
_MARKUP = re.compile(
    _COMMENT + r"|<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^>]*>?", re.DOTALL | re.IGNORECASE
)


def with_slots(content: str, place: Callable[[int], Place], mark: Callable[[Slot], str]) -> str:
    """HTML whose relative ``href``, ``src``, ``poster`` and ``srcset`` have become slots.

    ``place`` tells where an offset of the content stands in the author's text.
    """
    out: list[str] = []
    done = 0
    for _, name, value, start, end in _attributes(content):
        if name == "srcset":
            new = _srcset(value, place(start), mark)
        elif name in _ADDRESSES and not value.startswith(_INLINE):
            new = mark(LinkSlot(place(start), value, value if is_foreign(value) else ""))
        else:
            continue
        out += [content[done:start], f'"{new}"']
        done = end
    return "".join([*out, content[done:]])


def ids(content: str) -> Iterator[tuple[str, int]]:
    """Every id in some HTML (and the name of an ``<a>``), with its offset."""
    for tag, name, value, start, _ in _attributes(content):
        if value and (name == "id" or (name == "name" and tag == "a")):
            yield value, start


def said_in_attributes(content: str) -> Iterator[tuple[str, str, int]]:
    """Name and value of every attribute that is no address, with its offset."""
    for _, name, value, start, _ in _attributes(content):
        if name not in _ADDRESSES and name != "srcset":
            yield name, value, start


def words(content: str) -> Iterator[tuple[str, int]]:
    """What stands between the tags of some HTML, but for code, with its offset."""
    pos = depth = 0
    for markup in _MARKUP.finditer(content):
        if not depth:
            yield content[pos : markup.start()], pos
        if (code := _CODE.match(markup[0])) is not None:
            depth = max(0, depth - 1 if code[1] else depth + 1)
        pos = markup.end()
    if not depth:
        yield content[pos:], pos


def text_of(content: str) -> str:
    """What a reader sees of some HTML."""
    return html.unescape(_MARKUP.sub("", content))


def _attributes(content: str) -> Iterator[tuple[str, str, str, int, int]]:
    """Tag, name and value of every attribute, and from where to where the value is written."""
    pos = 0
    while (tag := _TAG.search(content, pos)) is not None:
        pos = tag.end()
        if tag[1] is None:
            continue
        for attribute in _ATTRIBUTE.finditer(content, tag.start(2), tag.end(2)):
            group = attribute.lastgroup
            if group is None:
                continue
            quote = 0 if group == "bare" else 1
            start, end = attribute.start(group) - quote, attribute.end(group) + quote
            value = html.unescape(attribute[group]).strip()
            yield tag[1].lower(), attribute[1].lower(), value, start, end
        if _RAW_TEXT.fullmatch(tag[1]):
            closing = re.compile(rf"(?i)</{tag[1]}\s*>").search(content, pos)
            pos = closing.end() if closing is not None else len(content)


def _srcset(value: str, place: Place, mark: Callable[[Slot], str]) -> str:
    def candidate(match: re.Match[str]) -> str:
        address = match["address"]
        new = html.escape(address) if is_foreign(address) else mark(LinkSlot(place, address))
        return match["before"] + new + match["after"]

    return _CANDIDATE.sub(candidate, value)
