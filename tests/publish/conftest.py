"""A host, and a site that is published there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plnfolio.publish import secret, web
from publish.fake_netlify import Fake, serving
from publish.publishing import QUICK, SITE, SLEPT
from sites.building import Workshop


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[Fake]:
    SLEPT.clear()
    monkeypatch.setattr(web, "PATIENCE", QUICK)
    for name in ("NETLIFY_AUTH_TOKEN", "NETLIFY_SITE_ID", "NETLIFY_API_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(secret, "keyring", lambda: None)
    with serving(Fake()) as found:
        yield found


@pytest.fixture
def folder(workshop: Workshop, fake: Fake) -> Path:
    fake.add_site()
    return workshop.folder(SITE)
