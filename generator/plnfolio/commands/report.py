"""What a build has to say: to a person on the terminal, or to a program as JSON."""

from __future__ import annotations

import datetime
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from plnfolio.diagnostics import Edit, Problem, RefusedError, SiteError, listed
from plnfolio.model.months import in_words
from plnfolio.model.source import LeftOut
from plnfolio.pipeline.last_check import Known
from plnfolio.pipeline.request import WORKSHOP, News, Result
from plnfolio.write.claims import in_short
from plnfolio.write.outcome import REPLACED

COLOURS = {"error": "red", "warning": "yellow", "hint": "cyan"}
"""In which each level is shown, where there is colour."""


def show_problems(problems: Iterable[Problem]) -> None:
    """Each problem in its usual form, on standard error, with colour where there is any."""
    for problem in problems:
        first, *rest = str(problem).split("\n")
        label, _, message = first.partition(": ")
        colour = COLOURS[problem.severity]
        click.echo(f"{click.style(label, fg=colour, bold=True)}: {message}", err=True)
        click.echo("\n".join(rest), err=True)


def count(number: int, word: str) -> str:
    """``1 page``, ``2 pages``."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def show_result(result: Result, output: Path) -> None:
    """One line on what was made, one on what was left out, one for each page that is gone."""
    files = result.files
    changes = [
        f"{number:,} {word}"
        for number, word in (
            (files.written, "written"),
            (files.unchanged, "unchanged"),
            (files.removed, "removed"),
        )
        if number
    ]
    where = f"{output.as_posix().rstrip('/')}/"
    pages = count(result.pages, "page")
    click.echo(f"Built {pages} into {where} in {result.seconds:.1f} s ({', '.join(changes)}).")
    if result.left_out:
        click.echo(left_out_sentence(result.left_out) + _which_day(result))
    for address, where in result.moved.items():
        click.echo(f"Moved: {address} leads to {where} now.")
    for address, why in result.gone.items():
        click.echo(f"Removed: {address} ({why}).")
    if files.replaced:
        click.echo(
            f"Changed by somebody else since the last build: {in_short(files.replaced)}. "
            f"What was there is kept in {WORKSHOP}/{REPLACED}/ beside content/."
        )


SHOWN = 5
"""Addresses that are said at once."""


def show_news(result: Result) -> None:
    """The addresses of what says something new, for whoever hands one in."""
    if not result.news:
        return
    click.echo("To hand in:")
    for one in result.news[:SHOWN]:
        click.echo(f"  {one.address}  {'new' if one.new else 'changed'}: {one.title}")
    if len(result.news) > SHOWN:
        click.echo(f"  and {len(result.news) - SHOWN} more")
    for one in result.news:
        today, told = result.today, one.changed
        if today and told and told < today and not one.new:
            click.echo(
                f"{one.source} has changed, and its page says that it last did on "
                f"{in_words(told)}; "
                f"write “updated: {today}” if readers should know."
            )


def show_last_check(known: Known | None, *, first: bool) -> None:
    """What the last check had to say of texts that are as they were, and how many are not.

    A build reads none itself: that takes as long again. Who builds a site for the first time hears
    once that somebody can.
    """
    if known is None:
        if first and sys.stdout.isatty():
            click.echo("“plnfolio check” reads your texts, too, before somebody else does.")
        return
    found = Counter[str](known.levels)
    said = listed(count(found[level], level) for level in COLOURS if found[level])
    have = "has" if known.changed == 1 else "have"
    others = f"{count(known.changed, 'file')} {have} changed since"
    if said and known.changed:
        click.echo(f"At the last check: {said} in files that are as they were; {others}.")
    elif said:
        click.echo(f"At the last check: {said}. See them with:  plnfolio check")
    elif known.changed:
        them = "it" if known.changed == 1 else "them"
        click.echo(f"{others} the last check. Have {them} read with:  plnfolio check")


def show_reasons(result: Result) -> None:
    """Why each file was made, a line each; one line for all pages where it is the same."""
    reasons = {path.removesuffix("index.html"): said for path, said in result.reasons.items()}
    pages = [said for path, said in result.reasons.items() if path.endswith(".html")]
    common = pages[0] if len(pages) == result.pages > 1 and len(set(pages)) == 1 else None
    if common:
        click.echo(f"all pages: {common}")
        reasons = {
            path: said for path, said in reasons.items() if not path.endswith(("/", ".html"))
        }
        reasons.pop("", None)
    for path, said in sorted(reasons.items()):
        click.echo(f"{path or 'home page'}: {said}")
    if not reasons and not common:
        click.echo("nothing to make: nothing changed")


def show_failure(problems: Iterable[Problem]) -> None:
    """How many problems there are; the last line, since it stays in view."""
    errors = sum(problem.severity == "error" for problem in problems)
    half = any(problem.code == "half-written" for problem in problems)
    click.echo(f"\n{count(errors, 'problem')}.{'' if half else ' Nothing was written.'}", err=True)


def show_mistakes(error: SiteError, *, json_: bool) -> None:
    """All that keeps a site from being built, and that it does."""
    if json_:
        click.echo(as_json(error.problems))
        return
    show_problems(error.problems)
    show_failure(error.problems)


def show_refusal(error: RefusedError) -> None:
    """Why something was not done, and what helps."""
    click.echo(f"{click.style('error', fg='red', bold=True)}: {error.message}.", err=True)
    if error.remedy:
        click.echo(f"  help: {error.remedy}", err=True)


def left_out_sentence(left_out: Iterable[LeftOut]) -> str:
    """``2 left out: 1 draft (content/posts/x.md), 1 scheduled for 3 May 2027 (…)``."""
    drafts = [item.path for item in left_out if item.until is None]
    parts = []
    if drafts:
        parts.append(f"{count(len(drafts), 'draft')} ({', '.join(drafts)})")
    by_day: dict[datetime.date, list[str]] = {}
    for item in left_out:
        if item.until:
            by_day.setdefault(item.until, []).append(item.path)
    for day, paths in sorted(by_day.items()):
        parts.append(f"{len(paths)} scheduled for {in_words(day)} ({', '.join(paths)})")
    total = len(drafts) + sum(map(len, by_day.values()))
    return f"{total} left out: {', '.join(parts)}"


def _which_day(result: Result) -> str:
    """Which day it is, where that decides whether a text waits: a zone is at most a day away."""
    waits = [item.until for item in result.left_out if item.until]
    if not (result.today and waits and min(waits) - result.today <= datetime.timedelta(days=1)):
        return ""
    day = in_words(result.today)
    if result.timezone:
        return f". Today is {day} in {result.timezone} (“timezone” in content/site.yaml)"
    return (
        f". Today is {day} on this computer; "
        "“timezone: America/Chicago” in content/site.yaml says where you live"
    )


def as_json(problems: Iterable[Problem], result: Result | None = None) -> str:
    """The object that ``--json`` prints; all counts are 0 where nothing could be built.

    It has ``addresses`` where there is something to hand in.
    """
    files = result.files if result else None
    return json.dumps(
        {
            "pages": result.pages if result else 0,
            "written": files.written if files else 0,
            "unchanged": files.unchanged if files else 0,
            "removed": files.removed if files else 0,
            "left_out": list(map(_left_out, result.left_out)) if result else [],
            "gone": [{"address": address, "reason": why} for address, why in result.gone.items()]
            if result
            else [],
            **({"addresses": list(map(_news, result.news))} if result and result.news else {}),
            "problems": list(map(problem_json, problems)),
            "seconds": round(result.seconds, 3) if result else 0,
        },
        ensure_ascii=False,
        indent=2,
    )


def _news(one: News) -> dict[str, str | bool]:
    return {"address": one.address, "title": one.title, "new": one.new, "path": one.source}


def _left_out(item: LeftOut) -> dict[str, str | None]:
    return {
        "path": item.path,
        "reason": "scheduled" if item.until else "draft",
        "date": item.until.isoformat() if item.until else None,
    }


def problem_json(problem: Problem) -> dict[str, Any]:
    """A problem as ``--json`` prints it, with its ``fix`` where it has one."""
    fix = {"fix": [*map(_edit_json, problem.fix)]} if problem.fix else {}
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "path": problem.span.path,
        "line": problem.span.line,
        "column": problem.span.column,
        "help": problem.help,
        **fix,
    }


def _edit_json(edit: Edit) -> dict[str, str | int]:
    """New text for a part of a file; the end is the column behind it."""
    return {
        "path": edit.start.path,
        "line": edit.start.line,
        "column": edit.start.column,
        "end_line": edit.end.line,
        "end_column": edit.end.column,
        "text": edit.new,
    }
