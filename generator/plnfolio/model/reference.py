"""A work that can be cited: a CSL item made regular and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from plnfolio.diagnostics import Span
from plnfolio.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A person (``family`` and ``given``) or a group (``literal``), as in CSL-JSON.

    ``short`` is a group's abbreviation (ours, not CSL). A screen name stands in square brackets at
    the end of ``given`` or ``literal``.
    """

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    short: str = ""


OTHERS = Name(literal="et al.")
"""Stands last among names where an exporter left the rest out (BibTeX’s “and others”)."""

_PARTICLES_WORDS = """
    af al am auf aus aus'm av da dal dalla das de degli dei del dell della delle dello den der des
    di do dos du el in la las le los op 't ten ter und van vom von vor y zu zum zur ’t d' d’ l'
    l’
"""
PARTICLES = frozenset(_PARTICLES_WORDS.split())
"""With these a surname begins; exporters leave some behind the given name."""


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month, year or range of them, as in CSL-JSON.

    ``parts`` holds one tuple ``(year, month, day)`` (cut short where unknown) for a date and two
    for a range; an open range ends in an empty tuple. Years before the common era are negative.
    ``season`` counts from 1 (spring) to 4. ``literal`` is a date in words (“in press”). ``named``
    is the part of the year as an issue names it, where it is two (“November/December”).
    """

    parts: tuple[tuple[int, ...], ...] = ()
    season: int = 0
    circa: bool = False
    literal: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A CSL item: ``names``, ``dates`` and ``fields`` are keyed by CSL's own variable names.

    Strings in ``fields`` may hold CSL's rich-text tags (``<i>``, ``<sup>``, ``<sub>``,
    ``<span style="font-variant:small-caps">``, ``<span class="nocase">``); all else in them is
    text. ``translated-title`` and ``volume-title`` are ours. ``span`` is where it was read,
    ``digest`` that of all else.
    """

    id: str
    type: str
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: Mapping[str, Date] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    span: Span | None = None
    digest: str = field(default="", compare=False)

    def __getitem__(self, variable: str) -> str:
        """A field's text, empty where the item has none."""
        return self.fields.get(variable, "")
