"""``network-map``: the author's networks drawn around them."""

from __future__ import annotations

from plnfolio.render.directives.protocol import Call, Directive, Frame


def _build(call: Call) -> Frame:
    return Frame((call.slot(),))


NETWORK_MAP = Directive(
    name="network-map",
    usage=":::{network-map}",
    build=_build,
    argument="optional",
    options=(
        "as-of",
        "caption",
        "group",
        "group-by",
        "highlight",
        "kind",
        "me",
        "size",
        "status",
        "tables",
    ),
)
