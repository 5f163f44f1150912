"""A tidy body as Markdown."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from plnfolio.importing.article import MARKDOWN, words


def markdown(body: Element) -> str:
    """The text of a post, without its front matter."""
    blocks = []
    for one in body:
        text = one.get(MARKDOWN) or words(one)
        blocks.append(
            f"{'#' * int(one.tag[1])} {text}" if one.tag[0] == "h" and one.tag != "hr" else text
        )
    return "\n\n".join(filter(None, blocks)) + "\n"
