"""The author's own HTML: it stays as it is, but its relative addresses are links like any other."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from plnfolio.model.document import FrameSlot, LinkSlot, Place, Slot
from plnfolio.patterns import regex
from plnfolio.render.addresses import is_foreign

_COMMENT = r"<!--(?:-?>|.*?(?:-->|\Z))"
_TAG = regex(_COMMENT + r"""|<([A-Za-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>""", re.DOTALL)
_RAW_TEXT = regex(r"(?i)script|style|textarea")
_ATTRIBUTE = regex(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+)))?"""
)
_ADDRESSES = frozenset({"href", "xlink:href", "src", "poster"})
_APART = {"iframe": "sandbox", "frame": "", "embed": "", "object": "", "a": "rel"}
"""Elements that show or open a page, and the attribute with which an author keeps it apart."""

_INLINE = ("data:", "javascript:")
_CANDIDATE = regex(r"(?P<before>[\s,]*)(?P<address>[^\s,]\S*[^\s,]|[^\s,])(?P<after>[^,]*,?)")
_CODE = regex(r"<(/?)(?:code|pre|kbd|samp|textarea)\b", re.IGNORECASE)
_MARKUP = regex(
    _COMMENT + r"|<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^>]*>?", re.DOTALL | re.IGNORECASE
)


def with_slots(content: str, place: Callable[[int], Place], mark: Callable[[Slot], str]) -> str:
    """HTML whose relative ``href``, ``src``, ``poster`` and ``srcset`` have become slots.

    ``place`` tells where an offset of the content stands in the author's text.
    """
    out: list[str] = []
    done = 0
    for tag, names, attributes in _tags(content):
        apart = tag in _APART and _APART[tag] not in names and (tag != "a" or "target" in names)
        for name, value, start, end in attributes:
            if name == "srcset":
                new = f'"{_srcset(value, place(start), mark)}"'
            elif _is_address(tag, name) and not value.startswith(_INLINE):
                written = value if is_foreign(value) else ""
                new = f'"{mark(LinkSlot(place(start), value, written))}"'
                if apart:
                    new += mark(FrameSlot(place(start), value, tag))
            else:
                continue
            out += [content[done:start], new]
            done = end
    return "".join([*out, content[done:]])


def _is_address(tag: str, name: str) -> bool:
    return name in _ADDRESSES or (tag == "object" and name == "data")


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


def text_of(content: str, enough: int = 0) -> str:
    """What a reader sees of some HTML; of a long one its beginning, where so much is enough."""
    if not enough or len(content) <= enough:
        return html.unescape(_MARKUP.sub("", content))
    said: list[str] = []
    size = pos = 0
    for markup in _MARKUP.finditer(content):
        said.append(content[pos : markup.start()])
        size += markup.start() - pos
        pos = markup.end()
        if size > enough:
            break
    else:
        said.append(content[pos:])
    return html.unescape("".join(said))


def _attributes(content: str) -> Iterator[tuple[str, str, str, int, int]]:
    """Tag, name and value of every attribute, and from where to where the value is written."""
    for tag, _, attributes in _tags(content):
        yield from ((tag, *attribute) for attribute in attributes)


def _tags(
    content: str,
) -> Iterator[tuple[str, frozenset[str], list[tuple[str, str, int, int]]]]:
    """Every tag with the names of its attributes, and those that have a value with where it is."""
    pos = 0
    while (tag := _TAG.search(content, pos)) is not None:
        pos = tag.end()
        if tag[1] is None:
            continue
        names, found = [], []
        for attribute in _ATTRIBUTE.finditer(content, tag.start(2), tag.end(2)):
            names.append(attribute[1].lower())
            group = attribute.lastgroup
            if group is None:
                continue
            quote = 0 if group == "bare" else 1
            start, end = attribute.start(group) - quote, attribute.end(group) + quote
            value = html.unescape(attribute[group]).strip()
            found.append((names[-1], value, start, end))
        yield tag[1].lower(), frozenset(names), found
        if _RAW_TEXT.fullmatch(tag[1]):
            closing = regex(rf"(?i)</{tag[1]}\s*>").search(content, pos)
            pos = closing.end() if closing is not None else len(content)


def _srcset(value: str, place: Place, mark: Callable[[Slot], str]) -> str:
    def candidate(match: re.Match[str]) -> str:
        address = match["address"]
        new = html.escape(address) if is_foreign(address) else mark(LinkSlot(place, address))
        return match["before"] + new + match["after"]

    return _CANDIDATE.sub(candidate, value)
