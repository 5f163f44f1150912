"""``activity``: a numbered task for the reader."""

from __future__ import annotations

from plnfolio.model.document import TextSlot
from plnfolio.render.directives.protocol import MARKING, Call, Directive, Fragment, Frame, Inline


def _build(call: Call) -> Frame:
    number = str(call.number)
    title = f"activity-{number}-title"
    box = call.attributes("activity", id=f"activity-{number}")
    before: tuple[Fragment, ...] = (
        f'<div{box} role="group" aria-labelledby="{title}">\n',
        f'<p class="activity-title" id="{title}">',
        '<span class="activity-number">',
        TextSlot("activity", (("number", number),)),
        "</span>",
    )
    if call.argument:
        before += (" ", Inline(call.argument, call.place.line))
    return Frame((*before, "</p>\n"), ("</div>\n",))


ACTIVITY = Directive(
    name="activity",
    usage=":::{activity} What to do",
    build=_build,
    argument="optional",
    options=MARKING,
    body="required",
)
