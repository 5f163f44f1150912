"""What can only be said of an item once all its fields are there."""

from __future__ import annotations

import re

from plnfolio.model.webaddress import slip
from plnfolio.read.references import (
    appeared,
    capitals,
    headlines,
    hosts,
    identifiers,
    pages,
    publishers,
    values,
)
from plnfolio.read.references.around import unpacked
from plnfolio.read.references.dates import STATUSES, read_date, status
from plnfolio.read.references.draft import Draft
from plnfolio.read.references.markup import bare
from plnfolio.read.references.nothing import is_nothing

# Where “e0193972” among the pages is the article's number (APA 9.27).
_ARTICLES = frozenset(("article-journal", "article-magazine", "article", "paper-conference"))
_PERIODICALS = frozenset(("article-journal", "article-magazine", "article-newspaper", "periodical"))
_ARXIV = re.compile(r"^arxiv(?: preprint)?(?: arxiv)?:\s*(?P<number>[\w./-]+)", re.IGNORECASE)


def settle(made: Draft) -> None:
    """Bring fields that depend on each other or on the type into order."""
    appeared.look(made)
    _links(made)
    _preprint(made)
    _genre(made)
    _numbers(made)
    _periodical(made)
    _publisher(made)
    _original(made)
    _headline(made)
    fields = made.fields
    if stage := STATUSES.get(fields.get("status", "").lower()):
        fields["status"] = stage
    for name in [name for name, text in fields.items() if not text]:
        del fields[name]


def _numbers(made: Draft) -> None:
    fields = made.fields
    for name in ("volume", "issue", "page", "number"):
        # Emerald and Wiley write “ahead-of-print” where a volume will be (APA 10.1 example 7).
        if stage := status(fields.get(name, "")):
            del fields[name]
            fields.setdefault("status", stage)
    if "volume" not in fields and not fields.get("issue", "").strip("0"):
        fields.pop("issue", None)
    if "page" in fields:
        number = pages.article_number(fields["page"]) if made.type in _ARTICLES else ""
        if number:
            del fields["page"]
            fields.setdefault("number", number)
        else:
            fields["page"] = pages.pages(fields["page"])
    if made.type.startswith("article") and "volume" in fields:
        fields["volume"], issue = values.volume_and_issue(fields["volume"])
        if issue:
            fields.setdefault("issue", issue)


def _preprint(made: Draft) -> None:
    """Google Scholar takes arXiv for a journal; each of its papers has a DOI (APA 10.8)."""
    match = _ARXIV.match(made.fields.get("container-title", ""))
    if match and made.type == "article-journal":
        made.type = "article"
        del made.fields["container-title"]
        made.fields["publisher"] = "arXiv"
        made.fields.setdefault("DOI", f"10.48550/arXiv.{match['number']}")


def _genre(made: Draft) -> None:
    """A blog post is like an article, without a bracket (APA 10.1)."""
    if made.fields.get("genre", "").lower() in ("blog", "blog post", "weblog"):
        if made.type == "webpage":
            made.type = "post-weblog"
        if made.type == "post-weblog":
            del made.fields["genre"]


def _periodical(made: Draft) -> None:
    """Names that Google Scholar wrote with small letters (APA 6.17, 9.25)."""
    fields = made.fields
    if made.type in _PERIODICALS and "container-title" in fields:
        fields["container-title"] = capitals.periodical(fields["container-title"])


def _publisher(made: Draft) -> None:
    """One name, without the place and year that stood beside it (APA 9.29)."""
    fields = made.fields
    if "publisher" not in fields:
        return
    name, place = publishers.apart(fields["publisher"])
    fields["publisher"] = "" if is_nothing(name) else capitals.publisher(name)
    if place:
        fields.setdefault("publisher-place", place)


def _headline(made: Draft) -> None:
    """A title in a headline's capitals is named; which of its words are names is not known."""
    title = made.fields.get("title", "")
    language = made.fields.get("language", "")
    if headlines.is_site(title, made.fields.get("URL", "")):
        return
    if headlines.is_headline(title, made.type, language, made.names):
        made.report(
            "title-case",
            "the title has the capitals of a headline, and APA wants those of a sentence",
            "write all words small but the first, one after a colon, and names: "
            f"“{headlines.lowered(bare(title))}”",
            "title",
            "warning",
            style="apa",
        )


_FIRST_OUT = re.compile(
    r"^\(?(?:orig(?:inally|inal work|inal)?\.? (?:published|publ\.)|first published|orig\.)"
    r"(?: in)?:? (?P<date>(?:ca?\. )?\d{3,4}(?: B\.?C\.?(?:E\.?)?)?)\)?\.?$",
    re.IGNORECASE,
)


def _original(made: Draft) -> None:
    """“Originally published in 1967” in a note, and EndNote's original publication (APA 9.41)."""
    note = _FIRST_OUT.match(made.fields.get("note", ""))
    title = made.fields.get("original-title", "")
    if re.fullmatch(r"\d{4}", title):
        del made.fields["original-title"]
    else:
        title = ""
    date = read_date(note["date"] if note else title)
    if date and date.parts:
        made.dates.setdefault("original-date", date)


def _address(made: Draft, text: str) -> str:
    """The address without the words around it; where there is none, that of a note."""
    note = made.fields.get("note", "")
    found = unpacked(text or note)
    if found.accessed and (text or not found.rest) and (date := read_date(found.accessed)):
        made.dates.setdefault("accessed", date)
    if text:  # a space in an address is a mistake in it, and no end
        torn = found.rest and text.startswith(found.address)
        return text if torn else found.address or text
    if found.address and not found.rest:
        del made.fields["note"]
        return found.address
    return ""


def _links(made: Draft) -> None:
    """One DOI without its address, or one address; a session's link goes (APA 9.34 to 9.36)."""
    fields = made.fields
    address, name = fields.pop("URL", ""), fields.pop("DOI", "")
    doi, short = identifiers.doi(name)
    if name and not (doi or short):
        if identifiers.url(name) and not address:
            address = name
        else:
            made.report(
                "doubtful-doi",
                f"“{name}” is no DOI",
                "a DOI begins with “10.” and has a slash, as in 10.1037/a0028240",
                "DOI",
                "warning",
            )
    address = _address(made, address)
    onward = hosts.meant(address)
    doi = doi or identifiers.doi_of_url(onward) or identifiers.doi(hosts.doi_within(address))[0]
    if doi:
        fields["DOI"] = doi
    address = short or address
    if not address or identifiers.doi_of_url(onward) or hosts.is_closed(address):
        return
    if hosts.is_record(address) and made.type not in ("webpage", "document", "post"):
        return
    if whole := identifiers.url(address):
        fields["URL"] = whole
    else:
        found = slip(address)
        made.report(
            "local-link" if found and found.local else "reference-field",
            f"“{address}” {found.said if found else 'is no web address'}",
            (found and found.meant and found.remedy)
            or "copy it from the browser: it begins with https://",
            "URL",
            "warning",
        )
