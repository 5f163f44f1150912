"""Ten citations and their reference list: plnfolio on a warm process, pandoc in the same run.

Pandoc has no warm process, so its start without citations is measured and taken off.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypandoc

from plnfolio.cite import STYLES
from plnfolio.cite.output.html import to_html
from plnfolio.cite.syntax import parse_bracketed
from plnfolio.read.references.library import read_library
from plnfolio.read.references.merging import merge

ROUNDS = 15
REFERENCES = Path(__file__).parents[1] / "tests" / "cite" / "data" / "references.json"


def main() -> None:
    items = [item for item in json.loads(REFERENCES.read_text("utf-8")) if "author" in item]
    posts = [items[start : start + 10] for start in range(0, len(items) - 10, 10)]
    ours, theirs = [], []
    library = merge([read_library("references.json", json.dumps(items), [])], [])
    _cite(library, posts[0])
    for _ in range(ROUNDS):
        for post in posts[:3]:
            ours.append(_cite(library, post))
            theirs.append(_pandoc(post, citing=True) - _pandoc(post, citing=False))
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"plnfolio {mine * 1e3:7.2f} ms of CPU ({_spread(ours)})")
    print(f"pandoc   {other * 1e3:7.2f} ms of CPU ({_spread(theirs)})")
    print(f"ratio    {mine / other:7.4f}   ({len(ours)} runs each, 10 citations a post)")


def _spread(values: list[float]) -> str:
    low, _, high = statistics.quantiles(values, n=4)
    return f"middle half {low * 1e3:.2f} to {high * 1e3:.2f}"


def _cite(library: dict[str, object], post: list[dict[str, str]]) -> float:
    """A page as a build makes it, with a style that has not seen its references before."""
    start = time.process_time()
    style = STYLES["apa"](library)
    citations = [parse_bracketed(f"@{item['id']}, p. 22") for item in post]
    cited = style.cite([citation for citation in citations if citation])
    html = [to_html(text) for text in cited.in_text]
    html += [to_html(entry.text) for entry in cited.entries]
    assert len(html) >= 2 * len(post) - 2
    return time.process_time() - start


def _pandoc(post: list[dict[str, str]], *, citing: bool) -> float:
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder, "library.json")
        library.write_text(json.dumps(post), "utf-8")
        text = "\n\n".join(f"Text [@{item['id']}, p. 22]." for item in post)
        words = ["-f", "markdown", "-t", "html"]
        if citing:
            words += ["--citeproc", "--bibliography", str(library)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [pypandoc.get_pandoc_path(), *words]
        subprocess.run(command, input=text.encode(), stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
