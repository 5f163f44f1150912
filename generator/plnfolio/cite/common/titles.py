"""Titles and other worded fields as rich text: CSL tags, curly quotes, quotes in quotes."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from plnfolio.cite.rich import EMPTY, ITALIC, PLAIN, Mark, Rich, Run, concat, plain
from plnfolio.model.reference import Reference

TAG = re.compile(
    r"<(?P<close>/?)(?:(?P<name>i|em|sup|sub|b|strong|sc|span)"
    r"(?P<attributes>\s[^<>]*)?)>",
    re.IGNORECASE,
)
MARKS: dict[str, frozenset[Mark]] = {
    "i": ITALIC,
    "em": ITALIC,
    "sup": frozenset({"sup"}),
    "sub": frozenset({"sub"}),
    "sc": frozenset({"smallcaps"}),
}
# Slips of the pen that no style would print: “word ,”, “,,”, “?.” and exactly two full stops.
SLIPS = (
    (re.compile(r"\s+"), " "),
    (re.compile(r" +(?=[,;]|[:?!](?:\s|$))"), ""),
    (re.compile(r"([,;:])(?:\s*[,;:])+(?!\w)"), r"\1"),
    (re.compile(r"([,;])(?:\s*[,;])+"), r"\1"),
    (re.compile(r"(?<!\.)\.\.(?!\.)"), "."),
    (re.compile(r"([?!])\.(?!\.)"), r"\1"),
    (re.compile(r" *(?<!\w)(?:\(\s*\)|\[\s*\])"), ""),
)
# A field of these alone says nothing; “?” and “!” may be a name.
NO_WORDS = " ,;:.…-–—()[]<>\"'“”‘’"
OPENS_AFTER = " \u00a0([{—–-/“‘"


@lru_cache(maxsize=8192)
def parse(text: str) -> Rich:
    """A CSL field's text with its tags; everything that is no CSL tag is kept as it is."""
    if "<" not in text:
        return plain(curl(tidy(text)))
    runs: list[Run] = []
    stack: list[tuple[str, frozenset[Mark]]] = []
    at = 0
    text = tidy(text)
    for tag in TAG.finditer(text):
        _add(runs, text[at : tag.start()], stack)
        at = tag.end()
        name = tag["name"].lower()
        if tag["close"]:
            if any(name == opened for opened, _ in stack):
                while stack.pop()[0] != name:
                    pass
        else:
            stack.append((name, _marks(name, tag["attributes"] or "")))
    _add(runs, text[at:], stack)
    return _curl_runs(concat([(run,) for run in runs]))


def tidy(text: str) -> str:
    """Repair spacing and marks that collide inside a field; ends carry no loose marks."""
    for pattern, instead in SLIPS:
        text = pattern.sub(instead, text)
    return text.strip(" ,;:") if text.strip(NO_WORDS) else ""


def curl(text: str, before: str = "") -> str:
    """Straight quotation marks and apostrophes made curly (``before``: what precedes)."""
    if '"' not in text and "'" not in text:
        return text
    out: list[str] = []
    last = before[-1:]
    for at, char in enumerate(text):
        if char in "\"'":
            opens = not last or last in OPENS_AFTER
            last = _curled(char, opens, text[at + 1 :])
        else:
            last = char
        out.append(last)
    return "".join(out)


def _curled(mark: str, opens: bool, rest: str) -> str:
    opens = opens and rest[:1].strip() != ""
    if mark == '"':
        return "“" if opens else "”"
    # Before a year (’90s) and where nothing closes it, it is an apostrophe.
    return "‘" if opens and not rest[:1].isdigit() and "'" in rest else "’"


def says(reference: Reference, *variables: str) -> bool:
    """Whether any of these fields holds something that can be printed."""
    return any(reference[variable] and parse(reference[variable]) for variable in variables)


def requoted(rich: Rich) -> Rich:
    """Double quotation marks become single, for a text that will stand in quotes (APA 6.7)."""
    return tuple(
        replace(run, text=run.text.replace("“", "‘").replace("”", "’"))
        if "“" in run.text or "”" in run.text
        else run
        for run in rich
    )


def quoted(rich: Rich) -> Rich:
    """A title in quotation marks; quotes inside turn single (APA 6.7, 8.36)."""
    return concat((plain("“"), requoted(rich), plain("”"))) if rich else EMPTY


def capitalized(rich: Rich) -> Rich:
    """The first letter made a capital, unless the word wants it small (“iPad app”)."""
    if not rich or not rich[0].text[:1].islower():
        return rich
    first = rich[0].text
    word = first.split(" ", 1)[0]
    if any(char.isupper() for char in word):
        return rich
    return (replace(rich[0], text=first[0].upper() + first[1:]), *rich[1:])


def open_end(rich: Rich) -> Rich:
    """Without the full stop that exporters leave at the end of a title; “Jr.” keeps its own."""
    if not rich or not rich[-1].text.endswith("."):
        return rich
    text = rich[-1].text
    word = text.rsplit(" ", 1)[-1].rstrip(".")
    if text.endswith("..") or len(word) < 5 or "." in word:
        return rich
    return (*rich[:-1], replace(rich[-1], text=text[:-1])) if len(text) > 1 else rich


def _add(runs: list[Run], text: str, stack: list[tuple[str, frozenset[Mark]]]) -> None:
    if not text:
        return
    marks: frozenset[Mark] = PLAIN
    for _, mark in stack:
        # Italics inside italics stand upright (APA 6.23); other marks add up.
        marks = marks ^ mark if mark == ITALIC else marks | mark
    runs.append(Run(text, marks))


def _marks(name: str, attributes: str) -> frozenset[Mark]:
    if name == "span" and "small-caps" in attributes:
        return MARKS["sc"]
    return MARKS.get(name, PLAIN)


def _curl_runs(rich: Rich) -> Rich:
    before = ""
    out: list[Run] = []
    for run in rich:
        text = curl(run.text, before)
        out.append(replace(run, text=text))
        before = text
    return tuple(out)
