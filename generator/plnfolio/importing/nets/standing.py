"""How somebody stands with a network, in the words of headings and cells."""

from __future__ import annotations

import re

from plnfolio.importing.nets.heads import bare
from plnfolio.model.network import Status

_STATUSES: tuple[tuple[Status, str], ...] = (
    (
        "planned",
        (
            r"(?:i|we) (?:want|need|lack|miss|do not have|hope for)|(?:is|am|are) missing|"
            r"que (?:quiero|me "
            r"falta|necesito)|(?:ich|mir) (?:will|mochte|brauche|fehlt)|(?:je veux|"
            r"me manque|il me faut)|"
            r"planned|plan(?:ning)?(?: to)?|future|want(?:s|ed)? to|would like|wish ?list|to join|"
            r"potential|prospective|next|upcoming|hope to|intend(?:ed)?|goals?|"
            r"not (?:yet )?(?:joined|"
            r"started)|to be added|new (?:sources|networks|additions)|expand(?:ing|ed)?|proposed|"
            r"considering|planead[oa]s?|planificad[oa]s?|futur[oa]s?|previst[oa]s?|quiero|"
            r"por unirme|"
            r"geplante?|zukunftige?|kunftige?|geplantes|vorgesehen|noch nicht|ausbau\w*|"
            r"erweiter\w*|"
            r"prevue?s?|futurs?|envisagee?s?|a venir|a rejoindre|projet\w*|planifiee?s?|"
            r"souhaitee?s?"
        ),
    ),
    (
        "growing",
        (
            r"growing|grow|developing|strengthen(?:ing)?|deepen(?:ing)?|in progress|"
            r"started|starting|building|emerging|increas(?:e|ing)|creciendo|en crecimiento|en "
            r"desarrollo|fortalec\w*|wachsend\w*|im aufbau|im wachsen|en cours|en croissance|"
            r"en developpement|grandissant\w*"
        ),
    ),
    (
        "paused",
        (
            r"paused?|on hold|inactive|former|past|previous|dormant|stopped|left|en pausa|"
            r"pausad[oa]s?|"
            r"inactiv[oa]s?|anterior(?:es)?|pausiert|ruht|inaktiv|ehemalig\w*|en pause|inactifs?|"
            r"anciens?"
        ),
    ),
    (
        "current",
        (
            r"(?:i|we) have|que tengo|ich habe|j ai|"
            r"current(?:ly)?|existing|present(?:ly)?|now|active(?:ly)?|already|member|"
            r"joined|ongoing|"
            r"today|established|using|follow(?:ing)?|actual(?:es|mente)?|existentes?|activ[oa]s?|"
            r"vigentes?|miembro|ya|aktuell\w*|bestehend\w*|gegenwartig\w*|aktiv\w*|"
            r"derzeitig\w*|heute|"
            r"vorhanden\w*|mitglied|actuel(?:le)?s?|existants?|existantes?|actifs?|actives?|"
            r"presents?|"
            r"deja|membre"
        ),
    ),
)
_PATTERNS = [(status, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for status, words in _STATUSES]


def status_of(said: str) -> Status | None:
    """What a cell or a heading says; None where it says nothing of it."""
    plain = bare(said)
    return next((status for status, pattern in _PATTERNS if pattern.search(plain)), None)


def one_status_of(said: str) -> Status | None:
    """What a title or a sentence says of all below it; None where it speaks of several."""
    plain = bare(said)
    found = [status for status, pattern in _PATTERNS if pattern.search(plain)]
    if found == ["planned", "growing"]:
        return "growing"  # “where I want it to grow”
    return found[0] if len(found) == 1 else None


_SURE = re.compile(
    r"(?<!\w)(?:planned|(?:plan|want|hope|like) to (?:join|add|begin|start|build|grow)|future|"
    r"wish ?list|"
    r"current|existing|growing|planead[oa]s?|futur[oa]s?|actual(?:es)?|existentes?|geplant\w*|"
    r"zukunftig\w*|aktuell\w*|bestehend\w*|prevue?s?|futurs?|actuel(?:le)?s?|existant\w*)(?!\w)"
)


def status_in_passing(said: str) -> Status | None:
    """What a sentence before a table says, by words that hardly mean anything else."""
    return one_status_of(" ".join(_SURE.findall(bare(said))))


def is_only_status(said: str) -> bool:
    """Whether some words are a status and say nothing else."""
    return len(bare(said).split()) <= 2 and status_of(said) is not None
