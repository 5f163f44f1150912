"""A preprint by its number, as arXiv has it (info.arxiv.org/help/api, in Atom)."""

from __future__ import annotations

from urllib.parse import quote
from xml.etree.ElementTree import Element

from plnfolio.lookup.fetching import ARXIV, get, nonsense
from plnfolio.lookup.found import Found, UnknownWorkError
from plnfolio.lookup.people import person
from plnfolio.xml_tree import NoXmlError, xml_tree

_ATOM = "{http://www.w3.org/2005/Atom}"
_OURS = "{http://arxiv.org/schemas/atom}"


def by_arxiv(number: str) -> Found:
    """The preprint with a number, as APA lists one (10.8)."""
    address = f"{ARXIV.base}/api/query?id_list={quote(number, safe='/')}&max_results=1"
    answer, _ = get(address, ARXIV.name, "application/atom+xml")
    try:
        root = xml_tree(answer.body)
    except NoXmlError as error:
        raise nonsense(ARXIV.name) from error
    if root.tag != f"{_ATOM}feed":
        raise nonsense(ARXIV.name)
    entry = root.find(f"{_ATOM}entry")
    # What it does not know it answers with an entry that is called “Error”.
    if entry is None or not _text(entry, "published"):
        raise UnknownWorkError(
            f"arXiv knows no paper with the number {number}",
            "compare it with the address of the paper",
        )
    return _preprint(number, entry)


def _preprint(number: str, entry: Element) -> Found:
    names = [
        name
        for author in entry.findall(f"{_ATOM}author")
        if (name := person(_text(author, "name"), sure=True))
    ]
    item: dict[str, object] = {
        "type": "article",
        "author": names,
        "issued": {"date-parts": [[int(_text(entry, "published")[:4])]]}
        if _text(entry, "published")[:4].isdigit()
        else {},
        "title": _text(entry, "title"),
        "publisher": "arXiv",
        "DOI": f"10.48550/arXiv.{number}",
    }
    notes = []
    if doi := " ".join((entry.findtext(f"{_OURS}doi") or "").split()):
        notes.append(f"it has appeared since: plnfolio cite add {doi} is what to cite then")
    return Found(item, tuple(notes))


def _text(element: Element, name: str) -> str:
    return " ".join((element.findtext(f"{_ATOM}{name}") or "").split())
