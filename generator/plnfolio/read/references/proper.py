"""Titles that are names as a whole: of tests, surveys, treaties, projects, services and series.

A name keeps its capitals in the list of references (APA 6.14), whatever words it is made of.
"""

from __future__ import annotations

from plnfolio.patterns import regex
from plnfolio.read.references.ordinary import is_ordinary

# “Web Content Accessibility Guidelines (WCAG) 2.1”: what has a version is a name.
_VERSIONED = regex(r"\([A-Z]{2,}s?(?:\) (?:[vV](?:ersion )?)?\d| \d{4}\))")
# “National Agreement on Closing the Gap”: what was agreed on.
_TREATY = regex(
    r"^(?:The )?(?:[A-Z][\w’'-]* ){1,3}(?:Accord|Agreement|Charter|Convention|Declaration) "
    r"(?:for|of|on) [^:]*$"
)
# “Peabody Picture Vocabulary Test, Fourth Edition”: what a test is called is a name.
_EDITION = (
    r"(?:,? (?:\w+|\d+\w\w) [Ee]dition|[ –—-]{1,3}(?:Revised|Short Form|[IVX]+|\d)|"
    r" \([A-Z][A-Za-z-]{1,7}\))"
)
_TESTS = r"(?:Battery|Checklist|Framework|Inventory|Questionnaire|Scales?|Survey|Test)"
_INSTRUMENT = regex(
    rf"^(?:(?:[A-Z]\w+ )?Manual (?:for|of) (?:the )?|The )?"
    rf"(?:(?:[A-Z][\w/'’+-]*|\d{{4}}) ){{2,6}}{_TESTS}{_EDITION}?$|"
    rf"^(?:The )?(?:[A-Z][\w/'’-]* ){{0,2}}{_TESTS} (?:for|of) [^:]*{_EDITION}$"
)
# “Duluth Reading Archive”: what a project, a service or a place is called is a name.
_PROJECT = regex(
    r"^(?:The )?(?:[A-Z][\w/'’+-]* ){1,4}"
    r"(?:Archives?|Atlas|Consortium|Hub|Ontology|Poll|Portal|Project|Repository|Toolkit)$|"
    r"^(?:The )?(?:American|Australian|British|Canadian|European|International|National|World) "
    r"(?:[A-Z][\w/'’-]* ){1,4}(?:Poll|Program(?:me)?|Stud(?:y|ies)|Survey)$"
)
# “National Center for Reading and Learning”: who publishes has given its name as a title.
_INSTITUTION = regex(
    r"^(?:The )?(?:[A-Z][\w.'’-]* ){0,3}"
    r"(?:Agency|Bureau|Cent(?:er|re)|Commission|Council|Department|Institute|Ministry) "
    r"(?:for|of|on) [A-Z][^:?]*$"
)
# “Remedial Reading Act of 1998”
_OF_A_YEAR = regex(r"\b(?:Act|Bill|Code|Resolution) of \d{4}$")
# “The Annals of Reading”: a journal, where the title of a book would stand.
_JOURNAL = regex(r"^(?:The )?(?:Annals|Bulletin|Journal|Transactions) (?:for|of|on) [^:]*$")
# “Slow Reading Observation Schedule, Second Edition (SROS-2) Manual”
_MANUAL = regex(
    r"^(?:The )?(?:[A-Z][\w/'’+-]* ){1,6}(?:Battery|Interview|Inventory|Questionnaire|Scales?"
    r"|Schedule|Survey|Test)(?:,? (?:\w+|\d+\w\w) [Ee]dition)? \([A-Z]{2,}[A-Z\d-]*\)"
    r"(?:[,:]? (?:[A-Z][a-z]+ )?(?:Guide|Manual)\b.*)?$"
)
# “Duluth Reading and Writing Survey 2011”
_SURVEY = regex(
    r"^(?:[A-Z][\w/'’+-]* |and |of |& ){2,7}(?:Barometer|Census|Poll|Survey)s?,? (?:of )?"
    r"(?:19|20)\d\d(?:[–/-]\d{2,4})?$"
)
# “The Slow Pathways of Reading Project”
_THE_PROJECT = regex(r"^The (?:[A-Z][\w/'’+-]* |and |of |& ){2,7}(?:Initiative|Project)$")
# “Duluth Reading Archive Collection”, “Digital Repository, Minutes of the Board”
_COLLECTION = regex(
    r"^(?:The )?(?:[A-Z][\w/'’+-]* ){1,5}(?:Archives?|Data|Digital|Library|Museum|University)"
    r" Collections?\b|^(?:[A-Z][\w/'’+-]* )?Digital (?:Archives?|Collections?|Library|Repository), "
)
# “Cloud Reading API”; “Designing APIs” is none
_SERVICE = regex(r"^(?![A-Z]\w*ing )(?:[A-Z][\w.+-]* ){1,4}(?:API|SDK)$")
# “Catalogue of the Duluth Public High School: 1925”
_OF_A_SCHOOL = regex(
    r"^(?:Annual Reports?|Bulletin|Catalogue?|Handbook|Minutes|Register|Yearbook)"
    r" (?:for|of) (?:the )?(?:[A-Z][\w.'’-]* ){1,5}"
    r"(?:Academy|College|Library|School|Society|University)\b"
)
# “Duluth Public High School”; “Effective Public Schools” is none
_SCHOOL = regex(
    r"^(?P<first>[A-Z][\w.'’-]*) (?:[A-Z][\w.'’-]* ){0,3}(?:Central|City|County|Elementary|Grammar"
    r"|High|Middle|Primary|Public|State|Technical) (?:Academy|College|Library|School|University)$"
)
# “Proceedings of the Annual Reading Conference”, “Advances in Reading 19”
_SERIES = regex(
    r"^(?:(?:The |\d{4} )?(?:Abstracts|Papers|Proceedings)\b.*\b(?:Association|Colloquium"
    r"|Conference|Congress|Convention|Meeting|Seminar|Society|Symposium|Workshops?)\b"
    r"|Lecture Notes in [A-Z]|Advances in Neural Information Processing Systems\b"
    r"|Advances in [^:]* \d+$)|\bLecture Notes in [A-Z]"
)
# “Duluth Online Reading Panel Study 2017 (Second Edition)”
_WAVE = regex(
    r"^(?:The )?(?!An? )(?:[A-Z][\w/'’+-]* |and |of |& ){2,7}"
    r"(?:Barometer|Census|Panel|Poll|Study|Survey)s?"
    r"(?: Round \d+| Wave \d+|,? (?:19|20)\d\d(?:[–/-]\d{2,4})?)(?: Data(?:set)?| \([^()]+\))?$"
)
# “Reading Statistics for Windows, Version 25.0”
_RELEASE = regex(
    r"^(?![^,(]*(?::|\b(?:Guide|Manual)\b)).*[ (](?:[Vv]ersion|[Rr]elease) \d[\w.]*\)?$"
)
# “Slow v. Society of Reading Hospital, 211 N.Y. 125”
_CASE = regex(r"^[A-Z][^:]* v\.? [A-Z][^:]*, \d{1,4} [A-Z][\w. ]{0,14}\d+")
# “Student and Early Reading Webinar Series”
_TALKS = regex(
    r"^(?:[A-Z][\w/'’+-]* |and |of |& ){1,7}"
    r"(?:Lecture|Podcast|Seminar|Speaker|Webinar|Workshop) Series$"
)
# “International Joint Conference on Reading Networks 2005”
_MEETING = regex(
    r"^(?:The )?(?:[A-Z\d][\w/'’-]* ){1,4}(?:Conference|Congress|Convention|Symposium|Workshop)"
    r" (?:for|of|on) [^:]*(?: (?:19|20)\d\d| \([A-Z][\w’' -]+\))$"
)
# “Overview of the IEA International Reading Study 2016”: names within titles.
_STUDY = regex(
    r"\b(?:[A-Z]{2,8} )?(?:European|Global|International|National|World) "
    r"(?:(?:[A-Z][\w'’-]*|and|of|&) ){1,6}(?:Assessment|Census|Study|Survey)"
    r"(?: (?:19|20)\d\d\b| \([A-Z]{3,8}\))"
)
_WHOLE_NAMES = (
    _INSTRUMENT, _TREATY, _PROJECT, _INSTITUTION, _OF_A_YEAR, _JOURNAL, _MANUAL, _SURVEY,
    _THE_PROJECT, _COLLECTION, _SERVICE, _OF_A_SCHOOL, _SERIES, _WAVE, _RELEASE,
    _CASE, _TALKS, _MEETING,
)  # fmt: skip
# What a group has made, and called with one of these, bears a name.
_OWN = regex(
    r"^(?:The )?(?:[A-Z][\w/'’+-]* |and |of |& ){1,6}(?:Accord|Agreement|Assessment"
    r"|Atlas|Catalogue?|Charter|Classification|Collections?|Convention|Database|Dataset|Declaration"
    r"|Dictionary|Index|Initiative|Inventory|Library|Pact|Protocol|Register|Registry|Repository"
    r"|Software|Survey|System|Thesaurus|Treaty)(?:,? (?:of )?\d{4})?$|"
    r"^(?:The )?(?:[A-Z][\w/'’+-]* |and |of |& ){1,5}(?:Bill|Dashboard|Partnerships?|Plan|Platform"
    r"|Program(?:me)?|Standards?|Strategy|Toolkit|Tracker)(?:,? (?:of )?\d{4})?$"
)
# “Reading Benefit and Privacy Panel for Schools”
_OWN_BODY = regex(
    r"^(?:The )?(?:[A-Z][\w/'’+-]* |and |of |& ){1,5}(?:Committee|Forum|Network|Panel|Partnership"
    r"|Service|Team|Unit|Working Group) (?:for|of|on) [A-Z][^:?]*$"
)
# “NARP Technical Reading on the Web”, which begins with who has made it
_BY_INITIALS = regex(r"^[A-Z]{3,8}(?: (?:[A-Z][\w/'’+-]*|and|for|in|of|on|the|&)){2,7}$")
# “Freedom in the Room 2017”, which its group brings out each year
_YEARLY = regex(r"^(?:[\w'’-]+ ){2,6}(?:19|20)\d\d(?:[–/-]\d{2,4})?$")
_SHORTENED = regex(r"^(?:The )?(?P<words>[A-Z][^():]*) \((?P<letters>[A-Z]{3,8})\)$")
_CAPITAL = regex(r"(?<!\w)[A-Z]")


def is_proper(title: str) -> bool:
    """Whether a title is a name, to go by its words alone."""
    if _VERSIONED.search(title) or any(name.search(title) for name in _WHOLE_NAMES):
        return True
    school = _SCHOOL.search(title)
    return school is not None and not is_ordinary(school["first"])


def is_groups_own(title: str) -> bool:
    """Whether a title is a name if a group has made what bears it: “Duluth Agreement”, or
    “International Reading Classification (IRC)”, which says how it is shortened.
    """
    if any(name.search(title) for name in (_OWN, _OWN_BODY)):
        return True
    found = _SHORTENED.search(title)
    return found is not None and "".join(_CAPITAL.findall(found["words"])) == found["letters"]


def has_initials(title: str) -> bool:
    """Whether a title begins with those of a group: “NARP Technical Reading on the Web”."""
    return _BY_INITIALS.search(title) is not None


def is_yearly(title: str) -> bool:
    """Whether a title has its year at its end: “Freedom in the Room 2017”."""
    return _YEARLY.search(title) is not None


def without_studies(title: str) -> str:
    """A title without the names of studies that are in it."""
    return _STUDY.sub(" ", title)
