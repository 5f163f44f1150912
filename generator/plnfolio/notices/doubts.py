"""What the policy of a site may keep from working, though it allows all that can be read of it.

A script from elsewhere was read by nobody here, and some of what scripts do no policy worth having
allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from plnfolio.diagnostics import Problem, Span
from plnfolio.kinds.base import WebPage
from plnfolio.model.address import output_path
from plnfolio.model.source import CONTENT
from plnfolio.theme.chain import Theme
from plnfolio.write.base import Seen
from plnfolio.write.headers import TOO_LONG
from plnfolio.write.needs import FOREIGN, UNTOLD, Needs, of_page
from plnfolio.write.output import Copied
from plnfolio.write.policy import policy

_REMEDY = (
    "if something of it fails on the host, say in content/static/_headers what these pages may do"
)
_MANY = TOO_LONG // 80


def doubts(
    pages: Iterable[WebPage],
    copied: Iterable[Copied],
    seen: Mapping[str, Seen],
    theme: Theme,
    root: Path,
) -> Iterator[Problem]:
    """Problems, all of them warnings: ``foreign-script``, ``script-kept-out``, ``long-policy``."""
    said: set[tuple[str, Span]] = set()
    files = {file.path: file.origin for file in copied}
    needs = {path: file.needs for path, file in seen.items()}
    for page in pages:
        path = output_path(page.path)
        for need in _doubtful(path, needs):
            place = _place(need, files.get(need[1]), page, theme, root)
            if (need[0], place) not in said:
                said.add((need[0], place))
                yield _problem(need[0], place)
        if len(needs.get(path, ())) > _MANY and len(policy(of_page(path, needs))) > TOO_LONG:
            yield Problem(
                "long-policy",
                f"{page.path} has so many scripts and styles inside that no host would take a "
                "policy that allows them all, so it has none",
                Span(page.source or f"{CONTENT}/site.yaml"),
                "put them into a file in content/static/ and name it once",
                "warning",
            )


def _doubtful(path: str, needs: Mapping[str, Needs]) -> Iterator[tuple[str, str]]:
    """What is doubtful about a page, each with the file that it is in."""
    used = [need.partition(" ")[2] for need in needs.get(path, ()) if need.startswith("uses ")]
    for one in (path, *used):
        for need in needs.get(one, ()):
            if need.startswith((FOREIGN, UNTOLD)):
                yield need, one


def _problem(need: str, place: Span) -> Problem:
    kind, _, what = need.partition(" ")
    if kind == FOREIGN:
        message = (
            f"what the script from {what} does nobody can read here; the site’s policy lets it "
            "load what it needs, but not write scripts or styles into the page"
        )
        return Problem("foreign-script", message, place, _REMEDY, "warning")
    message = f"this script {what}, which the site’s policy keeps out"
    return Problem("script-kept-out", message, place, _REMEDY, "warning")


def _place(
    need: tuple[str, str], origin: Path | None, page: WebPage, theme: Theme, root: Path
) -> Span:
    """Where the author can look for it: in the text, in a template of theirs, in a file."""
    kind, _, what = need[0].partition(" ")
    sign = what.partition("//")[2] if kind == FOREIGN else "<script"
    if origin is not None:
        return Span(_shown(origin, root))
    texts = [root / page.source] if page.source else []
    for layer, files in zip(theme.layers, theme.files("templates"), strict=True):
        texts += [] if layer.builtin else files.values()
    for file in texts:
        with suppress(OSError):
            before, found, _ = file.read_text(encoding="utf-8", errors="replace").partition(sign)
            if found:
                return Span(_shown(file, root), before.count("\n") + 1)
    return Span(page.source or f"{CONTENT}/site.yaml")


def _shown(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
