"""Title case: capitals for the words of a title, for those that a style wants to have them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from plnfolio.cite.common.titles import open_end, parse
from plnfolio.cite.rich import Rich, concat, plain, text_of

_WORD = re.compile(r"[^\W_](?:[^\W_]|['’.](?=[^\W_]))*")
_NOCASE = re.compile(r'<span\s+class="nocase"\s*>(.*?)</span>', re.IGNORECASE | re.DOTALL)
_DOMAIN = re.compile(r"\.(?:com|edu|gov|io|net|org)$")
_RELATION = re.compile(r"\s*[<>=≤≥≈±]")
# What makes the next word a first word: the end of a sentence, a colon, a dash.
_OPENS = re.compile(r"(?:[:?!—]|[a-z\d)]{3}\.)\W*$|^\W*$")


def cased(title: str, language: str, small: frozenset[str]) -> Rich:
    """A title in title case; a title in another language keeps its own capitals.

    ``small`` are the words that stay small where they do not begin anything.
    """
    if not title.strip():
        return ()
    if language and not language.casefold().startswith("en"):
        return open_end(parse(title))
    return open_end(_in_title_case(title, small))


@lru_cache(maxsize=2048)
def _in_title_case(title: str, small: frozenset[str]) -> Rich:
    kept = {match.start(): match for match in _NOCASE.finditer(title)}
    if not kept:
        return title_case(parse(title), small)
    parts: list[Rich] = []
    before, at = "", 0
    for start, match in kept.items():
        parts.append(title_case(_spaced(title[at:start]), small, before))
        parts.append(_spaced(match[1]))
        before, at = text_of(concat(parts)), match.end()
    parts.append(title_case(_spaced(title[at:]), small, before))
    return concat(parts)


def _spaced(text: str) -> Rich:
    """Parsed text that keeps the spaces at its ends."""
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and text.strip() else ""
    return concat((plain(lead), parse(text), plain(tail)))


def title_case(rich: Rich, small: frozenset[str], before: str = "") -> Rich:
    """Capitals for all words but ``small`` ones that do not begin anything.

    ``before`` is text that precedes. Words that have a capital already are left alone.
    """
    runs = []
    for run in rich:
        runs.append(replace(run, text=_title_cased(run.text, small, before)))
        before += run.text
    return tuple(runs)


def _title_cased(text: str, small: frozenset[str], before: str) -> str:
    def shown(match: re.Match[str]) -> str:
        word = match[0]
        ahead = before + text[: match.start()]
        if word in small and not _OPENS.search(ahead):
            return word
        if any(char.isupper() for char in word) or _is_address(text, match):
            return word
        if _is_symbol(word, text[match.end() :]):
            return word
        return word[0].upper() + word[1:]

    return _WORD.sub(shown, text)


def _is_symbol(word: str, after: str) -> bool:
    """Whether a word stands for a number (“p < .05”, “n. s.”) and stays small (APA 6.44)."""
    alone = len(word) == 1 and word not in "ai" and after[:1] != "-"
    return alone or bool(_RELATION.match(after))


def _is_address(text: str, match: re.Match[str]) -> bool:
    """Whether the word is a part of an address or a handle, whose letters must not change."""
    start = max(text.rfind(" ", 0, match.start()), text.rfind("\u00a0", 0, match.start())) + 1
    token = text[start:].split(maxsplit=1)[0]
    return (
        text[match.start() - 1 : match.start()] in ("@", "#")
        or "://" in token
        or token.startswith("www.")
        or _DOMAIN.search(match[0]) is not None
    )
