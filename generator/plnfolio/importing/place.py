"""Where a text goes: where it was brought before, or under a name that nothing else has."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from plnfolio.importing.article import Article, There
from plnfolio.importing.memory import Memory
from plnfolio.model.oldaddress import old_address
from plnfolio.model.slug import slugify
from plnfolio.model.source import CONTENT
from plnfolio.read.listing import list_content

_LONGEST = 80
_HEAD = 4000
"""Characters of a text in which its front matter ends."""

UNREAD = b"\0"
"""Stands for the bytes of a file whose bytes nobody asks for."""


def paths_in(site: Path) -> dict[str, bytes]:
    """The files in ``content/``, with the bytes of the tables of networks."""
    found: dict[str, bytes] = {}
    for path in list_content(site).files:
        name = path.removeprefix(f"{CONTENT}/")
        found[name] = UNREAD
        if name.startswith("networks/") and name.endswith((".yaml", ".yml")):
            found[name] = bytes_at(site, name) or UNREAD
    return found


def bytes_at(site: Path, path: str) -> bytes | None:
    """What is in a file of ``content/``; None where there is none that can be read."""
    try:
        return (site / CONTENT / path).read_bytes()
    except OSError:
        return None


def sources(articles: Sequence[Article]) -> list[str]:
    """What each article is known by from one import to the next: its address, or its file."""
    counted = Counter(one.address for one in articles)
    return [
        one.address if one.address and counted[one.address] == 1 else _tail(one.origin)
        for one in articles
    ]


def _tail(origin: str) -> str:
    """The end of a path: the beginning is another for whoever stands elsewhere."""
    path, hash_, member = origin.partition("#")
    tail = "/".join(Path(path).absolute().resolve().parts[-3:])
    return f"{tail}{hash_}{member}"


class Places:
    """Gives each article of an import the path of its text, without an ending."""

    def __init__(self, there: There, memory: Memory, today: datetime.date) -> None:
        self._there = there
        self._memory = memory
        self._today = today
        self._taken: set[str] = set()
        self._heads = {
            path: (bytes_at(there.site, path) or b"")[:_HEAD].decode(errors="replace")
            for path in there.paths
            if path.endswith(".md")
        }
        self._aliases: set[str] = set()

    def place(self, article: Article, source: str) -> str:
        """The path of an article’s text without its ending: ``posts/walk``."""
        before = next((one.path for one in self._memory.of(source) if one.path.endswith(".md")), "")
        known = self._known(article, before)
        stem = _stem(known) if known else self._free(article, source)
        self._taken.add(stem)
        article.name = stem.rpartition("/")[2]
        self._old_address(article, stem)
        return stem

    def text_at(self, stem: str) -> str:
        """The text that is there under a name; empty where there is none."""
        return next((one for one in (f"{stem}.md", f"{stem}/index.md") if one in self._heads), "")

    def _known(self, article: Article, before: str) -> str:
        """The text that was made of it before, wherever it lies now."""
        if before in self._heads:
            return before
        alias = _alias(article.address)
        if not before or not alias:
            return ""
        return next((path for path, head in self._heads.items() if alias in head), "")

    def _free(self, article: Article, source: str) -> str:
        name = slugify(article.name or article.title)[:_LONGEST].strip("-") or article.kind
        folder = f"{article.kind}s"
        stem, number = f"{folder}/{name}", 1
        while self._is_taken(stem) and not self._is_same(article, stem, source):
            number += 1
            stem = f"{folder}/{name}-{number}"
        return stem

    def _is_taken(self, stem: str) -> bool:
        if stem in self._taken or self.text_at(stem):
            return True
        return any(path.startswith(f"{stem}/") for path in self._there.paths)

    def _is_same(self, article: Article, stem: str, source: str) -> bool:
        """Whether the text there has the same title and day, or came from a file of that name."""
        if stem in self._taken:
            return False
        path = self.text_at(stem)
        head = self._heads.get(path, "")
        said = re.search(r"^title:\s*(.+?)\s*$", head, re.MULTILINE)
        if said is None or said[1].strip("\"'") != article.title:
            return False
        known = self._memory.at(path)
        if known is not None and _name(known.source) == _name(source):
            return True
        day = rf"^date:\s*{article.date}\b"
        return article.date is not None and re.search(day, head, re.MULTILINE) is not None

    def _old_address(self, article: Article, stem: str) -> None:
        """Leave an address out that no page could answer to, or that another has."""
        if not article.address:
            return
        try:
            alias = old_address(article.address)
        except ValueError as error:
            article.note(f"no alias was made of its old address: {error}", left=article.address)
            article.address = ""
            return
        own = self.text_at(stem)
        others = "\n".join(head for path, head in self._heads.items() if path != own)
        taken = alias.strip("/") in self._taken | {_stem(path) for path in self._heads}
        if alias in self._aliases or taken or _said(alias, others):
            article.note("no alias was made of its old address: another text has it", left=alias)
            article.address = ""
        elif alias.strip("/") == stem:
            article.address = ""
        else:
            self._aliases.add(alias)
            article.address = alias


def _name(source: str) -> str:
    return source.rpartition("/")[2]


def _stem(path: str) -> str:
    return path.removesuffix(".md").removesuffix("/index")


def _alias(address: str) -> str:
    try:
        return old_address(address).rstrip("/") if address else ""
    except ValueError:
        return ""


def _said(alias: str, heads: str) -> bool:
    return re.search(rf"{re.escape(alias.rstrip('/'))}/?(?=[\]\s,\"'])", heads) is not None
