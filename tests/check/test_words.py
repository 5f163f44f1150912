"""What is said to authors can be read by them: a reading grade of 8 or less, in the middle.

Grades are those of Kincaid et al. (1975): 0.39 words a sentence + 11.8 syllables a word − 15.59.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from check.test_cases import FILES as PROOFS
from check.test_cases import cases_of, problems_of
from check.test_laws import SITE
from plnfolio.check.asking import Asking, Library
from plnfolio.check.rubric.reading import came_along, names
from plnfolio.check.rules import TEXT_RULES
from plnfolio.check.statement.writing import words_of
from plnfolio.check.text import text_of
from plnfolio.diagnostics import Span
from plnfolio.model.matter import PostMatter
from plnfolio.model.site import Places, Post
from problems.test_cases import CASES
from sites.building import CHECKOUT, Workshop
from sites.text import files_of

HIGHEST = 8
_QUOTED = re.compile(r"“[^”]*”|`[^`]*`|https?://\S+|\S*[/@{}<>_:\[\]=]\S*")
"""What is the author's, or to be typed: no sentence of ours."""
_SAID = re.compile(r"^(?:(?:error|warning)\[[a-z0-9-]+\]|  help): (.+)$", re.M)
_VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """About how many a word has."""
    word = word.lower()
    count = len(_VOWELS.findall(word))
    if (word.endswith("e") and not word.endswith(("le", "ee"))) or word.endswith(("es", "ed")):
        count -= 1
    return max(1, count)


def grade(sentence: str) -> float:
    words = re.findall(r"[A-Za-z][a-z’']*", _QUOTED.sub(" it ", sentence))
    clauses = max(1, len(re.split(r"[.!?;:]\s", sentence.strip())))
    if not words:
        return 0
    return 0.39 * len(words) / clauses + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def of_the_build() -> Iterator[str]:
    for case in CASES:
        yield from _SAID.findall(str(files_of(case.read_text(encoding="utf-8"))["problems"]))


def of_the_proof_reader() -> Iterator[str]:
    for file in PROOFS:
        for case in cases_of(file):
            for path, said in case.files.items():
                if case.wrong and path.endswith(".md") and isinstance(said, str):
                    yield from messages(path, said)


def messages(path: str, source: str) -> Iterator[str]:
    places = Places({(): Span(path, 1, 1)})
    post = Post(path, "one", PostMatter(title="One", date="2023-01-01"), 5, places)
    text = text_of(post, source, "en")
    for rule in TEXT_RULES:
        for found in rule.see(text, Asking(Library(SITE))):
            yield from filter(None, (found.message, found.help))


def of_the_library(workshop: Workshop) -> Iterator[str]:
    """What is said of entries, and of a site as a whole."""
    for file in PROOFS:
        for case in cases_of(file):
            if case.wrong and case.alone:
                for one in problems_of(workshop, case.files):
                    yield from filter(None, (one.message, one.help))


def of_the_rubrics() -> Iterator[str]:
    """What the rubrics that come along ask for, without the numbers of sections."""
    for name in names():
        for line in came_along(name).lines:
            yield re.sub(r"\([\d., to]+\)|^[\d., ]+", "", line.title)
            yield from filter(None, (line.look,))


def of_the_statement() -> Iterator[str]:
    for said in words_of("en").values():
        if isinstance(said, str):
            yield re.sub(r"\]\(.*?\)|\{\w+\}|[*[]", "", said)


def of_the_manual() -> Iterator[str]:
    """What “plnfolio explain” says of each code, without its examples and lists."""
    text = (CHECKOUT / "docs/errors.md").read_text(encoding="utf-8")
    for block in re.sub(r"```.*?```", "", text, flags=re.S).split("\n\n"):
        if block.strip() and not block.startswith(("    ", "#", "|", "- ")):
            yield from re.split(r"(?<=[.!?])\s+", " ".join(block.split()))


def test_the_build_speaks_plainly() -> None:
    said = set(of_the_build())
    assert len(said) > 300
    assert median(map(grade, said)) <= HIGHEST


def test_the_proof_reader_speaks_plainly() -> None:
    said = set(of_the_proof_reader())
    assert len(said) > 100
    assert median(map(grade, said)) <= HIGHEST


def test_all_else_that_is_said_of_a_site_is_plain(workshop: Workshop) -> None:
    groups = [
        set(of_the_library(workshop)), set(of_the_rubrics()), set(of_the_statement()),
        set(of_the_manual()),
    ]  # fmt: skip
    assert [len(said) > 15 for said in groups] == [True] * len(groups)
    assert [median(map(grade, said)) <= HIGHEST for said in groups] == [True] * len(groups)


def test_a_long_sentence_of_long_words_has_a_high_grade() -> None:
    easy = "this link leads to a page that is not there"
    hard = "bibliographical inconsistencies necessitate comprehensive reconsideration of citations"
    assert grade(easy) < HIGHEST < grade(hard)
