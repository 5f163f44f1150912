"""Citations put together: parenthetical, narrative, year only, author only (APA 8.10–8.13)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from plnfolio.cite.apa.text.locator import locator_text
from plnfolio.cite.apa.text.naming import Naming
from plnfolio.cite.apa.text.page import Page
from plnfolio.cite.common.clusters import Cite, Group, cites, grouped, in_list_order, same_authors
from plnfolio.cite.common.join import joined
from plnfolio.cite.common.labels import Label
from plnfolio.cite.common.remarks import (
    between,
    in_parentheses,
    listed,
    owned,
    with_prefix,
    with_tail,
)
from plnfolio.cite.common.works import Work
from plnfolio.cite.rich import Rich, concat, plain, to_entry
from plnfolio.model.citation import Citation, CiteItem


class Assembler:
    """Formats the citations of one page, which must come in the order of reading."""

    def __init__(self, page: Page, works: Mapping[str, Work]) -> None:
        """``works`` are those of the page by the keys they are cited with."""
        self._page = page
        self._works = works
        self._naming = Naming(page.shorts)
        self._said: dict[tuple[Citation, int], Rich] = {}

    def citation(self, citation: Citation) -> Rich:
        """The text of one citation, with its parentheses unless they are the author's."""
        met = self._naming.met
        found = self._said.get((citation, met))
        if found is None:
            found = self._formatted(citation)
            # It reads the same next time if the reader has learnt nothing by it.
            if self._naming.met == met:
                self._said[citation, met] = found
        return found

    def _formatted(self, citation: Citation) -> Rich:
        row = cites(citation.items, self._works)
        if not row:
            return ()
        match citation.mode:
            case "narrative" if citation.enclosed:
                return self._within_parentheses(row, citation.possessive)
            case "narrative":
                return self._narrative(row, citation.possessive)
            case "suppress-author":
                years = self._years_first([row[0], *in_list_order(row[1:])])
                inside = with_prefix(row[0].item, years) if years else self._parenthetical(row)
                shown = self._leading(inside, row[0])
            case "author-only":
                return self._author_only(row, citation.possessive)
            case _:
                shown = self._parenthetical(row)
        return shown if citation.enclosed else in_parentheses(shown)

    def _parenthetical(self, row: list[Cite]) -> Rich:
        return self._row(grouped(in_list_order(row)))

    def _row(self, groups: Iterable[Group]) -> Rich:
        """Groups with semicolons between them, or the author's words where there are some."""
        parts: list[Rich] = []
        for group in groups:
            first = group[0].item
            shown = self._leading(self._named(group), group[0])
            parts += [plain(between(first) if parts and shown else ""), shown]
        return concat(parts)

    def _within_parentheses(self, row: list[Cite], possessive: bool) -> Rich:
        """A name in the author's own parentheses: “Zhou, 2000”, and “Zhou’s [2000]” (6.8)."""
        work = row[0].work
        if work is None or not possessive or not self._page.date(work):
            return self._parenthetical(row)
        label, _ = self._naming.narrative(self._label(row), before_year=False)
        years = concat((plain(" ["), self._years_first(row), plain("]")))
        return self._leading(concat((owned(label, work), years)), row[0])

    def _label(self, group: Sequence[Cite]) -> Label:
        """The label of works of the same authors: that with the most names tells all of them."""
        labels = [self._page.labels[cite.work.id] for cite in group if cite.work is not None]
        return max(labels, key=lambda label: len(label.names))

    def _named(self, group: Group) -> Rich:
        """“see Zhou, n.d., 2000, p. 4”: prefix, label, dates, locator and suffix of a group."""
        first, last = group[0], group[-1]
        work = first.work
        if work is None:
            return with_prefix(first.item, _with_tail(plain(f"@{first.item.id}"), first.item))
        dates = self._dates(group)
        if first.item.hidden and dates:
            return with_prefix(first.item, _with_tail(plain(dates), last.item))
        label = self._naming.parenthetical(self._label(group), before_date=bool(dates))
        if not dates:
            # A constitution has no year; its articles follow its name at once (APA 11.9).
            return with_prefix(first.item, _with_tail(label, last.item, glue=" "))
        return with_prefix(first.item, _with_tail(concat((label, plain(f" {dates}"))), last.item))

    def _dates(self, group: Iterable[Cite]) -> str:
        """The dates of a group, each once: “n.d., 2017a, 2017b, in press” (8.12)."""
        found = [self._page.date(cite.work) for cite in group if cite.work is not None]
        return ", ".join(dict.fromkeys(date for date in found if date))

    def _narrative(self, row: list[Cite], possessive: bool) -> Rich:
        """“Zhou (2000, 2016)”; others join the sentence, or its parentheses behind “see also”."""
        said: list[Rich] = []
        for first, *more in _told(row):
            said.append(self._leading(self._told_of(first, more, possessive and not said), first))
        if len(said) < 2:
            return concat(said)
        return listed(said)

    def _told_of(self, first: Cite, more: list[Cite], possessive: bool) -> Rich:
        """One name in a sentence, with the years of its works and asides in parentheses."""
        work = first.work
        if work is None:
            owner = "’s" if possessive else ""
            inside = self._years_first([first, *more])
            return concat((plain(f"@{first.item.id}{owner}"), in_parentheses(inside, " (")))
        own = [first, *(cite for cite in more if _shares_name(first, cite))]
        label, short = self._naming.narrative(self._label(own))
        if possessive:
            label = owned(label, work)
        inside = self._years_first([first, *more])
        if not self._page.date(work):
            return concat((label, plain(" " if inside else ""), inside))
        shown = plain(f"{short}, ") if short else ()
        return with_prefix(
            first.item, concat((label, in_parentheses(concat((shown, inside)), " (")))
        )

    def _years_first(self, row: Sequence[Cite]) -> Rich:
        """The inside of parentheses behind a name: its dates, then works of others with names."""
        own = [row[0], *(cite for cite in row[1:] if _shares_name(row[0], cite))]
        others = [cite for cite in row[1:] if not _shares_name(row[0], cite)]
        if row[0].work is not None:
            own = sorted(own, key=lambda cite: cite.work.key if cite.work else ())
        parts = [
            _with_tail(plain(self._dates(group)), group[-1].item, aside=", ")
            for group in grouped([_named_above(cite) for cite in own])
        ]
        dates = joined([part for part in parts if part], "; ")
        rest = self._row(grouped(in_list_order(others)))
        runs_on = bool(others) and others[0].item.runs_on
        return joined([part for part in (dates, rest) if part], ", " if runs_on else "; ")

    def _author_only(self, row: list[Cite], possessive: bool) -> Rich:
        said: list[Rich] = []
        for group in grouped([Cite(CiteItem(cite.item.id), cite.work) for cite in row]):
            work = group[0].work
            if work is None:
                said.append(plain(f"@{group[0].item.id}"))
                continue
            label, short = self._naming.narrative(
                self._page.labels[work.id], before_year=possessive
            )
            owner = owned(label, work) if possessive else label
            said.append(
                self._leading(concat((owner, plain(f" ({short})" if short else ""))), group[0])
            )
        return listed(said)

    def _leading(self, shown: Rich, cite: Cite) -> Rich:
        """What is said of a work leads to its entry, if it has one (8.6, 8.9)."""
        work = cite.work
        if work is None or work.id not in self._page.listed:
            return shown
        return to_entry(shown, work.id)


def _named_above(cite: Cite) -> Cite:
    """A work behind a name that it shares, so that nothing is left to hide."""
    return Cite(replace(cite.item, hidden=False), cite.work) if cite.item.hidden else cite


def _told(row: list[Cite]) -> list[list[Cite]]:
    """The works of a narrative citation by the name they hang on, in the author's order.

    A work of other authors becomes a name of its own, unless a prefix before it (“see also”) or
    before one of its neighbours puts it into the parentheses.
    """
    told: list[list[Cite]] = [[row[0]]]
    aside = False
    for cite in row[1:]:
        aside = aside or bool(cite.item.prefix) or cite.item.hidden
        host = next((names for names in told if same_authors(names[0], cite)), None)
        if aside:
            told[-1].append(cite)
        elif host is not None:
            host.append(cite)
        else:
            told.append([cite])
    return told


def _shares_name(first: Cite, cite: Cite) -> bool:
    return same_authors(first, cite) and not cite.item.prefix


def _with_tail(shown: Rich, item: CiteItem, glue: str = ", ", aside: str = " ") -> Rich:
    """The locator and the suffix behind a date (8.13)."""
    return with_tail(shown, item, locator_text(item.label, item.locator), glue, aside)
