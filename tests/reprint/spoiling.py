"""The ways in which students spoil a reference list, each as a function of entries.

An entry comes as Markdown with asterisks around italics; what comes back is a whole pasted text and
the form that it is in. Nothing is spoilt in an address.
"""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable

Spoil = Callable[[list[str]], tuple[str, str]]

_ADDRESS = re.compile(r"https?://\S+")


def bare(entry: str) -> str:
    return entry.replace("*", "")


def _apart(entry: str, change: Callable[[str], str]) -> str:
    """Change all but the addresses."""
    out, at = [], 0
    for found in _ADDRESS.finditer(entry):
        out += [change(entry[at : found.start()]), found[0]]
        at = found.end()
    return "".join((*out, change(entry[at:])))


def each(change: Callable[[str], str], form: str = "plain", between: str = "\n") -> Spoil:
    def spoil(entries: list[str]) -> tuple[str, str]:
        made = [change(entry if form == "markdown" else bare(entry)) for entry in entries]
        return between.join(made), form

    return spoil


def _words(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda entry: _apart(entry, change)


def _straight(text: str) -> str:
    signs = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "--", "…": "..."}
    return text.translate(str.maketrans(signs))


def _tight(text: str) -> str:
    return re.sub(r"(?<=\b[A-Z]\.) (?=[A-Z]\.)", "", text)


def _and(text: str) -> str:
    head, found, rest = text.partition(" (")
    return head.replace(", & ", ", and ").replace(" & ", " and ") + found + rest


def _headline(entry: str) -> str:
    """Title Case in the title; names and small words as they are."""
    head, found, rest = entry.partition("). ")
    title, stop, source = rest.partition(". ")
    if title.startswith("http"):
        return entry
    small = "a an and as at but by for in of on or the to with from".split()

    def up(match: re.Match[str]) -> str:
        word = match[0]
        return word if word in small else word[0].upper() + word[1:]

    return head + found + re.sub(r"(?<![\w’'])[a-z][\w’']*", up, title) + stop + source


def _old_place(entry: str) -> str:
    """“New York, NY: ” before the publisher of a book."""
    return re.sub(
        r"(\*|\)|\])\. ((?:[A-Z][\w&’.-]* ?(?:and |of |& )?)+"
        r"(?:Press|Books|Wiley|Routledge|Corwin|Springer|Scribner|Pearson|Sons|Sage))\.",
        r"\1. New York, NY: \2.",
        entry,
    )


def _retrieved(entry: str) -> str:
    if "Retrieved" in entry:
        return entry
    return re.sub(r" (https?://(?!doi)\S+)", r" Retrieved from \1", entry)


def _visited(entry: str) -> str:
    if "Retrieved" in entry or "(n.d.)" in entry:  # there it is part of what APA prints
        return entry
    return re.sub(r" (https?://(?!doi)\S+)", r" Retrieved May 5, 2019, from \1", entry)


def _volume(text: str) -> str:
    return re.sub(r", (\*?)(\d+)\*?\(([\w.–]+)\), ([\d–]+)", r", Vol. \2, No. \3, pp. \4", text)


def _colon(text: str) -> str:
    return re.sub(r", \*?(\d+)\*?\((\d+)\), ([\d–]+)", r", \1:\2, \3", text)


def _no_stop_behind_date(text: str) -> str:
    return re.sub(r"(\(\d{4}[^()]*\))\. ", r"\1 ", text, count=1)


def _no_stop_before_date(text: str) -> str:
    return re.sub(r"\. (\((?:\d{4}|n\.d\.)[^()]*\))", r" \1", text, count=1)


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def _one_run(entry: str) -> str:
    """“*Journal, 12*(3)”, as word processors have it."""
    return entry.replace("*, *", ", ")


def _upright_volume(entry: str) -> str:
    return re.sub(r"(\*[^*]+\*), \*(\d+)\*\((\d+)\)", r"\1, \2 (\3)", entry)


def _paged(entry: str) -> str:
    return re.sub(r"(, \*?\d+\*?(?:\([\w–.]+\))?), (\d[\d–]*)(?=\.(?: |$))", r"\1, pp. \2", entry)


def _quoted(entry: str) -> str:
    """“Title.” for what is part of something, as other styles have it."""
    return re.sub(r"(\)\. )([^*.?!“”\[(]{8,}?)([.?!])( (?=\*|In ))", r"\1“\2\3”\4", entry, count=1)


def _day_first(text: str) -> str:
    def turned(found: re.Match[str]) -> str:
        return f"({found[3] + ' ' if found[3] else ''}{found[2]} {found[1]})"

    return re.sub(rf"\((\d{{4}}), ({_MONTHS})(?: (\d\d?))?\)", turned, text, count=1)


def _short_month(text: str) -> str:
    def cut(found: re.Match[str]) -> str:
        return f"({found[1]}, {found[2][:3]}{'.' if len(found[2]) > 3 else ''}"

    return re.sub(rf"\((\d{{4}}), ({_MONTHS})\b", cut, text)


def _edition_in_words(entry: str) -> str:
    for short, long in (("2nd ed.", "Second Edition"), ("3rd ed.", "third ed."),
                        ("4th ed.", "4th edition"), ("Rev. ed.", "Revised edition")):  # fmt: skip
        entry = entry.replace(short, long)
    return entry


def _semicolons(entry: str) -> str:
    head, found, rest = entry.partition(" (")
    return re.sub(r"(?<=\.), (?:& )?(?=[^\W\d_])(?!Jr|III)", "; ", head) + found + rest


def _no_parentheses(text: str) -> str:
    return re.sub(r" \((\d{4})\)\. (?!http)", r" \1. ", text, count=1)


def _no_break(text: str) -> str:
    return re.sub(r"(?<=[A-Z\d]\.) ", "\u00a0", text)


def _at_end(shape: str) -> Callable[[str], str]:
    """Something else about the address at the end."""
    return lambda entry: re.sub(r"(https?://\S+)$", shape, entry)


def _wrapped(entries: list[str]) -> tuple[str, str]:
    made = [
        "\n".join(
            textwrap.wrap(
                bare(one),
                78,
                subsequent_indent="    ",
                break_long_words=False,
                break_on_hyphens=False,
            )
        )
        for one in entries
    ]
    return "\n".join(made), "plain"


def _wrapped_flush(entries: list[str]) -> tuple[str, str]:
    made = [
        "\n".join(textwrap.wrap(bare(one), 72, break_long_words=False, break_on_hyphens=False))
        for one in entries
    ]
    return "\n\n".join(made), "plain"


def _numbered(shape: str) -> Spoil:
    def spoil(entries: list[str]) -> tuple[str, str]:
        return "\n".join(shape.format(n) + bare(one) for n, one in enumerate(entries, 1)), "plain"

    return spoil


def _marked(entry: str) -> str:
    runs = entry.split("*")
    made = "".join(
        f"<em>{html.escape(run)}</em>" if at % 2 else html.escape(run)
        for at, run in enumerate(runs)
    )
    return f"<p>{made}</p>"


def _html(entries: list[str]) -> tuple[str, str]:
    return "<h2>References</h2>\n" + "\n".join(map(_marked, entries)), "html"


def _broken(entries: list[str]) -> tuple[str, str]:
    return "<div>" + "<br>".join(_marked(one)[3:-4] for one in entries) + "</div>", "html"


def _items(entries: list[str]) -> tuple[str, str]:
    made = (re.sub(r"(https?://[^\s<]+)", r'<a href="\1">\1</a>', _marked(one)) for one in entries)
    return "<ol>" + "".join(f"<li>{one}</li>" for one in made) + "</ol>", "html"


def _annotated(entries: list[str]) -> tuple[str, str]:
    said = "This source helped me to see how networks grow. Its examples were useful for my class."
    lines = ["References", ""]
    for at, one in enumerate(entries):
        lines += [bare(one), *([said] if at % 3 == 0 else [])]
    return "\n".join(lines), "plain"


def _underscored(entry: str) -> str:
    return re.sub(r"\*([^*]+)\*", r"_\1_", entry)


WAYS: dict[str, Spoil] = {
    "plain": each(lambda one: one),
    "markdown": each(lambda one: one, "markdown", "\n\n"),
    "underscores": each(_underscored, "markdown", "\n\n"),
    "html": _html,
    "html with breaks": _broken,
    "html items with links": _items,
    "straight signs": each(_words(_straight)),
    "straight signs, slanted": each(_words(_straight), "markdown", "\n\n"),
    "initials without spaces": each(_words(_tight)),
    "and": each(_and),
    "headline": each(_headline),
    "place": lambda entries: ("\n".join(bare(_old_place(one)) for one in entries), "plain"),
    "place, slanted": each(_old_place, "markdown", "\n\n"),
    "retrieved from": each(_retrieved),
    "retrieved on a day": each(_visited),
    "doi:": each(lambda one: one.replace("https://doi.org/", "doi:")),
    "DOI: ": each(lambda one: one.replace("https://doi.org/", "DOI: ")),
    "dx.doi.org": each(lambda one: one.replace("https://doi.org/", "http://dx.doi.org/")),
    "Vol. and No.": each(_volume),
    "volume:issue": each(_colon),
    "no stop behind the date": each(_no_stop_behind_date),
    "no stop before the date": each(_no_stop_before_date),
    "no stop at the end": each(lambda one: one.rstrip(".")),
    "wrapped": _wrapped,
    "wrapped, flush": _wrapped_flush,
    "one run of italics": each(_one_run, "markdown", "\n\n"),
    "volume upright": each(_upright_volume, "markdown", "\n\n"),
    "pages with pp.": each(_paged),
    "two spaces": each(_words(lambda one: re.sub(r"(?<=[.?!)]) (?=[A-Z“(])", "  ", one))),
    "no-break spaces": each(_words(_no_break)),
    "title in quotation marks": each(_quoted),
    "day month year": each(_day_first),
    "short month": each(_short_month),
    "DOI alone": each(lambda one: one.replace("https://doi.org/", "")),
    "DOI through a proxy": each(
        lambda one: one.replace("https://doi.org/", "https://doi-org.ezproxy.library.edu/")
    ),
    "stop behind the address": each(_at_end(r"\1.")),
    "address in angles": each(_at_end(r"<\1>")),
    "address as a link": each(_at_end(r"[\1](\1)"), "markdown", "\n\n"),
    "edition in words": each(_edition_in_words),
    "colon behind the date": each(
        lambda one: re.sub(r"(\(\d{4}[^()]*\))\. (?!http)", r"\1: ", one, count=1)
    ),
    "semicolons between names": each(_semicolons),
    "year without parentheses": each(_no_parentheses),
    "numbers": _numbered("{}. "),
    "numbers in brackets": _numbered("[{}] "),
    "bullets": _numbered("• "),
    "tabs": _numbered("\t{}.\t"),
    "heading and annotations": _annotated,
}
