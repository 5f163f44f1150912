"""The words of the interface in the site's language, from ``strings/<language>.yaml``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from plnfolio.cache.digest import digest
from plnfolio.diagnostics import Problem, SiteError, Span, did_you_mean
from plnfolio.frozen import dataclass
from plnfolio.theme.chain import Theme
from plnfolio.theme.settings import read_settings
from plnfolio.written.yaml import Yaml

FALLBACK = "en"
MONTHS = "months"
_VALUE = re.compile(r"\{(\w+)\}")
_RTL_LANGUAGES = frozenset(
    "ar arc azb ckb dv fa he iw ks lrc mzn nqo pnb ps sd syr ug ur yi".split()
)
_RTL_SCRIPTS = frozenset("adlm arab hebr mand nkoo rohg samr syrc thaa".split())


class WordsError(LookupError):
    """Words that do not exist, or that ask for a value which nobody gave: message, then remedy."""


@dataclass(frozen=True, slots=True)
class Word:
    """A text with ``{values}`` in it, and where it was read."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Strings:
    """The words of one language; what a theme does not translate is English.

    ``months`` holds twelve names, January first, in the form that a date has them. ``digest``
    stands for all of it, made once as much depends on every word. ``borrowed`` are the keys whose
    words are English because the language lacks them.
    """

    language: str
    words: Mapping[str, Word]
    months: tuple[str, ...]
    digest: str
    borrowed: frozenset[str] = frozenset()

    def t(self, key: str, /, **values: object) -> str:
        """The text of a key with its ``{values}`` filled in: plain text, not HTML.

        Raises WordsError for a key that even English lacks, and for a value that is not given.
        """
        word = self.words.get(key)
        if word is None:
            near = did_you_mean(key, self.words)
            raise WordsError(f"no words called “{key}” in any strings/*.yaml\n{near}")

        def fill(match: re.Match[str]) -> str:
            if match[1] not in values:
                asks = f"the words “{key}” need a value for “{match[1]}”"
                raise WordsError(f'{asks}\nwrite t("{key}", {match[1]}=…); see {word.span}')
            return str(values[match[1]])

        return _VALUE.sub(fill, word.text)

    def long_date(self, date: datetime.date) -> str:
        """A day as the language writes it out: “April 15, 2023”."""
        month = self.months[date.month - 1]
        return self.t("date_long", day=date.day, month=month, year=date.year)

    def size(self, size: int) -> str:
        """How large a file is, as people say it; a kilobyte has a thousand bytes."""
        kilobytes = size / 1000
        if kilobytes >= 999.5:
            return self.t("size_mb", size=f"{kilobytes / 1000:.1f}")
        return self.t("size_kb", size=max(1, round(kilobytes)))

    def moment(self, text: str) -> str:
        """A year, month or day (``2023``, ``2023-04``, ``2023-04-15``) as precise as it is."""
        year, *rest = (int(part) for part in text.split("-"))
        if len(rest) == 2:
            return self.long_date(datetime.date(year, rest[0], rest[1]))
        if rest:
            return self.t("date_month", month=self.months[rest[0] - 1], year=year)
        return str(year)


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Which way a language (BCP 47) is written; a script subtag decides before the language."""
    first, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in _RTL_SCRIPTS else "ltr"
    return "rtl" if first in _RTL_LANGUAGES else "ltr"


def load_strings(theme: Theme, language: str, problems: list[Problem]) -> Strings:
    """The words for a language through the chain.

    ``es-MX`` falls back to ``es`` and that to English; within a language the nearest layer wins.
    A word with a problem is left to the fallback.
    """
    words: dict[str, Word] = {}
    given: dict[str, list[str]] = {}
    months: tuple[str, ...] = ()
    borrowed: set[str] = set()
    foreign = language.lower().split("-", 1)[0] != FALLBACK
    for tag in reversed(_fallbacks(language)):
        for settings in _read(theme, tag, problems):
            values = settings.value if isinstance(settings.value, dict) else {}
            for key, value in values.items():
                span = settings.places[key,]
                if key == MONTHS:
                    months = _twelve(value, span, problems) or months
                elif not isinstance(value, str):
                    problems.append(_not_text(key, span))
                elif wrong := _stranger(key, value, given, span):
                    problems.append(wrong)
                else:
                    words[key] = Word(value, span)
                    given.setdefault(key, _VALUE.findall(value))
                    (borrowed.add if foreign and tag == FALLBACK else borrowed.discard)(key)
    told = [f"{key!r} {word.text!r} {word.span}" for key, word in sorted(words.items())]
    name = digest("\n".join([language, *told, *months]))
    return Strings(language, dict(sorted(words.items())), months, name, frozenset(borrowed))


def _fallbacks(language: str) -> list[str]:
    parts = language.lower().split("-")
    tags = ["-".join(parts[:count]) for count in range(len(parts), 0, -1)]
    return list(dict.fromkeys([*tags, FALLBACK]))


def _read(theme: Theme, tag: str, problems: list[Problem]) -> Iterator[Yaml]:
    """The files of one language, the base's first."""
    layers = zip(theme.layers, theme.files("strings"), strict=True)
    for layer, files in reversed(list(layers)):
        for name, path in files.items():
            if name.lower() == f"{tag}.yaml":
                try:
                    yield read_settings(path, f"{layer.place}/strings/{name}")
                except SiteError as error:
                    problems += error.problems


def _twelve(value: object, span: Span, problems: list[Problem]) -> tuple[str, ...]:
    if isinstance(value, list) and len(value) == 12 and all(isinstance(one, str) for one in value):
        return tuple(value)
    problems.append(Problem("wrong-type", "“months” must be a list of twelve names", span))
    return ()


def _not_text(key: str, span: Span) -> Problem:
    return Problem("wrong-type", f"“{key}” must be text", span, "put the words in quotes")


def _stranger(key: str, text: str, given: Mapping[str, list[str]], span: Span) -> Problem | None:
    """Words may leave out a value that the first layer's English has, not ask for another one."""
    known = given.get(key, _VALUE.findall(text))
    unknown = next((name for name in _VALUE.findall(text) if name not in known), None)
    return _value_problem(key, unknown, known, span) if unknown else None


def _value_problem(key: str, name: str, known: Iterable[str], span: Span) -> Problem:
    message = f"the words “{key}” ask for a value “{{{name}}}” that is not there"
    there = " ".join(f"{{{one}}}" for one in known)
    remedy = did_you_mean(name, known) or (f"there is {there}" if there else "take it out")
    return Problem("string-value", message, span, remedy)
