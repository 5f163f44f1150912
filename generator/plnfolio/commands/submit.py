"""``plnfolio submit``: a post or an artifact as it is handed in, and the receipt of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plnfolio.commands.options import (
    AnyPath,
    build_request,
    in_shell,
    need_site,
    program,
    site_option,
)
from plnfolio.commands.report import (
    count,
    left_out_sentence,
    show_mistakes,
    show_problems,
    show_refusal,
)
from plnfolio.diagnostics import SiteError
from plnfolio.garbage import without_collecting

if TYPE_CHECKING:
    from plnfolio.commands.submitting import Made
    from plnfolio.model.site import Filed, Site
    from plnfolio.submit.listing import Handed

FOLDER = "submissions"

EXAMPLES = """\b
Examples:
  plnfolio submit
  plnfolio submit social-learning
  plnfolio submit social-learning --output to-hand-in
  plnfolio submit --course DL5763
  plnfolio submit social-learning --publish
"""

_WITHOUT = 'there is no PDF, as that takes the extra “pdf”: pip install "plnfolio[pdf]"'
_NO_ADDRESS = (
    "your site has no address yet, so there is none to hand in: publish it, or write “base_url” "
    "into content/site.yaml"
)


@click.command(epilog=EXAMPLES)
@click.argument("slug", required=False)
@site_option
@click.option(
    "--output",
    type=AnyPath(path_type=Path),
    metavar="DIR",
    help="Where the submission is written.  [default: submissions/SLUG/ in the site’s folder]",
)
@click.option("--course", default="", metavar="CODE", help="Make those of a whole course.")
@click.option(
    "--publish",
    "publish_",
    is_flag=True,
    help="Have the next build publish the receipt, as /receipts/SLUG.json.",
)
@click.option("--json", "json_", is_flag=True, help="Print the outcome as one JSON object.")
def command(
    *,
    slug: str | None,
    site: Path,
    output: Path | None,
    course: str,
    publish_: bool,
    json_: bool,
) -> None:
    """Make a folder of a post or an artifact to hand in, with a receipt to check it by.

    Builds the site first. SLUG is the last part of the text’s address, or its file. Without one,
    what can be handed in is listed, and what has been.
    """
    need_site(site)
    if slug and course:
        raise click.UsageError("say a text or --course, not both")
    if publish_ and not (slug or course):
        raise click.UsageError("--publish needs a text: plnfolio submit SLUG --publish")
    with without_collecting():
        from plnfolio.submit.folder import SubmitError  # noqa: PLC0415 - slow, and not for help
    try:
        if slug or course:
            _submit(site, slug or "", course, output, publish_=publish_, json_=json_)
        else:
            _list(site, output or site / FOLDER, json_=json_)
    except SiteError as error:
        show_mistakes(error, json_=json_)
        sys.exit(1)
    except SubmitError as error:
        show_refusal(error)
        sys.exit(1)


def _submit(
    site: Path, slug: str, course: str, output: Path | None, *, publish_: bool, json_: bool
) -> None:
    from plnfolio.commands.submitting import submissions  # noqa: PLC0415 - slow to load
    from plnfolio.pdf import available  # noqa: PLC0415
    from plnfolio.submit.finding import find, of_course  # noqa: PLC0415
    from plnfolio.submit.folder import publish  # noqa: PLC0415

    def choose(read: Site, everything: Callable[[], Site]) -> Sequence[Filed]:
        return of_course(read, course) if course else [find(read, slug, everything)]

    top = output or (site / FOLDER)

    def where(text: Filed) -> Path:
        return top if output and not course else top / text.slug

    made = submissions(build_request(site, None), choose, where, show=not json_)
    for one in made:
        show_problems(one.problems)
    if json_:
        shown = [_json(one, top if course else one.submission.folder) for one in made]
        answer = {"course": course, "submissions": shown} if course else shown[0]
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        for one in made:
            _show(one)
    notes = [note for one in made for note in one.notes]
    if not available():
        notes.append(_WITHOUT)
    if not made[0].submission.receipt.address:
        notes.append(_NO_ADDRESS)
    for one in made if publish_ else ():
        path = publish(site, one.submission.receipt)
        notes.append(f"{path} is published with the next build; “plnfolio publish” does both")
    for note in notes:
        click.echo(f"note: {note}.", err=True)


def _json(made: Made, top: Path) -> dict[str, Any]:
    receipt, folder = made.submission.receipt, made.submission.folder
    inside = folder.relative_to(top).as_posix()
    before = "" if inside == "." else f"{inside}/"
    return {
        "address": receipt.address,
        "title": receipt.title,
        "files": [
            {"path": f"{before}{one.path}", "bytes": one.bytes, "sha256": one.sha256}
            for one in receipt.deliverables
        ],
        "receipt": f"{before}receipt.json",
    }


_WHAT = {
    ".txt": "what to paste into the field of your course",
    ".zip": "the page and its files, to open without the web",
    ".pdf": "the text as a paper",
    ".epub": "the text as a book",
    ".json": "the proof of what you handed in; keep it, or send it along",
}


def _show(made: Made) -> None:
    """What was made, and what to paste."""
    folder, receipt = made.submission.folder, made.submission.receipt
    click.echo(f"“{receipt.title}” is in {folder.as_posix()}/:")
    names = [one.path for one in receipt.deliverables]
    sizes = [_size(one.bytes) for one in receipt.deliverables]
    names.append("receipt.json")
    sizes.append(_size((folder / names[-1]).stat().st_size))
    wide, deep = max(map(len, names)), max(map(len, sizes))
    for name, size in zip(names, sizes, strict=True):
        click.echo(f"  {name:<{wide}}  {size:>{deep}}  {_WHAT[Path(name).suffix]}")
    if receipt.address:
        click.echo(f"Its address: {receipt.address}")
    click.echo(f"To check it later: {program()} verify {in_shell(folder / 'receipt.json')}")


def _size(size: int) -> str:
    if size >= 999_500:
        return f"{size / 1_000_000:.1f} MB"
    return f"{max(1, round(size / 1000))} KB"


def _list(site: Path, folder: Path, *, json_: bool) -> None:
    from plnfolio.commands.submitting import built  # noqa: PLC0415 - slow to load
    from plnfolio.submit.listing import handed  # noqa: PLC0415

    found: list[Handed] = []
    request = build_request(site, None)
    result = built(
        request,
        lambda prepared, _: found.extend(handed(prepared.site, request.output, folder)),
        show=not json_,
    )
    if json_:
        texts = [_listed_json(one) for one in found]
        click.echo(json.dumps({"texts": texts}, ensure_ascii=False, indent=2))
        return
    if found:
        _show_all(found)
    else:
        click.echo("There is nothing to hand in yet: no post and no artifact is published.")
    if result.left_out:
        click.echo(f"{left_out_sentence(result.left_out)}.")


def _show_all(found: Sequence[Handed]) -> None:
    """Each text under its course and module."""
    heading = ("", "")
    wide = max(len(one.text.slug) for one in found)
    for one in found:
        matter = one.text.matter
        if (matter.course, matter.module) != heading:
            if matter.course != heading[0] or one is found[0]:
                named = ", ".join(filter(None, (matter.course, one.course)))
                click.echo(f"{'' if one is found[0] else chr(10)}{named or 'For no course'}")
            if matter.module:
                click.echo(f"  {matter.module}")
            heading = (matter.course, matter.module)
        click.echo(f"    {one.text.slug:<{wide}}  {matter.title}")
        if said := _since(one):
            click.echo(f"    {'':<{wide}}  {said}")
    click.echo(f"\nMake one to hand in: {program()} submit {found[0].text.slug}")


def _since(one: Handed) -> str:
    """When a text was handed in, and what has become of it since."""
    if not (one.receipt and one.since):
        return ""
    made = f"made to hand in on {one.receipt.day}"
    if one.since.state == "same":
        return f"{made}, and the same since"
    if one.since.sentences:
        return f"{made}, and changed since: {count(len(one.since.sentences), 'sentence')}"
    return f"{made}; what it says is the same since, the page around it changed"


def _listed_json(one: Handed) -> dict[str, Any]:
    matter = one.text.matter
    return {
        "slug": one.text.slug,
        "title": matter.title,
        "address": one.address,
        "course": matter.course,
        "module": matter.module,
        "submitted": {
            "time": one.receipt.time,
            "state": one.since.state,
            "sentences": len(one.since.sentences),
        }
        if one.receipt and one.since
        else None,
    }
