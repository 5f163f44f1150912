"""What a PDF is: how many pages it has, and its first one as a picture, kept in .plnfolio/papers/.

No font of the machine is asked for one that the PDF does not hold, so that the picture is the same
on every machine; PDFium has faces of its own for the usual ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plnfolio.cache.digest import digest, file_digest
from plnfolio.cache.stamps import stamp
from plnfolio.frozen import dataclass
from plnfolio.images.picture import Facts
from plnfolio.images.store import Store

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_RECIPE = 1
"""Counts how the pictures are made; one more whenever the same PDF would give other bytes."""

_WIDTH, _HEIGHT = 960, 2400
"""Pixels at most of the picture of a page."""

_CLOSEST = 8
"""How many times a page is enlarged at most; a stamp stays a stamp."""

_PICTURE = "first.png"
_SAYS = (b"%PDF-", b" obj")
_HEAD = 1024
"""Bytes in which a PDF says that it is one, and begins (PDF 1.7, implementation note 13)."""


class BadPaperError(Exception):
    """A PDF that readers cannot open either: why, in a sentence about it, and what helps."""

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason = reason
        self.remedy = remedy
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF: its pages, and where its first one lies as a PNG, with a digest of that."""

    pages: int
    picture: Path
    checksum: str


class Papers:
    """The PDFs of one build: ``root`` is the site’s folder, ``kept`` that for their pictures."""

    def __init__(self, root: Path, kept: Path) -> None:
        self._root = root
        self._store = Store(kept)
        self._used: set[str] = set()

    def look(self, path: str) -> Paper | None:
        """What a PDF is; None for what is only called one.

        BadPaperError if it cannot be opened, OSError if it is not there.
        """
        file = self._root / path
        now = stamp(file)
        key = self._store.key(path, now)
        facts = self._store.facts(key) if key else None
        if facts is None:
            key = digest(f"{_recipe()} {file_digest(file)}")
            facts = self._store.facts(key)
            if facts is None:
                if not _is_paper(file):
                    return None
                facts, data = _first_page(file)
                self._store.keep(key, facts, {_PICTURE: data})
            self._store.remember(path, now, key)
        self._used.add(key)
        picture = self._store.file(key, _PICTURE)
        return Paper(facts.pages, picture, self._store.digest(key, _PICTURE))

    def prune(self) -> None:
        """Forget the papers that no artifact shows, but those of drafts."""
        self._store.prune(self._used, lambda path: (self._root / path).is_file())


@cache
def _recipe() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - only where there is a PDF

    return f"{_RECIPE} {version('pypdfium2')} {version('pillow')}"


def _is_paper(file: Path) -> bool:
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    return all(sign in head for sign in _SAYS)


def _first_page(file: Path) -> tuple[Facts, bytes]:
    with _opened(file) as paper:
        pages = len(paper)
        page = paper[0]
        width, height = page.get_size()
        scale = min(_WIDTH / max(width, 1), _HEIGHT / max(height, 1), _CLOSEST)
        image = page.render(scale=scale).to_pil().convert("RGB")
    image.info = {}
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return Facts("png", image.width, image.height, pages=pages), out.getvalue()


@contextmanager
def _opened(file: Path) -> Iterator[PdfDocument]:
    """A PDF with at least a page; BadPaperError for whatever is wrong with it."""
    pdfium = _afresh()
    try:
        paper = pdfium.PdfDocument(file)
    except pdfium.PdfiumError as error:
        raise _bad(locked=error.err_code == pdfium.raw.FPDF_ERR_PASSWORD) from error
    try:
        yield paper
    except (pdfium.PdfiumError, IndexError, MemoryError, ValueError) as error:
        raise _bad(locked=False) from error
    finally:
        paper.close()


def _bad(*, locked: bool) -> BadPaperError:
    if locked:
        return BadPaperError(
            "is locked with a password, so only those who know it can read it",
            "save it without a password, if it is for all",
        )
    remedy = "export it anew, or copy it again from where it came from"
    return BadPaperError("is damaged: it cannot be opened", remedy)


def _afresh() -> Any:
    """The library as if it had opened no PDF yet.

    It would paint a stand-in for a missing font a little differently after another one.
    """
    pdfium, nothing = _library()
    pdfium.raw.FPDF_DestroyLibrary()
    pdfium.raw.FPDF_InitLibraryWithConfig(pdfium.raw.FPDF_LIBRARY_CONFIG(version=2))
    pdfium.raw.FPDF_SetSystemFontInfo(nothing)
    return pdfium


@cache
def _library() -> tuple[Any, object]:
    """The library, and a way to fonts that finds none, which it holds on to."""
    import pypdfium2  # noqa: PLC0415 - slow to load, seldom needed

    return pypdfium2, pypdfium2.raw.FPDF_SYSFONTINFO(version=1)
