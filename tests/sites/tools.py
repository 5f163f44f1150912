"""The programs of ``tools/``, as modules."""

from __future__ import annotations

import importlib.util
from types import ModuleType

from sites.building import CHECKOUT


def tool(name: str) -> ModuleType:
    """One of them."""
    spec = importlib.util.spec_from_file_location(name, CHECKOUT / f"tools/{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
