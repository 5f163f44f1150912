"""What a command does not need it does not load: most of a short run is loading."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sites.building import CHECKOUT, environment

SITE = {
    "content/site.yaml": "title: Notes\nauthor: Ada\n",
    "content/references.bib": "@book{dewey, author={Dewey, J.}, title={How we think}, year=1910}\n",
    "content/networks/now.yaml": "title: Now\nnetworks:\n- name: Ada\n  cost: free\n",
    "content/posts/one.md": "---\ntitle: One\ndate: 2023-04-01\n---\nAs [@dewey] says.\n",
    "content/posts/two.md": "---\ntitle: Two\ndate: 2023-04-02\n---\nWords.\n",
}

_SERVER = "asyncio starlette uvicorn watchdog plnfolio.serve.server"
_READERS = "bibtexparser pylatexenc plnfolio.read.references.library"
_PAGES = "jinja2 markdown_it segno plnfolio.pipeline.build plnfolio.render.parser"
_SELDOM = f"PIL coloraide difflib multiprocessing pygments rich tomllib {_SERVER} {_READERS}"

# A command, and what it must not load.
TABLE = [
    ("--version", f"pydantic sqlite3 yaml plnfolio.pipeline plnfolio.read {_SELDOM} {_PAGES}"),
    ("--help", f"pydantic sqlite3 yaml plnfolio.pipeline plnfolio.read {_SELDOM} {_PAGES}"),
    ("new --help", f"sqlite3 yaml {_SELDOM} {_PAGES}"),
    (
        "import --help",
        f"sqlite3 yaml mammoth selectolax plnfolio.importing.tidy {_SELDOM} {_PAGES}",
    ),
    ("upgrade --help", f"sqlite3 yaml {_SELDOM} {_PAGES}"),
    ("schema --help", f"sqlite3 yaml {_SELDOM} {_PAGES}"),
    ("serve --help", f"pydantic sqlite3 yaml {_SELDOM} {_PAGES}"),
    ("theme list", f"sqlite3 {_SELDOM} {_PAGES}"),
    ("pln", f"PIL coloraide multiprocessing pygments rich {_SERVER} {_PAGES}"),
    # Nothing has changed.
    ("build", f"pydantic sqlite3 yaml plnfolio.model.document plnfolio.pln {_SELDOM} {_PAGES}"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that has been built."""
    folder = tmp_path_factory.mktemp("site")
    for name, text in SITE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    # Files that are this new may change unseen during the first build.
    loaded(folder, "build")
    loaded(folder, "build")
    return folder


def loaded(folder: Path, words: str) -> set[str]:
    """The modules that a run of the command line ends with."""
    told = folder / ".plnfolio-loaded"
    program = (
        "import atexit, pathlib, sys; "
        f"atexit.register(lambda: pathlib.Path({str(told)!r}).write_text(' '.join(sys.modules))); "
        # What may be installed or not, and is loaded for that alone.
        "sys.modules |= dict.fromkeys(('pagefind_bin', 'pagefind_bin_extended', 'resvg_py')); "
        "from plnfolio.cli import main; main()"
    )
    subprocess.run(
        [sys.executable, "-c", program, *words.split()],
        cwd=folder,
        env={**os.environ, **environment(), "PYTHONPATH": str(CHECKOUT / "generator")},
        check=True,
        capture_output=True,
    )
    found = told.read_text().split()
    told.unlink()
    return set(found)


@pytest.mark.parametrize(("words", "unwanted"), TABLE, ids=[words for words, _ in TABLE])
def test_a_command_does_not_load_what_it_has_no_use_for(
    words: str, unwanted: str, site: Path
) -> None:
    assert sorted(loaded(site, words) & set(unwanted.split())) == []


def test_one_changed_word_does_not_load_what_reads_and_makes_the_rest(site: Path) -> None:
    post = site / "content/posts/two.md"
    post.write_text(f"{post.read_text()}\nOne more.\n")
    unwanted = "rapidfuzz yaml importlib.metadata plnfolio.draw.layout plnfolio.pln.export "
    unwanted += "plnfolio.pln.gaps "
    assert sorted(loaded(site, "build") & set((unwanted + _SELDOM).split())) == []
