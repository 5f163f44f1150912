"""The author's libraries: which files they are, what they hold, and those that nothing reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path, PurePosixPath

from plnfolio.cache.digest import fingerprint
from plnfolio.diagnostics import ANY_WORK, Problem, Span, listed
from plnfolio.model.reference import Reference
from plnfolio.model.source import CONTENT, PLAIN_TEXTS, READMES, Source
from plnfolio.read.listing import list_content
from plnfolio.read.reading import LIBRARIES, YAML
from plnfolio.read.recall import Afresh, Recall
from plnfolio.read.references.merging import merge
from plnfolio.read.strays import TWO_ENDINGS, meant
from plnfolio.read.tables import table_among_works
from plnfolio.spelling import nearest

_OWN = "references"
_START = (f"{CONTENT}/{_OWN}/", f"{CONTENT}/{_OWN}.")
_CALLED = frozenset("bibliography citations library literature sources works".split())
"""What others call a library."""
_OTHERS = frozenset(("permalinks", "site"))
"""What else the site has in ``content/``, by names that need not be weighed."""

_ELSEWHERE = (f"{CONTENT}/static/", f"{CONTENT}/artifacts/")
"""What lies there is published as it is, or is a file of an artifact."""

# Of these, nobody would think that they are anything else.
_SURE = (".bib", ".ris", ".nbib", ".enw")


def is_library(path: str) -> bool:
    """Whether a file is read for its references: ``references.*`` and all in ``references/``."""
    folder, name = _within(path)
    return name.lower().endswith(LIBRARIES) and (
        folder.startswith(f"{_OWN}/")
        or (not folder and PurePosixPath(name).stem.casefold() == _OWN)
    )


def read_references(
    root: Path,
    problems: list[Problem],
    paths: Iterable[str] | None = None,
    recall: Recall | None = None,
) -> dict[str, Reference]:
    """The works that a site can cite; a file beside them that nothing reads is a `stray-file`."""
    if paths is None:
        seen = list_content(root)
        paths = sorted(seen.files)
        problems += (one for one in seen.problems if _is_ours(one.span.path))
    near = [path for path in paths if not path.startswith(_ELSEWHERE)]
    recall = recall or Afresh(root)
    problems += filter(None, (_stray(path, near, recall) for path in near))
    libraries = sorted(filter(is_library, near), key=lambda path: (bool(_within(path)[0]), path))
    if not libraries:
        return {}
    found = [recall(path, _read_library, problems) for path in libraries]
    works = merge([library for library in found if library], problems)
    # A key that another work has is none for one that lacks its own.
    problems[:] = [
        replace(
            one,
            help=f"take it out if it is “{one.work}”, or give it an id of its own",
            severity="warning",
            work="",
        )
        if one.code == "reference-no-id" and one.work in works
        else one
        for one in problems
    ]
    return {key: work if work.digest else _digested(work) for key, work in works.items()}


def _is_ours(path: str) -> bool:
    """Whether what cannot be looked at may hold references."""
    return path == CONTENT or f"{path}/".startswith(_START)


def unread(problems: Iterable[Problem], references: Iterable[str]) -> frozenset[str]:
    """Keys of records that are there, as problems tell, and could not be read."""
    every = chain.from_iterable((problem.work, *problem.hides) for problem in problems)
    return frozenset(filter(None, every)).difference(references, (ANY_WORK,))


def cannot_read(path: str) -> Problem:
    """A library of a kind that is not read."""
    ending = PurePosixPath(path).suffix
    kind = f"of the kind “{ending}”" if ending else "without an ending that says its kind"
    remedy = (
        "export it from where it came as CSL JSON, BibTeX or RIS; files that end with "
        f"{listed(LIBRARIES)} are read"
    )
    if PurePosixPath(path).stem.lower().endswith(LIBRARIES):
        remedy = TWO_ENDINGS
    return _unread(path, f"it is {kind}", remedy)


def _unread(path: str, why: str, remedy: str) -> Problem:
    return Problem("stray-file", f"this library is not read: {why}", Span(path), remedy, "warning")


def _read_library(source: Source, problems: list[Problem]) -> tuple[Reference, ...]:
    if source.path.lower().endswith(YAML) and (table := table_among_works(source)) is not None:
        problems.append(table)
        return ()
    # Slow to load, and for a library that has changed.
    from plnfolio.read.references.library import read_library  # noqa: PLC0415

    return tuple(map(_digested, read_library(source.path, source.text, problems)))


def _digested(work: Reference) -> Reference:
    return replace(work, digest=fingerprint(replace(work, span=None)))


def _within(path: str) -> tuple[str, str]:
    """The folder within ``content/`` (empty, or with a slash at its end), and the file's name."""
    folder, slash, name = path.removeprefix(f"{CONTENT}/").rpartition("/")
    return folder + slash, name


def _stray(path: str, near: Sequence[str], recall: Recall) -> Problem | None:
    """What is meant as a library, by its name or its place, and lies where none is read.

    It hides the works that it holds.
    """
    if is_library(path) or PurePosixPath(path).stem.lower() in READMES:
        return None
    if (said := _said(path, near)) is None:
        return None
    problem, sure = said
    keys = recall(path, _read_keys, []) or () if _is_plain(path) else ()
    return replace(problem, hides=keys) if keys or sure else None


def _said(path: str, near: Sequence[str]) -> tuple[Problem, bool] | None:
    """What is said of such a file, and whether it is that where there is no work in it."""
    folder, name = _within(path)
    low, ending = name.lower(), PurePosixPath(name).suffix
    if folder.startswith(f"{_OWN}/") or (not folder and name.casefold().startswith(f"{_OWN}.")):
        return cannot_read(path), True
    if folder:
        return _in_another_folder(path, low)
    if low.endswith(_SURE) or (low.endswith(LIBRARIES) and _is_called_so(name)):
        there = f"{CONTENT}/{_OWN}/, where every file is read"
        own = f"{_OWN}{ending.lower()}"
        remedy = f"call it {own}, or move it to {there}"
        if any(one.casefold() == f"{CONTENT}/{own}" for one in near):
            remedy = f"move it to {there}"
        return _unread(path, "plnfolio looks for its name", remedy), low.endswith(_SURE)
    if PurePosixPath(low).stem.endswith(_SURE):
        return cannot_read(path), False
    return None


def _in_another_folder(path: str, low: str) -> tuple[Problem, bool] | None:
    """The same of a file in a folder of other things."""
    sure = low.endswith(_SURE)
    if not (sure or (low.endswith(LIBRARIES) and PurePosixPath(low).stem in {_OWN, *_CALLED})):
        return None
    # A folder whose name has a slip is named as a whole.
    if meant(PurePosixPath(path).parts[1]):
        return None
    said = _unread(path, "it lies in another folder", f"move it to {CONTENT}/{_OWN}/")
    # Beside a text, it may be for readers to take.
    return replace(said, severity="hint") if sure else said, False


def _is_called_so(name: str) -> bool:
    """Whether a name is nearly that of a library, or one that others give theirs."""
    stem = PurePosixPath(name).stem.casefold()
    return stem in _CALLED or (stem not in _OTHERS and bool(nearest(stem, (_OWN,))))


def _is_plain(path: str) -> bool:
    """Whether a file is a library in all but its name."""
    return path.lower().endswith((*LIBRARIES, *PLAIN_TEXTS))


def _read_keys(source: Source, _: list[Problem]) -> tuple[str, ...]:
    """The keys of the works that a file holds which is no library."""
    from plnfolio.read.references.item import keys_in  # noqa: PLC0415 - few sites have one

    return keys_in(source.text)
