"""Where the links of a text lead when it is on paper."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote

from plnfolio.frozen import dataclass

_OPENED = ("http://", "https://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Links:
    """``base`` stands before site paths, empty where the site has no address.

    ``parts`` says of the addresses of all texts in the file which name each has in it.
    """

    base: str
    address: str
    parts: Mapping[str, str]

    def leads(self, href: str) -> str:
        """An address to open, ``#name`` for a place in the file, or nothing where there is none."""
        href = href.strip()
        if href.lower().startswith(_OPENED):
            return href
        path, _, fragment = href.partition("#")
        if not path:
            path = self.address
        elif path.startswith("//"):
            return f"https:{href}"
        if path in self.parts:
            return f"#{self.place(unquote(fragment), path)}"
        if not path.startswith("/") or not self.base:
            return ""
        return self.base + href

    def place(self, anchor: str, address: str = "") -> str:
        """The name that a place of a text has in the file; without an anchor its beginning."""
        part = self.parts[address or self.address]
        return f"{part}-{anchor}" if anchor else part
