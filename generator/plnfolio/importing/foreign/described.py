"""A description, be it an empty one, for each picture that has none."""

from __future__ import annotations

import re

from plnfolio.importing.article import Article
from plnfolio.model.document import ImageSlot
from plnfolio.render.markdown import parse

_PICTURE = re.compile(
    r"!\[[^\[\]]*\](?:\((?:<[^<>]*>|[^()\s]|\([^()\s]*\)|[ \t]+\"[^\"]*\")*\)|\[[^\[\]]*\])?"
    r"|!\[\[[^\[\]]*\]\]"
)


def described(article: Article) -> str:
    """Its Markdown, in which each picture has a description, be it an empty one.

    Without one nothing would be built, and nobody but the author knows what a picture shows.
    """
    lines = (article.markdown or "").split("\n")
    slots = [one for one in parse("\n".join(lines)).pieces if isinstance(one, ImageSlot)]
    for slot in sorted(slots, key=lambda one: one.place, reverse=True):
        line = lines[slot.place.line - 1]
        found = _PICTURE.search(line, max(0, slot.place.column - 1))
        if slot.alt is not None:
            continue
        if found is not None:
            end = found.end()
            gap = line[end : end + 1] == "{"
            new = f'{line[: end + gap]}alt=""{" " if gap else "}"}{line[end + gap :]}'
            lines[slot.place.line - 1] = new if gap else f'{line[:end]}{{alt=""}}{line[end:]}'
        elif ":::" in line:
            lines[slot.place.line - 1] = f"{line}\n:alt:"
        else:
            continue
        said = "this picture has no description, which people need who cannot see it"
        article.note(said, near=line.strip())
    return "\n".join(lines)
