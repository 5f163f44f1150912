"""``plnfolio serve``: the site beside the editor, drafts and scheduled posts included."""

from __future__ import annotations

import signal
import threading
import webbrowser
from pathlib import Path
from types import FrameType

import click

from plnfolio.commands.options import order, site_option
from plnfolio.commands.progress import progress_bar
from plnfolio.commands.report import count, show_problems, warnings
from plnfolio.diagnostics import Problem, SiteError, Span
from plnfolio.pipeline import CONTENT, WORKSHOP, Result, build
from plnfolio.serve import DevServer, NoPortError, Outcome
from plnfolio.theme.chain import builtin_themes

EXAMPLES = """\b
Examples:
  plnfolio serve --open
  plnfolio serve --site my-portfolio --port 3000
"""

_ENDS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Ctrl-C, kill, a closed terminal, Ctrl-Break; not every system has all of them."""


@click.command(epilog=EXAMPLES)
@site_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to serve; a taken port moves on to the next.",
)
@click.option("--open", "open_", is_flag=True, help="Open the site in your browser.")
def command(*, site: Path, port: int, open_: bool) -> None:
    """Show the site while you write: every save is in the browser before you look up.

    Drafts and posts with a later date are shown as well. Nothing is written into public/.
    """
    # A folder of its own: one that is published must never have held a draft.
    folder = site / WORKSHOP / "serve"
    watched = [*(site / name for name in (CONTENT, "themes", "overrides")), builtin_themes()]
    server = DevServer(folder, watched, lambda: _build(site, folder), _Terminal(open_=open_))
    _end_on_signals(server)
    try:
        server.run(port)
    except NoPortError as error:
        message = f"Ports {port} and following are all taken; name another one with --port."
        raise click.ClickException(message) from error


def _build(site: Path, folder: Path) -> Outcome:
    try:
        with progress_bar(wanted=True) as progress:
            result = build(order(site, folder, drafts=True, future=True), progress)
    except SiteError as error:
        return Outcome(problems=error.problems)
    except OSError as error:
        # A file that went away, or was locked, between being seen and being read.
        return Outcome(problems=(_unreadable(error, site),))
    files = result.files
    return Outcome(_line(result), warnings(result), changed=bool(files.written or files.removed))


def _line(result: Result) -> str:
    files = result.files
    changed = files.written + files.removed
    what = f"{count(changed, 'file')} changed" if changed else "nothing changed"
    return f"Built {count(result.pages, 'page')} in {result.seconds:.2f} s, {what}."


def _unreadable(error: OSError, site: Path) -> Problem:
    path = Path(str(error.filename or site))
    place = path.relative_to(site) if path.is_relative_to(site) else path
    reason = error.strerror or type(error).__name__
    message = f"this file cannot be read or written: {reason}"
    remedy = "check that it exists and that no other program holds it, then save again"
    return Problem("unreadable-file", message, Span(place.as_posix()), remedy)


class _Terminal:
    """Says on the terminal what the server does."""

    def __init__(self, *, open_: bool) -> None:
        self._open = open_

    def notice(self, sentence: str) -> None:
        click.echo(sentence, err=True)

    def ready(self, address: str) -> None:
        click.echo(f"Your site is at {address}  (Ctrl-C ends it)")
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


def _end_on_signals(server: DevServer) -> None:
    def end(number: int, frame: FrameType | None) -> None:
        server.stop()
        # Whoever asks twice does not want to wait for a build to end.
        signal.signal(number, signal.SIG_DFL)

    for name in _ENDS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)
