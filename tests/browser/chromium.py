"""A real Chromium, and sites served to it."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser.hosting import hosted
from sites.building import NOW
from sites.patience import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

# The shell is the same browser without a window around its pages, which costs half as much again.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_TURNED_OFF = [
    # Pages of the address bar's suggestions, for a window that nobody sees: they cost twice as much
    # as the window itself and are made with each.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
    # What Playwright turns off, since a list given later takes the place of its own.
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints"),
    *("NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
]
_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    # Where letters stand on a sheet: the shell would move them to whole pixels.
    "--font-render-hinting=none",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(_TURNED_OFF)}",
]

SIZE: ViewportSize = {"width": 1280, "height": 720}
"""Of a window at first."""

Served = Callable[..., str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process; without one they are left out, but not in CI."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        reason = f"no Chromium on this machine (looked for {', '.join(_NAMES)})"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow, and not always needed

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=_ARGUMENTS, timeout=PATIENCE * 1000
        )
        yield browser
        browser.close()


@contextmanager
def opening(browser: Browser, **wishes: Any) -> Iterator[Page]:
    """A page of its own that is waited for, with nothing remembered; ``wishes`` as a context's."""
    with browser.new_context(**wishes) as context:
        context.set_default_timeout(PATIENCE * 1000)
        yield context.new_page()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own, in a window of 1280 by 720 pixels, with nothing remembered."""
    with opening(browser) as page:
        yield page


@pytest.fixture(scope="session")
def _used_window(browser: Browser) -> Iterator[Page]:
    with opening(browser) as page:
        yield page


@pytest.fixture
def window(_used_window: Page) -> Page:
    """A page in which other tests have looked around, for those that leave nothing behind in it.

    A page of its own costs more than all that most tests do in it. Whoever keeps something or
    listens takes ``page``.
    """
    return emptied(_used_window)


def emptied(page: Page) -> Page:
    """A page as it is at first, as far as tests that leave nothing behind have altered it."""
    page.goto("about:blank")
    if page.viewport_size != SIZE:
        page.set_viewport_size(SIZE)
    page.emulate_media(
        media="null", color_scheme="null", reduced_motion="null", forced_colors="null"
    )
    return page


def stop_clock(page: Page) -> None:
    """What a page shows for some seconds stays until ``page.clock`` is made to run."""
    page.clock.install(time=NOW)
    page.clock.pause_at(NOW + datetime.timedelta(days=1))


def styled(page: Page, css: str) -> None:
    """Plant some style; an element with it would be kept out by the policy of the site."""
    page.evaluate(
        """css => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets.push(sheet);
        }""",
        css,
    )


@pytest.fixture
def served() -> Iterator[Served]:
    """``served(folder, prefix="/")`` is the address of a folder over HTTP, until the test ends."""
    with ExitStack() as stack:

        def serve(folder: Path, prefix: str = "/") -> str:
            return stack.enter_context(hosted(folder, prefix))

        yield serve
