"""Where ``publish`` puts a site: what the author says, or is asked the first time, and kept."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from plnfolio.cache.whole import write_whole
from plnfolio.diagnostics import Problem, SiteError, in_order, why_not
from plnfolio.model.config import Publishing, SiteConfig
from plnfolio.model.source import CONTENT
from plnfolio.pipeline.request import WORKSHOP
from plnfolio.publish import secret, web
from plnfolio.publish.archive import Archive
from plnfolio.publish.github import GitHub, NowhereError
from plnfolio.publish.host import Host, PublishError
from plnfolio.publish.netlify import Netlify
from plnfolio.publish.netlify.api import TOKEN, TOKENS
from plnfolio.read.recall import Afresh
from plnfolio.read.site import read_config
from plnfolio.written.added import with_fields

HOSTS: Mapping[str, str] = {
    "netlify": "Netlify, which costs nothing for a portfolio",
    "github": "GitHub Pages, on a branch of a repository of yours",
    "zip": "a zip file, for any host that takes one",
}
"""Where a site can go, in words for whoever has to choose."""

_FILE = f"{CONTENT}/site.yaml"


@dataclass
class Chosen:
    """Where a site goes. ``new`` is the name of a site to make, None where there is one already.

    ``kept`` is whether the author wants it in ``site.yaml``; ``repository`` is part of that.
    """

    to: str
    host: Host
    new: str | None = None
    kept: bool = False
    repository: str = ""

    @property
    def makes_site(self) -> bool:
        """Whether there is no site at the host yet."""
        return self.new is not None

    def begin(self) -> None:
        """Make the site, if there is none."""
        if isinstance(self.host, Netlify) and self.new is not None:
            made = self.host.make(self.new)
            click.echo(f"Made a site at Netlify: {made.address or made.name or made.id}")


def settings(site: Path) -> SiteConfig:
    """What ``site.yaml`` says, as far as it can be read; the build names what is wrong in it."""
    return read_config(Afresh(site), [])[0]


def choose(site: Path, where: str, new_site: str) -> Chosen:
    """Where the site goes, by the command line, ``site.yaml`` or the author, in this order."""
    problems: list[Problem] = []
    said = read_config(Afresh(site), problems)[0].publish
    to = where or (said.to if said else "") or ("netlify" if new_site else "")
    if not to and any(problem.severity == "error" for problem in problems):
        raise SiteError(in_order(problems))  # it may say where, but for a slip
    asked = not to and _somebody_is_there()
    if not to and not asked:
        raise click.UsageError(
            "say where: plnfolio publish netlify, plnfolio publish github, or plnfolio publish "
            "zip; "
            f"“publish: netlify” in {_FILE} says it for always"
        )
    if asked:
        to = _ask_where()
    if new_site and to != "netlify":
        raise click.UsageError("--new-site makes a site at Netlify: plnfolio publish netlify …")
    if to == "zip":
        return Chosen(to, Archive(site), kept=asked)
    if to == "github":
        return _github(site, said, asked=asked)
    return _netlify(site, said, new_site, asked=asked)


def _netlify(site: Path, said: Publishing | None, new_site: str, *, asked: bool) -> Chosen:
    known = said.site if said and said.to == "netlify" else ""
    if new_site and known:
        raise click.UsageError(f"{_FILE} names a site at Netlify already; take --new-site away")
    _token_there()
    host = Netlify(known, site / WORKSHOP, web.PATIENCE)
    if new_site:
        return Chosen("netlify", host, new_site, kept=True)
    if host.id:
        # A site that was made, and that the run was cut off before it could write down.
        return Chosen("netlify", host, kept=asked or host.unwritten)
    if not _somebody_is_there():
        host.site()  # says what is missing
    host.id = click.prompt(
        "The site at Netlify, its id or address (leave it empty to make a new one)",
        default="",
        show_default=False,
        err=True,
    ).strip()
    if host.id:
        return Chosen("netlify", host, kept=True)
    name = click.prompt(
        "Its address will be NAME.netlify.app. A name (or leave it to Netlify)",
        default="",
        show_default=False,
        err=True,
    )
    return Chosen("netlify", host, name.strip(), kept=True)


def _github(site: Path, said: Publishing | None, *, asked: bool) -> Chosen:
    named = said.repository if said and said.to == "github" else ""
    known = settings(site).base_url
    try:
        return Chosen(
            "github", GitHub(site, site / WORKSHOP, named, known, web.PATIENCE), kept=asked
        )
    except NowhereError:
        if not _somebody_is_there():
            raise
    click.echo("Make an empty repository at https://github.com/new, if you have none.", err=True)
    named = click.prompt("The repository at GitHub, YOU/NAME", err=True).strip()
    found = GitHub(site, site / WORKSHOP, named, known, web.PATIENCE)
    return Chosen("github", found, kept=True, repository=named)


def _ask_where() -> str:
    click.echo("Where shall your site be published?\n", err=True)
    for word, what in HOSTS.items():
        click.echo(f"  {word:<8}  {what}", err=True)
    click.echo(f"\nThe answer is kept in {_FILE}.", err=True)
    answer: str = click.prompt(
        "Where", type=click.Choice(list(HOSTS)), default="netlify", show_choices=False, err=True
    )
    return answer


def _token_there() -> None:
    """Ask for the token where somebody is there and the keyring can have it."""
    kept = secret.keyring()
    if kept is None or not _somebody_is_there() or secret.find(TOKEN):
        return
    click.echo(f"Netlify asks who you are. Make a token at {TOKENS}", err=True)
    text = click.prompt("Token (it is not shown)", hide_input=True, err=True)
    token = secret.secret(text, "what you have typed")
    try:
        kept.set_password(secret.SERVICE, TOKEN, token.reveal())
    except secret.keyring_errors():
        raise PublishError(
            "the keyring of this computer does not take the token", f"set {TOKEN} instead"
        ) from None


def keep(site: Path, chosen: Chosen) -> None:
    """Write where the site goes into ``site.yaml``, and nothing else there is changed."""
    if not chosen.kept:
        return
    publishing = {"to": chosen.to}
    fields: dict[str, str | dict[str, str]] = {"publish": publishing}
    if isinstance(chosen.host, Netlify):
        publishing["site"] = chosen.host.site().id
    if chosen.repository:
        publishing["repository"] = chosen.repository
    address = chosen.host.address()
    if address and not settings(site).base_url:
        fields = {"base_url": address, **fields}
    file = site / CONTENT / "site.yaml"
    try:
        text = file.read_bytes().decode()
        changed = with_fields(text, fields)
        if changed is not None:
            write_whole(file.resolve(), changed.encode())
            if isinstance(chosen.host, Netlify):
                chosen.host.written()
    except (OSError, UnicodeDecodeError) as error:
        changed = None
        if isinstance(error, OSError):
            click.echo(f"{_FILE} cannot be written: {why_not(error)}.", err=True)
    if changed is None:
        lines = "".join(f"\n  {name}: {word}" for name, word in publishing.items())
        click.echo(f"Write this into {_FILE}, for next time:\n\npublish:{lines}\n", err=True)


def _somebody_is_there() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()
