from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from serve.running import Copying, Running, running


@pytest.fixture
def site(tmp_path: Path) -> Copying:
    """A small site that is not being served yet."""
    site = Copying(tmp_path / "my site é")
    site.write("index.txt", "one word")
    return site


@pytest.fixture
def server(site: Copying) -> Iterator[Running]:
    """The small site, built once and served."""
    with running(site) as server:
        yield server
