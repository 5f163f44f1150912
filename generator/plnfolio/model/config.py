"""What an author may write in ``site.yaml``."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field


class Written(BaseModel):
    """The base of everything a person writes: frozen, and no field passes unnoticed."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _only(field: str) -> BeforeValidator:
    """Let a plain string stand for a mapping with that one field."""
    return BeforeValidator(lambda value: {field: value} if isinstance(value, str) else value)


def _harmless(address: str) -> str:
    """Refuse addresses that run a program or hold a page, which no author means."""
    scheme, colon, _ = address.partition(":")
    if colon and scheme.casefold() in ("javascript", "vbscript", "data"):
        raise ValueError("write the whole address: https://example.org")
    return address


WebAddress = Annotated[str, Field(pattern=r"^((?i:https?://|mailto:)\S+)?$")]
"""An address that a browser opens: of the web, or of a mailbox."""


class Author(Written):
    """Whose portfolio it is; a plain string is a name.

    ``family`` and ``given`` say how the author is cited, where the last word of the name is not
    the family name.
    """

    name: str = Field(min_length=1)
    family: str = ""
    given: str = ""
    email: str = ""
    url: WebAddress = ""
    bio: str = ""


class Licence(Written):
    """Under which terms others may use the texts; a plain string is a name."""

    name: str = Field(min_length=1)
    url: WebAddress = ""


class MenuItem(Written):
    """An entry of the menu: ``to`` is a source file, a site path or a foreign address."""

    title: str = Field(min_length=1)
    to: Annotated[str, Field(min_length=1), AfterValidator(_harmless)]


def _scalars(value: Any) -> Any:
    """Words that mean a number or yes and no, by YAML 1.2's core schema (§10.3.2).

    Reading leaves every scalar as text, for the field's own type to decide; a theme's options
    have no type here.
    """
    if isinstance(value, dict):
        return {key: _scalars(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_scalars(item) for item in value]
    if not isinstance(value, str):
        return value
    if value.lower() in ("true", "false"):
        return value.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", value):
        return int(value)
    if re.fullmatch(r"[-+]?[0-9]*\.[0-9]+", value):
        return float(value)
    return value


Scalar = Annotated[bool | int | float | str, BeforeValidator(_scalars)]
"""A word that may mean a number, or yes and no."""


class SiteConfig(Written):
    """``site.yaml``. ``timezone`` (IANA) says when a calendar day begins for the author."""

    title: str = Field(min_length=1)
    author: Annotated[Author, _only("name")]
    base_url: str = Field(default="", pattern=r"^(https?://[^\s]+)?$")
    description: str = ""
    language: str = Field(default="en", pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    timezone: str = ""
    theme: str = "folio"
    options: Annotated[dict[str, Any], BeforeValidator(_scalars)] = Field(default_factory=dict)
    menu: tuple[MenuItem, ...] = ()
    licence: Annotated[Licence, _only("name")] | None = None
    recent: int = Field(default=5, ge=1, le=50)
