"""A tidy body as Markdown."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from plnfolio.importing.markdown.blocks import Blocks
from plnfolio.importing.markdown.syntax import indented


def markdown(body: Element) -> str:
    """The text of a post, without its front matter; footnotes stand at its end."""
    section = next((one for one in body if one.get("class") == "footnotes"), None)
    items = list(section.iter("li")) if section is not None else []
    notes = {item.get("id", ""): str(number) for number, item in enumerate(items, 1)}
    blocks = Blocks(notes)
    text = Element("div")
    text.text = body.text
    text.extend(one for one in body if one is not section)
    made = [blocks.inside(text)]
    for item in items:
        mark = f"[^{notes[item.get('id', '')]}]: "
        made.append(mark + indented(blocks.inside(item), 4))
    return "\n\n".join(filter(None, made)) + "\n"
