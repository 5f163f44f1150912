"""``note``, ``tip`` and ``warning``: remarks beside the text."""

from __future__ import annotations

from plnfolio.model.document import TextSlot
from plnfolio.render.directives.protocol import MARKING, Call, Directive, Fragment, Frame, Inline


def _build(call: Call) -> Frame:
    title = f"{call.name}-{call.number}-title"
    box = call.attributes("admonition", call.name)
    return Frame(
        (
            f'<aside{box} aria-labelledby="{title}">\n',
            f'<p class="admonition-title" id="{title}">',
            *_title(call),
            "</p>\n",
        ),
        ("</aside>\n",),
    )


def _title(call: Call) -> tuple[Fragment, ...]:
    """What sort of box it is, and the author's title unless that begins with the same word."""
    word: Fragment = call.word or TextSlot(call.name)
    if not call.argument:
        return (word,)
    title = Inline(call.argument, call.place.line)
    if call.argument.lower().startswith((call.word or call.name).lower()):
        return (title,)
    return '<span class="label">', word, "</span> · ", title


def _admonition(name: str) -> Directive:
    return Directive(
        name=name,
        usage=f":::{{{name}}}",
        build=_build,
        argument="optional",
        options=MARKING,
        body="required",
    )


NOTE = _admonition("note")
TIP = _admonition("tip")
WARNING = _admonition("warning")
