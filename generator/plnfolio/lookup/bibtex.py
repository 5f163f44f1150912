"""A reference as an entry of BibTeX, as far as BibTeX has words for it."""

from __future__ import annotations

import re

from plnfolio.model.reference import OTHERS, Date, Name, Reference

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "thesis": "phdthesis",
    "report": "techreport",
    "webpage": "online",
    "post-weblog": "online",
    "motion_picture": "video",
    "broadcast": "podcast",
    "dataset": "dataset",
    "software": "software",
    "article": "preprint",
    "speech": "presentation",
}
_SUBTYPES = {
    "article-magazine": "magazine",
    "article-newspaper": "newspaper",
    "post-weblog": "blog",
}
_HOUSES = {"phdthesis": "school", "techreport": "institution"}
_HOLDERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_NAMES = {
    "author": "author",
    "host": "author",
    "editor": "editor",
    "translator": "translator",
    "director": "director",
    "narrator": "narrator",
    "container-author": "bookauthor",
}
_FIELDS = {
    "publisher-place": "address",
    "edition": "edition",
    "volume": "volume",
    "version": "version",
    "page": "pages",
    "genre": "type",
    "medium": "medium",
    "number-of-volumes": "volumes",
    "translated-title": "translated-title",
    "title-short": "shorttitle",
    "status": "pubstate",
    "event-title": "eventtitle",
    "event-place": "venue",
    "DOI": "doi",
    "URL": "url",
    "ISBN": "isbn",
}
_DATES = {"original-date": "origdate", "accessed": "urldate", "event-date": "eventdate"}
_VERBATIM = frozenset(("doi", "url", "isbn"))
_COMMANDS = {
    "<i>": r"\emph{",
    "</i>": "}",
    "<sup>": r"\textsuperscript{",
    "</sup>": "}",
    "<sub>": r"\textsubscript{",
    "</sub>": "}",
    '<span class="nocase">': "{",
    '<span style="font-variant:small-caps">': r"\textsc{",
    "</span>": "}",
}
_TAG = re.compile("|".join(map(re.escape, _COMMANDS)))
_SIGNS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def as_bibtex(work: Reference) -> str:
    """The entry with its fields, a line each; empty where there is no kind of entry for it."""
    kind = _TYPES.get(work.type)
    if not kind:
        return ""
    fields: dict[str, str] = {}
    for role, field in _NAMES.items():
        if names := work.names.get(role):
            fields.setdefault(field, " and ".join(map(_name, names)))
    if issued := work.dates.get("issued"):
        plain = len(issued.parts) == 1 and len(issued.parts[0]) == 1
        plain = plain and not (issued.circa or issued.season)
        fields["year" if plain or not issued.parts else "date"] = _date(issued)
    for variable, field in _DATES.items():
        if date := work.dates.get(variable):
            fields[field] = _date(date)
    authors = work.names.get("author", ())
    if len(authors) == 1 and authors[0].short:
        fields["shortauthor"] = f"{{{_latex(authors[0].short)}}}"
    fields["title"] = _latex(work["title"])
    if subtype := _SUBTYPES.get(work.type):
        fields["entrysubtype"] = subtype
    fields[_HOLDERS.get(kind, "organization")] = _latex(work["container-title"])
    fields["number"] = _latex(work["issue"] if kind in _HOLDERS else work["number"])
    if kind == "article":
        fields["eid"] = _latex(work["number"])
    fields[_HOUSES.get(kind, "publisher")] = _latex(work["publisher"])
    for variable, field in _FIELDS.items():
        text = work[variable]
        fields[field] = text if field in _VERBATIM else _latex(text)
    fields["pages"] = fields["pages"].replace("–", "--")
    lines = [f"  {field} = {{{text}}}," for field, text in fields.items() if text]
    return "\n".join([f"@{kind}{{{work.id},", *lines, "}", ""])


def _name(name: Name) -> str:
    if name == OTHERS:
        return "others"
    if name.literal:
        return f"{{{_latex(name.literal)}}}"
    given = f"{name.given} {name.dropping_particle}".strip()
    parts = [name.family, name.suffix, given] if name.suffix else [name.family, given]
    return ", ".join(_latex(part) for part in parts if part)


def _date(date: Date) -> str:
    """EDTF, as BibLaTeX has it (its manual, 2.3.8)."""
    if not date.parts:
        return date.literal
    each = [
        "-".join(f"{one:02}" if at else f"{one:04}" for at, one in enumerate(p)) for p in date.parts
    ]
    if date.season:
        each = [f"{one}-{20 + date.season}" for one in each]
    return "/".join(f"{one}~" if date.circa else one for one in each)


def _latex(text: str) -> str:
    pieces: list[str] = []
    at = 0
    for match in _TAG.finditer(text):
        pieces += [_escaped(text[at : match.start()]), _COMMANDS[match[0]]]
        at = match.end()
    return "".join([*pieces, _escaped(text[at:])])


def _escaped(text: str) -> str:
    return re.sub(r"[\\~^&%$#_{}]", lambda sign: _SIGNS.get(sign[0], f"\\{sign[0]}"), text)
