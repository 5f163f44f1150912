"""The language of a work as a tag (BCP 47), however a library says it."""

from __future__ import annotations

import re
from functools import cache

# Codes of three letters (ISO 639-2, both of them) and names, as catalogues, babel and people write.
_CALLED = """
    ar: ara arabic
    bg: bul bulgarian
    ca: cat catalan
    cs: ces cze czech
    da: dan danish
    de: deu ger german ngerman deutsch
    el: ell gre greek
    en: eng english british american usenglish ukenglish
    es: spa spanish español espanol castellano
    et: est estonian
    fa: fas per persian
    fi: fin finnish
    fr: fra fre french francais français
    he: heb hebrew
    hi: hin hindi
    hr: hrv croatian
    hu: hun hungarian magyar
    id: ind indonesian
    it: ita italian italiano
    ja: jpn japanese 日本語
    ko: kor korean
    la: lat latin
    nl: nld dut dutch nederlands
    no: nor norwegian
    pl: pol polish polski
    pt: por portuguese português brazilian
    ro: ron rum romanian
    ru: rus russian русский
    sv: swe swedish svenska
    tr: tur turkish türkçe
    uk: ukr ukrainian
    zh: zho chi chinese 中文
    """
_TAG = re.compile(r"[a-z]{2}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)


@cache
def _tags() -> dict[str, str]:
    lines = (line.split(":") for line in _CALLED.strip().splitlines())
    return {name: tag.strip() for tag, names in lines for name in names.split()}


def tag_of(written: str) -> str:
    """The tag of a language; empty for what names none, or several."""
    word = written.strip()
    if called := _tags().get(word.lower()):
        return called
    return word.replace("_", "-") if _TAG.fullmatch(word) else ""


def foreign(written: str, page: str) -> str:
    """The tag of a language, if it is another one than that of a page."""
    tag = tag_of(written)
    return "" if tag[:2].lower() == page[:2].lower() else tag
