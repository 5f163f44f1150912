"""Lines that ask for no findings of some codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from plnfolio.check.rubric.answer import Answer, Evidence, State, count
from plnfolio.check.rubric.portfolio import Portfolio
from plnfolio.check.rules import LEVELS, ONLINE
from plnfolio.diagnostics import Problem, listed
from plnfolio.model.rubric import ALL, Line

NOTHING = "nothing was found"


def clean(line: Line, portfolio: Portfolio) -> Answer:
    """Nothing of some codes was found; where somebody silenced them, a person has to look."""
    if not portfolio.site.texts:
        remedy = "begin a page, or a post: plnfolio new post"
        return Answer(line.title, "missing", "no text is published yet", (), remedy)
    found = [one for one in portfolio.problems if one.code in line.clean or ALL in line.clean]
    if heavy := [one for one in found if is_heavy(one)]:
        return _said(line, "missing", heavy, "see how to mend it")
    off = [code for code, level in portfolio.site.config.check.items() if level == "off"]
    unheard = [code for code in off if code in line.clean or ALL in line.clean]
    if unheard:
        said = f"nobody looked for {listed(f'“{code}”' for code in unheard)}"
        places = portfolio.site.config_places
        evidence = tuple(Evidence(places["check", code], "is off here") for code in unheard)
        return Answer(line.title, "look", said, evidence, "read the texts yourself")
    if unasked := [code for code in line.clean if code in ONLINE]:
        said = f"“{unasked[0]}” takes the web, which was not asked"
        return Answer(line.title, "look", said, (), "ask it: plnfolio check --online")
    if found:
        return _said(line, "look", found, "it may be right as it is")
    silent = tuple(
        Evidence(one.span, f"{listed(one.codes)}, since “{one.reason}”")
        for one in portfolio.silenced
        if ALL in line.clean or any(code in line.clean for code in one.codes)
    )
    if silent:
        said = f"nothing was found but what {count(len(silent), 'comment')} may hide"
        return Answer(line.title, "look", said, silent, "see whether you agree with the reasons")
    return Answer(line.title, "ready", NOTHING)


def _said(line: Line, state: State, found: Sequence[Problem], remedy: str) -> Answer:
    often = Counter(one.code for one in found).most_common(1)[0][0]
    evidence = tuple(Evidence(one.span, one.message) for one in found)
    number = count(len(found), "finding")
    return Answer(line.title, state, number, evidence, f"{remedy}: plnfolio explain {often}")


def is_heavy(one: Problem) -> bool:
    """Whether a finding is more than a hint, here or, if the site takes it lightly, elsewhere."""
    return {one.severity, LEVELS.get(one.code, "hint")} != {"hint"}
