"""What can only be said of an item once all its fields are there."""

from __future__ import annotations

import re

from plnfolio.model.webaddress import slip
from plnfolio.read.references import capitals, identifiers, pages, publishers, values
from plnfolio.read.references.dates import STATUSES, read_date, status
from plnfolio.read.references.draft import Draft
from plnfolio.read.references.nothing import is_nothing

# Where “e0193972” among the pages is the article's number (APA 9.27).
_ARTICLES = frozenset(("article-journal", "article-magazine", "article", "paper-conference"))
_PERIODICALS = frozenset(("article-journal", "article-magazine", "article-newspaper", "periodical"))
_ARXIV = re.compile(r"^arxiv(?: preprint)?(?: arxiv)?:\s*(?P<number>[\w./-]+)", re.IGNORECASE)
_SOUND_FILES = frozenset(("", "audio", "mp3", "m4a", "audio file", "podcast", "audio podcast"))
_WIKIPEDIA = re.compile(r"\s*[—–-]+\s*Wikipedia(?:, the free encyclopedia)?$", re.IGNORECASE)
_PLATFORMS = re.compile(r"^https?://(?:[\w-]+\.)?(?:youtube\.com|youtu\.be|vimeo\.com|ted\.com)/")


def settle(made: Draft) -> None:
    """Bring fields that depend on each other or on the type into order."""
    _links(made)
    _preprint(made)
    _wikipedia(made)
    _genre(made)
    _online_video(made)
    _podcast(made)
    _numbers(made)
    _periodical(made)
    _publisher(made)
    _original(made)
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


def _wikipedia(made: Draft) -> None:
    """Wikipedia's own “Cite this page”, and pages saved as web pages (APA 10.3, example 49)."""
    title = made.fields.get("title", "")
    match = _WIKIPEDIA.search(title)
    if not match or "wikipedia.org/" not in made.fields.get("URL", ""):
        return
    made.type = "entry-encyclopedia"
    made.fields["title"] = title[: match.start()]
    made.fields["container-title"] = "Wikipedia"
    made.fields.pop("publisher", None)
    authors = made.names.pop("author", ())
    kept = tuple(name for name in authors if not name.literal.lower().startswith("wikipedia"))
    if kept:
        made.names["author"] = kept


def _genre(made: Draft) -> None:
    """A blog post is like an article, without a bracket (APA 10.1)."""
    if made.fields.get("genre", "").lower() in ("blog", "blog post", "weblog"):
        if made.type == "webpage":
            made.type = "post-weblog"
        if made.type == "post-weblog":
            del made.fields["genre"]


def _online_video(made: Draft) -> None:
    """Whoever uploaded a video is its author; Zotero has only directors for videos (APA 10.12)."""
    if made.type != "motion_picture" or not _PLATFORMS.match(made.fields.get("URL", "")):
        return
    made.fields.setdefault("genre", "Video")
    if "author" not in made.names and "director" in made.names:
        made.names["author"] = made.names.pop("director")


def _podcast(made: Draft) -> None:
    """Zotero's podcasts are songs of a series, without a label or composer (APA 10.13)."""
    fields = made.fields
    if made.type != "song" or "publisher" in fields or "composer" in made.names:
        return
    if "collection-title" not in fields:
        return
    made.type = "broadcast"
    fields["container-title"] = fields.pop("collection-title")
    if fields.get("medium", fields.get("genre", "")).lower() in _SOUND_FILES:
        fields.pop("genre", None)
        fields["medium"] = "Audio podcast episode"
    if "author" in made.names and "host" not in made.names:
        made.names["host"] = made.names.pop("author")


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
                "reference-field",
                f"“{name}” is no DOI",
                "a DOI begins with “10.” and has a slash, as in 10.1037/a0028240",
                "DOI",
                "warning",
            )
    doi = doi or identifiers.doi_of_url(address)
    if doi:
        fields["DOI"] = doi
    address = short or address
    if not address or identifiers.doi_of_url(address) or identifiers.needs_sign_in(address):
        return
    if whole := identifiers.url(address):
        fields["URL"] = whole
    else:
        found = slip(address)
        made.report(
            "reference-field",
            f"“{address}” {found.said if found else 'is no web address'}",
            (found and found.meant and found.remedy)
            or "copy it from the browser: it begins with https://",
            "URL",
            "warning",
        )
