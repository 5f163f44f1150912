"""What sets a post, a page, a tag apart: where each lives and what its View holds.

A kind is a module with two functions, ``addresses`` and ``pages`` (see ``kinds.base.Kind``). To
add one, write the module and put it into the table.
"""

from __future__ import annotations

from plnfolio.kinds import (
    archive,
    artifact,
    course,
    entry,
    home,
    network,
    notfound,
    page,
    post,
    references,
    search,
    series,
    standard,
    tag,
)
from plnfolio.kinds.base import Kind

KINDS: tuple[Kind, ...] = (
    home,
    post,
    page,
    artifact,
    archive,
    tag,
    course,
    series,
    standard,
    network,
    entry,
    references,
    search,
    notfound,
)
