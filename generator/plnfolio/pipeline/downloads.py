"""Texts as files to download, where their author offers them.

Their pages tell how large they are, so they are made before the pages are; what was made is kept in
the workshop for as long as the text is the same.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from plnfolio.cache.deferred import Deferred
from plnfolio.cache.digest import digest, fingerprint
from plnfolio.cache.problems import restored
from plnfolio.cache.program import program_digest
from plnfolio.cache.stamps import stamp
from plnfolio.cache.whole import write_whole
from plnfolio.diagnostics import Problem, SiteError, Span
from plnfolio.frozen import dataclass
from plnfolio.images.picture import ENDINGS
from plnfolio.kinds.base import WebPage
from plnfolio.model.address import rooted
from plnfolio.model.manuscript import Manuscript
from plnfolio.model.site import Artifact, Post, Site
from plnfolio.model.view import Download, SiteView
from plnfolio.pipeline.index import SiteIndex
from plnfolio.pipeline.manuscripts import of_page
from plnfolio.pipeline.request import WORKSHOP, Progress
from plnfolio.pipeline.texts import Texts
from plnfolio.write.base import PlannedFile
from plnfolio.write.downloads import Kind, wanted
from plnfolio.write.output import Copied
from plnfolio.write.refusals import unwritable

_TYPES: Mapping[Kind, str] = {"pdf": "application/pdf", "epub": "application/epub+zip"}

_OF_OTHERS = frozenset({"newer", "older", "part", "recent", "related", "tagged"})
"""What a page shows of other texts."""


@dataclass(frozen=True, slots=True)
class Making:
    """What downloads are made from; ``copied`` are the files of the site that the author gave."""

    root: Path
    known: SiteIndex
    texts: Texts
    view: SiteView
    copied: Sequence[Copied]

    @property
    def folder(self) -> Path:
        """Where they are kept."""
        return self.root / WORKSHOP / "downloads"


@dataclass(frozen=True, slots=True)
class Offered:
    """Pages that tell of their downloads, and these."""

    pages: list[WebPage]
    files: tuple[PlannedFile, ...] = ()


def offered(
    making: Making, pages: Iterable[WebPage], progress: Progress, problems: list[Problem]
) -> Offered:
    """Make what is missing. Problems: ``no-download`` and what is said of a PDF, as warnings."""
    found: dict[str, list[Download]] = {}
    files: list[PlannedFile] = []
    todo = list(_makeable(making.known.site, problems))
    pages = list(pages)
    by_source = {page.source: page for page in pages}
    try:
        for number, (text, kind, address) in enumerate(todo):
            progress("Making downloads", number, len(todo))
            made = _kept(making, by_source[text.path], text, kind, problems)
            size = made.stat().st_size
            download = Download(kind.upper(), rooted(address), _TYPES[kind], size)
            found.setdefault(text.path, []).append(download)
            inputs = {"text": made.name}
            files.append(PlannedFile(address[1:], inputs, _Reading(made), text.path))
    except OSError as error:
        raise SiteError([unwritable(making.folder, making.root, error)]) from error
    told = [_telling(page, tuple(found.get(page.source, ()))) for page in pages]
    return Offered(told, tuple(files))


def prune(root: Path, files: Iterable[PlannedFile]) -> None:
    """Forget what no text is offered as any more."""
    folder = root / WORKSHOP / "downloads"
    if folder.is_dir():
        stems = {file.inputs["text"].partition(".")[0] for file in files}
        for path in folder.iterdir():
            if path.name.partition(".")[0] not in stems:
                path.unlink(missing_ok=True)


def _makeable(site: Site, problems: list[Problem]) -> Iterator[tuple[Post | Artifact, Kind, str]]:
    """What can be made here; what takes an extra that is missing is said, where it is asked for."""
    every = list(wanted(site))
    lacking = any(kind == "pdf" for _, kind, _ in every) and not _has_typst()
    said: dict[Span, None] = {}
    for one in every:
        if one[1] == "pdf" and lacking:
            own = one[0].matter.downloads is not None
            said[(one[0].places if own else site.config_places)["downloads",]] = None
        else:
            yield one
    for span in said:
        message = "no PDF is offered, as that takes the extra “pdf”, which is not installed"
        remedy = 'pip install "plnfolio[pdf]"'
        problems.append(Problem("no-download", message, span, remedy, "warning"))


def _has_typst() -> bool:
    from plnfolio.pdf import available  # noqa: PLC0415 - only where a PDF is wanted

    return available()


def _telling(page: WebPage, downloads: tuple[Download, ...]) -> WebPage:
    if not downloads:
        return page
    arguments = {**page.view.arguments, "downloads": downloads}
    return replace(page, view=Deferred(page.view.function, arguments))


@dataclass(frozen=True, slots=True)
class _Reading:
    """Gives the bytes of a file."""

    path: Path

    def __call__(self) -> bytes:
        return self.path.read_bytes()


def _kept(
    making: Making, page: WebPage, text: Post | Artifact, kind: Kind, problems: list[Problem]
) -> Path:
    """The file of a text, which is made if it is not there."""
    name = _name(making, page, kind)
    file, said = making.folder / f"{name}.{kind}", making.folder / f"{name}.said"
    if not file.is_file():
        found: list[Problem] = []
        site = making.known.site
        words = of_page(page, text.matter, making.view, site.config)
        data = _MAKERS[kind](making, words, found)
        making.folder.mkdir(parents=True, exist_ok=True)
        if found:
            write_whole(said, json.dumps([asdict(one) for one in found]).encode())
        write_whole(file, data)
    if said.is_file():
        kept = json.loads(said.read_bytes())
        problems += map(restored, kept)
    return file


def _name(making: Making, page: WebPage, kind: Kind) -> str:
    """A digest of all that a file is made from."""
    inputs = page.view.inputs()
    own = {name: value for name, value in inputs.items() if name not in _OF_OTHERS}
    active = making.known.active
    pictures = making.texts.facts[page.source].pictures
    stamps = {source: str(stamp(making.root / source)) for source, _ in pictures}
    faces = fingerprint(active.faces) if kind == "pdf" else ""
    about = (program_digest(), kind, own, active.strings.digest, faces, stamps, making.view)
    return digest(fingerprint(about))


def _book(making: Making, words: Manuscript, problems: list[Problem]) -> bytes:
    from plnfolio.epub.binding import bound  # noqa: PLC0415 - only where one is wanted

    origins = {file.path: file.origin for file in making.copied}

    def read(path: str) -> bytes | None:
        return origins[path].read_bytes() if path in origins else None

    return bound([words], read, making.known.active.strings)


def _paper(making: Making, words: Manuscript, problems: list[Problem]) -> bytes:
    """Typst wants its pictures in a folder, and the site’s is not written yet."""
    from plnfolio.pdf import paper  # noqa: PLC0415 - only where one is wanted

    told = repr(words)
    with TemporaryDirectory(prefix="plnfolio-") as name:
        folder = Path(name)
        for file in making.copied:
            ending = posixpath.splitext(file.path)[1].lower()
            if ending in ENDINGS and f"/{quote(file.path)}" in told:
                place = folder / file.path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(file.origin.read_bytes())
        return paper(words, folder, making.known.active, problems)


_MAKERS: Mapping[Kind, Callable[[Making, Manuscript, list[Problem]], bytes]] = {
    "epub": _book,
    "pdf": _paper,
}
