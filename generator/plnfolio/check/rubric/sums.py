"""Lines that ask for something of the portfolio as a whole: standards, networks, works, words."""

from __future__ import annotations

from collections.abc import Iterator

from plnfolio.check.rubric.answer import Answer, Evidence, count, of
from plnfolio.check.rubric.portfolio import Portfolio
from plnfolio.diagnostics import Span, listed
from plnfolio.kinds.evidence import Evidence as All
from plnfolio.kinds.evidence import Tried, evidence
from plnfolio.model.rubric import ALL, Line
from plnfolio.model.site import Artifact, Filed
from plnfolio.model.standard import standard_key


def standards(line: Line, portfolio: Portfolio) -> Answer:
    """Standards with the texts that name them, or a part of them."""
    site = portfolio.site
    tried = evidence(site, (*site.artifacts, *site.posts))
    if not tried.by_key:
        remedy = "name the programme’s standards in content/site.yaml: “standards: …”"
        return Answer(line.title, "missing", "the site names no standards", (), remedy)
    asked = list(_wanted(line, tried))
    wanted = [one for _, one in asked if one]
    if strange := [name for name, one in asked if not one]:
        found = f"the site has no standard {listed((f'“{name}”' for name in strange), 'or')}"
        remedy = "see “standards:” in content/site.yaml, and the page /standards/"
        return Answer(line.title, "missing", found, (), remedy)
    number, word = line.artifacts or 1, "artifact" if line.artifacts else "text"
    met: list[Evidence] = []
    gaps: list[Evidence] = []
    first = ""
    for one in wanted:
        texts = _texts(one, only_artifacts=bool(line.artifacts))
        said = f"{one.row.id} {one.row.title}: {of(len(texts), number, word)}"
        span = _naming(texts[0], one) if texts else site.config_places["standards",]
        enough = len(texts) >= number
        (met if enough else gaps).append(Evidence(span, said))
        first = first or ("" if enough else one.row.id)
    found = of(len(met), len(wanted), "standard")
    if not gaps:
        return Answer(line.title, "ready", found, tuple(met))
    where = "an artifact" if line.artifacts else "an artifact or a post"
    remedy = f"name it at the top of {where} that shows it: “competencies: [{first}]”"
    return Answer(line.title, "missing", found, tuple(gaps), remedy)


def _wanted(line: Line, tried: All) -> Iterator[tuple[str, Tried | None]]:
    """The standards that are asked for; all that are no parts of others, or those named."""
    for name in line.standards:
        if name.casefold() == ALL:
            yield from ((top.row.id, top) for one in tried.sets for top in one)
        else:
            yield name, tried.by_key.get(standard_key(name))


def _texts(one: Tried, *, only_artifacts: bool) -> list[Filed]:
    """The texts that name a standard or a part of it, each once."""
    found = {text.path: text for part in one.whole() for text in part.texts}
    return [text for text in found.values() if isinstance(text, Artifact) or not only_artifacts]


def _naming(text: Filed, one: Tried) -> Span:
    """Where a text names a standard, or a part of it."""
    keys = {part.row.key for part in one.whole()}
    for index, name in enumerate(text.matter.competencies):
        if standard_key(name) in keys:
            return text.places["competencies", index]
    return text.places["competencies",]


def networks(line: Line, portfolio: Portfolio) -> Answer:
    """Networks that readers see, each once, however many tables have it."""
    there: dict[str, Evidence] = {}
    for table in portfolio.site.tables:
        for index, one in enumerate(table.content.networks):
            if not one.private:
                span = table.places["networks", index]
                there.setdefault(one.name.casefold(), Evidence(span, f"“{one.name}”"))
    found, every = of(len(there), line.networks or 0, "network"), tuple(there.values())
    if len(there) >= (line.networks or 0):
        return Answer(line.title, "ready", found, every)
    return Answer(line.title, "missing", found, every, "add another: plnfolio new network")


def sums(line: Line, portfolio: Portfolio) -> Answer:
    """Works and words of the whole portfolio."""
    texts = portfolio.site.texts
    words = sum(portfolio.words.get(one.path, 0) for one in texts)
    parts, lacks, steps = [], [], []
    if line.works:
        works = len(portfolio.cited)
        parts.append(of(works, line.works, "work"))
        if works < line.works:
            lacks += list(_uncited(portfolio))
            steps.append("cite what you have read, by its key: plnfolio cite add")
    if line.words:
        parts.append(of(words, line.words, "word"))
        if words < line.words:
            steps.append("write more of what you learned")
    if steps:
        return Answer(line.title, "missing", listed(parts), tuple(lacks), "; ".join(steps))
    shown = (
        Evidence(
            one.places["title",],
            count(len(portfolio.works(one.path)), "work")
            if line.works
            else count(portfolio.words.get(one.path, 0), "word"),
        )
        for one in texts
        if not line.works or portfolio.works(one.path)
    )
    return Answer(line.title, "ready", listed(parts), tuple(shown))


def _uncited(portfolio: Portfolio) -> Iterator[Evidence]:
    """Works of the library that could be cited."""
    for key, work in portfolio.site.references.items():
        if key not in portfolio.cited and work.span:
            yield Evidence(work.span, f"“{key}” is not cited")
