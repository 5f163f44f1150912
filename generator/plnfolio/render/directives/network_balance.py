"""``network-balance``: the hours, what is given and received, and what is missing."""

from __future__ import annotations

from plnfolio.render.directives.protocol import Call, Directive, Frame


def _build(call: Call) -> Frame:
    return Frame((call.slot(),))


NETWORK_BALANCE = Directive(
    name="network-balance",
    usage=":::{network-balance}",
    build=_build,
    argument="optional",
    options=("as-of", "caption", "group", "group-by", "kind", "off", "tables"),
)
