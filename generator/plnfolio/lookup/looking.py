"""Works by whatever an author has of them: a DOI, a number, an address, a file."""

from __future__ import annotations

from pathlib import Path

from plnfolio.diagnostics import Problem, RefusedError
from plnfolio.lookup.arxiv import by_arxiv
from plnfolio.lookup.doi import by_doi
from plnfolio.lookup.entry import as_csl
from plnfolio.lookup.found import Found
from plnfolio.lookup.isbn import by_isbn
from plnfolio.lookup.page import by_address
from plnfolio.lookup.what import Asked, doi_within
from plnfolio.read.files import read_source
from plnfolio.read.references.library import read_library


def look_up(asked: Asked) -> Found:
    """What the web says of a work; UnknownWorkError where it says nothing."""
    match asked.kind:
        case "doi":
            return by_doi(asked.text)
        case "isbn":
            return by_isbn(asked.text)
        case "arxiv":
            return by_arxiv(asked.text)
    doi = doi_within(asked.text)
    if not doi:
        return by_address(asked.text)
    # Publishers let few programs read their pages, and doi.org has better descriptions.
    try:
        return by_doi(doi)
    except RefusedError as error:
        try:
            return by_address(asked.text)
        except RefusedError:
            raise error from None


def in_file(path: Path, problems: list[Problem]) -> list[Found]:
    """The works of a library, wherever it is."""
    source = read_source(path.parent, path.name, problems)
    works = read_library(path.name, source.text, problems) if source else ()
    return [Found(as_csl(work)) for work in works]
