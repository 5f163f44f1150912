"""BibTeX name lists as CSL-JSON names."""

from __future__ import annotations

import re

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from plnfolio.read.references import latex
from plnfolio.read.references.groups import is_group
from plnfolio.read.references.names import uninverted

# Better BibTeX's extended name format: “family=Gogh, given=Vincent, prefix=van, useprefix=true”.
_EXTENDED = re.compile(r"\b(family|given|prefix|suffix|useprefix)\s*=\s*([^,]*)")


def names(value: str) -> list[dict[str, str]]:
    """The names of a field in order; ``others`` is the literal “et al.”."""
    made = [_name(one.strip()) for one in split_multiple_persons_names(value)]
    return [name for name in made if name]


def _name(value: str) -> dict[str, str]:
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
    if is_group(latex.text(value)) and "," not in value:
        return {"literal": latex.text(value)}
    parts = parse_single_name_into_parts(uninverted(value), strict=False)
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
