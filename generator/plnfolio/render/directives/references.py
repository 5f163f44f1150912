"""``references``: where the reference list goes, if not at the end."""

from __future__ import annotations

from plnfolio.render.directives.protocol import Call, Directive, Frame


def _build(call: Call) -> Frame:
    return Frame((call.slot(),))


REFERENCES = Directive(name="references", usage=":::{references}", build=_build)
