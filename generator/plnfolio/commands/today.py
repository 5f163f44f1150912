"""Which day it is where the author lives."""

from __future__ import annotations

import datetime
from pathlib import Path

from plnfolio.commands.options import moment
from plnfolio.diagnostics import SiteError


def today(site: Path) -> datetime.date:
    """By ``timezone`` in site.yaml; by this computer where that says none, or cannot be read."""
    from plnfolio.read.recall import Afresh  # noqa: PLC0415 - slow to load, and not for help
    from plnfolio.read.site import read_config, zone_of  # noqa: PLC0415

    now = moment()
    try:
        zone = zone_of(*read_config(Afresh(site), []), [])
    except SiteError:
        zone = None
    return (now.astimezone(zone) if zone else now).date()
