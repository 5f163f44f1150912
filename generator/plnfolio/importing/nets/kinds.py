"""Which of the kinds of networks somebody means, by a word of theirs or by a name."""

from __future__ import annotations

import re

from plnfolio.importing.nets.heads import bare
from plnfolio.model.network import Kind

_WORDS: tuple[tuple[Kind, str], ...] = (
    ("person", ("person people individual mentor colleague expert blogger author coach"
     " persona mentora"
               " colega experto experta kollege kollegin personne collegue experte")),
    ("association", "association society asociacion sociedad verband verein gesellschaft"),
    ("community", ("community forum group chat discord slack guild club comunidad grupo foro"
                  " gemeinschaft gruppe communaute groupe")),
    ("platform", ("platform website site app tool network plataforma sitio plattform webseite"
                 " plateforme")),
    ("podcast", "podcast show channel youtube video radio"),
    ("publication", ("publication blog journal magazine newsletter book books article articles"
                    " revista libro boletin zeitschrift buch revue livre")),
    ("event", ("event conference meetup webinar webinars evento conferencia congreso seminario"
              " veranstaltung konferenz tagung evenement colloque congres")),
    ("course", "course mooc class cohort certificate curso kurs cours formation"),
    ("hashtag", "hashtag"),
    ("organisation", ("organisation organization institution company agency university"
     " center centre"
                     " organizacion institucion empresa universidad einrichtung firma universitat"
                     " universite entreprise")),
)  # fmt: skip
_KINDS: dict[str, Kind] = {word: kind for kind, words in _WORDS for word in words.split()}
_NAMES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("hashtag", re.compile(r"#\w+\Z")),
    ("podcast", re.compile(r"\bpodcast\b", re.IGNORECASE)),
    ("association", re.compile(r"\b(?:association|society|asociación|verband)\b", re.IGNORECASE)),
    ("event", re.compile(r"\b(?:conference|conferencia|tagung|colloque)\b", re.IGNORECASE)),
    ("publication", re.compile(r"\b(?:journal|newsletter|magazine)\b", re.IGNORECASE)),
    ("community", re.compile(r"\b(?:community|forum|guild|comunidad)\b", re.IGNORECASE)),
)


def kind_of(said: str) -> Kind | None:
    """The kind that a cell names; None where it says something else."""
    found = bare(said).split()
    if len(found) > 2:
        return None
    kinds = (_KINDS.get(word) or _KINDS.get(word.removesuffix("s")) for word in found)
    return next((kind for kind in kinds if kind), None)


def kind_of_name(name: str) -> Kind | None:
    """The kind that a name gives away."""
    return next((kind for kind, pattern in _NAMES if pattern.search(name)), None)
