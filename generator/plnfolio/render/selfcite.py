"""How a post of the portfolio is itself cited."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plnfolio.cite.output.html import to_html
from plnfolio.cite.output.plain import to_plain
from plnfolio.cite.style import Style
from plnfolio.model.config import Author
from plnfolio.model.dated import CitationView
from plnfolio.model.reference import Date, Name, Reference
from plnfolio.model.site import Post, Site


def own_reference(post: Post, site: Site, url: str) -> Reference:
    """The post as a work: a blog post on a site named after the portfolio (APA 10.1)."""
    day = post.matter.updated or post.matter.date
    fields = {"title": post.matter.title, "container-title": site.config.title, "URL": url}
    return Reference(
        id=post.path,
        type="post-weblog",
        names={"author": (_name(site.config.author),)},
        dates={"issued": Date(parts=((day.year, day.month, day.day),))},
        fields={name: text for name, text in fields.items() if text},
    )


def cite_post(
    reference: Reference, style: Callable[[Mapping[str, Reference]], Style]
) -> CitationView:
    """The post's entry in a reference list."""
    cited = style({reference.id: reference}).cite((), nocite=(reference.id,))
    text = cited.entries[0].text
    (name,) = reference.names["author"]
    author = name.literal or ", ".join(filter(None, (name.family, name.given)))
    return CitationView(to_html(text), to_plain(text), author)


def _name(author: Author) -> Name:
    """Family and given name; small words before the last one (van, de) belong to the family."""
    if author.family:
        return Name(family=author.family, given=author.given)
    given = author.name.split()
    family = [given.pop()]
    while len(given) > 1 and given[-1].islower():
        family.insert(0, given.pop())
    if not given:
        return Name(literal=author.name)
    return Name(family=" ".join(family), given=" ".join(given))
