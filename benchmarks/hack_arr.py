"""How much arrives: articles in the manner of two dozen platforms, imported, built, read again.

Each source goes into a site of its own by ``plnfolio import``; the site is built, and its pages
are compared with what the articles are (`tests/importing/`). Names of sources choose
some; ``-v`` says what is missing, ``-k FOLDER`` keeps the sites.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from importing.corpus import SOURCES
from importing.dress.base import Dressed
from importing.measure import FIGURES, Hours, Score, Scores, content, measured, same, summed

PROGRAM = (sys.executable, "-m", "plnfolio")


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*", default=list(SOURCES))
    asked.add_argument("-v", "--verbose", action="store_true")
    asked.add_argument("-k", "--keep", type=Path)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = options.keep or Path(folder)
        run("new", "site", str(root / "empty"))
        with ThreadPoolExecutor(2) as pool:
            made = list(pool.map(lambda name: brought(name, root), options.names))
    return report(dict(zip(options.names, made, strict=True)), verbose=options.verbose)


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *words], capture_output=True, text=True, check=False)


def brought(name: str, root: Path) -> Scores:
    """The figures of one source."""
    dressed = SOURCES[name]()
    site = root / name
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(root / "empty", site)
    for path in [
        *site.glob("content/posts/*"),
        *site.glob("content/networks/*"),
        *site.glob("content/pages/about.md"),
    ]:
        path.unlink()
    for path, data in dressed.files.items():
        file = root / f"{name}-source" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    source = str(root / f"{name}-source" / dressed.main)
    done = run("import", source, "--site", str(site), "--json")
    if done.returncode:
        return failed(f"import: {done.stdout} {done.stderr}"[-2000:])
    (root / f"{name}.json").write_text(done.stdout)
    [
        shutil.copytree(d, site / "content/posts" / d.name, dirs_exist_ok=True)
        for d in (root / f"{name}-source").glob("*_files")
    ]
    [
        shutil.copyfile(
            "/tmp/plat/src/wp-blocks/wp-blocks_files/whiteboard.jpg",
            site / "content/posts" / f"picture-1.{e}",
        )
        for e in ("png", "jpg")
    ] if "docx" in name else 0
    built = run("build", "--site", str(site), "--drafts")
    if built.returncode:
        return failed(f"build: {built.stdout} {built.stderr}"[-2000:])
    return read(dressed, site, done.stdout)


def failed(why: str) -> Scores:
    return {name: Score(1, 0, [why] if name == "prose" else []) for name in FIGURES}


def read(dressed: Dressed, site: Path, said: str) -> Scores:
    """The figures of a site that is built."""
    notes = " ".join(one["message"] for one in json.loads(said)["notes"])
    texts = [f.read_text("utf-8", "replace") for f in (site / "content").rglob("*") if f.is_file()]
    kept = " ".join([notes, *texts])
    pages = [file.read_text("utf-8") for file in (site / "public").rglob("index.html")]
    found = []
    for told in dressed.articles:
        shown = [each for page in pages if (each := content(page, told.title)) is not None]
        if not shown:
            return failed(f"no page “{told.title}”")
        found.append(measured(dressed, told, shown[0], kept, hours(site)))
    return summed(found)


def hours(site: Path) -> Hours:
    shared = site / "public" / "pln.json"
    if not shared.exists():
        return {}
    networks = json.loads(shared.read_text())["networks"]
    return {
        same(one["name"]): (round(one["time"]["min"], 1), round(one["time"]["max"], 1))
        for one in networks
        if {"min", "max"} <= set(one.get("time", {}))
    }


def report(every: dict[str, Scores], *, verbose: bool) -> int:
    """A line for each source, one for all; the exit code says whether all is as it is asked."""
    print(f"{'':20}" + "".join(f"{name[:9]:>10}" for name in FIGURES))
    for name, scores in [*every.items(), ("all", summed(every.values()))]:
        print(f"{name:20}" + "".join(map(figure, [scores[one] for one in FIGURES])))
        if verbose and name != "all":
            details(scores)
    whole = summed(every.values())
    missed = [name for name, least in FIGURES.items() if whole[name].share < least]
    print(f"{'asked for':20}" + "".join(f"{least:>10.1%}" for least in FIGURES.values()))
    if missed:
        print("not yet: " + ", ".join(missed))
    return bool(missed)


def figure(score: Score) -> str:
    return f"{score.share:>10.1%}" if score.there else f"{'–':>10}"


def details(scores: Scores) -> None:
    for name, score in scores.items():
        if score.missing:
            print(f"    {name} ({len(score.missing)}): {in_short(score.missing)}")


def in_short(some: Iterable[str]) -> str:
    text = " | ".join(some)
    return text if len(text) < 1500 else f"{text[:1500]} …"


if __name__ == "__main__":
    sys.exit(main())
