"""The words of CSL-JSON 1.0.2, types and variables, and how others say them."""

from __future__ import annotations

_TYPES_WORDS = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter
    classic collection dataset document entry entry-dictionary entry-encyclopedia event figure
    graphic hearing interview legal_case legislation manuscript map motion_picture musical_score
    pamphlet paper-conference patent performance periodical personal_communication post
    post-weblog regulation report review review-book software song speech standard thesis treaty
    webpage
"""
TYPES = frozenset(_TYPES_WORDS.split())

# Crossref's names, Zotero's item types and spellings with another joint. Keys are folded.
TYPE_ALIASES = {
    "journal-article": "article-journal",
    "journalarticle": "article-journal",
    "magazinearticle": "article-magazine",
    "newspaperarticle": "article-newspaper",
    "posted-content": "article",
    "preprint": "article",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "booksection": "chapter",
    "reference-entry": "entry",
    "encyclopediaarticle": "entry-encyclopedia",
    "dictionaryentry": "entry-dictionary",
    "proceedings-article": "paper-conference",
    "conferencepaper": "paper-conference",
    "proceedings": "book",
    "dissertation": "thesis",
    "report-component": "report",
    "peer-review": "review",
    "computerprogram": "software",
    "blogpost": "post-weblog",
    "forumpost": "post",
    "instantmessage": "personal_communication",
    "email": "personal_communication",
    "letter": "personal_communication",
    "personal-communication": "personal_communication",
    "legal-case": "legal_case",
    "case": "legal_case",
    "statute": "legislation",
    "motion-picture": "motion_picture",
    "film": "motion_picture",
    "video": "motion_picture",
    "videorecording": "motion_picture",
    "musical-score": "musical_score",
    "audiorecording": "song",
    "artwork": "graphic",
    "podcast": "broadcast",
    "tvbroadcast": "broadcast",
    "radiobroadcast": "broadcast",
    "presentation": "speech",
    "web-page": "webpage",
    "website": "webpage",
}

_NAMES_WORDS = """
    author chair collection-editor compiler composer container-author contributor curator
    director editor editor-translator editorial-director executive-producer guest host
    illustrator interviewer narrator organizer original-author performer producer recipient
    reviewed-author script-writer series-creator translator
"""
NAMES = frozenset(_NAMES_WORDS.split())

_DATES_WORDS = """
    accessed available-date event-date issued original-date submitted
"""
DATES = frozenset(_DATES_WORDS.split())

# Text in which CSL's rich-text tags have a meaning.
_RICH_WORDS = """
    abstract annote archive collection-title container-title container-title-short event-title
    genre medium note original-title part-title publisher references reviewed-genre
    reviewed-title title title-short translated-title volume-title volume-title-short
"""
RICH = frozenset(_RICH_WORDS.split())

# Those of them that are a work's name.
TITLES = frozenset(name for name in RICH if "title" in name)

_PLAIN_WORDS = """
    DOI ISBN ISSN PMCID PMID URL archive-place archive_collection archive_location authority
    call-number chapter-number citation-key citation-label citation-number collection-number
    dimensions division edition event-place first-reference-note-number issue jurisdiction
    keyword language license locator number number-of-pages number-of-volumes original-publisher
    original-publisher-place page page-first part-number printing-number publisher-place scale
    section source status supplement-number version volume year-suffix
"""
PLAIN = frozenset(_PLAIN_WORDS.split())

FIELDS = RICH | PLAIN
VARIABLES = NAMES | DATES | FIELDS

# Older spellings that are still exported, by their folded form.
ALIASES = {
    "event": "event-title",
    "shorttitle": "title-short",
    "journalabbreviation": "container-title-short",
    "short-container-title": "container-title-short",
    "archive-location": "archive_location",
    "archive-collection": "archive_collection",
    "editortranslator": "editor-translator",
    "publication-title": "container-title",
    "original-year": "original-date",
    "citekey": "citation-key",
}

# What people write who do not know CSL's word; said in the help, never read silently.
HINTS = {
    "authors": "author",
    "booktitle": "container-title",
    "city": "publisher-place",
    "date": "issued",
    "doi-url": "DOI",
    "editors": "editor",
    "institution": "publisher",
    "journal": "container-title",
    "link": "URL",
    "pages": "page",
    "place": "publisher-place",
    "published": "issued",
    "retrieved": "accessed",
    "school": "publisher",
    "series": "collection-title",
    "subtitle": "title",
    "website": "container-title",
    "year": "issued",
}

# Book-keeping of Crossref, Zotero, Mendeley and Paperpile that says nothing about the work.
_IGNORED_WORDS = """
    affiliation alternative-id article-number assertion attachments categories
    clinical-trial-number collections content-created content-domain content-updated created
    custom custom1 custom2 custom3 dateadded datemodified deposited editor-note funder groupid
    id indexed isbn-type is-referenced-by-count issn-type itemid itemkey journal-issue libraryid
    license link member original-item prefix published published-online published-print
    published-other reference reference-count references-count relation resource schema score
    subject subtitle system_id tags type update-policy update-to uri uris version-date
"""
IGNORED = frozenset(_IGNORED_WORDS.split())


def folded(word: str) -> str:
    """A variable's or type's name without the liberties taken with case and joints."""
    return "-".join(word.strip().lower().replace("_", " ").replace("-", " ").split())


_BY_FOLDED = {folded(name): name for name in sorted(VARIABLES)} | ALIASES
_TYPES_BY_FOLDED = {folded(name): name for name in sorted(TYPES)} | TYPE_ALIASES


def variable(word: str) -> str:
    """CSL's own name of a variable, empty if there is none."""
    return _BY_FOLDED.get(folded(word), "")


def meant(word: str) -> str:
    """The variable that someone meant who wrote another word, empty if that cannot be told."""
    import difflib  # noqa: PLC0415 - most names are known

    near = difflib.get_close_matches(folded(word), [*HINTS, *_BY_FOLDED], n=1, cutoff=0.75)
    return HINTS.get(near[0]) or _BY_FOLDED[near[0]] if near else ""


def item_type(word: str) -> str:
    """CSL's own name of a type, empty if there is none."""
    return _TYPES_BY_FOLDED.get(folded(word), "")
