"""``network-growth``: the network at two moments, side by side, and what changed."""

from __future__ import annotations

from plnfolio.render.directives.protocol import Call, Directive, Frame


def _build(call: Call) -> Frame:
    return Frame((call.slot(),))


NETWORK_GROWTH = Directive(
    name="network-growth",
    usage=":::{network-growth}",
    build=_build,
    argument="optional",
    options=("caption", "from", "group", "group-by", "kind", "tables", "to"),
)
