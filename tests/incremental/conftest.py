"""What the tests of repeated builds share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plnfolio.kinds.search import PROGRAMS
from sites.extras import extras


@pytest.fixture(scope="module")
def without_extras() -> Iterator[None]:
    """As installed without the programs that make the index and the cards, for speed."""
    with extras(dict.fromkeys((*PROGRAMS, "resvg_py"))):
        yield
