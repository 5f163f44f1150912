"""What the words in square brackets, a publisher or a repository say of the kind of a work."""

from __future__ import annotations

import re

from plnfolio.patterns import regex

# What is in brackets, by CSL type and the field that the words stand in (APA 9.21, chapter 10).
# Each line is a pattern for all of the words; the first that fits counts.
_BRACKETS: tuple[tuple[str, str, str], ...] = (
    (
        "thesis",
        "genre",
        r"""
        (?:.*\b)?(?:dissertation|thesis|capstone|praxis)\b.*
        """,
    ),
    (
        "manuscript",
        "genre",
        r"""
        (?:unpublished |submitted )?manuscript(?: .*)?
        unpublished paper
        """,
    ),
    (
        "dataset",
        "medium",
        r"""
        data ?sets?(?: .*)?
        unpublished raw data
        raw data
        database
        """,
    ),
    ("dataset", "genre", "unpublished raw data .*"),
    (
        "software",
        "medium",
        r"""
        computer software
        mobile app(?:lication)?
        software
        """,
    ),
    (
        "software",
        "genre",
        r"""
        apparatus.*
        .*\bsoftware\b.*
        .*language model
        video game
        .*\bapp
        .*application
        .*chatbot
        browser extension
        source code
        plugin
        computer program
        """,
    ),
    (
        "broadcast",
        "medium",
        r"""
        .*podcast episode
        .*series episode
        (?:tv|television) episode
        """,
    ),
    (
        "broadcast",
        "genre",
        r"""
        .*podcast(?: series)?
        (?:tv|television|web|radio) (?:mini-?)?series
        (?:tv|radio) (?:broadcast|special|program)
        broadcast
        """,
    ),
    (
        "film",
        "genre",
        r"""
        (?:.*\b)?film(?:;.*)?
        documentary
        motion picture
        """,
    ),
    (
        "video",
        "genre",
        r"""
        (?:.*\b)?video(?: file| lecture)?
        (?:recorded )?webinar
        ted talk
        """,
    ),
    (
        "song",
        "genre",
        r"""
        song.*
        (?:.* )?album(?: .*)?
        audio recording
        single
        mixtape
        """,
    ),
    (
        "post",
        "genre",
        r"""
        tweet
        status update
        (?:online )?forum post
        (?:x |twitter |instagram |facebook |linkedin |tiktok )?post
        thread
        reel
        tiktok
        toot
        story
        """,
    ),
    ("profile", "genre", r".*\b(?:profile|highlight|page|channel|playlist|moment)"),
    (
        "speech",
        "genre",
        r"""
        .*\bslides?
        slideshow
        lecture(?: .*)?
        .*lecture notes.*
        .*presentations?
        keynote.*
        .*\bsession
        poster
        symposium
        .*\bspeech.*
        .*\baddress
        workshop
        panel.*
        prezi
        class handout
        course (?:notes|module|material).*
        .* talk
        roundtable.*
        """,
    ),
    (
        "map",
        "genre",
        r"""
        map
        .*\bmaps? .*
        """,
    ),
    (
        "graphic",
        "genre",
        r"""
        (?:.* )?photo(?:graph.*)?
        (?:painting|illustration).*
        lithograph|etching|engraving|woodcut|screen ?print|print|poster art
        sculpture|mosaic|fresco|mural|installation|drawing|.*on canvas|oil .*
        infographic|cartoon|clip art|comic strip|meme|logo|graphic
        image|figure|chart|diagram
        """,
    ),
    ("interview", "genre", "interview.*"),
    (
        "personal_communication",
        "genre",
        r"""
        letters? .*
        email .*
        """,
    ),
    ("article", "genre", "preprint"),
    (
        "book",
        "medium",
        r"""
        audiobook
        e-?book
        kindle.*
        """,
    ),
    (
        "report",
        "genre",
        r"""
        press release|fact ?sheet|brochure|pamphlet|flyer|newsletter
        white ?paper|working paper|policy (?:brief|statement)|issue brief|position statement
        grant|manual|handout|syllabus|code book|.*guidelines?|consensus statement
        (?:technical |annual )?report
        """,
    ),
    (
        "report",
        "medium",
        r"""
        database record
        measurement instrument
        """,
    ),
    (
        "musical_score",
        "genre",
        r"""
        (?:musical )?score
        """,
    ),
    (
        "periodical",
        "genre",
        r"""
        special (?:issue|section).*
        (?:guest )?editorial|column|op-?ed|opinion|commentary
        monograph|erratum|correction|abstract.*|supplemental material.*
        letter to the editor|comment on .*|peer commentary.*|blog comment
        book review|advertisement|retracted article
        """,
    ),
)


def _any(words: str) -> str:
    """One pattern for the patterns of all lines."""
    return "|".join(line.strip() for line in words.split("\n") if line.strip())


_KNOWN = tuple(
    (regex(rf"^(?:{_any(words)})$", re.IGNORECASE), kind, slot) for kind, slot, words in _BRACKETS
)
_ATTACHED = regex(r"(?:.*\b)?attached$|.*\bincluded$", re.IGNORECASE)


def of_bracket(said: str) -> tuple[str, str]:
    """A kind and the field for the words of a bracket; both empty for unknown words."""
    for words, kind, slot in _KNOWN:
        if words.match(said.strip()):
            return kind, slot
    return "", ""


def is_attached(said: str) -> bool:
    """Whether words say what is attached to a post (APA 10.15)."""
    return bool(_ATTACHED.match(said.strip()))


_HOUSES = regex(
    r"\b(?:Press|Publishers?|Publishing|Publications?|Books|Verlag|Forlag|Wiley|Sage|SAGE|Springer"
    r"|Routledge|Pearson|Corwin|Jossey-Bass|McGraw[- ]Hill|Penguin|Elsevier|Norton|Macmillan|Basic"
    r"|Heinemann|Bloomsbury|Scribner|Simon & Schuster|HarperCollins|Harper|Houghton|Prentice"
    r"|Erlbaum|Guilford|Sons|ASCD|Solution Tree|Stenhouse|Cengage|Wadsworth|Allyn|Knopf|Vintage"
    r"|Doubleday|Random House|Holt|Crown|Riverhead|Little, Brown|Hachette|Palgrave|Brill|Gruyter"
    r"|Benjamins|Peter Lang|IGI Global|Information Age|Teachers College|Kogan Page|Rowman"
    r"|Lippincott|O['’]Reilly|Addison-Wesley|Morgan Kaufmann|Academic|CRC|Psychology Press"
    r"|Portfolio|Avery|Currency|Farrar|Viking|Anchor|Editorial|Éditions|Ediciones|Quadrige"
    r"|Paidós|Gallimard|Suhrkamp|Reclam|Beltz|Klinkhardt|Waxmann|Barron[’']s|Wiley-Blackwell"
    r"|Blackwell|Kluwer|Emerald|Nelson|Open Road|Chelsea Green|St\. Martin[’']s|Workman|Chronicle"
    r"|Beacon|Berrett-Koehler|Associates|Association for Talent Development|ATD|Island|Sourcebooks"
    r"|Cambridge|Oxford|University of \w+ Press|Athabasca|Mariner|Plume|Dutton|Putnam|Ballantine"
    r"|Dover|Continuum|Collier|Delacorte|Bantam|Merrill|Longman|Eye on Education)\b"
)
_AGENCIES = regex(
    r"\b(?:Department|Institute|Institutes|Center|Centre|Centers|Council|Agency|Office|Bureau"
    r"|Commission|Ministry|Organi[sz]ation|Foundation|Association|Administration|Government|Nations"
    r"|UNESCO|OECD|UNICEF|Society|Corporation|Consortium|Network|Union|Bank|Alliance|Lab|Service"
    r"|Committee|Academy|Academies|Board|Partnership|Initiative|Collaborative|Statistics"
    r"|National|Canada|EDUCAUSE|RAND|Working Group|College|Federal|U\.S\.)\b"
)
_REPOSITORIES = regex(
    r"^(?:arXiv|PsyArXiv|EdArXiv|SocArXiv|SSRN|bioRxiv|medRxiv|OSF(?: Preprints)?|Research Square"
    r"|Preprints\.org|PubMed Central|ChemRxiv|MetaArXiv|LawArXiv|engrXiv|EarthArXiv|SSRN Electronic"
    r" Journal|HAL|Social Science Research Network|AfricArXiv)$",
    re.IGNORECASE,
)
_POSTING = regex(
    r"^(?:Twitter|X|Facebook|Instagram|Reddit|LinkedIn|Mastodon|Threads|Bluesky|TikTok|Tumblr"
    r"|Pinterest|Snapchat|Discord)$"
)
_BLOGS = regex(r"\bblogs?\b|wordpress|blogspot|substack|medium\.com|edublogs|weebly", re.IGNORECASE)
_WIKIS = regex(
    r"encyclop|wikipedia|wikiversity|wikibooks|\bfandom\b|edutech wiki|britannica", re.IGNORECASE
)
_DICTIONARIES = regex(
    r"dictionar|glossar|thesaurus|wiktionary|lexicon|merriam|diccionario", re.IGNORECASE
)
_PROCEEDINGS = regex(
    r"\b(?:proceedings?|conference|symposium|CHI|congress|workshop|actas)\b|\bproc\.",
    re.IGNORECASE,
)
_ERIC = regex(r"^ERIC$")


_SCHOLARLY = regex(
    r"\b(?:journal|review|reviews|studies|research|quarterly|annals|transactions|bulletin|letters"
    r"|advances|frontiers|archives|psychology|psychologist|psychological|sciences?|revista|revue"
    r"|zeitschrift|international|medicine|acta|annual)\b",
    re.IGNORECASE,
)


def is_scholarly(name: str) -> bool:
    """Whether a name is a journal’s, as far as its words tell."""
    return bool(_SCHOLARLY.search(name)) and not is_agency(name)


def is_house(name: str) -> bool:
    """Whether a name is surely a publisher of books."""
    return bool(_HOUSES.search(name))


def is_agency(name: str) -> bool:
    """Whether a name is that of a body that publishes reports."""
    return bool(_AGENCIES.search(name))


def is_repository(name: str) -> bool:
    """Whether a place keeps preprints."""
    return bool(_REPOSITORIES.match(name) or _ERIC.match(name))


def is_posting(name: str) -> bool:
    """Whether people post at a place."""
    return bool(_POSTING.match(name))


def is_blog(text: str) -> bool:
    """Whether a name or an address says that it is a blog."""
    return bool(_BLOGS.search(text))


def is_proceedings(name: str) -> bool:
    """Whether a container holds the papers of a conference."""
    return bool(_PROCEEDINGS.search(name))


def entry_kind(name: str) -> str:
    """The CSL type of an entry in a work of reference, empty where the container is none."""
    if _DICTIONARIES.search(name):
        return "entry-dictionary"
    return "entry-encyclopedia" if _WIKIS.search(name) else ""
