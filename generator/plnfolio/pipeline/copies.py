"""Files that are taken over as they are, and whether all files can lie side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from plnfolio.diagnostics import Problem, Span
from plnfolio.kinds.search import has_search
from plnfolio.model.address import output_path
from plnfolio.notices.unlinked import led_to
from plnfolio.pipeline.index import SiteIndex
from plnfolio.pipeline.request import PICTURES, Progress
from plnfolio.pipeline.texts import Texts
from plnfolio.read.folder import Insides
from plnfolio.theme.assets import theme_assets
from plnfolio.write import headers, rules
from plnfolio.write.collisions import FileOrigin, Origin, collisions, may_collide
from plnfolio.write.output import Copied
from plnfolio.write.outputs import reserved
from plnfolio.write.refusals import unreadable_files
from plnfolio.write.search import ASSETS

_Blamed = tuple[str, Copied]
"""A file that is copied, and the one that is to blame for it."""


def copies(
    known: SiteIndex,
    texts: Texts,
    root: Path,
    progress: Progress,
    problems: list[Problem],
    *,
    insides: Insides,
) -> list[Copied]:
    """All of them: pictures are made for it, and what is in the way of another is said."""
    pictures = list(_pictures(known, texts, progress, problems))
    taken = list(_taken(known, texts, root, insides))
    others = [*taken, *pictures]
    if may_collide(path for path, _ in _places(known, others)):
        problems += collisions(_places(known, others))
    problems += unreadable_files(dict(taken))
    return [output for _, output in others]


def _pictures(
    known: SiteIndex, texts: Texts, progress: Progress, problems: list[Problem]
) -> Iterator[_Blamed]:
    gallery = known.gallery
    for facts in texts.every():
        for source, span in facts.pictures:
            gallery.show(source, span)
    for artifact in known.site.artifacts:
        for source in artifact.copied:
            gallery.take_along(source)
    gallery.make(lambda done, total: progress(PICTURES, done, total), problems)
    for one in gallery.outputs():
        packed = known.site.packed.get(one.source)
        blamed = packed.source if packed else one.source
        yield blamed, Copied(one.path[1:], one.file, one.digest, one.again)


def _taken(known: SiteIndex, texts: Texts, root: Path, insides: Insides) -> Iterator[_Blamed]:
    site, gallery, theme = known.site, known.gallery, known.active.theme
    # The author's lines are in ours.
    joined = {headers.PATH, *(place.path for place in rules.reserved(known.plan))}
    for address, path in theme_assets(theme).items():
        if address not in ASSETS or has_search():
            yield address, Copied(address.lstrip("/"), path)
            lasting = known.active.templates.lasting.get(address, address)
            if lasting != address:
                yield address, Copied(lasting.lstrip("/"), path)
    for address, source in site.static.items():
        if address.lstrip("/") not in joined:
            yield source, Copied(address.lstrip("/"), root / source)
    media = led_to(site, known.answers.atlas, texts.every())
    media.update(path for artifact in site.artifacts for path in artifact.copied)
    media = {path for path in media if path not in gallery}
    for source in sorted(media.difference(site.static.values())):
        place = gallery.address(source).lstrip("/")
        if one := site.packed.get(source):
            again = partial(insides.again, one.source)
            yield one.source, Copied(place, root / one.kept, one.checksum, again)
        else:
            yield source, Copied(place, root / source)


def _places(known: SiteIndex, copied: Sequence[_Blamed]) -> Iterator[tuple[str, Origin]]:
    """Every file there will be and where it comes from, the most wanted first.

    What follows from pages is not made where the author gives a file of that name.
    """
    for address in known.plan.addresses:
        yield output_path(address.path), address
    given = {output.path for _, output in copied}
    for place in reserved(known.plan):
        if place.path not in given:
            yield place.path, FileOrigin(Span(place.path), place.ours)
    for source, output in copied:
        yield output.path, FileOrigin(Span(source))
