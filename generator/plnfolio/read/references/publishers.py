"""A publisher's name without what catalogues and old styles write around it: place and year.

APA 7 names no place (9.29), so whoever pastes “New York: Wiley” means “Wiley”.
"""

from __future__ import annotations

import re

from plnfolio.patterns import regex

# Where books come from; “University of California, Berkeley” shows that not every city is a place
# of publication.
_PLACES_WORDS = """
    aarhus, aberdeen, abuja, accra, adelaide, amsterdam, ankara, ann arbor, antwerp, athens,
    atlanta, auckland, austin, baltimore, bangalore, bangkok, barcelona, basel, beijing,
    belfast, belmont, belo horizonte, bengaluru, bergen, berlin, bern, beverly hills,
    birmingham, bloomington, boca raton, bogotá, bologna, bombay, bonn, boston, boulder,
    brighton, brisbane, bristol, brookfield, brussels, bruxelles, bucharest, buckingham,
    budapest, buenos aires, burlington, cairo, calcutta, cambridge, canberra, cape town,
    cardiff, cebu city, cham, charlotte, chennai, chicago, chichester, cincinnati, ciudad de
    méxico, coimbra, cologne, columbus, copenhagen, cork, cresskill, dakar, dallas, dar es
    salaam, davao city, delhi, den haag, denver, detroit, dhaka, dordrecht, dublin, durban,
    düsseldorf, edinburgh, englewood cliffs, enugu, firenze, frankfurt, frankfurt am main,
    galway, geneva, genf, gent, genève, glasgow, gothenburg, graz, greenwich, guadalajara,
    göteborg, göttingen, halifax, hamburg, hanoi, harare, harmondsworth, heidelberg, helsinki,
    hershey, hillsdale, hobart, hoboken, hong kong, houndmills, houston, hyderabad, ibadan,
    indianapolis, innsbruck, istanbul, ithaca, jakarta, jerusalem, johannesburg, kampala,
    karachi, kathmandu, kolkata, kraków, kuala lumpur, kyoto, köln, københavn, lagos, lahore,
    lausanne, leeds, leicester, leiden, leipzig, leuven, lima, limerick, lisboa, lisbon,
    liverpool, ljubljana, london, los angeles, lund, lusaka, lyon, madrid, mahwah, makati,
    makati city, malden, malmö, manchester, mandaluyong city, manila, marburg, marseille,
    melbourne, menlo park, mexico city, miami, milan, milano, milton keynes, milton park,
    minneapolis, montevideo, montreal, montréal, moscow, mumbai, munich, méxico, münchen,
    münster, nairobi, napoli, nashville, new delhi, new haven, new orleans, new york, new york
    city, newbury park, newcastle, newcastle upon tyne, norwood, nottingham, opladen, osaka,
    oslo, ottawa, oxford, paderborn, palo alto, paris, pasig city, perth, philadelphia,
    pittsburgh, portland, porto, porto alegre, prague, praha, pretoria, princeton, quezon
    city, quito, reading, rio de janeiro, roma, rome, rotterdam, sacramento, saint louis,
    salzburg, san antonio, san diego, san francisco, san josé, san juan, santa monica,
    santiago, santiago de chile, seattle, seoul, sevilla, shanghai, sheffield, singapore,
    southampton, st. louis, st. paul, stavanger, stockholm, stuttgart, sudbury, sydney, são
    paulo, taipei, tallinn, tampa, tel aviv, thessaloniki, thousand oaks, tokyo, torino,
    toronto, trondheim, turin, tübingen, upper saddle river, uppsala, utrecht, valencia,
    vancouver, venezia, vienna, vilnius, warsaw, warszawa, washington, weinheim, wellington,
    west sussex, westport, wien, wiesbaden, winnipeg, wrocław, zagreb, zaria, zurich, zürich,
    århus
"""


def _either(names: str) -> str:
    return "|".join(re.escape(" ".join(name.split())) for name in names.split(","))


_PLACES = _either(_PLACES_WORDS)
_COUNTRIES = _either(
    """
    argentina, australia, austria, bangladesh, belgium, brasil, brazil, canada, chile, china,
    colombia, czech republic, denmark, deutschland, egypt, england, españa, finland, france,
    germany, ghana, greece, india, ireland, israel, italia, italy, jamaica, japan, kenya,
    malaysia, mexico, méxico, new zealand, nigeria, northern ireland, norway, pakistan, peru,
    philippines, poland, portugal, schweiz, scotland, singapore, south africa, spain, sweden,
    switzerland, tanzania, the netherlands, netherlands, turkey, uganda, united kingdom, united
    states, wales, zambia, zimbabwe, österreich
    """
)
_STATE = (
    r"(?:(?:,?\s+|/)\(?(?:[A-Z]{2}|[A-Z]\.\s?[A-Z]\.?|Mass\.?|Calif\.?|Conn\.?|Ill\.?|UK|USA"
    rf"|U\.K\.|U\.S\.A?\.?|(?i:{_COUNTRIES}))\)?)"
)
PLACE = rf"(?:(?i:{_PLACES}){_STATE}*|[A-Z][\w.’' -]+, [A-Z]{{2}})"
SEVERAL = rf"{PLACE}(?:\s*(?:[;,/&]|\b(?:and|et|und|y)\b)\s*{PLACE})*"
_BEFORE = regex(rf"^\[?({SEVERAL})\]?\s*:\s*(?=\S)")
# ISBD, as library catalogues have it: “Place : publisher, year”.
_CATALOGUED = regex(r"^(\[?[^\W\d_][^:]{1,60}?)\s+:\s+(?=\S)")
# “SAGE Publications Sage CA: Los Angeles, CA”, as its own pages have it.
_SAGE = regex(r"^(?P<name>Sage Publications),? ?Sage [A-Z]\w+: (?P<place>\S.*)$", re.IGNORECASE)
_TRADE = (
    r"Press|Publishers?|Publishing|Publications?|Books|Verlag|Sons|Associates|Inc\.?|Ltd\.?|LLC"
    r"|[EÉeé]di(?:tor[ae]?|torial|tions|ciones|zioni)|Forlaget?|Förlag|Wydawnictwo"
)
_HOUSES = _either(
    """
    addison-wesley, allen & unwin, allyn & bacon, artmed, beltz, blackwell, brill, carocci,
    corwin, cortez, de gruyter, dunod, einaudi, elsevier, erickson, erlbaum, feltrinelli, free
    press, gallimard, guilford, gyldendal, hachette, hanser, harcourt, harper & row,
    harpercollins, heinemann, houghton mifflin, il mulino, jossey-bass, klett, kluwer, laterza,
    longman, macmillan, mcgraw-hill, mcgraw hill, merrill, morata, norton, paidós, palgrave,
    pearson, penguin, prentice hall, prentice-hall, puf, reclam, routledge, rowohlt, sage,
    scribner, seuil, siglo xxi, simon & schuster, springer, studentlitteratur, suhrkamp,
    universitetsforlaget, utb, vintage, vozes, waxmann, wiley
    """
)
_NAMED = regex(rf"(?:^|\b)(?:{_TRADE}|(?i:{_HOUSES}))$")
"""What publishers do, or what some are called."""
_GROUP = regex(r"\w (?:Association|Society|Council|Institute)$")
STATED = rf"(?i:{_PLACES}){_STATE}+"
_STATED = regex(rf"^{STATED}$")
_AHEAD = regex(
    rf"^((?i:{_PLACES}){_STATE}*|[A-Z][\w.’' -]+, [A-Z]{{2,3}})[,.] (?=(?:il )?[A-Z][^:]*$)"
)
_BEHIND = regex(rf"[,.]\s+({SEVERAL})$|\s+\(({SEVERAL})\)$")
_PARTING = (",", ". ", "(")
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
    found = _BEHIND.search(name) if any(sign in name for sign in _PARTING) else None
    if found and _NAMED.search(name[: found.start()]):
        return name[: found.start()].strip(), found[1] or found[2]
    if found and _GROUP.search(name[: found.start()]) and _STATED.match(found[1] or found[2]):
        return name[: found.start()].strip(), found[1] or found[2]
    found = _AHEAD.match(name) if any(sign in name for sign in _PARTING) else None
    if found and _NAMED.search(name) and not _STATED.match(name):
        return name[found.end() :], found[1]
    return name, ""
