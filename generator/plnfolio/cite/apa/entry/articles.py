"""Articles in periodicals, blogs and news media, their comments and reviews (APA 10.1, 10.7)."""

from __future__ import annotations

import re

from plnfolio.cite.apa import bylines
from plnfolio.cite.apa.entry import identifiers, parts, sources
from plnfolio.cite.apa.entry.parts import Parts
from plnfolio.cite.common import join, names, titles
from plnfolio.cite.rich import EMPTY, Rich, concat, italic, plain
from plnfolio.model.reference import Name, Reference

SUPPLEMENT = re.compile(r"\bSuppl(?:ement)?\b\.?", re.IGNORECASE)
# Works that are parts of others, so that their titles are quoted (APA 6.7, 10.7 example 69).
PARTIAL = re.compile(r"\b(?:article|chapter|episode|essay|poem|song|story)\b", re.IGNORECASE)
DIRECTOR = re.compile(r"\bdir(?:ector)?s?\.?\)?$", re.IGNORECASE)
ARTICLE_NUMBER = re.compile(r"^e\d+$", re.IGNORECASE)
# Kinds of work that a number in the parentheses after an article's title belongs to.
NUMBERED_GENRES = frozenset({"accession", "publication", "report", "paper", "document", "order"})


def journal(reference: Reference) -> Parts:
    """An article in a periodical; one without a periodical stands alone (APA 10.1)."""
    if is_review(reference):
        return review(reference)
    title = parts.whole_or_part(reference)
    if reference["genre"].lower().startswith("comment on"):
        title = online_words(title)
    return _article(reference, title, description(reference))


def online_words(title: Rich) -> Rich:
    """A comment's title is up to its first 20 words (APA 10.1 example 18)."""
    return first_words(title, 20)


def first_words(title: Rich, most: int) -> Rich:
    """The first words of a text; signs that stand alone do not count (APA 10.15)."""
    text = "".join([run.text for run in title])
    counted = 0
    for word in re.finditer(r"\S+", text):
        counted += any(char.isalnum() for char in word[0])
        if counted > most:
            return _until(title, word.start())
    return title


def _until(rich: Rich, length: int) -> Rich:
    out = []
    for run in rich:
        if length <= 0:
            break
        out.append(type(run)(run.text[:length], run.marks, run.href))
        length -= len(run.text)
    return join.trim_end(concat([(run,) for run in out]))


def identified(reference: Reference) -> bool:
    """Whether the number is the genre's (“Accession No. 1”), not the article's own (APA 9.27)."""
    genre = parts.plain_field(reference, "genre").lower()
    if not genre or not titles.says(reference, "number"):
        return False
    return titles.says(reference, "medium") or genre.split()[-1] in NUMBERED_GENRES


def description(reference: Reference) -> Rich:
    """“[Special issue]”, “[Abstract from Sociological Abstracts]” (APA 9.21, 10.1)."""
    if identified(reference):
        return parts.brackets(reference)
    said = [parts.description(reference, variable) for variable in ("genre", "medium")]
    return parts.bracketed(join.joined(said, "; "))


def _article(reference: Reference, title: Rich, described: Rich) -> Parts:
    people = identifiers.contributors(reference, ("interviewer", "translator", "narrator"))
    numbered = identifiers.number(reference) if identified(reference) else ""
    title = join.spaced((title, identifiers.parenthesis(people, numbered))) if title else title
    return Parts(title, described, source(reference))


def source(reference: Reference) -> tuple[Rich, ...]:
    """“*Journal*, *77*(3), 437–471”, then “Advance online publication” (APA 9.25-9.27)."""
    name = titles.parse(reference["container-title"])
    if not name:
        return sources.places(reference)
    places = join.commas((italic(name), volume_issue(reference), locator(reference)))
    return places, status(reference)


def volume_issue(reference: Reference) -> Rich:
    """“*77*(3)”, “(249)”, “*29*(Suppl. 1)” (APA 9.25, 10.1)."""
    volume = titles.parse(reference["volume"])
    supplement = parts.plain_field(reference, "supplement-number")
    if supplement and not supplement.lower().startswith("suppl"):
        supplement = f"Suppl. {supplement}"
    issue = identifiers.page_range(parts.plain_field(reference, "issue"))
    issue = SUPPLEMENT.sub("Suppl.", issue)
    inner = join.words((issue, supplement), ", ")
    return concat((italic(volume), join.wrapped("(", plain(inner), ")")))


def locator(reference: Reference) -> Rich:
    """“437–471” or “Article e0193972” (APA 9.27)."""
    own = "" if identified(reference) else parts.plain_field(reference, "number")
    pages = identifiers.page_range(parts.plain_field(reference, "page"))
    if not own and ARTICLE_NUMBER.match(pages):
        own = pages
    if not own:
        return plain(pages)
    return plain(own if own.lower().startswith("article") else f"Article {own}")


def status(reference: Reference) -> Rich:
    """“Advance online publication”, until the article has a place in an issue (APA 10.1 ex. 7)."""
    said = titles.parse(reference["status"])
    if titles.says(reference, "volume", "issue", "page", "number"):
        return EMPTY
    known = reference["status"].strip().lower() in ("in press", "forthcoming", "published")
    if known or sources.LATER.match(reference["status"]):
        return EMPTY
    return titles.capitalized(said)


def is_review(reference: Reference) -> bool:
    """Whether the article reviews another work (APA 10.7)."""
    return reference.type in ("review", "review-book") or bool(
        titles.says(reference, "reviewed-title", "reviewed-genre")
    )


def review(reference: Reference) -> Parts:
    """A review, under its own title or none (APA 10.7 examples 67-69)."""
    title = parts.whole_or_part(reference)
    about = titles.parse(reference["reviewed-title"])
    genre = titles.parse(reference["genre"])
    if not about and reference["genre"].lower().startswith("review of"):
        return _article(reference, title, parts.bracketed(genre))
    if not about:
        # With no title of its own, the only title is that of the work reviewed.
        title, about = EMPTY, titles.parse(reference["title"])
        if not about:
            return _article(reference, EMPTY, parts.bracketed(genre or plain("Review")))
    return _article(reference, title, _reviewed(reference, about))


def _reviewed(reference: Reference, about: Rich) -> Rich:
    """“[Review of the book *Title*, by M. Yousafzai]” (APA 10.7)."""
    kind = parts.plain_field(reference, "reviewed-genre")
    said = parts.plain_field(reference, "genre")
    if said.lower().startswith("review of"):
        lead = said
    else:
        kind = kind or ("book" if reference.type == "review-book" else "")
        lead = f"Review of the {kind}" if kind else "Review of"
    makers = _makers(reference, lead.lower())
    named = titles.quoted(about) if PARTIAL.search(lead) else italic(about)
    if makers:
        named = join.spaced((join.comma_inside(named), plain(f"by {makers}")))
    return parts.bracketed(join.spaced((plain(lead), named)))


def _is_called_director(name: Name) -> bool:
    """Whether a name carries its role along (“L. Moss, Dir.”)."""
    return any(map(DIRECTOR.search, (name.suffix, name.given, name.literal)))


def _makers(reference: Reference, lead: str) -> str:
    makers = names.people(reference, "reviewed-author")
    directors = names.people(reference, "director")
    if not makers and bylines.authors(reference)[1] != "director":
        makers = directors
    said = bylines.listed(makers)
    # Films are known by their directors (APA 10.7 example 67).
    directed = makers == directors or lead.endswith("film")
    if not makers or not directed or any(map(_is_called_director, makers)):
        return said
    return f"{said}, {'Dir.' if len(makers) == 1 else 'Dirs.'}"
