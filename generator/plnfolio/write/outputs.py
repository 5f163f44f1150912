"""All files that follow from a site: pages, and what stands beside them.

An output is a module with two functions, ``reserved`` and ``files`` (see ``write.base.Output``). To
add one, write the module and put it into the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plnfolio.write import (
    build_id,
    cards,
    downloads,
    feed,
    headers,
    jsonfeed,
    moved,
    pages,
    pln,
    rules,
    search,
    sitemap,
)
from plnfolio.write.base import Finished, Output, Plan, Planned, Reserved

OUTPUTS: tuple[Output, ...] = (
    pages,
    moved,
    rules,
    cards,
    sitemap,
    feed,
    jsonfeed,
    pln,
    downloads,
    search,
    headers,
    build_id,
)


def reserved(plan: Plan) -> Iterator[Reserved]:
    """Every place that an output takes."""
    for output in OUTPUTS:
        yield from output.reserved(plan)


def beside_pages(finished: Finished) -> Iterator[Planned]:
    """Every file that is no page."""
    for output in OUTPUTS:
        if output is not pages:
            yield from output.files(finished)


def planned(finished: Finished) -> Iterable[Planned]:
    """Every file."""
    for output in OUTPUTS:
        yield from output.files(finished)
