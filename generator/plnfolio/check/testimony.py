"""Words of somebody under their name, and whether they agreed (APA 8.36)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plnfolio.check.asking import Asked, folded
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.text import Text
from plnfolio.diagnostics import Span
from plnfolio.model.document import Option
from plnfolio.patterns import regex
from plnfolio.render.directives.protocol import Call

_ROLES = frozenset(
    """
    a an the my our one another anonymous unknown student students trainee trainees nurse nurses
    teacher teachers participant participants instructor professor lecturer tutor colleague
    colleagues manager learner learners peer peers mentor supervisor principal parent parents
    member members graduate alumna alumnus client customer user users designer developer
    director coordinator librarian patient reader readers reviewer respondent interviewee
    employee intern apprentice classmate friend mother father handbook report policy syllabus
    guide code standards association university department school college library team class
    group institute center centre manual survey evaluation brief charter act law letter minutes
    programme program course module unit chapter book article journal magazine newspaper press
    ministry council committee board office society foundation network community company bank
    hospital estudiante alumno alumna profesor profesora docente participante una un el la der
    die das ein eine teilnehmer teilnehmerin studentin lehrer lehrerin étudiant étudiante
    enseignant enseignante le
    """.split()
)
_TITLES = frozenset("dr prof professor mr mrs ms mx sir dame herr frau señor señora m mme".split())
_ROLE_FIRST = regex(
    r"(?:my|our|an?|the) (?:(?!(?:of|at|from|in|for|the|with) )[a-zß-ÿ-]+ ){1,4}"
    r"(?P<name>[A-ZÀ-ÖØ-Þ][\w.’'-]*(?: [A-ZÀ-ÖØ-Þ][\w.’'-]*){1,3})\Z"
)
"""What somebody is, and behind it a given name and a family name."""
_NAME_PART = regex(r"(?:[^\W\d_]\.|[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:[’'-][^\W\d_]+)*)(?:\.?)")
_CITED = regex(r"(?<![\w\\])@\w")
"""A key: whose words are cited need not agree."""
_SMALL = frozenset(
    "de da del della der den van von la le y e bin ibn al el ter ten du dos di".split()
)


def _testimony(text: Text, asked: Asked) -> Iterable[Found]:
    """Somebody's words under their name, without a word on their consent."""
    for call in text.calls:
        if call.name != "quote" or not call.argument or _agrees(call.option("consent")):
            continue
        if _CITED.search(call.argument):
            continue  # a work that is published
        name = re.split(r",| \(", call.argument, maxsplit=1)[0].strip(" *_—–-")
        if (behind := _ROLE_FIRST.match(name)) is not None:
            name = behind["name"]
        if not _is_person(name) or _is_author(name, asked):
            continue
        message = f"“{name}” is quoted by name, and nothing says that they agreed"
        remedy = "ask them, then add a line “:consent: yes” below; or give their role alone"
        yield Found(_argument(text, call), message, remedy)


def _agrees(option: Option | None) -> bool:
    said = option.value.strip().casefold() if option else ""
    return said in ("yes", "true", "sí", "ja", "oui", "given", "written")


def _is_person(name: str) -> bool:
    words = [word for word in name.split() if word.strip(".").casefold() not in _TITLES]
    if not 0 < len(words) <= 5 or "@" in name or "[" in name or any(c.isdigit() for c in name):
        return False
    if any(word.strip(".,()").casefold() in _ROLES for word in words):
        return False
    return all(_NAME_PART.fullmatch(word) or word in _SMALL for word in words)


def _is_author(name: str, asked: Asked) -> bool:
    author = asked.config.author
    own = folded(author.name)
    return folded(name) in (own, own.split(" ")[0], folded(f"{author.given} {author.family}"))


def _argument(text: Text, call: Call) -> Span:
    span = text.span(call.place.line, call.place.column)
    line = text.lines[span.line - 1] if span.line <= len(text.lines) else ""
    at = line.find(call.argument)
    return Span(text.path, span.line, at + 1) if at >= 0 else span


TEXT_RULES: tuple[TextRule, ...] = (TextRule("named-testimony", "warning", _testimony),)
SITE_RULES: tuple[SiteRule, ...] = ()
