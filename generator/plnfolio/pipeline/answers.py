"""What a text asks of its site is answered here, and noted: each question by name, with a digest.

The questions are those of ``render/asking.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast
from urllib.parse import quote, unquote

from plnfolio.cache.digest import fingerprint
from plnfolio.cite.style import Cited, Style
from plnfolio.diagnostics import Problem, Span
from plnfolio.frozen import dataclass
from plnfolio.images.picture import Picture
from plnfolio.kinds import page, summary
from plnfolio.model.citation import Citation
from plnfolio.model.document import Document
from plnfolio.model.site import Site
from plnfolio.model.source import CONTENT
from plnfolio.pln.bridges import missing_in
from plnfolio.pln.entries import Entry, by_slug
from plnfolio.read.references.keys import by_likely_key
from plnfolio.render import asking
from plnfolio.render.asking import Keys, Library, Networks, Question, Work
from plnfolio.render.atlas import NETWORK, Atlas
from plnfolio.render.markdown import parse_cell
from plnfolio.render.resolve import Resolved, moved, resolve
from plnfolio.theme.strings import Strings

if TYPE_CHECKING:
    from plnfolio.render.overview import Overview

T = TypeVar("T")


class Cells:
    """Parses the Markdown of YAML values, each text once."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._known: dict[tuple[str, bool], Document] = {}

    def __call__(self, text: str, *, tags: bool) -> Document:
        """The Document of a value; without ``tags``, HTML in it is text."""
        key = (text, tags)
        if key not in self._known:
            self._known[key] = parse_cell(text, language=self._language, tags=tags)
        return self._known[key]


@dataclass(frozen=True, slots=True)
class Answers:
    """All that answers are made from, and those that were given.

    ``rows`` are the rows of all tables that may be published. ``picture`` knows the files of a
    picture by its source.
    """

    site: Site
    rows: tuple[Entry, ...]
    atlas: Atlas
    style: Style
    strings: Strings
    picture: Callable[[str], Picture | None]
    cell: Cells
    _given: dict[str, tuple[object, str]] = field(init=False, default_factory=dict)

    def forget(self) -> None:
        """Let go of the answers; whoever asks again is given the same."""
        self._given.clear()

    def digest(self, name: str) -> str:
        """The digest of the answer to a question as it was noted."""
        return self.answer(name)[1]

    def answer(self, name: str) -> tuple[object, str]:
        """The answer and its digest, to a question that is noted as ``name``."""
        found = self._given.get(name)
        if found is None:
            kind, _, about = name.partition(":")
            given = ANSWERS[kind].give(self, about)
            found = self._given[name] = given, fingerprint(given)
        return found


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """How a question is answered; ``give`` is told about what it is asked."""

    question: Question[T]
    give: Callable[[Answers, str], T]


def _library(known: Answers, _: str) -> Library:
    site = known.site
    incomplete = any(path.startswith(f"{CONTENT}/references") for path in site.unread)
    return Library(site.references, site.unread_works, incomplete)


def _work(known: Answers, key: str) -> Work:
    library = _library(known, "")
    return Work(library.works.get(key), library.incomplete or key in library.unread)


def _keys(known: Answers, _: str) -> Keys:
    works = known.site.references
    return Keys(frozenset(works), known.site.unread_works, by_likely_key(works.values()))


def _link(known: Answers, about: str) -> Resolved | Problem:
    source, _, target = about.partition(" ")
    return resolve(target, unquote(source, errors="surrogatepass"), known.atlas, Span(""))


def _networks(known: Answers, _: str) -> Networks:
    pages, tables = known.atlas.addresses, known.site.tables
    found = by_slug(known.rows)
    unread = frozenset(p for p in known.site.unread if p.startswith(f"{CONTENT}/networks/"))
    # A row without a group is in one that is called after its kind, in the words of the site.
    told = ([(table.path, table.digest) for table in tables], known.strings, unread)
    addresses = {slug: pages[NETWORK + slug] for slug in found}
    return Networks(tables, known.rows, found, addresses, unread, fingerprint(told))


def _overview(known: Answers, _: str) -> Overview:
    from plnfolio.render.overview import Overview  # noqa: PLC0415 - many sites have no networks

    return Overview(
        known.rows,
        today=known.site.today.isoformat(),
        author=known.site.config.author.name,
        strings=known.strings,
        missing=missing_in(known.site.tables),
        digest=known.digest("networks"),
    )


ANSWERS: Mapping[str, Answer[Any]] = {
    one.question.name: one
    for one in (
        Answer(asking.REFERENCES, _library),
        Answer(asking.REFERENCE, _work),
        Answer(asking.KEYS, _keys),
        Answer(asking.ADDRESSES, lambda known, _: known.atlas),
        Answer(asking.LINK, _link),
        Answer(asking.STATIC, lambda known, path: known.atlas.static.get(path, "")),
        Answer(asking.PICTURE, lambda known, source: known.picture(source)),
        Answer(
            asking.POSTS,
            lambda known, _: {post.path: summary.listed(post) for post in known.site.posts},
        ),
        Answer(
            asking.PAGES,
            lambda known, _: {one.path: page.listed(one) for one in known.site.pages},
        ),
        Answer(
            asking.ARTIFACTS,
            lambda known, _: {one.path: summary.listed(one) for one in known.site.artifacts},
        ),
        Answer(asking.NETWORKS, _networks),
        Answer(asking.OVERVIEW, _overview),
        Answer(asking.AUTHOR, lambda known, _: known.site.config.author),
        Answer(asking.RECENT, lambda known, _: known.site.config.recent),
        Answer(asking.LANGUAGE, lambda known, _: known.site.config.language),
        Answer(asking.STYLE, lambda known, _: known.site.config.style),
        Answer(asking.TODAY, lambda known, _: known.site.today),
        Answer(asking.WORDS, lambda known, _: known.strings),
    )
}

TEXT = "text"
"""What a text is by itself: the one of its inputs that it need not ask for."""


def changed(name: str) -> str:
    """What is said of an input of a text that is not the same any more."""
    kind, _, about = name.partition(":")
    return "its text changed" if kind == TEXT else ANSWERS[kind].question.changed.format(about)


class Reader:
    """Answers the questions of one text (see SiteReader); ``inputs`` are those until now."""

    def __init__(self, answers: Answers) -> None:
        self.inputs: dict[str, str] = {}
        self._answers = answers

    def ask(self, question: Question[T], about: str = "", /) -> T:
        """See SiteReader, as for all that follow."""
        name = f"{question.name}:{about}" if about else question.name
        answer, self.inputs[name] = self._answers.answer(name)
        return cast("T", answer)

    def link(self, target: str, source: str, span: Span, /) -> Resolved | Problem:
        """See SiteReader."""
        if target.startswith("data:"):  # it is whole in itself, and may be long
            return resolve(target, source, self._answers.atlas, span)
        found = self.ask(asking.LINK, f"{quote(source, errors='surrogatepass')} {target}")
        return moved(found, span)

    def cite(self, citations: Sequence[Citation], nocite: Sequence[str], /) -> Cited:
        """See SiteReader."""
        if citations or nocite:
            self.ask(asking.STYLE)
        for key in (*(item.id for one in citations for item in one.items), *nocite):
            self.ask(asking.REFERENCE, key)
        return self._answers.style.cite(citations, nocite)

    def cell(self, text: str, /, *, tags: bool) -> Document:
        """See SiteReader."""
        self.ask(asking.LANGUAGE)
        return self._answers.cell(text, tags=tags)

    def t(self, key: str, /, **values: object) -> str:
        """See SiteReader."""
        return self.ask(asking.WORDS).t(key, **values)

    def moment(self, text: str, /) -> str:
        """See SiteReader."""
        return self.ask(asking.WORDS).moment(text)
