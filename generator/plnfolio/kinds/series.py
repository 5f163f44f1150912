"""Series: posts that are parts of one whole, in the order in which they were published."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.kinds import listing
from plnfolio.kinds.base import Address, Material, WebPage
from plnfolio.kinds.summary import link, listed, summaries
from plnfolio.kinds.terms import Filing, Term, Terms
from plnfolio.model.dated import PartView
from plnfolio.model.site import Filed, Site


def addresses(site: Site, filing: Filing) -> Iterable[Address]:
    """One a series, blamed on its first part."""
    for term in filing.series.values():
        places = _in_order(term)[0].places
        yield Address(term.path, places, ("series",), ours=f"the list of “{term.name}”")


def pages(material: Material) -> Iterable[WebPage]:
    """One a series, by name."""
    for term in material.filing.series.values():
        posts = summaries(material, _in_order(term))
        yield listing.page(material, term, kind="series", posts=posts)


def parts(terms: Terms) -> dict[str, PartView]:
    """Which part each post is, by its path."""
    found = {}
    for term in terms.values():
        texts = _in_order(term)
        links = [None, *(link(listed(text)) for text in texts), None]
        for number, text in enumerate(texts, 1):
            before, after = links[number - 1], links[number + 1]
            found[text.path] = PartView(term.link, number, len(texts), before, after)
    return found


def _in_order(term: Term) -> list[Filed]:
    """The earliest first; those of one day by their names."""
    return sorted(term.texts, key=lambda text: (text.matter.date, text.slug))
