"""How a post or an artifact of the portfolio is itself cited."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.cite import MakeStyle
from plnfolio.cite.output.html import to_html
from plnfolio.cite.output.plain import to_plain
from plnfolio.model.config import Author, SiteConfig
from plnfolio.model.dated import CitationView
from plnfolio.model.matter import ArtifactMatter, PostMatter
from plnfolio.model.reference import Date, Name, Reference
from plnfolio.model.site import Listed


def cite_itself(
    style: MakeStyle,
    text: Listed[PostMatter | ArtifactMatter],
    config: SiteConfig,
    url: str,
) -> CitationView:
    """The entry of a text, which answers at ``url``, in a reference list."""
    reference = own_reference(text, config, url)
    cited = style({reference.id: reference}).cite((), nocite=(reference.id,))
    entry = cited.entries[0].text
    authors = (
        name.literal or ", ".join(filter(None, (name.family, name.given)))
        for name in reference.names["author"]
    )
    return CitationView(to_html(entry), to_plain(entry), tuple(authors))


def own_reference(
    text: Listed[PostMatter | ArtifactMatter], config: SiteConfig, url: str
) -> Reference:
    """A post or an artifact as a work: on a site named after the portfolio (APA 10.1, 10.16)."""
    matter = text.matter
    day = matter.updated or matter.date
    fields = {"title": matter.title, "container-title": config.title, "URL": url}
    return Reference(
        id=text.address,
        type="post-weblog" if isinstance(matter, PostMatter) else "webpage",
        names={"author": tuple(map(_name, _authors(matter, config.author)))},
        dates={"issued": Date(parts=((day.year, day.month, day.day),))},
        fields={name: words for name, words in fields.items() if words},
    )


def _authors(matter: PostMatter | ArtifactMatter, own: Author) -> Iterable[Author]:
    """Those whom the text names, or the site's; it is known how that one is cited."""
    names = matter.authors if isinstance(matter, ArtifactMatter) else ()
    return [own if name == own.name else Author(name=name) for name in names] or [own]


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
