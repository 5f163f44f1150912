"""Which posts and artifacts say something new, and where: what an author hands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plnfolio.kinds.base import WebPage, canonical
from plnfolio.model.address import output_path
from plnfolio.model.config import SiteConfig
from plnfolio.pipeline.request import News


def news(pages: Iterable[WebPage], config: SiteConfig, before: Mapping[str, str]) -> Iterator[News]:
    """The pages whose words are others than ``before``, by their files, in the site's order.

    What only looks different, as its theme is another, is no news. Without an address of the site
    no page has one to hand in.
    """
    for page in pages if config.base_url else ():
        path = output_path(page.path)
        words = page.words()
        if words and before.get(path) != words:
            address = canonical(config, page.path)
            yield News(address, page.title, path not in before, page.source, page.updated)
