"""A site in the course of years: what its author does, and what is found at its addresses."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from plnfolio.diagnostics import Problem, SiteError
from plnfolio.pipeline.build import build
from plnfolio.pipeline.request import BuildRequest
from plnfolio.pipeline.up_to_date import list_inputs, unchanged
from plnfolio.read.reading import Reading
from sites.building import NOW, contents

LEDGER = "content/permalinks.yaml"
BASE = "https://ada.example.org"
_WORDS = (
    "circle forum peers night ward label bench module course reader answer question map".split()
)
_REFRESH = re.compile(r'http-equiv="refresh" content="0; url=([^"]*)"')


@dataclass(frozen=True)
class Found:
    """What is at an address: a ``page``, what ``leads`` on, a word that it is ``gone``."""

    page: str = ""
    leads: str = ""
    gone: bool = False


@dataclass
class Author:
    """A site's folder, and whoever writes in it. Each text has a word that no other has."""

    folder: Path
    gone: list[str] = field(default_factory=list)
    base: str = BASE
    number: int = 0
    drafts: bool = False

    def __post_init__(self) -> None:
        self.configure()

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def ledger(self) -> str:
        file = self.folder / LEDGER
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def configure(self) -> None:
        self.content.mkdir(parents=True, exist_ok=True)
        said = f"title: Notes\nauthor: Ada Okafor\nbase_url: {self.base}\ntimezone: UTC\n"
        gone = "".join(f"  - {address}\n" for address in self.gone)
        said += f"gone:\n{gone}" if gone else ""
        (self.content / "site.yaml").write_text(said, encoding="utf-8")

    def write(self, path: str, *fields: str, title: str = "", words: int = 30) -> str:
        """A new text; the word that it alone has."""
        self.number += 1
        mark = f"kenn{self.number}"
        chosen = random.Random(self.number).choices(_WORDS, k=words)
        body = " ".join(f"{word} {mark}-{at}" for at, word in enumerate(chosen))
        date = [] if path.startswith("pages/") else ["date: 2023-04-11"]
        head = "\n".join([f"title: {title or f'Text {mark}'}", *date, *fields])
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{head}\n---\n{body}\n", encoding="utf-8")
        return mark

    def change(self, path: str, field: str, value: str = "") -> None:
        """A field of a text with another value, or without it."""
        file = self.content / path
        text = re.sub(rf"^{field}:.*\n", "", file.read_text("utf-8"), count=1, flags=re.M)
        line = f"{field}: {value}\n" if value else ""
        file.write_text(text.replace("---\n", f"---\n{line}", 1), encoding="utf-8")

    def edit(self, path: str) -> None:
        """Some more words in a text."""
        self.number += 1
        with (self.content / path).open("a", encoding="utf-8") as file:
            file.write(f"And {self.number} more words than before.\n")

    def move(self, path: str, to: str) -> None:
        """Another place or name for a file or a folder."""
        place = self.content / to
        place.parent.mkdir(parents=True, exist_ok=True)
        (self.content / path).rename(place)

    def swap(self, one: str, other: str) -> None:
        self.move(one, "swapped")
        self.move(other, one)
        self.move("swapped", other)

    def clone(self) -> None:
        """Nothing left but what the author wrote and the list of addresses."""
        for name in (".plnfolio", "public"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def build(self, output: str = "public", *, public: bool = True) -> tuple[Problem, ...]:
        """Build; the errors that stopped it, which then has changed nothing."""
        before = contents(self.content), contents(self.folder / output)
        reading = Reading(self.folder, NOW, drafts=self.drafts)
        request = BuildRequest(reading, self.folder / output, public=public, processes=1)
        listing = list_inputs(request)
        try:
            if unchanged(request, listing) is None:
                build(request, listing=listing)
        except SiteError as error:
            assert (contents(self.content), contents(self.folder / output)) == before
            return tuple(one for one in error.problems if one.severity == "error")
        return ()

    def at(self, address: str, output: str = "public") -> Found | None:
        """What a host with nothing but files has at an address."""
        path = address.lstrip("/")
        file = (
            self.folder / output / (f"{path}index.html" if path.endswith("/") or not path else path)
        )
        if not file.is_file():
            return None
        html = file.read_text(encoding="utf-8")
        if found := _REFRESH.search(html):
            return Found(leads=_absolute(address, unescape(found[1])))
        return Found(gone=True) if "This page is gone" in html else Found(page=html)

    def addresses(self) -> Iterator[str]:
        """Every address of the site as it is published, but the search and the page of none."""
        public = self.folder / "public"
        for file in sorted(public.rglob("*.html")):
            path = file.relative_to(public).as_posix()
            if path != "404.html" and not path.startswith(("search/", "pagefind/")):
                yield "/" + path.removesuffix("index.html")


def _absolute(address: str, url: str) -> str:
    if re.match("https?:", url):
        return url
    parts = address.split("/")[1:-1]
    for part in url.split("/"):
        match part:
            case "..":
                parts.pop()
            case "." | "":
                pass
            case _:
                parts.append(part)
    return (
        "/" + "".join(f"{part}/" for part in parts) if url.endswith("/") else "/" + "/".join(parts)
    )
