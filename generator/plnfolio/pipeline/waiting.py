"""Texts that wait to be put in their place: what will be wrong there is said now."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from plnfolio.diagnostics import Problem
from plnfolio.kinds import KINDS
from plnfolio.kinds.terms import filing
from plnfolio.model.document import Body, Facts
from plnfolio.model.site import Page, Post, Waiting
from plnfolio.model.source import CONTENT
from plnfolio.pipeline.answers import Answers
from plnfolio.pipeline.index import SiteIndex
from plnfolio.pipeline.jobs import text_job
from plnfolio.pipeline.texts import ComposeContext, Texts
from plnfolio.read.strays import meant
from plnfolio.render.atlas import atlas_of
from plnfolio.render.markdown import parse
from plnfolio.render.resolve import unproven


def said_of_waiting(
    known: SiteIndex, context: ComposeContext, texts: Texts, markdown: Callable[[str], str]
) -> Iterator[Problem]:
    """What is wrong in the texts that wait; ``markdown`` gives that of a file.

    They are read as if every one of them were where it belongs, so that following what is said
    brings up nothing new. All of it is a warning, as none of it is published.
    """
    linked = {path for facts in texts.every() for path in facts.media}
    waiting = [one for one in known.site.waiting if one.path not in linked]
    for one in waiting:
        yield from map(one.said_here, one.problems)
    if coming := {one.text.path: one for one in waiting if _comes_out(one)}:
        later = replace(context, answers=_later(known))
        yield from _composed(later, texts, coming, markdown)


def _composed(
    context: ComposeContext,
    texts: Texts,
    waiting: Mapping[str, Waiting],
    markdown: Callable[[str], str],
) -> Iterator[Problem]:
    """What is wrong in the Markdown of texts, by the paths that they will have."""
    language = context.answers.site.config.language
    made: dict[str, tuple[Body, Facts]] = {}
    problems: list[Problem] = []
    for place, one in waiting.items():
        document = parse(markdown(one.path), language=language)
        body, facts, _ = context.compose(text_job(one.text, language), document, problems)
        made[place] = body, facts
    problems += unproven(
        [claim for _, facts in made.values() for claim in facts.claims],
        lambda key: made[key][1].anchors if key in made else texts.facts[key].anchors,
        lambda key: made[key][0] if key in made else texts.body(key),
    )
    # What a table has wrong that such a text shows is said of the table.
    for problem in problems:
        if problem.span.path in waiting:
            yield waiting[problem.span.path].said_here(problem)


def _comes_out(waiting: Waiting) -> bool:
    """Whether a text would be published in its place, and not kept back as a draft."""
    return not waiting.text.matter.draft and not waiting.path.startswith("content/_drafts/")


def _later(known: SiteIndex) -> Answers:
    """The answers of a site in which every text is where it belongs."""
    site = known.site
    texts = [one.text for one in site.waiting if _comes_out(one)]
    later = replace(
        site,
        posts=(*site.posts, *(text for text in texts if isinstance(text, Post))),
        pages=(*site.pages, *(text for text in texts if isinstance(text, Page))),
        files=frozenset(_moved(site.files, site.waiting)),
        waiting=tuple(one for one in site.waiting if one.path != one.text.path),
    )
    filed = filing(later)
    addresses = [address for kind in KINDS for address in kind.addresses(later, filed)]
    atlas = atlas_of(later, addresses, known.answers.atlas.paths, known.decided.moves)
    return replace(known.answers, site=later, atlas=atlas, picture=lambda source: None)


def _moved(files: Iterable[str], waiting: Iterable[Waiting]) -> Iterator[str]:
    """The files of a site, those in the folder of a text, or in one that has a slip in its name,
    with it in its place.
    """
    waiting = list(waiting)
    folders = {
        posixpath.dirname(one.path): posixpath.dirname(one.text.path)
        for one in waiting
        if posixpath.basename(one.text.path) == "index.md" and one.path.count("/") > 2
    }
    for name in {one.path.split("/")[1] for one in waiting}:
        if right := meant(name):
            folders[f"{CONTENT}/{name}"] = f"{CONTENT}/{right}"
    for path in files:
        folder = posixpath.dirname(path)
        while folder and folder not in folders:
            folder = posixpath.dirname(folder)
        yield folders[folder] + path.removeprefix(folder) if folder else path
