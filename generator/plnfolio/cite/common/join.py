"""Joining pieces with punctuation so that no mark ever meets another (“?.” never happens)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from plnfolio.cite.rich import EMPTY, Rich, Run, concat, plain, text_of
from plnfolio.model.reference import OTHERS

ENDS = ".?!…"
CLOSING_QUOTES = "”’"
# Marks that make no sense before a comma, bracket or full stop that we are about to write.
LOOSE = " ,;:"


def ends_sentence(rich: Rich) -> bool:
    """Whether the last mark, inside closing quotes too, already ends a sentence."""
    bare = text_of(rich).rstrip().rstrip(CLOSING_QUOTES)
    return bare[-1:] in ENDS and bool(bare)


def stop(rich: Rich) -> Rich:
    """End with one full stop, inside a closing quotation mark (APA 6.7)."""
    rich = trim_end(rich)
    if not rich or ends_sentence(rich):
        return rich
    last = rich[-1]
    if _ends_quoted(rich):
        bare = last.text.rstrip(CLOSING_QUOTES)
        closed = replace(last, text=f"{bare}.{last.text[len(bare) :]}")
        return (*rich[:-1], closed)
    return concat((rich, plain(".")))


def comma_inside(rich: Rich) -> Rich:
    """End with a comma, inside a closing quotation mark (APA 6.7)."""
    rich = trim_end(rich)
    if not rich:
        return rich
    last = rich[-1]
    if _ends_quoted(rich):
        bare = last.text.rstrip(CLOSING_QUOTES)
        if bare[-1:] in "?!":
            return rich
        return (*rich[:-1], replace(last, text=f"{bare},{last.text[len(bare) :]}"))
    return concat((rich, plain(",")))


def trim_end(rich: Rich) -> Rich:
    """Take away spaces and commas that hang at the end."""
    while rich and rich[-1].text[-1:] in LOOSE:
        bare = rich[-1].text.rstrip(LOOSE)
        rich = (*rich[:-1], replace(rich[-1], text=bare)) if bare else rich[:-1]
    return rich


def sentences(parts: Iterable[Rich]) -> Rich:
    """Each part that says something, ended and set apart by a space."""
    return spaced([stop(part) for part in parts])


def spaced(parts: Iterable[Rich]) -> Rich:
    """All parts that say something with a space between."""
    return joined(parts, " ")


def commas(parts: Iterable[Rich]) -> Rich:
    """All parts that say something with a comma between."""
    return joined([trim_end(part) for part in parts], ", ")


def subtitled(title: Rich, rest: Rich) -> Rich:
    """“Title: Rest”, or “Title? Rest” (APA 9.19)."""
    return joined((title, rest), " " if ends_sentence(title) else ": ")


def lead_in(label: Rich, rest: Rich) -> Rich:
    """“Vol. 2. Name”: a label as a sentence of its own; no full stop if nothing follows."""
    return spaced((stop(label), rest)) if label and rest else label or rest


def joined(parts: Iterable[Rich], between: str) -> Rich:
    """All parts that say something with ``between`` between."""
    row: list[Rich] = []
    for part in parts:
        if not part:
            continue
        if row:
            row.append((Run(between),))
        row.append(part)
    return concat(row)


def words(parts: Iterable[str], between: str) -> str:
    """The same for bare text."""
    return between.join([part for part in parts if part])


def wrapped(opening: str, rich: Rich, closing: str) -> Rich:
    """The text in brackets; nothing for nothing, so that “()” never happens."""
    rich = trim_end(rich)
    return concat((plain(opening), rich, plain(closing))) if rich else EMPTY


def series(names: Sequence[str], last: str, always_comma: bool) -> str:
    """“A, & B”, “A & B” and “A, B, & C” (APA 6.3, 9.8): ``last`` stands before the last name."""
    if len(names) < 2:
        return "".join(names)
    if names[-1] == OTHERS.literal:
        return ", ".join(names)
    comma = "," if always_comma or len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma} {last} {names[-1]}"


def _ends_quoted(rich: Rich) -> bool:
    text = text_of(rich)
    if text.endswith("”"):
        return True
    return text.endswith("’") and text.count("‘") > text[:-1].count("’")
