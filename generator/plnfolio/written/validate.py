"""Plain data becomes a frozen model, or Problems in words a teacher understands."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from plnfolio.diagnostics import Problem, did_you_mean, listed
from plnfolio.model.days import HOW
from plnfolio.model.language import tag_of
from plnfolio.model.site import Loc
from plnfolio.model.webaddress import WHOLE
from plnfolio.spelling import nearest
from plnfolio.written.yaml import Value, Yaml

Model = TypeVar("Model", bound=BaseModel)

_EXPECTED = {
    "string_type": "some text",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "float_parsing": "a number",
    "float_type": "a number",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "fields, one a line, indented under it",
    "model_type": "fields, one a line, indented under it",
    "string_too_short": "some text",
}
_RANGES = {
    "greater_than_equal": "{ge:g} or more",
    "less_than_equal": "{le:g} or less",
    "greater_than": "more than {gt:g}",
    "less_than": "less than {lt:g}",
}


def validate(model: type[Model], data: Yaml, problems: list[Problem]) -> Model | None:
    """Make a model from YAML; None (and Problems, all of them) where it does not fit.

    What is missing and may be in a part that cannot be read is not said. Problems:
    ``unknown-field``, ``missing-field``, ``wrong-type``, ``bad-value``, ``bad-date``.
    """
    if not isinstance(data.value, dict):
        span = data.places[()]
        names = [name for name, field in model.model_fields.items() if field.is_required()]
        found = "is empty" if data.value is None else "does not hold fields"
        message = f"this {found}; it needs {listed(f'“{name}”' for name in names)}"
        help_ = f"begin with a line such as “{names[0]}: …”" if names else ""
        if isinstance(data.value, str) and (unlike := _UNLIKE_FIELD.match(data.value)):
            help_ = f"write a colon and a space behind each name: “{unlike[1]}: {unlike[2]}”"
        problems.append(Problem("missing-field", message, span, help_))
        return None
    try:
        return model.model_validate(without_empty(data.value))
    except ValidationError as error:
        errors = error.errors(include_url=False)
        meant = {_meant(model, data, details) for details in errors}
        said = (
            _problem(model, data, details)
            for details in errors
            if details["type"] != "missing" or details["loc"] not in meant
        )
        problems += dict.fromkeys(problem for problem in said if problem)
        return None


def without_empty(value: Value) -> Any:
    """The same data without fields that were left empty (``course:`` with nothing after it)."""
    if isinstance(value, dict):
        return {key: without_empty(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [without_empty(item) for item in value if item is not None]
    return value


def _problem(model: type[BaseModel], data: Yaml, details: ErrorDetails) -> Problem | None:
    kind = details["type"]
    loc, other_branch = real_loc(data.value, details["loc"], kind)
    if other_branch or (kind == "missing" and data.may_hold(loc)):
        return None
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    if kind == "extra_forbidden":
        known = _fields_at(model, loc[:-1])
        fields = "fields here are" if len(known) > 1 else "only field here is"
        above = _empty_above(model, data.value, loc)
        remedy = f"if it belongs to “{above}”, begin it two spaces further right" if above else ""
        remedy = remedy or _called(name, known) or did_you_mean(name, known)
        if not remedy:
            goes_on = "if the line above goes on here, begin it two spaces further right; "
            remedy = f"{goes_on if ' ' in name else ''}the {fields} {listed(sorted(known))}"
        span = data.keys.get(loc, data.places[loc])
        return Problem("unknown-field", f"there is no field “{name}”", span, remedy)
    span = data.places[loc]
    if kind == "missing" or (kind == "string_too_short" and not details.get("input")):
        titles = (_TITLES.get(str(loc[0])), _TITLES.get(model.__name__)) if name == "title" else ()
        written = next(filter(None, titles), None)
        line = f"“{name}: {written or _WRITTEN.get(name, '…')}”"
        remedy = f"add a line {line}"
        if loc in data.keys:
            remedy = f"write {line}"
            if name != "date":
                remedy += "; a value that begins with # needs quotes around it"
        return Problem("missing-field", f"“{name}” is missing", span, remedy)
    code, said, remedy = _verdict(kind, name, details, _choices_at(model, details["loc"]))
    what = f"an entry of “{name}”" if loc and isinstance(loc[-1], int) else f"“{name}”"
    return Problem(code, f"{what} {said}", span, remedy)


def _verdict(
    kind: str, name: str, details: ErrorDetails, choices: list[str]
) -> tuple[str, str, str]:
    """The code of a mistake in a value, what is said of its field, and the remedy."""
    value = details.get("input")
    context: Mapping[str, Any] = details.get("ctx", {})
    shown = _shown(value)
    if kind.startswith("date"):
        return "bad-date", f"is not a date: {shown}", context.get("remedy", HOW)
    if kind == "local_link":
        return "local-link", f"{context['said']}: {shown}", WHOLE
    if kind in _EXPECTED:
        remedy = _FORMS.get(name) or _FORMS.get(_EXPECTED[kind], "")
        if _EXPECTED[kind] == "true or false":
            remedy = f"write “{name}: true” or “{name}: false”"
        if _EXPECTED[kind] == "some text" and isinstance(value, list | tuple):
            remedy = _as_text(name, value) or remedy
        return "wrong-type", f"should be {_EXPECTED[kind]}, not {shown}", remedy
    remedy = _EXAMPLES.get(name, "")
    if name == "language" and (tag := tag_of(str(value))):
        remedy = f"write the tag of that language: {tag}"
    if kind == "literal_error":
        remedy = did_you_mean(str(value), choices) or f"write one of {listed(choices)}"
    elif kind in _RANGES:
        remedy = f"write {_RANGES[kind].format(**context)}"
    elif kind == "value_error":
        remedy = str(context["error"])
    return "bad-value", f"cannot be {shown}", remedy


def _as_text(name: str, values: Sequence[object]) -> str:
    """How a list is written where one text is wanted; empty where it holds more than words."""
    words = [str(value) for value in values if isinstance(value, str)]
    if not words or len(words) < len(values):
        return ""
    if name in _ONE_OF_MANY and len(words) > 1:
        return f"write one: “{name}: {words[0]}”; the others can be tags"
    text = ", ".join(words)
    if ": " in text or " #" in text or text[0] in _SIGNS:
        if '"' in text or "\\" in text:
            return ""
        text = f'"{text}"'
    return f"write it on one line: “{name}: {text}”"


_ONE_OF_MANY = frozenset(("course", "module", "series"))
_SIGNS = frozenset("#&*!|>@`%[]{},?-\"'")


def _meant(model: type[BaseModel], data: Yaml, details: ErrorDetails) -> Loc:
    """The place of the field that an unknown one was probably meant to be."""
    if details["type"] != "extra_forbidden":
        return ()
    *above, name = real_loc(data.value, details["loc"], details["type"])[0]
    if empty := _empty_above(model, data.value, (*above, name)):
        return (*above, empty)
    near = nearest(str(name), _fields_at(model, tuple(above)))
    return (*above, near) if near else ()


def _empty_above(model: type[BaseModel], value: Value, loc: Loc) -> str:
    """The empty field right above one that is unknown, if that can stand below it."""
    here: Any = value
    for part in loc[:-1]:
        here = here[part]
    names, known = list(here), _fields_at(model, loc[:-1])
    above = reversed(names[: names.index(loc[-1])] if loc[-1] in names else ())
    before = next((name for name in above if name in known), "")
    if not before or here[before] is not None:
        return ""
    inner = _fields_at(model, (*loc[:-1], before))
    return before if before == "options" or loc[-1] in inner else ""


_OTHER_NAMES = {
    "website": ("url",),
    "web": ("url",),
    "link": ("url",),
    "homepage": ("url",),
    "site": ("url",),
    "standards": ("competencies",),
    "description": ("summary", "purpose"),
    "about": ("summary", "purpose"),
}
"""What people call fields whose names are unlike: the first that is known is meant."""


def _called(name: str, known: list[str]) -> str:
    """A question with the field that goes by another name."""
    meant = next((one for one in _OTHER_NAMES.get(name.casefold(), ()) if one in known), "")
    return f"did you mean “{meant}”?" if meant else ""


_UNLIKE_FIELD = re.compile(
    r"([A-Za-z_]+)\s*[:=]\s*([^\s:=][^\n]{0,40}?)(?=\s+[A-Za-z_]+\s*[:=]|\Z)"
)
"""A field whose colon has no space behind it, or is none."""

_FORMS = {
    "a whole number": "write it in figures: 5",
    "a list": "begin each on a line of its own, with “- ”; put one that holds a colon in quotes",
    "some text": "write it on one line, in quotes if it holds a colon",
    "amount": "write the number alone: 249; the currency stands in “currency”",
    "author": "write one name: “author: Ada Okafor”, or “author: {name: Ada Okafor}”",
    "competencies": "write the ids alone, and say why in the text: [AECT-1.2, AECT-4.3]",
    "logo": "write “logo: {src: logo.svg, alt: What it shows}”",
    "max": "write the number alone: 8; the unit stands in “unit”",
    "lines": "begin each line with its title: “- title: A page about you”",
    "menu": "write each entry as “- {title: About, to: pages/about.md}”",
    "min": "write the number alone: 1; the unit stands in “unit”",
    "standards": "write the name of a set or a file, or each as “- {id: LX-1, title: …}”",
    "networks": "begin each network on a line of its own: “- name: The book club”",
}
"""How a value is written, by its field or else by what it should be."""

_WRITTEN = {
    "title": "My first reflection",
    "date": "2023-04-11",
    "author": "Your name",
    "id": "LX-1",
}

_TITLES = {
    "SiteConfig": "Learning in public",
    "PageMatter": "About me",
    "ArtifactMatter": "A card for night shifts",
    "NetworkTable": "My network",
    "standards": "Designs for people",
    "Rubric": "Portfolio 2026",
    "lines": "A page about you",
}

_TEXT_BRANCH = ("str", "constrained-str")

_EXAMPLES = {
    "language": "write a language tag: en, es, ar, pt-BR",
    "currency": "write the three capital letters of the currency: USD, EUR, GBP",
    "slug": "leave out spaces and the signs / ? #",
}


def real_loc(value: Value, loc: tuple[int | str, ...], kind: str) -> tuple[Loc, bool]:
    """Where an error stands in the data, and whether it speaks of a way not taken.

    Where a field may be written in two ways (text or fields), the library names the way in its
    location and reports on both; the one the author did not choose is of no interest.
    """
    here: Any = value
    real: list[str | int] = []
    for index, part in enumerate(loc):
        last = index == len(loc) - 1
        if isinstance(here, dict) and part in here and here[str(part)] is not None:
            here = here[str(part)]
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        elif last and kind == "missing":
            pass
        elif isinstance(here, str) != (part in _TEXT_BRANCH):
            # A word that stands for a field or a list, and is none of those that it knows.
            meant = isinstance(part, int) or str(part).isidentifier()
            return tuple(real), not (kind == "literal_error" and meant)
        else:
            continue
        real.append(part)
    return tuple(real), False


def _choices_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """The words that can stand at a place where only some can."""
    here: Any = model
    for part in loc:
        if isinstance(part, str) and (inner := _model_in(here)) and part in inner.model_fields:
            here = inner.model_fields[part].annotation
    return list(_choices_in(here))


def _choices_in(annotation: Any) -> Iterator[str]:
    for argument in typing.get_args(annotation):
        if typing.get_origin(annotation) is typing.Literal:
            yield str(argument)
        else:
            yield from _choices_in(argument)


def _fields_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """The names of the fields that the model knows at a place."""
    here: Any = model
    for part in loc:
        if isinstance(part, str) and hasattr(here, "model_fields"):
            here = here.model_fields[part].annotation
        here = _model_in(here)
    return list(here.model_fields) if here else []


def _model_in(annotation: Any) -> Any:
    """The model inside ``tuple[Model, ...]``, ``Model | None`` or ``str | Model``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in typing.get_args(annotation):
        if argument is not types.NoneType and (found := _model_in(argument)):
            return found
    return None


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "a group of fields"
    if isinstance(value, list | tuple):
        return "a list"
    return f"“{' '.join(str(value).split())}”"
