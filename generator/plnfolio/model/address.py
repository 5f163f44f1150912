"""Addresses inside the site, written from a root that is known only when a file is written."""

from __future__ import annotations

from urllib.parse import quote

from plnfolio.model.marks import ROOT


def rooted(path: str) -> str:
    """The internal address of a site path such as ``/posts/x/`` or ``/assets/site.css``."""
    return ROOT + quote(path, safe="/~!$&'()*+,;=:@-._")


def output_path(address: str) -> str:
    """The file that answers at a site path: ``/posts/x/`` is ``posts/x/index.html``."""
    path = address.lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def relative_root(path: str) -> str:
    """What leads from an output file back to the root: ``../../`` for ``posts/x/index.html``."""
    return "../" * path.count("/") or "./"
