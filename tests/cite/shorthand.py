"""Short forms of CSL items for case files, where only a few variables matter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cite.loader import reference
from plnfolio.cite.syntax import match_narrative, parse_bracketed
from plnfolio.model.citation import Citation
from plnfolio.model.reference import Reference
from sites.cases import read_yaml

NAMES = ("author", "editor", "director", "host")
DATES = ("issued", "original-date", "submitted")


def cases(file: str) -> list[dict[str, Any]]:
    """All cases of a YAML file beside the tests."""
    found = read_yaml((Path(__file__).parent / file).read_text("utf-8"))
    assert isinstance(found, list)
    return found


def works(short: dict[str, dict[str, Any]]) -> dict[str, Reference]:
    """Items by their keys; a book with a title of its own is assumed where nothing is said."""
    return {key: work(key, item or {}) for key, item in short.items()}


def work(key: str, item: dict[str, Any]) -> Reference:
    """“Family, Given” and “Group (ABBR)” are names, 2017 and “2017-03-26” are dates."""
    full: dict[str, Any] = {"type": "book", "title": f"Title of {key}", "publisher": "Test Press"}
    full.update(item, id=key)
    for variable in NAMES:
        if variable in full:
            full[variable] = [_name(name) for name in full[variable]]
    for variable in DATES:
        if variable in full:
            full[variable] = _date(full[variable])
    return reference({variable: value for variable, value in full.items() if value is not None})


def citation(text: str) -> Citation:
    """A citation as an author writes it."""
    if text.startswith("["):
        found = parse_bracketed(text[1:-1])
        assert found is not None, text
        return found
    matched = match_narrative(text, 0)
    assert matched is not None, text
    assert matched[1] == len(text), text
    return matched[0]


def _name(name: str | dict[str, str]) -> dict[str, str]:
    if isinstance(name, dict):
        return name
    if ", " in name:
        return dict(zip(("family", "given", "suffix"), name.split(", "), strict=False))
    literal, _, short = name.partition(" (")
    return {"literal": literal, "short": short.rstrip(")")} if short else {"literal": literal}


def _date(date: int | str | dict[str, Any]) -> dict[str, Any]:
    if isinstance(date, dict):
        return date
    sign, digits = (-1, str(date)[1:]) if str(date).startswith("-") else (1, str(date))
    first, *more = (int(part) for part in digits.split("-"))
    return {"date-parts": [[sign * first, *more]]}
