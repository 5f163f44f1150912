"""The browser of the browser tests, for what only a browser can tell."""

from __future__ import annotations

from browser.conftest import browser, page

__all__ = ["browser", "page"]
