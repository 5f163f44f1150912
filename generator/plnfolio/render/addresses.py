"""Which addresses are the site's own to resolve, and how the others are written."""

from __future__ import annotations

import re

from plnfolio.model.document import ImageSlot, LinkSlot, Place

# A scheme has two letters at least, so that “C:\photo.jpg” is seen as the path that it is.
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:")
# Such an address comes out of the encoding as it went in; most do.
_ENCODED = re.compile(r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?:/[A-Za-z0-9_.~/-]*)?")
# A network is an address of ours; a file of the author's disk leads nowhere and has to be said.
_OURS = ("network:", "file:")


def is_foreign(target: str) -> bool:
    """Whether an address leads out of the site (RFC 3986, 4.2): a scheme or a host of its own."""
    if target.lower().startswith(_OURS):
        return False
    return target.startswith("//") or _SCHEME.match(target) is not None


def encoded(target: str) -> str:
    """A foreign address as HTML wants it: percent-encoded, host names in their ASCII form."""
    if _ENCODED.fullmatch(target) is not None:
        return target
    from markdown_it.common.normalize_url import normalizeLink  # noqa: PLC0415 - rarely needed

    return normalizeLink(target)


def link(target: str, place: Place) -> LinkSlot:
    """A link as a slot."""
    return LinkSlot(place, target, encoded(target) if is_foreign(target) else "")


def picture(
    target: str,
    alt: str | None,
    place: Place,
    title: str = "",
    attributes: tuple[tuple[str, str], ...] = (),
) -> ImageSlot:
    """A picture as a slot."""
    written = encoded(target) if is_foreign(target) else ""
    return ImageSlot(place, target, alt, title, attributes, written)


def foreign_picture(slot: ImageSlot) -> str:
    """The element of a picture that comes from somewhere else."""
    named = [("src", slot.written), ("alt", slot.alt or "")]
    named += [("title", slot.title)] if slot.title else []
    return f"<img{attributes_of([*named, *slot.attributes])} />"


def attributes_of(pairs: list[tuple[str, str]]) -> str:
    """Attributes as they stand in a tag, escaped, each after a space."""
    return "".join([f' {escaped(name)}="{escaped(value)}"' for name, value in pairs])


def escaped(text: str) -> str:
    """Text for HTML, between tags or inside double quotes."""
    # To see that a sign is not there takes a third of the time that replacing it in vain takes.
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text
