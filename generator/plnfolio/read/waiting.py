"""Texts that lie where nothing publishes them: where each belongs, and what it would be there.

What other programs call ``.qmd`` or keep in ``_posts/`` is read as the post or page that it is
meant to be, so that what is wrong in it is said together with where it has to go.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from plnfolio.diagnostics import Problem
from plnfolio.model.site import Waiting
from plnfolio.model.source import CONTENT, PLAIN_TEXTS, Source
from plnfolio.read.fences import find_matter
from plnfolio.read.foreign_fields import SYNONYMS, plain
from plnfolio.read.reading import MARKDOWN
from plnfolio.read.recall import Recall
from plnfolio.read.strays import ABOUT_FILES, PAGES, PROGRAMS_TEXTS, meant
from plnfolio.read.texts import read_page, read_post

_ENDINGS = (*MARKDOWN, *PROGRAMS_TEXTS, *PLAIN_TEXTS)
_NOT_TEXTS = ("static", "artifacts", "networks", "references")
_IS_PAGE = re.compile(r"""(?im)^\s*(?:layout|type)\s*[:=]\s*["']?(?:page|about|home|splash)\b""")
_FIELD = re.compile(r"(?m)^([^\W\d_][\w-]{0,40})[ \t]{0,9}[:=]")


def read_waiting(
    strays: Sequence[Problem], taken: Collection[str], recall: Recall
) -> tuple[Waiting, ...]:
    """The texts among ``strays``, but for those whose place in ``taken`` another file has."""
    return tuple(_read(strays, set(taken), recall))


def _read(strays: Sequence[Problem], taken: set[str], recall: Recall) -> Iterator[Waiting]:
    # What a program made of its source is Markdown already.
    for stray in sorted(strays, key=lambda one: not one.span.path.lower().endswith(MARKDOWN)):
        path = stray.span.path
        if not path.lower().endswith(_ENDINGS) or not path.startswith(f"{CONTENT}/"):
            continue
        problems: list[Problem] = []
        waiting = recall(path, _reader, problems)
        if waiting is not None and waiting.text.path not in taken:
            taken.add(waiting.text.path)
            yield replace(waiting, problems=tuple(problems))


def _reader(source: Source, problems: list[Problem]) -> Waiting | None:
    place = _place(source)
    read = read_page if place.startswith(f"{CONTENT}/pages/") else read_post
    text = read(replace(source, path=place), problems) if place else None
    return Waiting(source.path, text) if text else None


def _place(source: Source) -> str:
    """Where a text belongs; empty if it is none that anybody meant to publish."""
    _, *folders, name = PurePosixPath(source.path).parts
    stem = name
    while stem.lower().endswith(_ENDINGS):
        stem = stem[: stem.rindex(".")]
    section = name.startswith("_index.")
    if (folders and (meant(folders[0]) or folders[0]) in _NOT_TEXTS) or (
        section and folders and folders[0] != "pages"
    ):
        return ""
    found = find_matter(source.text)
    if found is None and (
        stem.lower() in ABOUT_FILES or not name.lower().endswith((*MARKDOWN, *PROGRAMS_TEXTS))
    ):
        return ""
    stem = "index" if section else stem
    kind = _kind(folders, stem, found.fields if found else "")
    return "/".join((CONTENT, kind, *folders[1:], f"{stem}.md"))


def _kind(folders: Sequence[str], stem: str, fields: str) -> str:
    """Whether a text is a post or a page, by where it lies and what it says of itself."""
    folder = (meant(folders[0]) or plain(folders[0])) if folders else ""
    if folder in ("pages", "page"):
        return "pages"
    if folder in ("posts", "post", "drafts", "blog", "notes", "articles"):
        return "posts"
    names = {plain(name) for name in _FIELD.findall(fields)}
    dated = any(SYNONYMS.get(name, name) == "date" for name in names)
    is_page = _IS_PAGE.search(fields) or (not folders and stem.lower() in PAGES)
    return "pages" if is_page or (names and not dated) else "posts"


def advised(strays: Iterable[Problem], waiting: Iterable[Waiting]) -> Iterator[Problem]:
    """The warnings of files that nothing reads; those of texts with the place where they belong."""
    places = {text.path: text for text in waiting}
    for stray in strays:
        text = places.get(stray.span.path)
        yield replace(_advised(stray, text), belongs=(text.text.path,)) if text else stray


def _advised(stray: Problem, waiting: Waiting) -> Problem:
    here, there = PurePosixPath(waiting.path), PurePosixPath(waiting.text.path)
    if here.parent == there.parent:
        return stray if here.stem != "_index" else replace(stray, help=f"call it {there.name}")
    advice = f"move it to {there}"
    if there.stem == "index" and len(there.parts) > 3:
        advice = f"move its folder to {there.parent}/"
        if here.name != there.name:
            advice += f", and call it {there.name}"
    if here.parts[1] == "_drafts":
        advice += ", and write “draft: true” in it"
    return replace(stray, help=advice)
