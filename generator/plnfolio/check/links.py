"""Where links lead, and what they say (WCAG 2.2, 2.4.4; APA 9.35)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from plnfolio.check.asking import Asked
from plnfolio.check.inline import CODE, Part
from plnfolio.check.lists import Pasted
from plnfolio.check.local import INSTEAD, is_local, local_in_text
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.signs import Signs
from plnfolio.check.text import Block, Text
from plnfolio.diagnostics import Span, in_short
from plnfolio.patterns import regex


class Link(NamedTuple):
    """An address in a text; where that stands is looked for when it is asked for."""

    target: str
    find: Callable[[], Span]

    @property
    def span(self) -> Span:
        """Where the link begins, or the address itself."""
        return self.find()


_HREF = regex(r"(?is)\b(?:href|src)\s*=\s*[\"']?(?P<target>[^\"'\s>]+)")


def links_of(text: Text) -> Iterator[Link]:
    """Every address that a reader can follow, however it is written."""
    for block, part in text.leading:
        yield Link(part.target, partial(block.place, part.start))
    for block in text.blocks if "<" in text.source else ():
        if "<" in block.raw and block.kind != "code":
            for found in _HREF.finditer(block.html):
                yield Link(found["target"], partial(block.place, found.start("target")))
    for one in text.definitions:
        yield Link(one.target, partial(text.span, one.line, 1))
    for call in text.calls:
        for option in call.options:
            if "/" in option.value or "\\" in option.value:
                yield Link(option.value, partial(text.option, option))
        if "/" in call.argument or "\\" in call.argument:
            place = call.place
            yield Link(call.argument.split()[0], partial(text.span, place.line, place.column))
    yield from _fields(text)


def _fields(text: Text) -> Iterator[Link]:
    """Addresses in the front matter of a text, and in the entries of a table."""
    if text.places is None:
        return
    for loc, span in text.places.spans.items():
        if not loc or not isinstance(loc[-1], str) or loc[-1] not in ("url", "file", "feed", "src"):
            continue
        line = text.lines[span.line - 1] if 0 < span.line <= len(text.lines) else ""
        value = line[max(span.column - 1, 0) :].strip().strip("\"'")
        if value:
            yield Link(value.split()[0].strip("\"',}]"), partial(_same, span))


def _same(span: Span) -> Span:
    return span


_GOOGLE = regex(
    r"(?i)https?://(?:docs\.google\.com/(?:a/[^/]+/)?(?:document|spreadsheets|presentation|forms)"
    r"(?:/u/\d+)?/d/(?!e/)[\w-]+(?:/edit\b|/?(?:[?#]|\Z))"
    r"|drive\.google\.com/(?:drive/(?:u/\d+/)?(?:folders/|my-drive)|file/d/[\w-]+/edit|open\?))"
)
_CANVA = regex(r"(?i)https?://(?:www\.)?canva\.com/design/[\w-]+/(?:[\w-]+/)?edit\b")
_SHAREPOINT = regex(
    r"(?i)https?://[\w-]+(?:-my)?\.sharepoint\.com/(?:\S*?personal/|:[a-z]:/[rgt]?/?\S*?personal/)"
    r"|https?://onedrive\.live\.com/(?:edit|redir)"
)
_COURSE = regex(
    r"(?i)https?://(?:[\w.-]+\.instructure\.com|canvas\.[\w.-]+\.edu|[\w.-]*canvas[\w.-]*)"
    r"/courses/\d+(?:/(?:assignments|discussion_topics|files|modules|pages|quizzes|grades|users"
    r"|announcements|external_tools|wiki)\b\S*|/?(?=[?#]|\Z))"
    r"|https?://[\w.-]+/(?:ultra/courses/_\d+|webapps/(?:blackboard|portal|assignment|discussionboard)/)"
    r"|https?://(?!(?:www\.|docs\.|download\.)?moodle\.\w+/|www\.d2l)"
    r"[\w.-]*(?:moodle|brightspace|d2l)[\w.-]*/(?:mod|course|d2l)/\S+"
    r"|https?://[\w.-]*(?:blackboard|bblearn)[\w.-]*/\S*course_id="
)
_OTHER = regex(
    r"(?i)https?://(?:www\.)?(?:notion\.so/(?:[\w-]+/)?[\w-]*[0-9a-f]{32}|app\.box\.com/(?:file|folder)/"
    r"|www\.dropbox\.com/(?:home|work)/|teams\.microsoft\.com/l/|mail\.google\.com/|outlook\.\w+\.com/mail)"
)


# One of these is in every address that any of them looks for.
_HOSTS = Signs(
    "google.com", "canva", "sharepoint.com", "onedrive.", "instructure.com", "ultra/courses",
    "webapps/", "moodle", "brightspace", "d2l", "blackboard", "bblearn", "notion.so", "app.box.com",
    "dropbox.com", "teams.microsoft.com", "outlook.",
)  # fmt: skip


def _unshared(text: Text, asked: Asked) -> Iterable[Found]:
    """A link to what may ask a reader to sign in."""
    if "://" not in text.source and "://" not in text.raw and not text.definitions:
        return
    links = list(links_of(text))
    if not _HOSTS.stand_in("\n".join([link.target for link in links]).casefold()):
        return
    for link in links:
        if what := _asks(link.target):
            message = f"{what[0]} may ask your reader to sign in"
            yield Found(link.span, message, what[1])


def _asks(target: str) -> tuple[str, str] | None:
    if "://" not in target:
        return None
    if _GOOGLE.match(target):
        return (
            "this address of Google",
            "share it with everybody who has the link, and use File > Share > Publish to web",
        )
    if _CANVA.match(target):
        return "this is where you edit in Canva, and", "use Share > Public view link"
    if _SHAREPOINT.match(target):
        return "this address in OneDrive or SharePoint", "share it with everybody, or add the file"
    if _COURSE.match(target):
        return "this page of a course", "take a picture of it, or say what it is; it closes one day"
    if _OTHER.match(target):
        return "this address", "share it with everybody who has the link, or add the file"
    return None


_PAGE = regex(
    r"(?i)https?://(?:drive\.google\.com/(?:file/d/|open\?)"
    r"|docs\.google\.com/(?:document|presentation|spreadsheets)/d/(?!\S*/(?:export|pub\b))"
    r"|photos\.(?:app\.goo\.gl|google\.com)/"
    r"|(?:www\.)?dropbox\.com/(?!\S*[?&](?:raw|dl)=1)"
    r"|(?:[\w-]+\.)?(?:wikimedia|wikipedia)\.org/wiki/(?:File|Datei|Archivo|Fichier|Image):"
    r"|(?:www\.)?flickr\.com/photos/|unsplash\.com/photos/|(?:www\.)?pexels\.com/[\w-]*/?photo/"
    r"|pixabay\.com/(?:photos|illustrations|vectors|images)/|(?:www\.)?canva\.com/design/"
    r"|(?:www\.)?imgur\.com/(?:a/|gallery/)?\w+/?(?:[?#]|\Z)|giphy\.com/gifs/|1drv\.ms/"
    r"|(?:www\.)?instagram\.com/p/|(?:www\.)?pinterest\.[a-z.]+/pin/)"
)
"""Pages that show a picture, of hosts whose pictures have other addresses."""


def _page(text: Text, asked: Asked) -> Iterable[Found]:
    """A picture whose address is that of a page around it."""
    for block, part in text.parts_of("picture"):
        if _PAGE.match(part.target):
            host = _HOST.match(part.target)
            where = host[1].removeprefix("www.") if host else "it"
            message = f"this address of {where} is a page around a picture, so none is shown"
            remedy = "save the picture beside your text: ![what it shows](picture.jpg)"
            yield Found(block.place(part.start), message, remedy)


# What is nearly a link is said to be that.
_HALF = regex(r"\][ \t\n]*\(\Z|\)\[\Z|\[[^\[\]()\n]+\(\Z|\][{\[]\Z|\[\[\Z")
_WEB = regex(r"(?i)(?:https?://|www\.)\S+")
_PATH = regex(r"(?i)(?:[a-z0-9][\w-]*\.)+[a-z]{2,}/\S+")
_HOST = regex(r"(?i)(?:https?://)?(?:[^/?#@]*@)?([^/?#:@]+)")
"""Who has a slip in an address has one that Python reads no parts of."""


def _bare(text: Text, asked: Asked) -> Iterable[Found]:
    """An address that readers see as text; those of a pasted list go with it."""
    pasted = Pasted(text)
    around: dict[str, tuple[int, int, int]] = {}
    for block, part in text.leading:
        if block.field and not text.is_read(block):
            continue
        start, end = part.words
        shown = block.raw[start:end].strip("<> ")
        if part.kind == "link" and _is_its_address(shown, part.target):
            yield _shown(block, part.start, shown)
        if part.kind in ("link", "picture"):
            around[part.kind] = id(block), *_hidden(part)
        if part.kind != "address" or any(
            own == id(block) and first <= part.start < last for own, first, last in around.values()
        ):
            continue
        if _HALF.search(block.raw, max(part.start - 60, 0), part.start):
            continue
        if _WEB.fullmatch(shown) and not pasted.holds(block, part.start):
            yield _shown(block, part.start, shown)


def _is_its_address(words: str, target: str) -> bool:
    """Whether the text of a link is its address without its beginning, and more than a name."""
    return _PATH.fullmatch(words) is not None and words.rstrip("/") in target


def _hidden(part: Part) -> tuple[int, int]:
    """Where nobody reads what is typed: the address of a link, and all of a picture."""
    return (part.words[1] if part.kind == "link" else part.start), part.end


def _shown(block: Block, start: int, shown: str) -> Found:
    message = f"readers see “{in_short(shown, 60)}” as text"
    if is_local(shown):
        return Found(block.place(start), message, INSTEAD)
    found = _HOST.match(shown)
    host = found[1].lower() if found else shown
    remedy = (
        f"link the words that say what it is: [{host.removeprefix('www.')}]({in_short(shown, 60)})"
    )
    return Found(block.place(start), message, remedy)


_SAYING_NOTHING = frozenset(
    word.strip()
    for word in """
    here, click here, click, this, this link, link, the link, read more, more, learn more, see more,
    see here, this page, this site, this website, page, website, go here, read, more info,
    more information, click this link, click this, follow this link, link here, read it here,
    aquí, haz clic aquí, clic aquí, pincha aquí, este enlace, enlace, leer más, más, ver más,
    aqui, clique aqui, este link, saiba mais, leia mais, qui, clicca qui, leggi tutto,
    per saperne di più,
    hier, hier klicken, klick hier, klicken sie hier, mehr, mehr lesen, weiterlesen, dieser link,
    ici, cliquez ici, clique ici, ce lien, lien, lire la suite, en savoir plus, plus
    """.split(",")
)
_SITES = frozenset(("homepage", "home page", "page", "site", "webpage", "website"))
"""Say where they lead with the words before them: “the Walking Club's [website]”."""
_WHOSE = regex(
    r"(?:\w['’]s?|(?<=[\w,] )(?!(?:An?|Her|His|Its|My|Our|See|That|The|Their|This|Your)\b)"
    r"[A-Z][\w&.-]+(?: (?:association|club|company|course|group|program|programme|project|school"
    r"|team))?)"
    r"[ \n]+[*_\x01]*\Z"
)
_FAR = 60
"""Signs before a link that are looked at for whose it is."""
_MARKS = re.compile(r"[\x01-\x06*_~]+")
_ANCHOR = regex(r"<a\s[^<>]*\bhref\b[^<>]*>(?P<words>[^<>]*)</a\s*>")
_LONGEST = 1000
"""Signs of a link's text, with what nobody reads of it, that may say nothing."""
_ENDS = " \t\n.,:;!?…»>→›<«←[]()"


def says_nothing(words: str) -> bool:
    """Whether the text of a link would say nothing of where it leads."""
    return _plain(words).casefold() in _SAYING_NOTHING


def _plain(words: str) -> str:
    return " ".join(_MARKS.sub("", words).split()).strip(_ENDS)


def _words(text: Text, asked: Asked) -> Iterable[Found]:
    """A link whose text says nothing of where it leads."""
    for block, part in text.parts_of("link"):
        start, end = part.words
        if end - start > _LONGEST or CODE in block.prose[start:end]:
            continue
        said = _plain(block.prose[start:end])
        if said.casefold() in _SITES and _WHOSE.search(
            block.prose, max(0, part.start - _FAR), part.start
        ):
            continue
        if said.casefold() in _SAYING_NOTHING:
            yield Found(block.place(part.start), *_says_nothing(said))
    for block in text.blocks if "<a" in text.source else ():
        for found in _ANCHOR.finditer(block.html) if "<a" in block.raw else ():
            said = " ".join(found["words"].split()).strip(_ENDS)
            if said.casefold() in _SAYING_NOTHING:
                yield Found(block.place(found.start()), *_says_nothing(said))


def _says_nothing(said: str) -> tuple[str, str]:
    message = f"the link “{said}” does not say where it leads"
    return message, "link the words that do: who made it, or what it is called"


TEXT_RULES: tuple[TextRule, ...] = (
    TextRule("local-link", "warning", local_in_text),
    TextRule("unshared-link", "warning", _unshared),
    TextRule("picture-page", "warning", _page),
    TextRule("bare-url-text", "hint", _bare),
    TextRule("link-text", "warning", _words),
)
SITE_RULES: tuple[SiteRule, ...] = ()
