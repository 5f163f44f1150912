"""What tests of drawing share: each map is laid out whenever it is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sites.laid_out import usual


@pytest.fixture(scope="module", autouse=True)
def _laid_out_each_time() -> Iterator[None]:
    with usual():
        yield
