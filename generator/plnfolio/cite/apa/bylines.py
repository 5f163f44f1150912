"""Who plays the author and in which role, as entries and the text name it (APA 9.7-9.12)."""

from __future__ import annotations

from collections.abc import Sequence

from plnfolio.cite.common import join, titles
from plnfolio.cite.common.dates import SESSIONS
from plnfolio.cite.common.names import inverted, is_person, natural, people, shown
from plnfolio.model.reference import Name, Reference

# The role as it follows a name in the author's place (APA 9.10, 10.2, 10.12): one, several.
AUTHOR_LABELS = {
    "chair": ("Chair", "Chairs"),
    "collection-editor": ("Series Ed.", "Series Eds."),
    "compiler": ("Comp.", "Comps."),
    "curator": ("Curator", "Curators"),
    "director": ("Director", "Directors"),
    "editor": ("Ed.", "Eds."),
    "editor-translator": ("Ed. & Trans.", "Eds. & Trans."),
    "editorial-director": ("Ed.", "Eds."),
    "executive-producer": ("Executive Producer", "Executive Producers"),
    "guest": ("Guest", "Guests"),
    "host": ("Host", "Hosts"),
    "interviewer": ("Interviewer", "Interviewers"),
    "organizer": ("Organizer", "Organizers"),
    "principal-investigator": ("Principal Investigator", "Principal Investigators"),
    "producer": ("Producer", "Producers"),
    "script-writer": ("Writer", "Writers"),
    "series-creator": ("Creator", "Creators"),
}
# The same after a title, in parentheses (APA 9.19); roles with no entry are like the above.
TITLE_LABELS = {
    "illustrator": ("Illus.", "Illus."),
    "narrator": ("Narr.", "Narrs."),
    "translator": ("Trans.", "Trans."),
}
LABELS = AUTHOR_LABELS | TITLE_LABELS

LEGAL = frozenset({"bill", "hearing", "legal_case", "legislation", "regulation", "treaty"})
# In these an editor, producer or curator named beside a container belongs to the container.
PARTS_OF_WHOLES = frozenset(
    {
        "article",
        "book",
        "broadcast",
        "chapter",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "figure",
        "graphic",
        "map",
        "motion_picture",
        "paper-conference",
        "performance",
        "report",
        "software",
        "song",
        "speech",
    }
)
MOST = 20

Credit = tuple[Name, str]


def authors(reference: Reference) -> tuple[tuple[Name, ...], str]:
    """Who plays the author, and the CSL role they have; nobody for a work cited by its title.

    People with two kinds of role (writer and director) are given in the order of the entry, each
    once, under the role of the first of them (APA 10.12 example 87).
    """
    found = credited(reference)
    return tuple(name for name, _ in found), (found[0][1].split("+")[0] if found else "")


def credited(reference: Reference) -> tuple[Credit, ...]:
    """The people in the author's place, each with the CSL role; two roles are joined by “+”."""
    if reference.type in LEGAL:
        return ()
    for roles in _order(reference):
        found = _merged(reference, roles)
        if found:
            return found
    return ()


def _order(reference: Reference) -> list[tuple[str, ...]]:
    """Which roles are looked at, in which order (APA 9.7, 9.10)."""
    kind = reference.type
    film = kind == "motion_picture" and reference["genre"].strip().lower() in ("", "film")
    order: list[tuple[str, ...]] = [("composer",), ("author",), ("illustrator",)]
    if film:
        order.insert(0, ("director",))
    if kind == "broadcast":
        order.append(("script-writer", "director"))
        order += [("director",), ("host",), ("guest",)]
    else:
        order += [("director",), ("guest", "host")]
    order.append(("performer",))
    if not (titles.says(reference, "container-title") and kind in PARTS_OF_WHOLES):
        order += [("executive-producer",), ("producer",), ("script-writer",), ("series-creator",)]
        order += [("editor-translator",), ("editor",), ("editorial-director",), ("compiler",)]
        if kind in SESSIONS:
            order += [("chair",), ("organizer",)]
        order += [("curator",), ("collection-editor",)]
    if kind in ("interview", "broadcast"):
        order.append(("interviewer",))
    return order


def _merged(reference: Reference, roles: tuple[str, ...]) -> tuple[Credit, ...]:
    found: dict[str, Credit] = {}
    for role in roles:
        for name in people(reference, role):
            # Who has two roles is named once, with both (APA 10.12 example 87).
            key = inverted(name)
            known = found.get(key)
            found[key] = (known[0], f"{known[1]}+{role}") if known else (name, role)
    everyone = tuple(found.values())
    if roles == ("editor",):
        named = tuple(name for name, _ in everyone)
        if named and named == people(reference, "translator"):
            return tuple((name, "editor-translator") for name in named)  # APA 10.2 example 29
    if roles == ("author",) and "grant" in (
        reference["genre"].lower(),
        reference["medium"].lower(),
    ):
        return tuple((name, "principal-investigator") for name, _ in everyone)  # 10.4 example 56
    return everyone


def author_element(reference: Reference) -> str:
    """The first element of an entry, without its full stop; empty if no one plays the author."""
    found = credited(reference)
    if not found:
        return ""
    roles = {role for _, role in found}
    names = [inverted(name) for name, _ in found]
    if len(roles) == 1:
        label = _label(reference, found[0][1], len(found))
        element = _limited(names, groups=all(not is_person(name) for name, _ in found))
        element = f"{element} ({label})" if label else element
    else:
        labels = [_label(reference, role, 1) for _, role in found]
        pairs = [
            f"{name} ({label})" if label else name
            for name, label in zip(names, labels, strict=True)
        ]
        element = _limited(pairs, groups=False)
    helpers = people(reference, "contributor") if reference.type in ("book", "classic") else ()
    if helpers:
        # “with” people on the title page (APA 9.8).
        element += f" (with {_limited([inverted(name) for name in helpers], groups=False)})"
    return element


def _label(reference: Reference, role: str, count: int) -> str:
    if role == "guest" and reference.type == "motion_picture":
        return "Guest Expert" if count == 1 else "Guest Experts"  # APA 10.12 example 84
    labels = [AUTHOR_LABELS[part][count > 1] for part in role.split("+") if part in AUTHOR_LABELS]
    return " & ".join(labels)


def _limited(names: Sequence[str], groups: bool) -> str:
    """Up to 20 names with an ampersand; of more, the first 19, an ellipsis, the last (APA 9.8)."""
    if len(names) > MOST:
        return f"{', '.join(names[: MOST - 1])}, … {names[-1]}"
    # Two groups take no comma before the ampersand (APA 9.8).
    return join.series(names, "&", always_comma=not groups)


def listed(names: Sequence[Name]) -> str:
    """Names in their natural order: “M. McGoldrick, J. Giordano, & N. Garcia-Preto”."""
    spoken = [natural(name) for name in names if shown(name)]
    if len(spoken) > MOST:
        return f"{', '.join(spoken[: MOST - 1])}, … {spoken[-1]}"
    return join.series(spoken, "&", always_comma=False)


def with_role(names: Sequence[Name], role: str) -> str:
    """“K. Mazur, Narr.” for the parentheses after a title (APA 9.19); empty for nobody."""
    spoken = listed(names)
    return f"{spoken}, {role_label(role, len(names))}" if spoken else ""


def role_label(role: str, count: int) -> str:
    """A role's short label for one or several; the role's own name where APA has none."""
    one_or_several = LABELS.get(role)
    return one_or_several[count > 1] if one_or_several else role.replace("-", " ").capitalize()
