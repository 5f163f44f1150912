"""What all tests share: a workshop for small sites, and the example portfolio, built once."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

from browser.chromium import _used_window, browser, page, served, window
from plnfolio.cache import lock
from plnfolio.garbage import without_collecting
from plnfolio.kinds.search import PROGRAMS
from plnfolio.pinned import pin
from plnfolio.write.painting import has_png
from sites import forked, in_memory
from sites.building import CHECKOUT, Built, Workshop, build_in
from sites.extras import extras
from sites.laid_out import once
from sites.painted import Painted
from sites.patience import PATIENCE
from sites.stand_ins import resvg_py
from sites.tools import tool
from sites.trying import TORTURE
from sites.wheel import wheel

__all__ = ["_used_window", "browser", "page", "served", "window"]
"""One Chromium for all tests of a process, wherever they lie."""

# Where a machine is set not to keep compiled modules, each of the processes that tests start would
# compile all of them anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# A busy machine is no counterexample. The longer run looks for new ones, and the suite says of one
# change the same each time.
settings.register_profile(
    "patient",
    deadline=None,
    derandomize=not TORTURE,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("patient")
# Hypothesis tries words of whatever modules happen to be loaded, which another order of tests
# changes; it has no setting for that (hypothesis/internal/conjecture/providers.py).
providers.is_local_module_file = lambda path: False


_PASSED = pytest.StashKey[bool]()


def pytest_configure() -> None:
    """All files of a run lie in memory, where that can be."""
    in_memory.begin()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """What becomes of them is decided when all has ended."""
    session.config.stash[_PASSED] = exitstatus == pytest.ExitCode.OK


def pytest_unconfigure(config: pytest.Config) -> None:
    """They go with a run that passed."""
    in_memory.end(passed=config.stash.get(_PASSED, False))


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One worker more than there are processors, as tests wait for browsers and servers."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """The tests themselves are no garbage: to look for some among them takes half of finding them.

    Nor are they looked through while they run.
    """
    with without_collecting():
        found = yield
    gc.freeze()
    return found


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return Workshop.at(tmp_path_factory.mktemp("sites"))


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of a run have in common."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session", autouse=True)
def _shared(common: Path) -> Iterator[None]:
    """What all tests do once, or in turn: one fixture, as each is looked up 11,000 times.

    Nothing is painted twice, in none of the processes that share a run, and no map laid out or
    wheel packed twice in one. Those that build the same site wait for each other, whatever it
    takes. What runs are forked from ends with the tests.
    """
    with pytest.MonkeyPatch.context() as patch, once(), forked.ended():
        patch.setattr(pin, "packed", lambda _: wheel())
        patch.setattr(lock, "_PATIENCE", PATIENCE)
        if has_png():
            painter = importlib.import_module("resvg_py")
            patch.setattr(
                painter, "svg_to_bytes", Painted(painter.svg_to_bytes, common / "painted")
            )
        yield


@pytest.fixture(scope="module")
def quick_painter() -> Iterator[None]:
    """No card or map is painted, for speed; ``QUICK_PAINTER`` is the same for processes."""
    with extras({"resvg_py": resvg_py}):
        yield


@pytest.fixture(scope="module")
def without_search() -> Iterator[None]:
    """As installed without the program that makes the index: half of what a small build takes."""
    with extras(dict.fromkeys(PROGRAMS)):
        yield


@pytest.fixture(scope="session")
def example(common: Path) -> Built:
    """The example portfolio of this repository: the first process builds it, others find it so."""
    return build_in(CHECKOUT, common / "example")


@pytest.fixture(scope="session")
def gallery(common: Path) -> dict[str, Built]:
    """The portfolios of docs/gallery/ by name, with no map painted and nothing indexed."""
    with extras({"resvg_py": resvg_py} | dict.fromkeys(PROGRAMS)):
        sites = tool("manual").portfolios()
        return {site.name: build_in(site, common / "gallery" / site.name) for site in sites}


@pytest.fixture(scope="session")
def example_in_paper(common: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same in the theme paper."""
    mine, folder = tmp_path_factory.mktemp("paper") / "site", common / "paper"
    copytree(CHECKOUT / "content", mine / "content")
    config = mine / "content/site.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("theme: folio", "theme: paper"), encoding="utf-8")
    with suppress(OSError):  # another process was first
        mine.rename(folder)
    return build_in(folder)
