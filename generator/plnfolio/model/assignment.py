"""What a text was written for."""

from __future__ import annotations

import datetime

from plnfolio.frozen import dataclass
from plnfolio.model.config import Course, SiteConfig
from plnfolio.model.matter import DatedMatter
from plnfolio.model.slug import slugify


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a text was written for: the course with its code, its part, to whom and until when.

    What the author names nowhere is empty.
    """

    affiliation: str = ""
    code: str = ""
    course: str = ""
    institution: str = ""
    term: str = ""
    module: str = ""
    instructor: str = ""
    due: datetime.date | None = None


def course_of(config: SiteConfig, code: str) -> Course:
    """What the author says of a course; codes that differ in case or spaces alone are one."""
    if code in config.courses:
        return config.courses[code]
    wanted = slugify(code)
    same = (course for name, course in config.courses.items() if slugify(name) == wanted)
    # Made without a validator, which pydantic would have to build first for nothing.
    return next(same, Course.model_construct())


def assignment(config: SiteConfig, matter: DatedMatter) -> Assignment:
    """What a text was written for: what it says itself, else its course, else the site."""
    course = course_of(config, matter.course)
    return Assignment(
        affiliation=matter.affiliation or config.affiliation or course.institution,
        code=matter.course,
        course=course.title,
        institution=course.institution,
        term=course.term,
        module=matter.module,
        instructor=matter.instructor or course.instructor or config.instructor,
        due=matter.due,
    )
