"""``plnfolio verify``: whether what was handed in is still what is there."""

from __future__ import annotations

import datetime
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plnfolio.commands.options import AnyPath
from plnfolio.commands.report import count, show_refusal
from plnfolio.diagnostics import RefusedError, why_not
from plnfolio.model.months import in_words

if TYPE_CHECKING:
    from plnfolio.submit.comparing import Verdict
    from plnfolio.submit.receipt import Receipt

EXAMPLES = """\b
Examples:
  plnfolio verify receipt.json
  plnfolio verify receipt.json --against social-learning.zip
  plnfolio verify receipt.json --against public
  plnfolio verify receipt.json --against https://ada.netlify.app/posts/social-learning/

It ends with 0 where all is the same, with 1 where something has changed or the address leads
elsewhere, and with 2 where the page is gone or nobody can tell.
"""

_CODES = {"same": 0, "changed": 1, "redirected": 1, "gone": 2}


@click.command(epilog=EXAMPLES)
@click.argument("receipt", type=AnyPath(path_type=Path))
@click.option(
    "--against",
    default="",
    metavar="FOLDER|ZIP|URL",
    help="What to look at.  [default: the address in the receipt]",
)
@click.option("--json", "json_", is_flag=True, help="Print the outcome as one JSON object.")
def command(*, receipt: Path, against: str, json_: bool) -> None:
    """Check a submission by its receipt: is it the same, changed, or gone?

    Nothing else is needed: no site, no account. Files and sentences that have changed are named.
    """
    try:
        found = _read(receipt)
        where = against or found.address
        verdict = _look(found, where)
    except RefusedError as error:
        if json_:
            answer = {"state": "unknown", "message": error.message, "help": error.remedy}
            click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        else:
            show_refusal(error)
        sys.exit(2)
    if json_:
        click.echo(json.dumps(_json(found, where, verdict), ensure_ascii=False, indent=2))
    else:
        _show(found, where, verdict)
    sys.exit(_CODES[verdict.state])


def _read(path: Path) -> Receipt:
    from plnfolio.submit.receipt import NAME, read  # noqa: PLC0415

    file = path / NAME if path.is_dir() else path
    try:
        return read(file.read_bytes())
    except OSError as error:
        raise RefusedError(
            f"{file.as_posix()} cannot be read: {why_not(error)}",
            "give the file receipt.json that was handed in",
        ) from error


def _look(receipt: Receipt, where: str) -> Verdict:
    from plnfolio.submit.comparing import compare  # noqa: PLC0415

    if not where:
        raise RefusedError(
            "this receipt has no address, as the site had none when it was made",
            "compare a copy: --against with a folder, a zip file or an address",
        )
    if where.lower().startswith(("http://", "https://")):
        return _online(receipt, where)
    path = Path(where)
    if not path.exists():
        raise RefusedError(
            f"there is no {where}", "give a folder, a zip file, or an address with https://"
        )
    from plnfolio.submit.places import Zip, on_disk  # noqa: PLC0415

    place = on_disk(path, receipt)
    verdict = compare(receipt, place)
    if verdict.state == "same" and isinstance(place, Zip) and not _is_listed(path, receipt):
        note = "the zip file was packed anew since; what is in it is the same"
        verdict = replace(verdict, notes=(note,))
    return verdict


def _is_listed(path: Path, receipt: Receipt) -> bool:
    """Whether a file is one of those that were handed in, byte for byte."""
    from plnfolio.submit.receipt import entry_at  # noqa: PLC0415

    found = entry_at(path.name, path).sha256
    return any(one.sha256 == found for one in receipt.deliverables)


def _online(receipt: Receipt, address: str) -> Verdict:
    from plnfolio.submit.comparing import compare  # noqa: PLC0415 - slow, and only for the web
    from plnfolio.submit.online import on_the_web, own_receipt  # noqa: PLC0415

    place = on_the_web(address, receipt)
    verdict = compare(receipt, place)
    if place.redirected_to and verdict.state != "gone":
        verdict = replace(verdict, state="redirected", redirected_to=place.redirected_to)
    theirs = own_receipt(place, receipt)
    if theirs is None:
        return verdict
    same = theirs.text.sha256 == receipt.text.sha256 and theirs.zip == receipt.zip
    note = (
        "the site shows the same receipt itself"
        if same
        else f"the site shows another receipt of this text, made on {theirs.moment}"
    )
    return replace(verdict, notes=(note,))


def _show(receipt: Receipt, where: str, verdict: Verdict) -> None:
    """The outcome in words, the most important first."""
    click.echo(f"{_headline(receipt, where, verdict)}")
    if verdict.files:
        click.echo("Files:")
        for file in verdict.files:
            click.echo(f"  {file.path}  {file.change}")
    if verdict.sentences:
        click.echo("Sentences:")
        for one in verdict.sentences:
            for sign, words in (("-", one.old), ("+", one.new)):
                if words:
                    click.echo(f"  {sign} {words}")
    for what, days in (("published", verdict.published), ("changed", verdict.updated)):
        if days:
            old, new = (
                f"“{what} {_day(one)}”" if one else f"not when it was {what}" for one in days
            )
            click.echo(f"The page says {new}; before, it said {old}.")
    for note in verdict.notes:
        click.echo(f"note: {note}.", err=True)


def _day(written: str) -> str:
    """A day as one writes it, or as it stands there."""
    try:
        return in_words(datetime.date.fromisoformat(written))
    except ValueError:
        return written


def _headline(receipt: Receipt, where: str, verdict: Verdict) -> str:
    title, made = f"“{receipt.title}”", receipt.moment
    if verdict.state == "same":
        return (
            f"The same: {title} is as it was handed in on {made} "
            f"({count(verdict.checked, 'file')}, "
            f"{count(len(receipt.text.sentences), 'sentence')})."
        )
    if verdict.state == "gone":
        return f"Gone: {title}, handed in on {made}, is not at {where} any more."
    if verdict.state == "redirected":
        kept = " It says the same there." if verdict.same_words else ""
        return f"Redirected: {where} leads to {verdict.redirected_to} now.{kept}"
    if verdict.same_words:
        return (
            f"Changed: {title} says the same, word for word, as when it was handed in on {made}; "
            "files of its page differ."
        )
    return f"Changed: {title} is not as it was handed in on {made}."


def _json(receipt: Receipt, where: str, verdict: Verdict) -> dict[str, Any]:
    return {
        "state": verdict.state,
        "title": receipt.title,
        "address": receipt.address,
        "against": where,
        "handed_in": receipt.time,
        "files": [{"path": one.path, "change": one.change} for one in verdict.files],
        "same_words": verdict.same_words,
        "sentences": [{"old": one.old, "new": one.new} for one in verdict.sentences],
        "dates": {
            name: {"old": days[0], "new": days[1]}
            for name, days in (("published", verdict.published), ("updated", verdict.updated))
            if days
        },
        "redirected_to": verdict.redirected_to,
        "notes": list(verdict.notes),
    }
