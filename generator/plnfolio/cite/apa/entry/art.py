"""Pictures: art, photographs, maps, infographics, figures (APA 10.14)."""

from __future__ import annotations

from plnfolio.cite.apa.entry import identifiers, parts, sources
from plnfolio.cite.apa.entry.parts import Parts
from plnfolio.cite.common import join
from plnfolio.cite.rich import EMPTY
from plnfolio.model.reference import Reference

KINDS = {"figure": "Figure", "graphic": "Image", "map": "Map"}


def picture(reference: Reference) -> Parts:
    """A picture with its kind, and the museum or the site that has it (APA 10.14)."""
    reference = sources.housed(reference)
    title = parts.whole_or_part(reference)
    about = identifiers.parenthesis(
        identifiers.contributors(reference, ("illustrator", "translator", "editor")),
        identifiers.database(reference),
        identifiers.number(reference),
        join.words((identifiers.version(reference), identifiers.edition(reference)), ", "),
    )
    kind = KINDS.get(reference.type, "Image")
    return Parts(
        join.spaced((title, about)) if title else EMPTY,
        parts.brackets(reference, kind if title else f"Untitled {kind.lower()}"),
        (
            sources.container(reference, sources.container_about(reference)),
            *sources.places(reference),
            sources.event(reference),
        ),
    )
