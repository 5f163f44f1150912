"""As installed without an extra, or with another program in the place of what it brings."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType

import pytest

from plnfolio.kinds.search import has_search
from plnfolio.pdf import available
from plnfolio.write.painting import has_png


@contextmanager
def extras(modules: Mapping[str, ModuleType | None]) -> Iterator[None]:
    """Modules in the place of others of their names, None for those that are not installed."""
    with pytest.MonkeyPatch.context() as patch:
        for name, module in modules.items():
            patch.setitem(sys.modules, name, module)
        # Looked up once a process, which may have been before and will be afterwards.
        for looked_up in (available, has_search, has_png):
            looked_up.cache_clear()
        yield
    for looked_up in (available, has_search, has_png):
        looked_up.cache_clear()
