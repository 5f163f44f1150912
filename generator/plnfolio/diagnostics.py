"""What the author got wrong, as data: where it is, what it is, how to mend it."""

from __future__ import annotations

import errno
import os.path
import re
from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Literal

from plnfolio.frozen import dataclass
from plnfolio.spelling import nearest

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file.

    ``path`` is relative to the site's folder, with ``/`` on every system. ``line`` and ``column``
    count from 1; 0 means the file (or the line) as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.path]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Edit:
    """Other words for a part of a file: ``new`` for what stands from ``start`` up to ``end``.

    ``old`` is what stands there; with nothing in it, ``new`` is put between what is.
    """

    start: Span
    end: Span
    old: str
    new: str


Fix = tuple[Edit, ...]
"""All that is to be changed at once, in one file, so that a mistake is mended."""


ANY_WORK = "*"
"""Stands for the key of a work where nobody knows which there were."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake of the author's: a stable code, one sentence, a place and a remedy.

    ``code`` has a heading of its own in ``docs/errors.md``. An ``error`` keeps the site from being
    written; a ``warning`` is shown and the site is written all the same. A ``hint`` is the
    proof-reader's, for whoever asks.

    ``work`` is the key of the work whose record in a library it is about; see ``weighed``.
    ``hides`` are keys of works whose records cannot be read for it, or ANY_WORK.
    ``meant`` are the keys of works that are meant by what is typed, and cited when it is mended.
    ``leads_to`` is the path that a link or a name leads to, whether a file is there or not, and
    ``belongs`` are the paths at which there will be one when this is mended.
    ``style`` is the citation style that asks for it, where others may not.
    ``gathered`` is what is said in one place for all files that have the same, which is enough.
    ``fix`` mends it where there is one answer, and that is certain.
    """

    code: str
    message: str
    span: Span
    help: str = ""
    severity: Severity = "error"
    work: str = ""
    style: str = ""
    gathered: bool = False
    hides: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()
    leads_to: str = ""
    belongs: tuple[str, ...] = ()
    fix: Fix = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", printable(in_short(self.message, _LONGEST)))
        object.__setattr__(self, "help", printable(in_short(self.help, 2 * _LONGEST)))
        if not is_printable(self.span.path):
            span = replace(self.span, path=printable(self.span.path))
            object.__setattr__(self, "span", span)

    def __str__(self) -> str:
        lines = [f"{self.severity}[{self.code}]: {self.message}", f"  --> {self.span}"]
        if self.help:
            lines.append(f"  help: {self.help}")
        return "\n".join(lines)


_LONGEST = 100
"""Characters of a value that is shown in a message: a path, but not a picture written as text."""

_VALUE = re.compile("“([^“”]+)”|\\S+")
_DATA = re.compile(r"(data:[^\s”)]{20})[^\s”)]{20,}")
"""A file written as an address, of which nobody reads more than the beginning."""


def where_failed(error: Exception) -> tuple[str, int]:
    """The program's file, without its folder, and the line where something was raised."""
    import traceback  # noqa: PLC0415 - for mistakes of ours

    *_, frame = traceback.extract_tb(error.__traceback__)
    return os.path.basename(frame.filename), frame.lineno or 0  # noqa: PTH119 - a name


def in_short(text: str, longest: int) -> str:
    """A sentence with its long values, in quotes or not, cut short in their middle."""
    if "data:" in text:
        text = _DATA.sub(r"\1…", text)
    if len(text) <= longest:
        return text
    return _VALUE.sub(lambda value: _cut(value[0], longest), text)


def _cut(value: str, longest: int) -> str:
    if len(value) <= longest + 2:
        return value
    return f"{value[: longest * 2 // 3].rstrip()}…{value[-longest // 4 :].lstrip()}"


_SURROGATE = re.compile("[\ud800-\udfff]")
"""What Python has for a byte that is no UTF-8 (PEP 383), and nothing can print or write."""


def is_printable(text: str) -> bool:
    """Whether a text, such as the name of a file, can be printed and written at all."""
    return text.isascii() or _SURROGATE.search(text) is None


def printable(text: str) -> str:
    """A text with its bytes that are no UTF-8 shown as numbers: “caf\\xe9.txt”."""
    return text if is_printable(text) else _SURROGATE.sub(_as_number, text)


def _as_number(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"


class SiteError(Exception):
    """The author's mistakes, when nothing sensible can be made of the site with them in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class RefusedError(Exception):
    """Why something is not done that is no mistake in a file: a sentence, and what helps."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


_REASONS = {
    "ENOENT": "there is no such file",
    "EACCES": "you are not allowed to",
    "EPERM": "you are not allowed to",
    "EISDIR": "it is a folder",
    "ENOTDIR": "a part of its path is a file and no folder",
    "EEXIST": "something of that name is there already",
    "ENOTEMPTY": "the folder is not empty",
    "ELOOP": "it is a link that leads back to itself",
    "ENAMETOOLONG": "its name is too long",
    "EINVAL": "its name is not one that the system allows",
    "ENOSPC": "the disk is full",
    "EDQUOT": "the disk has no room left for you",
    "EROFS": "the disk can be read and not written",
    "EBUSY": "another program holds it",
    "ETXTBSY": "another program holds it",
    "EMFILE": "too many files are open",
    "ENFILE": "too many files are open",
    "EIO": "the disk has a fault",
    "EFBIG": "it is too big for the disk",
    "ENOEXEC": "the system cannot run it",
}
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says where a disk has no room, or none for a file of that size."""

_HELD = (32, 33)
"""What Windows calls a file that another program holds (ERROR_SHARING_VIOLATION and its kin)."""


def why_not(error: OSError) -> str:
    """Why the system refuses something, in words that are the same on every system."""
    if getattr(error, "winerror", None) in _HELD:
        return "another program holds it"
    name = errno.errorcode.get(error.errno or 0, "")
    return _REASONS.get(name, f"the system refuses it ({name or type(error).__name__})")


class NoFileError(OSError):
    """Something that is neither file nor folder; whoever reads it may wait forever."""


class UnreadableNameError(OSError):
    """A name that is no UTF-8: no page can show it, and no address can hold it."""


def unreadable(path: str, error: OSError) -> Problem:
    """A file or folder of the author's that cannot be read, or not be named."""
    if isinstance(error, UnreadableNameError):
        return Problem(
            "unreadable-name",
            f"the name “{path.rpartition('/')[2]}” is not written in UTF-8, "
            "so that no page can link to it",
            Span(path),
            "rename it, with letters of any language; the numbers stand for what cannot be read",
        )
    if isinstance(error, NoFileError):
        return Problem(
            "unreadable-file",
            "this is no file with something in it, but a pipe, a socket or a device",
            Span(path),
            "take it away, or put a file in its place",
        )
    return Problem(
        "unreadable-file",
        f"this cannot be read: {why_not(error)}",
        Span(path),
        "check that it exists, that you may open it, and that no other program holds it",
    )


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file, then line, then column, each said once."""
    found = sorted(dict.fromkeys(problems), key=lambda p: (p.span, p.code, p.message))
    files: dict[tuple[str, str, str], dict[str, None]] = {}
    for problem in found:
        if problem.gathered:
            files.setdefault(_said(problem), {})[problem.span.path] = None
    said: set[tuple[str, str, str]] = set()
    kept: list[Problem] = []
    for problem in found:
        if not problem.gathered:
            kept.append(problem)
        elif _said(problem) not in said:
            said.add(_said(problem))
            others = len(files[_said(problem)])
            more = f" (so it is in {others} files)" if others > 1 else ""
            kept.append(replace(problem, message=problem.message + more, gathered=False))
    return tuple(kept)


def _said(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.message, problem.help


def weighed(
    problems: Iterable[Problem], cited: Container[str], style: str, known: Container[str] = ()
) -> list[Problem]:
    """The problems of a site with a citation style, those of records it does not cite as warnings,
    and as errors what hides works that it cites; hints that hide works are told only then.

    ``cited`` are keys of works; ``*`` among them stands for every one. Those that are ``known``
    from elsewhere are not hidden. A library is exported with all that somebody ever saved, and one
    odd record must not stop a site that has no use for it. What another style asks for is none.
    """
    weights = ((problem, _severity(problem, cited, known)) for problem in problems)
    return [
        replace(problem, severity=severity)
        for problem, severity in weights
        if problem.style in ("", style) and not (problem.hides and severity == "hint")
    ]


def _severity(problem: Problem, cited: Container[str], known: Container[str]) -> Severity:
    hidden = (key for key in problem.hides if key != ANY_WORK and key not in known)
    if any(key in cited for key in hidden):
        return "error"
    if problem.work and not (problem.work in cited or "*" in cited):
        return "warning"
    return problem.severity


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question naming the nearest of the known words, or nothing if none is near."""
    near = nearest(word, known)
    return f"did you mean “{near}”?" if near else ""


def listed(words: Iterable[str], joint: str = "and") -> str:
    """Words as a sentence lists them: “a, b and c”."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} {joint} {last}" if most else last
