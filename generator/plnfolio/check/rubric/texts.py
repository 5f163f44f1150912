"""Lines that ask for texts: a page, so many posts, so many artifacts, and what each has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plnfolio.check.rubric.answer import Answer, Evidence, count, of
from plnfolio.check.rubric.portfolio import Portfolio
from plnfolio.diagnostics import Span, did_you_mean, listed
from plnfolio.frozen import dataclass
from plnfolio.kinds.summary import path as text_path
from plnfolio.model.address import rooted
from plnfolio.model.rubric import Line
from plnfolio.model.site import Artifact, Page, Post
from plnfolio.model.source import CONTENT

_HOME = ("", "index", "home")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A text with what it has, in a few words, and what it lacks."""

    evidence: Evidence
    lacks: tuple[str, ...]


def page(line: Line, portfolio: Portfolio) -> Answer:
    """A page by one of its names."""
    wanted = [_key(name) for name in line.page]
    for name in wanted:
        for one in portfolio.site.pages:
            if name in _names(one):
                seen = _seen(one, line, portfolio)
                if seen.lacks:
                    help_ = "write what is missing there"
                    found = listed(seen.lacks)
                    return Answer(line.title, "missing", found, (seen.evidence,), help_)
                return Answer(line.title, "ready", "", (seen.evidence,))
    return _no_page(line, wanted, portfolio)


def _no_page(line: Line, wanted: Sequence[str], portfolio: Portfolio) -> Answer:
    for one in portfolio.site.left_out:
        if _key(one.path) in wanted:
            said = f"waits until {one.until}" if one.until else "is a draft"
            where = (Evidence(Span(one.path), said),)
            remedy = "take “draft: true” out of it when it is ready"
            return Answer(line.title, "missing", "it is not published", where, remedy)
    known = [name for one in portfolio.site.pages for name in _names(one) if name]
    others = ", nor one with another of its names" if len(line.page) > 1 else ""
    found = f"there is no page “{line.page[0]}”{others}"
    remedy = next(filter(None, (did_you_mean(name, known) for name in wanted)), "")
    remedy = remedy or f"write {CONTENT}/pages/{wanted[0] or 'index'}.md"
    return Answer(line.title, "missing", found, (), remedy)


def _key(name: str) -> str:
    """What is alike in all ways to name a page: ``/about/``, ``pages/about.md``, ``About``."""
    key = name.casefold().strip("/ ").removeprefix(f"{CONTENT}/").removeprefix("pages/")
    key = key.removesuffix(".md").removesuffix("/index")
    return "" if key in _HOME else key


def _names(one: Page) -> set[str]:
    return {_key(one.slug), _key(one.path)}


def posts(line: Line, portfolio: Portfolio) -> Answer:
    """So many posts, with so many words and works in each."""
    return _enough(line, portfolio.site.posts, line.posts or 0, "post", portfolio)


def artifacts(line: Line, portfolio: Portfolio) -> Answer:
    """So many artifacts, and what every one of them has."""
    return _enough(line, portfolio.site.artifacts, line.artifacts or 0, "artifact", portfolio)


def _enough(
    line: Line, texts: Iterable[Post | Artifact], wanted: int, word: str, portfolio: Portfolio
) -> Answer:
    seen = [_seen(one, line, portfolio) for one in texts]
    whole = [one.evidence for one in seen if not one.lacks]
    short = [
        Evidence(one.evidence.span, f"{one.evidence.said}: {listed(one.lacks)}")
        for one in seen
        if one.lacks
    ]
    found = of(len(whole), wanted, word)
    if len(whole) >= wanted and not (line.each and short):
        return Answer(line.title, "ready", found, tuple(whole))
    if len(whole) >= wanted:
        found = f"{len(whole)} of all {count(len(seen), word)}"
    return Answer(line.title, "missing", found, tuple(short), _what_to_do(line, wanted, seen, word))


def _what_to_do(line: Line, wanted: int, seen: Sequence[_Seen], word: str) -> str:
    """How the missing ones come to be there."""
    steps = []
    if any(one.lacks for one in seen):
        fields = [name for name in line.each if name != "reflection"]
        lacking = {lack for one in seen for lack in one.lacks}
        wanting = [name for name in fields if f"no {name}" in lacking]
        if wanting:
            steps.append(f"add {listed(f'“{name}:”' for name in wanting)} at the top of those")
        if "no reflection" in lacking:
            steps.append("write below it, or in a post that links to it, what you learned")
        if not steps:
            steps.append("write what they lack")
    if len(seen) < wanted:
        steps.append(f"begin another: plnfolio new {word}")
    return "; ".join(steps)


def _seen(one: Post | Page | Artifact, line: Line, portfolio: Portfolio) -> _Seen:
    """What is asked of each text, and what this one has of it."""
    words = _words(one, portfolio)
    lacks: list[str] = []
    has = [f"“{one.matter.title}”"]
    if line.words:
        (has if words >= line.words else lacks).append(of(words, line.words, "word"))
    if line.works:
        works = len(portfolio.works(one.path))
        (has if works >= line.works else lacks).append(of(works, line.works, "work"))
    if isinstance(one, Artifact):
        lacks += _missing_parts(one, line, portfolio)
    span = one.places["title",]
    return _Seen(Evidence(span, ", ".join(has)), tuple(lacks))


def _missing_parts(one: Artifact, line: Line, portfolio: Portfolio) -> Iterator[str]:
    for part in line.each:
        if part == "reflection":
            there = bool(_words(one, portfolio))
        else:
            there = bool(one.files if part == "file" else getattr(one.matter, part))
        if not there:
            yield f"no {part}"


def _words(one: Post | Page | Artifact, portfolio: Portfolio) -> int:
    """The words of a text; of an artifact those of its reflection: its own, or those of a post
    that links to it, where that is longer.
    """
    paths = [one.path]
    if isinstance(one, Artifact):
        paths += portfolio.linking.get(rooted(text_path(one)), ())
    return max(portfolio.words.get(path, 0) for path in paths)
