"""Which CSL type and variable a BibTeX or BibLaTeX entry type and field stand for.

After the BibLaTeX manual (sections 2.1 and 2.2) and what Zotero, Better BibTeX, Mendeley, JabRef,
Google Scholar and publishers write beyond it.
"""

from __future__ import annotations

TYPES = {
    "article": "article-journal",
    "suppperiodical": "article-journal",
    "periodical": "periodical",
    "magazine": "article-magazine",
    "newspaper": "article-newspaper",
    "newsarticle": "article-newspaper",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "mvcollection": "book",
    "reference": "book",
    "mvreference": "book",
    "proceedings": "book",
    "mvproceedings": "book",
    "manual": "book",
    "ebook": "book",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "incollection": "chapter",
    "bookinbook": "chapter",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "bathesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "whitepaper": "report",
    "unpublished": "manuscript",
    "preprint": "article",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "webpage": "webpage",
    "website": "webpage",
    "blog": "post-weblog",
    "misc": "document",
    "dataset": "dataset",
    "data": "dataset",
    "software": "software",
    "softwareversion": "software",
    "video": "motion_picture",
    "movie": "motion_picture",
    "audio": "song",
    "music": "song",
    "podcast": "broadcast",
    "artwork": "graphic",
    "image": "graphic",
    "letter": "personal_communication",
    "patent": "patent",
    "standard": "standard",
    "legislation": "legislation",
    "legal": "legislation",
    "jurisdiction": "legal_case",
    "review": "review",
    "performance": "performance",
    "presentation": "speech",
    "talk": "speech",
    "map": "map",
    "interview": "interview",
}

# Entries that lend others their fields, or hold them together, and are no works themselves.
NO_WORKS = frozenset(("xdata", "set"))

# BibLaTeX's entrysubtype (and JabRef's), for what the entry type leaves open.
SUBTYPES = {
    "magazine": "article-magazine",
    "newspaper": "article-newspaper",
    "blog": "post-weblog",
    "blog post": "post-weblog",
    "podcast": "broadcast",
    "tvbroadcast": "broadcast",
    "radiobroadcast": "broadcast",
    "forum post": "post",
    "presentation": "speech",
    "film": "motion_picture",
}

# The genre that an entry type says by itself.
GENRES = {
    "phdthesis": "Doctoral dissertation",
    "mastersthesis": "Master's thesis",
    "bathesis": "Bachelor's thesis",
}

# BibLaTeX's localisation keys in ``type``.
KINDS = {
    "phdthesis": "Doctoral dissertation",
    "mathesis": "Master's thesis",
    "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Computer software",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
}

NAMES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
    "origauthor": "original-author",
    "narrator": "narrator",
    "director": "director",
    "illustrator": "illustrator",
    "introduction": "",
    "foreword": "",
    "afterword": "",
}

# ``editora`` to ``editorc`` by their ``…type``.
EDITOR_ROLES = {
    "director": "director",
    "producer": "producer",
    "organizer": "organizer",
    "compiler": "compiler",
    "collaborator": "contributor",
    "redactor": "editor",
    "translator": "translator",
    "reviser": "contributor",
    "continuator": "contributor",
    "founder": "",
}

FIELDS = {
    "abstract": "abstract",
    "address": "publisher-place",
    "location": "publisher-place",
    "annote": "annote",
    "annotation": "annote",
    "chapter": "chapter-number",
    "doi": "DOI",
    "edition": "edition",
    "eid": "number",
    "articleno": "number",
    "article-number": "number",
    "isbn": "ISBN",
    "issn": "ISSN",
    "journal": "container-title",
    "journaltitle": "container-title",
    "fjournal": "container-title",
    "keywords": "keyword",
    "language": "language",
    "langid": "language",
    "library": "source",
    "medium": "medium",
    "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher",
    "origtitle": "original-title",
    "pages": "page",
    "pagetotal": "number-of-pages",
    "numpages": "number-of-pages",
    "part": "part-number",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "pubstate": "status",
    "series": "collection-title",
    "shortjournal": "container-title-short",
    "shorttitle": "title-short",
    "status": "status",
    "url": "URL",
    "venue": "event-place",
    "eventtitle": "event-title",
    "version": "version",
    "volume": "volume",
    "volumes": "number-of-volumes",
}

DATES = {
    "urldate": "accessed",
    "lastchecked": "accessed",
    "accessed": "accessed",
    "origdate": "original-date",
    "origyear": "original-date",
    "eventdate": "event-date",
}

# Fields that say nothing a reference prints, or that another field's reading uses.
_OTHER_WORDS = """
    addendum archiveprefix arxivid booksubtitle booktitle booktitleaddon collaborators
    contributor coden copyright crossref date day dateadded datemodified date-added
    date-modified editora editorb editorc editortype eissn entrysubtype entryset eprint
    eprintclass eprinttype extra file gender groups howpublished ids indextitle institution
    issue issuesubtitle issuetitle isrn iswc journalsubtitle journaltitleaddon keyword label
    lccn mainsubtitle maintitle maintitleaddon mendeley-groups mendeley-tags mesh month mrclass
    mrnumber note number options organization owner pagination primaryclass priority publisher
    related relatedtype review rights school shortauthor shorteditor shorthand shortseries
    sortkey sortname sorttitle sortyear subtitle subtitleaddon timestamp title titleaddon
    translated-title type xdata xref year zblnumber
"""
# First one that is there: who stands behind the work, by kind of entry.
PUBLISHERS = ("publisher", "school", "institution", "organization")

KNOWN = frozenset((*FIELDS, *NAMES, *DATES, *PUBLISHERS, *_OTHER_WORDS.split()))

# Fields in which backslashes and braces are not for print.
_VERBATIM_WORDS = """
    url doi eprint isbn issn pmid pmcid urldate file date
"""
VERBATIM = frozenset(_VERBATIM_WORDS.split())

# Fields that no reference prints; what is in them need not be LaTeX.
_UNPRINTED_WORDS = """
    abstract annotation annote extra keyword keywords mendeley-groups mendeley-tags mesh note owner
    review rights timestamp
"""
UNPRINTED = frozenset(_UNPRINTED_WORDS.split())

# A child of ``crossref`` takes the parent's title as the title of the book it is in.
PARENT_TITLES = {"title": "booktitle", "subtitle": "booksubtitle", "author": "bookauthor"}
# A volume takes the title of the work in several volumes as its main title.
TITLES_OF_SEVERAL = {
    "title": "maintitle",
    "subtitle": "mainsubtitle",
    "titleaddon": "maintitleaddon",
}
_NEVER_INHERITED_WORDS = """
    shorttitle sorttitle ids crossref xref xdata entryset label shorthand url doi abstract
    related relatedtype relatedstring
"""
NEVER_INHERITED = frozenset(_NEVER_INHERITED_WORDS.split())
ON_SITES = frozenset(
    ("online", "electronic", "www", "webpage", "website", "blog", "misc", "video", "audio", "movie")
)
ARTICLES = frozenset(("article", "magazine", "newspaper", "suppperiodical", "periodical"))
_IN_BOOKS_WORDS = """
    inbook incollection inproceedings conference inreference bookinbook suppbook
"""
IN_BOOKS = frozenset(_IN_BOOKS_WORDS.split())
