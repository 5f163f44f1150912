"""Stands in for resvg: pictures that differ wherever what they are painted from does."""

from __future__ import annotations

from hashlib import sha256
from xml.etree import ElementTree as ET

_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000080000000808020000004b6d29dc00000011"
    "49444154789c63d0888ac28a188696040071833701239db65d0000000049454e44ae426082"
)


def svg_to_bytes(*, svg_string: str, **how: object) -> bytes:
    """A small PNG with a digest behind its end; ValueError for what is no SVG."""
    try:
        ET.fromstring(svg_string)
    except ET.ParseError as error:
        raise ValueError(str(error)) from error
    return _PNG + sha256(repr((svg_string, sorted(how.items()))).encode()).digest()
