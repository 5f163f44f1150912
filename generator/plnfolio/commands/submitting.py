"""A site is built, and texts of it are made into submissions while they are at hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from plnfolio.check import findings
from plnfolio.commands.progress import progress_bar
from plnfolio.diagnostics import Problem, listed, why_not
from plnfolio.epub import book
from plnfolio.frozen import dataclass
from plnfolio.model.manuscript import Manuscript
from plnfolio.model.site import Filed, Site
from plnfolio.pdf import available, missing, paper
from plnfolio.pipeline.build import build
from plnfolio.pipeline.manuscripts import manuscript
from plnfolio.pipeline.prepare import Prepared
from plnfolio.pipeline.request import WORKSHOP, BuildRequest, Result
from plnfolio.read.reading import Reading
from plnfolio.read.site import read_site
from plnfolio.submit.bundle import Finished
from plnfolio.submit.folder import SubmitError, stop_inside
from plnfolio.submit.making import Make, Submission, Wish, submit
from plnfolio.submit.receipt import Content

Choose = Callable[[Site, Callable[[], Site]], Sequence[Filed]]
"""Which texts of a site are meant, given how to read what of it is not published."""


@dataclass(frozen=True, slots=True)
class Made:
    """A submission, and what the author should know of it."""

    text: Filed
    submission: Submission
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = field(default=())


def built(request: BuildRequest, use: Callable[[Prepared, Result], None], *, show: bool) -> Result:
    """Build the site into its folder; SiteError with all that is wrong."""
    with progress_bar(wanted=show) as progress:
        return build(request, progress, findings, use=use)


def submissions(
    request: BuildRequest, choose: Choose, where: Callable[[Filed], Path], *, show: bool
) -> list[Made]:
    """Build the site and make the submissions that are chosen."""
    made: list[Made] = []

    def use(prepared: Prepared, result: Result) -> None:
        making = _Making(prepared, result, request)
        for text in choose(prepared.site, making.everything):
            made.append(making(text, where(text)))

    built(request, use, show=show)
    return made


@dataclass(frozen=True, slots=True)
class _Making:
    """Makes submissions of one finished site."""

    prepared: Prepared
    result: Result
    request: BuildRequest

    def everything(self) -> Site:
        """The site with its drafts and what waits."""
        reading = self.request.reading
        return read_site(Reading(reading.root, reading.now, drafts=True, future=True), [])

    def __call__(self, text: Filed, folder: Path) -> Made:
        """The submission of a text."""
        stop_inside(folder, self._root, self.request.output)
        words = manuscript(self.prepared, text.path)
        problems = [one for one in self.result.problems if one.span.path == text.path]
        others = self._others(words, problems)
        try:
            done = submit(self._wish(text, words, others), folder, self._root / WORKSHOP)
        except OSError as error:
            raise SubmitError(
                f"“{text.matter.title}” cannot be handed in: {why_not(error)}",
                "see that the disk has room and that no other program changes the site’s files",
            ) from error
        notes = (*_dead(done), *_unnamed(text, missing(words) if "pdf" in others else ()))
        return Made(text, done, tuple(problems), notes)

    @property
    def _root(self) -> Path:
        return self.request.reading.root

    def _others(self, words: Manuscript, problems: list[Problem]) -> dict[str, Make]:
        active, output = self.prepared.index.active, self.request.output
        found: dict[str, Make] = {}
        if available():
            found["pdf"] = lambda: paper(words, output, active, problems)
        found["epub"] = lambda: book([words], output, active.strings)
        return found

    def _wish(self, text: Filed, words: Manuscript, others: Mapping[str, Make]) -> Wish:
        source = (self._root / text.path).read_bytes()
        content = Content(path=text.path, sha256=hashlib.sha256(source).hexdigest())
        return Wish(words, text.slug, self._site(), content, others, self.request.reading.now)

    def _site(self) -> Finished:
        """What a page that is taken from the site has to know of it."""
        packages = self.prepared.index.plan.packages
        return Finished(
            self.request.output,
            self.prepared.site.config.base_url,
            frozenset(one.path for one in self.prepared.copied),
            tuple(path.lstrip("/") for path in packages if path.endswith("/")),
        )


def _dead(done: Submission) -> Iterator[str]:
    """What is said of addresses on the page that lead to nothing."""
    for address in done.bundle.dead:
        yield f"the page leads to “{address}”, and the site has nothing there"


_NAMED = {
    "affiliation": "affiliation",
    "course": "course",
    "instructor": "instructor",
    "due": "due date",
}
"""What a title page has, as one calls it, by the field that says it."""


def _unnamed(text: Filed, fields: Sequence[str]) -> Iterator[str]:
    """What the title page of the paper goes without."""
    if fields:
        written = listed(f"“{name}”" for name in fields)
        yield (
            f"the title page of the PDF has no {listed((_NAMED[name] for name in fields), 'or')}; "
            f"if your instructor wants that, write {written} into {text.path}"
        )
