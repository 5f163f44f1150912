"""What ``plnfolio serve`` does: builds again and again, and says so on the terminal."""

from __future__ import annotations

import datetime
import shutil
import signal
import threading
import webbrowser
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType

import click

from plnfolio.check import findings
from plnfolio.commands.check import check_site
from plnfolio.commands.options import build_request
from plnfolio.commands.progress import progress_bar
from plnfolio.commands.report import count, show_problems
from plnfolio.diagnostics import Problem, SiteError, Span, why_not
from plnfolio.frozen import dataclass
from plnfolio.kinds import KINDS, page, summary
from plnfolio.kinds.terms import filing
from plnfolio.model.address import output_path
from plnfolio.model.months import MONTHS
from plnfolio.model.site import Artifact, Page, Post, Site
from plnfolio.model.source import CONTENT
from plnfolio.pipeline.request import WORKSHOP, InView, Result, no_progress
from plnfolio.pipeline.session import Session
from plnfolio.serve import DevServer, NoHostError, NoPortError, Outcome, Plan, Turn
from plnfolio.serve.review import ADDRESS as REVIEW
from plnfolio.streams import UnheardError
from plnfolio.theme.places import builtin_themes
from plnfolio.write.manifest import read as listing

_ENDS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Ctrl-C, kill, a closed terminal, Ctrl-Break; not every system has all of them."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How somebody wants to see their site; see the options of the command."""

    host: str
    base: str
    open: bool
    follow: bool
    drafts: bool
    future: bool
    poll: bool


def serve(site: Path, port: int, wishes: Wishes) -> None:
    """Serve a site until somebody ends it."""
    # A folder of its own: one that is published must never have held a draft.
    folder = site / WORKSHOP / "serve"
    watched = (*(site / name for name in (CONTENT, "themes", "overrides")), builtin_themes())
    plan = Plan(
        folder,
        site,
        watched,
        wishes.host,
        wishes.base,
        follow=wishes.follow,
        poll=wishes.poll,
        review=lambda: check_site(site, no_progress).problems,
    )
    builder = _Builder(site, folder, drafts=wishes.drafts, future=wishes.future)
    server = DevServer(plan, builder.build, _Terminal(open_=wishes.open))
    ended = _end_on_signals(server)
    try:
        server.run(port)
    except UnheardError:
        # A window that is closed takes away what is just being said.
        if not ended:
            raise
    except NoPortError as error:
        message = f"Ports {port} and following are all taken; name another one with --port."
        raise click.ClickException(message) from error
    except NoHostError as error:
        message = f"“{wishes.host}” is not this machine; leave --host out, or write --host 0.0.0.0"
        raise click.ClickException(message) from error


class _Builder:
    """Builds again and again, and remembers all of it in between."""

    def __init__(self, site: Path, folder: Path, *, drafts: bool, future: bool) -> None:
        self.site = site
        self.folder = folder
        self.drafts = drafts
        self.future = future
        self.session = Session()

    def build(self, turn: Turn) -> Outcome:
        """Build once."""
        early: set[str] = set()

        def in_place(files: Collection[str]) -> None:
            early.update(files)
            turn.in_place(files)

        if not self.session.has_left(self.folder) and _is_spoilt(self.folder):
            # Somebody was about to throw it away; what is left would not pass for ours.
            shutil.rmtree(self.folder, ignore_errors=True)
        try:
            with progress_bar(wanted=True) as draw:

                def progress(stage: str, done: int, total: int) -> None:
                    turn.go_on()
                    draw(stage, done, total)

                wanted = build_request(
                    self.site, self.folder, drafts=self.drafts, future=self.future
                )
                # In one process: a save asks for few pages, and none is left behind in the end.
                wanted = replace(wanted, processes=1, keep_search=True, local=True)
                in_view = InView(turn.in_view, in_place)
                result = self.session.build(
                    wanted, progress, findings, saved=turn.saved, in_view=in_view
                )
        except SiteError as error:
            return Outcome(problems=error.problems)
        except OSError as error:
            # A file that went away, or was locked, between being seen and being read.
            return Outcome(problems=(_unreadable(error, self.site),))
        return Outcome(
            line=_line(result),
            problems=result.problems,
            files=tuple(path for path in result.files.paths if path not in early),
            notices=dict(_notices(result.site)) if result.site else {},
            answers=lambda source: _address(source, result.site),
        )


def _is_spoilt(folder: Path) -> bool:
    found = listing(folder)
    return found.damaged or not found.files


def _line(result: Result) -> str:
    changed = len(result.files.paths)
    what = f"{count(changed, 'file')} changed" if changed else "nothing changed"
    return f"Built {count(result.pages, 'page')} in {result.seconds:.2f} s, {what}."


def _notices(site: Site) -> Iterator[tuple[str, str]]:
    """Why pages that are shown are not published, by their files."""
    for text in site.texts:
        if reason := _reason(text, site.today):
            address = page.path(text) if isinstance(text, Page) else summary.path(text)
            # The home page has no name of its own.
            yield output_path(address.replace("//", "/")), reason


def _address(source: str, site: Site | None) -> str | None:
    return dict(_addresses(site)).get(source) if site else None


def _addresses(site: Site) -> Iterator[tuple[str, str]]:
    """Every file of the author's that makes a page, and where that is."""
    filed = filing(site)
    for kind in KINDS:
        addresses = kind.addresses(site, filed)
        yield from ((one.source, one.path) for one in addresses if one.source)


def _reason(text: Post | Page | Artifact, today: datetime.date) -> str:
    until = None if isinstance(text, Page) or text.matter.date <= today else text.matter.date
    day = f"{until.day} {MONTHS[until.month - 1]} {until.year}" if until else ""
    if text.matter.draft and day:
        return f"A draft, dated {day}: not published before that day, nor while it says draft: true"
    if text.matter.draft:
        return "A draft: not published while its front matter says draft: true"
    return f"Not published before {day}, the date in its front matter" if day else ""


def _unreadable(error: OSError, site: Path) -> Problem:
    path = Path(str(error.filename or site))
    place = path.relative_to(site) if path.is_relative_to(site) else path
    message = f"this file cannot be read or written: {why_not(error)}"
    remedy = "check that it exists and that no other program holds it, then save again"
    return Problem("unreadable-file", message, Span(place.as_posix()), remedy)


class _Terminal:
    """Says on the terminal what the server does."""

    def __init__(self, *, open_: bool) -> None:
        self._open = open_

    def notice(self, sentence: str) -> None:
        click.echo(sentence, err=True)

    def ready(self, address: str, outside: str) -> None:
        click.echo(f"Your site is at {address}  (Ctrl-C ends it)")
        click.echo(f"What the proof-reader says: {address.rstrip('/')}{REVIEW}")
        if outside:
            click.echo(f"On your phone, in the same network: {outside}")
            _show_code(outside)
        if self._open:
            # Some browsers keep the one who opens them waiting.
            threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()

    def built(self, outcome: Outcome) -> None:
        show_problems(outcome.problems)
        if outcome.errors:
            number = count(len(outcome.errors), "problem")
            click.echo(f"\n{number}. The browser shows the same; mend and save.", err=True)
        else:
            click.echo(outcome.line)


def _show_code(address: str) -> None:
    """A QR code of an address (ISO/IEC 18004), in block letters."""
    import io  # noqa: PLC0415 - only where a phone looks at the site

    import segno  # noqa: PLC0415

    drawn = io.StringIO()
    segno.make(address, micro=False).terminal(drawn, border=2, compact=True)
    click.echo(drawn.getvalue())


def _end_on_signals(server: DevServer) -> Sequence[int]:
    """Have signals end a server; gives those that did."""
    ended: list[int] = []

    def end(number: int, frame: FrameType | None) -> None:
        ended.append(number)
        server.stop()
        # Whoever asks twice does not want to wait for a build to end.
        signal.signal(number, signal.SIG_DFL)

    for name in _ENDS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)
    return ended
