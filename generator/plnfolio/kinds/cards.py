"""Pieces of work as cards: what lists show of each, under its cover."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from plnfolio.cache.deferred import Given, later, once
from plnfolio.cache.digest import fingerprint
from plnfolio.frozen import dataclass
from plnfolio.kinds.base import Composed, Material
from plnfolio.kinds.summary import Summaries, summaries
from plnfolio.model.document import Lead
from plnfolio.model.site import Filed
from plnfolio.model.view import PostSummary, WorkCard

COVER = "cover of "
"""Begins the key of a cover among the bodies; behind it stands that of the artifact."""

_ALT = re.compile(r' alt="[^"]*"')


@dataclass(frozen=True, slots=True)
class _Row:
    """Cards beside one another."""

    cards: tuple[Given[WorkCard], ...]

    def __call__(self) -> tuple[WorkCard, ...]:
        return tuple(card.get() for card in self.cards)


def cards(material: Material, works: Sequence[Filed]) -> Given[tuple[WorkCard, ...]]:
    """Texts in the order given: each with its cover, else the first picture that it shows."""
    made = tuple(_card(material, work) for work in works)
    return Given(fingerprint([card.digest for card in made]), _Row(made))


def _card(material: Material, work: Filed) -> Given[WorkCard]:
    shown: Summaries = summaries(material, (work,))
    key = COVER + work.path
    if key in material.facts:
        return once(later(_covered, works=shown, cover=material.composed(key)))
    return once(later(_pictured, works=shown, picture=material.facts[work.path].gist.cover))


# The title beside a cover says what it shows: nobody has to hear it twice.


def _covered(works: tuple[PostSummary, ...], cover: Composed) -> WorkCard:
    return WorkCard(works[0], _ALT.sub(' alt=""', cover.body.html))


def _pictured(works: tuple[PostSummary, ...], picture: Lead | None) -> WorkCard:
    if picture is None:
        return WorkCard(works[0])
    size = f'width="{picture.width}" height="{picture.height}"'
    source = escape(picture.source)
    return WorkCard(works[0], f'<img src="{source}" alt="" {size} loading="lazy" decoding="async">')
