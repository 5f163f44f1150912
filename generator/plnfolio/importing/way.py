"""The order of passes, from what sources give to what is planned."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from plnfolio.importing.article import Article, Note, Pass, There
from plnfolio.importing.citations import citations
from plnfolio.importing.conserved import account
from plnfolio.importing.crossing import Arrived, crossed
from plnfolio.importing.foreign.keys import other_keys
from plnfolio.importing.foreign.passed import passed
from plnfolio.importing.foreign.settled import followed, meant, with_files
from plnfolio.importing.markdown.writer import markdown
from plnfolio.importing.memory import Memory
from plnfolio.importing.networks import networks
from plnfolio.importing.place import Places, sources
from plnfolio.importing.plan import Text, aside, planned
from plnfolio.importing.shown import bring_shown
from plnfolio.importing.tidy.page import tidied

PASSES: tuple[Pass, ...] = (citations, networks)
"""Over a tidy body, in this order: citations (the typed list becomes works, and what is typed of
them becomes keys), networks (tables become files, and what stands
in their cells is keyed by then)."""


def brought(
    articles: Sequence[Article], there: There, memory: Memory, today: datetime.date
) -> list[Text]:
    """Take articles the whole way: tidied, passed on, placed, written, counted, planned."""
    known = sources(articles)
    tidied(articles)
    before = [meant(one) for one in articles]
    places = Places(there, memory, today)
    arrived, stems = [], []
    for article, source, had in zip(articles, known, before, strict=True):
        address = article.address
        stem = places.place(article, source)
        with_files(article, had, stem)
        own = [one.path for one in memory.of(source)]
        held = {path: there.paths.pop(path) for path in own if path in there.paths}
        if article.markdown is not None:
            passed(article, there, PASSES)
        else:
            for one in PASSES:
                one(article, there)
        bring_shown(article, stem)
        there.paths.update(held)
        aside(article, stem, own, there)
        there.paths.update((one.path, one.data) for one in article.files if one.path not in held)
        arrived.append(Arrived(article, _path(article, stem), address))
        stems.append(stem)
    crossed(arrived, today)
    followed(articles, before, [one.path for one in arrived])
    other_keys(articles, there.library)
    texts = []
    for article, stem, source in zip(articles, stems, known, strict=True):
        account(article)
        if article.markdown is None:
            article.markdown = markdown(article.body)
        texts.append(planned(article, stem, source, (there, memory), today))
        if texts[-1].state == "empty":
            article.note("nothing was brought: it has no text but its title", left=article.title)
        elif article.date is None and article.kind != "page":
            said = "it had no date, and has that of the day on which it was brought"
            article.note(said, near=f"date: {today}")
        _at_lines(article, texts[-1])
    return texts


def _path(article: Article, stem: str) -> str:
    bundle = any(one.path.startswith(f"{stem}/") for one in article.files)
    return f"{stem}/index.md" if bundle else f"{stem}.md"


def _at_lines(article: Article, text: Text) -> None:
    """Give notes the place that they are about: a line of what is written, or the source."""
    lines = text.files[0].data.decode().split("\n")
    plain = [_plain(line) for line in lines]
    made = []
    for note in article.notes:
        if note.path or not note.near:
            made.append(note)
            continue
        words = _plain(note.near)
        line = next((at for at, one in enumerate(plain, 1) if words and words in one), 0)
        made.append(Note(note.message, f"content/{text.path}", line, note.near, note.left))
    article.notes[:] = made


def _plain(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum()).casefold()
