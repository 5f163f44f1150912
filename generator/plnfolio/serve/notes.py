"""The problems of a build as HTML: what is wrong, the lines around it, and the remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from plnfolio.diagnostics import Problem, Span
from plnfolio.serve.outcome import Outcome

MOST = 50
"""Problems that are shown; who has more of them mends these first."""

AROUND = 2
"""Lines shown before and after the one that is meant."""

_LONGEST_LINE = 320
_LARGEST_FILE = 4_000_000
_WORD = re.compile(r"[\w@#./-]+|\S")


def notes(outcome: Outcome, root: Path) -> str:
    """All problems of a build; ``root`` is the folder that their paths are seen from."""
    return _slip(outcome.errors, root, errors=True) + _slip(outcome.warnings, root, errors=False)


def _slip(problems: tuple[Problem, ...], root: Path, *, errors: bool) -> str:
    if not problems:
        return ""
    number = len(problems)
    noun = f"{number:,} {'problem' if errors else 'warning'}{'' if number == 1 else 's'}"
    it = "it is" if number == 1 else "they are"
    if errors:
        opening = f'<details id="plnfolio-problems" open>\n<summary>{noun}</summary>\n'
        they = "It keeps" if number == 1 else "They keep"
        said = f"{they} the site from being built. This goes away as soon as {it} mended and saved."
    else:
        opening = f'<details id="plnfolio-warnings">\n<summary>{noun}</summary>\n'
        said = "The site is built all the same."
    more = f"<p>{number - MOST:,} more are in the terminal.</p>\n" if number > MOST else ""
    items = "".join(item(problem, root) for problem in problems[:MOST])
    role = ' role="alert"' if errors else ""
    return f"{opening}<div{role}>\n<p>{said}</p>\n<ol>\n{items}</ol>\n{more}</div>\n</details>\n"


def item(problem: Problem, root: Path, heading: str = "h2", level: str = "") -> str:
    """A problem as an item of a list; its ``level`` is said where several are mixed."""
    remedy = f'<p class="remedy">{escape(_sentence(problem.help))}</p>\n' if problem.help else ""
    said = f'<span class="level">{level}</span> ' if level else ""
    return (
        f"<li{level and f' class={level}'}>\n"
        f"<{heading}>{escape(_sentence(problem.message))}</{heading}>\n"
        f'<p class="place">{said}{escape(str(problem.span))} '
        f"<code>{escape(problem.code)}</code></p>\n"
        f"{_excerpt(root, problem.span)}{remedy}</li>\n"
    )


def _sentence(text: str) -> str:
    """A message of the terminal with a capital; a word of the author's in front keeps its own."""
    return text[:1].upper() + text[1:]


def _excerpt(root: Path, span: Span) -> str:
    lines = _lines(root, span.path) if span.line else []
    if not 0 < span.line <= len(lines):
        return ""
    first = max(span.line - AROUND, 1)
    around = lines[first - 1 : span.line + AROUND]
    return f"<pre>{''.join(_numbered(around, first, span))}</pre>\n"


def _numbered(lines: Iterable[str], first: int, span: Span) -> Iterator[str]:
    for number, line in enumerate(lines, first):
        meant = number == span.line
        text = _marked(line, span.column) if meant else escape(line[:_LONGEST_LINE])
        tag = "mark" if meant else "span"
        yield f'<{tag} data-line="{number}"><bdi>{text or " "}</bdi></{tag}>'


def _marked(line: str, column: int) -> str:
    """The meant line, with the word at ``column`` underlined, and not longer than can be read."""
    start = max(0, column - 1 - _LONGEST_LINE // 2) if len(line) > _LONGEST_LINE else 0
    shown = line[start : start + _LONGEST_LINE]
    word = _WORD.match(shown, column - 1 - start) if column else None
    if not word:
        return escape(shown)
    before, after = shown[: word.start()], shown[word.end() :]
    return f"{escape(before)}<u>{escape(word[0])}</u>{escape(after)}"


def _lines(root: Path, path: str) -> list[str]:
    """A file's lines; none for what is not a text in the site's folder."""
    file = root / path
    try:
        outside = Path(path).is_absolute() or ".." in Path(path).parts
        if outside or not file.is_file() or file.stat().st_size > _LARGEST_FILE:
            return []
        text = file.read_bytes().decode("utf-8-sig", "replace")
    except (OSError, ValueError):
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
