"""The output folder while a build writes, and what is said where that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from plnfolio.diagnostics import SiteError
from plnfolio.frozen import dataclass
from plnfolio.pipeline.files import FileWriter
from plnfolio.pipeline.prepare import Tools
from plnfolio.pipeline.request import WORKSHOP
from plnfolio.write.destination import Destination
from plnfolio.write.manifest import Files, Manifest
from plnfolio.write.outcome import Changes
from plnfolio.write.refusals import half_written, unwritable
from plnfolio.write.swap import HalfWrittenError


@dataclass(frozen=True, slots=True)
class Written:
    """What was done to an output folder; ``listed`` are the files that are ours there now."""

    changes: Changes
    writer: FileWriter
    listed: Files


@contextmanager
def writing(
    using: Tools, listed: Manifest | None = None
) -> Iterator[tuple[Destination, FileWriter]]:
    """The output folder and who writes into it; SiteError where that fails.

    ``listed`` is the list of the folder, if somebody has it at hand.
    """
    root, output, memory = using.root, using.request.output, using.memory
    try:
        with Destination(output, root / WORKSHOP, memory.left, listed) as destination:
            yield destination, FileWriter(output, destination, memory)
    except HalfWrittenError as error:
        raise SiteError([half_written(output, root, error)]) from error
    except OSError as error:
        raise SiteError([unwritable(output, root, error)]) from error
