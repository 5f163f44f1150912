"""What the proof-reader reads, in memory: a site of a few files, one of which is anything."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from plnfolio.cache.digest import digest
from plnfolio.cache.stamps import GONE
from plnfolio.check.proof import proofread
from plnfolio.diagnostics import Problem, SiteError
from plnfolio.model.proof import Read
from plnfolio.model.source import Source
from plnfolio.read.listing import Listing
from plnfolio.read.reading import Reading
from plnfolio.read.recall import Reader, T
from plnfolio.read.site import read_site
from plnfolio.written.text import decoded
from sites.building import NOW

TEXT, TABLE, SITE = "content/posts/a.md", "content/networks/a.yaml", "content/site.yaml"
_POST = (
    "---\ntitle: A week\ndate: 2023-04-11\n---\n"
    "As Adams (2019) said, “people learn together at night” [@adams2019].\n"
)
_TABLE = "title: Mine\nnetworks:\n  - name: A circle\n    kind: community\n    purpose: To learn\n"
_WORK = "- {id: adams2019, type: book, title: A B, issued: 2019, author: [{family: Adams}]}\n"
_WHOLE = {TEXT: _POST, TABLE: _TABLE, SITE: "title: A site\nauthor: Ada Okafor\n"}


class _Memory:
    """Files that lie on no disk."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def __call__(self, path: str, reader: Reader[T], problems: list[Problem]) -> T | None:
        data = self._files[path]
        text = decoded(data, path, problems)
        return None if text is None else reader(Source(path, text, digest(data)), problems)

    def source(self, path: str) -> Source:
        return Source(path, decoded(self._files[path], path, []) or "")


class _Nothing:
    """Nothing was read before."""

    def get(self, name: str, /) -> Any:
        del name

    def inputs(self, name: str, /) -> Mapping[str, str] | None:
        del name

    def put(self, name: str, inputs: Mapping[str, str], output: Read, /) -> None:
        del name, inputs, output

    def forget_others(self, names: Collection[str], /) -> None:
        del names


def proof(path: str, data: bytes) -> tuple[Problem, ...]:
    """All that is said of a site in which a file holds ``data``; each at a place that there is."""
    texts = {**_WHOLE, **({} if "references" in path else {"content/references.yaml": _WORK})}
    files = {**{name: said.encode() for name, said in texts.items()}, path: data}
    memory, nowhere = _Memory(files), Path("/nonexistent")
    listing = Listing(time.time_ns(), dict.fromkeys(files, GONE))
    try:
        site = read_site(Reading(nowhere, NOW, drafts=True, future=True), [], memory, listing)
    except SiteError:
        return ()
    found = proofread(site, frozenset(), memory.source, _Nothing())
    for one in found:
        assert one.message
        assert one.code != "internal-error", one
        assert 0 <= one.span.line <= memory.source(one.span.path).text.count("\n") + 2, one
    return found
