"""``permalinks.yaml`` as it is written: a line for each address, so that versions can be joined."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from plnfolio.model.permalinks import Entry

HEAD = """\
# Every address that this site has published, and whose it is, so that no link to it ever dies.
# plnfolio build writes this file; keep it with your texts. Where two versions of it meet, keep the
# lines of both.
"""
_PLAIN = re.compile(r"[\w./-]+")


def permalinks(entries: Iterable[Entry]) -> str:
    """The file that remembers them."""
    return HEAD + "".join(f"{_word(entry.address)}: {_whose(entry)}\n" for entry in entries)


def _whose(entry: Entry) -> str:
    fields = {
        "to": entry.to and _word(entry.to),
        "file": entry.file and _word(entry.file),
        "title": entry.title and _quoted(entry.title),
        "date": str(entry.date or ""),
        "first": entry.first and _word(entry.first),
        "words": entry.words and _quoted(entry.words),
    }
    said = ", ".join(f"{name}: {value}" for name, value in fields.items() if value)
    return f"{{{said}}}" if said else "made"


def _word(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    """A string of YAML 1.2 (§7.3.1), which those of JSON are."""
    return json.dumps(text, ensure_ascii=not text.isprintable())
