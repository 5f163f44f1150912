"""From a page as it was found to a tidy body: furniture out, structure made regular."""

from __future__ import annotations

from collections.abc import Sequence

from plnfolio.importing.article import Article
from plnfolio.importing.tidy.captions import captions
from plnfolio.importing.tidy.furniture import without_furniture
from plnfolio.importing.tidy.indented import quotations
from plnfolio.importing.tidy.regular import regular
from plnfolio.importing.tidy.shallow import shallow
from plnfolio.importing.tidy.strips import strips


def tidied(articles: Sequence[Article]) -> None:
    """Make the bodies of all articles tidy, in place; pages are looked at together."""
    some = [one for one in articles if one.markdown is None]
    for one in some:
        one.body = shallow(one.body)
    without_furniture([one for one in some if one.page])
    for one in some:
        strips(one.body)
        quotations(one.body)
        captions(one.body)
        regular(one)
        one.page = False
