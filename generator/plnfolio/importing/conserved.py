"""The law of all that arrives: each word, link and picture is brought, or named as left."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from plnfolio.importing.article import FROM, MARKDOWN, Article, Note, words
from plnfolio.importing.tidy.boxes import LABEL

_WORD = re.compile(r"\w+")


def account(article: Article) -> None:
    """Count what the source had against what is kept and what is named, and name the rest."""
    article.notes[:] = _merged(article.notes)
    if article.markdown is not None:
        return
    left = " ".join(note.left for note in article.notes)
    kept = Counter(_WORD.findall(" ".join([article.title, left, *_kept_words(article.body)])))
    said = Counter(_WORD.findall(article.said))
    missing, more = said - kept, kept - said
    _cut_otherwise(missing, more)
    _cut_otherwise(more, missing)
    if +missing:
        lost = " ".join(_in_order(article.said, missing))
        article.note("these words of the source were not brought", left=lost)
    addresses = [one for one in _addresses(article, left) if one]
    if addresses:
        article.note("these addresses of the source were not brought", left=" ".join(addresses))


def _cut_otherwise(some: Counter[str], others: Counter[str]) -> None:
    """Take out words that are several of the others, with these, in place.

    Where buttons stand side by side, a page has “ShareLike”, and what is said of it two words.
    """
    for word in [one for one in some if some[one] > 0]:
        while some[word] > 0 and (parts := _parts(word, others)):
            some[word] -= 1
            others.subtract(parts)


def _parts(word: str, others: Counter[str]) -> list[str]:
    """Words of the others that make up a word, the longest first; nothing if there are none."""
    found: list[str] = []
    at = 0
    while at < len(word):
        ends = range(min(len(word), at + 40), at, -1)
        part = next((word[at:end] for end in ends if others[word[at:end]] > 0), "")
        if not part:
            return []
        found.append(part)
        at += len(part)
    return found if all(others[one] >= count for one, count in Counter(found).items()) else []


def _kept_words(body: Element) -> Iterator[str]:
    """The words of a text, those in the titles of boxes, and the numbers of lists and notes."""
    yield words(body)
    for one in body.iter():
        if one.tag == "aside":
            yield one.get("title", "")
            yield one.get(LABEL, "")
        elif one.tag == "ol":
            yield " ".join(str(number) for number in range(1, len(one) + 1))


def _in_order(said: str, missing: Counter[str]) -> Iterator[str]:
    rest = missing.copy()
    for word in _WORD.findall(said):
        if rest[word] > 0:
            rest[word] -= 1
            yield word


def _addresses(article: Article, left: str) -> Iterator[str]:
    """Addresses of links and pictures that are neither in what is brought nor named."""
    had = {one.get(FROM) or one.get("href") or one.get("src") for one in article.body.iter()}
    texts = [left, *(one.get(MARKDOWN, "") for one in article.body.iter())]
    texts += [one.data.decode(errors="ignore") for one in article.files]
    texts.append(json.dumps(article.works, ensure_ascii=False, default=str))
    everywhere = "\n".join(texts)
    own = article.address.rstrip("/")
    for one in article.shown:
        page, sharp, _ = one.partition("#")
        within = bool(sharp) and (not page or page.rstrip("/") == own)
        if not (within or one in had or one in everywhere or page.rstrip("/") in everywhere):
            yield one


def _merged(notes: list[Note]) -> list[Note]:
    """Notes that say the same of several things that were left are one."""
    kept: list[Note] = []
    places: dict[tuple[str, str, int], int] = {}
    for note in notes:
        key = (note.message, note.path, note.line)
        if not note.left or note.near or key not in places:
            places.setdefault(key, len(kept))
            kept.append(note)
            continue
        at = places[key]
        if not kept[at].near:
            joined = f"{kept[at].left} · {note.left}"
            kept[at] = Note(note.message, note.path, note.line, "", joined)
    return kept
