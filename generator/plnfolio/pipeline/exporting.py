"""All texts of a built site as a book, a paper or Markdown, in a folder of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Literal

from plnfolio.diagnostics import Problem, SiteError
from plnfolio.frozen import dataclass
from plnfolio.model.manuscript import Manuscript
from plnfolio.model.source import CONTENT
from plnfolio.pipeline.manuscripts import manuscripts
from plnfolio.pipeline.prepare import Prepared
from plnfolio.pipeline.request import WORKSHOP, BuildRequest
from plnfolio.write.destination import Destination
from plnfolio.write.outcome import Changes
from plnfolio.write.output import Copied, Made
from plnfolio.write.refusals import check_folder, half_written, unwritable
from plnfolio.write.swap import HalfWrittenError

Kind = Literal["pdf", "epub", "markdown"]

_PATHS: dict[Kind, str] = {
    "pdf": "portfolio.pdf",
    "epub": "portfolio.epub",
    "markdown": "markdown/",
}
"""Where each lies in the folder."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was made, and what was done to the folder; ``problems`` are warnings."""

    files: Sequence[Made]
    changes: Changes
    problems: Sequence[Problem]


def export(
    prepared: Prepared, request: BuildRequest, kinds: Collection[Kind], folder: Path
) -> Exported:
    """Make what is wanted; what was made before of other kinds stays.

    SiteError where the folder is somebody else’s, or cannot be written.
    """
    root, problems = request.reading.root, list[Problem]()
    if wrong := check_folder(folder, root, root / CONTENT):
        raise SiteError(wrong)
    files = [file for kind in kinds for file in _made(kind, prepared, request.output, problems)]
    ours = tuple(_PATHS[kind] for kind in kinds)
    try:
        with Destination(folder, root / WORKSHOP) as destination:
            for path in destination.listed:
                if not path.startswith(ours) and (folder / path).is_file():
                    destination.put(Copied(path, folder / path))
            for file in files:
                destination.put(file)
            changes = destination.commit()
    except HalfWrittenError as error:
        raise SiteError([half_written(folder, root, error)]) from error
    except OSError as error:
        raise SiteError([unwritable(folder, root, error)]) from error
    return Exported(files, changes, problems)


def _made(kind: Kind, prepared: Prepared, output: Path, problems: list[Problem]) -> Iterator[Made]:
    texts, active = list(manuscripts(prepared)), prepared.index.active
    if kind == "markdown":
        yield from _markdown(prepared, texts, output)
    elif kind == "epub":
        from plnfolio.epub import book  # noqa: PLC0415 - only where one is wanted

        yield Made(_PATHS[kind], book(texts, output, active.strings))
    else:
        from plnfolio import pdf  # noqa: PLC0415 - only where one is wanted

        yield Made(_PATHS[kind], pdf.book(texts, output, active, problems))


def _markdown(prepared: Prepared, texts: Sequence[Manuscript], output: Path) -> Iterator[Made]:
    from plnfolio.pandoc import Leaving, folder  # noqa: PLC0415 - only where it is wanted

    def read(path: str) -> bytes | None:
        try:
            return (output / path).read_bytes()
        except (OSError, ValueError):
            return None

    known = prepared.texts
    leaving = [
        Leaving(text, known.citations(text.path), known.facts[text.path].cited) for text in texts
    ]
    library = prepared.site.references
    for path, data in folder(leaving, library, read, prepared.index.active.strings).items():
        yield Made(_PATHS["markdown"] + path, data)
