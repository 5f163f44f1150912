"""Questions to those who know works, over HTTP: each asked once, and every failure a sentence."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from plnfolio.frozen import dataclass
from plnfolio.lookup.found import UnknownWorkError
from plnfolio.publish import web
from plnfolio.publish.anywhere import EndlessError, NoAddressError, ask, reach
from plnfolio.publish.host import PublishError
from plnfolio.publish.web import Answer, PassingError

BY_HAND = "or answer four questions instead: plnfolio cite add"
_GONE = frozenset({404, 410})
_SHUT = frozenset({401, 402, 403, 451})
_SECONDS = 12.0
"""How long an answer may take; that of doi.org comes from somebody else, and takes a while."""

_MOST = 8_000_000
"""Bytes of a page that anybody looks at."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who is asked: a name for authors, where, and the variable that says another place."""

    name: str
    usual: str
    variable: str

    @property
    def base(self) -> str:
        """Its address, without a slash at the end."""
        return os.environ.get(self.variable, "").strip().rstrip("/") or self.usual


DOI = Source("doi.org", "https://doi.org", "PLNFOLIO_DOI")
OPEN_LIBRARY = Source("Open Library", "https://openlibrary.org", "PLNFOLIO_OPENLIBRARY")
ARCHIVE = Source("the Wayback Machine", "https://archive.org", "PLNFOLIO_ARCHIVE")
ARXIV = Source("arXiv", "https://export.arxiv.org", "PLNFOLIO_ARXIV")


def get(address: str, name: str, accept: str) -> tuple[Answer, str]:
    """What an address answers with success, and the address that it led to.

    UnknownWorkError for everything else; ``name`` is whom an author knows it by.
    """
    patience = replace(web.PATIENCE, answer=_SECONDS)
    try:
        reach(address)
        answer, last, _ = ask(address, patience, most=_MOST, accept=accept, name=name)
    except (NoAddressError, EndlessError) as error:
        raise UnknownWorkError(error.message, error.remedy) from error
    except PassingError as error:
        remedy = f"see whether you are connected, ask again later, {BY_HAND}"
        raise UnknownWorkError(error.message, remedy) from error
    except PublishError as error:
        raise UnknownWorkError(error.message, f"{error.remedy}, {BY_HAND}") from error
    if answer.status in _GONE:
        raise NothingThereError(f"{address} has nothing ({answer.status})", "look for a slip in it")
    if answer.status == 407:
        raise UnknownWorkError(
            "the proxy asks for a password (407)", "ask who looks after the network for it"
        )
    if answer.status in _SHUT:
        raise UnknownWorkError(
            f"{_host(address)} does not let programs read this ({answer.status})",
            "look for its DOI, " + BY_HAND,
        )
    if not answer.good:
        raise UnknownWorkError(
            f"{name} answers with an error ({answer.status})", f"ask again later, {BY_HAND}"
        )
    return answer, last


class NothingThereError(UnknownWorkError):
    """Somebody answered that there is no such thing."""


def get_object(address: str, name: str, accept: str = "application/json") -> Mapping[str, object]:
    """The JSON object that an address answers."""
    answer, _ = get(address, name, accept)
    try:
        data = json.loads(answer.body)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise nonsense(name)
    return data


def nonsense(name: str) -> UnknownWorkError:
    """What is said of an answer that nobody can read."""
    return UnknownWorkError(
        f"{name} answered with something that is no description of a work",
        f"ask again later, {BY_HAND}",
    )


def _host(address: str) -> str:
    return urlsplit(address).hostname or address
