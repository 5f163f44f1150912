"""The base of everything that a person writes."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class AuthorModel(BaseModel):
    """The base of everything a person writes: frozen, and no field passes unnoticed.

    What was read before is not read again, so a model learns how to only when it has to.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True
    )
