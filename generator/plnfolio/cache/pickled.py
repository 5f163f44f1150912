"""Values of chosen classes as bytes and back; bytes of anything else are refused.

A store may come from anybody, and a pickle can name any function to be called. Here only the
classes that the caller names can be made, all of them plain data (pickle, “Restricting Globals”).
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable
from typing import Any


class Pickler:
    """Makes bytes of values and values of bytes. ``classes`` are all that may be met in them."""

    def __init__(self, classes: Iterable[type]) -> None:
        self._classes = {(kind.__module__, kind.__qualname__): kind for kind in classes}

    def dumps(self, value: object) -> bytes:
        """The value as bytes."""
        return pickle.dumps(value, protocol=5)

    def loads(self, data: bytes) -> Any:
        """The value; ValueError for bytes that hold anything but values of the classes."""
        classes = self._classes

        class Reader(pickle.Unpickler):
            def find_class(self, module: str, name: str, /) -> type:
                if (module, name) not in classes:
                    raise pickle.UnpicklingError(f"{module}.{name} is not data of ours")
                return classes[module, name]

        try:
            return Reader(io.BytesIO(data)).load()
        except (pickle.UnpicklingError, *_BROKEN) as error:
            raise ValueError("these bytes hold no value of ours") from error


_BROKEN = (
    ArithmeticError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    MemoryError,
    TypeError,
    ValueError,
)
