"""A module can be reached by its name: nothing in the package that holds it has the same."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

import plnfolio


def test_no_name_hides_a_module() -> None:
    found = [
        module.name
        for module in pkgutil.walk_packages(plnfolio.__path__, "plnfolio.")
        if not module.name.endswith("__main__")
    ]
    for name in found:
        importlib.import_module(name)
    for name in found:
        package, _, last = name.rpartition(".")
        assert isinstance(getattr(importlib.import_module(package), last), ModuleType), name
