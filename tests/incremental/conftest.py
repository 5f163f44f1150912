"""What the tests of repeated builds share."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from plnfolio.kinds.search import has_search
from plnfolio.write.painting import has_png


@pytest.fixture(scope="module")
def without_extras() -> Iterator[None]:
    """As installed without the programs that make the index and the cards, for speed."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("pagefind_bin", "pagefind_bin_extended", "resvg_py"):
            patch.setitem(sys.modules, name, None)
        # Looked up once a process, which may have been before and will be afterwards.
        for looked_up in (has_search, has_png):
            looked_up.cache_clear()
        yield
    for looked_up in (has_search, has_png):
        looked_up.cache_clear()
