"""BibTeX name lists as CSL-JSON names."""

from __future__ import annotations

import re

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from plnfolio.model.reference import PARTICLES
from plnfolio.read.references import latex
from plnfolio.read.references.degrees import undecorated
from plnfolio.read.references.groups import is_group
from plnfolio.read.references.names import is_suffix, natural, uninverted
from plnfolio.read.references.people import apart, holds_several

# Better BibTeX's extended name format: “family=Gogh, given=Vincent, prefix=van, useprefix=true”.
_EXTENDED = re.compile(r"\b(family|given|prefix|suffix|useprefix)\s*=\s*([^,]*)")


def names(value: str) -> list[dict[str, str] | str]:
    """The names of a field in order; ``others`` is the literal “et al.”.

    What seems to be several people, and cannot be set apart, comes as text.
    """
    pieces = [one.strip() for one in split_multiple_persons_names(value)]
    paired = any(one.strip(", ").count(",") == 1 for one in pieces) and len(pieces) > 1
    made = [_name(one) for piece in pieces for one in _people(piece, paired=paired)]
    return [name for name in made if name]


def _people(piece: str, *, paired: bool) -> list[str]:
    """One person, or those whom somebody did not set apart with “and”."""
    if _is_braced(piece) or _EXTENDED.search(piece):
        return [piece]
    return apart(piece, paired=paired)


def _name(value: str) -> dict[str, str] | str:
    if value.lower() in ("others", "{others}", "et al.", "et al"):
        return {"literal": "et al."}
    if _is_braced(value):
        return {"literal": latex.text(value).strip()}
    extended = dict(_EXTENDED.findall(value))
    if "family" in extended:
        joined = extended.get("useprefix", "").strip().lower() == "true"
        particle = "non-dropping-particle" if joined else "dropping-particle"
        return _filled({
            "family": latex.text(extended["family"]),
            "given": latex.text(extended.get("given", "")),
            "suffix": latex.text(extended.get("suffix", "")),
            particle: latex.text(extended.get("prefix", "")),
        })  # fmt: skip
    whole = latex.text(value)
    if is_group(whole.partition(",")[0]) or ("&" in whole and "," not in whole):
        return {"literal": whole}
    value = uninverted(undecorated(value))
    if holds_several(value):
        return whole
    fields = [field.strip() for field in value.split(",")]
    if len(fields) == 3 and is_suffix(fields[2]):  # BibTeX has it in the middle
        value = f"{fields[0]}, {fields[2]}, {fields[1]}"
    if "," not in value and value == value.lower() and value.split(" ")[0] not in PARTICLES:
        given, family = natural(value)  # “e. e. cummings”
        return _filled({"family": latex.text(family), "given": latex.text(given)})
    parts = parse_single_name_into_parts(value, strict=False)
    first, von, last, jr = (
        latex.text(" ".join(words)).strip()
        for words in (parts.first, parts.von, parts.last, parts.jr)
    )
    if not (first or von):
        return {"literal": f"{last} {jr}".strip()} if last else {}
    return _filled({"family": f"{von} {last}".strip(), "given": first, "suffix": jr})


def _filled(name: dict[str, str]) -> dict[str, str]:
    return {key: text.strip() for key, text in name.items() if text.strip()}


def _is_braced(value: str) -> bool:
    """Whether one pair of braces holds the whole name, which makes it a group's."""
    if not (value.startswith("{") and value.endswith("}")):
        return False
    depth = 0
    for at, char in enumerate(value):
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth == 0:
            return at == len(value) - 1
    return False
