"""Posts, pages and artifacts: which of them are published, and what each is."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from plnfolio.diagnostics import Problem
from plnfolio.model.matter import ArtifactMatter, DatedMatter, Matter, PageMatter, PostMatter
from plnfolio.model.site import Artifact, LeftOut, Page, Post
from plnfolio.model.slug import slugify
from plnfolio.read.artifacts import copied_with, folder_of, read_files
from plnfolio.read.files import read_source
from plnfolio.read.matter import Written, read_matter

_Matter = TypeVar("_Matter", bound=Matter)
_Dated = TypeVar("_Dated", bound=DatedMatter)


@dataclass(frozen=True, slots=True)
class Choosing:
    """Which texts are published, and what is to be said of the others.

    ``root`` is the site's folder, ``today`` the day where the author lives; ``drafts`` and
    ``future`` bring in what is otherwise left out. ``problems`` and ``left_out`` grow.
    """

    root: Path
    today: datetime.date
    drafts: bool
    future: bool
    problems: list[Problem]
    left_out: list[LeftOut] = field(default_factory=list)


def read_posts(paths: Iterable[str], choosing: Choosing) -> tuple[Post, ...]:
    """The posts that are published, latest first."""
    posts = []
    for path, found in _dated(paths, PostMatter, choosing):
        slug = _slug(path, found.matter)
        posts.append(Post(path, slug, found.matter, found.text, found.line, found.places))
    return tuple(sorted(posts, key=_latest_first))


def read_pages(paths: Iterable[str], choosing: Choosing) -> tuple[Page, ...]:
    """The pages that are published, in the order of their files."""
    pages: list[Page] = []
    for path, found in _written(paths, PageMatter, choosing):
        matter = found.matter
        *folders, own = _name(path) or ("",)
        slug = "/".join((*folders, slugify(matter.slug) or own))
        pages.append(Page(path, slug, matter, found.text, found.line, found.places))
    return tuple(pages)


def read_artifacts(
    texts: Iterable[str], paths: Sequence[str], choosing: Choosing
) -> tuple[Artifact, ...]:
    """The artifacts that are published, latest first; ``paths`` are all files, sorted."""
    artifacts = []
    for path, found in _dated(filter(is_artifact, texts), ArtifactMatter, choosing):
        folder = folder_of(choosing.root, path, paths)
        files = read_files(folder, found.matter.file, found.places, choosing.problems)
        artifacts.append(
            Artifact(
                path,
                _slug(path, found.matter),
                found.matter,
                found.text,
                found.line,
                found.places,
                files,
                tuple(dict.fromkeys(copied_with(files, folder))),
            )
        )
    return tuple(sorted(artifacts, key=_latest_first))


def is_artifact(path: str) -> bool:
    """Whether a Markdown file tells of an artifact and did not come along in an export."""
    name = PurePosixPath(path)
    depth = len(name.parts)
    right = depth == 3 or (depth == 4 and name.stem == "index")
    return right and name.suffix.lower() in (".md", ".markdown")


def _written(
    paths: Iterable[str], model: type[_Matter], choosing: Choosing
) -> Iterator[tuple[str, Written[_Matter]]]:
    """Every text that can be read and is no draft, with its path."""
    for path in paths:
        source = read_source(choosing.root, path, choosing.problems)
        found = read_matter(source, model, choosing.problems) if source else None
        if found and found.matter.draft and not choosing.drafts:
            choosing.left_out.append(LeftOut(path))
        elif found:
            yield path, found


def _dated(
    paths: Iterable[str], model: type[_Dated], choosing: Choosing
) -> Iterator[tuple[str, Written[_Dated]]]:
    """Those whose day has come."""
    for path, found in _written(paths, model, choosing):
        if found.matter.date > choosing.today and not choosing.future:
            choosing.left_out.append(LeftOut(path, found.matter.date))
        else:
            yield path, found


def _latest_first(text: Post | Artifact) -> tuple[int, str, str]:
    return -text.matter.date.toordinal(), text.slug, text.path


def _slug(path: str, matter: Matter) -> str:
    """The last part of a text's address."""
    name = _name(path)
    return slugify(matter.slug) or (name[-1] if name else "index")


def _name(path: str) -> tuple[str, ...]:
    """What names a text: its folders below that of its kind and its own name, slugged."""
    parts = PurePosixPath(path).with_suffix("").parts[2:]
    if parts[-1] == "index":
        parts = parts[:-1]
    return tuple(
        slugify(unicodedata.normalize("NFC", part)) or f"untitled-{i}"
        for i, part in enumerate(parts)
    )
