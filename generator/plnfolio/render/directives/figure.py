"""``figure``: a picture with a caption; the body is the caption."""

from __future__ import annotations

from plnfolio.model.document import Finding, Place
from plnfolio.render.addresses import picture
from plnfolio.render.directives.protocol import MARKING, Call, Directive, Fragment, Frame


def missing_alt(target: str, place: Place, remedy: str) -> Finding:
    """What is said of a picture without a description (WCAG 1.1.1)."""
    return Finding("missing-alt", f"the picture “{target}” has no description", place, remedy)


def _build(call: Call) -> Frame:
    alt = call.option("alt")
    sizes = tuple((name, call.value(name)) for name in ("width", "height") if call.value(name))
    image = picture(
        call.argument, alt.value if alt else None, call.place, call.value("title"), sizes
    )
    opening: tuple[Fragment, ...] = (f"<figure{call.attributes('figure')}>\n", image, "\n")
    findings = call.surplus()
    if alt is None:
        remedy = "add a line “:alt: what it shows”, or an empty “:alt:” if it only decorates"
        findings += (missing_alt(call.argument, call.place, remedy),)
    if not call.body:
        return Frame(opening, ("</figure>\n",), findings=findings)
    closing = ("</figcaption>\n</figure>\n",)
    return Frame((*opening, "<figcaption>"), closing, tight=True, findings=findings)


FIGURE = Directive(
    name="figure",
    usage=":::{figure} picture.jpg",
    build=_build,
    argument="required",
    options=("alt", "title", "width", "height", *MARKING),
    body="optional",
)
