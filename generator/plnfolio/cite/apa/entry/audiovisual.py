"""Films, series, episodes, videos, podcasts, music (APA 10.12, 10.13)."""

from __future__ import annotations

from plnfolio.cite.apa import bylines
from plnfolio.cite.apa.entry import identifiers, parts, sources
from plnfolio.cite.apa.entry.parts import Parts
from plnfolio.cite.common import join, names, titles
from plnfolio.cite.rich import EMPTY, Rich, plain
from plnfolio.model.reference import Reference

ROLES = ("narrator", "interviewer", "translator")


def film(reference: Reference) -> Parts:
    """A film or video (APA 10.12)."""
    reference = sources.housed(reference)
    return _in_whole(reference, "Film" if _director(reference) else "Video")


def broadcast(reference: Reference) -> Parts:
    """A series, or an episode “In *Series*”, on the screen or in the ear (APA 10.12, 10.13)."""
    reference = sources.housed(reference)
    heard = bylines.authors(reference)[1] == "host" and not reference.names.get(
        "executive-producer"
    )
    if titles.says(reference, "container-title"):
        return _in_whole(reference, "Audio podcast episode" if heard else "TV series episode")
    return _in_whole(reference, "Audio podcast" if heard else "Broadcast")


def song(reference: Reference) -> Parts:
    """A song “On *Album*”, an album, or another recording (APA 10.13)."""
    reference = sources.housed(reference)
    title = parts.whole_or_part(reference)
    described = _recorded(reference)
    on_album = titles.says(reference, "container-title") and "podcast" not in (
        f"{reference['genre']} {reference['medium']}".lower()
    )
    single = not on_album and "song" in (
        reference["genre"].strip().lower(),
        reference["medium"].strip().lower(),
    )
    if single:
        title = parts.upright_title(reference)  # APA 10.13 example 92
    whole = sources.container(
        reference, sources.container_about(reference), "On" if on_album else "In"
    )
    about = identifiers.parenthesis(
        identifiers.contributors(reference, ROLES), identifiers.number(reference)
    )
    return Parts(
        join.spaced((title, about)) if title else EMPTY,
        described,
        (whole, *sources.places(reference)),
    )


def _recorded(reference: Reference) -> Rich:
    """“[Album recorded by Academy of St Martin in the Fields]” (APA 10.13 example 91)."""
    if not reference.names.get("composer"):
        kind = "Song" if titles.says(reference, "container-title") else "Audio recording"
        return parts.brackets(reference, kind)
    composers = names.people(reference, "composer")
    by = names.people(reference, "author") or names.people(reference, "performer")
    players = bylines.listed([name for name in by if name not in composers])
    kind = join.words(
        (parts.plain_field(reference, "genre"), parts.plain_field(reference, "medium")), " "
    )
    if not players or "recorded by" in kind.lower():
        return parts.brackets(reference, "Album")
    return parts.bracketed(plain(f"{kind} recorded by {players}".strip()))


def score(reference: Reference) -> Parts:
    """Printed music; its composer is its author (APA 10.13)."""
    title = parts.italic_title(reference)
    about = identifiers.parenthesis(
        identifiers.contributors(reference, identifiers.TITLE_ROLES),
        identifiers.number(reference),
        join.words((identifiers.edition(reference), identifiers.volumes(reference)), ", "),
    )
    return Parts(
        join.spaced((title, about)) if title else EMPTY,
        parts.brackets(reference, "Musical score"),
        (sources.container(reference), *sources.places(reference)),
    )


def _director(reference: Reference) -> bool:
    return bylines.authors(reference)[1] == "director"


def _in_whole(reference: Reference, default: str) -> Parts:
    source = (
        sources.container(reference),
        *sources.places(reference),
        sources.event(reference),
    )
    return _recording(reference, parts.whole_or_part(reference), default, source)


def _recording(reference: Reference, title: Rich, default: str, source: tuple[Rich, ...]) -> Parts:
    about = identifiers.parenthesis(
        identifiers.contributors(reference, ROLES), _number(reference, default), _edition(reference)
    )
    return Parts(
        join.spaced((title, about)) if title else EMPTY,
        parts.brackets(reference, default),
        source,
    )


def _number(reference: Reference, default: str) -> str:
    """“No. 443” of a podcast, “Episode 12” of a series on screen (APA 10.12, 10.13)."""
    said = identifiers.number(reference)
    described = f"{reference['genre']} {reference['medium']}".strip() or default
    screen = "tv " in described.lower()
    return said.replace("No. ", "Episode ", 1) if screen and said.startswith("No. ") else said


def _edition(reference: Reference) -> str:
    return join.words((identifiers.version(reference), identifiers.edition(reference)), ", ")
