"""Tokens: from the environment or the system’s keyring, never a file of ours, never shown."""

from __future__ import annotations

import os
import re
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from plnfolio.publish.host import PublishError

SERVICE = "plnfolio"
"""Under which name the keyring has tokens."""

_TOKEN = re.compile(r"[\x21-\x7e]+")
"""What a header can carry (RFC 9110 §5.5), without spaces."""


class Secret:
    """A token that nothing shows: not a traceback, not a log, not a host’s own message."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def __repr__(self) -> str:
        return "Secret(…)"

    def reveal(self) -> str:
        """The token, for the one header that it goes into."""
        return self._value

    def hide(self, text: str) -> str:
        """A text of somebody else’s in which the token may stand."""
        return text.replace(self._value, "…")


class _Keyring(Protocol):
    def get_password(self, service: str, name: str) -> str | None: ...
    def set_password(self, service: str, name: str, password: str) -> None: ...


def keyring() -> _Keyring | None:
    """The system’s keyring, where the extra is installed."""
    return cast("_Keyring", import_module("keyring")) if find_spec("keyring") else None


def secret(text: str, origin: str) -> Secret:
    """A token as it was written; PublishError if it can be none."""
    text = text.strip()
    if not _TOKEN.fullmatch(text):
        raise PublishError(
            f"what {origin} holds is no token: it has spaces, or signs that no token has",
            "copy the token anew",
        )
    return Secret(text)


def find(*variables: str) -> Secret | None:
    """The token of the first variable that is set, else of the keyring under the same name."""
    for variable in variables:
        if os.environ.get(variable, "").strip():
            return secret(os.environ[variable], variable)
    kept = keyring()
    found = _kept(kept, variables[0]) if kept else ""
    return secret(found, "the keyring") if found else None


def _kept(kept: _Keyring, variable: str) -> str:
    """What the keyring has; nothing where there is none, or where it stays locked."""
    try:
        return kept.get_password(SERVICE, variable) or ""
    except keyring_errors():
        return ""


def keyring_errors() -> type[Exception]:
    """What a keyring raises that does not do what it is asked."""
    return cast("type[Exception]", import_module("keyring.errors").KeyringError)
