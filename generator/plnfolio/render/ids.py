"""The ids of a page: no two things have the same."""

from __future__ import annotations

from collections.abc import Iterable


class Ids(set[str]):
    """Ids in use."""

    def __init__(self, ids: Iterable[str] = ()) -> None:
        super().__init__(ids)
        self._last: dict[str, int] = {}

    def free(self, wanted: str) -> str:
        """An id that nothing has yet, with a number behind it where needed; it is taken then."""
        name = wanted
        # Ids are never given back, so the numbers up to the last one stay taken.
        number = self._last.get(wanted, 0)
        while name in self:
            number += 1
            name = f"{wanted}-{number}"
        if number:
            self._last[wanted] = number
        self.add(name)
        return name
