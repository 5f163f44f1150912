"""An exported course that an author's HTML shows in a page of theirs: it is kept from that page.

What Articulate and its like export are programs of others. A page of the course's own, to which a
link leads, has nothing to do with the page that the link is on. A frame has: whatever runs in it
may change the page around it, since both are of one site (HTML 7.1.1, same origin).
"""

from __future__ import annotations

import posixpath

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.dated import SANDBOX
from plnfolio.model.document import FrameSlot
from plnfolio.model.source import CONTENT

_PAGES = (".html", ".htm", ".xhtml")


def kept_apart(slot: FrameSlot, media: str, span: Span) -> tuple[str, Problem | None]:
    """An attribute for the element, with a space before it, and what is to be said of it.

    ``media`` is the file that is shown. Only the pages among an artifact's files are others'
    programs. Problem: ``framed-export``.
    """
    name = media.lower()
    if not name.endswith(_PAGES) or not media.startswith(f"{CONTENT}/artifacts/"):
        return "", None
    if slot.element == "a":
        return ' rel="noopener"', None
    remedy = f"link to it instead: [Open it]({slot.target})"
    if slot.element != "iframe":
        message = f"in <{slot.element}> this exported page could change the page around it"
        return "", Problem("framed-export", message, span, remedy)
    message = (
        f"this frame keeps “{posixpath.basename(media)}” from the page around it, so it can store "
        "nothing and load no data"
    )
    remedy += ', or write a sandbox="…" of your own into the frame, if you trust it with your page'
    return f' sandbox="{SANDBOX}"', Problem("framed-export", message, span, remedy, "warning")
