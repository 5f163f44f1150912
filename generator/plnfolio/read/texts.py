"""Posts, pages and artifacts: which of them are published, and what each is."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from plnfolio.cache.digest import fingerprint
from plnfolio.diagnostics import Problem
from plnfolio.frozen import dataclass
from plnfolio.model.matter import (
    ArtifactMatter,
    DatedMatter,
    Matter,
    PageMatter,
    PostMatter,
    is_plain,
)
from plnfolio.model.site import Artifact, Moments, Page, Places, Post
from plnfolio.model.slug import slugify
from plnfolio.model.source import CONTENT, LeftOut, Source
from plnfolio.read.artifacts import copied_with, read_files
from plnfolio.read.folder import Insides, folder_of
from plnfolio.read.matter import FrontMatter, read_matter
from plnfolio.read.reading import MARKDOWN
from plnfolio.read.recall import Reader, Recall
from plnfolio.read.strays import PAGES

_Text = TypeVar("_Text", Post, Page, Artifact)
_Matter = TypeVar("_Matter", bound=Matter)
_Dated = TypeVar("_Dated", Post, Artifact)


@dataclass(frozen=True, slots=True)
class Choosing:
    """Which texts are published, and what is to be said of the others.

    ``root`` is the site's folder, ``today`` the day where the author lives, in ``zone`` if that is
    known; ``drafts`` and ``future`` bring in what is otherwise left out. ``problems`` and
    ``left_out`` grow. ``insides`` knows those of some files, where they are looked at.
    """

    root: Path
    today: datetime.date
    zone: datetime.tzinfo | None
    drafts: bool
    future: bool
    recall: Recall
    problems: list[Problem]
    left_out: list[LeftOut] = field(default_factory=list)
    insides: Insides | None = None


def read_posts(paths: Iterable[str], choosing: Choosing) -> tuple[Post, ...]:
    """The posts that are published, and those that cannot be read whole; latest first."""
    return tuple(sorted(_dated(paths, read_post, choosing), key=_latest_first))


def read_pages(paths: Iterable[str], choosing: Choosing) -> tuple[Page, ...]:
    """The same of pages, in the order of their files."""
    return tuple(_written(paths, read_page, choosing))


def read_artifacts(
    texts: Iterable[str], paths: Sequence[str], choosing: Choosing
) -> tuple[Artifact, ...]:
    """The same of artifacts, latest first; ``paths`` are all files, sorted."""
    artifacts = []
    for artifact in _dated(filter(is_artifact, texts), _read_artifact, choosing):
        if artifact.unread and not artifact.matter.file:
            # What it shows may be said where nothing can be read.
            artifacts.append(artifact)
            continue
        folder = folder_of(choosing.root, artifact.path, paths, choosing.insides)
        files = read_files(folder, artifact.matter.file, artifact.places, choosing.problems)
        copied = tuple(dict.fromkeys(copied_with(files, folder)))
        artifacts.append(replace(artifact, files=files, copied=copied))
    return tuple(sorted(artifacts, key=_latest_first))


def is_artifact(path: str) -> bool:
    """Whether a Markdown file tells of an artifact and did not come along in an export."""
    name = PurePosixPath(path)
    depth = len(name.parts)
    right = depth == 3 or (depth == 4 and name.stem == "index")
    return right and name.suffix.lower() in MARKDOWN


def _written(
    paths: Iterable[str],
    reader: Reader[_Text],
    choosing: Choosing,
) -> Iterator[_Text]:
    """Every text that can be read and is no draft."""
    for path in paths:
        found = choosing.recall(path, reader, choosing.problems)
        if found and found.matter.draft and not choosing.drafts:
            if not found.unread:
                choosing.left_out.append(LeftOut(path))
        elif found:
            yield _of_today(found, choosing)


def _dated(
    paths: Iterable[str],
    reader: Reader[_Dated],
    choosing: Choosing,
) -> Iterator[_Dated]:
    """Those whose day has come."""
    for text in _written(paths, reader, choosing):
        if text.matter.date > choosing.today and not choosing.future:
            if not text.unread:
                choosing.left_out.append(LeftOut(text.path, text.matter.date))
        else:
            yield text


def _of_today(text: _Text, choosing: Choosing) -> _Text:
    """A text with its days where the author lives; a last change is not shown before its day.

    Problem: ``bad-date``.
    """
    if text.moments:
        days = {name: day.at(choosing.zone) for name, day in text.moments}
        text = _with(text, days)
    matter = text.matter
    if matter.updated is None:
        return text
    span = text.places["updated",]
    if isinstance(matter, DatedMatter) and matter.updated < matter.date:
        said = f"“updated” ({matter.updated}) is before “date” ({matter.date})"
        remedy = "exchange the two, or mend one"
        choosing.problems.append(Problem("bad-date", said, span, remedy, belongs=(text.path,)))
    elif matter.updated > choosing.today and not _waits(matter, choosing.today):
        said = f"“updated” ({matter.updated}) is still to come, and not shown until then"
        where = (
            "where your “timezone” is" if choosing.zone else "here; “timezone” in site.yaml says"
        )
        remedy = f"today is {choosing.today} {where}" + ("" if choosing.zone else " where you live")
        choosing.problems.append(Problem("bad-date", said, span, remedy, "warning"))
        text = _with(text, {"updated": None})
    return text


def _waits(matter: Matter, today: datetime.date) -> bool:
    return isinstance(matter, DatedMatter) and matter.date > today


def _with(text: _Text, days: Mapping[str, datetime.date | None]) -> _Text:
    matter = text.matter.model_copy(update=dict(days))
    return replace(text, matter=matter, listing_digest=fingerprint((text.slug, matter)))


def read_again(
    text: Post | Page | Artifact, recall: Recall, problems: list[Problem]
) -> Post | Page | Artifact | None:
    """What the file of a text holds now, as it was read first."""
    match text:
        case Post():
            return recall(text.path, read_post, problems)
        case Page():
            return recall(text.path, read_page, problems)
        case Artifact():
            return recall(text.path, _read_artifact, problems)


def read_post(source: Source, problems: list[Problem]) -> Post | None:
    """A post, published or not; None where nothing can be made of it."""
    said: list[Problem] = []
    found = read_matter(source, PostMatter, said)
    problems += map(_or_a_page, said)
    if found is None:
        return None
    slug = _slug(source.path, found.matter)
    return Post(source.path, slug, *_rest(source, slug, found))


def _or_a_page(one: Problem) -> Problem:
    """A problem of a post, with what helps where it is a page that lies among the posts."""
    if one.code == "missing-field" and one.message.startswith("“date”"):
        path = PurePosixPath(one.span.path)
        if (path.parent.name if path.stem == "index" else path.stem).lower() in PAGES:
            what = f"its folder “{path.parent.name}”" if path.stem == "index" else "it"
            remedy = f"{one.help}; or, if it is a page, move {what} to {CONTENT}/pages/"
            own = path.relative_to(path.parents[1] if path.stem == "index" else path.parent)
            return replace(one, help=remedy, belongs=(f"{CONTENT}/pages/{own}",))
    return one


def read_page(source: Source, problems: list[Problem]) -> Page | None:
    """A page, published or not; None where nothing can be made of it."""
    found = read_matter(source, PageMatter, problems)
    if found is None:
        return None
    *folders, own = _name(source.path) or ("",)
    slug = "/".join((*folders, slugify(found.matter.slug) or own))
    return Page(source.path, slug, *_rest(source, slug, found))


def _read_artifact(source: Source, problems: list[Problem]) -> Artifact | None:
    found = read_matter(source, ArtifactMatter, problems)
    if found is None:
        return None
    slug = _slug(source.path, found.matter)
    return Artifact(source.path, slug, *_rest(source, slug, found))


def _rest(
    source: Source, slug: str, found: FrontMatter[_Matter]
) -> tuple[_Matter, int, Places, str, str, Moments, bool, bool]:
    """All that a text has beside its path and its slug, in the order of its fields."""
    listing_digest = fingerprint((slug, found.matter))
    unread = found.unread or source.guessed
    rest = (source.digest, listing_digest, found.moments, unread, is_plain(found.matter))
    return found.matter, found.line, found.places, *rest


def _latest_first(text: Post | Artifact) -> tuple[int, str, str]:
    return -text.matter.date.toordinal(), text.slug, text.path


def _slug(path: str, matter: Matter) -> str:
    """The last part of a text's address."""
    name = _name(path)
    return slugify(matter.slug) or (name[-1] if name else "index")


def usual_address(path: str) -> str:
    """Where a text answers that names no other “slug”."""
    folder = PurePosixPath(path).parts[1]
    start = "" if folder == "pages" else f"{folder}/"
    return f"/{start}{'/'.join(_name(path))}/".replace("//", "/")


def _name(path: str) -> tuple[str, ...]:
    """What names a text: its folders below that of its kind and its own name, slugged."""
    parts = PurePosixPath(path).with_suffix("").parts[2:]
    if parts[-1] == "index":
        parts = parts[:-1]
    return tuple(
        slugify(unicodedata.normalize("NFC", part)) or f"untitled-{i}"
        for i, part in enumerate(parts)
    )
