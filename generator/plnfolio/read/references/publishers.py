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
_MORE_WORDS = """
    aberdeen, abuja, accra, adelaide, ankara, antwerp, athens, atlanta, auckland, bangalore,
    bangkok, belfast, belo horizonte, bengaluru, bergen, birmingham, bloomington, bogotá, bologna,
    bombay, brighton, brisbane, bristol, bucharest, budapest, cairo, calcutta, cape town, cardiff,
    cebu city, chennai, cincinnati, cologne, copenhagen, cork, dakar, dallas, dar es salaam, davao
    city, delhi, denver, detroit, dhaka, durban, düsseldorf, enugu, galway, genève, glasgow,
    gothenburg, graz, guadalajara, göteborg, göttingen, halifax, hanoi, harare, helsinki, hobart,
    houston, hyderabad, ibadan, innsbruck, istanbul, jakarta, jerusalem, kampala, karachi,
    kathmandu, kolkata, kuala lumpur, kyoto, köln, københavn, lagos, lahore, lausanne, leeds,
    leicester, leipzig, lima, limerick, lisboa, lisbon, liverpool, ljubljana, lusaka, lyon,
    makati, makati city, manchester, mandaluyong city, manila, marburg, marseille, menlo park,
    miami, montevideo, montreal, montréal, mumbai, münchen, münster, nairobi, nashville, new
    orleans, newcastle, newcastle upon tyne, nottingham, opladen, osaka, ottawa, paderborn, palo
    alto, pasig city, perth, pittsburgh, porto alegre, prague, pretoria, quezon city, quito, rio
    de janeiro, sacramento, saint louis, salzburg, san antonio, san josé, san juan, santiago de
    chile, seoul, shanghai, sheffield, southampton, st. louis, st. paul, sudbury, são paulo,
    taipei, tallinn, tampa, tel aviv, torino, turin, tübingen, uppsala, utrecht, vancouver,
    vilnius, warsaw, wellington, wien, winnipeg, zagreb, zaria
"""
"""Cities whose publishers are fewer, and where people meet as often."""


def _either(places: str) -> str:
    return "|".join(re.escape(" ".join(place.split())) for place in places.split(","))


_HOUSES_AT = _either(_PLACES_WORDS)
_PLACES = f"{_HOUSES_AT}|{_either(_MORE_WORDS)}"
_STATE = (
    r"(?:,?\s+\(?(?:[A-Z]{2}|[A-Z]\.\s?[A-Z]\.?|Mass\.?|Calif\.?|Conn\.?|Ill\.?|England|UK|USA"
    r"|United Kingdom|United States"
    r"|U\.K\.|U\.S\.A?\.?|Germany|Switzerland|Canada|Australia|(?:The )?Netherlands)\)?)"
)
PLACE = rf"(?:(?i:{_PLACES}){_STATE}*|[A-Z][\w.’' -]+, [A-Z]{{2}})"
KNOWN = rf"(?i:{_HOUSES_AT}){_STATE}*"
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
    found = _AHEAD.match(name) if "," in name else None
    if found and _NAMED.search(name) and not _STATED.match(name):
        return name[found.end() :], found[1]
    return name, ""
