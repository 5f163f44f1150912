"""``recent-posts``: where links to the latest posts go."""

from __future__ import annotations

from plnfolio.render.directives.protocol import Call, Directive, Frame


def _build(call: Call) -> Frame:
    return Frame((call.slot(),))


RECENT_POSTS = Directive(
    name="recent-posts", usage=":::{recent-posts}", build=_build, options=("count",)
)
