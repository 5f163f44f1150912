"""XML as a tree of elements, without entities: they could be a book a line, or a file of a disk."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_NO_XML = re.compile(b"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Bytes that no XML in an encoding of ASCII’s kind may hold (XML 1.0 §2.2), and exports do."""

_BROKEN = "it is no XML, or it is damaged"


class NoXmlError(ValueError):
    """Bytes that are no XML, or XML that declares entities; ``line`` is 0 where none is known."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


def xml_tree(data: bytes, *, mended: bool = False) -> Element:
    """The root element; NoXmlError. ``mended``: control characters are left out beforehand."""
    # Both are slow to load, and seldom needed.
    from xml.etree import ElementTree  # noqa: PLC0415
    from xml.parsers import expat  # noqa: PLC0415

    def declared(*_: object) -> None:
        raise NoXmlError("it declares entities")

    if mended and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = _NO_XML.sub(b"", data)
    looking = expat.ParserCreate()
    looking.EntityDeclHandler = declared
    try:
        looking.Parse(data, True)
        return ElementTree.fromstring(data)  # noqa: S314 - it declares no entities
    except expat.ExpatError as error:
        raise NoXmlError(_BROKEN, error.lineno) from error
    except (ElementTree.ParseError, LookupError, UnicodeError) as error:
        raise NoXmlError(_BROKEN) from error
