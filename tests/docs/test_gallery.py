"""The example portfolios have no mistake and raise no doubt, and stay small."""

from __future__ import annotations

import pytest

from sites.building import Built
from sites.tools import tool

PORTFOLIOS = tool("manual").portfolios()
NAMES = [site.name for site in PORTFOLIOS]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_a_portfolio(name: str, gallery: dict[str, Built]) -> None:
    assert gallery[name].shown == ""


def test_together_they_are_no_burden_to_a_clone() -> None:
    files = [
        path for site in PORTFOLIOS for path in (site / "content").rglob("*") if path.is_file()
    ]
    assert sum(path.stat().st_size for path in files) <= 600_000
