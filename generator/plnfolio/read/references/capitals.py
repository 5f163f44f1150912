"""Capitals: names and titles that a database wrote in capitals throughout, made readable."""

from __future__ import annotations

import re
from collections.abc import Container

_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[AEIOUYÀ-ÅÈ-ÏÒ-ÖÙ-Ý]")
_ROMAN = re.compile(r"^(?=[IVX]{2,})(?:X{0,3})(?:IX|IV|V?I{0,3})$")


def is_shouted(family: str, given: str) -> bool:
    """Whether a personal name is in capitals throughout, initials and “Ng” aside."""
    if not family.isupper() or any(mark in family + given for mark in "[@"):
        return False
    longest = max((len(word) for word in _WORD.findall(family)), default=0)
    spelt = any(len(word) > 2 and word.isupper() for word in _WORD.findall(given))
    return longest > 3 or spelt


def proper(text: str, particles: Container[str]) -> str:
    """A surname from capitals: “O'BRIEN-MCDONALD” to “O'Brien-McDonald”, particles small."""
    words = text.split(" ")
    last = len(words) - 1
    return " ".join(
        word.lower() if word.lower() in particles and n < last else _WORD.sub(_surname, word)
        for n, word in enumerate(words)
    )


def _surname(match: re.Match[str]) -> str:
    word = match[0].capitalize()
    return f"Mc{word[2:].capitalize()}" if re.match(r"Mc.{2}", word) else word


def initials_apart(given: str) -> str:
    """Initials with a full stop and a space each: “J.M.” and “J.-P.A.” to “J. M.”, “J.-P. A.”."""
    return re.sub(r"(?<=\b[^\W\d_]\.)(?=[^\W\d_])", " ", given)


def given_name(given: str, shouted: bool) -> str:
    """A given name whose capitals are either initials run together or shouting."""
    if "[" in given or "@" in given:
        return given
    words = given.split(" ")
    return " ".join(_given_word(word, shouted, alone=len(words) == 1) for word in words)


def _given_word(word: str, shouted: bool, alone: bool) -> str:
    if not word.isupper() or not word.isalpha():
        return _WORD.sub(lambda m: m[0].capitalize(), word) if shouted and word.isupper() else word
    if len(word) == 1:
        return f"{word}."
    if len(word) <= (2 if shouted else 3) or not _VOWEL.search(word):
        return " ".join(f"{letter}." for letter in word) if alone or len(word) == 2 else word
    return word.capitalize() if shouted or len(word) > 3 else word


def title(text: str) -> str:
    """A title in capitals throughout as a sentence; acronyms in it cannot be told from words."""
    lowered = text.lower()
    sentence = re.sub(
        r"(^\W*|[:?!.]\s+[\"'“‘(]*)([^\W\d_])", lambda m: m[1] + m[2].upper(), lowered
    )
    return re.sub(
        r"[^\W\d_]+",
        lambda m: m[0].upper() if m[0] == "i" or _ROMAN.match(m[0].upper()) else m[0],
        sentence,
    )


def is_shouted_title(text: str) -> bool:
    """Whether a title of several words is in capitals throughout."""
    if any(sign.isalpha() and sign.lower() == sign.upper() for sign in text):
        return False  # of a script that has no capitals
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    return text.isupper() and len(words) >= 3


# Words that stay small in a headline (APA 6.17), and those that show another language's habits.
_SMALL_WORDS = "a an and as at but by for in nor of on or per the to via with &"
_FOREIGN_WORDS = "de des di del della do dos du el en et für la las le les los und van y zur"
_SMALL = frozenset(_SMALL_WORDS.split())
_FOREIGN = frozenset(_FOREIGN_WORDS.split())
_PUBLISHERS = re.compile(r" (?:press|publishers?|publications?|publishing|books|university)$")


def periodical(name: str) -> str:
    """“American journal of sociology” in headline capitals; a name with capitals in it stays."""
    words = name.split(" ")
    if len(words) < 2 or not name.isascii() or name[1:] != name[1:].lower():
        return name
    if not name[0].isupper() or _FOREIGN.intersection(words) or "<" in name:
        return name
    return " ".join(word if word in _SMALL else _headline(word) for word in words)


def publisher(name: str) -> str:
    """“Cambridge university press” in capitals; only names that end in such a word."""
    if not _PUBLISHERS.search(name):
        return name
    return " ".join(word if word in _SMALL else _headline(word) for word in name.split(" "))


def _headline(word: str) -> str:
    return re.sub(r"^([^\W\d_])|(?<=-)([^\W\d_])", lambda m: m[0].upper(), word)
