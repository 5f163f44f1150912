"""What the tests of repeated builds share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from plnfolio.cache.digest import fingerprint
from plnfolio.kinds.search import PROGRAMS
from plnfolio.write import search
from sites import stand_ins
from sites.extras import extras


@pytest.fixture(scope="module")
def without_extras() -> Iterator[None]:
    """As installed without the programs that make the index and the cards, for speed."""
    with extras(dict.fromkeys((*PROGRAMS, "resvg_py"))):
        yield


@pytest.fixture(scope="module")
def quick_extras(quick_painter: None) -> Iterator[None]:
    """With all that is made where extras are installed, but quick: nothing indexed or painted."""
    with extras({PROGRAMS[0]: stand_ins}), pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_indexed", _indexed)
        yield


def _indexed(found: Iterable[search.Text], language: str) -> dict[str, bytes]:
    """A file for each text, and one for all of them, as an index has."""
    texts = {f"fragment/{fingerprint(text)}": repr(text).encode() for text in found}
    return {**texts, "pagefind-entry.json": f"{language} {sorted(texts)}".encode()}
