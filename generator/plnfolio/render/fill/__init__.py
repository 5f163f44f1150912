"""What directives that need the site put in their place: one file each, and the table of them."""

from __future__ import annotations

from collections.abc import Mapping

from plnfolio.render.fill.network_balance import fill_network_balance
from plnfolio.render.fill.network_entry import fill_network_entry
from plnfolio.render.fill.network_growth import fill_network_growth
from plnfolio.render.fill.network_map import fill_network_map
from plnfolio.render.fill.network_table import fill_network_table
from plnfolio.render.fill.recent_posts import fill_recent_posts
from plnfolio.render.fill.references import fill_references
from plnfolio.render.laying import Filler

FILLERS: Mapping[str, Filler] = {
    "network-balance": fill_network_balance,
    "network-entry": fill_network_entry,
    "network-growth": fill_network_growth,
    "network-map": fill_network_map,
    "network-table": fill_network_table,
    "recent-posts": fill_recent_posts,
    "references": fill_references,
}
