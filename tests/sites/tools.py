"""The programs of ``tools/``, as modules."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

from sites.building import CHECKOUT


def tool(name: str) -> ModuleType:
    """One of them."""
    spec = importlib.util.spec_from_file_location(f"tools.{name}", CHECKOUT / f"tools/{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look for their own there
    spec.loader.exec_module(module)
    return module
