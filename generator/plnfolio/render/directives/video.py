"""``video``: a picture that leads to a video, so that nothing is asked of others until a click."""

from __future__ import annotations

from collections.abc import Iterator

from plnfolio.model.document import Finding, TextSlot
from plnfolio.render.addresses import link, picture
from plnfolio.render.directives.protocol import MARKING, Call, Directive, Fragment, Frame, Inline


def _build(call: Call) -> Frame:
    target = call.argument
    before: tuple[Fragment, ...] = (
        f'<figure{call.attributes("video")}>\n<a class="video-link" href="',
        link(target, call.place),
        '" rel="noopener">',
    )
    poster = call.option("poster")
    if poster is not None:
        # The link has a name of its own, so the poster may go without one.
        before += (picture(poster.value, call.value("alt"), poster.place),)
    before += ('<span class="video-play">', TextSlot("watch_video"), "</span></a>\n")
    title = call.option("title")
    findings = (*call.surplus(), *_undescribed(call))
    if title is None and not call.body:
        return Frame(before, ("</figure>\n",), findings=findings)
    before += ("<figcaption>",)
    if title is not None:
        before += (Inline(title.value, title.place.line), " " if call.body else "")
    return Frame(before, ("</figcaption>\n</figure>\n",), tight=True, findings=findings)


def _undescribed(call: Call) -> Iterator[Finding]:
    alt = call.option("alt")
    if alt is not None and alt.value and call.option("poster") is None:
        message = "“alt” describes the picture of a video, and this one has none, so nobody sees it"
        remedy = "add a line “:poster: picture.png”, or call it “title”"
        yield Finding("hidden-text", message, alt.place, remedy, "warning")


VIDEO = Directive(
    name="video",
    usage=":::{video} https://example.org/video",
    build=_build,
    argument="required",
    options=("title", "poster", "alt", *MARKING),
    body="optional",
)
