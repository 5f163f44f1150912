"""A work by the address of its page: what the page tells of itself, made into a reference."""

from __future__ import annotations

from plnfolio.lookup.fetching import get, nonsense
from plnfolio.lookup.found import Found, UnknownWorkError
from plnfolio.lookup.kinds import kind_of
from plnfolio.lookup.people import Named, is_known, people
from plnfolio.lookup.titles import site_name, title_of
from plnfolio.lookup.told import Told, kinds, read_page, said
from plnfolio.read.references import hosts
from plnfolio.read.references.dates import NONE, read_date

_HTML = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
_PUBLISHED = (
    "citation_publication_date", "citation_date", "citation_online_date", "citation_year",
    "prism.publicationdate", "article:published_time", "og:article:published_time",
    "datepublished", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dcterms.created", "dc.date.created", "parsely-pub-date", "sailthru.date", "pubdate",
    "publish-date", "publishdate", "publication_date", "date",
)  # fmt: skip
_CHANGED = ("article:modified_time", "datemodified", "dcterms.modified", "last-modified")
_WROTE = (
    "dc.creator", "dcterms.creator", "dc.contributor.author", "parsely-author",
    "sailthru.author", "article:author", "author", "byl", "byline",
)  # fmt: skip
# Of what is on paper the year is enough (APA 9.14).
_BY_YEAR = frozenset(("article-journal", "book", "chapter", "thesis"))
_NO_AUTHORS = frozenset(("admin", "administrator", "root", "webmaster", "editor", "staff", "user"))


def by_address(address: str) -> Found:
    """The work that is at an address."""
    answer, last = get(address, "the page", _HTML)
    content_type = answer.headers.get("content-type", "")
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/pdf" or answer.body.startswith(b"%PDF-"):
        raise UnknownWorkError(
            "this is a PDF, which does not say what it is",
            "give its DOI, the address of the page that it is on, or answer four questions: "
            "plnfolio cite add",
        )
    if kind and "html" not in kind and "xml" not in kind and kind != "text/plain":
        raise nonsense("the page")
    told = read_page(answer.body, content_type, last)
    if not (told.title or told.heading or told.tags):
        raise nonsense("the page")
    return described(told)


def described(told: Told) -> Found:
    """What a page tells, as a reference; what it does not tell, as notes."""
    notes: list[str] = []
    kind, node = kind_of(told)
    site = site_name(told)
    title = title_of(told, node, site)
    item: dict[str, object] = {"type": kind, "title": title}
    if not title:
        notes.append("the page has no title: add “title:”")
    names = _people(told, node, site)
    if not names and not hosts.wiki(told.address):
        names = [{"literal": site}]
        notes.append(
            f"the page does not say who wrote it: {site} stands for its author, "
            "as whose site it is on"
        )
    item["host" if kind == "broadcast" else "author"] = names
    _date(item, told, node, notes)
    _holder(item, told, node, site)
    if doi := told.first("citation_doi", "prism.doi", "dc.identifier.doi", "doi"):
        item["DOI"] = doi
    item["URL"] = told.address
    language = told.first("citation_language", "dc.language") or told.language
    if language and not language.lower().startswith("en"):
        item["language"] = language
    return Found(
        {key: value for key, value in item.items() if value not in ("", [], {})}, tuple(notes)
    )


def _people(told: Told, node: dict[str, object], site: str) -> list[Named]:
    """Who wrote it: those that the page names for citations first."""
    wrote = told.every("citation_author", "citation_authors", "eprints.creators_name")
    if wrote:
        return people(wrote)
    if named := _of_node(node):
        return named
    if told.channel:
        return [{"literal": told.channel}]
    for name in _WROTE:
        texts = [text for text in told.every(name) if text.casefold() not in _NO_AUTHORS]
        if any(text.casefold() == site.casefold() for text in texts):
            return [{"literal": site}]
        if found := people(texts, spoken=not name.startswith("dc")):
            return found
    return []


def _of_node(node: dict[str, object]) -> list[Named]:
    found: list[Named] = []
    for role in ("author", "creator"):
        value = node.get(role)
        for one in value if isinstance(value, list) else [value]:
            text = said({"is": one}, "is")
            person = isinstance(one, dict) and "Person" in kinds(one)
            if text.casefold() in _NO_AUTHORS:
                continue
            if isinstance(one, dict) and kinds(one) and not person:
                # Some call everybody an organisation.
                found += people([text]) if text and is_known(text) else [{"literal": text}]
            else:
                found += people([text], persons=person)
        if found:
            break
    return [name for at, name in enumerate(found) if name not in found[:at]]


def _date(item: dict[str, object], told: Told, node: dict[str, object], notes: list[str]) -> None:
    cited = told.first(*(name for name in _PUBLISHED if name.startswith("citation_")))
    # A wiki is cited as it was when it was changed last (APA 10.3 example 49).
    wiki = said(node, "dateModified") if hosts.wiki(told.address) else ""
    for text in (
        wiki,
        cited,
        said(node, "datePublished"),
        said(node, "uploadDate"),
        told.first(*_PUBLISHED),
        told.time,
        said(node, "dateCreated"),
    ):
        if parts := date_parts(text):
            item["issued"] = {"date-parts": [parts[:1] if item["type"] in _BY_YEAR else parts]}
            return
    for text in (said(node, "dateModified"), told.first(*_CHANGED)):
        if parts := date_parts(text):
            item["issued"] = {"date-parts": [parts]}
            notes.append("the date is that of its last change; it does not say when it came out")
            return
    notes.append("the page has no date, so it is cited as “n.d.”")


def date_parts(text: str) -> list[int]:
    """Year, month and day of a date as pages write it: “2023-03-04T10:00:00Z”, “2023/3/4”."""
    text = text.strip()
    day = text.partition("T")[0].partition(" ")[0] if text[:4].isdigit() else text
    for words in (text, day.replace("/", "-")):
        date = read_date(words)
        if date and date != NONE and date.parts and date.parts[0]:
            return list(date.parts[0])
    return []


def _holder(item: dict[str, object], told: Told, node: dict[str, object], site: str) -> None:
    """What the work is in: a journal, a book, proceedings, a show, a site."""
    first, last = (
        told.first("citation_firstpage", "prism.startingpage"),
        told.first("citation_lastpage", "prism.endingpage"),
    )
    pages = f"{first}-{last}" if first and last and first != last else first
    fields = {
        "volume": told.first("citation_volume", "prism.volume"),
        "issue": told.first("citation_issue", "prism.number"),
        "page": pages,
    }
    part_of = said(node, "isPartOf") or said(node, "partOfSeries")
    house = told.first("citation_publisher", "dc.publisher", "dcterms.publisher") or said(
        node, "publisher"
    )
    match item["type"]:
        case "article-journal" | "article-magazine" | "article-newspaper":
            item |= fields
            item["container-title"] = (
                told.first("citation_journal_title", "prism.publicationname") or part_of or site
            )
        case "paper-conference":
            item |= fields
            item["container-title"] = told.first("citation_conference_title", "citation_conference")
            item["publisher"] = house
        case "chapter":
            item |= fields
            item["container-title"] = told.first("citation_inbook_title", "citation_book_title")
            item["publisher"] = house
        case "thesis":
            item["publisher"] = told.first("citation_dissertation_institution") or house or site
            item["genre"] = told.first("citation_dissertation_name")
        case "report":
            item["publisher"] = told.first("citation_technical_report_institution") or house or site
            item["number"] = told.first("citation_technical_report_number")
        case "book":
            item["publisher"] = house or site
            item["ISBN"] = told.first("citation_isbn", "book:isbn") or said(node, "isbn")
        case "motion_picture":
            item["genre"] = "Video"
            item["publisher"] = hosts.video_site(told.address) or site
        case "broadcast":
            item["medium"] = "Audio podcast episode"
            item["container-title"] = part_of or site
            item["number"] = said(node, "episodeNumber")
        case "dataset" | "software":
            item["publisher"] = house or site
        case _:
            item["container-title"] = site
    _once(item)


def _once(item: dict[str, object]) -> None:
    """A site or a house that is the author is not named again (APA 9.29, 9.32)."""
    names = item.get("author") or item.get("host")
    authors = [one.get("literal", "") for one in names] if isinstance(names, list) else []
    for field in ("container-title", "publisher"):
        text = str(item.get(field, ""))
        if item["type"] != "post-weblog" and text.casefold() in map(str.casefold, authors):
            item[field] = ""
