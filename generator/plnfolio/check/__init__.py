"""What could be better in a site: a proof-reader's rules, from texts to Problems."""

from __future__ import annotations

from plnfolio.check.references import incomplete
from plnfolio.diagnostics import Problem, in_order
from plnfolio.model.site import Site


def findings(site: Site, cited: frozenset[str]) -> tuple[Problem, ...]:
    """What every build says of a site beside its mistakes, by file and line."""
    return in_order(incomplete(site, cited))
