"""Rich text: what a citation style speaks, before it becomes HTML, plain text or Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from plnfolio.frozen import dataclass
from plnfolio.model.citation import entry_id

Mark = Literal["i", "sup", "sub", "smallcaps"]

PLAIN: frozenset[Mark] = frozenset()
ITALIC: frozenset[Mark] = frozenset({"i"})


@dataclass(frozen=True, slots=True)
class Run:
    """Some text in one manner; ``href`` makes it a link."""

    text: str
    marks: frozenset[Mark] = PLAIN
    href: str = ""


Rich = tuple[Run, ...]

EMPTY: Rich = ()


def plain(text: str) -> Rich:
    """Unmarked text; nothing at all for an empty string."""
    return (Run(text),) if text else EMPTY


def link(address: str) -> Rich:
    """An address that is shown as it is and leads where it says."""
    return (Run(address, href=address),) if address else EMPTY


def italic(rich: Rich) -> Rich:
    """Set upright text italic and italic text upright (reverse italics, APA 6.23)."""
    return tuple(replace(run, marks=run.marks ^ ITALIC) for run in rich)


def to_entry(rich: Rich, key: str) -> Rich:
    """Text that leads to a work's entry on the same page; what leads elsewhere already stays."""
    return tuple(run if run.href else replace(run, href=f"#{entry_id(key)}") for run in rich)


def unlinked(rich: Rich) -> Rich:
    """The same text, leading nowhere."""
    return tuple(replace(run, href="") for run in rich)


def text_of(rich: Rich) -> str:
    """The letters alone."""
    return "".join([run.text for run in rich])


def concat(parts: Iterable[Rich]) -> Rich:
    """Everything in a row; neighbours in the same manner become one run."""
    runs: list[Run] = []
    for part in parts:
        for run in part:
            if not run.text:
                continue
            last = runs[-1] if runs else None
            if last is not None and last.marks == run.marks and last.href == run.href:
                runs[-1] = Run(last.text + run.text, run.marks, run.href)
            else:
                runs.append(run)
    return tuple(runs)
