"""What is planned into a site: all of it or nothing, and nothing that is there is touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from plnfolio.cache.whole import write_whole
from plnfolio.diagnostics import RefusedError, why_not
from plnfolio.importing.article import There
from plnfolio.importing.memory import Memory
from plnfolio.importing.plan import Planned, Text
from plnfolio.model.reference import Reference
from plnfolio.model.source import CONTENT

Put = Callable[[Path, bytes], None]


def works_of(texts: Sequence[Text], there: There) -> list[Reference]:
    """The works that come with texts that are made."""
    keys = [str(work["id"]) for one in texts if one.state == "new" for work in one.article.works]
    return [there.library[key] for key in dict.fromkeys(keys) if key in there.library]


def write(texts: Sequence[Text], there: There, memory: Memory, put: Put) -> None:
    """Write the files of texts that are new, their works, and what is to be remembered."""
    added = {
        path: there.shelf.with_works(path, [*works])
        for path, works in groupby(sorted(works_of(texts, there), key=there.file_of), there.file_of)
    }
    for one in _files(texts):
        target = there.site / CONTENT / one.path
        if not target.exists():
            put(target, one.data)
    for path, data in added.items():
        target = there.site / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target.resolve(), data)
        except OSError as error:
            raise RefusedError(f"{path} cannot be written: {why_not(error)}") from error
    for one in _files(texts):
        memory.learn(one.path, one.source, one.like)
    for text in texts:
        if text.state == "same":
            own = text.files[0]
            memory.learn(own.path, own.source, own.like)
    memory.write()


def _files(texts: Sequence[Text]) -> list[Planned]:
    return [file for text in texts if text.state == "new" for file in text.files]
