"""What ``plnfolio doctor`` looks at: this computer, and a site; nothing is asked of the web."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Literal

from packaging.requirements import Requirement

from plnfolio import __version__
from plnfolio.commands.new_site import STARTER, About
from plnfolio.commands.options import build_request, has_site, program
from plnfolio.commands.report import count
from plnfolio.diagnostics import Problem, SiteError, Span, listed
from plnfolio.frozen import dataclass
from plnfolio.model.config import SiteConfig
from plnfolio.model.source import CONTENT
from plnfolio.pinned.changes import is_newer
from plnfolio.pinned.origin import NotInstalledError, asked_for, installed, is_checkout
from plnfolio.pinned.pin import pinned_version
from plnfolio.pipeline.request import WORKSHOP
from plnfolio.pipeline.up_to_date import list_inputs, unchanged
from plnfolio.publish.github.git import find_git
from plnfolio.read.recall import Afresh
from plnfolio.read.site import read_config
from plnfolio.theme.chain import Theme, load_theme
from plnfolio.theme.eject import outdated
from plnfolio.theme.faces import load_faces

State = Literal["good", "note", "broken"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: how it is, in a sentence, and what helps where it is not well.

    ``next`` is what the author does about it first of all, as a command or a few words.
    """

    about: str
    state: State
    said: str
    help: str = ""
    next: str = ""


EXTRAS = {
    "pdf": "sets papers in PDF",
    "search": "lets visitors search",
    "png": "paints cards for shared links, and the map as PNG",
    "heic": "reads the photos of iPhones",
    "keyring": "keeps the token of a host",
}
"""What each extra is for."""

_MUCH = 2_000_000_000
_HOST_FILES = {
    "netlify.toml": "netlify.toml",
    ".github/workflows/publish.yml": "github/workflows/publish.yml",
}


def examined(site: Path) -> Iterator[Finding]:
    """All that can be told, this computer first."""
    yield from _machine()
    if not has_site(site):
        here = "here" if site == Path() else f"in {site}"
        make = f"{program()} new site my-portfolio"
        yield Finding(
            "site",
            "note",
            f"there is no site {here}",
            "go to your site’s folder, or begin one",
            make,
        )
        return
    yield from _site(site)


def _machine() -> Iterator[Finding]:
    python = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    yield Finding("python", "good", python)
    try:
        dist = installed()
    except NotInstalledError as error:
        yield Finding("plnfolio", "note", f"plnfolio {__version__}. {error}")
        return
    where = Path(__file__).resolve().parents[1]
    source = "from a folder of its source, " if is_checkout(where.parents[1]) else "in "
    yield Finding("plnfolio", "good", f"plnfolio {dist.version}, {source}{where}")
    yield from _needs(dist)
    yield from _extras(dist)


def _needs(dist: Distribution) -> Iterator[Finding]:
    """What plnfolio cannot do without, and whether it is there in a version that works."""
    wrong: list[str] = []
    needed = [Requirement(line) for line in asked_for(dist)]
    needed = [one for one in needed if not one.marker or one.marker.evaluate({"extra": ""})]
    for one in needed:
        try:
            version = distribution(one.name).version
        except PackageNotFoundError:
            wrong.append(f"{one.name} is missing")
            continue
        if not one.specifier.contains(version, prereleases=True):
            wrong.append(f"{one.name} is {version}, and {one.specifier} is needed")
    if wrong:
        again = "install plnfolio anew, the way you did"
        yield Finding("libraries", "broken", listed(wrong), again, again)
    else:
        yield Finding("libraries", "good", f"all {len(needed)} libraries that it needs")


def _extras(dist: Distribution) -> Iterator[Finding]:
    needs = [Requirement(line) for line in dist.requires or ()]
    for extra, what in EXTRAS.items():
        wanted = [
            one.name
            for one in needs
            if one.marker and one.marker.evaluate({"extra": extra}) and "extra" in str(one.marker)
        ]
        found = [f"{name} {version}" for name in wanted if (version := _version(name))]
        if wanted and len(found) == len(wanted):
            yield Finding(f"extra {extra}", "good", f"{listed(found)}, which {what}")
        else:
            yield Finding(
                f"extra {extra}",
                "note",
                f"not installed; it {what}",
                f'if you want that: pip install "plnfolio[{extra}]"',
            )


def _version(name: str) -> str:
    try:
        return distribution(name).version
    except PackageNotFoundError:
        return ""


def _site(site: Path) -> Iterator[Finding]:
    problems: list[Problem] = []
    try:
        config, _ = read_config(Afresh(site), problems)
    except SiteError as error:
        problems += error.problems
        config = None
    wrong = [problem for problem in problems if problem.severity == "error"]
    if config is None or wrong:
        said = f"{wrong[0].span}: {wrong[0].message}" if wrong else "it cannot be read"
        yield Finding(
            "settings", "broken", said, wrong[0].help if wrong else "", f"{program()} build"
        )
        return
    yield _settings(config)
    yield from _look(site, config)
    yield _builder(site)
    yield from _host_files(site)
    yield _cache(site)
    yield _output(site)
    yield from _git(site)
    yield _publishing(config)


def _settings(config: SiteConfig) -> Finding:
    usual = About()
    said = f"“{config.title}” by {config.author.name}"
    if usual.title == config.title or usual.author == config.author.name:
        write = f"write your name and title into {CONTENT}/site.yaml"
        return Finding("settings", "note", f"{said}: not yours yet", write, write)
    return Finding("settings", "good", said)


def _look(site: Path, config: SiteConfig) -> Iterator[Finding]:
    problems: list[Problem] = []
    theme = load_theme(site, config.theme, Span(f"{CONTENT}/site.yaml"), problems)
    if theme is None:
        yield Finding("theme", "broken", problems[0].message, problems[0].help)
        return
    yield _theme(theme, config.theme)
    faces = load_faces(theme, problems)
    broken = [problem for problem in problems if problem.code == "broken-face"]
    if broken:
        yield Finding("fonts", "broken", f"{broken[0].span}: {broken[0].message}", broken[0].help)
    else:
        yield Finding("fonts", "good", f"{count(len(faces.files), 'font')} for cards and maps")


def _theme(theme: Theme, name: str) -> Finding:
    old = list(outdated(theme))
    if not old:
        copies = [layer.place for layer in theme.layers if not layer.builtin]
        own = f", with files of yours in {listed(copies)}" if copies else ""
        return Finding("theme", "good", f"{name}{own}")
    said = "; ".join(f"{one.span}: {one.message}" for one in old)
    return Finding("theme", "note", said, old[0].help)


def _builder(site: Path) -> Finding:
    pinned = pinned_version(site)
    if not pinned:
        said = "nothing says by which plnfolio it is built, so a host may take another one"
        return Finding("built by", "note", said, "plnfolio upgrade writes it down")
    if is_newer(__version__, pinned):
        said = f"plnfolio {pinned}, and {__version__} is installed here"
        return Finding("built by", "note", said, "plnfolio upgrade moves it, and says what is new")
    if is_newer(pinned, __version__):
        said = f"plnfolio {pinned}, and {__version__}, which is older, is installed here"
        return Finding("built by", "note", said, "install the newer one here as well")
    return Finding("built by", "good", f"plnfolio {pinned}, the one that is installed here")


def _host_files(site: Path) -> Iterator[Finding]:
    """What has a host build the site, against what a new site has today."""
    for path, ours in _HOST_FILES.items():
        try:
            text = (site / path).read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        same = text == (STARTER / ours).read_text(encoding="utf-8")
        if same:
            yield Finding("host", "good", f"{path}, as new sites have it")
        else:
            yield Finding(
                "host",
                "note",
                f"{path} is not as new sites have it: you have changed it, or it is older",
                "compare it with that of a site from “plnfolio new site”",
            )


def _cache(site: Path) -> Finding:
    folder = site / WORKSHOP
    if not os.access(folder if folder.is_dir() else site, os.W_OK):
        said = f"{folder.as_posix()}/ cannot be written, and nothing can be built without it"
        return Finding("cache", "broken", said, "see who may write there")
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    free = shutil.disk_usage(site).free
    said = f"{folder.as_posix()}/ has {_mega(size)}, and the disk has room for {_mega(free)}"
    if size > _MUCH:
        return Finding("cache", "note", said, "it may be deleted at any time")
    return Finding("cache", "good", said)


def _mega(size: int) -> str:
    return f"{size / 1e9:,.1f} GB" if size >= 1e9 else f"{size / 1e6:,.1f} MB"


def _output(site: Path) -> Finding:
    request = build_request(site, None)
    if not request.output.is_dir():
        return Finding("built", "note", "it was not built yet", "", f"{program()} build")
    result = unchanged(request, list_inputs(request))
    if result is None:
        said = "something has changed since it was built last"
        return Finding("built", "note", said, "", f"{program()} build")
    return Finding("built", "good", f"{count(result.pages, 'page')}, and nothing has changed since")


def _git(site: Path) -> Iterator[Finding]:
    git = find_git(site)
    if git is None:
        yield Finding("git", "note", "there is no Git, which only GitHub Pages needs")
        return
    state = git.ask("status", "--porcelain", "--", ".")
    if state.code:
        yield Finding("git", "note", "the site is in no repository, so no earlier state is kept")
        return
    changed = len(state.out.splitlines())
    if changed:
        said = f"{count(changed, 'file')} not committed yet"
        yield Finding("git", "note", said, "", 'git add --all; git commit -m "What I did"')
    else:
        yield Finding("git", "good", "all is committed")


def _publishing(config: SiteConfig) -> Finding:
    if config.publish is None:
        return Finding("published", "note", "nowhere yet", "", f"{program()} publish")
    where = config.base_url or config.publish.site or config.publish.to
    return Finding("published", "good", f"to {config.publish.to}: {where}")
