"""Quoted words that are the title or the name of something, and no quotation of a work."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize

from plnfolio.check.announced import LONGEST_TERM, is_cited, is_introduced, is_said
from plnfolio.check.inline import CITED, HIDDEN
from plnfolio.check.people import trimmed
from plnfolio.check.quoted import WORDS, Quoted
from plnfolio.patterns import regex

_SMALL = frozenset(
    "a an and as at but by for from if in into nor of off on onto or out over per so the to up via"
    " with vs is are be we you our your how why what when do does it its yet than then that not"
    " der die das und de la el los las le les en y e et".split()
)
_BY = regex(r"[,*_\x01]* by (?:\w+ )?[^\W\d_a-z]")
_FEWEST_OF_TITLE, _NEARLY, _WITH_A_SUBTITLE = 4, 0.75, 8
_PUBLISHED = regex(
    r"[ \n](?:\w+ )?(?:published (?:as|by|in)|(?:analy[sz]|compar|examin|explor|investigat|review)"
    r"(?:ed|es))\b"
)
"""Stands behind the title of a study, and no author is told of it."""
_EXPLAINED = regex(r":[ \n](?:an?|the|that|how)\b")
_TRANSLATED = regex(r"[ \n]\([\"“]")
"""Stands behind words that have their meaning behind them."""
_PARTED = regex(r"[^\W\d_a-z][^:.;!?]{8,80}: [^:.;!?]{8,120}")
_LONGEST_PARTED = 18
_ENTRY = regex(
    r"[\W\d]*(?:[^\W\d_a-z][\w.'’-]*[, ]{1,2}(?:(?:&|and) )?){1,9}"
    r"(?:\(\d{4}[a-z]?\)[.,:]? ?|(?<=, ))[–-]? ?\Z"
)
"""Begins an entry of a list: “Adams, R. (2019) “Title””."""
_TURNED = {")": "("}


def plain_titles(titles: Iterable[str]) -> str:
    """Titles as ``is_title`` compares them: their words alone, each title on a line."""
    plain = (" ".join(WORDS.findall(title.casefold())) for title in dict.fromkeys(titles))
    return "".join([f"\n {title} \n" for title in plain if title])


def is_title(prose: str, one: Quoted, titles: str) -> bool:
    """Whether it is the name of something: by the words before it, its capitals, or one of the
    ``plain_titles`` of the library.
    """
    said = one.said
    words = WORDS.findall(said)
    plain = " ".join(words).casefold()
    if f"\n {plain} \n" in titles or _is_within(plain, titles) or _is_nearly(words, titles):
        return True
    if is_cited(prose, one):
        return has_capitals(said) or _is_parted(one)
    if _stands_as_title(prose, one) or (
        len(words) <= LONGEST_TERM and _EXPLAINED.match(prose, one.end)
    ):
        return True
    return is_introduced(prose, one) or has_capitals(said) or _is_parted(one)


def _stands_as_title(prose: str, one: Quoted) -> bool:
    """Whether what is beside it says that it is a title, or what a foreign word means."""
    before, behind = prose[one.start - 1 : one.start], prose[one.end : one.end + 1]
    if _TRANSLATED.match(prose, one.end) or before == "(" == _TURNED.get(behind):
        return True
    if before == behind == HIDDEN:
        return True  # all of a link
    if _PUBLISHED.match(prose, one.end) or _begins_entry(prose[: one.start].rpartition("\n")[2]):
        return True
    by = _BY.match(prose, one.end) is not None or prose[: one.start].rstrip()[-1:] == CITED
    return by and not one.said[:1].islower()


def _is_parted(one: Quoted) -> bool:
    """Whether it has a title's colon and its capital within a sentence, and nobody says it."""
    said = one.said
    before = one.before.rstrip()
    within = before[-1:].isalpha() and not is_said(before)
    parted = _PARTED.fullmatch(said) is not None and one.words < _LONGEST_PARTED
    return within and parted


def _is_within(plain: str, titles: str) -> bool:
    """Whether words, or all but the first or the last of few, stand side by side in a title."""
    words = plain.split()
    some = [words] if len(words) > LONGEST_TERM else [words, words[1:], words[:-1]]
    return any(len(part) > 2 and f" {' '.join(part)} " in titles for part in some)


def _is_nearly(words: Iterable[str], titles: str) -> bool:
    """Whether nearly all of some words are those of one title: it is not quite typed as it is."""
    said = {_plain(word) for word in words}
    known = ({_plain(word) for word in title.split()} for title in titles.split("\n") if title)
    return len(said) >= _FEWEST_OF_TITLE and any(
        len(said & own) >= _NEARLY * min(len(own), max(len(said), _WITH_A_SUBTITLE))
        for own in known
        if len(said & own) >= _NEARLY * len(said)
    )


def _plain(word: str) -> str:
    return "".join(char for char in normalize("NFD", word.casefold()) if char.isalpha())


def _begins_entry(before: str) -> bool:
    words = before.strip(" *_-0123456789.").split()
    return len(words) > 1 and _ENTRY.match(before) is not None and not trimmed(words)


def has_capitals(said: str) -> bool:
    """Whether some words have the capitals of a headline."""
    words = WORDS.findall(said)
    heavy = [word for word in words if word.casefold() not in _SMALL and not word[0].isdigit()]
    capitals = sum(word[0].isupper() for word in heavy)
    return len(heavy) > 1 and capitals >= 0.8 * len(heavy) and len(words) < 18
