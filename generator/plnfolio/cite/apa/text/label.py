"""Author labels by the rules of APA: how many are named, and what tells similar ones apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plnfolio.cite.common.labels import (
    Label,
    groups,
    label_of,
    names_needed,
    namesakes,
    with_more_names,
)
from plnfolio.cite.common.works import Work

# From this many on, the first author and “et al.” stand for all (APA 8.17, Table 8.1).
ET_AL_MIN = 3


def labels(works: Sequence[Work]) -> dict[str, Label]:
    """A label for every work of a page, by the work's key.

    Initials go to first authors who share a surname (8.20), names are added where “et al.” would
    stand for two different groups of authors of one year (8.18), and a shortened title is given
    whole where two are shortened to the same words.
    """
    listed = [work for work in works if not work.personal]
    shared = namesakes(listed)
    found = {
        # Letters name their writer with initials in any case (8.9).
        work.id: label_of(work, ET_AL_MIN, initials=work.personal or work.id in shared)
        for work in works
    }
    for alike in groups((work, (found[work.id].letters(), work.date)) for work in listed):
        if len({work.by for work in alike}) == 1:
            continue
        needed = names_needed(alike)
        for work in alike:
            if work.authors:
                found[work.id] = with_more_names(found[work.id], work, needed[work.id])
            else:
                found[work.id] = replace(found[work.id], title=work.headline.whole)
    return found
