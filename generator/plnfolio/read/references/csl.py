"""One CSL-JSON item made regular: where any format's entry becomes a `Reference`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plnfolio.diagnostics import Problem, Severity, Span, did_you_mean
from plnfolio.model.reference import Date, Name, Reference
from plnfolio.read.references import capitals, identifiers, pages, values, variables
from plnfolio.read.references.dates import NONE, STATUSES, read_date
from plnfolio.read.references.groups import is_group
from plnfolio.read.references.markup import bare, plain, rich
from plnfolio.read.references.names import IGNORED_KEYS, KNOWN_KEYS, OTHERS, read_name
from plnfolio.read.references.note import lifted

# Where “e0193972” among the pages is the article's number (APA 9.27).
_ARTICLES = frozenset(("article-journal", "article-magazine", "article", "paper-conference"))


@dataclass
class _Item:
    """An item on its way to a `Reference`: what is read so far, and where problems go."""

    span: Span
    places: Mapping[str, Span]
    problems: list[Problem]
    id: str = ""
    type: str = "document"
    names: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: dict[str, Date] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)

    def report(
        self, code: str, message: str, remedy: str, key: str = "", severity: Severity = "error"
    ) -> None:
        work = f"in the reference “{self.id}”, " if self.id else ""
        place = self.places.get(key, self.span)
        self.problems.append(Problem(code, work + message, place, remedy, severity))


def from_csl(
    item: Mapping[str, object],
    span: Span | None,
    problems: list[Problem],
    places: Mapping[str, Span] | None = None,
) -> Reference | None:
    """A CSL-JSON item as a `Reference`; None without an id.

    ``places`` says where each field stands, for problems. Codes: `reference-no-id`,
    `reference-type`, `reference-field`, `reference-date`, `reference-name`.
    """
    made = _Item(span or Span(""), places or {}, problems)
    made.id = _scalar(item.get("id")) or _scalar(item.get("citation-key"))
    if not made.id:
        made.report(
            "reference-no-id",
            "this reference has no id, so no post can cite it",
            "give it a short one, such as “id: kennedy2018”, and cite it as @kennedy2018",
        )
        return None
    item = lifted(_flattened(item))
    _read_type(made, item.get("type"))
    for key, value in item.items():
        if key not in ("id", "type") and value not in (None, "", [], {}):
            _read_field(made, key, value)
    _settle(made)
    return Reference(made.id, made.type, made.names, made.dates, made.fields, span)


def _scalar(value: object) -> str:
    """Text or a number as text; nothing for anything else."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return plain(str(value))


def _flattened(item: Mapping[str, object]) -> dict[str, object]:
    """Crossref's lists of titles as text, and its subtitle behind its title."""
    made = {
        key: value[0]
        if isinstance(value, list) and value and variables.variable(str(key)) in variables.FIELDS
        else value
        for key, value in ((str(key), value) for key, value in item.items())
    }
    subtitle = made.get("subtitle")
    if isinstance(subtitle, list) and subtitle:
        subtitle = subtitle[0]
    title = made.get("title")
    if isinstance(subtitle, str) and isinstance(title, str) and subtitle not in title:
        made["title"] = f"{title}: {subtitle}"
        del made["subtitle"]
    return made


def _read_type(made: _Item, value: object) -> None:
    word = _scalar(value)
    made.type = variables.item_type(word) or "document"
    if not word:
        made.report(
            "reference-type",
            "it is not said what kind of work this is",
            "add “type:” with a word such as article-journal, book, chapter, report or webpage",
        )
    elif not variables.item_type(word):
        known = did_you_mean(word, variables.TYPES)
        made.report(
            "reference-type",
            f"“{word}” is no type of work",
            known or "use one of CSL's: article-journal, book, chapter, report, thesis, webpage …",
            "type",
        )


def _read_field(made: _Item, key: str, value: object) -> None:
    name = variables.variable(key)
    if name in variables.NAMES:
        _read_names(made, key, name, value)
    elif name in variables.DATES:
        _read_date(made, key, name, value)
    elif name:
        _read_text(made, key, name, value)
    elif key.lower() not in variables.IGNORED and not key.startswith(("_", "x-")):
        hint = variables.HINTS.get(variables.folded(key))
        made.report(
            "reference-field",
            f"there is no field “{key}”",
            f"did you mean “{hint}”?"
            if hint
            else did_you_mean(key, variables.VARIABLES) or "the field is left out",
            key,
            "warning",
        )


def _read_names(made: _Item, key: str, name: str, value: object) -> None:
    found: list[Name] = []
    for one in value if isinstance(value, list) else [value]:
        read = read_name(one)
        if read is None:
            if one not in (None, "", {}, {"family": "", "given": ""}) and not _is_blank(one):
                made.report(
                    "reference-name",
                    f"this is no name in “{key}”",
                    "write each name with “family:” and “given:”, or with “literal:” for a group",
                    key,
                )
            continue
        if isinstance(one, str) and "," not in one and " " in one and not is_group(one):
            made.report(
                "reference-name",
                f"it cannot be told which part of “{plain(one)}” is the family name",
                f"write “{_guess(plain(one))}”, or “literal: {plain(one)}” for a group",
                key,
            )
        if isinstance(one, Mapping):
            _check_keys(made, key, one)
        if read == OTHERS:
            made.report(
                "reference-name",
                f"the export left out some of the names in “{key}”",
                "add them from the work itself: an APA list names up to 20 authors",
                key,
                "warning",
            )
        if read not in found:
            found.append(read)
    if found:
        made.names[name] = (*made.names.get(name, ()), *found)


def _is_blank(value: object) -> bool:
    return isinstance(value, Mapping) and not any(value.get(key) for key in KNOWN_KEYS)


def _guess(text: str) -> str:
    given, _, family = text.rpartition(" ")
    return f"{family}, {given}"


def _check_keys(made: _Item, key: str, name: Mapping[object, object]) -> None:
    for part in name:
        word = str(part).lower()
        if word not in KNOWN_KEYS and word not in IGNORED_KEYS and not word.startswith("_"):
            made.report(
                "reference-name",
                f"a name in “{key}” has no part “{part}”",
                did_you_mean(word, KNOWN_KEYS) or "its parts are family, given, suffix and literal",
                key,
                "warning",
            )


def _read_date(made: _Item, key: str, name: str, value: object) -> None:
    read = read_date(value)
    if read is None:
        shown = value if isinstance(value, (str, int, float)) else ""
        made.report(
            "reference-date",
            f"the date “{plain(str(shown))}” in “{key}” cannot be read"
            if shown
            else f"the date in “{key}” cannot be read",
            "write it as year-month-day (2018-03-03, 2018-03 or 2018), or as "
            "“literal:” with the words to print",
            key,
        )
    elif read.literal in STATUSES.values() and name == "issued":
        made.fields.setdefault("status", read.literal)
    elif read != NONE:
        made.dates[name] = read


def _read_text(made: _Item, key: str, name: str, value: object) -> None:
    if isinstance(value, (Mapping, list, bool)):
        made.report(
            "reference-field",
            f"“{key}” takes text, and this is none",
            "write the text on one line, in quotation marks if it holds “: ”",
            key,
        )
        return
    text = rich(str(value)) if name in variables.RICH else plain(str(value))
    text = values.field(name, text, made.type)
    if name in variables.TITLES:
        text = _title(made, key, values.title(text))
    if text:
        made.fields[name] = text


def _title(made: _Item, key: str, text: str) -> str:
    if capitals.is_shouted_title(bare(text)) and key != "collection-title":
        made.report(
            "reference-field",
            f"“{key}” was all in capitals, and is read as “{capitals.title(bare(text))}”",
            "check its names and abbreviations, and write it as it should be printed",
            key,
            "warning",
        )
        return capitals.title(bare(text))
    return text


def _settle(made: _Item) -> None:
    """What can only be said once all fields are there."""
    fields = made.fields
    _settle_links(made)
    if status := STATUSES.get(fields.get("status", "").lower()):
        fields["status"] = status
    if "page" in fields:
        number = pages.article_number(fields["page"]) if made.type in _ARTICLES else ""
        if number:
            del fields["page"]
            fields.setdefault("number", number)
        else:
            fields["page"] = pages.pages(fields["page"])
    if made.type.startswith("article") and "volume" in fields:
        fields["volume"], issue = values.volume_and_issue(fields["volume"])
        if issue:
            fields.setdefault("issue", issue)
    for name in [name for name, text in fields.items() if not text]:
        del fields[name]


def _settle_links(made: _Item) -> None:
    """One DOI without its address, or one address; a session's link goes (APA 9.34 to 9.36)."""
    fields = made.fields
    address, name = fields.pop("URL", ""), fields.pop("DOI", "")
    doi, short = identifiers.doi(name)
    if name and not (doi or short):
        if identifiers.url(name) and not address:
            address = name
        elif name.lower() not in ("n/a", "na", "none", "-"):
            made.report(
                "reference-field",
                f"“{name}” is no DOI",
                "a DOI begins with “10.” and has a slash, as in 10.1037/a0028240",
                "DOI",
                "warning",
            )
    doi = doi or identifiers.doi_of_url(address)
    if doi:
        fields["DOI"] = doi
    address = short or address
    if not address or identifiers.doi_of_url(address) or identifiers.needs_sign_in(address):
        return
    if whole := identifiers.url(address):
        fields["URL"] = whole
    else:
        made.report(
            "reference-field",
            f"“{address}” is no web address",
            "copy it from the browser: it begins with https://",
            "URL",
            "warning",
        )
