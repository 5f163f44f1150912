"""The pictures that a site shows: what each is known to be, and the files it becomes.

Looking comes first and is quick; the files are made afterwards, all at once, by several threads.
What was made before is neither looked at nor made again.
"""

from __future__ import annotations

import os
import posixpath
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path

from plnfolio.cache.stamps import stamp
from plnfolio.diagnostics import Problem, Span, unreadable, why_not
from plnfolio.frozen import dataclass
from plnfolio.images.making import ALONGSIDE, files_of, look, look_at, recipe_digest, short
from plnfolio.images.picture import (
    ENDINGS,
    STRIPPED,
    BadPictureError,
    Facts,
    Format,
    Picture,
    sniff,
)
from plnfolio.images.store import Store
from plnfolio.model.site import Packed

_HEAD = 16
"""Bytes by which formats that are cleaned are known."""

_HANDS = 4
"""Threads at most: each holds a picture of up to some hundred megabytes."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture that is on a page.

    ``missing`` says that its files are not made yet; one that stays ``as_is`` has none. One that is
    ``alongside`` is shown by somebody else’s page: it loses its metadata and nothing else.
    """

    key: str
    facts: Facts
    picture: Picture
    missing: bool = False
    as_is: bool = False
    alongside: bool = False


@dataclass(frozen=True, slots=True)
class Finished:
    """A file of a picture: its source, its site path, where it is kept, and its bytes’ digest.

    ``again`` makes it anew, for whoever finds other bytes.
    """

    source: str
    path: str
    file: Path
    digest: str
    again: Callable[[], object]


class Gallery:
    """The pictures of one build.

    ``root`` is the site’s folder, ``kept`` the folder in it for finished pictures. ``files``
    are the paths of all the author’s files, and ``address`` gives the site path of one. Those that
    are ``packed`` lie elsewhere.
    """

    def __init__(
        self,
        root: Path,
        kept: Path,
        files: Collection[str],
        address: Callable[[str], str],
        *,
        packed: Mapping[str, Packed],
    ) -> None:
        self._root = root
        self._packed = packed
        self._kept = kept.relative_to(root).as_posix()
        self._store = Store(kept)
        self._files = files
        self.address = address
        self._known: dict[str, _Shown | BadPictureError | OSError] = {}
        self._shown: dict[str, _Shown | BadPictureError | OSError] = {}
        self._spans: dict[str, list[Span]] = {}
        self._doubtful: dict[str, BadPictureError] = {}

    def show(self, source: str, span: Span) -> Picture | None:
        """The picture of a source file that the page at ``span`` shows; None if it has faults."""
        self._spans.setdefault(source, []).append(span)
        found = self.picture(source)
        self._shown[source] = self._known[source]
        return found

    def picture(self, source: str) -> Picture | None:
        """The picture that a source file becomes if it is shown; None if it has faults."""
        if source not in self._known:
            try:
                self._known[source] = self._look(source)
            except (BadPictureError, OSError) as error:
                self._known[source] = error
        found = self._known[source]
        return found.picture if isinstance(found, _Shown) else None

    def take_along(self, source: str) -> None:
        """See to it that a file of an exported folder, if it is a picture, tells nothing.

        One that cannot be read is copied as it is, and said.
        """
        if source in self._shown:
            return
        path = self._file(source)
        try:
            with path.open("rb") as file:
                found = sniff(file.read(_HEAD))
            if found is not None and found in STRIPPED:
                self._shown[source] = self._look_alongside(source, found)
        except BadPictureError as error:
            self._doubtful[source] = error
        except OSError:
            # Whoever copies it says so.
            return

    def _look_alongside(self, source: str, found: Format) -> _Shown:
        path = self._file(source)
        now = stamp(path)
        # The same file may have been shown on a page before, in other ways.
        name = f"{ALONGSIDE} {source}"
        key = self._store.key(name, now)
        facts = self._store.facts(key) if key else None
        missing = False
        if facts is None:
            data = path.read_bytes()
            key = recipe_digest(ALONGSIDE, data)
            self._store.remember(name, now, key)
            facts = self._store.facts(key)
            missing = facts is None
            facts = facts or look_at(data, found)
        picture = Picture(self.address(source), facts.width, facts.height)
        return _Shown(key, facts, picture, missing, alongside=True)

    def __contains__(self, source: object) -> bool:
        """Whether what answers at a source’s own address is made here, so that it is not copied.

        One that changes its format has another address, and its own is free for a link to it.
        """
        found = self._shown.get(str(source))
        if not isinstance(found, _Shown):
            return found is not None
        return not found.as_is and found.picture.path == self.address(str(source))

    def make(self, progress: Callable[[int, int], None], problems: list[Problem]) -> None:
        """Make the files that are missing; ``progress`` hears how many are done, and of how many.

        Problems: ``broken-image``, ``unreadable-file``, ``unwritable-folder``.
        """
        try:
            self._make_missing(progress)
        except OSError as error:
            message = f"the folder for finished pictures cannot be written: {why_not(error)}"
            remedy = "check that you may write there, and that the disk has room"
            problems.append(Problem("unwritable-folder", message, Span(self._kept), remedy))
        problems += self._said()

    def _said(self) -> Iterator[Problem]:
        for source, found in self._shown.items():
            if isinstance(found, OSError):
                yield unreadable(source, found)
            elif isinstance(found, BadPictureError):
                message = f"“{posixpath.basename(source)}” {found.reason}"
                for span in self._spans[source]:
                    yield Problem("broken-image", message, span, found.remedy)
        for source, doubtful in self._doubtful.items():
            said = f"“{posixpath.basename(source)}” {doubtful.reason}"
            message = f"{said}, so it may still tell where it was taken"
            span = Span(self._packed[source].source if source in self._packed else source)
            yield Problem("broken-image", message, span, doubtful.remedy, "warning")

    def outputs(self) -> Iterator[Finished]:
        """Every file of every picture."""
        for source, found in sorted(self._shown.items()):
            if isinstance(found, _Shown) and not found.as_is:
                yield self._finished(source, found, found.picture.path, "original")
                for width, path in found.picture.variants:
                    if path != found.picture.path:
                        yield self._finished(source, found, path, f"{width}.webp")

    def _finished(self, source: str, shown: _Shown, path: str, name: str) -> Finished:
        file, digest = self._store.file(shown.key, name), self._store.digest(shown.key, name)
        return Finished(source, path, file, digest, partial(self._make, source))

    def _file(self, source: str) -> Path:
        packed = self._packed.get(source)
        return self._root / (packed.kept if packed else source)

    def prune(self) -> None:
        """Forget the pictures that no page shows, but those of drafts: they are shown elsewhere."""
        used = {found.key for found in self._shown.values() if isinstance(found, _Shown)}
        self._store.prune(used, self._is_hidden)

    def _is_hidden(self, source: str) -> bool:
        return source not in self._files and (self._root / source).is_file()

    def _look(self, source: str) -> _Shown:
        path = self._file(source)
        now = stamp(path)
        key = self._store.key(source, now)
        facts = self._store.facts(key) if key else None
        missing = False
        if facts is None:
            data = path.read_bytes()
            key = self._key(source, data)
            self._store.remember(source, now, key)
            facts = self._store.facts(key)
            missing = facts is None
            facts = facts or look(data, source)
        if not self._stays(source):
            return _Shown(key, facts, self._picture(source, facts), missing)
        if not facts.shows_as_is:
            remedy = "put it beside the text and not into static/; there it is made into a JPEG"
            raise BadPictureError("is a picture that browsers do not show", remedy)
        picture = Picture(self.address(source), facts.width, facts.height)
        return _Shown(key, facts, picture, missing, as_is=True)

    def _stays(self, source: str) -> bool:
        """Whether a file is one of ``static/``: its path there is its address."""
        return source.endswith(f"/static{self.address(source)}")

    def _key(self, source: str, data: bytes) -> str:
        """A digest of all that decides what a picture becomes."""
        ending = posixpath.splitext(source)[1].lower()
        return recipe_digest(f"{ending} as it is" if self._stays(source) else ending, data)

    def _picture(self, source: str, facts: Facts) -> Picture:
        address = self.address(source)
        stem, own = posixpath.splitext(address)
        ending = facts.ending(own)
        stem = short(stem, own)
        base = stem if self._is_free(stem, own, ending, facts) else f"{stem}-{own[1:].lower()}"
        width, height = facts.shown
        files = tuple((width, f"{base}-{width}.webp") for width in facts.widths)
        path = address if ending == own else base + ending
        if files and facts.format == "webp":
            files += ((width, path),)
        return Picture(path, width, height, files)

    def _is_free(self, stem: str, own: str, ending: str, facts: Facts) -> bool:
        """Whether files may be called after a stem: no other picture has it, no file the names."""
        names = [f"{stem}-{width}.webp" for width in facts.widths]
        names += [stem + ending] if ending != own else []
        alone = self._stems[stem.casefold()] < 2
        return alone and not any(name.casefold() in self._taken for name in names)

    @cached_property
    def _taken(self) -> frozenset[str]:
        return frozenset(self.address(path).casefold() for path in self._files)

    @cached_property
    def _stems(self) -> Mapping[str, int]:
        parts = (posixpath.splitext(address) for address in self._taken)
        return Counter(stem for stem, ending in parts if ending in ENDINGS)

    def _make_missing(self, progress: Callable[[int, int], None]) -> None:
        """Ask several threads at once: what takes the time happens outside the interpreter."""
        todo: dict[str, str] = {}
        for source, found in self._shown.items():
            if isinstance(found, _Shown) and found.missing:
                todo.setdefault(found.key, source)
        if not todo:
            return
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - slow, seldom needed

        with ThreadPoolExecutor(min(_HANDS, os.cpu_count() or 1)) as hands:
            made = {key: hands.submit(self._make, source) for key, source in todo.items()}
            for done, (key, work) in enumerate(made.items()):
                progress(done, len(made))
                if error := work.result():
                    self._fail(key, error)
        progress(len(todo), len(todo))

    def _make(self, source: str) -> BadPictureError | OSError | None:
        """Make the files of one picture, and keep them; what is wrong with it, if anything is."""
        shown = self._shown[source]
        if not isinstance(shown, _Shown):
            raise TypeError(source)
        try:
            data = self._file(source).read_bytes()
        except OSError as error:
            return error
        key = recipe_digest(ALONGSIDE, data) if shown.alongside else self._key(source, data)
        if key != shown.key:
            return BadPictureError("has changed just now", "build again when it is all there")
        try:
            files = {} if shown.as_is else files_of(data, shown.facts, alongside=shown.alongside)
        except BadPictureError as error:
            return error
        self._store.keep(shown.key, shown.facts, files)
        return None

    def _fail(self, key: str, error: BadPictureError | OSError) -> None:
        for source, found in [*self._shown.items()]:
            if not isinstance(found, _Shown) or found.key != key:
                continue
            if found.alongside and isinstance(error, BadPictureError):
                del self._shown[source]
                self._doubtful[source] = error
            else:
                self._shown[source] = error
