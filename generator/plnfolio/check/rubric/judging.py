"""A rubric is answered, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from plnfolio.check.rubric.answer import Answer, Evidence
from plnfolio.check.rubric.clean import clean
from plnfolio.check.rubric.portfolio import Portfolio
from plnfolio.check.rubric.sums import networks, standards, sums
from plnfolio.check.rubric.texts import artifacts, page, posts
from plnfolio.model.rubric import Line, Rubric, subject

_JUDGES: Mapping[str, Callable[[Line, Portfolio], Answer]] = {
    "page": page,
    "standards": standards,
    "posts": posts,
    "artifacts": artifacts,
    "networks": networks,
    "clean": clean,
    "works": sums,
    "words": sums,
    "look": lambda line, _: Answer(line.title, "look"),
}
"""By what a line asks for."""


def answers(rubric: Rubric, portfolio: Portfolio) -> tuple[Answer, ...]:
    """What is said to each line; before them, where something keeps the site from being built."""
    return (*_unbuilt(portfolio), *(_answer(line, portfolio) for line in rubric.lines))


def _answer(line: Line, portfolio: Portfolio) -> Answer:
    """What a program can say, and after that, whether a person has to look all the same."""
    said = _JUDGES[subject(line)](line, portfolio)
    if not line.look or said.state == "missing":
        return said
    return replace(said, state="look", help="; ".join(filter(None, (said.help, line.look))))


def _unbuilt(portfolio: Portfolio) -> Iterator[Answer]:
    if portfolio.errors:
        evidence = tuple(Evidence(one.span, one.message) for one in portfolio.errors)
        remedy = "mend these first: plnfolio build"
        yield Answer("The site can be built", "missing", "", evidence, remedy)
