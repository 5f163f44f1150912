"""A submission is made: every file of it beside each other, and the receipt of them last."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path

from plnfolio import __version__
from plnfolio.frozen import dataclass
from plnfolio.model.address import output_path
from plnfolio.model.manuscript import Manuscript
from plnfolio.submit.bundle import Bundle, Finished, bundle
from plnfolio.submit.folder import put, stage
from plnfolio.submit.packed import entries, pack
from plnfolio.submit.paste import NAME as PASTE
from plnfolio.submit.paste import pasted
from plnfolio.submit.receipt import FORMAT, NAME, Content, Receipt, entry_at, text_of, written
from plnfolio.submit.words import words

Make = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Wish:
    """What to hand in: a text of a finished site, under a short name.

    ``content`` is what the receipt says of the author's file. ``others`` make files besides, by the
    endings of their names.
    """

    text: Manuscript
    slug: str
    site: Finished
    content: Content
    others: Mapping[str, Make]
    when: datetime.datetime


@dataclass(frozen=True, slots=True)
class Submission:
    """What lies in a folder now."""

    folder: Path
    receipt: Receipt
    bundle: Bundle


def submit(wish: Wish, folder: Path, workshop: Path) -> Submission:
    """Make a submission in a folder; SubmitError if that cannot be, and nothing is left of it."""
    made = bundle(wish.site, wish.text.address, with_folder=wish.text.kind == "artifact")
    with stage(workshop) as waiting:
        files = _made(wish, made, waiting)
        receipt = _receipt(wish, made, files)
        files[NAME] = waiting / NAME
        files[NAME].write_bytes(written(receipt))
        put(folder, files, receipt, waiting)
    return Submission(folder, receipt, made)


def _made(wish: Wish, made: Bundle, waiting: Path) -> dict[str, Path]:
    files = {PASTE: waiting / PASTE, f"{wish.slug}.zip": waiting / "page.zip"}
    files[PASTE].write_bytes(pasted(wish.text).encode())
    pack(files[f"{wish.slug}.zip"], made.files)
    for ending, make in wish.others.items():
        file = waiting / f"other.{ending}"
        file.write_bytes(make())
        files[f"{wish.slug}.{ending}"] = file
    return files


def _receipt(wish: Wish, made: Bundle, files: Mapping[str, Path]) -> Receipt:
    site = wish.site.folder
    return Receipt(
        receipt=FORMAT,
        time=wish.when.astimezone(datetime.UTC).isoformat(timespec="seconds"),
        program=f"plnfolio {__version__}",
        title=wish.text.title,
        slug=wish.slug,
        address=wish.text.url,
        page=output_path(wish.text.address),
        content=wish.content,
        deliverables=tuple(entry_at(name, file) for name, file in files.items()),
        zip=tuple(entries(made.files)),
        site=tuple(entry_at(path, site / path) for path in made.site),
        text=text_of(words((site / made.page).read_bytes())),
    )
