"""Which periodicals are newspapers and magazines, though a record calls their parts articles.

APA dates what is in them to the day, and what is in a journal to the year (9.14, 10.1).
"""

from __future__ import annotations

import re

# By name without “The” and what libraries add in brackets.
_NEWSPAPERS_LINES = """
arizona republic
asahi shimbun
atlanta journal-constitution
baltimore sun
boston globe
chronicle of higher education
clarín
corriere della sera
dallas morning news
der standard
detroit free press
economist
education week
el mundo
el país
el universal
evening standard
financial times
frankfurter allgemeine zeitung
globe and mail
guardian
houston chronicle
independent
inside higher ed
irish times
la nación
la repubblica
le figaro
le monde
los angeles times
mercury news
miami herald
neue zürcher zeitung
new york daily news
new york post
new york times
newsday
observer
oregonian
philadelphia inquirer
san francisco chronicle
süddeutsche zeitung
tagesspiegel
tampa bay times
taz
times
times educational supplement
times higher education
times literary supplement
times of india
usa today
wall street journal
washington post
"""
_MAGAZINES_LINES = """
american educator
american scientist
atlantic
atlantic monthly
bloomberg businessweek
businessweek
chief learning officer
der spiegel
discover
ed magazine
educause review
edsurge
edutopia
elearn magazine
fast company
forbes
fortune
harper's magazine
harvard business review
harvard magazine
l'express
life
mit technology review
monitor on psychology
mother jones
ms.
nation
national geographic
new republic
new scientist
new statesman
new york
new york magazine
new yorker
newsweek
oprah magazine
people
popular science
psychology today
rolling stone
saturday evening post
science news
scientific american
slate
smithsonian
spectator
sports illustrated
tech & learning
technology review
the learning professional
time
time magazine
training
training magazine
vanity fair
vox
week
wired
"""
_NEWSPAPERS = frozenset(_NEWSPAPERS_LINES.strip().split("\n"))
_MAGAZINES = frozenset(_MAGAZINES_LINES.strip().split("\n"))
# Journals have these names too.
_SHARED = frozenset(("discover", "life", "observer", "people", "spectator", "training", "week"))
# Names that newspapers have and journals hardly ever.
_NAMED = re.compile(
    r"\b(?:daily|evening|morning|sunday)\b|\b(?:times|post|herald|tribune|globe|telegraph|dispatch"
    r"|inquirer|examiner|gazette|courier|sentinel|star|sun|news|free press|zeitung|tageblatt)$"
)
# One word alone, or a subject before it: journals, societies' newsletters and trade papers.
_DOUBTFUL = re.compile(r"^(?:\w+|(?:mathematical|nursing|radio|physics|chemical.*|science) \w+)$")


def kind(name: str, *, numbered: bool) -> str:
    """“article-newspaper” or “article-magazine” for a periodical that is one, else empty.

    ``numbered`` says that the article has a volume or DOI: only names that are sure count then.
    """
    folded = re.sub(r"\s*[(\[].*$|,.*$", "", name.strip().lower()).replace("’", "'")
    folded = re.sub(r"\.com$", "", folded.removeprefix("the ").strip())
    if numbered and folded in _SHARED:
        return ""
    if folded in _NEWSPAPERS:
        return "article-newspaper"
    if folded in _MAGAZINES or name.strip().lower() in _MAGAZINES:
        return "article-magazine"
    likely = not numbered and _NAMED.search(folded) and not _DOUBTFUL.match(folded)
    return "article-newspaper" if likely else ""
