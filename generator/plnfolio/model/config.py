"""What an author may write in ``site.yaml``."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from plnfolio.model.authored import AuthorModel
from plnfolio.model.citation import STYLE
from plnfolio.model.oldaddress import old_address
from plnfolio.model.standard import Standard
from plnfolio.model.webaddress import ADDRESS, BASE, MAILBOX, WHOLE, bare_site, is_start, slip


def _only(field: str, model: type[AuthorModel]) -> BeforeValidator:
    """Let a plain string stand for a mapping with that one field."""
    return BeforeValidator(
        lambda value: {field: value} if isinstance(value, str) else value,
        json_schema_input_type=str | model,
    )


def _harmless(address: str) -> str:
    """Refuse addresses that run a program or hold a page, which no author means."""
    scheme, colon, _ = address.partition(":")
    if colon and scheme.casefold() in ("javascript", "vbscript", "data"):
        raise ValueError(WHOLE)
    return address


def _reachable(address: str) -> str:
    """Refuse what readers cannot open; say what was meant where it can be told."""
    found = slip(address) if address else None
    meant = (found and found.meant) or bare_site(address)
    if meant:
        raise ValueError(f"write {meant}")
    if found and found.local:
        raise PydanticCustomError("local_link", "{said}", {"said": found.said})
    if found:
        raise ValueError(f"it {found.said}; {WHOLE}")
    if address and not ADDRESS.fullmatch(address):
        raise ValueError(WHOLE)
    return address


def base_address(address: str) -> str:
    """The address of a site, without a slash at its end; ValueError says what to write instead.

    One on the author's own computer may be tried out.
    """
    found = slip(address) if address else None
    meant = (found and found.meant) or bare_site(address)
    if meant.startswith("http"):
        raise ValueError(f"write {meant}")
    if address and not (re.fullmatch(BASE, address) and is_start(address)):
        raise ValueError(WHOLE)
    return address.rstrip("/")


def _mailbox(address: str) -> str:
    if not address or MAILBOX.fullmatch(address):
        return address
    found = slip(address if address.lower().startswith("mail") else f"mailto:{address}")
    meant = (found.meant if found else address).removeprefix("mailto:")
    meant = meant if MAILBOX.fullmatch(meant) else ""
    raise ValueError(f"write {meant or 'an address for mail: ada@example.org'}")


# Spelled out, because editors check it too, and not every JavaScript knows (?i: … ).
_ADDRESS = r"^(([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:)\S+)?$"
WebAddress = Annotated[
    str, AfterValidator(_reachable), Field(json_schema_extra={"pattern": _ADDRESS})
]
"""An address that a browser opens: of the web, or of a mailbox."""


class Author(AuthorModel):
    """Whose portfolio it is; a plain string is a name.

    ``family`` and ``given`` say how the author is cited, where the last word of the name is not
    the family name.
    """

    name: str = Field(min_length=1, description="Your name, as it stands on every page.")
    family: str = Field(default="", description="Your family name, as you are cited.")
    given: str = Field(default="", description="Your given names, as you are cited.")
    email: Annotated[str, AfterValidator(_mailbox)] = Field(
        default="", description="An address for mail, shown on every page."
    )
    url: WebAddress = Field(default="", description="Your own page elsewhere.")
    bio: str = Field(default="", description="A sentence or two on who you are.")
    role: str = Field(default="", description="What you are, in a few words: Learning designer.")
    portrait: str = Field(
        default="", description="A picture of you for the first page, beside site.yaml: ada.jpg."
    )


class Licence(AuthorModel):
    """Under which terms others may use the texts; a plain string is a name."""

    name: str = Field(min_length=1, description="The licence’s name: CC BY 4.0.")
    url: WebAddress = Field(default="", description="Where its terms can be read.")


class Logo(AuthorModel):
    """A picture for the head of every page; a plain string is its file."""

    src: str = Field(min_length=1, description="The picture’s file, beside site.yaml: logo.svg.")
    alt: str = Field(
        default="", description="What it shows or says; leave it out if it only decorates."
    )
    replaces_title: bool = Field(
        default=False, description="Whether it holds the site’s title, so that only it is shown."
    )


class Print(AuthorModel):
    """What a page has on paper beside its text and its address."""

    qr: bool = Field(
        default=False, description="Whether a QR code of its address stands under a printed page."
    )


class Publishing(AuthorModel):
    """Where ``plnfolio publish`` puts the site, and nothing secret; a plain string is the host."""

    to: Literal["netlify", "github", "zip"] = Field(
        description="Where the site is published: netlify, github, or zip, a file for any host."
    )
    site: str = Field(
        default="", description="Your site at Netlify: its id, or its address ada.netlify.app."
    )
    repository: str = Field(
        default="",
        description="Your repository at GitHub, ada/notes, where git does not know it already.",
    )


class Course(AuthorModel):
    """A course that texts were made for; a plain string is its title."""

    title: str = Field(default="", description="What the course is called.")
    institution: str = Field(default="", description="The school or university that offers it.")
    instructor: str = Field(default="", description="Who teaches it.")
    term: str = Field(default="", description="When it was taken: Spring 2026.")


class MenuItem(AuthorModel):
    """An entry of the menu: ``to`` is a source file, a site path or a foreign address."""

    title: str = Field(min_length=1, description="What the entry is called.")
    to: Annotated[str, Field(min_length=1), AfterValidator(_harmless)] = Field(
        description="Where it leads: pages/about.md, /posts/ or https://example.org."
    )


def _scalars(value: Any) -> Any:
    """Words that mean a number or yes and no, by YAML 1.2's core schema (§10.3.2).

    Reading leaves every scalar as text, for the field's own type to decide; a theme's options
    have no type here.
    """
    if isinstance(value, dict):
        return {key: _scalars(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_scalars(item) for item in value]
    if not isinstance(value, str):
        return value
    if value.lower() in ("true", "false"):
        return value.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", value):
        return int(value)
    if re.fullmatch(r"[-+]?[0-9]*\.[0-9]+", value):
        return float(value)
    return value


Scalar = Annotated[bool | int | float | str, BeforeValidator(_scalars)]
"""A word that may mean a number, or yes and no."""


def downloadable(value: Any) -> Any:
    """``downloads: pdf, epub`` is as good as a list, in capitals or not."""
    if isinstance(value, str):
        value = [one for part in value.split(",") if (one := part.strip())]
    if isinstance(value, list):
        return [one.lower() if isinstance(one, str) else one for one in value]
    return value


Downloads = Annotated[
    tuple[Literal["pdf", "epub"], ...],
    BeforeValidator(downloadable, json_schema_input_type=str | tuple[Literal["pdf", "epub"], ...]),
]
"""The files that a text is offered as."""


def _old_address(written: str) -> str:
    old_address(written)  # or ValueError, which says what to write
    return written


def _one_alone(value: Any) -> Any:
    return [value] if isinstance(value, str) and value else value


OldAddresses = Annotated[
    tuple[Annotated[str, AfterValidator(_old_address)], ...],
    BeforeValidator(_one_alone, json_schema_input_type=str | tuple[str, ...]),
]
"""Addresses of pages that were; a single one needs no list."""


Section = Literal["author", "text", "work", "network", "posts"]
"""A part of the first page."""

SECTIONS: tuple[Section, ...] = get_args(Section)
"""All of them, as they stand unless the author orders them."""


class SiteConfig(AuthorModel):
    """``site.yaml``. ``timezone`` (IANA) says when a calendar day begins for the author."""

    title: str = Field(min_length=1, description="What the site is called.")
    author: Annotated[Author, _only("name", Author)] = Field(
        description="Whose portfolio it is: a name, or name, email, url and bio."
    )
    base_url: Annotated[str, AfterValidator(base_address)] = Field(
        default="",
        json_schema_extra={"pattern": BASE},
        description="The site’s address, for feeds and search engines: https://ada.netlify.app.",
    )
    description: str = Field(default="", description="One sentence on the site.")
    language: str = Field(
        default="en",
        pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        description="The language you write in: en, es, ar, pt-BR.",
    )
    timezone: str = Field(
        default="", description="Where your days begin: America/Chicago, Europe/Berlin."
    )
    theme: str = Field(default="folio", description="How the site looks: folio, paper or base.")
    style: str = Field(default=STYLE, description="How works are cited: apa, which is APA 7.")
    options: Annotated[dict[str, Any], BeforeValidator(_scalars)] = Field(
        default_factory=dict, description="Options of the theme."
    )
    affiliation: str = Field(
        default="", description="Your department and school, for the title page of a paper."
    )
    instructor: str = Field(
        default="", description="To whom your texts are handed in, where nothing else says it."
    )
    courses: dict[str, Annotated[Course, _only("title", Course)]] = Field(
        default_factory=dict,
        description="Your courses by their codes, with title, institution, instructor and term.",
    )
    downloads: Downloads = Field(
        default=(),
        description="As which files your posts and artifacts can be downloaded: [pdf, epub].",
    )
    menu: tuple[MenuItem, ...] = Field(
        default=(), description="The main menu; without it the site makes its own."
    )
    standards: Annotated[
        tuple[str | Standard, ...],
        BeforeValidator(_one_alone, json_schema_input_type=str | tuple[str | Standard, ...]),
    ] = Field(
        default=(),
        description="What your work is evidence for: aect-2012, iste-educators, atd-capability, "
        "a file of your own, or standards with id and title.",
    )
    licence: Annotated[Licence, _only("name", Licence)] | None = Field(
        default=None, description="Under which terms others may use your texts."
    )
    logo: Annotated[Logo, _only("src", Logo)] | None = Field(
        default=None, description="A picture for the head of every page: logo.svg."
    )
    footer: str = Field(
        default="", description="Lines for the foot of every page, with links and emphasis."
    )
    print: Print = Field(default_factory=Print, description="What your pages have on paper.")
    publish: Annotated[Publishing, _only("to", Publishing)] | None = Field(
        default=None, description="Where plnfolio publish puts the site: netlify, github or zip."
    )
    check: dict[str, Literal["error", "warning", "hint", "off"]] = Field(
        default_factory=dict,
        description="How heavy each finding of plnfolio check weighs: {bare-url-text: off}.",
    )
    featured: tuple[str, ...] = Field(
        default=(),
        description="The work that the first page shows: [artifacts/card, posts/my-post.md].",
    )
    home: tuple[Section, ...] = Field(
        default=SECTIONS,
        description="What the first page has, in this order: who you are (author), its own text,"
        " selected work, your network, your posts.",
    )
    gone: OldAddresses = Field(
        default=(), description="Addresses whose pages you have taken away: [/posts/my-post/]."
    )
    recent: int = Field(
        default=5, ge=1, le=50, description="How many posts stand under “Recent posts”."
    )
