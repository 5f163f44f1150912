"""From the author's folder to the finished one: read, parse, compose, page, write.

The only package that knows all the stages. Everything the author got wrong is collected on the way
and said together; nothing is written unless all of it can be.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from plnfolio.diagnostics import Problem, SiteError, in_order
from plnfolio.kinds import KINDS
from plnfolio.model.site import Site
from plnfolio.pipeline.look import load_look
from plnfolio.pipeline.order import WORKSHOP, Order, Progress, Result
from plnfolio.pipeline.outputs import (
    copied,
    made,
    material,
    places,
    shared_network,
    stop_if_wrong,
)
from plnfolio.pipeline.texts import compose_site
from plnfolio.pln.entries import entries, public
from plnfolio.read.site import CONTENT, Reading, read_site
from plnfolio.render.siteview import site_view
from plnfolio.render.typeset import typeset
from plnfolio.theme.strings import direction
from plnfolio.write.cards import painted, with_cards
from plnfolio.write.destination import (
    Destination,
    Written,
    check_folder,
    duplicates,
    unreadable_files,
    unwritable,
)
from plnfolio.write.output import Copied, Output
from plnfolio.write.search import search_index, texts

__all__ = ["CONTENT", "WORKSHOP", "Order", "Progress", "Reading", "Result", "build"]


def build(order: Order, progress: Progress = lambda stage, done, total: None) -> Result:
    """Build a site; SiteError with everything that is wrong if it cannot be built."""
    start = time.perf_counter()
    root = order.reading.root
    problems = list(check_folder(order.output, root, root / CONTENT))
    site = _site(order, problems)
    look = load_look(root, site, problems)
    t = look.strings.t
    rows = public(entries(site.tables, lambda kind: t(f"kind_{kind}")))
    addresses = [address for kind in KINDS for address in kind.addresses(site)]
    composed = compose_site(
        site, rows, addresses, look.strings, root=root, problems=problems, progress=progress
    )
    view = site_view(
        site,
        composed.bodies,
        composed.composer.atlas,
        t,
        direction=direction(site.config.language),
        options=look.theme.options,
        problems=problems,
    )
    gallery = composed.gallery
    problems += gallery.make(lambda done, total: progress("Making pictures", done, total))
    pictures = [(source, Copied(path[1:], file)) for source, path, file in gallery.outputs()]
    taken = dict(copied(site, composed, look.theme, root))
    problems += duplicates(places(addresses, [*taken.items(), *pictures]))
    problems += unreadable_files(taken)
    stuff = material(site, composed, look.strings)
    pages = [page for kind in KINDS for page in kind.pages(stuff)]
    problems += (
        p for name in {page.template for page in pages} for p in look.templates.check(name)
    )
    stop_if_wrong(problems)
    shared = with_cards(pages, view)
    cards = painted(shared.cards, view, look.templates, root / WORKSHOP / "cards")
    own = shared_network(site, rows, look.strings, order.output)
    found = search_index(
        texts(pages, look.strings), site.config.language, root / WORKSHOP / "search.zip"
    )
    files = _write(
        order,
        [*taken.values(), *(output for _, output in pictures)],
        chain(made(shared.pages, view, look.templates, progress), own, cards, found),
    )
    gallery.prune()
    return Result(
        site=site,
        cited=frozenset(stuff.works),
        pages=len(pages),
        files=files,
        problems=in_order(problems),
        seconds=time.perf_counter() - start,
    )


def _site(order: Order, problems: list[Problem]) -> Site:
    site = typeset(read_site(order.reading, problems))
    if not order.base_url:
        return site
    config = site.config.model_copy(update={"base_url": order.base_url})
    return replace(site, config=config)


def _write(order: Order, taken: Iterable[Output], outputs: Iterable[Output]) -> Written:
    """Everything into the output folder; what the author gave (a robots.txt) goes before ours."""
    root = order.reading.root
    try:
        with Destination(order.output, root / WORKSHOP) as destination:
            given = set()
            for output in taken:
                destination.put(output)
                given.add(output.path)
            for output in outputs:
                if output.path not in given:
                    destination.put(output)
            return destination.commit()
    except OSError as error:
        raise SiteError([unwritable(order.output, root, error)]) from error
