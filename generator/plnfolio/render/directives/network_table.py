"""``network-table``: where one of the author's tables of networks goes."""

from __future__ import annotations

from plnfolio.render.directives.protocol import Call, Directive, Frame


def _build(call: Call) -> Frame:
    return Frame((call.slot(),))


NETWORK_TABLE = Directive(
    name="network-table",
    usage=":::{network-table} current",
    build=_build,
    argument="required",
    options=("caption", "columns"),
)
