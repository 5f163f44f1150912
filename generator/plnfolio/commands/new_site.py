"""``plnfolio new site``: a folder with all that a site needs, to be built on any machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

import click

from plnfolio.commands.asking import ask, ask_anyway, asks, choice, language, plain
from plnfolio.commands.beginning import all_or_none
from plnfolio.commands.options import FOLDER, AnyPath, has_site, in_shell, program
from plnfolio.commands.schema import FOLDER_NAME, schemas
from plnfolio.diagnostics import why_not
from plnfolio.frozen import dataclass
from plnfolio.pinned.origin import NotInstalledError, is_checkout
from plnfolio.pinned.pin import pin
from plnfolio.theme.places import builtin_themes

STARTER = Path(__file__).resolve().parents[1] / "starter"
EXAMPLE = "content/networks/current.yaml"
"""The file of the starter that shows what a network is."""


# Names that a wheel or a version control system would not carry as they are.
_RENAMED = {
    "gitattributes": ".gitattributes",
    "github": ".github",
    "gitignore": ".gitignore",
    "vscode": ".vscode",
}

HOSTS = ("netlify", "github", "both", "none")
_THEMES = {file.parent.name for file in builtin_themes().glob("*/theme.yaml")}
THEMES = sorted(_THEMES, key=lambda name: (name != "folio", name))

_OF_HOST = {"netlify": "netlify.toml", "github": "github/workflows/publish.yml"}
"""What only one host has a use for, in the starter."""

_PUBLISHING = {
    "": """\
- **Publish**: `plnfolio publish` puts it on the web, and asks where the first time.
""",
    "netlify": """\
- **Or have Netlify build it**: put this folder into a repository on GitHub, and at app.netlify.com
  choose *Add new project*, *Import an existing project*. All else stands in `netlify.toml`.
""",
    "github": """\
- **Or have GitHub build it**: put this folder into a repository on GitHub, and in its *Settings*,
  *Pages* choose *Source: GitHub Actions*. All else stands in `.github/workflows/publish.yml`.
""",
}
"""How a site gets to its host, for its README.md."""

EXAMPLES = """\b
Examples:
  plnfolio new site my-portfolio
  plnfolio new site my-portfolio --title "Notes of a teacher" --author "Ada Adams" --yes
  plnfolio new site my-portfolio --from "My reflection.html"
"""


@dataclass(frozen=True, slots=True)
class About:
    """What a new site has to know."""

    title: str = "My learning portfolio"
    author: str = "Your Name"
    language: str = "en"
    host: str = "both"
    theme: str = "folio"


@click.command("site", epilog=EXAMPLES)
@click.argument("folder", type=FOLDER, metavar="DIR")
@click.option("--title", callback=plain, help="What the site is called.")
@click.option("--author", callback=plain, help="Your name, as it stands on every page.")
@click.option("--language", callback=language, help="The language you write in: en, es, ar, pt-BR.")
@click.option("--host", type=click.Choice(HOSTS), help="Where it will be published.")
@click.option("--theme", type=click.Choice(THEMES), help="How it looks.")
@click.option(
    "--from",
    "sources",
    multiple=True,
    type=AnyPath(exists=True, path_type=Path),
    metavar="FILE",
    help="What you have already, brought into it: a saved page, an export, a folder.",
)
@click.option("--yes", is_flag=True, help="Ask nothing; what no option says is as it is usual.")
@click.pass_context
def site(
    ctx: click.Context,
    /,
    folder: Path,
    *,
    sources: tuple[Path, ...],
    yes: bool,
    **given: str | None,
) -> None:
    """Make a folder with a small site that builds as it is, on this machine and on any host.

    On a terminal it asks for what no option says.
    """
    folder = _at_home(folder)
    _stop_if_taken(folder)
    asking = asks() and not yes
    _stop_in_checkout(folder, asking=asking)
    told = {name: value for name, value in given.items() if value}
    about = _asked(told) if asking else About(**told)
    left = _write(folder, about, without={EXAMPLE} if sources else set())
    if sources:
        _bring(ctx, folder, sources)
    _say_what_next(folder, about, left)


def _at_home(folder: Path) -> Path:
    """A path from ``~``, which not every shell knows, and none does in quotes."""
    try:
        return folder.expanduser()
    except RuntimeError as error:
        raise click.UsageError(f"“{folder}”: whose home that is cannot be told") from error


def _stop_if_taken(folder: Path) -> None:
    if not any(not name.startswith(".") for name in _inside(folder)):
        return
    if has_site(folder):
        raise click.UsageError(
            f"“{folder}” holds a site already; write in it, or choose a new name for another one"
        )
    raise click.UsageError(f"“{folder}” is not empty; choose a new name")


def _inside(folder: Path) -> list[str]:
    if not os.path.isdir(folder):  # noqa: PTH112 - no of whatever cannot be looked at
        return []
    try:
        return os.listdir(folder)  # noqa: PTH208 - names, not paths
    except OSError as error:
        raise click.ClickException(f"“{folder}” cannot be read: {why_not(error)}") from error


def _stop_in_checkout(folder: Path, *, asking: bool) -> None:
    """A site inside plnfolio’s own repository is in nobody’s way until it is published."""
    whole = folder.resolve()
    checkout = next(filter(is_checkout, whole.parents), None)
    if not checkout:
        return
    why = (
        f"“{folder}” would lie inside plnfolio’s own folder, {checkout}. Git would take it for a "
        "part of plnfolio, and a host would publish plnfolio’s example instead of your site."
    )
    beside = f"{program()} new site {in_shell(checkout.parent / whole.name)}"
    if not asking:
        raise click.UsageError(f"{why} Make it beside that folder: {beside}")
    if not ask_anyway(f"{why}\nBetter make it beside that folder: {beside}\nMake it here?"):
        raise click.Abort


def _asked(told: Mapping[str, str]) -> About:
    """What the author says; Enter takes what is usual, and all of it can be changed later."""
    usual = asdict(About())
    usual["author"] = _name() or usual["author"]
    if len(told) < len(usual):
        click.echo("Enter takes what stands in brackets; all of it can be changed later.\n")
    questions: dict[str, Callable[[str], str]] = {
        "title": lambda usual: ask("What is your portfolio called?", usual, plain),
        "author": lambda usual: ask("Your name, as it stands on every page", usual, plain),
        "language": lambda usual: ask("The language you write in (en, es, ar …)", usual, language),
        "host": lambda usual: choice("Where will you publish it?", usual, HOSTS),
        "theme": lambda usual: choice("How shall it look?", usual, THEMES),
    }
    return About(**{name: told.get(name) or put(usual[name]) for name, put in questions.items()})


def _name() -> str:
    """The author’s name, where Git knows it."""
    import subprocess  # noqa: PLC0415 - for this alone

    try:
        words = ["git", "config", "user.name"]
        done = subprocess.run(words, capture_output=True, timeout=5, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ""
    return " ".join(done.stdout.decode(errors="ignore").split())


def _write(folder: Path, about: About, without: Container[str]) -> list[str]:
    """Make all files or none; those that were there before are left as they are, and named."""
    try:
        files = {**dict(_starter(about)), **pin().files}
        files = {path: data for path, data in files.items() if path not in without}
    except NotInstalledError as error:
        raise click.ClickException(str(error)) from error
    if not os.path.lexists(folder / FOLDER_NAME):
        files |= {f"{FOLDER_NAME}/{name}": text.encode() for name, text in schemas()}
    left = [path for path in files if os.path.lexists(folder / path)]
    with all_or_none() as write:
        for path in sorted(files.keys() - left):
            write(folder / path, files[path])
    return left


def _bring(ctx: click.Context, folder: Path, sources: tuple[Path, ...]) -> None:
    """What the author has already, as ``plnfolio import`` brings it; the site is there anyway.

    The example of a network is only for sites that have none of their own.
    """
    from plnfolio.commands.import_ import command as bring  # noqa: PLC0415 - slow to load

    try:
        ctx.invoke(bring, sources=sources, site=folder, dry_run=False, json_=False)
    except SystemExit:
        click.echo("The site was made all the same, without it.\n", err=True)
    example = folder / EXAMPLE
    if not any(example.parent.glob("*.yaml")):
        with all_or_none() as write:
            write(example, (STARTER / EXAMPLE).read_bytes())


def _starter(about: About) -> Iterator[tuple[str, bytes]]:
    hosts = _OF_HOST if about.host == "both" else {about.host}
    unwanted = {path for host, path in _OF_HOST.items() if host not in hosts}
    for source in sorted(STARTER.rglob("*")):
        path = source.relative_to(STARTER)
        if not source.is_file() or path.as_posix() in unwanted:
            continue
        target = "/".join(_RENAMED.get(part, part) for part in path.parts)
        text = source.read_text(encoding="utf-8")
        if target == "content/site.yaml":
            text = _told(text, about)
        elif target == "README.md":
            ways = [way for host, way in _PUBLISHING.items() if not host or host in hosts]
            text = text.replace("- **Publish**\n", "".join(ways))
        yield target, text.encode()


def _told(text: str, about: About) -> str:
    """The starter’s ``site.yaml`` with what the author said."""
    import yaml  # noqa: PLC0415 - slow to load

    usual, told = asdict(About()), asdict(about)
    for field in ("title", "author", "language", "theme"):
        if told[field] != usual[field]:
            line = yaml.safe_dump({field: told[field]}, allow_unicode=True, width=10**6)
            text = text.replace(f"\n{field}: {usual[field]}\n", f"\n{line}", 1)
    return text


def _say_what_next(folder: Path, about: About, left: list[str]) -> None:
    here = folder.resolve() == Path.cwd()
    click.echo(f"Your site is {'here' if here else f'in {folder}'}. Next:\n")
    if not here:
        click.echo(f"  cd {in_shell(folder)}")
    click.echo(f"  {program()} serve --open\n")
    usual = About()
    if usual.title == about.title or usual.author == about.author:
        click.echo("Write your name and title into content/site.yaml.")
    click.echo("How to write, look and publish is in its README.md.")
    if left:
        click.echo(
            f"Left as they were: {', '.join(left)}. Compare them with those of a site in an empty "
            "folder before you publish."
        )
