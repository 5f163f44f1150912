"""A publisher's name without what catalogues and old styles write around it: place and year.

APA 7 names no place (9.29), so whoever pastes “New York: Wiley” means “Wiley”.
"""

from __future__ import annotations

import re

from plnfolio.patterns import regex

# Where books come from; “University of California, Berkeley” shows that not every city is a place
# of publication.
_PLACES_WORDS = """
    amsterdam, ann arbor, austin, baltimore, barcelona, beijing, belmont, berlin, beverly
    hills, boca raton, bonn, boston, boulder, brookfield, brussels, buenos aires, buckingham,
    burlington, cambridge, canberra, cham, charlotte, chicago, chichester, columbus, cresskill,
    den haag, dordrecht, dublin, edinburgh, englewood cliffs, frankfurt, frankfurt am main,
    geneva, greenwich, hamburg, harmondsworth, heidelberg, hershey, hillsdale, hoboken, hong
    kong, houndmills, indianapolis, ithaca, johannesburg, leiden, london, los angeles, lund,
    madrid, mahwah, malden, melbourne, mexico city, milan, milton keynes, milton park,
    minneapolis, moscow, munich, new delhi, new haven, new york, new york city, newbury park,
    norwood, oslo, oxford, paris, philadelphia, portland, princeton, reading, rome, rotterdam,
    san diego, san francisco, santa monica, seattle, singapore, stockholm, stuttgart, sydney,
    thousand oaks, tokyo, toronto, upper saddle river, vienna, washington, weinheim, west
    sussex, westport, wiesbaden, zurich, zürich
"""
_PLACES = "|".join(re.escape(" ".join(place.split())) for place in _PLACES_WORDS.split(","))
_STATE = (
    r"(?:,?\s+\(?(?:[A-Z]{2}|[A-Z]\.\s?[A-Z]\.?|Mass\.?|Calif\.?|Conn\.?|Ill\.?|England|UK|USA"
    r"|United Kingdom|United States"
    r"|U\.K\.|U\.S\.A?\.?|Germany|Switzerland|Canada|Australia|(?:The )?Netherlands)\)?)"
)
PLACE = rf"(?:(?i:{_PLACES}){_STATE}*|[A-Z][\w.’' -]+, [A-Z]{{2}})"
KNOWN = rf"(?i:{_PLACES}){_STATE}*"
SEVERAL = rf"{PLACE}(?:\s*(?:[;,/&]|and)\s*{PLACE})*"
_BEFORE = regex(rf"^\[?({SEVERAL})\]?\s*:\s*(?=\S)")
# ISBD, as library catalogues have it: “Place : publisher, year”.
_CATALOGUED = regex(r"^(\[?[^\W\d_][^:]{1,60}?)\s+:\s+(?=\S)")
# “SAGE Publications Sage CA: Los Angeles, CA”, as its own pages have it.
_SAGE = regex(r"^(?P<name>Sage Publications),? ?Sage [A-Z]\w+: (?P<place>\S.*)$", re.IGNORECASE)
_HOUSES = (
    r"Press|Publishers?|Publishing|Publications?|Books|Verlag|Wiley|Sage|SAGE|Springer|Routledge"
    r"|Sons|Associates|Inc\.?|Ltd\.?|LLC|Prentice[- ]Hall|McGraw[- ]Hill|Macmillan|Longman|Norton"
    r"|Erlbaum|Blackwell"
)
_NAMED = regex(rf"(?:^|\b)(?:{_HOUSES})$")
_GROUP = regex(r"\w (?:Association|Society|Council|Institute)$")
STATED = rf"(?i:{_PLACES}){_STATE}+"
_STATED = regex(rf"^{STATED}$")
_AHEAD = regex(rf"^((?i:{_PLACES}){_STATE}*), (?=[A-Z][^:]*$)")
_BEHIND = regex(rf",\s+({SEVERAL})$|\s+\(({SEVERAL})\)$")
_YEAR = regex(r"(?:,\s*\[?|\s+\[)[cp©]?(?:19|20)\d\d\]?\.?$")


def apart(name: str) -> tuple[str, str]:
    """The name and, if one was written beside it, the place."""
    name = _YEAR.sub("", name)
    if sage := _SAGE.search(name):
        return sage["name"], sage["place"]
    found = (_BEFORE.search(name) or _CATALOGUED.search(name)) if ":" in name else None
    if found:
        before, rest = found[1].strip("[] "), name[found.end() :].strip()
        return (before, rest) if re.fullmatch(SEVERAL, rest) else (rest, before)
    found = _BEHIND.search(name) if "," in name or "(" in name else None
    if found and _NAMED.search(name[: found.start()]):
        return name[: found.start()].strip(), found[1] or found[2]
    if found and _GROUP.search(name[: found.start()]) and _STATED.match(found[1] or found[2]):
        return name[: found.start()].strip(), found[1] or found[2]
    found = _AHEAD.match(name)
    if found and _NAMED.search(name) and not _STATED.match(name):
        return name[found.end() :], found[1]
    return name, ""
