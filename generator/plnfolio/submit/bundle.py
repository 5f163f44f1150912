"""A page with all that it needs beside it, so that it opens from a disk with the network cut.

Everything lies where it does in the site, but for the page itself, which is the first: so files
that lead to each other need no change.
"""

from __future__ import annotations

import base64
import dataclasses
import posixpath
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from plnfolio.frozen import dataclass
from plnfolio.model.address import output_path
from plnfolio.submit.addresses import in_css, in_html

FIRST = "index.html"
"""The page, in the zip."""

_PAGES = (".html", ".htm")
_READ = (*_PAGES, ".css", ".svg")
"""Files in which addresses stand."""

_SAFE = "/~!$&'()*+,;=@-._"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Finished:
    """A site that is built, as far as a page that is taken from it has to know it.

    ``given`` are the files, by their paths, that came from the author and are no pages of the
    site; ``folders`` those of them that go together, each with a slash at its end.
    """

    folder: Path
    base_url: str
    given: frozenset[str]
    folders: Sequence[str] = ()

    def has(self, path: str) -> bool:
        """Whether there is a file."""
        return bool(path) and (self.folder / path).is_file()


@dataclasses.dataclass(slots=True)
class Bundle:
    """What goes into the zip, and which files of the site it is.

    ``files`` are bytes, or where those lie, by their path in the zip. ``site`` are paths in the
    site. ``dead`` are addresses that lead to nothing.
    """

    page: str
    files: dict[str, bytes | Path] = dataclasses.field(default_factory=dict)
    site: list[str] = dataclasses.field(default_factory=list)
    dead: list[str] = dataclasses.field(default_factory=list)


def bundle(site: Finished, address: str, *, with_folder: bool) -> Bundle:
    """A page of the site, by its site path, with all that it needs.

    ``with_folder`` has all files of the author's come along that lie beside it.
    """
    made = Bundle(output_path(address))
    gathering = _Gathering(site, made)
    gathering.take(made.page)
    if with_folder:
        gathering.take_folder(made.page.removesuffix(FIRST))
    gathering.finish()
    made.files = dict(sorted(made.files.items()))
    made.site.sort()
    return made


class _Gathering:
    """Takes files into a bundle, and those that they need."""

    def __init__(self, site: Finished, made: Bundle) -> None:
        self.site = site
        self.made = made
        self._todo: list[str] = []
        self._taken: dict[str, None] = {}
        self._folders: set[str] = set()

    def take(self, path: str) -> None:
        """Have a file come along, with the folder that it needs around it."""
        if path in self._taken:
            return
        self._taken[path] = None
        self._todo.append(path)
        for folder in self.site.folders:
            if path.startswith(folder):
                self.take_folder(folder)

    def take_folder(self, folder: str) -> None:
        """Have all files of the author's in a folder come along."""
        if folder in self._folders:
            return
        self._folders.add(folder)
        for path in sorted(self.site.given):
            if path.startswith(folder):
                self.take(path)

    def takes(self, path: str) -> bool:
        """Whether a file comes along."""
        return path in self._taken

    def finish(self) -> None:
        """Read what was taken, until nothing more is needed."""
        while self._todo:
            path = self._todo.pop()
            self._read(path)
        # A link to a file that something else has brought along leads to that.
        for path in self._taken:
            if path == self.made.page or path.lower().endswith(_READ):
                self._read(path)
        self.made.site = list(self._taken)

    def _read(self, path: str) -> None:
        first = path == self.made.page
        where = FIRST if first else path
        file = self.site.folder / path
        self.made.files[where] = file
        if not path.lower().endswith(_READ):
            return
        data = file.read_bytes()
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return
        asked = _Asked(self, path, where)
        change = in_css if path.lower().endswith(".css") else in_html
        if (changed := change(text, asked)) != text:
            self.made.files[where] = changed.encode()


class _Asked:
    """What becomes of the addresses in a file at ``path``, which lies at ``where`` in the zip."""

    def __init__(self, gathering: _Gathering, path: str, where: str) -> None:
        self._all = gathering
        self._site = gathering.site
        self._path = path
        self._where = where

    def load(self, address: str) -> str | None:
        """A file beside, or nothing: none is asked for over the network."""
        path, rest = self._inside(address)
        if path is None:
            return None
        if not self._site.has(path):
            self._dead(address)
            return None
        self._all.take(path)
        return self._beside(path, rest, address)

    def inlined(self, address: str) -> str | None:
        """A small file as an address that holds it."""
        if self._where == self._path:
            return self.load(address)
        path, _ = self._inside(address)
        if path is None or not self._site.has(path):
            return self.load(address)
        self._all.take(path)
        data = (self._site.folder / path).read_bytes()
        return f"data:text/vtt;base64,{base64.b64encode(data).decode()}"

    def link(self, address: str) -> str | None:
        """A file that comes along, or the whole address of all else; None where there is none."""
        if _is_whole(address):
            return address
        path, rest = self._inside(address)
        if path is None:
            return _whole(address)
        if path == self._path or (path == self._all.made.page and self._first):
            return rest or FIRST
        target = self._file(path)
        if target and self._comes_along(target):
            self._all.take(target)
            return self._beside(target, rest, address)
        if not target:
            self._dead(address)
        return self._on_the_web(path, rest)

    def named(self, address: str) -> str | None:
        """The whole address, or none."""
        path, rest = self._inside(address)
        return _whole(address) if path is None else self._on_the_web(path, rest)

    def _on_the_web(self, path: str, rest: str) -> str | None:
        base = self._site.base_url
        return f"{base}/{self._spelled(path)}{rest}" if base else None

    @property
    def _first(self) -> bool:
        return self._path == self._all.made.page

    def _comes_along(self, path: str) -> bool:
        """Files of the author's do, and what such a file leads to only if it is there anyway."""
        return self._all.takes(path) or (self._first and path in self._site.given)

    def _inside(self, address: str) -> tuple[str | None, str]:
        """The path in the site that an address leads to, and what follows it; None outside."""
        address, base = address.strip(), self._site.base_url
        if base and (address == base or address.startswith((f"{base}/", f"{base}#", f"{base}?"))):
            address = address.removeprefix(base) or "/"
        elif _SCHEME.match(address) or address.startswith(("//", "\\")):
            return None, ""
        here = quote(f"/{self._path.removesuffix(FIRST)}", safe=_SAFE)
        try:
            parts = urlsplit(urljoin(here, address))
        except ValueError:
            return None, ""
        rest = urlunsplit(("", "", "", parts.query, parts.fragment))
        path = unquote(parts.path).lstrip("/")
        return (f"{path}{FIRST}" if not path or path.endswith("/") else path), rest

    def _file(self, path: str) -> str:
        """The file that answers at a path; empty if none does."""
        for one in (path, f"{path}/{FIRST}", f"{path}.html"):
            if self._site.has(one):
                return one
        return ""

    def _spelled(self, path: str) -> str:
        """A path as it stands in the address of a page."""
        if path == FIRST or path.endswith(f"/{FIRST}"):
            path = path.removesuffix(FIRST)
        return quote(path, safe=_SAFE)

    def _beside(self, path: str, rest: str, address: str) -> str:
        """What leads from this file to another in the zip; as it was where it is the same."""
        to = FIRST if path == self._all.made.page else path
        if self._where == self._path and to == path and _is_relative(address):
            plain = unquote(urlsplit(address).path)
            if plain and not plain.endswith("/"):
                return address
        leading = posixpath.relpath(to, posixpath.dirname(self._where) or ".")
        return f"{quote(leading, safe=_SAFE)}{rest}"

    def _dead(self, address: str) -> None:
        if address not in self._all.made.dead:
            self._all.made.dead.append(address)


def _is_relative(address: str) -> bool:
    return not address.startswith("/") and not _is_whole(address)


def _is_whole(address: str) -> bool:
    return _SCHEME.match(address.strip()) is not None


def _whole(address: str) -> str:
    """An address of elsewhere; one without its beginning would be looked for on the disk."""
    return f"https:{address}" if address.strip().startswith("//") else address
