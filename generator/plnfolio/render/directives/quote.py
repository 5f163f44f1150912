"""``quote``: somebody's own words at length, and who said them."""

from __future__ import annotations

from plnfolio.render.directives.protocol import MARKING, Call, Directive, Fragment, Frame, Inline


def _build(call: Call) -> Frame:
    after: tuple[Fragment, ...] = ("</blockquote>\n",)
    if call.argument:
        who = Inline(call.argument, call.place.line)
        after += ("<figcaption>", who, "</figcaption>\n")
    before = f"<figure{call.attributes('testimony')}>\n<blockquote>\n"
    return Frame((before,), (*after, "</figure>\n"))


QUOTE = Directive(
    name="quote",
    usage=":::{quote} Name, role",
    build=_build,
    argument="optional",
    options=("consent", *MARKING),
    body="required",
)
