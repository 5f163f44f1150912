"""The lists that exports for an LMS have of their files, and the page that each names.

SCORM 1.2 and 2004 (CAM 3.4: ``imsmanifest.xml``), xAPI (``tincan.xml``) and cmi5 (``cmi5.xml``).
They are read without their entities, which could be a book of a line each, or a file of the disk.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LISTS = ("imsmanifest.xml", "tincan.xml", "cmi5.xml")

_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def launch(name: str, data: bytes) -> tuple[str, str]:
    """The page that the list ``name`` says a course opens with, and what goes behind its address.

    Both are empty where it says nothing that can be read.
    """
    root = _parsed(data)
    if root is None:
        return "", ""
    match posixpath.basename(name).lower():
        case "imsmanifest.xml":
            address = _of_first_item(root) or _of_resource(root)
        case "tincan.xml":
            address = next((_text(one) for one in _all(root, "launch")), "")
        case _:
            address = next((_text(one) for one in _all(root, "url")), "")
    return _split(address)


def _parsed(data: bytes) -> Element | None:
    from plnfolio.xml_tree import NoXmlError, xml_tree  # noqa: PLC0415 - seldom needed

    try:
        return xml_tree(data)
    except NoXmlError:
        return None


def _of_first_item(root: Element) -> str:
    """The page of the first item that has one, in the organization that is the usual one."""
    every = [one for part in _own(root, "organizations") for one in _own(part, "organization")]
    usual = {part.get("default") for part in _own(root, "organizations")} - {None}
    every.sort(key=lambda one: one.get("identifier") not in usual)
    pages = _pages(root)
    for organization in every:
        for item in _all(organization, "item"):
            if page := pages.get(item.get("identifierref", "")):
                return _with(page, item.get("parameters", ""))
    return ""


def _of_resource(root: Element) -> str:
    """The page of the first resource that has one, where no item names any."""
    return next(iter(_pages(root).values()), "")


def _pages(root: Element) -> Mapping[str, str]:
    """The address of each resource that has one, by its identifier."""
    found: dict[str, str] = {}
    for part in _own(root, "resources"):
        for number, resource in enumerate(_own(part, "resource")):
            base = "".join(one.get(_BASE, "") for one in (root, part, resource))
            if href := resource.get("href", "").strip():
                found.setdefault(resource.get("identifier", f"#{number}"), urljoin(base, href))
    return found


def _with(page: str, parameters: str) -> str:
    """An address with the parameters of an item (SCORM 2004, CAM 3.4.1.5.1)."""
    parameters = parameters.strip().lstrip("?&")
    if not parameters or (parameters[0] == "#" and "#" in page):
        return page
    if parameters[0] == "#":
        return page + parameters
    return f"{page}{'&' if '?' in page else '?'}{parameters}"


def _split(address: str) -> tuple[str, str]:
    """An address as the path of a file in the folder, and what follows that."""
    ends = [at for sign in "?#" if (at := address.find(sign)) >= 0]
    end = min(ends, default=len(address))
    path = unquote(address[:end].strip()).replace("\\", "/")
    if not path or ":" in path or path.startswith("/"):
        return "", ""
    path = posixpath.normpath(path)
    rest = quote(address[end:].strip(), safe="?#&=%/:;,+@!$'()*~-._[]")
    return ("", "") if path.startswith("..") else (path, rest)


def _own(parent: Element, name: str) -> Iterator[Element]:
    return (one for one in parent if _name(one) == name)


def _all(parent: Element, name: str) -> Iterator[Element]:
    return (one for one in parent.iter() if _name(one) == name)


def _name(one: Element) -> str:
    return one.tag.rpartition("}")[2].lower() if isinstance(one.tag, str) else ""


def _text(one: Element) -> str:
    return (one.text or "").strip()
