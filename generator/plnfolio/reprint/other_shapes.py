"""How MLA, Chicago and Harvard have what stands behind a title: tables of shapes.

Each shape has the kind of work, the style, and groups with the names that ``turning`` asks for.
"""

from __future__ import annotations

import re

from plnfolio.patterns import regex

MLA, CHICAGO, HARVARD = "MLA", "Chicago", "Harvard"

URL = r"(?:https?://\S+|(?:doi:\s*)?10\.\d{4,9}/\S+|doi:\s*\S+|www\.\S+|[\w.-]+\.[a-z]{2,4}/\S*)"
_DAY = r"(?:\d{1,2} )?(?:[A-Z][a-z]{2,8}\.?) (?:\d{1,2}, )?\d{4}|\d{4}"
QUOTED = regex(r"^[“\"‘'](?P<title>.+?)(?P<stop>[.,?!]?)[”\"’'](?P<after>[.,]?) (?P<source>\S.*)$")
_PAGES = r"[A-Za-z]?\d[\w–-]*(?:\+|, \d+)?"
_EDITORS = r"[Ee]dited by (?P<editors>.+?)"
_ED = r"(?P<edition>[\w.]+(?: \w+)? (?:ed|edn|edition))\.?"
_PLACE = r"[A-Z][\w.’ -]{1,40}(?:, [A-Z][\w.]{1,20})?"
SOURCES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "part",
        MLA,
        regex(
            rf"^(?P<in>[^“”]+?), {_EDITORS}, (?:{_ED}, )?(?P<house>[^,]+), (?P<day>\d{{4}}),"
            rf" pp?\. (?P<pages>{_PAGES})(?P<tail>.*)$"
        ),
    ),
    (
        "part",
        CHICAGO,
        regex(
            rf"^In (?P<in>[^“”]+?), {_EDITORS}, (?P<pages>{_PAGES})\. (?:{_PLACE}: )?"
            r"(?P<house>[^,.]+)(?:, (?P<day>\d{4}))?(?P<tail>|\..*)$"
        ),
    ),
    (
        "article",
        MLA,
        regex(
            rf"^(?P<in>[^“”]+?)(?:, vol\. (?P<volume>\w+))?(?:, no\. (?P<issue>[\w/–-]+))?,"
            r" (?P<day>(?:(?:\d{1,2} )?[A-Z][a-z]+\.? |[A-Z][a-z]+\.?[/–-][A-Z][a-z]+\.? )?\d{4}),"
            rf" pp?\. (?P<pages>{_PAGES})(?P<tail>.*)$"
        ),
    ),
    (
        "article",
        MLA,
        regex(
            r"^(?P<in>[^“”]+?), vol\. (?P<volume>\w+)(?:, no\. (?P<issue>[\w/–-]+))?,"
            r" (?P<day>(?:(?:\d{1,2} )?[A-Z][a-z]+\.? )?\d{4})(?P<pages>)(?P<tail>[,.].*)$"
        ),
    ),
    (
        "article",
        CHICAGO,
        regex(
            r"^(?P<in>[^“”]+?),? (?P<volume>\d+)(?:, no\. (?P<issue>[\w/–-]+))?"
            r" \((?P<day>[^()]*\d{4})\)"
            rf"(?:: (?P<pages>{_PAGES}))?(?P<tail>.*)$"
        ),
    ),
    (
        "article",
        CHICAGO,
        regex(
            r"^(?P<in>[^“”]+?),? (?P<volume>\d+)"
            r"(?: ?\((?P<issue>[^()]+)\)|, no\. (?P<no>[\w/–-]+))?"
            rf" ?(?P<day>): ?(?P<pages>{_PAGES})(?P<tail>.*)$"
        ),
    ),
    (
        "page",
        MLA,
        regex(rf"^(?P<in>[^“”]+?),(?: (?P<house>[^,\d]+),)? (?P<day>{_DAY}), (?P<tail>{URL}.*)$"),
    ),
    ("page", MLA, regex(rf"^(?P<in>[^“”,]+),(?P<day>) (?P<tail>{URL}.*Accessed.*)$")),
    (
        "page",
        CHICAGO,
        regex(
            rf"^(?P<in>[^“”.]+)\.(?: (?:Accessed|Last modified) [^.]+\.)? ?(?P<day>{_DAY})?\.?"
            rf" (?P<tail>{URL}.*)$"
        ),
    ),
)
HARVARD_SOURCES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "article",
        HARVARD,
        regex(
            r"^(?P<in>[^“”‘]+?),? (?:[Vv]ol\. ?)?(?P<volume>\d+)"
            r" ?(?:\((?P<issue>[^()]+)\)|,? no\. ?(?P<no>\w+))?"
            rf",? (?P<day>)(?:pp?\. ?)?(?P<pages>{_PAGES})(?P<tail>|[.,].*)$"
        ),
    ),
    (
        "part",
        HARVARD,
        regex(
            r"^[Ii]n:? (?P<editors>.+?),? \([Ee]ds?\.?\),? (?P<in>[^“”]+?)"
            r"(?:, (?P<edition>\w+ edn)\.?)?[.,]"
            rf" (?:{_PLACE}: ?)?(?P<day>)(?P<house>[^,.]+), pp?\. ?(?P<pages>{_PAGES})(?P<tail>.*)$"
        ),
    ),
    (
        "page",
        HARVARD,
        regex(
            r"^(?P<in>[^“”.,]+)[.,](?P<day>)"
            r" (?P<tail>(?:\[[Oo]nline\] )?Available (?:at|from):? .*)$"
        ),
    ),
)
BOOKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        CHICAGO,
        regex(
            rf"^(?P<title>[^“”]+?)[.,] (?:{_ED}[.,]? )?(?P<place>{_PLACE}): ?(?P<house>[^:/]+?),"
            r" (?P<day>\d{4})(?P<tail>|[.,].*)$"
        ),
    ),
    (
        MLA,
        regex(
            rf"^(?P<title>[^“”]+?)\. (?:Translated by (?P<translators>.+?), |{_EDITORS}, )?"
            rf"(?:{_ED}, )?(?P<house>[A-Z][^,.:]{{1,80}}(?:, [A-Z][^,.:\d]{{1,60}})?),"
            r" (?P<day>\d{4})(?P<tail>|[.,].*)$"
        ),
    ),
)
HOUSED = regex(
    rf"^(?P<title>[^“”‘]+?)[.,] (?:{_ED}[.,]? )?(?P<place>{_PLACE}): ?(?P<house>[^:/]+?)"
    r"(?P<day>)(?P<tail>|\. .*)$"
)
