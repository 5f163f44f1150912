"""``network-table``: where one or more of the author's tables of networks go."""

from __future__ import annotations

from plnfolio.model.document import Finding
from plnfolio.render.directives.protocol import Call, Directive, Frame

USAGE = ":::{network-table} current"


def _build(call: Call) -> Frame:
    if call.argument and call.body.strip():
        message = (
            f"“{call.argument}” stands behind “network-table”, and networks stand under it too"
        )
        remedy = "take one of them out; words above a table are its “:caption:”"
        finding = Finding("directive-argument", message, call.place, remedy)
        return Frame((call.slot(),), findings=(finding,))
    if call.argument or call.body.strip():
        return Frame((call.slot(),))
    message = "“network-table” does not say which table"
    remedy = f"write its name after it: {USAGE}; or the networks themselves, as YAML, under it"
    return Frame((), findings=(Finding("directive-argument", message, call.place, remedy),))


NETWORK_TABLE = Directive(
    name="network-table",
    usage=USAGE,
    build=_build,
    argument="optional",
    options=("caption", "columns", "group", "kind", "sort", "status", "total"),
    body="optional",
)
