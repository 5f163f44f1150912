"""What a file may hold whose standards ``site.yaml`` names."""

from __future__ import annotations

from pydantic import Field

from plnfolio.model.authored import AuthorModel
from plnfolio.model.config import WebAddress
from plnfolio.model.standard import Standard


class StandardsFile(AuthorModel):
    """A set of standards; a list of them alone is as good."""

    title: str = Field(default="", description="What the set is called: Our programme’s outcomes.")
    version: str = Field(default="", description="The year or the edition: 2024.")
    url: WebAddress = Field(default="", description="Where the standards can be read.")
    standards: tuple[Standard, ...] = Field(
        description="The standards, each with id, title, description and parts."
    )
