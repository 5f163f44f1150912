"""What a host that builds the site says of it, in the environment: its address, and what for.

Netlify's variables (docs.netlify.com/build/configure-builds/environment-variables) are believed
only where Netlify itself builds, never on the author's own machine, whatever is set there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from plnfolio.model.config import base_address

PRODUCTION = "production"


class Hosted(NamedTuple):
    """The address that the site will have, empty where nobody says; whether to be found there."""

    base_url: str = ""
    preview: bool = False


def on_host(environ: Mapping[str, str]) -> Hosted:
    """What the environment says.

    ``URL`` is the site's own address. Previews of pull requests, and branches, have one of their
    own (``DEPLOY_PRIME_URL``), where no search engine should find them.
    """
    local = environ.get("NETLIFY_LOCAL") or environ.get("NETLIFY_DEV")
    context = environ.get("CONTEXT", "")
    if environ.get("NETLIFY") != "true" or local or context in ("", "dev"):
        return Hosted()
    if context == PRODUCTION:
        return Hosted(_address(environ.get("URL", "")))
    own = environ.get("DEPLOY_PRIME_URL") or environ.get("DEPLOY_URL", "")
    return Hosted(_address(own), preview=True)


def _address(value: str) -> str:
    try:
        return base_address(value)
    except ValueError:
        return ""
