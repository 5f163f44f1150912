"""Articles in periodicals: “Title [Kind]. *Journal*, *12*(3), 4–9” (APA 10.1, 10.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plnfolio.patterns import regex
from plnfolio.read.references import newspapers
from plnfolio.reprint import kinds
from plnfolio.reprint.beside import kept_back, read_parenthesis
from plnfolio.reprint.candidate import Candidate, Fields, Known, described, published
from plnfolio.reprint.cuts import MOST, Beside, beside, cuts, sentences, unstopped
from plnfolio.reprint.people import natural
from plnfolio.reprint.slanted import Slanted

_DASH = r"\s*[-–—−]+\s*"
_PAGE = r"(?:[A-Za-z]{0,3}\d[\d.,]*\d[A-Za-z]?|[A-Za-z]{0,3}\d[A-Za-z]?|[ivxlc]+)"
_PAGES = rf"{_PAGE}(?:{_DASH}{_PAGE})?(?:,\s*{_PAGE}(?:{_DASH}{_PAGE})?)*\+?"
_VOLUME = rf"(?:\d[\w./]*(?:{_DASH}\d+)?|[IVXLC]+\b|[B-DF-Z][A-Z]{{0,2}}\d+)"
_LABEL = r"(?:pp?\.?\s*)?"
_PLACED = rf"(?P<p>{_PAGES}|Article .+)"
_ISSUE = r"(?:[,.;:]?\s*\(?(?:No|Nr|Iss(?:ue)?|Number)\b\.?\s*(?P<i>[\w/–-]+)\)?)"
_PAGED = rf"(?:\s*[,.;:]\s*(?:pp?\.?|pages?)?\s*{_PLACED})"
_SHAPES = (
    # 12(3), 4–9 · (249), 30–33 · 12(3), Article e12 · 12(3): 4–9
    rf",?\s*(?P<v>{_VOLUME})?\s*\((?P<i>[^()]+)\)(?:\s*[,:;]\s*{_LABEL}{_PLACED})?",
    # Vol. 12, No. 3, pp. 4–9
    rf"[,.;]?\s*\(?Vol(?:ume|\.)?\s*(?P<v>{_VOLUME})\)?{_ISSUE}?{_PAGED}?",
    # 12, no. 3, 4–9
    rf",\s*(?P<v>{_VOLUME})\s*{_ISSUE}{_PAGED}?",
    # 12:3, 4–9 · 12.3, 4–9
    rf",?\s+(?P<v>\d+)[:.](?P<i>\d+)\s*[,:;]\s*{_LABEL}(?P<p>{_PAGES})",
    # 12, 4–9 · 12: 4–9 · 12, Article 5
    rf",\s*(?P<v>{_VOLUME})\s*[,:;]\s*{_LABEL}(?P<p>{_PAGES}|Article .+)",
    rf",\s*(?:pp?\.\s*)(?P<p>{_PAGES})(?P<v>)",
    rf",\s*(?P<p>Article .+|[A-Za-z]?\d+{_DASH}[A-Za-z]?\d+|[A-Z]\d+(?:,\s*[A-Z]\d+)*)(?P<v>)",
    rf",\s*(?P<v>{_VOLUME})(?P<p>)",
)
_TAILS = tuple(regex(rf"^(?P<name>.+?){shape}$", re.IGNORECASE) for shape in _SHAPES)
# “Title of an article, Name of a Journal, 26(2), 43–71”.
_COMMAS = regex(r"^(?P<title>.+[^.?!]), (?=[A-Z][^,:]+(?:, [A-Z]+)?,? \d+ ?(?:\(|, (?:no|\d)))")
_NO_NAME = regex(r"^(?:(?:In|On(?! the\b))[\s:]|[(\[])|[)\]]$")
_REVIEW = regex(
    r"Review [Oo]f (?:[Tt]he )?(?P<kind>(?:[a-z-]+ |Book |Film ){0,3}?)(?!Book |Film )"
    r"(?=[“\"‘A-Z])"
)
_STATUS = regex(r"^(?:Advance(?:d)? online publication|Online first|Online ahead of print)$", re.I)


def located(source: Slanted) -> tuple[Slanted, Fields] | None:
    """The periodical’s name, and volume, issue and pages; None where none of these is there."""
    text = source.text
    for tail in _TAILS:
        found = tail.match(text)
        if not found:
            continue
        name = source[: found.end("name")].strip(" ,")
        fields = {
            key: value
            for key, value in (
                ("volume", found["v"]),
                ("issue", found.groupdict().get("i")),
                ("page", found["p"]),
            )
            if value and value.strip()
        }
        if not fields or not re.search(r"[^\W\d_]{2}", name.text):
            continue
        if fields.get("page", "").lower().startswith("article "):
            fields["number"] = fields.pop("page")[8:].strip()
        elif re.fullmatch(r"e\d+", fields.get("page", "")):
            fields["number"] = fields.pop("page")
        if "page" in fields:
            fields["page"] = re.sub(_DASH, "–", fields["page"])
        return name, fields
    return None


def read(body: Slanted, known: Known) -> Iterator[Candidate]:
    """Every place where a periodical may begin, the last first."""
    found = cuts(body.text)[-MOST:]
    likely = 6.0
    for cut in reversed(found):
        title, source = body[: cut.end], body[cut.begins :]
        yield from _at(title, source, known, likely if cut.sure else likely - 2)
        likely -= 0.7
    listed = _COMMAS.match(body.text)
    if listed:
        cut_at = listed.end("title")
        yield from _at(body[:cut_at], body[cut_at + 2 :], known, 2.0)


def _at(title: Slanted, source: Slanted, known: Known, likely: float) -> Iterator[Candidate]:
    fields: Fields = {}
    said = unstopped(source)
    parts = sentences(source)
    if len(parts) > 1 and _STATUS.match(parts[-1].text):
        fields["status"] = parts[-1].text
        said = unstopped(source[: source.text.rindex(parts[-1].text)])
    where = located(said)
    name, places = where if where else (said, {})
    if len(name.text) > 130 or not re.search(r"[^\W\d_]", name.text) or _NO_NAME.search(name.text):
        return
    if where is None and not _may_be_periodical(name):
        return
    if "publisher-place" in published(name.text):
        return
    fields |= places
    fields["container-title"] = name.text
    likely -= 2.5 if any(cut.sure for cut in cuts(name.text)) else 0
    for apart in beside(title, 2):
        if (paged := _by_pages(fields, known)) is not None:
            yield from _typed(apart, paged, known, likely + 0.5 - kept_back(apart))
        yield from _typed(apart, fields, known, likely - kept_back(apart))


def _by_pages(places: Fields, known: Known) -> Fields | None:
    """Newspapers have their day and pages, and no volume: “*The Guardian*, 4”, “B4, B6”."""
    volume = str(places.get("volume", ""))
    daily = len(known.day) > 2 and not places.keys() & {"issue", "number"}
    if not (volume and daily) or ("page" in places and volume.isdigit()):
        return None
    pages = ", ".join(str(places[key]) for key in ("volume", "page") if key in places)
    return {**{key: said for key, said in places.items() if key != "volume"}, "page": pages}


def _may_be_periodical(name: Slanted) -> bool:
    """Without volume or pages a name is one sentence, and italic where anything is."""
    return "i" not in name.slant or name.share > 0.8


def _typed(apart: Beside, places: Fields, known: Known, likely: float) -> Iterator[Candidate]:
    fields: Fields = {"title": apart.title.tagged(italic=False), **places}
    name = str(places["container-title"])
    kind = _kind(name, places, known)
    month = bool(places.get("volume")) and len(known.day) == 2
    guessed: tuple[str, ...] = ("type",) if month and kinds.is_scholarly(name) else ()
    numbered = bool(places.keys() & {"volume", "issue", "page", "number"})
    if not numbered and kind not in ("article-newspaper", "article-magazine"):
        staged = "status" in places or "status" in known.fields
        likely -= 0 if staged or kinds.is_scholarly(name) else 1.5
        likely -= 0 if staged or "DOI" in known.fields or len(known.day) > 1 else 1.5
        likely -= 3 if "editor" in known.roles else 1.5 if kinds.is_agency(name) else 0
        likely += 1.2 if _is_dated_address(known, agency=kinds.is_agency(name)) else 0
        guessed = ("type",)
    if apart.parentheses and not all(
        read_parenthesis(inner.text, fields) for inner in apart.parentheses
    ):
        likely -= 2
    for said in apart.brackets:
        review = _review(said, fields)
        what = "review" if review else kinds.of_bracket(said.text)[0]
        if review:
            kind = review
        elif what == "interview":
            kind = "interview"
            if said.text.lower() != "interview":
                described("genre", said.text, fields)
        elif what in ("periodical", ""):
            if what == "" or said is not apart.brackets[-1]:
                # Words of no kind behind a title in another language are its translation.
                fields["translated-title"] = said.text
                likely -= 0 if "DOI" in known.fields or numbered else 1
            else:
                described("genre", said.tagged(italic=False), fields)
        else:
            likely -= 3
            described("genre", said.text, fields)
    likely += 1 if len(apart.brackets) + len(apart.parentheses) else 0
    yield Candidate({"type": kind, **fields}, likely, guessed)


def _is_dated_address(known: Known, *, agency: bool) -> bool:
    """Blogs and news have the day in their addresses, or say what they are."""
    dated = re.search(r"/(?:19|20)\d\d/\d\d/", known.url)
    return len(known.day) > 2 and bool(dated or kinds.is_blog(known.url)) and not agency


def _kind(name: str, places: Fields, known: Known) -> str:
    """Journals have volumes; what is dated to the day is a magazine, a newspaper or a blog."""
    dated = len(known.day) > 1 or "season" in (known.fields.get("issued") or {})
    listed = newspapers.kind(name, numbered=bool(places.get("volume")))
    if listed and (dated or not places.get("volume")):
        return listed
    if not dated:
        return "article-journal"
    if places.get("volume") or places.get("issue"):
        return "article-magazine" if places.get("volume") else "article-journal"
    if places.get("page"):
        return "article-newspaper"
    return "post-weblog" if known.url else "article-magazine"


def _review(said: Slanted, fields: Fields) -> str:
    """“[Review of the book *Title*, by M. Yousafzai]” (APA 10.7)."""
    text = said.text
    if not text.lower().startswith("review of"):
        return ""
    rest, makers = said, ""
    by = re.search(r"[,”\"]?,? by (?P<by>[^,]+(?:,? (?:&|and) .+|, .+)?)$", text)
    if by:
        rest, makers = said[: by.start()], by["by"]
    lead = _REVIEW.match(rest.text)
    kind = lead["kind"].strip().lower() if lead else ""
    if "i" in said.slant:
        begins = said.slant.index("i")
        kind = re.sub(r"^Review of (?:the )?", "", rest.text[:begins], flags=re.I).strip()
        about = rest[begins:]
    else:
        about = rest[lead.end() :] if lead else rest[len("Review of ") :]
    title = about.strip(' ,“”"‘’')
    fields["reviewed-title"] = title.tagged(italic=bool("i" in said.slant))
    if makers:
        fields["reviewed-author"] = _makers(makers)
    if kind == "book":
        return "review-book"
    if kind:
        fields["reviewed-genre"] = kind
    return "review"


def _makers(text: str) -> list[dict[str, str]]:
    role = re.search(r", (Dirs?\.|(?:Writer|Director|Producer)\b.*)$", text)
    people = natural(text[: role.start()] if role else text)
    named = [one.name for one in people] or [{"literal": text}]
    if role and not role[1].startswith("Dir"):
        named[-1] = {**named[-1], "suffix": role[1]}
    return named
