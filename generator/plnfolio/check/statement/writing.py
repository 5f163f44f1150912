"""An accessibility statement as a page of Markdown, after W3C’s model of one.

It says what was looked for, what was found, and what nobody looked at; nothing else.
"""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from plnfolio import __version__
from plnfolio.check.rubric.clean import is_heavy
from plnfolio.check.rubric.portfolio import Portfolio
from plnfolio.check.rubric.reading import came_along
from plnfolio.check.rules import LEVELS
from plnfolio.frozen import dataclass
from plnfolio.model.rubric import Line
from plnfolio.model.site import Site
from plnfolio.model.source import CONTENT
from plnfolio.pandoc.syntax import escaped
from plnfolio.written.yaml import load

_FOLDER = Path(__file__).parent
_URL = "https://www.w3.org/TR/WCAG22/"
_USUAL = "en"


def language_of(site: Site) -> str:
    """The language that a statement of a site is in: its own, or English where there is none."""
    first = site.config.language.lower().split("-")[0]
    return first if first in languages() else _USUAL


@cache
def languages() -> frozenset[str]:
    """The languages that there are statements in."""
    return frozenset(path.stem for path in _FOLDER.glob("*.yaml"))


@cache
def words_of(language: str) -> Mapping[str, Any]:
    """The sentences of a language, and its names of the points of WCAG by their numbers."""
    text = (_FOLDER / f"{language}.yaml").read_text(encoding="utf-8")
    data = load(language, text, [])
    words: Any = data.value if data else {}
    usual = dict(map(numbered, came_along("wcag").lines))
    return {**words, "points": {**usual, **words["points"]}}


def numbered(line: Line) -> tuple[str, str]:
    """The numbers of a point of WCAG, and what is said behind them."""
    parts = line.title.split()
    numbers = [part for part in parts if part[0].isdigit()]
    return " ".join(numbers), " ".join(parts[len(numbers) :])


@dataclass(frozen=True, slots=True)
class _Exception:
    """Something that does not work, in a file, with the code that it was found by."""

    path: str
    code: str
    said: str
    reason: str = ""


def statement(portfolio: Portfolio, date: str, path: str) -> str:
    """The statement of a site as a file at ``path`` in it; ``date`` is today in its language."""
    site = portfolio.site
    language = language_of(site)
    words, lines = words_of(language), came_along("wcag").lines
    off = {
        code
        for code, level in site.config.check.items()
        if level == "off" and LEVELS.get(code) != "hint"
    }
    judged = [line for line in lines if line.clean and off.isdisjoint(line.clean)]
    codes = {code: line for line in judged for code in line.clean}
    found = [one for one in _exceptions(portfolio, codes) if one.path != path]
    texts = words["texts"].format(number=len([one for one in site.texts if one.path != path]))
    how = words["how"].format(date=date, version=__version__, texts=texts)
    parts = [
        f"---\ntitle: {json.dumps(words['title'], ensure_ascii=False)}\nupdated: {site.today}\n---",
        words["intro"].format(site=escaped(site.config.title)),
        f"## {words['stands']}",
        words["guidelines"].format(url=_URL),
        words["partial" if found else "unknown"],
        f"## {words['checked']}",
        how,
        _points(judged, words),
        words["not_checked"],
        _points([line for line in lines if line not in judged], words),
        f"## {words['exceptions']}",
        "\n".join(_listed(found, codes, words, site, path)) or words["none"],
    ]
    author = site.config.author
    if author.email:
        name = escaped(author.name)
        parts += [f"## {words['contact']}", words["write"].format(name=name, email=author.email)]
    return "\n\n".join(parts) + "\n"


def _points(lines: Sequence[Line], words: Mapping[str, Any]) -> str:
    return "\n".join(f"- {_point(line, words)}" for line in lines)


def _point(line: Line, words: Mapping[str, Any]) -> str:
    number = numbered(line)[0]
    return f"{number} {words['points'][number]}"


def _exceptions(portfolio: Portfolio, codes: Mapping[str, Line]) -> Iterator[_Exception]:
    """What was found, and what somebody silenced with a reason."""
    for one in portfolio.problems:
        if one.code in codes and is_heavy(one):
            yield _Exception(one.span.path, one.code, one.message)
    for silence in portfolio.silenced:
        for code in silence.codes:
            if code in codes:
                yield _Exception(silence.span.path, code, "", silence.reason)


def _listed(
    found: Sequence[_Exception],
    codes: Mapping[str, Line],
    words: Mapping[str, Any],
    site: Site,
    path: str,
) -> Iterator[str]:
    """A line for each exception, behind the title of its page.

    In English it is what was found; sentences of that are in no other language, so there a line
    says of which point it is, and how often.
    """
    own = language_of(site) == _USUAL
    said = Counter(
        (
            _page(one.path, words, site, path),
            _upper(escaped(one.said)) if own and one.said else _point(codes[one.code], words),
            words["left"].format(reason=escaped(one.reason)) if one.reason else "",
        )
        for one in found
    )
    for (page, what, why), number in said.items():
        times = f" ({words['times'].format(number=number)})" if number > 1 else ""
        yield f"- {page}: {what}{times}{f'; {why}' if why else ''}"


def _page(path: str, words: Mapping[str, Any], site: Site, own: str) -> str:
    """The page that a file becomes, as a link to it from another file."""
    title = {one.path: one.matter.title for one in site.texts}.get(path, "")
    title = title or {one.path: one.content.title for one in site.tables}.get(path, "")
    if not title:
        return str(words["everywhere"])
    if not own.startswith(f"{CONTENT}/"):
        return escaped(title)
    where = posixpath.relpath(path, posixpath.dirname(own))
    return f"[{escaped(title)}](<{where}>)"


def _upper(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
