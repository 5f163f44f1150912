"""What directives that need the site put in their place: one file each, and the table of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module

from plnfolio.frozen import dataclass
from plnfolio.render.fill.network_table import fill_network_table
from plnfolio.render.fill.recent_posts import fill_recent_posts
from plnfolio.render.fill.references import fill_references
from plnfolio.render.layout import Filler, Filling, Located


@dataclass(frozen=True, slots=True)
class Drawn:
    """Fills a directive by a module that draws, which is loaded when a text first asks for it."""

    name: str

    def __call__(self, filling: Filling) -> Iterable[Located]:
        """What the module puts in the directive's place."""
        fill: Filler = getattr(import_module(f"{__name__}.{self.name}"), f"fill_{self.name}")
        return fill(filling)


FILLERS: Mapping[str, Filler] = {
    "network-balance": Drawn("network_balance"),
    "network-entry": Drawn("network_entry"),
    "network-growth": Drawn("network_growth"),
    "network-map": Drawn("network_map"),
    "network-table": fill_network_table,
    "recent-posts": fill_recent_posts,
    "references": fill_references,
}
