"""Titles that stand in the author's place: short, in title case, italic or quoted (APA 8.14)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from plnfolio.cite.apa.entry import FAMILIES, untitled
from plnfolio.cite.apa.text.legal import is_legal, legal_name, short_name, spoken_name
from plnfolio.cite.apa.titles import open_end, parse, requoted
from plnfolio.cite.rich import Rich, concat, italic, plain, text_of
from plnfolio.model.reference import Reference

# Words of three letters or fewer that stay small inside a title (APA 6.17).
_ARTICLES = {"a", "an", "the"}
_CONJUNCTIONS = {"and", "as", "but", "for", "if", "nor", "or", "so", "yet"}
_PREPOSITIONS = {"at", "by", "in", "of", "off", "on", "per", "to", "up", "v", "via", "vs"}
_SMALL_WORDS = _ARTICLES | _CONJUNCTIONS | _PREPOSITIONS
_WORD = re.compile(r"[^\W_](?:[^\W_]|['’.](?=[^\W_]))*")
_NOCASE = re.compile(r'<span\s+class="nocase"\s*>(.*?)</span>', re.IGNORECASE | re.DOTALL)
_DOMAIN = re.compile(r"\.(?:com|edu|gov|io|net|org)$")
_RELATION = re.compile(r"\s*[<>=≤≥≈±]")
# What makes the next word a first word: the end of a sentence, a colon, a dash (APA 6.17).
_OPENS = re.compile(r"(?:[:?!—]|[a-z\d)]{3}\.)\W*$|^\W*$")


@dataclass(frozen=True, slots=True)
class Headline:
    """A title as it replaces an author; ``whole`` is for when the short one is ambiguous.

    ``quoted`` titles stand in quotation marks, which are added where the comma is known.
    ``spoken`` is the form for running text, where it differs (“Executive Order No. 13,676”).
    """

    short: Rich
    whole: Rich
    quoted: bool = False
    spoken: Rich = ()


NO_HEADLINE = Headline((), ())


def headline(reference: Reference) -> Headline:
    """The title of a work in the author's place, as italic as its entry has it (APA 8.14)."""
    if is_legal(reference):
        return _legal(reference)
    parts = FAMILIES.get(reference.type, FAMILIES["webpage"])(reference)
    whole = _cased(reference["title"], reference["language"])
    if not whole:
        # A description in square brackets stands for a title that is not there (APA 9.22).
        described = parts.description or untitled(reference)
        return Headline(described, described)
    short = _cased(reference["title-short"], reference["language"]) or whole
    if _is_italic(parts.title, len(text_of(whole))):
        return Headline(italic(short), italic(whole))
    return Headline(requoted(short), requoted(whole), quoted=True)


def _is_italic(element: Rich, letters: int) -> bool:
    """Whether most of a title, which fills the first ``letters`` of its element, is in italics.

    Not all of it, for inside italics a name of a work stands upright (APA 6.23).
    """
    slanted = seen = 0
    for run in element:
        counted = min(len(run.text), letters - seen)
        slanted += counted if "i" in run.marks else 0
        seen += counted
    return 2 * slanted > seen


def _legal(reference: Reference) -> Headline:
    """Cases and hearings are italic in the text, laws upright (APA 11.4–11.6)."""
    short = short_name(reference)
    whole = parse(legal_name(reference))
    if reference.type == "legal_case":
        return Headline(italic(parse(short)), italic(whole))
    if reference.type == "hearing":
        return Headline(italic(_cased(short, "")), italic(whole))
    return Headline(parse(short), whole, spoken=spoken_name(short))


def _cased(title: str, language: str) -> Rich:
    """A title in title case; a title in another language keeps its own capitals."""
    if not title.strip():
        return ()
    if language and not language.casefold().startswith("en"):
        return open_end(parse(title))
    return open_end(_in_title_case(title))


@lru_cache(maxsize=2048)
def _in_title_case(title: str) -> Rich:
    kept = {match.start(): match for match in _NOCASE.finditer(title)}
    if not kept:
        return title_case(parse(title))
    parts: list[Rich] = []
    before, at = "", 0
    for start, match in kept.items():
        parts.append(title_case(_spaced(title[at:start]), before))
        parts.append(_spaced(match[1]))
        before, at = text_of(concat(parts)), match.end()
    parts.append(title_case(_spaced(title[at:]), before))
    return concat(parts)


def _spaced(text: str) -> Rich:
    """Parsed text that keeps the spaces at its ends."""
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and text.strip() else ""
    return concat((plain(lead), parse(text), plain(tail)))


def title_case(rich: Rich, before: str = "") -> Rich:
    """Capitals for all words but short conjunctions, articles and prepositions (APA 6.17).

    ``before`` is text that precedes. Words that have a capital already are left alone.
    """
    runs = []
    for run in rich:
        runs.append(replace(run, text=_title_cased(run.text, before)))
        before += run.text
    return tuple(runs)


def _title_cased(text: str, before: str) -> str:
    def cased(match: re.Match[str]) -> str:
        word = match[0]
        ahead = before + text[: match.start()]
        if word in _SMALL_WORDS and not _OPENS.search(ahead):
            return word
        if any(char.isupper() for char in word) or _is_address(text, match):
            return word
        if _is_symbol(word, text[match.end() :]):
            return word
        return word[0].upper() + word[1:]

    return _WORD.sub(cased, text)


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
