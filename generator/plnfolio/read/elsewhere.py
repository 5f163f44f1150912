"""Front matter as other tools have it: what our fields are called there, and what has no use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Literal

from plnfolio.diagnostics import Problem, Span, listed
from plnfolio.frozen import dataclass
from plnfolio.model.days import NoDayError, read_day
from plnfolio.model.matter import ArtifactMatter, Matter, PostMatter
from plnfolio.model.oldaddress import is_address
from plnfolio.model.site import Loc, Places
from plnfolio.read.foreign_fields import (
    ADDRESS,
    ENDING,
    FAMILIES,
    FOREIGN,
    KEPT,
    KEPT_WORDS,
    LOCKED,
    OPEN_WORDS,
    PUBLIC,
    STATES,
    SYNONYMS,
    plain,
)
from plnfolio.spelling import nearest
from plnfolio.written.yaml import Value, Yaml

_YES = frozenset({"true", "yes", "y", "on", "1"})
_NO = frozenset({"false", "no", "n", "off", "0"})

_KEEP_BACK = "write “draft: true”, which keeps the text back"
_TAKE_BACK = "nothing is taken back by itself: when its time is over, write “draft: true”"
_ALL_IS_PUBLIC = "all is published that is not “draft: true”: take the line out"


@dataclass(frozen=True, slots=True)
class Meant:
    """What is to be done about a field that is none of ours.

    ``name`` is our field that it stands for, if any, with the ``value`` that it has then.
    ``useless`` is what harms nobody: only that it has no use is said. ``kinds`` are the folders of
    the texts that have it, where it is a field of ours that this kind of text has not.
    """

    remedy: str
    name: str = ""
    value: Value = None
    useless: bool = False
    kinds: tuple[str, ...] = ()


def at_home(data: Yaml, model: type[Matter], problems: list[Problem]) -> Yaml:
    """Front matter without the fields of other tools.

    What stands there under another name stands under ours in what is given back, so that it is
    not missed as well. Problems: ``unknown-field`` and ``other-field``.
    """
    if not isinstance(data.value, dict):
        return data
    strange = dict(_in_capitals(data.value, model))
    strange |= _names(data, problems)
    fields = data.value | {meant.name: meant.value for meant in strange.values()}
    for key, value in data.value.items():
        if key in model.model_fields or key in strange:
            continue
        meant = next(_meanings(key, value, model, fields), None)
        if meant:
            strange[key] = meant
            if meant.name:
                fields.setdefault(meant.name, meant.value)
            if not meant.kinds:
                problems.append(_problem(key, meant, data.keys[(key,)]))
    problems += _elsewhere(strange, data)
    return _renamed(data, strange) if strange else data


def _names(data: Yaml, problems: list[Problem]) -> dict[str, Meant]:
    """Aliases as Obsidian has them: other names of a note, none of which is an address."""
    value = data.value.get("aliases") if isinstance(data.value, dict) else None
    names = value if isinstance(value, list) else [value]
    texts = [name for name in names if isinstance(name, str) and name.strip()]
    if not texts or any(map(is_address, texts)):
        return {}
    meant = Meant(ADDRESS, useless=True)
    problems.append(_problem("aliases", meant, data.keys[("aliases",)]))
    return {"aliases": meant}


def _in_capitals(fields: Mapping[str, Value], model: type[Matter]) -> Iterator[tuple[str, Meant]]:
    """Our own fields in capitals: Pelican writes “Title:”, and nothing else can be meant."""
    taken = set(fields)
    for key, value in fields.items():
        own = key.casefold()
        if own != key and own in model.model_fields and own not in taken:
            taken.add(own)
            yield key, Meant("", own, value)


def _problem(key: str, meant: Meant, span: Span) -> Problem:
    if meant.useless:
        said = f"“{key}” is a field of other tools, and does nothing here"
        return Problem("other-field", said, span, meant.remedy, "warning", gathered=True)
    return Problem("unknown-field", f"there is no field “{key}”", span, meant.remedy)


def _renamed(data: Yaml, strange: Mapping[str, Meant]) -> Yaml:
    """The data without strange fields; what they stand for has its own name, and their place."""
    fields = data.value if isinstance(data.value, dict) else {}
    value = {key: item for key, item in fields.items() if key not in strange}
    names: dict[str | int, str] = {}
    for key, meant in strange.items():
        if meant.name and value.get(meant.name) is None:
            value[meant.name] = meant.value
            names[key] = meant.name

    def moved(spans: Mapping[Loc, Span]) -> dict[Loc, Span]:
        return {
            (names.get(loc[0], loc[0]), *loc[1:]) if loc else loc: span
            for loc, span in spans.items()
        }

    return Yaml(value, Places(moved(data.places.spans)), moved(data.keys), data.lost)


def _meanings(
    key: str, value: Value, model: type[Matter], fields: Mapping[str, Value]
) -> Iterator[Meant]:
    """What a field means, the surest first; nothing for one that nobody knows."""
    name = plain(key)
    match publicity(name, value):
        case "kept":
            yield Meant(_KEEP_BACK, "draft", "true")
        case "unclear":
            yield Meant(f"{_KEEP_BACK}, or take the line out")
        case "open":
            yield Meant(_ALL_IS_PUBLIC, useless=True)
    if name in ENDING:
        yield Meant(_TAKE_BACK, useless=not value)
    yield from _ours(key, value, model, fields)
    family, hyphen, _ = key.casefold().replace("_", "-").partition("-")
    if remedy := FOREIGN.get(name) or (hyphen and FAMILIES.get(family)):
        yield Meant(remedy, useless=True)
    yield from _of_others(key, model)
    yield from _mistyped(key, value, model)


def publicity(name: str, value: Value) -> Literal["kept", "unclear", "open", ""]:
    """Whether a field says that a text is kept back, or that it is public."""
    word = value.casefold().strip() if isinstance(value, str) else ""
    if name in STATES:
        return "kept" if word in KEPT_WORDS else "open" if word in OPEN_WORDS else "unclear"
    if name in LOCKED:
        return "open" if not word or word in _NO else "kept"
    if name in KEPT:
        return "kept" if word in _YES else "open" if word in _NO else "unclear"
    if name in PUBLIC and not _is_day(word):
        return "kept" if word in _NO else "open" if word in _YES else "unclear"
    return ""


def _ours(
    key: str, value: Value, model: type[Matter], fields: Mapping[str, Value]
) -> Iterator[Meant]:
    """A field that we have under another name, or with other capitals."""
    name = plain(key)
    known = {plain(own): own for own in model.model_fields}
    ours = known.get(name) or SYNONYMS.get(name, "")
    if not ours or ours not in model.model_fields:
        return
    if fields.get(ours) is not None:
        remedy = f"it is called “{ours}” here, and that is there too: make one line of the two"
    else:
        remedy = f"did you mean “{ours}”?" if name in known else f"it is called “{ours}” here"
    if isinstance(value, dict) and ours == "updated":  # Docusaurus: who changed it, and when
        value = value.get("date")
    yield Meant(remedy, ours, value, useless=not value)


def _of_others(key: str, model: type[Matter]) -> Iterator[Meant]:
    """A field that only other kinds of texts have."""
    name = plain(key)
    ours = SYNONYMS.get(name, name)
    kinds: dict[str, type[Matter]] = {"posts": PostMatter, "artifacts": ArtifactMatter}
    having = tuple(kind for kind, one in kinds.items() if ours in one.model_fields)
    if having and ours not in model.model_fields:
        yield Meant(ours, kinds=having)


def _elsewhere(strange: Mapping[str, Meant], data: Yaml) -> Iterator[Problem]:
    """What is said of fields that only other kinds of texts have: it may be one of these.

    Those of one kind are said once, where the first of them stands.
    """
    found: dict[tuple[str, ...], list[str]] = {}
    for key, meant in strange.items():
        if meant.kinds:
            found.setdefault(meant.kinds, []).append(key)
    for kinds, keys in found.items():
        span = data.keys[(keys[0],)]
        names = listed(f"“{key}”" for key in keys)
        ours = listed(dict.fromkeys(f"“{strange[key].remedy}”" for key in keys))
        many = len(keys) > 1
        said = f"there are no fields {names}" if many else f"there is no field {names}"
        out = f"take the line{'s' if many else ''} out"
        kind = kinds[0]
        move = f"if this is {_ONE[kind]}, move {_what_moves(span.path)} to content/{kind}/"
        remedy = f"only {listed(kinds)} have {ours}: {move}; if not, {out}"
        yield Problem("unknown-field", said, span, remedy)


_ONE = {"posts": "a post", "artifacts": "an artifact"}


def _what_moves(path: str) -> str:
    """The file of a text; its folder where it has one of its own."""
    file = PurePosixPath(path)
    own = len(file.parts) > 3 and file.stem == "index"
    return f"its folder “{file.parent.name}”" if own else "this file"


def _mistyped(key: str, value: Value, model: type[Matter]) -> Iterator[Meant]:
    """A field that has to be there and is mistyped, which is not missing then."""
    near = nearest(key, model.model_fields)
    if near and model.model_fields[near].is_required():
        yield Meant(f"did you mean “{near}”?", near, value)
    elif not near and (other := nearest(plain(key), SYNONYMS)) and re.match(r"\w{6}", key):
        ours = SYNONYMS[other]
        if ours in model.model_fields:
            yield Meant(f"did you mean “{ours}”?")


def _is_day(word: str) -> bool:
    try:
        read_day(word)
    except NoDayError:
        return False
    return True
