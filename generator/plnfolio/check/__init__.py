"""What could be better in a site that builds: rules from a Site to Problems, one file a family."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from plnfolio.check.references import incomplete
from plnfolio.diagnostics import Problem, in_order
from plnfolio.model.site import Site

Rule = Callable[[Site, frozenset[str]], Iterable[Problem]]
"""Takes the site and the keys of the works it cites; gives warnings."""

RULES: tuple[Rule, ...] = (incomplete,)


def findings(site: Site, cited: frozenset[str]) -> tuple[Problem, ...]:
    """What all rules find, by file and line."""
    return in_order(problem for rule in RULES for problem in rule(site, cited))
