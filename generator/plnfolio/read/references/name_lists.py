"""A list of names in a field, and what can be wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from plnfolio.diagnostics import Severity, did_you_mean
from plnfolio.model.reference import OTHERS, Name
from plnfolio.read.references.draft import Draft
from plnfolio.read.references.groups import is_group
from plnfolio.read.references.markup import plain
from plnfolio.read.references.names import (
    IGNORED_KEYS,
    KNOWN_KEYS,
    is_company,
    is_in_capitals,
    read_name,
)
from plnfolio.read.references.nothing import is_nothing
from plnfolio.read.references.people import apart, holds_several, holds_two


def read_names(made: Draft, key: str, variable: str, value: object) -> None:
    """Put the names of a field into the draft, each once; problems are `reference-name`."""
    values = [one for each in _listed(value) for one in _apart(each)]
    shouted = len(values) > 1 and all(is_in_capitals(one) for one in values)
    if isinstance(value, list) and _is_torn(value):
        _report_torn(made, key, value)
    found: list[Name] = []
    for one in values:
        if _is_nobody(one):
            continue
        read = read_name(one, shouted=shouted)
        if read is None:
            _report_none(made, key, one)
            continue
        read = _without_role(read, variable)
        _check(made, key, one, read)
        if read not in found:
            found.append(read)
    if found:
        made.names[variable] = (*made.names.get(variable, ()), *found)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _apart(value: object) -> list[object]:
    """“Trust, T.; Krutka, D.” and “Trust, T. and Krutka, D.” as two names each."""
    return list(apart(value)) if isinstance(value, str) else [value]


_ET_AL = re.compile(r"\bet\.? al\b", re.IGNORECASE)
# What exporters write behind a name though the field says it: “A. Lee (Ed.)” as an editor.
_ROLES = {
    "editor": r"eds?|editors?",
    "translator": r"trans|translators?",
    "director": r"dirs?|directors?",
    "host": r"hosts?",
    "producer": r"producers?",
    "narrator": r"narr|narrators?",
    "illustrator": r"illus|illustrators?",
    "compiler": r"comps?|compilers?",
}


def _without_role(name: Name, variable: str) -> Name:
    role = _ROLES.get(variable, "")
    if not role:
        return name
    said = re.compile(rf"(?:,\s*|\s*[(\[])(?:{role})\.?[)\]]?$|^(?:{role})\.?$", re.IGNORECASE)
    return replace(
        name,
        given=said.sub("", name.given) or name.given,
        literal=said.sub("", name.literal) or name.literal,
        suffix=said.sub("", name.suffix),
    )


def _is_nobody(value: object) -> bool:
    """Whether a name says that none is known (“n/a”, “[No author]”)."""
    parts = value.values() if isinstance(value, Mapping) else [value]
    said = [part for part in parts if part not in ("", None)]
    return bool(said) and all(isinstance(part, str) and is_nothing(part) for part in said)


def _report_none(made: Draft, key: str, value: object) -> None:
    empty = isinstance(value, Mapping) and not any(value.get(part) for part in KNOWN_KEYS)
    if empty or value is None or value == "":
        return
    if isinstance(value, str) and "," in value:
        _report_several(made, key, plain(value), "error")
        return
    made.report(
        "reference-name",
        f"this is no name in “{key}”",
        "write each name with “family:” and “given:”, or with “literal:” for a group",
        key,
    )


def _report_several(made: Draft, key: str, text: str, severity: Severity) -> None:
    made.report(
        "reference-name",
        f"“{text}” in “{key}” looks like several people in one name",
        "give each a line of its own as “Family, Given”; in BibTeX, put “and” between them",
        key,
        severity,
    )


_WORD = re.compile(r"[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ][\w'’-]*|(?:[A-ZÀ-Þ]\.[ -]?)+")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.[ -]?)+")


def _is_torn(values: list[object]) -> bool:
    """Whether a comma between family and given name was taken for one between people.

    Groups are called so in capitals, or in several words.
    """
    words = [one for one in values if isinstance(one, str) and _WORD.fullmatch(one)]
    if len(words) < len(values) or len(words) % 2:
        return False
    return len(words) == 2 or all(_INITIALS.fullmatch(one) for one in words[1::2])


def _report_torn(made: Draft, key: str, values: list[object]) -> None:
    made.report(
        "reference-name",
        f"“{values[0]}” and “{values[1]}” are two names in “{key}”, each of one word",
        f'if this is one person, write ["{values[0]}, {values[1]}"]; for a group, {{literal: …}}',
        key,
        "warning",
    )


def _check(made: Draft, key: str, value: object, read: Name) -> None:
    if isinstance(value, str) and "," not in value and " " in value and not is_group(value):
        text = plain(value)
        given, _, family = text.rpartition(" ")
        made.report(
            "reference-name",
            f"it cannot be told which part of “{text}” is the family name",
            f"write “{family}, {given}”, or “literal: {text}” for a group",
            key,
        )
    several = isinstance(value, str) and not read.literal and holds_several(value)
    if not several and holds_two(read.family, read.given):
        several = True
        value = f"{read.family}, {read.given}"
    if isinstance(value, str) and several:
        _report_several(made, key, plain(value), "warning")
    if isinstance(value, Mapping):
        _check_parts(made, key, value)
    if (
        not several
        and read != OTHERS
        and _ET_AL.search(f"{read.family} {read.given} {read.literal}")
    ):
        made.report(
            "reference-name",
            f"“et al.” stands in “{key}”, and would be printed as part of a name",
            "write the others down, each as “Family, Given”: an APA list names up to 20 authors",
            key,
            "warning",
        )
    if read == OTHERS:
        made.report(
            "reference-name",
            f"the export left out some of the names in “{key}”",
            "add them from the work itself: an APA list names up to 20 authors",
            key,
            "warning",
            style="apa",
        )


def _check_parts(made: Draft, key: str, name: Mapping[object, object]) -> None:
    family, comma, given = str(name.get("family") or "").partition(",")
    if comma and given.strip() and not is_group(family) and not is_company(given):
        made.report(
            "reference-name",
            f"a comma stands in the “family” of a name in “{key}”",
            f"write “family: {family.strip()}” and “given: {name.get('given') or given.strip()}”",
            key,
            "warning",
        )
    for part in name:
        word = str(part).lower()
        if word not in KNOWN_KEYS and word not in IGNORED_KEYS and not word.startswith("_"):
            made.report(
                "reference-name",
                f"a name in “{key}” has no part “{part}”",
                did_you_mean(word, KNOWN_KEYS) or "its parts are family, given, suffix and literal",
                key,
                "warning",
            )
