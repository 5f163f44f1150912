"""Works that a database holds: which it is, its number of a work, and when neither is printed."""

from __future__ import annotations

import re

from plnfolio.read.references import databases, hosts
from plnfolio.read.references.draft import Draft


def look(made: Draft) -> None:
    """Name the database of a thesis and of what only ERIC has; leave out those of libraries."""
    _thesis(made)
    _eric(made)
    _database(made)


def _thesis(made: Draft) -> None:
    """A thesis in a database is published; the database is not its university (APA 10.6)."""
    fields = made.fields
    abstracts = re.match(r"(diss|masters )\w* abstracts", fields.get("container-title", ""), re.I)
    if abstracts:  # APA 6 had it for a journal
        made.type = "thesis"
        fields["archive"] = databases.PROQUEST
        masters = abstracts[1].lower() == "masters "
        fields["genre"] = "Master's thesis" if masters else "Doctoral dissertation"
        for name in ("volume", "issue", "page", "container-title"):
            fields.pop(name, None)
    if made.type != "thesis":
        return
    kept = [databases.of_theses(fields.pop("archive", ""))]
    for name in ("publisher", "container-title", "collection-title", "source"):
        held = fields.get(name, "")
        if databases.is_proquest(held) or (name == "source" and databases.keeps_theses(held)):
            kept.append(databases.of_theses(held))
            fields.pop(name)
    address = fields.get("URL", "")
    kept.append(databases.PROQUEST if hosts.is_proquest(address) else "")
    kept.append("ERIC" if hosts.is_eric(address) else "")
    names = [name for name in kept if name]
    # What ERIC has of a thesis at ProQuest is a record.
    where = next((name for name in names if name != "ERIC"), names[0] if names else "")
    if where:
        fields["archive"] = where
        if where != "ERIC" and hosts.is_eric(address):
            del fields["URL"]


def _eric(made: Draft) -> None:
    """What only ERIC has shows its number there; what others publish does not (APA 10.8)."""
    fields = made.fields
    places = ("archive_location", "number", "call-number", "note", "URL")
    number = next(filter(None, (hosts.eric_number(fields.get(name, "")) for name in places)), "")
    known = hosts.is_eric(fields.get("URL", "")) or any(
        databases.is_eric(fields.get(name, "")) for name in ("archive", "source", "publisher")
    )
    if not number or not (known or number in fields.get("archive_location", "")):
        return
    for name in ("archive_location", "number"):
        if hosts.eric_number(fields.get(name, "")):
            del fields[name]
    if hosts.is_eric(fields.get("URL", "")) and "/fulltext/" not in fields["URL"]:
        fields["URL"] = f"https://eric.ed.gov/?id={number}"
    if made.type != "thesis":
        fields.pop("archive", None)
    only = re.match(r"^(?:|online submission|eric\b.*)$", fields.get("publisher", ""), re.I)
    if only and number.startswith("ED") and "container-title" not in fields:
        if made.type == "thesis" and fields.get("archive", "ERIC") != "ERIC":
            return
        fields.pop("publisher", None)
        fields |= {"archive": "ERIC", "archive_location": number}
        fields.setdefault("URL", f"https://eric.ed.gov/?id={number}")


def _database(made: Draft) -> None:
    """A database that libraries subscribe to, and its number of a work, are left out (APA 9.30)."""
    fields = made.fields
    name = fields.get("archive", "")
    if made.type == "thesis" or not databases.is_library(name) or databases.is_eric(name):
        return
    for field in ("archive", "archive_location"):
        fields.pop(field, None)
