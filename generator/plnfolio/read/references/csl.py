"""One CSL-JSON item made regular: where any format's entry becomes a `Reference`."""

from __future__ import annotations

from collections.abc import Mapping

from plnfolio.diagnostics import Problem, Span, did_you_mean
from plnfolio.model.reference import Date, Reference
from plnfolio.read.references import capitals, values, variables
from plnfolio.read.references.dates import NONE, STATUSES, other_date, read_date
from plnfolio.read.references.draft import Draft
from plnfolio.read.references.keys import likely_key
from plnfolio.read.references.markup import bare, plain, rich
from plnfolio.read.references.name_lists import read_names
from plnfolio.read.references.note import lifted
from plnfolio.read.references.nothing import is_no_value
from plnfolio.read.references.subtitles import joined
from plnfolio.read.references.two_dates import original_and_new
from plnfolio.read.references.whole import settle

# In these a pair of quotation marks around all of it may be the author's own.
_WORDED = frozenset(
    ("abstract", "annote", "note", "original-title", "references", "reviewed-title", "title",
     "title-short", "translated-title", "volume-title", "part-title")
)  # fmt: skip


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
    # A field may be written otherwise (“doi”), and is named by CSL's word in what follows.
    named = {variables.variable(key) or key: at for key, at in (places or {}).items()}
    made = Draft(span or Span(""), {**named, **(places or {})}, problems)
    made.id = _scalar(item.get("id")) or _scalar(item.get("citation-key"))
    if not made.id:
        problems.append(_without_id(item, made.span))
        return None
    item = lifted(_flattened(item))
    _read_type(made, item.get("type"))
    for key, value in item.items():
        if key not in ("id", "type") and value not in (None, "", [], {}):
            _read_field(made, key, value)
    settle(made)
    return Reference(made.id, made.type, made.names, made.dates, made.fields, span)


def _without_id(item: Mapping[str, object], span: Span) -> Problem:
    """What is said of a work that has no key: an error where one is cited that would be its own."""
    silent = Draft(span, {}, [])
    for key, value in lifted(_flattened(item)).items():
        if variables.variable(key) in ("author", "editor", "issued"):
            _read_field(silent, key, value)
    names = silent.names.get("author") or silent.names.get("editor") or ()
    dates = [part for date in silent.dates.values() for part in date.parts]
    likely = ""
    if names and dates and dates[0]:
        likely = likely_key(names[0].family or names[0].literal, dates[0][0])
    own = likely or "kennedy2018"
    short = f"give it a short one, such as “id: {own}”, and cite it as @{own}"
    if span.path.lower().endswith(".bib"):
        short = f"write its key behind the brace, as in @book{{{own}, and cite it as @{own}"
    return Problem(
        "reference-no-id",
        "this reference has no id, so no post can cite it",
        span,
        short,
        "error" if likely else "warning",
        likely,
    )


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
        made["title"] = joined(title, subtitle)
        del made["subtitle"]
    return made


def _read_type(made: Draft, value: object) -> None:
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


_OF_NAMES = frozenset(
    ("family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle")
)


def _read_field(made: Draft, key: str, value: object) -> None:
    name = variables.variable(key)
    if name in variables.NAMES:
        read_names(made, key, name, value)
    elif name in variables.DATES:
        _read_date(made, key, name, value)
    elif name:
        _read_text(made, key, name, value)
    elif key.lower() not in variables.IGNORED and not key.startswith(("_", "x-")):
        meant = variables.meant(key)
        remedy = f"did you mean “{meant}”?" if meant else "the field is left out"
        if key in _OF_NAMES:
            remedy = "it is a part of a name: begin it below the other parts, in the same column"
        elif key == "date-parts":
            remedy = "it is a part of a date: indent it, so that it stands below “issued:”"
        made.report("reference-field", f"there is no field “{key}”", remedy, key, "warning")


def _read_date(made: Draft, key: str, name: str, value: object) -> None:
    both = original_and_new(value, made.type) if name == "issued" else None
    read = both[1] if both else read_date(value)
    if read is None:
        read = other_date(value)
        _report_date(made, key, name, value, read)
    if read is None:
        return
    if both:
        made.dates.setdefault("original-date", both[0])
    if read.literal in STATUSES.values() and name == "issued":
        made.fields.setdefault("status", read.literal)
    elif read != NONE:
        made.dates[name] = read


_OF_CSL = (".yaml", ".yml", ".json")
"""Files in which a date may be words."""

# Days that no list shows, or that tell only when somebody looked.
_MINOR_DATES = frozenset(("accessed", "available-date", "submitted"))


def _report_date(made: Draft, key: str, name: str, value: object, other: Date | None) -> None:
    words = value.get("raw") or value.get("edtf") if isinstance(value, Mapping) else value
    shown = f" “{plain(str(words))}”" if words and isinstance(words, (str, int, float)) else ""
    remedy = "write it as year-month-day (2018-03-03, 2018-03 or 2018)"
    if made.span.path.lower().endswith(_OF_CSL):
        remedy += ", or as “literal:” with the words to print"
    made.report(
        "reference-date",
        f"the date{shown} in “{key}” cannot be read"
        + (", and another that the record has is taken" if other else ""),
        remedy,
        key,
        "warning" if other or name in _MINOR_DATES else "error",
    )


def _read_text(made: Draft, key: str, name: str, value: object) -> None:
    if isinstance(value, (Mapping, list, bool)):
        made.report(
            "reference-field",
            f"“{key}” takes text, and this is none",
            "write the text on one line, in quotation marks if it holds “: ”",
            key,
        )
        return
    text = rich(str(value)) if name in variables.RICH else plain(str(value))
    if is_no_value(name, bare(text)):
        return
    text = values.without_stray(text) if name in _WORDED else values.unquoted(text)
    text = values.field(name, text, made.type)
    if name in variables.TITLES:
        text = _title(made, key, name, values.title(text, made.type))
    if text:
        made.fields[name] = text


def _title(made: Draft, key: str, name: str, text: str) -> str:
    if capitals.is_shouted_title(bare(text)) and name != "collection-title":
        if not name.endswith("-short"):
            made.report(
                "all-caps-title",
                f"“{key}” was all in capitals, and is read as “{capitals.title(bare(text))}”",
                "check its names and abbreviations, and write it as it should be printed",
                key,
                "warning",
            )
        return capitals.title(bare(text))
    return text
