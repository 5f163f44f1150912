"""Files of a theme, copied to be changed; each copy knows its original and whether that changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath

from plnfolio.diagnostics import Problem, Span
from plnfolio.frozen import dataclass
from plnfolio.theme.chain import Layer, Theme
from plnfolio.theme.settings import theme_text

FOLDERS = ("templates", "strings", "assets")

_NOTE = "Ejected from {place}, sha256 {digest}: keep this, and a build says when that file changes."
_NOTED = re.compile(r"Ejected from (\S.*), sha256 ([0-9a-f]{16}): keep")

_IN_TEMPLATES = ("{{# {} #}}", True)
_COMMENTS = {
    ".html": _IN_TEMPLATES,
    ".css": ("/* {} */", True),
    ".js": ("/* {} */", True),
    ".yaml": ("# {}", True),
    ".svg": ("<!-- {} -->", False),
}
"""How a comment looks, by a file's ending, and whether it stands first."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file of a theme: ``name`` is its path in a layer, ``place`` as messages show it."""

    name: str
    place: str
    path: Path

    @property
    def text(self) -> str:
        """As it is now; raises SiteError."""
        return theme_text(self.path, self.place)


def originals(layers: Sequence[Layer]) -> dict[str, Original]:
    """Every file of some layers that can be copied, the nearest of each name, by that name."""
    found: dict[str, Original] = {}
    for folder in FOLDERS:
        for layer in layers:
            for name, path in Theme((layer,)).files(folder)[0].items():
                inner = f"{folder}/{name}"
                if PurePosixPath(name).suffix in _COMMENTS:
                    found.setdefault(inner, Original(inner, f"{layer.place}/{inner}", path))
    return found


def copy_of(original: Original) -> str:
    """The text of a file with a comment that says what it is a copy of."""
    inside = original.name.startswith("templates/")
    comment, first = _IN_TEMPLATES if inside else _COMMENTS[PurePosixPath(original.name).suffix]
    text = original.text
    note = comment.format(_NOTE.format(place=original.place, digest=_digest(text)))
    return f"{note}\n{text}" if first else f"{text.rstrip()}\n{note}\n"


def outdated(theme: Theme) -> Iterator[Problem]:
    """``outdated-copy`` for each copy in the site whose original is no longer what it was."""
    for at, layer in enumerate(theme.layers):
        if layer.builtin:
            continue
        below = originals(theme.layers[at + 1 :])
        for name, copy in originals([layer]).items():
            try:
                text = copy.path.read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue  # whoever needs it says so
            for line, written in enumerate(text.splitlines(), 1):
                if noted := _NOTED.search(written):
                    span = Span(copy.place, line)
                    yield from _compared(noted[1], noted[2], below.get(name), span)


def _compared(place: str, digest: str, now: Original | None, span: Span) -> Iterator[Problem]:
    if now is None:
        message = f"{place}, which this is a copy of, is gone"
        remedy = "delete this one, or take out this line if you use it for something else"
    elif _digest(now.text) != digest:
        message = f"{place} has changed since this copy of it was made"
        if now.place != place:
            message = f"this is a copy of {place}, and {now.place} has taken its place"
        again = f"plnfolio theme eject {now.name.partition('/')[2]}"
        remedy = f"put it aside, run “{again}”, and bring your changes into the new copy"
    else:
        return
    yield Problem("outdated-copy", message, span, remedy, "warning")


def _digest(text: str) -> str:
    """Sixteen hexadecimal digits, the same for both kinds of line ends."""
    return sha256(text.replace("\r\n", "\n").encode()).hexdigest()[:16]
