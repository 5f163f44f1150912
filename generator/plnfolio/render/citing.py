"""The citations of a page and its reference list as HTML, after Pandoc's markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from html import escape
from string import ascii_lowercase

from plnfolio.cite.output.html import to_html
from plnfolio.cite.rich import Rich, unlinked
from plnfolio.cite.style import Cited, ListEntry
from plnfolio.model.citation import Citation, entry_id
from plnfolio.model.marks import NUMBER, on_page
from plnfolio.render.asking import Translate
from plnfolio.render.ids import Ids


class Citing:
    """What a style made of a page's citations, ready to be put in its places."""

    def __init__(
        self,
        citations: Sequence[Citation],
        cited: Cited,
        t: Translate,
        language: Callable[[str], str],
    ) -> None:
        """``language`` is that of a work, where it is not that of the page."""
        self.cited = cited
        found = {entry.id: language(entry.id) for entry in cited.entries}
        self._lang = {key: f' lang="{escape(tag)}"' if tag else "" for key, tag in found.items()}
        self._citations = citations
        self._t = t
        shown = {entry.id: to_html(unlinked(entry.text)) for entry in cited.entries}
        self._previews = {
            key: f'<span class="csl-entry"{self._lang[key]}>{html}</span>'
            for key, html in shown.items()
        }

    def in_text(self, linked: Sequence[bool]) -> Iterator[str]:
        """Each citation in reading order: exactly its text in a span, a preview beside it.

        One that is ``linked`` is a part of a link, and so leads nowhere and shows nothing.
        """
        made: dict[tuple[int, int, bool], tuple[str, str]] = {}
        numbered = zip(self._citations, self.cited.in_text, linked, strict=True)
        for number, (citation, text, in_link) in enumerate(numbered, 1):
            # Told apart by which they are, not by what they say: both live longer than this.
            same = id(citation), id(text), in_link
            around = made.get(same)
            if around is None:
                around = made[same] = self._around(citation, text, in_link=in_link)
            yield f"{around[0]}{number}{around[1]}"

    def _around(self, citation: Citation, text: Rich, *, in_link: bool) -> tuple[str, str]:
        """What stands before and behind the number of a citation."""
        keys = escape(" ".join(item.id for item in citation.items))
        shown = to_html(unlinked(text) if in_link else text)
        before = f'<span class="citation" data-cites="{keys}" id="cite-'
        behind = f'">{shown}</span>'
        works = "" if in_link else self._works(citation)
        if not works:
            return before, behind
        return f'<span class="cited">{before}', f"{behind}{works}</span>"

    def _works(self, citation: Citation) -> str:
        """The entries of a citation's works, which pages show on hover and focus."""
        works = "".join(self._previews.get(item.id, "") for item in citation.items)
        return on_page(f'<span class="preview" hidden>{works}</span>') if works else ""

    def references(self, after: str, ids: Ids) -> str:
        """The list; without a heading of its own where the HTML before it ends with one.

        ``ids`` are those that the page has. Empty where nothing is listed.
        """
        if not self.cited.entries:
            return ""
        title = escape(self._t("references"))
        headed = after.rstrip().endswith(tuple(f"{title}</h{level}>" for level in range(1, 7)))
        own_id = ids.free("references")
        heading = "" if headed else f'<h2 id="{own_id}">{title}</h2>\n'
        back = self._places()
        items = "".join(self._entry(entry, back.get(entry.id, ())) for entry in self.cited.entries)
        return (
            f'<section class="references" role="doc-bibliography" aria-label="{title}">\n{heading}'
            '<div id="refs" class="csl-bib-body hanging-indent" role="list">\n'
            f"{items}</div>\n</section>\n"
        )

    def _places(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the citations that each work is in."""
        places: dict[str, list[int]] = {}
        for number, citation in enumerate(self._citations, 1):
            for key in dict.fromkeys(item.id for item in citation.items):
                places.setdefault(key, []).append(number)
        return places

    def _entry(self, entry: ListEntry, numbers: Sequence[int]) -> str:
        back = f' <span class="backlinks">{self._back_to(numbers)}</span>' if numbers else ""
        place = f'id="{escape(entry_id(entry.id))}"{self._lang[entry.id]}'
        return (
            '<div class="csl-item" role="listitem">'
            f'<div class="csl-entry" {place}>{to_html(entry.text)}</div>{back}</div>\n'
        )

    def _back_to(self, numbers: Sequence[int]) -> str:
        """A sign to go back by, which leads a letter for each place where there are several."""
        if len(numbers) == 1:
            return self._back.replace(NUMBER, str(numbers[0])) + f"{_BACK}</a>"
        links = [
            f"{self._back.replace(NUMBER, str(number))}{_letters(place)}</a>"
            for place, number in enumerate(numbers)
        ]
        return " ".join([_BACK, *links])

    @cached_property
    def _back(self) -> str:
        label = escape(self._t("back_to_citation", number=NUMBER))
        return f'<a href="#cite-{NUMBER}" role="doc-backlink" aria-label="{label}">'


_BACK = "↩\ufe0e"
"""With the sign that asks for a letter and not for a picture."""


def _letters(place: int) -> str:
    """a, b, c … z, aa, ab …"""
    before, at = divmod(place, 26)
    return (_letters(before - 1) if before else "") + ascii_lowercase[at]
