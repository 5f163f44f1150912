"""Figures as Markdown tables, with the date and the machine, ready for docs/speed.md."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import psutil
from generators import HUGO, PLNFOLIO, Site
from measure import Cost, middle

Costs = dict[tuple[str, str], list[Cost]]
"""By scenario and folder name of the site, one of each round."""


def facts(labels: Iterable[str]) -> str:
    """One sentence: when, on what, with which versions."""
    today = datetime.datetime.now(datetime.UTC).date()
    day = f"{today.day} {today:%B %Y}"
    memory = psutil.virtual_memory().total / 2**30
    machine = f"{_cores()} cores of {_processor()}, {memory:.0f} GB, {platform.system()}"
    return f"{day}; {machine}; Python {platform.python_version()}, {', '.join(labels)}."


def comparison(
    posts: int,
    scenarios: Sequence[str],
    sites: Sequence[Site],
    costs: Costs,
    peaks: Mapping[str, int],
) -> str:
    """Hugo's figures, and everybody else's as ratios to Hugo in the same round."""
    plain = [site for site in sites if not site.corpus.citations]
    others = [site.generator for site in plain if site.generator is not HUGO]
    rows = [["", HUGO.label, *(f"{each.label} ÷ Hugo" for each in others)]]
    for field, suffix in (("wall", ""), ("cpu", ", CPU")):
        for scenario in scenarios:
            base = _column(costs, scenario, HUGO.name, field)
            if base:
                ratios = [_column(costs, scenario, each.name, field) for each in others]
                cells = [_ratio(values, base) for values in ratios]
                rows.append([scenario + suffix, _seconds(base), *cells])
    most = peaks[HUGO.name]
    cells = [f"{peaks[each.name] / most:.2f}" for each in others]
    rows.append(["peak memory, cold", _megabytes(most), *cells])
    made = {site.generator.name: _made(site) for site in plain}
    rows.append(["written", made[HUGO.name], *(made[each.name] for each in others)])
    tables = [f"**{posts:,} posts**", _table(rows)]
    if any(site.corpus.citations for site in sites):
        tables.append(_citations(scenarios, costs))
    return "\n\n".join(tables) + "\n"


def _citations(scenarios: Sequence[str], costs: Costs) -> str:
    rows = [["plnfolio, ten citations a post", "time", "÷ cold without citations", "CPU", "÷"]]
    for scenario in scenarios:
        row = [scenario]
        for field in ("wall", "cpu"):
            values = _column(costs, scenario, "cited", field)
            without = _column(costs, scenarios[0], PLNFOLIO.name, field)
            row += [_seconds(values), _ratio(values, without)]
        rows.append(row)
    return _table(rows)


def growth_table(rows: Iterable[tuple[str, int, Cost, Cost, int]]) -> str:
    head = [
        "",
        "posts",
        "cold",
        "per post",
        "CPU per post",
        "memory",
        "per post",
        "nothing changed",
    ]
    cells = [
        [
            label,
            f"{posts:,}",
            f"{cold.wall:.2f} s",
            f"{cold.wall / posts * 1e3:.2f} ms",
            f"{cold.cpu / posts * 1e3:.2f} ms",
            _megabytes(peak),
            f"{peak / posts / 1e3:,.0f} kB",
            f"{again.wall:.2f} s",
        ]
        for label, posts, cold, again, peak in rows
    ]
    return _table([head, *cells])


def serve_table(
    posts: int, labels: Mapping[str, str], figures: Mapping[tuple[str, str], list[float]]
) -> str:
    """Each server's figures, and plnfolio's as ratios to every other one."""
    peers = [name for name in labels if name != PLNFOLIO.name]
    ratios = [f"÷ {labels[name]}" for name in peers if PLNFOLIO.name in labels]
    rows = [["", *labels.values(), *ratios]]
    for row in dict.fromkeys(row for row, _ in figures):
        show = _megabytes if row.startswith("memory") else _milliseconds
        cells = [show(middle(figures[row, name])[1]) for name in labels]
        if PLNFOLIO.name in labels:
            own = figures[row, PLNFOLIO.name]
            cells += [_ratio(own, figures[row, name]) for name in peers]
        rows.append([row, *cells])
    return f"**{posts:,} posts**\n\n{_table(rows)}\n"


def start_table(costs: Mapping[str, list[Cost]]) -> str:
    rows = [["command", "CPU", "time"]]
    for name, values in costs.items():
        rows.append([f"`{name}`", *(_spread([cost[at] for cost in values]) for at in (1, 0))])
    return _table(rows)


def _column(costs: Costs, scenario: str, name: str, field: str) -> list[float]:
    return [getattr(cost, field) for cost in costs.get((scenario, name), [])]


def _ratio(values: Sequence[float], base: Sequence[float]) -> str:
    pairs = [value / other for value, other in zip(values, base, strict=True)]
    low, median, high = middle(pairs)
    digits = 2 if median >= 0.1 else 3
    return f"{median:.{digits}f} ({low:.{digits}f}–{high:.{digits}f})"


def _seconds(values: Sequence[float]) -> str:
    return f"{middle(values)[1]:.2f} s"


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1e3:,.0f} ms"


def _spread(values: Sequence[float]) -> str:
    low, median, high = middle(values)
    return f"{median:.3f} s ({low:.3f}–{high:.3f})"


def _megabytes(count: float) -> str:
    return f"{count / 1e6:,.0f} MB"


def _made(site: Site) -> str:
    files = [path for path in (site.root / "public").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    return f"{len(files):,} files, {_megabytes(size)}"


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = rows
    lines = [head, ["---", *("---:" for _ in head[1:])], *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor() -> str:
    table = Path("/proc/cpuinfo")
    lines = table.read_text("utf-8").splitlines() if table.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
