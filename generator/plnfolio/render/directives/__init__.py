"""The directives: one file each, and the table of them."""

from __future__ import annotations

from collections.abc import Mapping

from plnfolio.render.directives.activity import ACTIVITY
from plnfolio.render.directives.admonition import NOTE, TIP, WARNING
from plnfolio.render.directives.figure import FIGURE
from plnfolio.render.directives.network_balance import NETWORK_BALANCE
from plnfolio.render.directives.network_growth import NETWORK_GROWTH
from plnfolio.render.directives.network_map import NETWORK_MAP
from plnfolio.render.directives.network_table import NETWORK_TABLE
from plnfolio.render.directives.protocol import Directive
from plnfolio.render.directives.quote import QUOTE
from plnfolio.render.directives.recent_posts import RECENT_POSTS
from plnfolio.render.directives.references import REFERENCES
from plnfolio.render.directives.video import VIDEO

DIRECTIVES: Mapping[str, Directive] = {
    directive.name: directive
    for directive in (
        ACTIVITY,
        FIGURE,
        NETWORK_BALANCE,
        NETWORK_GROWTH,
        NETWORK_MAP,
        NETWORK_TABLE,
        NOTE,
        QUOTE,
        RECENT_POSTS,
        REFERENCES,
        TIP,
        VIDEO,
        WARNING,
    )
}
